"""Finding things by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from fazhi.export.terms import named
from fazhi.graph.model import LABELS
from fazhi.naming import comparable
from fazhi.serve.dataset import Dataset

__all__ = ["Found", "Search"]

NAMED = tuple(map(named, ("skos:prefLabel", "skos:altLabel", "rdfs:label", "fz:name", "fz:aliases", "fz:title")))
#: Kinds in the order in which equally good finds are shown.
ORDER = ("mechanism", "region", "document", "agency", "indicator", "report", "honour")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with the name under which it was found."""

    iri: str
    kind: str
    name: str
    matched: str


class Search:
    """Knows the names of all things but single figures.

    Args:
        data: The data set.
    """

    def __init__(self, data: Dataset) -> None:
        self.data = data
        names = {(kind, key, text, iri) for kind, key, text, iri in self.collected(data) if key}
        self.names = sorted(names, key=lambda n: (ORDER.index(n[0]), len(n[1]), n[1:]))

    @staticmethod
    def collected(data: Dataset) -> Iterator[tuple[str, str, str, str]]:
        """Give every name with its comparable form, kind and thing."""
        for predicate in NAMED:
            for quad in data.store.quads_for_pattern(None, predicate, None, None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    kind = quad.subject.value.removeprefix(data.terms.base).partition("/")[0]
                    if kind in LABELS and kind in ORDER:
                        yield kind, comparable(quad.object.value), quad.object.value, quad.subject.value

    def find(self, text: str, most: int = 50) -> list[Found]:
        """Find things by a name or a part of one.

        Args:
            text: What a person types; quotation marks and width do not matter.
            most: How many to give at most.

        Returns:
            Things, those of just this name first, then those whose name begins so, then those that hold it.
        """
        wanted = comparable(text)
        if not wanted:
            return []
        ranked: dict[str, tuple[int, str, str]] = {}
        for kind, key, name, iri in self.names:
            if wanted in key:
                rank = 0 if key == wanted else 1 if key.startswith(wanted) else 2
                if iri not in ranked or rank < ranked[iri][0]:
                    ranked[iri] = rank, kind, name
        best = sorted(ranked.items(), key=lambda pair: pair[1][0])[:most]
        return [Found(iri, kind, self.data.name(ox.NamedNode(iri)), name) for iri, (_, kind, name) in best]
