"""Administrative divisions and functional zones by code, name and year; an ambiguous name is never guessed."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self

from fazhi.errors import KnowledgeError
from fazhi.knowledge.regions_names import short_forms

__all__ = ["Grade", "Region", "RegionTable", "Surface"]

#: How far a form found in running text can be trusted: ``full`` and ``stem`` anywhere; ``weak`` where the region lies
#: in the surroundings of the report's own; ``word``, also an ordinary word, only where it is set apart (right after
#: the name of what holds it, between marks, in a title).
Grade = Literal["full", "stem", "weak", "word"]

LEVELS = ("province", "prefecture", "county", "township", "zone")
DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
NOW = 9999


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division or functional zone under one name.

    Args:
        code: The six digits of the official code; ``zone/NAME`` for zones, ``HOST/NAME`` for places below the table.
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


@dataclass(frozen=True, slots=True)
class Surface:
    """One form in which texts name regions, for a gazetteer."""

    form: str
    grade: Grade
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A region that a form may mean; sorts by trust: full name before stem, the year's before others'."""

    full: bool
    distance: int
    region: Region

    @property
    def rank(self) -> int:
        """The lower, the better: full names, then stems, each of the year or of one before or after; then the past.

        A stem of today comes before a full name of the past: in 2023 沙县 is 沙县区, no longer the county.
        """
        if self.distance > 1:
            return 4 + (not self.full)
        return 2 * (not self.full) + self.distance


