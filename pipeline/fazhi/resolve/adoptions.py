"""From the mentions of mechanisms to one entry a mechanism, with one adoption a status."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from fazhi import model
from fazhi.knowledge.confidence import Confidences
from fazhi.knowledge.regions import Region
from fazhi.knowledge.vocabulary import Concept, Vocabulary
from fazhi.naming import QUOTES, comparable
from fazhi.passages import Clause, Mention
from fazhi.resolve.basis import mechanism_basis

__all__ = ["mechanism_entries"]

#: A mention with the scope in which it is claimed to be the first, or nothing.
Claimed = tuple[Mention, str]
SHORTEST_EVIDENCE = 8
STOP = re.compile(r"[。！？\n]")
ACTING = re.compile(r"由|会同|联合")
#: A brand of one's own that opens a name: “校地警法”联调机制 and “校地警法”四方联调机制 are one.
BRAND = re.compile(rf"[{QUOTES}]([^{QUOTES}]{{4,}})[{QUOTES}]")
NUMBERED = re.compile(r"[\dA-Za-z+＋]")
#: Words for the report's own region at the front of a name.
OWN = re.compile(
    r"(?:全[省市区县州旗]|我[省市区县州旗局厅]|本[市区县级]|[省市区县州旗镇]级|(?:[省市区县州旗镇]|自治区)(?:人民)?政府)(?=.{4})"
)


#: What joins the names in one name, and what a name may end in besides.
JOINED = re.compile(r"[+＋、]")
RUN = re.compile(r"(?:工作)?(?:机制|制度|体系|模式)$")
#: Characters of a known name within another, and of what comes before it.
SHORTEST_KNOWN = 4
SHORTEST_MODIFIER = 2
#: With what they begin.
OWN_BEGINS = frozenset("全我本省市区县州旗镇乡自")


#: The agencies that lie in a clause, by the clause.
Bodies = Mapping[Clause, Sequence[Mention]]


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
    bodies = by_clause(agencies, clause_at)
    autonomous = bool(path) and path[0].name.endswith("自治区")
    own = tuple(form for r in path for form in (r.name, r.name[:-1] if len(r.name) > 2 else r.name))
    for mention in mentions:
        if "|全区" in mention.note and path:
            # of an autonomous region, or only of a district
            scope = "全省" if autonomous else ""
            mention = mention._replace(note=mention.note.replace("|全区", f"|{scope}", 1))  # noqa: PLW2901
        name = own_name(mention.name, own)
        concept = vocabulary.by_id.get(mention.concept) or vocabulary.find("mechanism", name)
        key = concept.id if concept else own_brand(name) or comparable(name)
        if concept:
            concepts[key] = concept
        groups.setdefault(key, []).append(mention if name == mention.name else mention._replace(name=name))
    for key, group in groups.items():
        yield entry(text, group, concepts.get(key), bodies, vocabulary, clause_at, sure)


def by_clause(agencies: Iterable[Mention], clause_at: Callable[[int], Clause]) -> Bodies:
    """Sort the agencies by the clauses in which they lie."""
    found: dict[Clause, list[Mention]] = {}
    for agency in agencies:
        clause = clause_at(agency.start)
        if clause.start <= agency.start and agency.end <= clause.end:
            found.setdefault(clause, []).append(agency)
    return found


def entry(
    text: str, group: list[Mention], concept: Concept | None, bodies: Bodies,
    vocabulary: Vocabulary, clause_at: Callable[[int], Clause], sure: Confidences,
) -> model.Mechanism:  # fmt: skip
    """Make one mechanism's entry."""
    by_status: dict[str, list[Claimed]] = defaultdict(list)
    for mention in group:
        status, claim, _ = mention.note.split("|", 2)
        scope, *besides = claim.split("@")
        by_status[status].append((mention, scope))
        for other, _, at in (told.partition(":") for told in besides):
            by_status[other].append((mention._replace(start=int(at), end=int(at)), ""))
    first = group[0] if concept or len(group) == 1 else max(group, key=lambda m: len(comparable(m.name)))
    forms = [text[m.start : m.end].strip(QUOTES) for m in group] + [m.name.strip(QUOTES) for m in group]
    return model.Mechanism(
        name=concept.label if concept else first.name,
        surfaces=tuple(dict.fromkeys(forms)),
        kind=first.label,  # type: ignore[arg-type]
        adoptions=tuple([adoption(text, status, found, clause_at, sure) for status, found in by_status.items()]),
        agencies=tuple(running(text, group, bodies, clause_at)),
        broader=vocabulary.broader_labels(concept) if concept else broader_of(first, vocabulary),
        known=concept is not None,
        mentions=len(group),
        confidence=sure.of(*mechanism_basis(group)),
    )


