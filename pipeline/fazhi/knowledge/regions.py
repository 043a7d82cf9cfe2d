"""Administrative divisions and functional zones by code, name and year; ambiguous names are never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self

from fazhi.knowledge.cache import no_collection
from fazhi.knowledge.regions_names import short_forms
from fazhi.knowledge.regions_rows import LEVELS, NOW, Region, read_divisions, read_zones, rows
from fazhi.resources import data_dir

__all__ = ["Grade", "Region", "RegionTable", "Surface", "region_table"]

#: How far a form found in running text can be trusted: ``full`` and ``stem`` anywhere; ``weak`` where the
#: region lies in the surroundings of the report's own; ``word``, also an ordinary word, only where it is set
#: apart (right after the name of what holds it, between marks, in a title).
Grade = Literal["full", "stem", "weak", "word"]

DEPTH = {level: depth for depth, level in enumerate(LEVELS)}


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
        """The lower, the better: full names, then stems, both of the year or one beside it; then the past.

        A stem of today comes before a full name of the past: in 2023 沙县 is 沙县区, no longer the county.
        """
        if self.distance > 1:
            return 4 + (not self.full)
        return 2 * (not self.full) + self.distance


class RegionTable:
    """All divisions alive in 2000 or later and the known zones, with look-ups by code, name and year.

    Args:
        regions: Every region, parents set.
        forms: Further forms by region code; they count as full names, but for short ones of zones.
        words: Forms that are also ordinary words.
    """

    def __init__(
        self,
        regions: Iterable[Region],
        forms: Mapping[str, Sequence[str]],
        words: frozenset[str] = frozenset(),
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
                    self._forms[form].append((region, region.level != "zone" or len(form) > 2))

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
            The region that had the code then, else the one that had it nearest to then, if any.
        """
        same = self._codes.get(code.removeprefix("region/"), [])
        return same[0] if len(same) == 1 else min(same, key=lambda region: region.distance(year), default=None)

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
            The best matches: by full name, else by stem, alive in the year, else in one beside it; else ever.
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
        """Find the region at the end of a chain such as 广东省, 深圳市, 宝安区; levels may be left out.

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
            Forms of two characters or more. Of divisions that had ended only full names, as ``weak``.
        """
        found = {}
        for form in self._forms:
            matches = best(self._matches(form, year))
            if matches[0].full or matches[0].distance <= 1:
                meant = tuple(match.region for match in matches)
                found[form] = Surface(form, self._grade(form, matches), meant)
        return MappingProxyType(found)

    def _grade(self, form: str, matches: Sequence[Match]) -> Grade:
        first, short = matches[0], len(form) == 2
        if form in self._words or (short and form == first.region.name):
            return "word"
        if first.distance > 1:
            return "weak"
        if first.full and not short:
            return "full"
        meant = self._settle(matches)
        return "weak" if short and (meant is None or DEPTH[meant.level] >= DEPTH["county"]) else "stem"

    def _matches(self, surface: str, year: int | None) -> list[Match]:
        named = self._forms.get(surface, ())
        if len(named) == 1:  # most forms; not sorting them halves the time to list all
            region, full = named[0]
            return [Match(full, region.distance(year), region)]
        found: dict[str, Match] = {}
        for region, full in named:
            match = Match(full, region.distance(year), region)
            if region.code not in found or match.rank < found[region.code].rank:
                found[region.code] = match
        return sorted(found.values(), key=lambda one: (one.rank, DEPTH[one.region.level], one.region.code))

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
        """Tell whether names fit, in order, what holds a region; with `own`, also the region itself."""
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
        if len(matches) == 1:
            return matches[0].region
        top = best(matches)
        if not top:
            return None
        first, *others = (match.region for match in top)
        if first.level == "province" and all(other.level != "province" for other in others):
            return first
        return first if all(self._inside(other, first.code) for other in others) else None


def best(matches: Sequence[Match]) -> list[Match]:
    """Keep the matches of the best rank."""
    return [match for match in matches if match.rank == matches[0].rank] if len(matches) > 1 else list(matches)


@lru_cache(maxsize=1)
@no_collection()
def region_table() -> RegionTable:
    """Read the table that ships with fazhi.

    Returns:
        The table; asking again gives the same object.

    Raises:
        KnowledgeError: If a file is missing or a row is wrong.

    Examples:
        >>> region_table() is region_table()
        True
    """
    return RegionTable.load(data_dir("ontology") / "regions.tsv")
