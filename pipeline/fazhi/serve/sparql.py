"""SPARQL for strangers: read-only, in processes of their own that are ended when a query takes too long."""

from __future__ import annotations

import multiprocessing
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue

import pyoxigraph as ox

from fazhi.errors import QueryError

__all__ = ["GRAPHS", "TABLES", "Answer", "Endpoint", "QueryStoppedError"]

#: Result formats by media type, the first being the default; for SELECT and ASK, for CONSTRUCT and DESCRIBE.
TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
#: Bytes of an answer, and of memory that a process may take for one, beyond which a query is refused.
LARGEST = 20_000_000
MEMORY = 4_000_000_000
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
#: What a query says besides its words: texts, addresses, remarks.
QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*',
    re.S,
)
SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.I)


class QueryStoppedError(QueryError):
    """A query took more time or memory than it may."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A serialised answer and its media type."""

    body: bytes
    media_type: str


class Endpoint:
    """Answers queries with some processes, each at one query at a time.

    Args:
        place: The store's folder.
        seconds: How long a query may take.
        workers: How many queries may run at once; the next ones wait.
    """

    def __init__(self, place: Path, seconds: float = 10.0, workers: int = 2) -> None:
        self.place = place
        self.seconds = seconds
        self.free: Queue[Worker] = Queue()
        for _ in range(workers):
            self.free.put(Worker(place))

    def ask(self, query: str, table: str, graph: str) -> Answer:
        """Answer a query.

        Args:
            query: SPARQL 1.1 that only reads.
            table: The media type wanted for SELECT and ASK, one of `TABLES`.
            graph: The media type wanted for CONSTRUCT and DESCRIBE, one of `GRAPHS`.

        Returns:
            The answer.

        Raises:
            QueryStoppedError: If it takes too long, too much memory, or its answer is too large.
            QueryError: If the query is wrong, or asks another server.
        """
        if SERVICE.search(QUOTED.sub(" ", unescaped(query))):
            raise QueryError("SERVICE would ask another server, which this one does not do", "ask that one yourself")
        with self.worker() as worker:
            return worker.ask(query, table, graph, self.seconds)

    @contextmanager
    def worker(self) -> Iterator[Worker]:
        """Take a process; one that had to be ended is replaced."""
        worker = self.free.get()
        try:
            yield worker
        finally:
            self.free.put(worker if worker.process.is_alive() else Worker(self.place))

    def close(self) -> None:
        """End all processes."""
        while not self.free.empty():
            self.free.get().end()


class Worker:
    """One process with the store open."""

    def __init__(self, place: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self.ours, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(str(place), theirs), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, query: str, table: str, graph: str, seconds: float) -> Answer:
        """Let the process answer; end it if it does not in time."""
        try:
            self.ours.send((query, table, graph))
            if not self.ours.poll(seconds):
                self.end()
                raise QueryStoppedError(f"the query took more than {seconds:g} s", "ask for less, or add a LIMIT")
            kind, content = self.ours.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise QueryStoppedError("the query took too much memory", "ask for less, or add a LIMIT") from error
        if kind == "error":
            raise QueryError(f"the query is wrong: {content}", "see the SPARQL 1.1 query language")
        if kind == "large":
            raise QueryStoppedError("the answer is too large", "ask for less, or add a LIMIT")
        return Answer(content, kind)

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()


def unescaped(query: str) -> str:
    r"""Resolve ``\u`` and ``\U``, which SPARQL does before anything else.

    Args:
        query: A query.

    Returns:
        The query as its parser sees it.

    Examples:
        >>> unescaped(r"\u0053ELECT")
        'SELECT'
    """
    return ESCAPE.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), query)


def work(place: str, connection: Connection) -> None:
    """Answer queries until nobody asks any more; what a worker process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers
    store = ox.Store.read_only(place)
    confine()
    while True:
        try:
            query, table, graph = connection.recv()
        except EOFError:
            return
        connection.send(answered(store, query, table, graph))


def answered(store: ox.Store, query: str, table: str, graph: str) -> tuple[str, object]:
    """Answer one query: its media type and bytes, or what is wrong."""
    try:
        result = store.query(query, use_default_graph_as_union=True)
        if isinstance(result, ox.QueryTriples):
            body, kind = result.serialize(format=GRAPHS[graph]), graph
        else:
            body, kind = result.serialize(format=TABLES[table]), table
    except (SyntaxError, ValueError, OSError) as error:
        return "error", str(error)
    assert body is not None
    return ("large", None) if len(body) > LARGEST else (kind, body)


def confine() -> None:
    """Bound the memory of this process, and let it open neither files nor connections, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
