"""The lint of vocabularies: what makes a concept wrong or doubtful, each finding with its place and remedy."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from fazhi.knowledge.sources import ID, ONTOLOGY, SCHEMES, SKOS, Entry, files_of, read_entries, shipped_files
from fazhi.model import AgencyKind, DocumentKind, MechanismKind
from fazhi.naming import QUOTES, comparable, id_part

__all__ = ["THEMES", "Finding", "cycles", "lint", "stoppers"]

Severity = Literal["error", "warning"]
#: The ten systems of the outline of 2021-2025, with digital government and the business environment on their own.
THEMES = (
    "party-leadership", "functions", "rulemaking", "decision", "enforcement", "emergency", "disputes", "supervision",
    "digital", "business", "legal-society", "organisation",
)  # fmt: skip
KINDS: Mapping[str, tuple[str, ...]] = {
    "mechanism": get_args(MechanismKind),
    "agency": get_args(AgencyKind),
    "document": get_args(DocumentKind),
}
THEMED = ("mechanism", "indicator")
#: Schemes whose concepts say what they are; units are defined by their names.
DEFINED = (*THEMED, "document", "agency")
#: What the project's other properties may say.
VALUES: Mapping[str, tuple[str, ...]] = {
    "bare": ("yes", "no"),
    "unquoted": ("yes", "no"),
    "measure": ("count", "rate", "amount", "rank"),
    "agencyLevel": ("national", "province", "prefecture", "county", "township"),
}
#: Units that the grammar of figures knows by itself.
PERCENT = ("%", "‰", "个百分点")
BRACKETS = str.maketrans("()", "（）")
#: Schemes whose official names may hold quotation marks.
QUOTED = ("document", "agency")
#: Schemes whose names are compared with each other; units are read by another grammar.
NAMED = ("mechanism", "agency", "document", "indicator")
NUMBER_YEAR = re.compile(r"[〔\[（(]((?:19|20)\d\d)[〕\]）)]")
YEARS = range(1949, 2031)
YEAR = ONTOLOGY + "year"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful in a vocabulary.

    Examples:
        >>> str(Finding("error", "cycle", Path("a.csv"), 3, "mechanism/甲", "甲 is broader than itself", "cut it"))
        'a.csv:3: error: mechanism/甲: 甲 is broader than itself (cut it)'
    """

    severity: Severity
    rule: str
    path: Path
    line: int
    concept: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.concept}: {self.reason} ({self.remedy})"


def lint(folders: Sequence[Path] = ()) -> list[Finding]:
    """Examine vocabularies.

    Args:
        folders: Users' folders, examined with the shipped vocabulary below them; none for the shipped one.

    Returns:
        What was found in the folders, by file and line.

    Raises:
        KnowledgeError: If a file cannot be read or understood.

    Examples:
        >>> [finding for finding in lint() if finding.severity == "error"]
        []
    """
    shipped = read_entries(shipped_files())
    own = read_entries((path for folder in folders for path in files_of(folder)), shipped) if folders else shipped
    entries = [entry for entry in (shipped + own if folders else shipped) if is_concept(entry)]
    concepts = grouped(entries)
    paths = {entry.path for entry in own}
    found = [f for entry in own for check in SINGLE for f in check(entry, concepts)]
    found += [f for check in TOGETHER for f in check(entries) if f.path in paths]
    return sorted(set(found), key=lambda f: (str(f.path), f.line, f.rule, f.reason))


def stoppers(own: Iterable[Entry], entries: Sequence[Entry]) -> list[Finding]:
    """Find what a user's entries must not have when they are used.

    Args:
        own: The user's entries.
        entries: All entries.

    Returns:
        Missing labels, unknown kinds and schemes, wrong patterns, dangling broader concepts and cycles.
    """
    concepts = grouped(entries)
    checks = (label_missing, scheme_unknown, kind_unknown, pattern_wrong, broader_unknown)
    found = [f for entry in own for check in checks for f in check(entry, concepts)]
    return [f for f in found if f.severity == "error" and f.rule != "twice"] or cycles(entries)


def is_concept(entry: Entry) -> bool:
    """Tell a concept's entry from one that only names another thing, such as a scheme."""
    return SKOS + "inScheme" in entry.values or bool(entry.surfaces)