class RegionTable:
    """All divisions alive in 2000 or later and the known zones, with look-ups by code, name and year.

    Args:
        regions: Every region, parents set.
        forms: Further forms by region code.
        words: Forms that are also ordinary words.
    """

    def __init__(
        self, regions: Iterable[Region], forms: Mapping[str, Sequence[str]], words: frozenset[str] = frozenset()
    ) -> None:
        self._codes: dict[str, list[Region]] = defaultdict(list)
        self._children: dict[str, list[Region]] = defaultdict(list)
        self._forms: dict[str, list[tuple[Region, bool]]] = defaultdict(list)
        self._words = words
        for region in regions:
            self._codes[region.code].append(region)
            if region.parent:
                self._children[region.parent].append(region)
            self._forms[region.name].append((region, True))
            for form in short_forms(region.name, region.level):
                self._forms[form].append((region, False))
        for code, names in forms.items():
            for region in self._codes[code]:
                for form in names:
                    self._forms[form].append((region, region.level == "zone" and len(form) > 2))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table, and the zones and further forms that lie beside it.

        Args:
            path: ``regions.tsv``; ``zones.tsv`` and ``region_forms.tsv`` are read from the same folder.

        Returns:
            The table.

        Raises:
            KnowledgeError: If a file is missing, or a row does not fit its header or names an unknown host.

        Examples:
            >>> from fazhi.resources import data_dir
            >>> table = RegionTable.load(data_dir("ontology") / "regions.tsv")
            >>> [region.name for region in table.path(table.find(("深圳", "宝安区"), 2023), 2023)]
            ['广东省', '深圳市', '宝安区']
        """
        forms: dict[str, list[str]] = defaultdict(list)
        words = set()
        regions = list(read_divisions(path))
        regions += read_zones(path.with_name("zones.tsv"), {region.code for region in regions}, forms)
        for row in rows(path.with_name("region_forms.tsv"), ("form", "code")):
            if row[1]:
                forms[row[1]].append(row[0])
            else:
                words.add(row[0])
        return cls(regions, forms, frozenset(words))

    def __iter__(self) -> Iterator[Region]:
        for same in self._codes.values():
            yield from same

    def by_code(self, code: str, year: int | None = None) -> Region | None:
        """Find what a code meant in a year.

        Args:
            code: A code, or an id (``region/440306``).
            year: The year; None for today.

        Returns:
            The region that had the code then, else the one that had it nearest to then; None for unknown codes.
        """
        same = self._codes.get(code.removeprefix("region/"), [])
        return min(same, key=lambda region: region.distance(year), default=None)

    def path(self, region: Region, year: int | None = None) -> tuple[Region, ...]:
        """List what holds a region, from the province down to itself.

        Args:
            region: A region.
            year: The year, for the names of what holds it; None for the region's latest.

        Returns:
            The chain, the region last.
        """
        if year is None and region.end is not None:
            year = region.end - 1
        chain = [region]
        while (parent := chain[-1].parent) and (holder := self.by_code(parent, year)):
            chain.append(holder)
        return tuple(reversed(chain))

    def children(self, region: Region, year: int | None = None) -> tuple[Region, ...]:
        """List the divisions and zones directly in a region that existed in a year, by code.

        Args:
            region: A region.
            year: The year; None for today.

        Returns:
            Its children.
        """
        found = (child for child in self._children.get(region.code, ()) if child.distance(year) == 0)
        return tuple(sorted(found, key=lambda child: child.code))

    def successors(self, region: Region, year: int | None = None) -> tuple[Region, ...]:
        """Follow the successors of a region that has ended to those that existed in a year.

        Args:
            region: A region.
            year: The year; None for today.

        Returns:
            The region itself while it lasts, else its heirs, by code.
        """
        open_, heirs = [region], dict[str, Region]()
        while open_:
            one = open_.pop()
            if one.end is None or (NOW if year is None else year) < one.end:
                heirs[one.code] = one
                continue
            open_ += [heir for code in one.successors if (heir := self.by_code(code, one.end))]
        return tuple(heirs[code] for code in sorted(heirs))

    def candidates(self, surface: str, year: int | None = None) -> list[Region]:
        """List the regions that a form may mean.

        Args:
            surface: A full name, stem or other form.
            year: The year of the text; None for today.

        Returns:
            The best matches: by full name, else by stem; alive in the year, else a year before or after, else ever.
            Higher levels come first.
        """
        return [match.region for match in best(self._matches(surface, year))]

    def resolve(self, surface: str, year: int | None = None, within: Region | None = None) -> Region | None:
        """Find the one region that a form means.

        Args:
            surface: A full name, stem or other form.
            year: The year of the text; None for today.
            within: The region that the text speaks for; what lies in it, then in what holds it, comes first.

        Returns:
            The region, or None where the form is unknown or ambiguous.
        """
        matches = self._matches(surface, year)
        for scope in reversed(self.path(within, year) if within else ()):
            near = [match for match in matches if self._inside(match.region, scope.code)]
            if near:
                return self._settle(near)
        return self._settle(matches)

    def find(self, parts: Sequence[str], year: int | None = None) -> Region | None:
        """Find the region at the end of a chain of names, such as 广东省, 深圳市, 宝安区; levels may be left out.

        Args:
            parts: Names from above down; a single one may be a whole chain (``广东省深圳市宝安区``).
            year: The year of the text; None for today.

        Returns:
            The region, or None where the chain fits none or several.
        """
        if len(parts) == 1 and parts[0] not in self._forms:
            parts = self.split(parts[0])
        if not parts:
            return None
        matches = self._matches(parts[-1], year)
        for own in (0, 1):  # 吉林吉林 is the city; only where nothing lies below do names repeat one region
            fitting = [match for match in matches if self._fits(match.region, parts[:-1], year, own)]
            if fitting:
                return self._settle(fitting)
        joined = "".join(parts[-2:])  # 第八师 and 石河子市 are one name
        return self.find([*parts[:-2], joined], year) if len(parts) > 1 and joined in self._forms else None

    def split(self, text: str) -> tuple[str, ...]:
        """Cut a text that is nothing but a chain of regions' names into the names.

        Args:
            text: Such as ``广东省深圳市宝安区``.

        Returns:
            The names, or nothing where the text is no such chain.
        """
        if not text:
            return ()
        for cut in range(len(text), 1, -1):
            if text[:cut] in self._forms and (cut == len(text) or self.split(text[cut:])):
                return (text[:cut], *self.split(text[cut:]))
        return ()

    def surfaces(self, year: int | None = None) -> Mapping[str, Surface]:
        """List the forms that name a region in a year, each with how far it can be trusted in running text.

        Args:
            year: The year of the text; None for today.

        Returns:
            Forms of two characters or more. Names of divisions that had ended are there, as ``weak``; stems are not.
        """
        found = {}
        for form in self._forms:
            matches = best(self._matches(form, year))
            if matches[0].full or matches[0].distance <= 1:
                found[form] = Surface(form, self._grade(form, matches), tuple(match.region for match in matches))
        return MappingProxyType(found)

    def _grade(self, form: str, matches: Sequence[Match]) -> Grade:
        if form in self._words or (len(form) == 2 and matches[0].full):
            return "word"
        if matches[0].distance > 1:
            return "weak"
        if matches[0].full:
            return "full"
        lowest = max(DEPTH[match.region.level] for match in matches)
        return "weak" if len(form) == 2 and lowest >= DEPTH["county"] else "stem"

    def _matches(self, surface: str, year: int | None) -> list[Match]:
        found = {}
        for region, full in self._forms.get(surface, ()):
            match = Match(full, region.distance(year), region)
            if region.code not in found or match.rank < found[region.code].rank:
                found[region.code] = match
        return sorted(found.values(), key=lambda match: (match.rank, DEPTH[match.region.level], match.region.code))

    def _inside(self, region: Region, scope: str) -> bool:
        """Tell whether a region is a scope or lies in it."""
        code: str | None = region.code
        while code:
            if code == scope:
                return True
            same = self._codes.get(code)
            code = same[0].parent if same else None
        return False

    def _fits(self, region: Region, above: Sequence[str], year: int | None, own: int) -> bool:
        """Tell whether the names above fit, in order, what holds a region; with `own`, also the region itself."""
        chain = self.path(region, year)
        holders = [holder.code for holder in chain[: len(chain) - 1 + own]]
        place = 0
        for name in above:
            codes = {match.region.code for match in self._matches(name, year)}
            while place < len(holders) and holders[place] not in codes:
                place += 1
            if place == len(holders):
                return False
        return True

    def _settle(self, matches: Sequence[Match]) -> Region | None:
        """Choose where there is no doubt: one match, a province, or one that holds all the others."""
        top = best(matches)
        if not top:
            return None
        first, *others = (match.region for match in top)
        if first.level == "province" and all(other.level != "province" for other in others):
            return first
        return first if all(self._inside(other, first.code) for other in others) else None


def best(matches: Sequence[Match]) -> list[Match]:
    """Keep the matches of the best rank."""
    return [match for match in matches if match.rank == matches[0].rank]


def rows(path: Path, header: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated file below its header; lines that begin with ``#`` are notes."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror}", "reinstall fazhi or restore the file") from error
    lines = csv.reader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(next(lines, ())) != header:
        raise KnowledgeError(f"{path}: the header is not {' '.join(header)}", "restore the header")
    for row in lines:
        if len(row) != len(header):
            raise KnowledgeError(f"{path}: not {len(header)} fields: {' '.join(row)}", "separate fields by tabs")
        yield row


def read_divisions(path: Path) -> Iterator[Region]:
    """Yield the divisions of regions.tsv with their parents, which follow from the codes."""
    table = list(rows(path, ("code", "name", "level", "start", "end", "succ")))
    prefectures = {row[0][:4] for row in table if row[2] == "prefecture"}
    for code, name, level, start, end, succ in table:
        try:
            since, until = int(start), int(end) if end else None
        except ValueError as error:
            raise KnowledgeError(f"{path}: {code} {name}: a year is no number", "correct start and end") from error
        if level == "province":
            parent = None
        else:
            held = level == "county" and code[:4] in prefectures
            parent = code[:4] + "00" if held else code[:2] + "0000"
        yield Region(code, name, level, since, until, tuple(succ.split(";")) if succ else (), parent)


def read_zones(path: Path, codes: set[str], forms: dict[str, list[str]]) -> Iterator[Region]:
    """Yield the zones of zones.tsv, and note their aliases in `forms`; a host is a code or an earlier zone's name."""
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
