"""The jurisdiction that a report speaks for, inferred from all that its text says, with the evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fazhi.knowledge.regions import Region, RegionTable
from fazhi.passages import Mention
from fazhi.resolve.levels import Levels, count_levels, fits
from fazhi.resolve.support import APART, COMPOUND, Support, add_name, named_in_file, support
from fazhi.resolve.townships import county_of
from fazhi.resolve.unlisted import named_township, numbered_province, opens_report, own_township, own_zone

__all__ = ["Jurisdiction", "infer_jurisdiction"]

DIVISION = "师"
#: The least that must speak for what holds a township.
HOLDER = 0.3
#: What holds a township, and how sure the county is that only the list of townships tells.
COUNTIES, PLACED = ("county", "zone"), 0.7
#: The share of fitting level words where a text has none: it speaks neither for nor against.
UNTOLD = 0.5
#: What reports of places below call themselves, by the level of what holds them.
BELOW = {"province": ("市", "州", "盟", "县", "区", "旗"), "prefecture": ("县", "区", "旗", "镇", "乡", "街道")}


@dataclass(slots=True)
class Jurisdiction:
    """The region a report speaks for: None where the text leaves it open, with the reason."""

    region: Region | None
    path: tuple[Region, ...] = ()
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()
    reason: str = ""


def infer_jurisdiction(
    text: str, title: str | None, lead: str, issuer: str | None, name: str, regions: Iterable[Mention],
    table: RegionTable, year: int | None,
) -> Jurisdiction:  # fmt: skip
    """Infer the jurisdiction of a report.

    Args:
        text: The report.
        title: Its title where it has one.
        lead: Its opening.
        issuer: Who signed it where it says so.
        name: The file's name.
        regions: The region mentions.
        table: The region table.
        year: The year reported on.

    Returns:
        The jurisdiction; `Jurisdiction.region` is None where two candidates are equally supported.
    """
    mentions = list(regions)
    found = infer(text, title, lead, issuer, name, mentions, table, year)
    region = found.region
    if region is None or region.level != "township" or any(above.level in COUNTIES for above in found.path[:-1]):
        return found
    known = [above.code for above in found.path[:-1]]
    said = [mention for mention in mentions if holds(text, mention, region.name)]
    county = county_of(region.name, [*known, *named_in_file(name, table, year)], said, count_levels(text), table, year)
    if county is None:
        return found
    placed = county.below(region.name, "township")
    return replace(
        found, region=placed, path=(*table.path(county, year), placed), confidence=max(found.confidence, PLACED)
    )


def infer(
    text: str, title: str | None, lead: str, issuer: str | None, name: str, mentions: Sequence[Mention],
    table: RegionTable, year: int | None,
) -> Jurisdiction:  # fmt: skip
    """Infer the jurisdiction of a report from what it names; a township may be left without its county."""
    named = named_township(title, issuer, table, year)
    if named and named[1]:
        held = (*table.path(named[1], year), named[1].below(named[0], "township"))
        return Jurisdiction(held[-1], held, 0.9, (named[0],))
    township = named[0] if named else own_township(text, title, mentions)
    if township:  # a short form counts for what holds it only where it is set apart: not 镇平 in 由镇平安办
        mentions = [m for m in mentions if holds(text, m, township)]
    supports = support(text, title, lead, issuer, mentions, table, year)
    add_name(supports, name, table, year)
    level_words = count_levels(text)
    scored = sorted(
        ((score(code, supports, table, year, level_words), code) for code in supports),
        key=lambda s: (-s[0], s[1]),
    )
    if township:
        scored = [s for s in scored if (r := table.by_code(s[1], year)) and r.level in ("county", "zone")] or scored
    small = bool(township) or titled_zone(text, title, mentions)
    if not scored or scored[0][0] < (HOLDER if small else enough(scored, supports, table, year, level_words)):
        province = None if township else numbered_province(text, table, year)
        if province:
            return Jurisdiction(province[0], (province[0],), 0.6, (province[1],))
        return alone(township) or Jurisdiction(None, reason="no region is named often or prominently enough")
    scored = shared_holder(scored, supports, table, year, level_words) or scored
    best, code = scored[0]
    second = scored[1][0] if len(scored) > 1 else 0.0
    if second >= best * 0.97 and not told_apart(code, scored[1][1], supports, table, year):
        rival = table.by_code(scored[1][1], year)
        return alone(township) or Jurisdiction(
            None,
            reason=f"ambiguous: {code} and {rival.name if rival else scored[1][1]} are equally supported",
        )
    region = table.by_code(code, year)
    if region is None:
        return Jurisdiction(None, reason=f"unknown code {code}")
    if not township and not supports[code].own and speaks_below(region, level_words, table, year):
        below = place_spoken_of(region, scored, supports, level_words, table, year)
        if below is None:
            return Jurisdiction(None, reason=f"the report speaks of a place below {region.name} that it does not name")
        region, code, best, second = below, below.code, HOLDER, best
    if region.kind == DIVISION and region.name.endswith("市"):
        # a division of the 兵团 and its city are one administration; the city has the official code
        region = table.resolve(region.name.partition("师")[2], year) or region
        code = region.code
    if township:
        region = region.below(township, "township")
    else:
        region = own_zone(text, region, table, year) or narrower(
            text, title, issuer, lead, region, mentions, level_words
        )
    listed = table.by_code(region.code, year)
    path = table.path(listed, year) if listed else (*table.path(table.by_code(code, year) or region, year), region)
    confidence = round(min(0.99, best / (best + second) * min(1.0, 0.5 + best / 16)), 2)
    return Jurisdiction(region, path, confidence, tuple(list(supports[code].evidence)[:5]))


def titled_zone(text: str, title: str | None, mentions: Iterable[Mention]) -> bool:
    """Tell whether a title begins with a zone that no table lists, so that little needs to speak for its holder."""
    at = text.find(title) if title else -1
    return any(m.start == at and m.rule == "grammar" and m.label == "zone" for m in mentions)


def holds(text: str, mention: Mention, township: str) -> bool:
    """Tell whether a mention can name what holds a township: not 新市 in 新市街, nor a form that is also a word."""
    if mention.rule != "full" and township.startswith(text[mention.start : mention.end]):
        return False
    if mention.rule == "word":  # 法治上城 is what a district calls itself
        return bool(COMPOUND.search(text[max(0, mention.start - 8) : mention.start]))
    return mention.rule != "weak" or bool(APART.search(text[max(0, mention.start - 8) : mention.start]))


def shared_holder(
    scored: Sequence[tuple[float, str]],
    supports: dict[str, Support],
    table: RegionTable,
    year: int | None,
    words: Levels,
) -> list[tuple[float, str]] | None:
    """Put what holds several counties named alike first, where none of them is shown to be the report's own."""
    best = table.by_code(scored[0][1], year)
    if best is None or best.level != "county" or best.parent is None or supports[best.code].own:
        return None
    holder = table.by_code(best.parent, year)
    beside = [
        code
        for _, code in scored[1:]
        if supports[code].named
        and (r := table.by_code(code, year))
        and holder
        and holder.code in {above.code for above in table.path(r, year)[:-1]}
    ]
    told, of = words.shares(holder, table.path(holder, year)[:-1]) if holder else (0, 0)
    if holder is None or len(beside) < 2 or told * 2 < of:
        return None
    return [
        (scored[0][0], holder.code),
        *((n, code) for n, code in scored[1:] if code != holder.code and n < scored[0][0] * 0.9),
    ]


