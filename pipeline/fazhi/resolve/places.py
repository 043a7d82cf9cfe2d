"""The other regions that a report names, resolved around its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fazhi import model
from fazhi.knowledge.confidence import Confidences
from fazhi.knowledge.regions import Region, RegionTable
from fazhi.passages import Mention
from fazhi.resolve.basis import region_basis
from fazhi.resolve.jurisdiction import Jurisdiction
from fazhi.resolve.owners import named_by_level, place_below

__all__ = ["region_entries"]

LEAST_TRUST = 0.6
LEVEL_WORD = re.compile(r"全([省市州盟县区旗])(?![域体])")
#: Behind what a county's name of two characters is one, and the characters that make a word with what stands before.
BESIDE = re.compile(r"(?:联合|协同|联动|邀请|毗邻|邻近|[、与])$")
JOINING = frozenset("和应代任成理开同会由原各本该邻")
#: What goes on with a place's name in that of a document without 《》: 武汉市|法治政府建设实施方案.
PLAN = re.compile(r"(?:贯彻落实)?(?:推进|落实|全面)?(?:法治|依法)[\u4e00-\u9fff]{2,10}?(?:方案|规划|纲要|意见|要点)")
#: How such a region is called in the reports of places in it: 自治区党委, but not 广西壮族|自治区, 各自治区.
AUTONOMOUS = "自治区"
AUTONOMOUS_WORD = re.compile("(?<![族尔古各省、])自治区")
TOGETHER = re.compile(r"[两三四五六七八九十](?:地|省|市|县|区|州|旗)")
MARKS = re.compile(r"[\s、，。；：（）()“”《》]{0,2}")


def region_entries(
    text: str,
    mentions: Mapping[str, Sequence[Mention]],
    where: Jurisdiction,
    table: RegionTable,
    year: int | None,
    sure: Confidences,
) -> Iterator[model.Region]:
    """List every other division or zone named; a name that is only a part of another name does not count.

    Args:
        text: The report.
        mentions: The mentions of all kinds.
        where: The report's own jurisdiction.
        table: The region table.
        year: The year reported on.
        sure: How sure facts are by what they were found by.

    Yields:
        Entries in the order of first mention.
    """
    covered = bytearray(len(text))
    for kind in ("agencies", "documents", "mechanisms"):
        for mention in mentions[kind]:
            covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    own = where.region
    groups: dict[str, list[Mention]] = {}
    hidden: dict[str, list[Mention]] = {}
    regions: dict[str, Region] = {}
    below: dict[str, Region] = {}
    ends = {mention.end: mention for mention in mentions["regions"]}
    above = {region.id for region in where.path[:-1]}
    leading = {m.start for m in mentions["regions"] if own and (own.id in m.concept.split("|") or m.name == own.name)}
    for mention in mentions["regions"]:
        if mention.note:
            continue  # in the page around the report
        region = settle(text, mention, where, table, year, ends)
        if region is None or (own is not None and is_own(region, own)):
            continue
        if mention.rule == "grammar":  # behind what holds it once, alone the next time
            region = below.setdefault(region.name, region)
        regions[region.id] = region
        part = bool(covered[mention.start] and covered[mention.end - 1])
        # 威海市|文登区 only says where the report's own region lies
        part = part or (mention.end in leading and region.id in above) or bool(PLAN.match(text, mention.end))
        part = part or (
            text[mention.start - 1 : mention.start] in ("（", "(")
            and text[mention.end : mention.end + 1] in ("）", ")")
        )
        (hidden if part else groups).setdefault(region.id, []).append(mention)
    for region in where.path[:-1]:
        # what holds the report's region is named where a part of another name names it and 全市 means it
        if region.id in hidden and region.id not in groups and (word := spoken_of(text, region, where)):
            groups[region.id] = [*hidden[region.id], word]
        elif region.id not in groups and (word := called_autonomous(text, region)):
            regions[region.id] = region
            groups[region.id] = [*hidden.get(region.id, ()), word]
    for identifier, group in groups.items():
        region = regions[identifier]
        first = group[0]
        path = path_of(region, where, table, year)
        yield model.Region(
            name=region.name,
            path=tuple(r.name for r in path),
            id=region.id,
            level=region.level,
            surfaces=tuple(dict.fromkeys(text[m.start : m.end] for m in group)),
            mentions=len(group),
            evidence=text[first.start : first.end],
            start=first.start,
            end=first.end,
            confidence=sure.of(*region_basis(group)),
        )


def spoken_of(text: str, region: Region, where: Jurisdiction) -> Mention | None:
    """Find the level word by which a report speaks of what holds its own region: 全市 in a county's report."""
    for found in LEVEL_WORD.finditer(text):
        if named_by_level(found[1], where.path) == region:
            return Mention("region", *found.span(), region.name, region.level, region.id, "word", "", 0.5)
    return None


