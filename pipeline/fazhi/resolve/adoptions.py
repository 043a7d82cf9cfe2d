"""From the mentions of mechanisms to one entry a mechanism, with one adoption a status."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from fazhi import model
from fazhi.knowledge.confidence import Confidences
from fazhi.knowledge.regions import Region
from fazhi.knowledge.vocabulary import Concept, Vocabulary
from fazhi.naming import QUOTES, comparable
from fazhi.passages import Clause, Mention
from fazhi.resolve.basis import mechanism_basis

__all__ = ["mechanism_entries"]

SHORTEST_EVIDENCE = 8
STOP = re.compile(r"[。！？\n]")
ACTING = re.compile(r"由|会同|联合")
#: A brand of one's own that opens a name: “校地警法”联调机制 and “校地警法”四方联调机制 are one.
BRAND = re.compile(rf"[{QUOTES}]([^{QUOTES}]{{4,}})[{QUOTES}]")
NUMBERED = re.compile(r"[\dA-Za-z+＋]")


def mechanism_entries(
    text: str, mentions: Sequence[Mention], agencies: Sequence[Mention], vocabulary: Vocabulary,
    path: Sequence[Region], clause_at: Callable[[int], Clause], sure: Confidences,
) -> Iterator[model.Mechanism]:  # fmt: skip
    """Merge the mentions of one mechanism.

    Args:
        text: The report.
        mentions: The mechanism mentions; their notes hold status and scope.
        agencies: The agency mentions, for who runs it.
        vocabulary: The vocabularies.
        path: The report's own path, whose names are no part of a mechanism's.
        clause_at: Finds the clause around an offset.
        sure: How sure facts are by what they were found by.

    Yields:
        Entries in the order of first mention.
    """
    groups: dict[str, list[Mention]] = {}
    concepts: dict[str, Concept] = {}
    for mention in mentions:
        name = own_name(mention.name, path)
        concept = vocabulary.by_id.get(mention.concept) or vocabulary.find("mechanism", name)
        key = concept.id if concept else own_brand(name) or comparable(name)
        if concept:
            concepts[key] = concept
        groups.setdefault(key, []).append(mention._replace(name=name))
    for key, group in groups.items():
        yield entry(text, group, concepts.get(key), agencies, vocabulary, clause_at, sure)


def entry(
    text: str, group: list[Mention], concept: Concept | None, agencies: Sequence[Mention],
    vocabulary: Vocabulary, clause_at: Callable[[int], Clause], sure: Confidences,
) -> model.Mechanism:  # fmt: skip
    """Make one mechanism's entry."""
    by_status: dict[str, list[Mention]] = defaultdict(list)
    for mention in group:
        status, claim, _ = mention.note.split("|", 2)
        scope, _, award = claim.partition("@")
        by_status[status].append(mention._replace(note=scope))
        if award:
            by_status["awarded"].append(mention._replace(start=int(award), end=int(award), note=""))
    first = group[0] if concept else max(group, key=lambda m: len(comparable(m.name)))
    forms = [text[m.start : m.end] for m in group] + [m.name for m in group]
    return model.Mechanism(
        name=concept.label if concept else first.name,
        surfaces=tuple(dict.fromkeys(f.strip(QUOTES) for f in forms)),
        kind=first.label,  # type: ignore[arg-type]
        adoptions=tuple(adoption(text, status, found, clause_at, sure) for status, found in by_status.items()),
        agencies=tuple(running(text, group, agencies, clause_at)),
        broader=vocabulary.broader_labels(concept) if concept else broader_of(first, vocabulary),
        known=concept is not None,
        mentions=len(group),
        confidence=sure.of(*mechanism_basis(group)),
    )


