"""What every graph store can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from fazhi.graph.model import RecordGraph

__all__ = ["STORE", "Closing", "Counts", "GraphStore", "Loaded", "Progress", "Rows", "plain"]

#: The store's folder inside a knowledge graph's folder.
STORE = "store"

Rows = list[dict[str, Any]]
#: Called with the number of reports that a batch has dealt with.
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many nodes and edges a store holds."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: reports new to the store, changed, and left as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged)


class Closing(Protocol):
    """What a ``with`` statement closes."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; a second call does nothing."""
        ...


class GraphStore(Closing, Protocol):
    """A place where the graph lives and can be queried in Cypher."""

    def constrain(self) -> None:
        """Make labels, relationship types, uniqueness constraints and indexes; a second call does nothing."""
        ...

    def load(self, graphs: Iterable[RecordGraph], progress: Progress | None = None) -> Loaded:
        """Make the store say what the graphs say of their reports, and nothing older of these reports."""
        ...

    def forget(self, report_ids: Iterable[str]) -> int:
        """Remove reports with all that only they say; gives the number of reports that were there."""
        ...

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run a query that only reads."""
        ...

    def counts(self) -> Counts:
        """Count nodes by label and edges by relationship type."""
        ...


#: A tuple, which isinstance checks several times as fast as a union; large answers are made of these.
AS_IT_IS = (str, int, float)


def plain(value: Any, unfolded: Callable[[Any], Any]) -> Any:
    """Turn what a store gives into numbers, texts, lists and dictionaries.

    Args:
        value: A value of a row.
        unfolded: Gives the store's own objects as mappings and sequences, and everything else as it is.

    Returns:
        The value; what is none of these as its text.

    Examples:
        >>> from datetime import date
        >>> plain({"ids": ("a", 1), "since": date(2023, 1, 1)}, lambda value: value)
        {'ids': ['a', 1], 'since': '2023-01-01'}
    """
    if value is None or isinstance(value, AS_IT_IS):
        return value
    value = unfolded(value)
    if isinstance(value, Mapping):
        return {str(name): plain(item, unfolded) for name, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(item, unfolded) for item in value]
    return str(value)
