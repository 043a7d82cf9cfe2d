"""The county of a township whose report does not say where it lies, where there is only one that it can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fazhi.knowledge.regions import Region, RegionTable
from fazhi.knowledge.townships import LISTED, counties_with
from fazhi.passages import Mention
from fazhi.resolve.levels import Levels

__all__ = ["county_of"]

#: Reports that are older than the list by more than this may be of a township that has ended or is called otherwise.
STILL = 7
#: The words by which a township's report speaks of what holds it.
HOLDERS = ("县", "区", "旗")
AUTONOMOUS = "自治区"


def county_of(
    township: str,
    names: Sequence[str],
    mentions: Iterable[Mention],
    words: Levels,
    table: RegionTable,
    year: int | None,
) -> Region | None:
    """Find the county of a township.

    Args:
        township: Its name.
        names: Regions' names and codes that tell where it lies: what is known to hold it, the file's name.
        mentions: The region mentions of its report.
        words: The level words in use.
        table: The region table.
        year: The year reported on.

    Returns:
        The one county that the official list, the regions named and the level words (区委, 全县) leave; else None.
    """
    exact = counties_with(township)
    said = [mention for mention in mentions if mention.concept and mention.rule != "word"]
    named = {code.removeprefix("region/") for mention in said for code in mention.concept.split("|")}
    hinted = {
        region.code for name in names for region in (*table.candidates(name, year), table.by_code(name)) if region
    }
    for codes in filter(None, (exact, counties_with(township, renamed=True))):
        fitting = [
            county for code in codes if (county := of_year(code, table, year)) and called_so(county, words, table)
        ]
        depth = {county.code: deepest(county, named | hinted, table, year) for county in fitting}
        top = [county for county in fitting if depth[county.code] == max(depth.values())]
        if top and depth[top[0].code]:
            return top[0] if len(top) == 1 else None
    elsewhere = any(m.label in ("province", "prefecture") and m.rule in ("full", "stem") for m in said) or hinted
    if elsewhere or not exact:
        return None
    rivals = exact if year is None or year > LISTED - STILL else counties_with(township, renamed=True)
    counties = [of_year(code, table, year) for code in rivals]
    left = [county for county in counties if county and called_so(county, words, table)]
    return left[0] if len(left) == 1 and left[0] in {of_year(code, table, year) for code in exact} else None


def deepest(county: Region, named: set[str], table: RegionTable, year: int | None) -> int:
    """Tell how far down what holds a township is named: 0 not at all, 1 its province, 3 its county."""
    ranks = {"province": 1, "prefecture": 2}
    return max((ranks.get(r.level, 3) for r in table.path(county, year) if r.code in named), default=0)


def called_so(county: Region, words: Levels, table: RegionTable) -> bool:
    """Tell whether a report of a township in a county would use its level words: 区委 in a district."""
    province = table.path(county)[0]
    autonomous = province.name.endswith(AUTONOMOUS)
    if (words.count("省") and not province.name.endswith("省")) or (words.count(AUTONOMOUS) and not autonomous):
        return False
    told = {word for word in HOLDERS if words.count(word) + words.count("自治" + word) * (word != "区")}
    if len(told) != 1 or (autonomous and told == {"区"}) or county.level != "county":
        return True
    return county.name.endswith(tuple(told))


def of_year(code: str, table: RegionTable, year: int | None) -> Region | None:
    """Find what a county of today was in a year: the one division that it has followed, else itself."""
    today = table.by_code(code, year)
    if today is None or year is None or today.distance(year) == 0:
        return today
    before = [region for region in table if code in region.successors and region.distance(year) == 0]
    return before[0] if len(before) == 1 else today
