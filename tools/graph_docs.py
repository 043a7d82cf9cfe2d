"""The tables of docs/graph.md from ontology/schema.ttl; derive_ontology.py writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from fazhi.knowledge.schema import OWL, RDFS, EdgeType, NodeType, Property, load_schema

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "graph.md"
SCHEMA = ROOT / "ontology" / "schema.ttl"
BEGIN, END = "<!-- derived from ontology/schema.ttl -->\n", "<!-- end -->\n"
PREFIXES = {
    "http://www.w3.org/2004/02/skos/core#": "skos:", "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/ns/prov#": "prov:", "http://www.w3.org/ns/org#": "org:",
    "http://data.europa.eu/eli/ontology#": "eli:", "http://purl.org/linked-data/cube#": "qb:",
    "https://schema.org/": "schema:", RDFS: "rdfs:", OWL: "owl:",
}  # fmt: skip


def page(text: str) -> str:
    """Give the page with current tables.

    Args:
        text: The page.

    Returns:
        The page with the tables that the schema gives.
    """
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + "\n".join(tables()) + "\n\n" + END + after


def tables() -> Iterator[str]:
    """Write the tables of nodes, edges and properties."""
    schema = load_schema()
    notes = Notes(SCHEMA)
    yield "## Nodes\n"
    yield from table(("label", "Chinese", "is", "also"), (node_row(node, notes) for node in schema.nodes.values()))
    for node in schema.nodes.values():
        yield f"\n### {node.label}\n"
        yield from property_table(node.properties.values(), notes)
    yield "\n## Edges\n"
    yield from table(("type", "Chinese", "from → to", "stated as"), (edge_row(e, notes) for e in schema.edges.values()))
    yield "\n## What edges carry\n"
    seen = dict[str, EdgeType]()
    for edge in schema.edges.values():
        if edge.statement:
            seen.setdefault(edge.statement.iri, edge)
    for edge in seen.values():
        assert edge.statement
        yield f"\n### {notes.name(edge.statement.iri)}\n"
        yield f"{notes.text(edge.statement.iri, 'comment')}\n"
        yield from property_table(edge.properties.values(), notes)


def node_row(node: NodeType, notes: Notes) -> tuple[str, ...]:
    """Describe one label."""
    return (
        f"`{node.label}`",
        notes.text(node.term.iri, "label", "zh"),
        notes.text(node.term.iri, "comment"),
        short(node.term.above),
    )


def edge_row(edge: EdgeType, notes: Notes) -> tuple[str, ...]:
    """Describe one relationship type."""
    ends = ", ".join(f"{source} → {target}" for source, target in edge.endpoints)
    stated = notes.name(edge.statement.iri) if edge.statement else ""
    return f"`{edge.type}`", notes.text(edge.term.iri, "label", "zh"), ends, stated


def property_table(properties: Iterable[Property], notes: Notes) -> Iterator[str]:
    """Describe properties, the required ones first."""
    rows = sorted(properties, key=lambda p: (p.name != "id", not p.required, p.name))
    yield from table(
        ("property", "Chinese", "type", ""),
        (
            (
                f"`{p.name}`",
                notes.text(p.term.iri, "label", "zh"),
                f"list of {p.type}" if p.many else p.type,
                "required" if p.required else "",
            )
            for p in rows
        ),
    )


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Write a Markdown table."""
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(row)} |"


def short(terms: Iterable[str]) -> str:
    """Write foreign terms with their prefixes."""
    found = []
    for term in terms:
        for space, prefix in PREFIXES.items():
            if term.startswith(space):
                found.append(f"`{prefix}{term[len(space) :]}`")
    return ", ".join(found)


class Notes:
    """Labels and comments of the ontology's terms.

    Args:
        path: The Turtle file.
    """

    def __init__(self, path: Path) -> None:
        self.found: dict[tuple[str, str, str], str] = {}
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(triple.object, ox.Literal) and triple.predicate.value.startswith(RDFS):
                key = triple.subject.value, triple.predicate.value[len(RDFS) :], triple.object.language or ""
                self.found[key] = triple.object.value

    def text(self, iri: str, kind: str, language: str = "en") -> str:
        """Give a label or comment."""
        return self.found.get((iri, kind, language), "")

    def name(self, iri: str) -> str:
        """Give the English label."""
        return self.text(iri, "label")
