"""Names that records hold and no concept covers, for a person who extends the vocabulary."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from fazhi.knowledge.sources import COLUMNS, REMARKS
from fazhi.knowledge.vocabulary import Vocabulary
from fazhi.model import Record
from fazhi.naming import QUOTES, comparable

__all__ = ["Suggestion", "suggest", "write_csv"]

LEVEL = "{级}"
LEVELS = ("省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "街道", "兵团", "师", "团", "自治区", "新区")


@dataclass(slots=True)
class Suggestion:
    """A name that no concept covers, with its spellings and where it stands."""

    scheme: str
    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    example: str = ""

    @property
    def label(self) -> str:
        """The spelling used most."""
        return min(self.spellings, key=lambda name: (-self.spellings[name], name))

    @property
    def aliases(self) -> list[str]:
        """The other spellings."""
        return sorted(name for name in self.spellings if name != self.label)

    @property
    def kind(self) -> str:
        """The kind that most records give."""
        return min(self.kinds, key=lambda name: (-self.kinds[name], name)) if self.kinds else ""

    def row(self) -> list[str]:
        """Give the row of a user's CSV."""
        names = "|".join(self.aliases)
        counts = [str(len(self.reports)), str(len(self.regions)), self.example]
        return [self.scheme, self.label, names, self.kind, "", "", "", "", *counts]


@dataclass(frozen=True, slots=True)
class Name:
    """One name in one record."""

    scheme: str
    name: str
    kind: str
    evidence: str


def suggest(records: Iterable[Record], vocabulary: Vocabulary, least: int = 2) -> list[Suggestion]:
    """List the names of mechanisms, agencies, documents and indicators that no concept covers.

    Args:
        records: Records.
        vocabulary: The vocabulary; what it covers by now is left out.
        least: The number of reports that a name must stand in.

    Returns:
        Suggestions, those of most regions first.
    """
    known = covered(vocabulary)
    found: dict[tuple[str, str], Suggestion] = {}
    for record in records:
        region = record.report.region_id or record.report.region or record.doc
        for one in names_in(record):
            spelling = "".join(mark for mark in one.name if mark not in QUOTES)
            forms = without_level(spelling) if one.scheme == "agency" else [spelling]
            if not comparable(spelling) or any((one.scheme, comparable(form)) in known for form in forms):
                continue
            item = found.setdefault((one.scheme, comparable(spelling)), Suggestion(one.scheme))
            item.spellings[spelling] += 1
            item.kinds.update([one.kind] if one.kind else [])
            item.reports.add(record.report.sha256)
            item.regions.add(region)
            evidence = " ".join(one.evidence.split())
            if not item.example or len(evidence) < len(item.example):
                item.example = evidence
    kept = [item for item in found.values() if len(item.reports) >= least]
    return sorted(kept, key=lambda item: (-len(item.regions), -len(item.reports), item.scheme, item.label))


def names_in(record: Record) -> Iterator[Name]:
    """Go through the names of a record that could be concepts."""
    for mechanism in record.mechanisms:
        if not mechanism.known:
            yield Name("mechanism", mechanism.name, mechanism.kind, mechanism.adoptions[0].evidence)
    for agency in record.agencies:
        yield Name("agency", agency.name, agency.kind, agency.evidence)
    for document in record.documents:
        if not document.known and document.relation != "issued":
            yield Name("document", document.title, document.kind, document.evidence)
    for observation in record.observations:
        if not observation.known:
            yield Name("indicator", observation.indicator, "", observation.evidence)


def covered(vocabulary: Vocabulary) -> set[tuple[str, str]]:
    """List the scheme and comparable name of everything that concepts cover, level words filled in."""
    found = {(scheme, name) for scheme, names in vocabulary.names.items() for name in names}
    for concept in vocabulary.scheme("agency"):
        for surface in (concept.label, *concept.aliases):
            if LEVEL in surface:
                filled = (surface.replace(LEVEL, level) for level in ("", *LEVELS))
                found.update(("agency", comparable(name)) for name in filled)
    return found


def without_level(name: str) -> Iterator[str]:
    """Give a body's name, and what remains without the level word before it."""
    yield name
    for level in LEVELS:
        if name.startswith(level) and len(name) > len(level) + 1:
            yield name.removeprefix(level)


def write_csv(found: Iterable[Suggestion], stream: TextIO) -> None:
    """Write suggestions as a CSV that `--ontology` takes once a person has gone through it.

    Args:
        found: Suggestions.
        stream: Where to write.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*COLUMNS, *REMARKS])
    writer.writerows(item.row() for item in found)
