"""Checks a record's graph against the schema before anything is stored or written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fazhi.errors import RecordError
from fazhi.graph.model import RecordGraph, Value
from fazhi.knowledge.schema import Property, Schema, load_schema

__all__ = ["check", "faults"]

PYTHON = {"string": str, "integer": int, "float": float, "boolean": bool}


def check(graph: RecordGraph, schema: Schema | None = None) -> None:
    """Refuse a graph that does not keep the schema.

    Args:
        graph: What a record became.
        schema: The schema; None for the one that ships with fazhi.

    Raises:
        RecordError: At the first fault.
    """
    for fault in faults(graph, schema):
        raise RecordError(f"{graph.report_id}: {fault}", "make the record again, or mend ontology/schema.ttl")


def faults(graph: RecordGraph, schema: Schema | None = None) -> Iterator[str]:
    """Go through everything in a graph that does not keep the schema.

    Args:
        graph: What a record became.
        schema: The schema; None for the one that ships with fazhi.

    Yields:
        One line a fault.

    Examples:
        >>> from fazhi.graph.model import Node
        >>> list(faults(RecordGraph("report/1", (Node("Region", "region/1", {"name": "甲", "size": 3}),))))
        ['Region region/1: size is not in the schema']
    """
    schema = schema or load_schema()
    labels = {node.id: node.label for node in graph.nodes}
    if len(labels) < len(graph.nodes):
        yield "two nodes have one id"
    for node in graph.nodes:
        place = f"{node.label} {node.id}"
        kind = schema.nodes.get(node.label)
        if kind is None:
            yield f"{place}: the label is not in the schema"
        elif not node.id:
            yield f"{place}: the key is empty"
        else:
            yield from wrong_properties(place, {kind.key: node.id, **node.properties}, kind.properties)
    for edge in graph.edges:
        place = f"{edge.source} {edge.type} {edge.target}"
        edge_kind = schema.edges.get(edge.type)
        ends = edge.source_label, edge.target_label
        if edge_kind is None:
            yield f"{place}: the relationship type is not in the schema"
        elif ends not in edge_kind.endpoints:
            yield f"{place}: it may not join {ends[0]} and {ends[1]}"
        elif (labels.get(edge.source), labels.get(edge.target)) != ends:
            yield f"{place}: one of its ends is not in the graph"
        else:
            yield from wrong_properties(place, edge.properties, edge_kind.properties)


def wrong_properties(place: str, properties: Mapping[str, Value], allowed: Mapping[str, Property]) -> Iterator[str]:
    """Compare properties with what the schema allows."""
    for name, description in allowed.items():
        if description.required and name not in properties:
            yield f"{place}: {name} is missing"
    for name, value in properties.items():
        if name not in allowed:
            yield f"{place}: {name} is not in the schema"
        elif allowed[name].many and not (
            isinstance(value, tuple) and value and all(type(item) is str for item in value)
        ):
            yield f"{place}: {name} is not a list of texts: {value!r}"
        elif not allowed[name].many and type(value) is not PYTHON[allowed[name].type]:
            yield f"{place}: {name} is not of type {allowed[name].type}: {value!r}"
