"""The graph for networkx: measures, communities, drawing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from fazhi.graph.merge import Graph, united
from fazhi.graph.model import RecordGraph, listed

__all__ = ["to_networkx"]


def to_networkx(graphs: Iterable[RecordGraph] | Graph) -> nx.MultiDiGraph[Any]:
    """Make a networkx graph of record graphs.

    Args:
        graphs: Record graphs, or their union.

    Returns:
        A directed graph with parallel edges; nodes are ids with the attribute ``label``, edges have the
        relationship type as ``type`` and as the beginning of their key.

    Examples:
        >>> from fazhi.graph.model import Edge, Node
        >>> nodes = (Node("Region", "region/1", {"name": "甲"}), Node("Region", "region/2", {"name": "乙"}))
        >>> edges = (Edge("PART_OF", "region/1", "region/2", "Region", "Region", {}),)
        >>> network = to_networkx([RecordGraph("report/1", nodes, edges)])
        >>> network.nodes["region/1"]["name"], list(network.edges(data="type"))
        ('甲', [('region/1', 'region/2', 'PART_OF')])
    """
    graph = graphs if isinstance(graphs, Graph) else united(graphs)
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for node in graph.nodes.values():
        network.add_node(node.id, label=node.label, **listed(node.properties))
    for edge in graph.edges.values():
        key = " ".join(map(str, (edge.type, *edge.key[3:])))
        network.add_edge(edge.source, edge.target, key=key, type=edge.type, **listed(edge.properties))
    return network
