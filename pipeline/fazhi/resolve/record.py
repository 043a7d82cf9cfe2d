"""From the mentions and facts of one report to its record: one entry an entity, one fact a statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from fazhi import model
from fazhi.knowledge.confidence import Confidences, load_confidences
from fazhi.knowledge.regions import Region, RegionTable
from fazhi.knowledge.vocabulary import Concept, Vocabulary
from fazhi.naming import comparable
from fazhi.passages import OPEN, Clause, Mention
from fazhi.resolve.adoptions import mechanism_entries
from fazhi.resolve.basis import agency_basis
from fazhi.resolve.jurisdiction import Jurisdiction, infer_jurisdiction
from fazhi.resolve.owners import owner_of
from fazhi.resolve.places import region_entries
from fazhi.resolve.titles import LOCAL, comes_from_above, untold_relation

__all__ = ["Reading", "resolve"]

#: In what the names of posts end of which every township or village has its own.
POST = re.compile(
    r"(?:派出|司法|监督管理|自然资源|税务|财政)所$|人民法庭$|卫生院$|卫生服务中心$|^(?:乡镇|街镇|镇街)(?!综合)|[村居]民委员会$|(?:工作|调解|服务|警务)[站室]$|点$|窗口$"
)
#: What the bodies of any town begin with.
OF_TOWNS = re.compile("(?:乡镇|镇街|街镇)(?!综合)")
LEVEL_WORDS = frozenset("省 自治区 市 州 盟 县 区 旗 镇 乡 街道".split())
#: The chief bodies, whose names begin the titles of what they issue.
ISSUERS = frozenset("人民政府 党委 党中央 国务院 省委 市委 州委 盟委 县委 区委 旗委 地委 镇党委".split())
TOWNS = frozenset(("镇", "乡", "街道", "乡镇", "镇街"))
RELATIONS = ("issued", "implemented", "studied", "mentioned")
#: Above this, a figure's date is a year and no distance to one.
FEW_YEARS = 100
#: Units of rates.
SHARES = ("%", "‰", "个百分点", "倍")
SHORTEST_TITLE = 6


@dataclass(slots=True)
class Reading:
    """What reading and extraction found in one report, before anything is resolved.

    `measures`, `prizes` and `cooperations` are the finders' plain tuples.
    """

    doc: str
    text: str
    title: str | None
    year: int | None
    date: str | None
    issuer: str | None
    lead: str
    source: str
    sha256: str
    mentions: dict[str, list[Mention]]
    clause_at: Callable[[int], Clause]
    measures: Sequence[Any] = ()
    prizes: Sequence[Any] = ()
    cooperations: Sequence[Any] = ()
    rejected: list[Mention] = field(default_factory=list)


def resolve(
    reading: Reading,
    table: RegionTable,
    vocabulary: Vocabulary,
    producer: model.Producer,
    region: Region | None = None,
    confidences: Confidences | None = None,
) -> model.Record:
    """Make the record of one report.

    Args:
        reading: What was found in it.
        table: The region table.
        vocabulary: The vocabularies.
        producer: Who makes the record.
        region: The jurisdiction where the user names it; else it is inferred.
        confidences: How sure facts are by what they were found by; None for the table that ships.

    Returns:
        The record, its evidence verbatim.
    """
    sure = confidences or load_confidences()
    where = jurisdiction_of(reading, table, region)
    path = where.path
    agencies = agency_entries(reading, path, table, sure)
    mechanisms = mechanism_entries(
        reading.text,
        reading.mentions["mechanisms"],
        reading.mentions["agencies"],
        vocabulary,
        path,
        reading.clause_at,
        sure,
    )
    regions = region_entries(reading.text, reading.mentions, where, table, reading.year, sure)
    own = where.region.name if where.region else None
    return model.Record(
        doc=reading.doc,
        producer=producer,
        report=report_of(reading, where),
        regions=tuple(regions),
        agencies=tuple(agencies),
        documents=tuple(document_entries(reading, path, sure)),
        mechanisms=tuple(mechanisms),
        observations=tuple(observation_entries(reading, vocabulary, sure)),
        honours=tuple(honour_entries(reading, own, sure)),
        collaborations=tuple(collaboration_entries(reading, where, table, sure)),
        rejected=tuple(rejections(reading, where)),
        text=reading.text,
    )


def jurisdiction_of(reading: Reading, table: RegionTable, region: Region | None) -> Jurisdiction:
    """Take the jurisdiction that the user names, or infer it."""
    if region is not None:
        return Jurisdiction(region, table.path(region, reading.year), 1.0, ("given by the user",))
    return infer_jurisdiction(
        reading.text,
        reading.title,
        reading.lead,
        reading.issuer,
        reading.doc,
        reading.mentions["regions"],
        table,
        reading.year,
    )


def report_of(reading: Reading, where: Jurisdiction) -> model.Report:
    """Describe the report itself."""
    return model.Report(
        region=where.region.name if where.region else None,
        region_path=tuple(r.name for r in where.path),
        region_id=where.region.id if where.region else None,
        level=where.region.level if where.region else None,
        year=reading.year,
        issuer=reading.issuer,
        date=reading.date,
        title=reading.title.replace("\n", "") if reading.title else None,
        source=reading.source,
        sha256=reading.sha256,
        confidence=where.confidence or None,
        region_evidence=where.evidence,
    )


def agency_entries(
    reading: Reading, path: Sequence[Region], table: RegionTable, sure: Confidences
) -> Iterable[model.Agency]:
    """Merge the mentions of one body in one jurisdiction."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    posts = own_posts(reading, path)
    owners: dict[tuple[str, str], Region | None] = {}
    titles = {i: m.start for m in reading.mentions["documents"] if m.rule == "title" for i in range(m.start, m.end)}
    for found in reading.mentions["agencies"]:
        title = titles.get(found.start)
        if title is not None and (found.name in ISSUERS or "关于" in reading.text[title : found.start]):
            continue  # whose document one is belongs to its title
        mention = found._replace(name=posts[found.name]) if found.name in posts else found
        key = (mention.note, mention.name)
        if key not in owners:
            owners[key] = owner_of(mention.note, path, table, reading.year, mention.name)
        owner = owners[key]
        # 县政府 and 市政府 are two also where neither place is known
        whose = owner.id if owner else mention.note if mention.note in LEVEL_WORDS else ""
        groups.setdefault((comparable(mention.name), whose), []).append(mention)
    for mentions in groups.values():
        if is_kind(mentions, path, reading.text):
            continue
        first = mentions[0]
        owner = owners[first.note, first.name]
        yield model.Agency(
            name=first.name,
            region=owner.name if owner else None,
            region_id=owner.id if owner else None,
            surfaces=surfaces(reading.text, mentions),
            kind=first.label,  # type: ignore[arg-type]
            mentions=len(mentions),
            evidence=reading.text[first.start : first.end],
            start=first.start,
            end=first.end,
            confidence=sure.of(*agency_basis(mentions)),
        )


