"""The Cypher of loading, written once for every store.

Labels, relationship types and property names come from the schema and never from data; data is bound.
"""

from __future__ import annotations

from collections.abc import Iterator

from fazhi.knowledge.schema import EdgeType, NodeType, Schema

__all__ = [
    "Statements",
]

#: Properties by which people look for entities.
INDEXED = ("name", "title", "year", "code")


class Statements:
    """Makes statements for the labels and types of one schema.

    Args:
        schema: The schema.

    Examples:
        >>> from fazhi.knowledge.schema import load_schema
        >>> statements = Statements(load_schema())
        >>> print(statements.forget_edges("RUNS"))
        MATCH ()-[r:RUNS]->() WHERE r.report IN $reports DELETE r
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def constraints(self) -> Iterator[str]:
        """Make the uniqueness constraint of each label's key and the indexes that queries start from."""
        for node in self.schema.nodes.values():
            name = node.label.lower()
            yield (
                f"CREATE CONSTRAINT {name}_{node.key} IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.{node.key} IS UNIQUE"
            )
            for key in [p for p in (*INDEXED, "report") if p in node.properties]:
                yield f"CREATE INDEX {name}_{key} IF NOT EXISTS FOR (n:{node.label}) ON (n.{key})"
        for edge in self.stated():
            name = edge.type.lower()
            yield f"CREATE INDEX {name}_report IF NOT EXISTS FOR ()-[r:{edge.type}]-() ON (r.report)"

    def stated(self) -> Iterator[EdgeType]:
        """Give the types whose edges have to be found by their report; an observation's go with it."""
        for edge in self.schema.edges.values():
            if edge.owned and not any("Observation" in pair for pair in edge.endpoints):
                yield edge

    @staticmethod
    def digests() -> str:
        """Read what the store holds of some reports."""
        return "UNWIND $ids AS id MATCH (n:Report {id: id}) RETURN n.id AS id, n.digest AS digest"

    @staticmethod
    def existing(node: NodeType) -> str:
        """Read the properties of nodes that are there already."""
        listed = ", ".join(f".{name}" for name in sorted(node.properties))
        return (
            f"UNWIND $ids AS id MATCH (n:{node.label} {{{node.key}: id}}) "
            f"RETURN n.{node.key} AS id, n {{{listed}}} AS properties"
        )

    @staticmethod
    def merge_nodes(node: NodeType) -> str:
        """Create nodes or give them the properties of a row."""
        return f"UNWIND $rows AS row MERGE (n:{node.label} {{{node.key}: row.id}}) SET n += row.properties"

    @staticmethod
    def merge_edges(edge: EdgeType, source: str, target: str) -> str:
        """Create edges or give them the properties of a row."""
        key = ", ".join(f"{name}: row.properties.{name}" for name in edge.key)
        named = f"r:{edge.type}{f' {{{key}}}' if key else ''}"
        return f"{between(source, target)} MERGE (a)-[{named}]->(b) SET r += row.properties"

    @staticmethod
    def create_edges(edge: EdgeType, source: str, target: str) -> str:
        """Create edges that are known not to be there."""
        return f"{between(source, target)} CREATE (a)-[r:{edge.type}]->(b) SET r += row.properties"

    @staticmethod
    def ends(edge: EdgeType, source: str, target: str) -> str:
        """Name the nodes at the ends of some reports' edges."""
        return (
            f"MATCH (a:{source})-[r:{edge.type}]->(b:{target}) WHERE r.report IN $reports "
            "RETURN DISTINCT a.id AS source, b.id AS target"
        )

    @staticmethod
    def forget_edges(edge_type: str) -> str:
        """Delete some reports' edges of one type."""
        return f"MATCH ()-[r:{edge_type}]->() WHERE r.report IN $reports DELETE r"

    def measured(self) -> str:
        """Name the indicators of some reports' observations."""
        return (
            "MATCH (o:Observation) WHERE o.report IN $reports MATCH (o)-[:MEASURES]->(i:Indicator) "
            "RETURN DISTINCT i.id AS id"
        )

    @staticmethod
    def forget_observations() -> str:
        """Delete some reports' observations."""
        return "MATCH (o:Observation) WHERE o.report IN $reports DETACH DELETE o"

    @staticmethod
    def forget_reports() -> str:
        """Delete reports."""
        return "UNWIND $reports AS id MATCH (n:Report {id: id}) DETACH DELETE n"

    def orphans(self, label: str) -> str:
        """Of some nodes, find those that no report speaks of and that nothing stands below."""
        owned, below = self.touching(label)
        tests = [f"NOT (n)-[:{'|'.join(owned)}]-()"] if owned else []
        tests += [f"NOT (n)<-[:{'|'.join(below)}]-()"] if below else []
        return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE {' AND '.join(tests)} RETURN n.id AS id"

    def above(self, label: str) -> str:
        """Name what some nodes stand below."""
        types = sorted(e.type for e in self.schema.edges.values() if not e.owned and starts(e, label))
        if not types:
            return ""
        return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}})-[:{'|'.join(types)}]->(m) RETURN DISTINCT m.id AS id"

    @staticmethod
    def remove(label: str) -> str:
        """Delete nodes."""
        return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n"

    def touching(self, label: str) -> tuple[list[str], list[str]]:
        """Name the types of reports' edges at a label, and of the structural edges that end at it."""
        owned, below = set(), set()
        for edge in self.schema.edges.values():
            if edge.owned and (starts(edge, label) or ends(edge, label)):
                owned.add(edge.type)
            if not edge.owned and ends(edge, label):
                below.add(edge.type)
        return sorted(owned), sorted(below)

    @staticmethod
    def count_nodes(label: str) -> str:
        """Count the nodes of a label."""
        return f"MATCH (n:{label}) RETURN count(n) AS n"

    @staticmethod
    def count_edges(edge_type: str) -> str:
        """Count the edges of a type."""
        return f"MATCH ()-[r:{edge_type}]->() RETURN count(r) AS n"


def between(source: str, target: str) -> str:
    """Find the ends of each row's edge."""
    return f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})"


def starts(edge: EdgeType, label: str) -> bool:
    """Whether edges of a type may start at a label."""
    return any(source == label for source, _ in edge.endpoints)


def ends(edge: EdgeType, label: str) -> bool:
    """Whether edges of a type may end at a label."""
    return any(target == label for _, target in edge.endpoints)
