"""What the tests of Neo4j share: how a server is reached, and what a store holds."""

from __future__ import annotations

from collections.abc import Iterable

from tools.neo4j_server import Server

from fazhi.graph import RecordGraph, united
from fazhi.store import Counts, GraphStore
from fazhi.store.neo4j import Neo4jStore
from fazhi.store.settings import Neo4jSettings

__all__ = ["content", "environment_of", "expected", "settings_of", "totals"]


def settings_of(server: Server, database: str | None = None) -> Neo4jSettings:
    """Give address and sign-in of a server."""
    return Neo4jSettings(server.url, server.user, server.password, database)


def environment_of(server: Server) -> dict[str, str]:
    """Give the variables by which the command signs in."""
    return {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}


def totals(counts: Counts) -> tuple[int, int]:
    """Sum up nodes and edges."""
    return sum(counts.nodes.values()), sum(counts.edges.values())


def expected(graphs: Iterable[RecordGraph]) -> tuple[int, int]:
    """Count the nodes and edges of the union of graphs."""
    union = united(graphs)
    return len(union.nodes), len(union.edges)


def content(store: Neo4jStore | GraphStore) -> list[str]:
    """Read everything that a database holds, ours or not, in a fixed order."""
    nodes = store.query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS held")
    edges = store.query(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, coalesce(a.id, '') AS a, coalesce(b.id, '') AS b, "
        "properties(r) AS held"
    )
    return sorted(
        repr([(key, row[key]) for key in row if key != "held"] + sorted(row["held"].items()))
        for row in [*nodes, *edges]
    )