def adoption(
    text: str, status: str, mentions: list[Claimed], clause_at: Callable[[int], Clause], sure: Confidences
) -> model.Adoption:
    """Make one status of one mechanism: the clearest clause is the evidence."""
    ranked = sorted(mentions, key=lambda m: (-m[0].confidence, m[0].start)) if len(mentions) > 1 else mentions
    (start, end), *more = dict.fromkeys([evidence_span(text, m, clause_at) for m, _ in ranked])
    return model.Adoption(
        status=status,  # type: ignore[arg-type]
        first=next((scope for _, scope in ranked if scope), None),
        more_evidence=tuple([model.Evidence(evidence=text[low:high], start=low, end=high) for low, high in more]),
        confidence=sure.of("adoptions", ranked[0][0].rule, status),
        evidence=text[start:end],
        start=start,
        end=end,
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


def running(text: str, group: Iterable[Mention], bodies: Bodies, clause_at: Callable[[int], Clause]) -> dict[str, None]:
    """Name the bodies that the clause of a mention says run or join the mechanism."""
    seen: dict[str, None] = {}
    for mention in group:
        clause = clause_at(mention.start)
        beside = [
            agency for agency in bodies.get(clause, ()) if agency.end <= mention.start or agency.start >= mention.end
        ] or subjects(text, bodies, clause, clause_at)
        for agency in beside:
            seen[text[agency.start : agency.end]] = None
    return seen


def subjects(text: str, bodies: Bodies, clause: Clause, clause_at: Callable[[int], Clause]) -> Sequence[Mention]:
    """Give the bodies that begin the clause before, as its subject, or that the next one says act: 由…牵头."""
    before = clause_at(max(0, clause.start - 2))
    found = bodies.get(before, ())
    if found and found[0].start <= before.start + 1 and adjoin(text, before, clause):
        return found
    after = clause_at(min(len(text) - 1, clause.end + 1))
    found = bodies.get(after, ())
    return found if found and ACTING.match(text, after.start) and adjoin(text, clause, after) else ()


def adjoin(text: str, first: Clause, second: Clause) -> bool:
    """Tell whether one clause follows another in a sentence."""
    return first.end < second.start and not STOP.search(text, first.end, second.start)


def own_name(name: str, own: tuple[str, ...]) -> str:
    """Strip the names of the report's own regions, and words for them, from the front of a name."""
    for form in own if name.startswith(own) else ():
        if name.startswith(form) and len(name) - len(form) >= 4:
            name = name[len(form) :]
    word = OWN.match(name) if name[:1] in OWN_BEGINS else None
    return name[word.end() :] if word else name


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
        return tuple(dict.fromkeys(concept.label for concept in held(mention.name, vocabulary)))
    ids = note.removeprefix("broader:").split("|")
    return tuple(vocabulary.by_id[i].label for i in ids if i in vocabulary.by_id)


def held(name: str, vocabulary: Vocabulary) -> list[Concept]:
    """Find the known mechanisms that a new name joins, or the one with which it ends: its head says what it is."""
    parts = JOINED.split(name)
    if len(parts) > 1:
        return [concept for part in parts if (concept := named(part, vocabulary))]
    tails = (name[at:] for at in range(SHORTEST_MODIFIER, len(name) - SHORTEST_KNOWN + 1))
    ends = (named(tail, vocabulary) for tail in tails if tail.count("“") == tail.count("”"))
    return [concept] if (concept := next(filter(None, ends), None)) else []


def named(words: str, vocabulary: Vocabulary) -> Concept | None:
    """Find the concept that words name, with or without a word for how it is run at their end."""
    bare = RUN.sub("", words)
    found = vocabulary.find("mechanism", words)
    return found or (vocabulary.find("mechanism", bare) if SHORTEST_KNOWN <= len(bare) < len(words) else None)
