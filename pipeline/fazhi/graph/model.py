"""Nodes and edges: what one record becomes in the property graph."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "OWN",
    "Edge",
    "Node",
    "Origin",
    "RecordGraph",
    "Rejected",
    "Value",
    "digest_of",
    "label_of",
    "listed",
    "tupled",
]

#: What a property may hold: nothing nested, nothing null.
Value = str | int | float | bool | tuple[str, ...]
#: Labels whose nodes belong to one report and go with it.
OWN = ("Report", "Observation")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity; its id is readable and unique over all labels."""

    label: str
    id: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two entities, with the labels that its ends have."""

    type: str
    source: str
    target: str
    source_label: str
    target_label: str
    properties: Mapping[str, Value]

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """What tells this edge from every other one, and orders them."""
        start = self.properties.get("start")
        apart = start if self.type == "COOPERATES_WITH" and isinstance(start, int) else 0
        return self.type, self.source, self.target, str(self.properties.get("report", "")), apart

    @property
    def of_one_report(self) -> bool:
        """Whether it is one report that says this."""
        return "report" in self.properties or self.source_label in OWN


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fact that cannot become part of the graph, and why."""

    kind: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a record's graph was made from: the report's text and who made the record."""

    text: str
    producer: str
    version: str


@dataclass(frozen=True, slots=True)
class RecordGraph:
    """Everything that one record says, as nodes and edges in a fixed order."""

    report_id: str | None
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    origin: Origin | None = field(default=None, compare=False, repr=False)


LABELS = {
    "region": "Region", "agency": "Agency", "document": "Document", "mechanism": "Mechanism",
    "report": "Report", "observation": "Observation", "indicator": "Indicator", "honour": "Honour",
}  # fmt: skip


def label_of(identifier: str) -> str:
    """Give the label of the node that an id belongs to.

    Args:
        identifier: An id of this project.

    Returns:
        The label.

    Examples:
        >>> label_of("region/440306")
        'Region'
    """
    return LABELS[identifier.partition("/")[0]]


def listed(properties: Mapping[str, Value]) -> dict[str, Any]:
    """Give properties as stores and libraries hold them: with lists instead of tuples.

    Args:
        properties: Properties of a node or edge.

    Returns:
        A copy.

    Examples:
        >>> listed({"name": "甲", "aliases": ("乙", "丙")})
        {'name': '甲', 'aliases': ['乙', '丙']}
    """
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def tupled(properties: Mapping[str, Any]) -> dict[str, Value]:
    """Give properties that something held as the graph has them: with tuples instead of lists.

    Args:
        properties: What `listed` gave.

    Returns:
        A copy.

    Examples:
        >>> tupled({"name": "甲", "aliases": ["乙", "丙"]})
        {'name': '甲', 'aliases': ('乙', '丙')}
    """
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}


def digest_of(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """Hash nodes and edges, so that a store can tell that nothing has changed.

    Args:
        nodes: Nodes in their fixed order.
        edges: Edges in their fixed order.

    Returns:
        Sixteen hexadecimal digits.

    Examples:
        >>> digest_of([], []) == digest_of([Node("Region", "region/1", {"name": "甲"})], [])
        False
    """
    content = (
        [[n.label, n.id, dict(n.properties)] for n in nodes],
        [[e.type, e.source, e.target, dict(e.properties)] for e in edges],
    )
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
