"""GraphML through networkx, for Gephi, yEd, Cytoscape and igraph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

from fazhi.graph.merge import Graph
from fazhi.graph.network import to_networkx

__all__ = ["write_graphml"]


def write_graphml(graph: Graph, path: Path) -> None:
    """Write a graph as GraphML; the items of a list are joined by ``|``.

    Args:
        graph: A union of record graphs.
        path: The file.
    """
    network = to_networkx(graph)
    flat: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        flat.add_node(node, **joined_lists(attributes))
    for source, target, key, attributes in network.edges(keys=True, data=True):
        flat.add_edge(source, target, key=key, **joined_lists(attributes))
    nx.write_graphml_xml(flat, path, encoding="utf-8", prettyprint=True)


def joined_lists(attributes: dict[str, Any]) -> dict[str, Any]:
    """Join lists and drop what XML cannot hold."""
    return {k: clean("|".join(v) if isinstance(v, list) else v) for k, v in sorted(attributes.items())}


def clean(value: Any) -> Any:
    """Drop control characters, which XML 1.0 does not allow."""
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c >= " " or c in "\t\n\r")
