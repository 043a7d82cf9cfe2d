"""From the names that people write to the ids that queries take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz, process

from fazhi.errors import QueryError, UnknownNameError
from fazhi.graph.places import forms_of, part
from fazhi.knowledge.regions import region_table
from fazhi.naming import comparable, id_part
from fazhi.store.base import GraphStore

__all__ = ["NameKind", "Names"]

NameKind = Literal["mechanism", "region", "indicator", "document"]

#: How the names of each kind are read; the shapes differ in the property that names.
LISTED: Mapping[NameKind, str] = {
    "mechanism": "MATCH (n:Mechanism) RETURN n.id AS id, n.name AS name, n.aliases AS aliases",
    "indicator": "MATCH (n:Indicator) RETURN n.id AS id, n.name AS name, n.aliases AS aliases",
    "document": "MATCH (n:Document) RETURN n.id AS id, n.title AS name, n.aliases AS aliases",
}
EXACT: Mapping[NameKind, str] = {
    "mechanism": "MATCH (n:Mechanism) WHERE n.id IN $ids RETURN n.id AS id",
    "indicator": "MATCH (n:Indicator) WHERE n.id IN $ids RETURN n.id AS id",
    "document": "MATCH (n:Document) WHERE n.id IN $ids RETURN n.id AS id",
    "region": "MATCH (n:Region) WHERE n.id IN $ids RETURN n.id AS id",
}
REGIONS = "MATCH (n:Region) OPTIONAL MATCH (n)-[:PART_OF]->(u:Region) RETURN n.id AS id, n.name AS name, u.id AS above"


class Names:
    """Finds the entities of one store by the names that people write.

    Args:
        store: An open store.
    """

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def find(self, kind: NameKind, text: str) -> str:
        """Find the one entity that a text means.

        Quotation marks, other marks and the width of characters do not matter; an id is taken too, and for
        a region its code or its path with or without the names in between.

        Args:
            kind: What is looked for.
            text: A name, alias or id.

        Returns:
            The id.

        Raises:
            UnknownNameError: If the graph holds no such name; it carries the nearest ones.
            QueryError: If several entities have the name.
        """
        direct = [text, f"{kind}/{text}", f"{kind}/{part(text)}", f"{kind}/{id_part(text)}"]
        rows = self.store.query(EXACT[kind], {"ids": direct})
        if rows:
            present = {row["id"] for row in rows}
            return next(identifier for identifier in direct if identifier in present)
        return self.region(text) if kind == "region" else self.named(kind, text)

    def named(self, kind: NameKind, text: str) -> str:
        """Find an entity by its name, else by an alias."""
        wanted = comparable(text)
        entries = [(row["id"], row["name"], row["aliases"] or []) for row in self.store.query(LISTED[kind])]
        for spelled in (
            [entry for entry in entries if comparable(entry[1]) == wanted],
            [entry for entry in entries if wanted in map(comparable, entry[2])],
        ):
            if len(spelled) == 1:
                return str(spelled[0][0])
            if spelled:
                raise ambiguous(kind, text, [identifier for identifier, _, _ in spelled])
        names = {name: name for _, name, _ in entries}
        names |= {alias: f"{name} ({alias})" for _, name, aliases in entries for alias in aliases}
        raise UnknownNameError(f"the graph holds no {kind} {text}", nearest(text, names))

    # ------------------------------------------------------------ regions

    @cached_property
    def paths(self) -> dict[str, list[str]]:
        """Every region's names from the top down to it, by id."""
        rows = {row["id"]: row for row in self.store.query(REGIONS)}
        return {identifier: path_of(identifier, rows) for identifier in rows}

    def region(self, text: str) -> str:
        """Find a region by its full or short name, alone or after those of regions above it."""
        wanted = comparable(text)
        full = [key for key, path in self.paths.items() if comparable(path[-1]) == wanted]
        found = full or [key for key, path in self.paths.items() if leads_to(wanted, path)]
        if len(found) == 1:
            return found[0]
        whole = {key: "".join(self.paths[key]) for key in sorted(found or self.paths)}
        if found:
            raise ambiguous("region", text, list(whole.values()))
        # the table knows the other names of zones and the former ones of divisions
        official = region_table().find((text,))
        if official is not None and official.id in self.paths:
            return official.id
        by_name = {path[-1]: whole[key] for key, path in self.paths.items()}
        raise UnknownNameError(f"the graph holds no region {text}", nearest(text, by_name))


def path_of(identifier: str, rows: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Go up from a region and give the names in the order in which they are written."""
    names: list[str] = []
    seen: set[str] = set()
    current: str | None = identifier
    while current is not None and current in rows and current not in seen:
        seen.add(current)
        names.insert(0, rows[current]["name"])
        current = rows[current]["above"]
    return names


def leads_to(wanted: str, path: list[str]) -> bool:
    """Whether a written name ends in a region's name and begins with those of regions above it.

    Examples:
        >>> path = ["广东省", "深圳市", "宝安区"]
        >>> leads_to("深圳宝安区", path), leads_to("上海宝安区", path)
        (True, False)
    """
    return any(rest is not None and covered(rest, path[:-1]) for rest in rests(wanted, path[-1]))


def rests(wanted: str, name: str) -> Iterator[str]:
    """Give what stands before each form of a name at the end of a text."""
    for form in map(comparable, forms_of(name)):
        if wanted.endswith(form):
            yield wanted.removesuffix(form)


def covered(rest: str, above: list[str]) -> bool:
    """Whether a text is made of names of regions above, in their order, some left out."""
    if not rest:
        return True
    return any(covered(left, above[:i]) for i in range(len(above)) for left in rests(rest, above[i]))


def nearest(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Choose the names that look most like a text."""
    choices = {name: comparable(name) for name in names}
    found = process.extract(comparable(text), choices, scorer=fuzz.WRatio, limit=8, score_cutoff=45)
    return tuple(dict.fromkeys(names[key] for _, _, key in found))[:5]


def ambiguous(kind: str, text: str, candidates: Iterable[str]) -> QueryError:
    """Make the error that lists what a name may mean."""
    return QueryError(f"{kind} {text} may mean: {', '.join(candidates)}", "give one of these")
