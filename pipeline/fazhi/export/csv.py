"""CSV: one file of nodes a label, one file of edges a relationship type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from fazhi.graph.merge import Graph
from fazhi.graph.model import Value
from fazhi.graph.rows import write_rows
from fazhi.knowledge.schema import Schema, load_schema

__all__ = ["write_csv"]


def write_csv(graph: Graph, path: Path, schema: Schema | None = None) -> None:
    """Write a graph as CSV files: ``nodes-LABEL.csv`` and ``edges-TYPE.csv``.

    Every label and type of the schema has its file, so that an import script is the same for every graph;
    the items of a list are joined by ``|``.

    Args:
        graph: A union of record graphs.
        path: The folder.
        schema: The schema that names the columns; None for the one that ships with fazhi.
    """
    schema = schema or load_schema()
    nodes: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for node in graph.nodes.values():
        nodes[node.label].append({"id": node.id, **node.properties})
    edges: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for edge in graph.edges.values():
        edges[edge.type].append({"source": edge.source, "target": edge.target, **edge.properties})
    for label, kind in schema.nodes.items():
        columns = ["id", *(name for name in kind.properties if name != "id")]
        write_table(path / f"nodes-{label}.csv", columns, nodes[label])
    for name, edge_kind in schema.edges.items():
        write_table(path / f"edges-{name}.csv", ["source", "target", *edge_kind.properties], edges[name])


def write_table(path: Path, columns: list[str], rows: Iterable[Mapping[str, Value]]) -> None:
    """Write one file of rows by column."""
    write_rows(path, columns, ([row.get(name) for name in columns] for row in rows))
