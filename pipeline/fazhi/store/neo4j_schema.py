"""What Neo4j needs beside the data: constraints and indexes, and what in a database is ours.

A node is ours if its id begins as ids of its label do (``region/…`` on a Region): other people's nodes
with the same labels are never touched. Constraints and indexes of ours have names that begin with ``fazhi_``.
"""

from __future__ import annotations

from collections.abc import Iterator

from fazhi.graph.model import LABELS
from fazhi.knowledge.schema import EdgeType, NodeType, Schema
from fazhi.store.statements import Statements

__all__ = ["PREFIX", "Neo4jStatements"]

PREFIX = "fazhi_"
#: Properties in which people look for words, by what they hold.
NAMES = ("name", "full_name", "title", "aliases")
EVIDENCE = ("evidence", "more_evidence")
#: Properties of statements from which questions about the whole graph start.
STATED = ("year", "first")
#: The CJK analyzer finds every pair of neighbouring characters, and so words inside unbroken text.
ANALYZER = "{indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true}}"
BEGINNINGS = {label: f"{beginning}/" for beginning, label in LABELS.items()}


class Neo4jStatements:
    """Makes the statements that only Neo4j needs.

    Args:
        schema: The schema.

    Examples:
        >>> from fazhi.knowledge.schema import load_schema
        >>> print(Neo4jStatements(load_schema()).count_nodes("Region"))
        MATCH (n:Region) WHERE n.id STARTS WITH 'region/' RETURN count(n) AS n
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def definitions(self) -> Iterator[str]:
        """Make constraints, range indexes and full-text indexes; those that are there stay."""
        for statement in Statements(self.schema).constraints():
            command, _, rest = statement.partition(" ")
            kind, _, rest = rest.partition(" ")
            yield f"{command} {kind} {PREFIX}{rest}"
        for edge in self.schema.edges.values():
            for key in (name for name in STATED if name in edge.properties):
                name = f"{PREFIX}{edge.type.lower()}_{key}"
                yield f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{edge.type}]-() ON (r.{key})"
        yield from self.texts("names", NAMES)
        yield from self.texts("evidence", EVIDENCE)
        edges = [e.type for e in self.schema.edges.values() if "evidence" in e.properties]
        if edges:
            yield (
                f"CREATE FULLTEXT INDEX {PREFIX}statements IF NOT EXISTS FOR ()-[n:{'|'.join(sorted(edges))}]-() "
                f"ON EACH [{', '.join(f'n.{name}' for name in EVIDENCE)}] OPTIONS {ANALYZER}"
            )

    def texts(self, name: str, properties: tuple[str, ...]) -> Iterator[str]:
        """Make one full-text index over all labels that have some of the properties."""
        labels = [n.label for n in self.schema.nodes.values() if set(properties) & set(n.properties)]
        held = {key for label in labels for key in self.schema.nodes[label].properties}
        if labels:
            yield (
                f"CREATE FULLTEXT INDEX {PREFIX}{name} IF NOT EXISTS FOR (n:{'|'.join(sorted(labels))}) "
                f"ON EACH [{', '.join(f'n.{key}' for key in properties if key in held)}] OPTIONS {ANALYZER}"
            )

    @staticmethod
    def lock() -> str:
        """Lock reports until the transaction ends, those too that are not there: their ids stay locked."""
        return "UNWIND $ids AS id MERGE (n:Report {id: id}) SET n.id = id WITH n WHERE n.digest IS NULL DELETE n"

    def count_nodes(self, label: str) -> str:
        """Count our nodes of a label."""
        return f"MATCH (n:{label}) WHERE {self.ours(self.schema.nodes[label], 'n')} RETURN count(n) AS n"

    def count_edges(self, edge: EdgeType) -> str:
        """Count our edges of a type."""
        if edge.owned:
            test = f"r.report STARTS WITH '{BEGINNINGS['Report']}'"
            return f"MATCH ()-[r:{edge.type}]->() WHERE {test} RETURN count(r) AS n"
        pairs = (
            f"MATCH (a:{source})-[r:{edge.type}]->(b:{target}) "
            f"WHERE {self.ours(self.schema.nodes[source], 'a')} AND {self.ours(self.schema.nodes[target], 'b')} "
            "RETURN r"
            for source, target in edge.endpoints
        )
        return f"CALL {{ {' UNION '.join(pairs)} }} RETURN count(r) AS n"

    def wipe(self, label: str) -> str:
        """Delete some of our nodes of a label, with their edges, and say how many."""
        test = self.ours(self.schema.nodes[label], "n")
        return f"MATCH (n:{label}) WHERE {test} WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS n"

    @staticmethod
    def ours(node: NodeType, variable: str) -> str:
        """Tell our nodes from those of others."""
        return f"{variable}.{node.key} STARTS WITH '{BEGINNINGS[node.label]}'"
