"""One region, and the tab-separated files that hold them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fazhi.errors import KnowledgeError

__all__ = ["LEVELS", "NOW", "Region", "read_divisions", "read_zones", "rows"]

LEVELS = ("province", "prefecture", "county", "township", "zone")
NOW = 9999


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division or functional zone under one name.

    Args:
        code: The official six digits; ``zone/NAME`` for zones, ``HOST/NAME`` for places below the table.
        name: The official full name.
        level: One of `LEVELS`.
        start: The first year in which it existed on 31 December (1980: or earlier).
        end: The first year in which it no longer did, or None.
        successors: The codes of what took its place.
        parent: The code of what holds it, or None for provinces.
        kind: A zone's rank and kind (``国家级经开区``, ``师``), else empty.

    Examples:
        >>> Region("440306", "宝安区", "county", 1992).id
        'region/440306'
    """

    code: str
    name: str
    level: str
    start: int
    end: int | None = None
    successors: tuple[str, ...] = ()
    parent: str | None = None
    kind: str = ""

    @property
    def id(self) -> str:
        """The identifier in the graph."""
        return f"region/{self.code}"

    def distance(self, year: int | None) -> int:
        """Count the years between a year and this region's time; 0 within it. No year means today."""
        year = NOW if year is None else year
        if year < self.start:
            return self.start - year
        return 0 if self.end is None or year < self.end else year - self.end + 1

    def below(self, name: str, level: Literal["township", "zone"]) -> Region:
        """Make a region that the table does not hold: a township or a zone inside this one.

        Args:
            name: Its full name.
            level: ``township`` or ``zone``.

        Returns:
            A region whose parent is this one.

        Examples:
            >>> Region("440306", "宝安区", "county", 1992).below("新桥街道", "township").id
            'region/440306/新桥街道'
        """
        return Region(f"{self.code}/{name}", name, level, self.start, self.end, (), self.code)


def rows(path: Path, header: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated file below its header; lines that begin with ``#`` are notes."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror}", "reinstall fazhi or restore the file") from error
    noted = (line for line in text.splitlines() if not line.startswith("#"))
    lines = csv.reader(noted, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(next(lines, ())) != header:
        raise KnowledgeError(f"{path}: the header is not {' '.join(header)}", "restore the header")
    for row in lines:
        if len(row) != len(header):
            cause = f"{path}: not {len(header)} fields: {' '.join(row)}"
            raise KnowledgeError(cause, "separate fields by tabs")
        yield row


def read_divisions(path: Path) -> Iterator[Region]:
    """Yield the divisions of regions.tsv with their parents, which follow from the codes."""
    table = list(rows(path, ("code", "name", "level", "start", "end", "succ")))
    prefectures = {row[0][:4] for row in table if row[2] == "prefecture"}
    for code, name, level, start, end, succ in table:
        try:
            since, until = int(start), int(end) if end else None
        except ValueError as error:
            cause = f"{path}: {code} {name}: a year is no number"
            raise KnowledgeError(cause, "correct start and end") from error
        if level == "province":
            parent = None
        else:
            held = level == "county" and code[:4] in prefectures
            parent = code[:4] + "00" if held else code[:2] + "0000"
        yield Region(code, name, level, since, until, tuple(succ.split(";")) if succ else (), parent)


def read_zones(path: Path, codes: set[str], forms: dict[str, list[str]]) -> Iterator[Region]:
    """Yield the zones of zones.tsv, aliases noted in `forms`; a host is a code or an earlier zone's name."""
    known = set(codes)
    header = ("name", "aliases", "level", "host_code", "kind", "start", "end")
    for name, aliases, rank, host, kind, start, end in rows(path, header):
        parent = host if host in codes else f"zone/{host}"
        if parent not in known:
            raise KnowledgeError(f"{path}: {name}: unknown host {host}", "give a code of regions.tsv")
        code = f"zone/{name}"
        known.add(code)
        forms[code] += aliases.split(";") if aliases else []
        yield Region(code, name, "zone", int(start or 0), int(end) if end else None, (), parent, rank + kind)
