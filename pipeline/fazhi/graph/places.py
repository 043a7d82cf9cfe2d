"""The regions of one record: their ids, and the chain of divisions above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from fazhi.graph.model import Edge, Node, Value
from fazhi.knowledge.regions import Region, RegionTable
from fazhi.knowledge.regions_names import short_forms
from fazhi.model import Record
from fazhi.naming import comparable, id_part

__all__ = ["Places", "forms_of", "part"]

PREFIX = "region/"
LEVELS = ("province", "prefecture", "county")
CODE = re.compile(r"\d{6,12}")


@lru_cache(maxsize=65_536)
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


@lru_cache(maxsize=65_536)
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
        table: What is known of regions; without it the record's own paths make the hierarchy.
    """

    def __init__(self, record: Record, table: RegionTable | None) -> None:
        self.table = table
        self.year = record.report.year
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str], Edge] = {}
        self.names: dict[str, set[str]] = {}
        self.own_id = ""
        self.own_path = tuple(record.report.region_path) or tuple(filter(None, [record.report.region]))
        self.ids = dict(ids_of(record, self.own_path))

    def own(self, region_id: str | None, level: str | None) -> str | None:
        """Give the id of the report's own region, or None where it is unknown."""
        if not region_id and not self.own_path:
            return None
        self.own_id = self.add(self.own_path, region_id, level)
        return self.own_id

    def known(self, path: tuple[str, ...]) -> bool:
        """Whether a path of names leads to one region for certain."""
        return path in self.ids or path == self.own_path[:1] or self.at(path) is not None

    def at(self, path: tuple[str, ...]) -> Region | None:
        """Find a path of names in the table."""
        return self.table.find(path, self.year) if self.table and path else None

    def add(self, path: tuple[str, ...], region_id: str | None = None, level: str | None = None) -> str:
        """Add a region with all that is above it.

        Args:
            path: Names from the province down to it; may be empty where an id is given.
            region_id: Its id, where resolved.
            level: Its level, as the record says.

        Returns:
            Its id.
        """
        known = full_id(region_id) if region_id else self.ids.get(path)
        region = self.coded(known) if known else self.at(path)
        if region is not None:
            return self.add_coded(region, path[-1:])
        holder = self.coded(known.rpartition("/")[0]) if known else None
        above = self.add_coded(holder) if holder else self.add(path[:-1]) if len(path) > 1 else None
        found = known or f"{above or PREFIX[:-1]}/{id_part(path[-1])}"
        properties: dict[str, Value] = {"name": path[-1] if path else found.rpartition("/")[2]}
        code = found.removeprefix(PREFIX)
        properties |= {"code": code} if CODE.fullmatch(code) else {}
        properties |= {"level": level} if level else {}
        return self.put(found, properties, above, path[-1:])

    def coded(self, region_id: str) -> Region | None:
        """Find what an id means in the table today, so that every report gives it the same properties."""
        return self.table.by_code(region_id) if self.table else None

    def add_coded(self, region: Region, names: Sequence[str] = ()) -> str:
        """Add a region of the table with all that the table has above it."""
        if region.id in self.nodes:
            self.alias([form for name in names for form in forms_of(name)], region.id)
            return region.id
        properties: dict[str, Value] = {"name": region.name, "level": region.level}
        properties |= {"code": region.code} if CODE.fullmatch(region.code) else {}
        parent = self.coded(region.parent) if region.parent else None
        return self.put(region.id, properties, self.add_coded(parent) if parent else None, names)

    def put(self, found: str, properties: dict[str, Value], above: str | None, names: Sequence[str]) -> str:
        """Keep a region's node, its edge to the one above and its names."""
        self.nodes.setdefault(found, Node("Region", found, properties))
        if above:
            self.edges[found, above] = Edge("PART_OF", found, above, "Region", "Region", {})
        for name in (str(properties["name"]), *names):
            self.alias(forms_of(name), found)
        return found

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


def ids_of(record: Record, own_path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the ids that a record knows, by path."""
    above = {name: own_path[: i + 1] for i, name in enumerate(own_path)}
    for agency in record.agencies:
        if agency.region_id and agency.region in above:
            yield above[agency.region], full_id(agency.region_id)
    for region in record.regions:
        if region.id:
            yield region.path or (region.name,), full_id(region.id)
    if record.report.region_id and own_path:
        yield own_path, full_id(record.report.region_id)