def grouped(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Group what several files say of one concept."""
    concepts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        concepts[entry.id].append(entry)
    return dict(concepts)


Concepts = Mapping[str, Sequence[Entry]]
Findings = Iterator[Finding]


def fault(entry: Entry, rule: str, reason: str, remedy: str, severity: Severity = "error", line: int = 0) -> Finding:
    """Make a finding about an entry."""
    return Finding(severity, rule, entry.path, line or entry.lines[0], entry.id, reason, remedy)


# ---------------------------------------------------------------- one entry


def label_missing(entry: Entry, concepts: Concepts) -> Findings:
    """Find concepts without a label in Chinese or English, and those described twice."""
    group = concepts.get(entry.id, [entry])
    labels = {key for one in group for key in one.values}
    if SKOS + "prefLabel" not in labels:
        yield fault(entry, "label", "no Chinese label", 'add skos:prefLabel "…"@zh')
    if SKOS + "prefLabel@en" not in labels and entry.scheme in NAMED:
        yield fault(entry, "english", "no English label", 'add skos:prefLabel "…"@en', "warning")
    if len(entry.lines) > 1 or len(entry.values.get(SKOS + "prefLabel", ())) > 1:
        yield fault(entry, "twice", "described twice in one file", "merge the two", line=entry.lines[-1])


def scheme_unknown(entry: Entry, concepts: Concepts) -> Findings:
    """Find concepts whose scheme is unknown or not the one that their id begins with."""
    given = [
        value.rstrip("/") for one in concepts.get(entry.id, [entry]) for value in one.values.get(SKOS + "inScheme", ())
    ]
    if entry.scheme not in SCHEMES:
        yield fault(entry, "scheme", f"unknown scheme {entry.scheme}", f"use one of {', '.join(SCHEMES)}")
    elif set(given) != {entry.scheme}:
        yield fault(entry, "scheme", "skos:inScheme is not what the id says", f"write <{ID}{entry.scheme}/>")


def kind_unknown(entry: Entry, concepts: Concepts) -> Findings:
    """Find kinds and themes that the graph does not know."""
    for name, allowed, wanted in (
        ("kind", KINDS.get(entry.scheme, ()), entry.scheme in KINDS),
        ("theme", THEMES, entry.scheme in THEMED),
    ):
        values = entry.values.get(ONTOLOGY + name, ())
        everywhere = any(ONTOLOGY + name in one.values for one in concepts.get(entry.id, ()))
        for value in values:
            if wanted and value not in allowed:
                yield fault(entry, name, f"unknown {name} {value!r}", f"use one of {', '.join(allowed)}")
        if len(values) > 1:
            yield fault(entry, name, f"{len(values)} {name}s", "keep one")
        if wanted and not values and not everywhere:
            yield fault(entry, name, f"no {name}", f"use one of {', '.join(allowed)}", "warning")


def value_unknown(entry: Entry, concepts: Concepts) -> Findings:
    """Find values of the project's other properties that mean nothing, and units that the vocabulary lacks."""
    for name, allowed in VALUES.items():
        for value in entry.values.get(ONTOLOGY + name, ()):
            if value not in allowed:
                yield fault(entry, "value", f"unknown {name} {value!r}", f"use one of {', '.join(allowed)}")
    for unit in entry.values.get(ONTOLOGY + "unit", ()):
        forms = (id_part(unit), id_part(unit.translate(BRACKETS)))
        if unit not in PERCENT and not any(f"unit/{form}" in concepts for form in forms):
            yield fault(entry, "unit", f"unknown unit {unit}", "correct it, or add it to the units", "warning")


def definition_empty(entry: Entry, concepts: Concepts) -> Findings:
    """Find mechanisms, indicators, documents and bodies without definition."""
    texts = [text for one in concepts[entry.id] for text in one.values.get(SKOS + "definition", ())]
    if entry.scheme in DEFINED and not any(text.strip() for text in texts):
        yield fault(entry, "definition", "no definition", "say in one sentence what it is", "warning")


def surface_wrong(entry: Entry, _: Concepts) -> Findings:
    """Find names that no text can be searched for."""
    seen: set[str] = set()
    for surface in entry.surfaces:
        if entry.scheme not in QUOTED and any(mark in surface for mark in QUOTES):
            yield fault(entry, "quotes", f"quotation marks in {surface}", "leave them out; they do not matter")
        if surface != surface.strip() or not comparable(surface):
            yield fault(entry, "blank", f"white space around, or nothing in, {surface!r}", "remove it")
        elif len(comparable(surface)) == 1 and entry.scheme in NAMED:
            yield fault(entry, "short", f"{surface} is one character", "remove it; it would be found everywhere")
        if folded(surface) in seen:
            yield fault(entry, "repeated", f"{surface} stands there already", "remove it", "warning")
        seen.add(folded(surface))


def folded(surface: str) -> str:
    """Drop what the search for names does not look at: quotation marks and width."""
    return "".join(mark for mark in unicodedata.normalize("NFKC", surface) if mark not in QUOTES)


def weak_unknown(entry: Entry, concepts: Concepts) -> Findings:
    """Find surfaces that are said to be weak and are none of the concept's."""
    surfaces = {surface for one in concepts[entry.id] for surface in one.surfaces}
    for surface in entry.values.get(ONTOLOGY + "weak", ()):
        if surface not in surfaces:
            yield fault(
                entry, "weak", f"weak {surface} is not among the names", "add it as skos:altLabel, or remove it"
            )


def pattern_wrong(entry: Entry, _: Concepts) -> Findings:
    """Find regular expressions that cannot be compiled."""
    for pattern in entry.values.get(ONTOLOGY + "pattern", ()):
        try:
            re.compile(pattern)
        except re.error as error:
            yield fault(entry, "pattern", f"not a regular expression: {error}", "mend fz:pattern")


def broader_unknown(entry: Entry, concepts: Concepts) -> Findings:
    """Find broader concepts that do not exist or are of another scheme."""
    for above in entry.values.get(SKOS + "broader", ()):
        if above not in concepts:
            yield fault(entry, "dangling", f"broader {above} does not exist", "correct its name, or add it")
        elif above.partition("/")[0] != entry.scheme:
            yield fault(entry, "dangling", f"broader {above} is of another scheme", f"name one of {entry.scheme}")


def year_wrong(entry: Entry, _: Concepts) -> Findings:
    """Find years that are none, or not the year in the document's number."""
    years = entry.values.get(YEAR, ())
    for key in ("year", "since"):
        for year in entry.values.get(ONTOLOGY + key, ()):
            if not (year.isdigit() and int(year) in YEARS):
                yield fault(entry, "year", f"{key} {year!r} is no year", "give four digits from 1949 on")
    for number in entry.values.get(ONTOLOGY + "docNumber", ()):
        stated = NUMBER_YEAR.search(number)
        if stated and years and stated[1] not in years:
            yield fault(entry, "year", f"year {years[0]}, but number {number}", "correct one of them")


SINGLE: tuple[Callable[[Entry, Concepts], Findings], ...] = (
    label_missing, scheme_unknown, kind_unknown, value_unknown, definition_empty, surface_wrong, weak_unknown,
    pattern_wrong, broader_unknown, year_wrong,
)  # fmt: skip


# ---------------------------------------------------------------- entries together


def twins(entries: Sequence[Entry]) -> Findings:
    """Find names that two concepts of a scheme share, marks and width aside."""
    owners: dict[tuple[str, str], dict[str, tuple[Entry, str, bool]]] = defaultdict(dict)
    for entry in entries:
        labels = entry.values.get(SKOS + "prefLabel", ())
        for surface in entry.surfaces if entry.scheme in NAMED else ():
            key = (entry.scheme, comparable(surface))
            owners[key].setdefault(entry.id, (entry, surface, surface in labels))
    for (_, name), found in owners.items():
        if name and len(found) > 1:
            yield from twin_findings(list(found.values()))


def english_twins(entries: Sequence[Entry]) -> Findings:
    """Find concepts of a scheme that have one English label: the same thing, or a translation too vague."""
    owners: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for label in entry.values.get(SKOS + "prefLabel@en", ()):
            first = owners.setdefault((entry.scheme, label.casefold()), entry)
            if first.id != entry.id:
                reason = f"{label} is also the English label of {first.id} ({first.place})"
                yield fault(entry, "english", reason, "merge them, or tell them apart", "warning")


def twin_findings(found: list[tuple[Entry, str, bool]]) -> Findings:
    """Blame every concept that shares a name with the first, or with the one whose label it is."""
    owner = next((one for one in found if one[2]), found[0])
    for entry, surface, is_label in found:
        if entry.id == owner[0].id:
            continue
        if is_label:
            reason, rule = f"{surface} is also the label of {owner[0].id} ({owner[0].place})", "twin"
        else:
            what = "the label" if owner[2] else "a name"
            reason, rule = f"{surface} is also {what} of {owner[0].id} ({owner[0].place})", "clash"
        yield fault(entry, rule, reason, "leave it to one of them, or merge them")


def same_id(entries: Sequence[Entry]) -> Findings:
    """Find ids that two files of the same folder describe."""
    for group in grouped(entries).values():
        for one, other in pairwise(group):
            if one.path == other.path or one.path.parent == other.path.parent:
                yield fault(other, "twice", f"described before at {one.place}", "merge the two")


def cycles(entries: Sequence[Entry]) -> list[Finding]:
    """Find concepts that are broader than themselves.

    Args:
        entries: All entries.

    Returns:
        One finding a cycle, at the concept of it that stands last.
    """
    order = {entry.id: place for place, entry in enumerate(entries)}
    # What a later file says of broader concepts takes the place of what earlier ones say.
    stated = [entry for entry in entries if SKOS + "broader" in entry.values]
    last = {entry.id: entry for entry in stated}
    above = {identifier: entry.values[SKOS + "broader"] for identifier, entry in last.items()}
    done: set[str] = set()
    found = []
    for start in above:
        path: list[str] = []
        for ring in rings(start, above, path, done):
            entry = last[max(ring, key=order.__getitem__)]
            names = " < ".join(identifier.partition("/")[2] for identifier in (*ring, ring[0]))
            found.append(fault(entry, "cycle", f"a cycle of broader concepts: {names}", "remove one skos:broader"))
    return found


def rings(start: str, above: Mapping[str, Sequence[str]], path: list[str], done: set[str]) -> Iterator[list[str]]:
    """Go up from a concept and give the ways that come back to where they were."""
    if start in path:
        yield path[path.index(start) :]
        return
    if start in done:
        return
    path.append(start)
    for wide in above.get(start, ()):
        yield from rings(wide, above, path, done)
    path.pop()
    done.add(start)


TOGETHER: tuple[Callable[[Sequence[Entry]], Iterable[Finding]], ...] = (twins, english_twins, same_id, cycles)
