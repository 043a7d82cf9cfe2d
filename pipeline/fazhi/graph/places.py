"""The regions of one record: their ids, and the chain of divisions above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from fazhi.graph.model import Edge, Node, Value
from fazhi.knowledge.regions_names import short_forms
from fazhi.model import Record
from fazhi.naming import comparable, id_part

__all__ = ["NoRegions", "Places", "RegionEntry", "RegionTable", "forms_of", "part"]

PREFIX = "region/"
LEVELS = ("province", "prefecture", "county")


class RegionEntry(Protocol):
    """What a region table knows of one region."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str | None: ...  # noqa: D102
    @property
    def parent(self) -> str | None: ...  # noqa: D102


class RegionTable(Protocol):
    """Regions by id and by path."""

    def get(self, region_id: str) -> RegionEntry | None:
        """Find a region by id."""
        ...

    def at(self, path: Sequence[str]) -> RegionEntry | None:
        """Find a region by the names from its province down to it."""
        ...


class NoRegions:
    """A region table that knows nothing."""

    def get(self, region_id: str) -> RegionEntry | None:
        """Find nothing."""
        return None

    def at(self, path: Sequence[str]) -> RegionEntry | None:
        """Find nothing."""
        return None


def part(name: str) -> str:
    """Make the part of an id that all spellings of a name share.

    Args:
        name: A name.

    Returns:
        One segment of an id; empty where the name holds only marks.

    Examples:
        >>> part("“双随机、一公开”") == part("双随机一公开")
        True
    """
    return id_part(comparable(name))


def forms_of(name: str) -> tuple[str, ...]:
    """Give the forms of a region's name whose level is not known, the full one first.

    Args:
        name: An official name.

    Returns:
        The name and its short forms.

    Examples:
        >>> forms_of("宝安区"), forms_of("广西壮族自治区")
        (('宝安区', '宝安'), ('广西壮族自治区', '广西', '广西自治区'))
    """
    short = (form for level in LEVELS for form in short_forms(name, level))
    return tuple(dict.fromkeys((name, *short)))


class Places:
    """Region ids of one record, and the nodes and edges that they need.

    Args:
        record: A record.
        table: What is known of regions.
    """

    def __init__(self, record: Record, table: RegionTable) -> None:
        self.table = table
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str], Edge] = {}
        self.own_path = tuple(record.report.region_path) or tuple(filter(None, [record.report.region]))
        self.paths: dict[tuple[str, ...], str] = {}
        self.names: dict[str, set[str]] = {}
        self.own_id = ""
        if record.report.region_id and self.own_path:
            self.paths[self.own_path] = full_id(record.report.region_id)
        for region in record.regions:
            if region.id:
                self.paths[region.path or (region.name,)] = full_id(region.id)
        above = {name: self.own_path[: i + 1] for i, name in enumerate(self.own_path)}
        for agency in record.agencies:
            if agency.region_id and agency.region in above:
                self.paths.setdefault(above[agency.region], full_id(agency.region_id))

    def own(self, region_id: str | None, level: str | None) -> str | None:
        """Give the id of the report's own region, or None where it is unknown."""
        if not region_id and not self.own_path:
            return None
        self.own_id = self.add(self.own_path, region_id, level)
        return self.own_id

    def known(self, path: tuple[str, ...]) -> bool:
        """Whether a path of names leads to one region for certain."""
        return path in self.paths or self.table.at(path) is not None or path == self.own_path[:1]

    def add(self, path: tuple[str, ...], region_id: str | None = None, level: str | None = None) -> str:
        """Add a region with all that is above it.

        Args:
            path: Names from the province down to it; may be empty where an id is given.
            region_id: Its id, where resolved.
            level: Its level, as the record says.

        Returns:
            Its id.
        """
        entry = self.table.get(region_id) if region_id else self.table.at(path)
        if entry is not None:
            return self.add_entry(entry, path)
        above = self.add(path[:-1]) if len(path) > 1 else None
        known = full_id(region_id) if region_id else self.paths.get(path)
        found = known or f"{above or PREFIX[:-1]}/{part(path[-1])}"
        properties: dict[str, Value] = {"name": path[-1] if path else found.removeprefix(PREFIX)}
        code = found.removeprefix(PREFIX)
        properties |= {"code": code} if re.fullmatch(r"\d{6,12}", code) else {}
        properties |= {"level": level} if level else {}
        self.put(found, properties, path, above)
        return found

    def add_entry(self, entry: RegionEntry, path: tuple[str, ...]) -> str:
        """Add a region of the table with all that the table has above it."""
        found = full_id(entry.id)
        if found in self.nodes:
            self.names.setdefault(comparable(path[-1] if path else entry.name), set()).add(found)
            return found
        properties: dict[str, Value] = {"name": entry.name, "level": entry.level}
        properties |= {"code": entry.code} if entry.code else {}
        parent = self.table.get(entry.parent) if entry.parent else None
        self.put(found, properties, path or (entry.name,), self.add_entry(parent, ()) if parent else None)
        return found

    def put(
        self, found: str, properties: dict[str, Value], path: tuple[str, ...], above: str | None
    ) -> None:
        """Keep a region's node, its edge to the one above and its names."""
        self.nodes.setdefault(found, Node("Region", found, properties))
        if above:
            self.edges[found, above] = Edge("PART_OF", found, above, "Region", "Region", {})
        for name in {str(properties["name"]), *path[-1:]}:
            self.alias(forms_of(name), found)

    def alias(self, surfaces: Sequence[str], found: str) -> None:
        """Remember further forms in which the record names a region."""
        for surface in surfaces:
            self.names.setdefault(comparable(surface), set()).add(found)

    def find(self, name: str) -> str | None:
        """Find the one region of this record that a name means, or None."""
        found = self.names.get(comparable(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def own_names(self) -> Iterator[str]:
        """Give the full and short names of the report's region and all above it."""
        for name in self.own_path:
            yield from forms_of(name)


def full_id(region_id: str) -> str:
    """Write a region's id with its prefix."""
    return region_id if region_id.startswith(PREFIX) else PREFIX + region_id
