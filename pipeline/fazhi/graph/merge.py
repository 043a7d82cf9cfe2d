"""Joining what several records say of one entity, so that the order of reports does not matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fazhi.graph.model import Edge, Node, RecordGraph, Value

__all__ = ["Graph", "joined", "united"]


@dataclass(frozen=True, slots=True)
class Graph:
    """The union of record graphs; nodes by id, edges by key, both in order."""

    nodes: Mapping[str, Node]
    edges: Mapping[tuple[str, str, str, str, int], Edge]


def joined(one: Mapping[str, Value], other: Mapping[str, Value]) -> dict[str, Value]:
    """Join the properties that two reports give one entity.

    Commutative, associative and idempotent: of two texts the longer (the fuller spelling) stays, of two
    equally long ones the one that sorts first; lists are united.

    Args:
        one: Properties.
        other: Properties.

    Returns:
        The joined properties.

    Examples:
        >>> joined({"name": "双随机一公开"}, {"name": "双随机、一公开", "kind": "system"})
        {'kind': 'system', 'name': '双随机、一公开'}
    """
    return {name: chosen(one.get(name), other.get(name)) for name in sorted({*one, *other})}


def chosen(one: Value | None, other: Value | None) -> Value:
    """Choose between two values of one property."""
    if one is None or other is None:
        return other if one is None else one  # type: ignore[return-value]
    if isinstance(one, tuple) and isinstance(other, tuple):
        return tuple(sorted({*one, *other}))
    return min(one, other, key=lambda value: (-len(str(value)), str(value)))


def united(graphs: Iterable[RecordGraph]) -> Graph:
    """Unite record graphs.

    Args:
        graphs: The graphs of records; of two of the same report the later counts.

    Returns:
        The union, in an order that does not depend on that of the graphs.
    """
    latest = {graph.report_id: graph for graph in graphs if graph.report_id is not None}
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str, int], Edge] = {}
    for graph in latest.values():
        for node in graph.nodes:
            known = nodes.get(node.id)
            properties = joined(known.properties, node.properties) if known else node.properties
            nodes[node.id] = Node(node.label, node.id, properties)
        edges.update((edge.key, edge) for edge in graph.edges)
    return Graph(dict(sorted(nodes.items())), dict(sorted(edges.items())))