def told_apart(code: str, rival: str, supports: dict[str, Support], table: RegionTable, year: int | None) -> bool:
    """Tell whether of two regions named alike only the first has its holder named: 朝阳区 where the text has 北京市."""
    here, there = table.by_code(code, year), table.by_code(rival, year)
    if here is None or there is None or here.name != there.name:
        return False
    sums = [
        sum(supports[r.code].weight for r in table.path(region, year)[:-1] if r.code in supports)
        for region in (here, there)
    ]
    return sums[0] > 2 * sums[1]


def speaks_below(region: Region, words: Levels, table: RegionTable, year: int | None) -> bool:
    """Tell whether a report calls itself what a region cannot be called: 我县 where it names only a city."""
    told, _ = words.shares(region, table.path(region, year)[:-1])
    own = sum(n for word, n in words.own.items() if not fits(word, region))
    return told * 2 < own and any(word in BELOW.get(region.level, ()) for word in words.own)


def place_spoken_of(
    region: Region, scored: Sequence[tuple[float, str]], supports: dict[str, Support], words: Levels,
    table: RegionTable, year: int | None,
) -> Region | None:  # fmt: skip
    """Find the one place named in a region that a report calls as it calls itself: 我县 where one county is named."""
    named = [table.by_code(code, year) for _, code in scored if supports[code].named]
    fitting = [
        place
        for place in named
        if place
        and any(fits(word, place) for word in words.own)
        and any(holder.code == region.code for holder in table.path(place, year)[:-1])
    ]
    return fitting[0] if len(fitting) == 1 else None


