"""Many reports out of a few: copies of real record graphs under changed names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fazhi.extraction import extract
from fazhi.graph.build import graph_of
from fazhi.graph.model import Edge, Node, RecordGraph, Value
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.resources import data_dir

__all__ = ["copies", "many", "sample_graphs"]

#: Of the mechanisms and documents that reports name, about a third are named by reports everywhere.
COMMON = 3
#: Copies in which one changed name of a mechanism or document occurs.
FAMILY = 25
#: Entities of one place, which every copy has for itself.
LOCAL = ("report", "region", "agency", "observation", "honour")


def sample_graphs() -> list[RecordGraph]:
    """Extract the samples.

    Returns:
        One graph a sample.
    """
    table, vocabulary = RegionTable.load(data_dir("ontology") / "regions.tsv"), load_vocabulary()
    paths: list[Path] = sorted(data_dir("samples").glob("*.txt"))
    return [graph_of(extract(path), table, vocabulary) for path in paths]


def many(graphs: Sequence[RecordGraph], count: int) -> Iterator[RecordGraph]:
    """Copy graphs in turn until there are enough.

    Args:
        graphs: Graphs of real records.
        count: How many to give.

    Yields:
        Graphs, each of a report of its own.
    """
    for number in range(count):
        yield copies(graphs[number % len(graphs)], number // len(graphs))


def copies(graph: RecordGraph, number: int) -> RecordGraph:
    """Make one copy: its own region, agencies and figures, and mechanisms shared with some other copies.

    Args:
        graph: The original.
        number: The copy's number.

    Returns:
        The copy; number 0 is the original itself.
    """
    if number == 0:
        return graph
    ids = {node.id: changed(node.id, number) for node in graph.nodes}
    nodes = tuple(Node(n.label, ids[n.id], renamed(n, ids, number)) for n in graph.nodes)
    edges = tuple(
        Edge(e.type, ids[e.source], ids[e.target], e.source_label, e.target_label, pointed(e.properties, ids))
        for e in graph.edges
    )
    return RecordGraph(ids[graph.report_id or ""], nodes, edges, origin=graph.origin)


def changed(identifier: str, number: int) -> str:
    """Change an id, unless it is one of those that reports everywhere share."""
    kind = identifier.partition("/")[0]
    if kind in LOCAL:
        return f"{identifier}-{number}"
    return identifier if sum(identifier.encode()) % COMMON == 0 else f"{identifier}-{number // FAMILY}"


def renamed(node: Node, ids: dict[str, str], number: int) -> dict[str, Value]:
    """Change the name with the id."""
    properties = pointed(node.properties, ids)
    if ids[node.id] == node.id:
        return properties
    for key in ("name", "title", "full_name"):
        if key in properties:
            properties[key] = f"{properties[key]}{number}"
    if node.label in ("Mechanism", "Indicator", "Document"):
        properties |= {
            key: f"{node.properties[key]}{number // FAMILY}" for key in ("name", "title") if key in properties
        }
    if "code" in properties:
        properties["code"] = f"{properties['code']}-{number}"
    if node.label == "Report":
        properties["digest"] = f"{properties['digest']}{number}"
    return properties


def pointed(properties: object, ids: dict[str, str]) -> dict[str, Value]:
    """Let properties name the changed report."""
    found = dict(properties)  # type: ignore[call-overload]
    if "report" in found:
        found["report"] = ids[found["report"]]
    return found  # type: ignore[no-any-return]
