"""From a record, and a second reading of its text, to findings with readable ids that can be shown in the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fazhi import model
from fazhi.errors import ConfigurationError
from fazhi.explain.sources import Mark, Sightings, pieces_of
from fazhi.extraction import extract
from fazhi.extractor.components import source_of
from fazhi.extractor.source import Source
from fazhi.language import doc_of
from fazhi.model import Record
from fazhi.passages import Section
from fazhi.script import simplified

__all__ = ["KINDS", "LONGEST_HEADING", "Explanation", "Finding", "Mark", "explain"]

#: The kinds by the letter of their ids, in the order in which they are listed.
KINDS = {
    "m": "mechanism",
    "a": "agency",
    "d": "document",
    "o": "observation",
    "r": "region",
    "h": "honour",
    "c": "collaboration",
    "n": "named only",
    "x": "rejected",
}
#: Headings beyond this are paragraphs with a number.
LONGEST_HEADING = 36


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact of a record, or something named or rejected.

    `marks` are the places in the text that name it, `evidence` the stretches that state it; `state` is its status,
    relation or value in a few words, `fields` the rest of what the record holds, `reason` why it was left out.
    """

    id: str
    name: str
    state: str
    marks: tuple[Mark, ...]
    evidence: tuple[Mark, ...]
    fields: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    reason: str = ""

    @property
    def letter(self) -> str:
        """Give the kind as a letter of `KINDS`."""
        return self.id[0]

    @property
    def rules(self) -> tuple[str, ...]:
        """Name the rules that found it, each once."""
        return tuple(dict.fromkeys(mark.rule for mark in self.marks if mark.rule))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record with its findings and the outline of its text."""

    record: Record
    findings: tuple[Finding, ...]
    source: Source
    headings: tuple[tuple[int, int, str], ...]

    def find(self, identifier: str) -> Finding:
        """Give the finding of an id.

        Args:
            identifier: Such as m3.

        Returns:
            The finding.

        Raises:
            ConfigurationError: If the report has no such finding.
        """
        found = next((f for f in self.findings if f.id == identifier.strip().lower()), None)
        if found is None:
            last = {f.letter: f.id for f in self.findings}
            known = ", ".join(f"{'' if i == f'{letter}1' else f'{letter}1-'}{i}" for letter, i in last.items())
            raise ConfigurationError(
                f"{self.record.doc}: no fact {identifier}", f"there are {known}" if known else "nothing was found"
            )
        return found

    def of_kind(self, letter: str) -> list[Finding]:
        """List the findings of one kind.

        Args:
            letter: A letter of `KINDS`.

        Returns:
            The findings in the record's order.
        """
        return [finding for finding in self.findings if finding.letter == letter]

    def role_at(self, offset: int) -> str:
        """Tell the role of the passage around an offset."""
        return str(self.source.sentence_at(offset).role)

    def heading_at(self, offset: int) -> str:
        """Give the innermost heading that ends before an offset and holds it, or nothing."""
        above = (t for start, end, t in reversed(self.headings) if t and start + len(t) <= offset < end)
        return next(above, "")


def explain(report: Path | Record, region: str | None = None, ontology: tuple[Path, ...] = ()) -> Explanation:
    """Explain a report: what was found where, by which rule, and what was left out.

    Args:
        report: A report file, a record made by `fazhi extract` (.json), or a record.
        region: The report's jurisdiction where the user names it.
        ontology: Folders with vocabularies of the user's own, on top of those that ship.

    Returns:
        The explanation; the ids of its findings follow the record's order.

    Raises:
        ReadError: If the file cannot be read.
        NotAReportError: If it is no report.
        RecordError: If a .json file holds no record.
        ConfigurationError: If the region is unknown or ambiguous, or named although a record already has one.

    Examples:
        >>> import fazhi
        >>> record = fazhi.extract("2023年，宝安区推进法治政府建设，深入推行“双随机、一公开”，加强行政执法和普法。")
        >>> found = explain(record).find("m1")
        >>> found.name, found.state, found.rules
        ('双随机、一公开', 'implemented', ('vocabulary',))
    """
    if isinstance(report, Path):
        made = report.suffix.lower() == ".json"
        if made and region:
            raise ConfigurationError(f"{report}: a record has its region already", "leave out --region")
        record = Record.load(report) if made else extract(report, region, ontology)
    else:
        record = report
    # once more, for a record keeps no rules and no section roles
    doc = doc_of(simplified(record.text), record.doc, ontology)
    sightings = Sightings(record, doc)
    text = record.text
    sections = (Section(*section) for section in doc.user_data["fazhi.sections"])
    headings = [(s.start, s.end, heading_of(text[s.start : s.end])) for s in sections]
    return Explanation(record, tuple(findings_of(record, sightings)), source_of(doc), tuple(headings))


def heading_of(section: str) -> str:
    """Give the heading that a section begins with; it may stand in one line with what follows, or be a paragraph."""
    line = section.split("\n", 1)[0].split("。", 1)[0].strip()
    return line if len(line) <= LONGEST_HEADING else ""


def findings_of(record: Record, seen: Sightings) -> list[Finding]:
    """Make the findings of all kinds."""
    found = [mechanism(f"m{i}", fact, seen) for i, fact in enumerate(record.mechanisms, 1)]
    found += [agency(f"a{i}", fact, seen) for i, fact in enumerate(record.agencies, 1)]
    found += [document(f"d{i}", fact, seen) for i, fact in enumerate(record.documents, 1)]
    found += [observation(f"o{i}", fact, seen) for i, fact in enumerate(record.observations, 1)]
    found += [region(f"r{i}", fact, seen) for i, fact in enumerate(record.regions, 1)]
    found += [honour(f"h{i}", fact, seen) for i, fact in enumerate(record.honours, 1)]
    found += [collaboration(f"c{i}", fact, seen) for i, fact in enumerate(record.collaborations, 1)]
    owners = [(mark.start, mark.end, finding.id) for finding in found for mark in finding.marks]
    for i, (form, name, reason, marks) in enumerate(seen.unused(owners), 1):
        fields = filled(would_mean=name if name != form else "")
        found.append(Finding(f"n{i}", form, "no fact of its own", marks, marks, fields, reason=reason))
    by_place = {(start, end): identifier for start, end, identifier in owners}
    for i, left in enumerate(record.rejected, 1):
        other = by_place.get((left.start, left.end))
        fields = (("counted already as", other),) if other else ()
        marks = (Mark(left.start, left.end, seen.rejecting_rule(left)),)
        found.append(
            Finding(f"x{i}", left.evidence, f"no {left.kind}", marks, marks, fields=fields, reason=left.reason)
        )
    return found


def filled(**fields: object) -> tuple[tuple[str, str], ...]:
    """List the fields that say something, with blanks in their names."""
    return tuple((name.strip("_").replace("_", " "), str(value)) for name, value in fields.items() if value)


def mechanism(identifier: str, fact: model.Mechanism, seen: Sightings) -> Finding:
    """Make a mechanism's finding; its state lists its statuses, the first claims in brackets."""
    states = [f"{a.status}, first in {a.first}" if a.first else str(a.status) for a in fact.adoptions]
    pieces = tuple(
        Mark(p.start, p.end, status=str(a.status), confidence=a.confidence)
        for a in fact.adoptions
        for p in (a, *a.more_evidence)
    )
    return Finding(
        identifier, fact.name, "; ".join(states), seen.marks("mechanisms", fact.surfaces, fact.name, pieces), pieces,
        filled(kind=fact.kind, known="in the vocabulary" if fact.known else "new", broader="、".join(fact.broader),
               run_by="、".join(fact.agencies), mentions=fact.mentions, doubtful=fact.optional),
        fact.confidence,
    )  # fmt: skip