def adoption(
    text: str, status: str, mentions: list[Mention], clause_at: Callable[[int], Clause], sure: Confidences
) -> model.Adoption:
    """Make one status of one mechanism from mentions whose note is a claim's scope: the clearest clause as evidence."""
    ranked = sorted(mentions, key=lambda m: (-m.confidence, m.start))
    spans = list(dict.fromkeys(evidence_span(text, m, clause_at) for m in ranked))
    pieces = [model.Evidence(evidence=text[start:end], start=start, end=end) for start, end in spans]
    firsts = [m.note for m in ranked if m.note]
    return model.Adoption(
        status=model.Status(status),
        first=firsts[0] if firsts else None,
        more_evidence=tuple(pieces[1:]),
        confidence=sure.of("adoptions", ranked[0].rule, status),
        evidence=pieces[0].evidence,
        start=pieces[0].start,
        end=pieces[0].end,
    )


def evidence_span(text: str, mention: Mention, clause_at: Callable[[int], Clause]) -> tuple[int, int]:
    """Choose the stretch that shows a mention: its clause, with the next one where it is very short."""
    clause = clause_at(mention.start)
    start, end = min(clause.start, mention.start), max(clause.end, mention.end)
    while start < end and text[start].isspace():
        start += 1
    if end - start < SHORTEST_EVIDENCE and end + 1 < len(text) and text[end] in "，,：:、；;":
        end = max(end, clause_at(end + 1).end)
    return start, end


def running(
    text: str, group: Iterable[Mention], agencies: Sequence[Mention], clause_at: Callable[[int], Clause]
) -> Iterator[str]:
    """Name the bodies that the clause of a mention says run or join the mechanism."""
    seen: dict[str, None] = {}
    for mention in group:
        clause = clause_at(mention.start)
        beside = [
            agency
            for agency in within(agencies, clause.start, clause.end)
            if agency.end <= mention.start or agency.start >= mention.end
        ] or subjects(text, agencies, clause, clause_at)
        seen.update(dict.fromkeys(text[agency.start : agency.end] for agency in beside))
    yield from seen


def within(agencies: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
    """Give the agencies that lie in a stretch of the text."""
    for agency in agencies[bisect_left(agencies, start, key=start_of) :]:
        if agency.start >= end:
            return
        if agency.end <= end:
            yield agency


def subjects(
    text: str, agencies: Sequence[Mention], clause: Clause, clause_at: Callable[[int], Clause]
) -> list[Mention]:
    """Give the bodies that begin the clause before, as its subject, or that the next one says act: 由…牵头."""
    before = clause_at(max(0, clause.start - 2))
    if before.end < clause.start and not STOP.search(text[before.end : clause.start]):
        found = list(within(agencies, before.start, before.end))
        if found and found[0].start <= before.start + 1:
            return found
    after = clause_at(min(len(text) - 1, clause.end + 1))
    if after.start > clause.end and not STOP.search(text[clause.end : after.start]) and ACTING.match(text, after.start):
        return list(within(agencies, after.start, after.end))
    return []


def start_of(mention: Mention) -> int:
    """Give where a mention begins."""
    return mention.start


def own_name(name: str, path: Sequence[Region]) -> str:
    """Strip the report's own regions, and words for them, from the front of a name."""
    for region in path:
        for form in (region.name, region.name[:-1] if len(region.name) > 2 else region.name):
            if name.startswith(form) and len(name) - len(form) >= 4:
                name = name[len(form) :]
    return re.sub(
        r"^(?:全[省市区县州旗]|我[省市区县州旗局厅]|本[市区县级]|[省市区县州旗镇]级|(?:[省市区县州旗镇]|自治区)(?:人民)?政府)(?=.{4})",
        "",
        name,
    )


def own_brand(name: str) -> str:
    """Give the words in quotation marks that open a name, by which its short and long forms are one.

    Numbered schemes are many under one form (“1+N”), so they stand for themselves.
    """
    found = BRAND.match(name)
    return "" if found is None or NUMBERED.search(found[1]) else comparable(found[1])


def broader_of(mention: Mention, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Name the known mechanisms that a new one narrows."""
    note = mention.note.split("|", 2)[2]
    if not note.startswith("broader:"):
        return ()
    ids = note.removeprefix("broader:").split("|")
    return tuple(vocabulary.by_id[i].label for i in ids if i in vocabulary.by_id)
