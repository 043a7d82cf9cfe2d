"""Where in the text a record's facts stand: its entries matched with the mentions that the rules find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from fazhi.extractor.components import facts_of, mentions_of
from fazhi.model import Fact, Observation, Record, Rejection
from fazhi.naming import QUOTES
from fazhi.passages import Mention

__all__ = ["Mark", "Sightings", "pieces_of"]

MARKS = QUOTES + "《》"
GROUPS = ("mechanisms", "agencies", "documents", "regions")


class Mark(NamedTuple):
    """A stretch of the text: offsets [start, end), with the rule that found it and what it says there."""

    start: int
    end: int
    rule: str = ""
    confidence: float | None = None
    status: str = ""


def pieces_of(fact: Fact) -> tuple[Mark, ...]:
    """Give a fact's evidence as marks."""
    return (Mark(fact.start, fact.end, confidence=fact.confidence),)


class Sightings:
    """The mentions that the rules find in a record's text, handed out to the entries that they belong to.

    Args:
        record: The record.
        doc: Its text, read again by the pipeline.
    """

    def __init__(self, record: Record, doc: Doc) -> None:
        self.record = record
        self.text = record.text
        self.mentions = {group: mentions_of(doc, group) for group in GROUPS}
        # as in the record, a region's name inside another name is no mention of the region where others are
        longer = {i for g in GROUPS[:3] for m in self.mentions[g] for i in range(m.start, m.end)}
        self.forms: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        inside: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for group, mentions in self.mentions.items():
            for mention in mentions:
                if group == "regions" and mention.start in longer and mention.end - 1 in longer:
                    inside[group, self.form(mention)].append(mention)
                else:
                    self.forms[group, self.form(mention)].append(mention)
        self.forms |= {form: found for form, found in inside.items() if form not in self.forms}
        self.names = {
            "mechanisms": {m.name for m in record.mechanisms},
            "agencies": {a.name for a in record.agencies},
            "documents": {d.title for d in record.documents},
            "regions": {r.name for r in record.regions},
        }
        self.used: set[tuple[str, int, int]] = set()
        self.measures = {(m[0], m[1], m[2][2], m[2][3]): m[2] for m in facts_of(doc, "measures")}
        self.rejecting = {(m.kind, m.start, m.end, m.note): m.rule for m in mentions_of(doc, "rejected")}

    def form(self, mention: Mention) -> str:
        """Give the form of a mention without quotation marks and 《》."""
        return self.text[mention.start : mention.end].strip(MARKS)

    def marks(self, group: str, surfaces: Iterable[str], name: str, pieces: Sequence[Mark]) -> tuple[Mark, ...]:
        """Find the mentions of an entry: those of its forms, its own name before an equal form of another entry.

        Args:
            group: The kind of mention.
            surfaces: The entry's forms.
            name: The entry's name.
            pieces: The entry's evidence, in which its forms are looked for where the rules see none.

        Returns:
            The marks in the order of the text.
        """
        forms = list(dict.fromkeys(s.strip(MARKS) for s in surfaces))
        free = [
            m for form in forms for m in self.forms.get((group, form), ()) if (group, m.start, m.end) not in self.used
        ]
        found = [m for m in free if m.name == name or m.name not in self.names[group]] or free
        if any(not within(m, pieces) for m in found) and group == "mechanisms":
            found = [m for m in found if within(m, pieces)] or found
        self.used.update((group, m.start, m.end) for m in found)
        if not found:
            return tuple(self.searched(forms, pieces))
        return tuple(
            Mark(m.start, m.end, m.rule, sure(m, pieces), m.note.partition("|")[0] if group in GROUPS[::2] else "")
            for m in sorted(found, key=lambda m: m.start)
        )

    def searched(self, forms: Sequence[str], pieces: Sequence[Mark]) -> Iterator[Mark]:
        """Look for forms in evidence that no rule marks; the evidence itself where they are not in it."""
        for piece in pieces:
            for form in sorted(forms, key=len, reverse=True):
                at = self.text.find(form, piece.start, piece.end) if form else -1
                if at >= 0:
                    yield Mark(at, at + len(form), self.producer, piece.confidence, piece.status)
                    break
            else:
                yield piece._replace(rule=self.producer)

    @property
    def producer(self) -> str:
        """Name who says what no rule of this version finds."""
        return f"producer {self.record.producer.name} {self.record.producer.version}"

    def figure(self, fact: Observation) -> tuple[Mark, ...]:
        """Find the figure inside an observation's evidence."""
        figure = self.measures.get((fact.start, fact.end, fact.value, fact.unit))
        if figure is None:
            return (Mark(fact.start, fact.end, self.producer, fact.confidence),)
        return (Mark(figure[0], figure[1], "figure", fact.confidence),)

    def inside(self, fact: Fact, names: Sequence[str], rule: str) -> tuple[Mark, ...]:
        """Find names inside a fact's evidence; the whole evidence where none stands in it word for word."""
        found = []
        for name in names:
            at = self.text.find(name, fact.start, fact.end)
            if at >= 0:
                found.append(Mark(at, at + len(name), rule, fact.confidence))
        return tuple(found) or (Mark(fact.start, fact.end, rule, fact.confidence),)

    def rejecting_rule(self, left: Rejection) -> str:
        """Name the rule that saw what was rejected."""
        return self.rejecting.get((left.kind, left.start, left.end, left.reason), "")

    def unused(self, owners: Iterable[tuple[int, int, str]]) -> list[tuple[str, str, str, tuple[Mark, ...]]]:
        """List the mentions that no entry took, by form, name and reason.

        Args:
            owners: The marks of the findings, with their ids.

        Returns:
            Forms, names, reasons and marks in the order of the text.
        """
        taken = sorted(owners, key=lambda o: (o[1] - o[0], o[0]))
        groups: dict[tuple[str, str, str], list[Mark]] = defaultdict(list)
        for group, mentions in self.mentions.items():
            for m in mentions:
                if (group, m.start, m.end) not in self.used:
                    reason = self.why_unused(m, taken)
                    groups[self.form(m), m.name, reason].append(Mark(m.start, m.end, m.rule))
        return [(form, name, reason, tuple(marks)) for (form, name, reason), marks in groups.items()]

    def why_unused(self, mention: Mention, taken: Iterable[tuple[int, int, str]]) -> str:
        """Tell why a mention makes no fact."""
        own = self.record.report
        holder = next((o for o in taken if o[0] <= mention.start and mention.end <= o[1]), None)
        if holder is not None:
            return f"part of {holder[2]}, {self.text[holder[0] : holder[1]]}"
        same_id = bool(own.region_id) and own.region_id in mention.concept.split("|")
        if mention.kind == "region" and (same_id or own.region in (mention.name, self.form(mention))):
            return "the report's own jurisdiction"
        return f"a doubtful form here: trusted {mention.confidence:.2f}"


def sure(mention: Mention, pieces: Sequence[Mark]) -> float | None:
    """Give the confidence of the fact that a mention belongs to: that of the evidence around it."""
    around = [piece for piece in pieces if within(mention, (piece,))] or pieces
    return around[0].confidence if around else None


def within(mention: Mention, pieces: Iterable[Mark]) -> bool:
    """Tell whether a mention lies in one of some stretches."""
    return any(piece.start <= mention.start and mention.end <= piece.end for piece in pieces)
