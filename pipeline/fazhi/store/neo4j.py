"""The graph in a Neo4j 5 server, reached through the official driver."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

import neo4j
from neo4j.graph import Path

from fazhi.errors import StoreError
from fazhi.graph.model import RecordGraph
from fazhi.knowledge.schema import Schema, load_schema
from fazhi.store.base import Counts, GraphStore, Loaded, Progress, Rows, plain
from fazhi.store.loading import Loader, batches, load_batches
from fazhi.store.neo4j_errors import explained, quiet_driver
from fazhi.store.neo4j_schema import PREFIX, Neo4jStatements
from fazhi.store.settings import Neo4jSettings

__all__ = ["Neo4jStore"]

Answer = TypeVar("Answer")
#: The oldest version whose Cypher the queries are written in.
OLDEST = 5
#: Seconds in which a transaction is tried again after a deadlock, a change of leader or a lost connection.
RETRY = 5.0
#: Seconds in which a server must answer a call at its door.
REACH = 15.0
WIPED = 10_000


class Running:
    """A running transaction, as the loader wants it."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self.transaction = transaction

    def run(self, cypher: str, params: Mapping[str, Any]) -> Rows:
        """Run a statement and give its rows."""
        return rows_of(self.transaction.run(cypher, dict(params)))


class Neo4jStore(GraphStore):
    """A graph store in a Neo4j server.

    Only nodes whose id is one of this project's, and what they are joined by, are ever changed or counted;
    other data in the database is left alone.

    Args:
        settings: Address and sign-in; None for those of the environment or a .env file.
        schema: Labels, types and properties; None for those that ship with fazhi.

    Raises:
        ConfigurationError: If there is no address or password.
        StoreError: If the server is not there, does not let us in, or is older than Neo4j 5.
    """

    def __init__(self, settings: Neo4jSettings | None = None, *, schema: Schema | None = None) -> None:
        self.settings = settings or Neo4jSettings.find()
        self.schema = schema or load_schema()
        self.loader = Loader(self.schema, alone=True)
        self.statements = Neo4jStatements(self.schema)
        quiet_driver()
        with explained(self.settings):
            self.driver = neo4j.GraphDatabase.driver(
                self.settings.uri,
                auth=(self.settings.username, self.settings.password),
                user_agent="fazhi",
                connection_timeout=REACH,
                connection_acquisition_timeout=2 * REACH,
                max_transaction_retry_time=RETRY,
                telemetry_disabled=True,
            )
        try:
            self.check_version()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the connections; a second call does nothing."""
        self.driver.close()

    def check_version(self) -> None:
        """See that the server answers, lets us in, has the database and is new enough."""
        with explained(self.settings):
            agent = self.driver.get_server_info().agent
            version = re.match(r"Neo4j/(\d+)", agent)
            if version and int(version[1]) < OLDEST:
                raise StoreError(
                    f"{self.settings.uri}: {agent.replace('/', ' ')} is too old",
                    "fazhi needs Neo4j 5 or newer",
                )
            # Nothing before the first statement tells whether the database is there.
            self.read("RETURN 1 AS one", {})

    def constrain(self) -> None:
        """Make constraints and indexes and wait until they are complete; a second call does nothing.

        Raises:
            StoreError: If the user may not, or data of others does not allow a constraint.
        """
        with explained(self.settings, "write"), self.session(neo4j.WRITE_ACCESS) as session:
            for statement in self.statements.definitions():
                session.run(statement).consume()
            session.run("CALL db.awaitIndexes(600)").consume()
            held = rows_of(session.run("SHOW CONSTRAINTS YIELD type, labelsOrTypes AS labels, properties"))
        unique = {(*row["labels"], *row["properties"]) for row in held if "UNIQUENESS" in row["type"]}
        for node in self.schema.nodes.values():
            if (node.label, node.key) not in unique:
                # IF NOT EXISTS is silent about a constraint or index of others that only has the name.
                raise StoreError(
                    f"{self.settings.uri}: no uniqueness constraint on {node.label}.{node.key} could be made",
                    f"another index is named {PREFIX}{node.label.lower()}_{node.key}: drop it",
                )

    def load(self, graphs: Iterable[RecordGraph], progress: Progress | None = None) -> Loaded:
        """Make the store say what the graphs say of their reports, and nothing older of these reports.

        Each batch is one transaction, tried again after passing errors: after a crash the store holds whole
        batches, and loading again completes it.

        Args:
            graphs: Graphs of records, read one batch at a time.
            progress: Called after each batch with the number of its reports.

        Returns:
            How many reports were new, changed and unchanged.

        Raises:
            RecordError: If a graph does not keep the schema.
            StoreError: If the server is lost, or does not let us write.
        """
        return load_batches(batches(graphs), lambda batch: self.write(partial(self.bring, batch=batch)), progress)

    def forget(self, report_ids: Iterable[str]) -> int:
        """Remove reports with all that only they say.

        Args:
            report_ids: Ids of reports; those that are not there do not matter.

        Returns:
            How many were there.

        Raises:
            StoreError: If the server is lost, or does not let us write.
        """
        return self.write(partial(self.loader.forget, report_ids=list(report_ids)))

    def wipe(self) -> int:
        """Remove everything of ours, with our constraints and indexes, and nothing else.

        Returns:
            How many nodes were removed.

        Raises:
            StoreError: If the server is lost, or does not let us write.
        """
        total = 0
        for label in self.schema.nodes:
            some = partial(Running.run, cypher=self.statements.wipe(label), params={"limit": WIPED})
            while removed := self.write(some)[0]["n"]:
                total += removed
        with explained(self.settings, "write"), self.session(neo4j.WRITE_ACCESS) as session:
            for kind, listing in (("CONSTRAINT", "SHOW CONSTRAINTS"), ("INDEX", "SHOW INDEXES")):
                for row in rows_of(session.run(f"{listing} YIELD name")):
                    if row["name"].startswith(PREFIX):
                        session.run(f"DROP {kind} {row['name']} IF EXISTS").consume()
        return total

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run a query that only reads.

        Args:
            cypher: One statement.
            params: Values of its parameters.

        Returns:
            Rows as dictionaries; nodes and relationships as dictionaries of their properties.

        Raises:
            QueryError: If the statement is wrong, lacks parameters or would write.
            StoreError: If the server is lost.
        """
        with explained(self.settings, "read"):
            return self.read(cypher, dict(params or {}))

    def counts(self) -> Counts:
        """Count our nodes by label and our edges by relationship type.

        Returns:
            The counts, zeros included.

        Raises:
            StoreError: If the server is lost.
        """
        nodes = {label: self.query(self.statements.count_nodes(label))[0]["n"] for label in self.schema.nodes}
        edges = {
            kind: self.query(self.statements.count_edges(edge))[0]["n"] for kind, edge in self.schema.edges.items()
        }
        return Counts(nodes, edges)

    def bring(self, running: Running, batch: list[RecordGraph]) -> Loaded:
        """Load one batch after locking its reports, so that nobody else loads the same ones meanwhile."""
        ids = sorted({graph.report_id for graph in batch if graph.report_id})
        running.run(self.statements.lock(), {"ids": ids})
        return self.loader.load(running, batch)

    # ------------------------------------------------------------ transactions

    def session(self, access: str) -> neo4j.Session:
        """Open a session that sees what earlier sessions of this store wrote, on clusters too."""
        return self.driver.session(
            database=self.settings.database,
            default_access_mode=access,
            bookmark_manager=self.driver.execute_query_bookmark_manager,
        )

    def write(self, work: Callable[[Running], Answer]) -> Answer:
        """Do work in one transaction, and again after passing errors."""
        with explained(self.settings, "write"), self.session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(lambda transaction: work(Running(transaction)))

    def read(self, cypher: str, params: dict[str, Any]) -> Rows:
        """Run a statement in a transaction in which the server refuses to write."""
        with self.session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda transaction: rows_of(transaction.run(cypher, params)))


def rows_of(result: neo4j.Result) -> Rows:
    """Read all rows of a result."""
    made_plain = partial(plain, unfolded=unfolded)
    names = result.keys()
    return [dict(zip(names, map(made_plain, record), strict=True)) for record in result]


def unfolded(value: Any) -> Any:
    """Give a path as the list of what it joins; nodes and relationships are mappings already."""
    return (*value.nodes, *value.relationships) if isinstance(value, Path) else value
