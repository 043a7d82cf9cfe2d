"""The graph in a folder: ArcadeDB inside this process, no server and no key."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from fazhi.errors import QueryError, StoreError
from fazhi.graph.model import RecordGraph
from fazhi.knowledge.schema import Schema, load_schema
from fazhi.store.base import Counts, GraphStore, Loaded, Progress, Rows, plain
from fazhi.store.loading import Loader, batches, load_batches
from fazhi.store.statements import Statements

__all__ = ["EmbeddedStore"]

CYPHER = "opencypher"
LOGGING = Path(__file__).parent / "quiet.properties"
IN_USE = "another process has the graph open"
SPACE = "check the free space and build again"


class EmbeddedStore(GraphStore):
    """A graph store in a folder.

    One process at a time may write; others that read wait their turn. After the first store of a process has
    been opened the process must not fork.

    Args:
        path: The store's folder; made where it is not there.
        read_only: Open it for questions only; the folder must be there.
        heap: Memory that the engine may take; the first store of a process decides.
        batch: Reports that one transaction may hold.
        schema: Labels, types and properties; None for those that ship with fazhi.

    Raises:
        StoreError: If the store is in use by another process, damaged, or not there.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        read_only: bool = False,
        heap: str = "1g",
        batch: int = 100,
        schema: Schema | None = None,
    ) -> None:
        self.path = Path(path)
        self.batch = batch
        self.schema = schema or load_schema()
        self.loader = Loader(self.schema, alone=True)
        self.database: Any = None
        if read_only and not self.path.is_dir():
            raise StoreError(f"{self.path}: there is no graph", "make one with fazhi build")
        self.database = opened(self.path, read_only, heap)

    def close(self) -> None:
        """Let go of the folder; a second call does nothing."""
        if self.database is not None:
            database, self.database = self.database, None
            database.close()

    def constrain(self) -> None:
        """Make labels, relationship types, constraints and indexes; a second call does nothing.

        Raises:
            StoreError: If the folder cannot be written.
        """
        for edge in self.schema.edges:
            self.command("sql", f"CREATE EDGE TYPE `{edge}` IF NOT EXISTS")
        for statement in Statements(self.schema).constraints():
            self.command(CYPHER, statement)

    def load(self, graphs: Iterable[RecordGraph], progress: Progress | None = None) -> Loaded:
        """Make the store say what the graphs say of their reports, and nothing older of these reports.

        Each batch is one transaction: after a crash the store holds whole batches, and loading again
        completes it.

        Args:
            graphs: Graphs of records, read one batch at a time.
            progress: Called after each batch with the number of its reports.

        Returns:
            How many reports were new, changed and unchanged.

        Raises:
            RecordError: If a graph does not keep the schema.
            StoreError: If the store cannot be written.
        """
        return load_batches(batches(graphs, reports=self.batch), self.bring, progress)

    def forget(self, report_ids: Iterable[str]) -> int:
        """Remove reports with all that only they say.

        Args:
            report_ids: Ids of reports; those that are not there do not matter.

        Returns:
            How many were there.

        Raises:
            StoreError: If the store cannot be written.
        """
        with self.transaction():
            return self.loader.forget(self, list(report_ids))

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run a query that only reads.

        Args:
            cypher: One statement.
            params: Values of its parameters.

        Returns:
            Rows as dictionaries; nodes and relationships as dictionaries of their properties.

        Raises:
            QueryError: If the statement is wrong, lacks parameters or would write.
        """
        engine = engine_module()
        try:
            rows = self.alive().query(CYPHER, cypher, dict(params or {})).to_list()
        except engine.ArcadeDBError as error:
            line = said(error)
            if "idempotent" in line:
                raise QueryError("the query would write", "only reading is allowed: MATCH ... RETURN ...") from error
            raise QueryError(line, "correct the query") from error
        return [{name: plain(value, unfolded) for name, value in row.items()} for row in rows]

    def counts(self) -> Counts:
        """Count nodes by label and edges by relationship type.

        Returns:
            The counts, zeros included.
        """
        nodes = {label: self.query(Statements.count_nodes(label))[0]["n"] for label in self.schema.nodes}
        edges = {kind: self.query(Statements.count_edges(kind))[0]["n"] for kind in self.schema.edges}
        return Counts(nodes, edges)

    # ------------------------------------------------------------ what the loader needs

    def bring(self, batch: list[RecordGraph]) -> Loaded:
        """Load one batch in a transaction of its own."""
        with self.transaction():
            return self.loader.load(self, batch)

    def run(self, cypher: str, params: Mapping[str, Any]) -> Rows:
        """Run one statement inside the running transaction."""
        return self.command(CYPHER, cypher, params)

    def command(self, language: str, statement: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run one statement that may write."""
        engine = engine_module()
        try:
            found = self.alive().command(language, statement, *([dict(params)] if params else []))
            return found.to_list() if found is not None else []
        except engine.ArcadeDBError as error:
            raise StoreError(f"{self.path}: {said(error)}", SPACE) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit everything that is done inside, or nothing."""
        engine = engine_module()
        database = self.alive()
        database.begin()
        try:
            yield
        except BaseException:
            with suppress(engine.ArcadeDBError):
                database.rollback()
            raise
        try:
            database.commit()
        except engine.ArcadeDBError as error:
            raise StoreError(f"{self.path}: {said(error)}", SPACE) from error

    def alive(self) -> Any:
        """Give the open database."""
        if self.database is None:
            raise StoreError(f"{self.path}: the store is closed", "open it again")
        return self.database


def engine_module() -> Any:
    """Import the engine: the native build where it is installed, else the one with a JVM."""
    try:
        import arcadedb as engine  # noqa: PLC0415
    except ImportError:
        import arcadedb_embedded as engine  # noqa: PLC0415
    return engine


def opened(path: Path, read_only: bool, heap: str) -> Any:
    """Open or make a database without letting the engine write a log folder or warnings."""
    engine = engine_module()
    options: dict[str, Any] = {}
    if engine.__name__ == "arcadedb_embedded":
        logging = f"-Djava.util.logging.config.file={LOGGING}"
        options["jvm_kwargs"] = {"heap_size": heap, "jvm_args": [logging]}
    else:
        os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    try:
        # The engine keeps the working folder that it started in, whatever this process does later.
        place = str(path.absolute())
        with silenced():
            factory = engine.DatabaseFactory(place, **options)
        if read_only:
            return read_only_database(engine, factory, place)
        if factory.exists():
            return factory.open()
        path.parent.mkdir(parents=True, exist_ok=True)
        return factory.create()
    except (engine.ArcadeDBError, OSError) as error:
        text = said(error)
        if "lock" in text.lower():
            raise StoreError(f"{path}: {IN_USE}", "wait for it to end, or end it") from error
        raise StoreError(f"{path}: {text}", "check the folder, or build it again") from error


def read_only_database(engine: Any, factory: Any, path: str) -> Any:
    """Open a database so that several processes may read it at once."""
    if engine.__name__ != "arcadedb_embedded":
        return engine.open_database(path, read_only=True)
    import jpype  # noqa: PLC0415

    mode = jpype.JClass("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
    try:
        return engine.Database(factory._java_factory.open(mode))
    except jpype.JException as error:
        if "recovery" not in str(error):
            raise engine.ArcadeDBError(str(error)) from error
    # A process that died left its journal behind: opening for writing replays it, unless that process lives.
    factory.open().close()
    return engine.Database(factory._java_factory.open(mode))


@contextmanager
def silenced() -> Iterator[None]:
    """Keep what the engine prints while it starts, past Python's own streams, off the user's screen."""
    saved = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(nothing)


def said(error: BaseException) -> str:
    """Say in one line what an engine's error says, without the names of its classes."""
    line = (str(error).splitlines() or [type(error).__name__])[0].partition(" expecting {")[0]
    words = [word for word in line.split(" ") if not word.startswith(("com.arcadedb.", "java.", "org."))]
    return " ".join(words).replace("Query failed: ", "").replace("Command failed: ", "").strip() or line


def unfolded(value: Any) -> Any:
    """Give a vertex or an edge, which the engine leaves as objects of Java, as a mapping."""
    if not hasattr(value, "propertiesAsMap"):
        return value
    from arcadedb_embedded.type_conversion import convert_java_to_python  # noqa: PLC0415

    return convert_java_to_python(value.propertiesAsMap())
