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
from typing import NamedTuple

import pyoxigraph as ox

from fazhi.errors import QueryError

__all__ = [
    "GRAPHS",
    "TABLES",
    "Answer",
    "Endpoint",
    "NamedGraphs",
    "QueryStoppedError",
    "names_graphs",
    "refuse_service",
]

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
#: A variable or a local name, in which the word may stand.
NAME = re.compile(r"([?$:])\w+")
GAP = r"(?:\s|#[^\n\r]*[\n\r])*+"
#: The word before a place to ask. Where texts and remarks end is for the parser to know: one that looks so counts, too.
SERVICE = re.compile(rf"SERVICE{GAP}(?:SILENT)?{GAP}[^\s{{}}<>]*[<?$:]", re.I)
#: What may hold any word, in the order in which SPARQL 1.1 (19.8) reads it: IRIs, texts, escapes in names, remarks.
HOLDS_WORDS = re.compile(
    r"<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'|\\.|#[^\n\r]*", re.S
)  # fmt: skip
FROM = re.compile(r"(?<![\w?$:.-])FROM(?:\s*(?:NAMED\s*)?<|\s+(?:NAMED\s+)?[\w.-]*:)", re.I)


class QueryStoppedError(QueryError):
    """A query took more time or memory than it may."""


class NamedGraphs(NamedTuple):
    """The graphs that a request names beside its query, by their IRIs; where there are none, the query decides."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


NONE = NamedGraphs()


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

    def ask(self, query: str, table: str, graph: str, graphs: NamedGraphs = NONE) -> Answer:
        """Answer a query; where neither it nor the request names graphs, it asks all of them as one.

        Args:
            query: SPARQL 1.1 that only reads.
            table: The media type wanted for SELECT and ASK, one of `TABLES`.
            graph: The media type wanted for CONSTRUCT and DESCRIBE, one of `GRAPHS`.
            graphs: The graphs that the request names, before those of the query (SPARQL 1.1 Protocol, 2.1.4).

        Returns:
            The answer.

        Raises:
            QueryStoppedError: If it takes too long, too much memory, or its answer is too large.
            QueryError: If the query or the name of a graph is wrong, or the query asks another server.
        """
        refuse_service(query)
        with self.worker() as worker:
            return worker.ask(query, table, graph, graphs, self.seconds)

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
        self.started = False

    def ask(self, query: str, table: str, graph: str, graphs: NamedGraphs, seconds: float) -> Answer:
        """Let the process answer; end it if it does not in time."""
        try:
            if not self.started:  # the time that a process takes to start is not the query's
                self.started = self.ours.recv()
            self.ours.send((query, table, graph, graphs))
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


def refuse_service(query: str) -> None:
    """Refuse a query that would have this server ask another one.

    Args:
        query: A query.

    Raises:
        QueryError: If it holds SERVICE before an address, a variable or a name.
    """
    if SERVICE.search(NAME.sub(r"\1_", unescaped(query))):
        raise QueryError("SERVICE would ask another server, which this one does not do", "ask that one yourself")


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
    connection.send(True)
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        connection.send(answered(store, *question))


def answered(store: ox.Store, query: str, table: str, graph: str, graphs: NamedGraphs) -> tuple[str, object]:
    """Answer one query: its media type and bytes, or what is wrong."""
    try:
        result = asked(store, query, graphs)
        if isinstance(result, ox.QueryTriples):
            body, kind = result.serialize(format=GRAPHS[graph]), graph
        else:
            body, kind = result.serialize(format=TABLES[table]), table
    except (SyntaxError, ValueError, OSError) as error:
        return "error", str(error)
    assert body is not None
    return ("large", None) if len(body) > LARGEST else (kind, body)


def asked(store: ox.Store, query: str, graphs: NamedGraphs) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Ask the graphs that the request names, else those that the query names, else all as one."""
    if any(graphs):
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in graphs.default]
        named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in graphs.named]
        return store.query(query, default_graph=default, named_graphs=named)
    # the engine would ask all graphs even where FROM names some
    return store.query(query, use_default_graph_as_union=not names_graphs(query))


def names_graphs(query: str) -> bool:
    """Tell whether a query names the graphs that it asks, with FROM or FROM NAMED.

    Args:
        query: A query.

    Returns:
        Whether it does.

    Examples:
        >>> names_graphs("SELECT * FROM <g:1> WHERE { ?s ?p ?o }"), names_graphs("ASK { ?s ?p 'FROM <g:1>' }")
        (True, False)
    """
    bare = HOLDS_WORDS.sub(lambda found: "<>" if found[0].startswith("<") else " ", unescaped(query))
    return FROM.search(bare) is not None


def confine() -> None:
    """Bound the memory of this process where the system can; of files, a store opens more as it reads."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