def enough(
    scored: Sequence[tuple[float, str]],
    supports: dict[str, Support],
    table: RegionTable,
    year: int | None,
    words: Levels,
) -> float:
    """Tell how much must speak for the best candidate: little where nothing speaks for another and its level fits."""
    best = table.by_code(scored[0][1], year)
    if best is None:
        return 2.0
    chain = {region.code for region in table.path(best, year)}
    others = [code for _, code in scored if code not in chain and supports[code].named]
    told, of = words.shares(best, table.path(best, year)[:-1])
    fitting = told * 2 > of or (of == 0 and best.level == "county")  # a department's report may say only 我局
    return 0.3 if supports[best.code].named and not others and fitting else 2.0


def alone(township: str | None) -> Jurisdiction | None:
    """Name a township whose report does not say where it lies."""
    if township is None:
        return None
    region = Region(township, township, "township", 0)
    return Jurisdiction(region, (region,), 0.5, (township,))


def score(code: str, supports: dict[str, Support], table: RegionTable, year: int | None, words: Levels) -> float:
    """Score a candidate by its own support, that of the regions above it, and the level words in use."""
    region = table.by_code(code, year)
    if region is None:
        return 0.0
    own = supports[code].weight
    above = sum(min(supports[r.code].weight, 6.0) * 0.25 for r in table.path(region, year)[:-1] if r.code in supports)
    told, of = words.shares(region, table.path(region, year)[:-1])
    share = told / of if of else UNTOLD
    late = 0.6 if region.distance(year) > 1 else 1.0
    return (own + min(above, own)) * (0.5 + share) * late


def narrower(
    text: str, title: str | None, issuer: str | None, lead: str, region: Region,
    mentions: Sequence[Mention], words: Levels,
) -> Region:  # fmt: skip
    """Go down to the township or unlisted zone that title, signature or opening name, if the report speaks for it."""
    places = " ".join((title or "", issuer or "", lead[:120]))
    counts: dict[str, int] = defaultdict(int)
    for mention in mentions:
        if mention.rule == "grammar" and text[mention.start : mention.end] in places:
            counts[text[mention.start : mention.end]] += 1
    if not counts:
        return region
    name = max(sorted(counts), key=lambda n: (counts[n], len(n)))
    if title and name not in title and any(m.concept and m.name in title for m in mentions):
        return region  # the title says whose report it is
    if re.search(r"(?:镇|乡|街道|苏木)$", name):
        own = sum(words.count(w) for w in ("镇", "乡", "街道"))
        above = sum(words.count(w) for w in ("区", "县", "市", "旗"))
        return region.below(name, "township") if own > above or (title and name in title) else region
    opens = any(opens_report(text[max(0, m.start - 60) : m.start]) for m in mentions if text[m.start : m.end] == name)
    return region.below(name, "zone") if opens or counts[name] >= 3 or (title and name in title) else region