def is_kind(mentions: Sequence[Mention], path: Sequence[Region], text: str) -> bool:
    """Tell whether mentions mean every post of a kind: 司法所 is one body only in a township's report."""
    away = bool(path) and path[-1].level != "township"
    # 镇政府 without a name is any town's where the report is no town's
    return away and (
        all(m.note in TOWNS for m in mentions)
        or all(
            m.rule == "vocabulary" and not m.note and (POST.search(m.name) or OF_TOWNS.match(text, m.start))
            for m in mentions
        )
    )


def own_posts(reading: Reading, path: Sequence[Region]) -> dict[str, str]:
    """Give the full names of bodies that a report also calls by a part of their names.

    In 北新泾街道 司法所 is 北新泾司法所, and where townships have a 乡镇综合行政执法队 no other
    综合行政执法队 is meant.
    """
    names = {mention.name for mention in reading.mentions["agencies"]}
    owned = {mention.name for mention in reading.mentions["agencies"] if mention.note}
    begins = ["乡镇", "街道"]
    if path and path[-1].level == "township":
        begins.append(re.sub(r"(?:街道|镇|乡|苏木)$", "", path[-1].name))
    parts = {name.removeprefix(begin): name for begin in begins for name in sorted(names) if name.startswith(begin)}
    return {part: name for part, name in parts.items() if part in names - owned}


def document_entries(reading: Reading, path: Sequence[Region], sure: Confidences) -> Iterable[model.Document]:
    """Merge the mentions of one document; the strongest relation counts."""
    groups: dict[str, list[tuple[str, str, Mention]]] = {}
    for mention in reading.mentions["documents"]:
        key = mention.concept or comparable(mention.name.removeprefix("中华人民共和国"))
        relation, number, issuer = mention.note.split("|")
        if relation == "issued" and path and (comes_from_above(issuer, path) or comes_from_above(mention.name, path)):
            relation = "mentioned"
        elif issuer == OPEN and path:
            relation = untold_relation(mention, path)
        groups.setdefault(key, []).append((relation, number, mention))
    for key in [
        key for key, found in groups.items() if all(m.rule != "title" and m.label in LOCAL for _, _, m in found)
    ]:
        full = full_title(groups[key][0][2].name, [(k, found[0][2].name) for k, found in groups.items() if k != key])
        if full:
            groups[full].extend(groups.pop(key))
    for found in groups.values():
        relation, _, best = min(found, key=lambda one: RELATIONS.index(one[0]))
        mentions = [mention for _, _, mention in found]
        yield model.Document(
            title=best.name,
            kind=best.label,  # type: ignore[arg-type]
            relation=relation,  # type: ignore[arg-type]
            doc_number=next((number for _, number, _ in found if number), None),
            surfaces=tuple(s.strip("《》") for s in surfaces(reading.text, mentions)),
            known=bool(best.concept),
            mentions=len(mentions),
            confidence=sure.of("documents", best.rule, relation),
            **evidence_of(reading, best),
        )