def called_autonomous(text: str, region: Region) -> Mention | None:
    """Find where a report names the autonomous region that holds its own as such, which only that one can be."""
    if region.level != "province" or not region.name.endswith(AUTONOMOUS):
        return None
    found = AUTONOMOUS_WORD.search(text)
    return found and Mention("region", *found.span(), region.name, region.level, region.id, "word", "", 0.5)


def is_own(region: Region, own: Region) -> bool:
    """Tell whether a region is the report's own; a zone's short name is the zone, a division of the 兵团 its city."""
    short = region.level == own.level == "zone" and len(own.name) > 4 and region.name.endswith(own.name)
    return region.code == own.code or short or (region.kind == "师" and region.name.endswith(own.name))


def path_of(region: Region, where: Jurisdiction, table: RegionTable, year: int | None) -> tuple[Region, ...]:
    """List what holds a region, from the province down to itself."""
    if table.by_code(region.code):
        return table.path(region, year)
    holder = table.by_code(region.parent or "", year)
    above = table.path(holder, year) if holder else tuple(r for r in where.path if r.code != where.path[-1].code)
    return (*above, region)


def settle(
    text: str,
    mention: Mention,
    where: Jurisdiction,
    table: RegionTable,
    year: int | None,
    ends: Mapping[int, Mention],
) -> Region | None:
    """Find the region that a mention means; a weak form counts only around the report's own region."""
    surface = text[mention.start : mention.end]
    if mention.rule == "grammar":
        before = holder_before(text, mention, ends)
        holder = settle(text, before, where, table, year, ends) if before else None
        if holder is None and mention.label == "zone":
            holder = named_in(surface, where, table, year)
        path = table.path(holder, year) if holder else where.path
        return place_below(mention.name, "township" if mention.label == "township" else "zone", path)
    before = ends.get(mention.start)
    chain = (text[before.start : before.end], surface) if before else (surface,)
    region = (table.find(chain, year) if before else None) or table.resolve(surface, year, where.region)
    if region is None:
        return None
    if mention.rule == "word" and not apart(text, mention, table, region, where):
        return None
    if mention.confidence >= LEAST_TRUST or mention.rule == "word":
        return region
    near = next((r.code for r in where.path if r.level == "prefecture"), where.path[0].code if where.path else "")
    return region if near in {r.code for r in table.path(region, year)} else None


def holder_before(text: str, mention: Mention, ends: Mapping[int, Mention]) -> Mention | None:
    """Find what a text says holds a township: 宝安区 of 沙井街道 and of 松岗街道 in 宝安区沙井街道、松岗街道."""
    at = mention.start
    while at not in ends and text[at - 1 : at] == "、" and (listed := ends.get(at - 1)) and listed.rule == "grammar":
        at = listed.start
    return ends.get(at)


def named_in(zone: str, where: Jurisdiction, table: RegionTable, year: int | None) -> Region | None:
    """Find the region with whose name that of a zone begins: 厦门|自贸片区."""
    found = (table.resolve(zone[:cut], year, where.region) for cut in range(len(zone) - 2, 1, -1))
    return next((region for region in found if region is not None and region.level != "zone"), None)


def apart(text: str, mention: Mention, table: RegionTable, region: Region, where: Jurisdiction) -> bool:
    """Tell whether a form that is also a word means the region: behind what holds it, or near the report's own."""
    holders = table.path(region)[:-1]
    before = text[max(0, mention.start - 8) : mention.start]
    full = mention.end - mention.start == len(region.name)
    if full and any(before.endswith((holder.name, holder.name[:-1])) for holder in holders):
        return True
    if len(region.name) == 2 and BESIDE.search(before) and mention.end - mention.start == 2:
        return region.name[0] not in JOINING
    own = where.path[-1].code if where.path else ""
    if own not in {holder.code for holder in holders}:
        return False
    behind = "" if TOGETHER.match(text, mention.end) else text[mention.end : mention.end + 1]
    return full or bool(MARKS.fullmatch(text[mention.start - 1 : mention.start] + behind))