def agency(identifier: str, fact: model.Agency, seen: Sightings) -> Finding:
    """Make a body's finding."""
    pieces = pieces_of(fact)
    return Finding(
        identifier, fact.name, fact.region or "no region", seen.marks("agencies", fact.surfaces, fact.name, pieces),
        pieces, filled(kind=fact.kind, region=fact.region, id=fact.region_id, mentions=fact.mentions,
                       doubtful=fact.optional), fact.confidence,
    )  # fmt: skip


def document(identifier: str, fact: model.Document, seen: Sightings) -> Finding:
    """Make a document's finding; its state is the relation."""
    pieces = pieces_of(fact)
    return Finding(
        identifier, fact.title, fact.relation, seen.marks("documents", fact.surfaces, fact.title, pieces), pieces,
        filled(kind=fact.kind, number=fact.doc_number, known="in the vocabulary" if fact.known else "new",
               mentions=fact.mentions, doubtful=fact.optional),
        fact.confidence,
    )  # fmt: skip


def observation(identifier: str, fact: model.Observation, seen: Sightings) -> Finding:
    """Make a figure's finding; its state is the value."""
    value = f"{'about ' if fact.approx else ''}{fact.value:,.10g} {fact.unit}"
    change = ""
    if fact.change:
        size = "" if fact.change.value is None else f" {fact.change.value:g}{fact.change.unit or ''}"
        change = fact.change.direction + size
    return Finding(
        identifier, fact.indicator, value, seen.figure(fact), pieces_of(fact),
        filled(year=fact.year, period=fact.period, change=change, rank=fact.rank,
               known="in the vocabulary" if fact.known else "new", doubtful=fact.optional),
        fact.confidence,
    )  # fmt: skip


def region(identifier: str, fact: model.Region, seen: Sightings) -> Finding:
    """Make another region's finding."""
    pieces = pieces_of(fact)
    return Finding(
        identifier, fact.name, fact.level or "level unknown", seen.marks("regions", fact.surfaces, fact.name, pieces),
        pieces, filled(path=" / ".join(fact.path), id=fact.id, mentions=fact.mentions, doubtful=fact.optional),
        fact.confidence,
    )  # fmt: skip


def honour(identifier: str, fact: model.Honour, seen: Sightings) -> Finding:
    """Make an honour's finding."""
    return Finding(
        identifier, fact.name, fact.level or "level unknown", seen.inside(fact, (fact.name,), "won"), pieces_of(fact),
        filled(holder=fact.holder, doubtful=fact.optional), fact.confidence,
    )  # fmt: skip


def collaboration(identifier: str, fact: model.Collaboration, seen: Sightings) -> Finding:
    """Make the finding of a cooperation with others."""
    return Finding(
        identifier, "、".join(fact.with_), "cooperates", seen.inside(fact, fact.with_, "joint"), pieces_of(fact),
        filled(mechanism=fact.mechanism, doubtful=fact.optional), fact.confidence,
    )  # fmt: skip