def full_title(short: str, others: Iterable[tuple[str, str]]) -> str | None:
    """Find the one title among others that ends with a short one: “八五”普法规划 of 《某县“八五”普法规划》."""
    end = comparable(short)
    full = [key for key, title in others if len(end) >= SHORTEST_TITLE and comparable(title).endswith(end)]
    return full[0] if len(full) == 1 else None


def observation_entries(reading: Reading, vocabulary: Vocabulary, sure: Confidences) -> Iterable[model.Observation]:
    """Make the figures' entries; a figure stated twice word for word is one."""
    seen: set[tuple[str, float, str, str]] = set()
    confidence = sure.of("observations")
    for start, end, figure, indicator, change, rank, _, when in reading.measures:
        _, _, value, unit, approx = figure
        evidence = reading.text[start:end]
        if (evidence, value, unit, indicator) in seen:
            continue
        seen.add((evidence, value, unit, indicator))
        concept = known_indicator(vocabulary, indicator, unit)
        yield model.Observation(
            indicator=concept.label if concept else indicator,
            value=value,
            unit=unit,
            year=year_of(when, reading.year),
            change=model.Change(direction=change[0], value=change[1], unit=change[2]) if change else None,
            approx=approx,
            rank=rank,
            known=concept is not None,
            evidence=evidence,
            start=start,
            end=end,
            confidence=confidence,
        )


def year_of(when: int, reported: int | None) -> int | None:
    """Give a figure's year: the one that the text gives it, or so many years after the one reported on."""
    if when > FEW_YEARS:
        return when
    return None if reported is None else reported + when


def known_indicator(vocabulary: Vocabulary, name: str, unit: str) -> Concept | None:
    """Find the indicator that a name means; a share is no count, whatever it is called."""
    concept = vocabulary.find("indicator", name)
    if concept is None and name.endswith("数"):
        concept = vocabulary.find("indicator", name.removesuffix("数"))
    if concept is None or (concept.note("measure") == "rate") != (unit in SHARES):
        return None
    return concept


def honour_entries(reading: Reading, own: str | None, sure: Confidences) -> Iterable[model.Honour]:
    """Make the prizes' entries; the report's own region won where no other holder is named."""
    for start, end, name, level, holder in reading.prizes:
        yield model.Honour(
            name=name, holder=holder or own, level=level or None,
            evidence=reading.text[start:end], start=start, end=end,
            confidence=sure.of("honours"),
        )  # fmt: skip


def collaboration_entries(
    reading: Reading, where: Jurisdiction, table: RegionTable, sure: Confidences
) -> Iterable[model.Collaboration]:
    """Make the entries of cooperation with regions that are neither the report's own nor above it."""
    by_start = {m.start: m for m in reading.mentions["regions"]}
    above = {r.code for r in where.path}
    own = where.region.code if where.region else ""
    for start, end, places, mechanism in reading.cooperations:
        partners = []
        for place in places:
            mention = by_start[place]
            region = table.resolve(reading.text[mention.start : mention.end], reading.year, where.region)
            inside = region is not None and own in {r.code for r in table.path(region, reading.year)}
            if region is None or (region.code not in above and not inside):
                partners.append(region.name if region else mention.name)
        if partners:
            yield model.Collaboration.model_validate(
                {
                    "with": tuple(dict.fromkeys(partners)),
                    "mechanism": mechanism or None,
                    "evidence": reading.text[start:end],
                    "start": start,
                    "end": end,
                    "confidence": sure.of("collaborations"),
                }
            )


def rejections(reading: Reading, where: Jurisdiction) -> Iterable[model.Rejection]:
    """Report what was seen and left out."""
    for mention in reading.rejected:
        yield model.Rejection(
            kind=mention.kind, reason=mention.note, evidence=reading.text[mention.start : mention.end],
            start=mention.start, end=mention.end,
        )  # fmt: skip
    if where.region is None and reading.text:
        yield model.Rejection(kind="region", reason=where.reason, evidence=reading.text[:1], start=0, end=1)


def evidence_of(reading: Reading, mention: Mention) -> dict[str, Any]:
    """Give the clause of a mention, widened to hold all of it, as evidence."""
    clause = reading.clause_at(mention.start)
    start, end = min(clause.start, mention.start), max(clause.end, mention.end)
    return {"evidence": reading.text[start:end], "start": start, "end": end}


def surfaces(text: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """List the different forms of some mentions, in the order of the text."""
    return tuple(dict.fromkeys(text[m.start : m.end] for m in mentions))
