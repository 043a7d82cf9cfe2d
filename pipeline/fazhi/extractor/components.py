"""The finders as spaCy components, each a registered factory that finds one kind of mention.

A component's `find` reads what the ones before it left among the notes on a report and adds its finds; that is all that
a record needs. Called with a doc, whose notes are its ``user_data`` (plain tuples, so that a `DocBin` keeps them), it
also shows them as ``doc.spans[KIND]``: label = fine kind, ``kb_id_`` = the vocabulary's id, ``id_`` = the rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Span

from fazhi.extractor.agencies import find_agencies
from fazhi.extractor.claims import first_claims
from fazhi.extractor.documents import find_documents
from fazhi.extractor.figures import find_measures
from fazhi.extractor.gazetteer import vocabulary_gazetteer
from fazhi.extractor.honoured import inherited_awards
from fazhi.extractor.mechanisms import find_mechanisms
from fazhi.extractor.objects import Objects
from fazhi.extractor.patterns import Patterns
from fazhi.extractor.regions import find_regions
from fazhi.extractor.source import Source, longest_first
from fazhi.extractor.statements import find_cooperations, find_prizes
from fazhi.extractor.status import status_of
from fazhi.extractor.tokenizer import TEXT
from fazhi.knowledge.regions import RegionTable, region_table
from fazhi.knowledge.vocabulary import Vocabulary, load_vocabulary
from fazhi.passages import Mention, Sentence

__all__ = ["KINDS", "Notes", "facts_in", "facts_of", "mentions_in", "mentions_of", "source_in", "source_of"]

#: What is known of a report so far, by ``fazhi.`` and the kind of knowledge.
Notes = dict[str, Any]

KINDS = ("regions", "agencies", "documents", "mechanisms", "figures")
#: How spaCy numbers the places of a token inside or outside an entity.
INSIDE, OUTSIDE, BEGINS = 1, 2, 3


#: The sources of the docs at hand with the sentences that they were made from: one for all the components.
SOURCES: WeakKeyDictionary[Doc, tuple[object, Source]] = WeakKeyDictionary()


def source_of(doc: Doc) -> Source:
    """Give the report behind a doc; without the structure component it is one long sentence."""
    sentences = doc.user_data.get("fazhi.sentences", ())
    made_from, source = SOURCES.get(doc, (None, None))
    if source is None or made_from is not sentences:
        source = source_in(doc.user_data if TEXT in doc.user_data else doc.user_data | {TEXT: doc.text})
        SOURCES[doc] = sentences, source
    return source


def source_in(notes: Notes) -> Source:
    """Make the report that notes are about, with the sentences that the structure component found."""
    sentences = notes.get("fazhi.sentences", ())
    return Source(notes[TEXT], [s if isinstance(s, Sentence) else Sentence(*s) for s in sentences])


def mentions_of(doc: Doc, kind: str) -> list[Mention]:
    """Read the mentions of one kind that a component left in a doc.

    Args:
        doc: A doc that went through the pipeline.
        kind: One of `KINDS`, or ``rejected``.

    Returns:
        The mentions in the order of the text.
    """
    return mentions_in(doc.user_data, kind)


def mentions_in(notes: Notes, kind: str) -> list[Mention]:
    """Read the mentions of one kind among some notes, which a `DocBin` turns into lists."""
    found: list[Mention] = notes.get("fazhi." + kind, [])
    return found if not found or isinstance(found[0], Mention) else [Mention(*m) for m in found]


def facts_of(doc: Doc, kind: str) -> list[tuple[object, ...]]:
    """Read the plain facts of one kind that a component left in a doc.

    Args:
        doc: A doc that went through the pipeline.
        kind: measures, prizes or cooperations.

    Returns:
        Tuples as the finders made them.
    """
    return facts_in(doc.user_data, kind)


def facts_in(notes: Notes, kind: str) -> list[tuple[object, ...]]:
    """Read the plain facts of one kind among some notes."""
    return [tuple(fact) for fact in notes.get("fazhi." + kind, ())]


def show(doc: Doc, kind: str) -> None:
    """Show the mentions of one kind as a span group."""
    kept = mentions_of(doc, kind)
    strings = doc.vocab.strings
    number = {word: strings.add(word) for word in {word for m in kept for word in (m.label, m.concept, m.rule)}}
    doc.spans[kind] = [
        Span(doc, m.start, m.end, number[m.label], kb_id=number[m.concept], span_id=number[m.rule]) for m in kept
    ]


def reject(notes: Notes, mentions: Iterable[Mention]) -> None:
    """Add to what was seen and left out."""
    notes.setdefault("fazhi.rejected", []).extend(mentions)


class Component:
    """A finder of one kind of mention, which it shows as ``doc.spans[KIND]``."""

    kind = ""

    def find(self, source: Source, notes: Notes) -> None:
        """Add what a report says to the notes on it.

        Args:
            source: The report.
            notes: What the components before this one found.
        """
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        """Find and show.

        Args:
            doc: A doc of one token a character.

        Returns:
            The same doc.
        """
        self.find(source_of(doc), doc.user_data)
        show(doc, self.kind)
        return doc


class Regions(Component):
    """Finds regions."""

    kind = "regions"

    def __init__(self, table: RegionTable) -> None:
        self.table = table

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        identity = notes.get("fazhi.identity")
        notes["fazhi.regions"] = find_regions(source, self.table, identity[1] if identity else None)


class Agencies(Component):
    """Finds agencies."""

    kind = "agencies"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.gazetteer = vocabulary_gazetteer(vocabulary)

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        notes["fazhi.agencies"] = find_agencies(source, self.gazetteer, mentions_in(notes, "regions"))


class Documents(Component):
    """Finds documents."""

    kind = "documents"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.gazetteer = vocabulary_gazetteer(vocabulary)

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        notes["fazhi.documents"] = find_documents(source, self.gazetteer, self.vocabulary)


class Mechanisms(Component):
    """Finds mechanisms; a mention's note is ``status|first scope@award|note``.

    ``@award`` is the offset of a later clause that says that the mechanism was honoured.
    """

    kind = "mechanisms"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.gazetteer = vocabulary_gazetteer(vocabulary)
        self.patterns = Patterns(vocabulary)
        self.objects = Objects(vocabulary)

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        found, rejected = find_mechanisms(
            source,
            self.gazetteer,
            self.patterns,
            self.objects,
            mentions_in(notes, "documents"),
            mentions_in(notes, "agencies"),
            mentions_in(notes, "regions"),
        )
        awards, firsts = inherited_awards(source, found), first_claims(source, found)
        stated = []
        for index, mention in enumerate(found):
            status, sure = status_of(source, mention)
            first = firsts.get(index, "")
            award = f"@{awards[index]}" if index in awards and status != "awarded" else ""
            note = f"{status}|{first}{award}|{mention.note}"
            stated.append(Mention(*mention[:7], note, round(mention.confidence * sure, 3)))
        notes["fazhi.mechanisms"] = stated
        reject(notes, rejected)


class Figures(Component):
    """Finds figures."""

    kind = "figures"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.units = tuple(concept.label for concept in vocabulary.scheme("unit"))

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        mechanisms = [m for m in mentions_in(notes, "mechanisms") if m.rule != "pattern"]
        measures, rejected = find_measures(source, self.units, [*mentions_in(notes, "documents"), *mechanisms])
        notes["fazhi.measures"] = measures
        notes["fazhi.figures"] = [
            Mention("figure", m.figure.start, m.figure.end, m.indicator, m.figure.unit, "", "grammar") for m in measures
        ]
        reject(notes, rejected)


class Statements(Component):
    """Finds honours and cooperation, and sets ``doc.ents`` to the mentions that do not overlap."""

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        mechanisms, agencies = mentions_in(notes, "mechanisms"), mentions_in(notes, "agencies")
        notes["fazhi.prizes"] = find_prizes(source, [*mechanisms, *agencies])
        notes["fazhi.cooperations"] = find_cooperations(source, mentions_in(notes, "regions"), mechanisms)

    def __call__(self, doc: Doc) -> Doc:
        """Find, and show all that was found."""
        self.find(source_of(doc), doc.user_data)
        everything = [m for kind in KINDS for m in mentions_of(doc, kind) if m.confidence >= 0.4]
        mark_entities(doc, longest_first(everything))
        return doc


def mark_entities(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Set ``doc.ents`` to mentions that do not overlap, what `Doc.set_ents` does at twice the time."""
    strings = doc.vocab.strings
    tags = numpy.zeros((len(doc), 3), dtype="uint64")
    tags[:, 0] = OUTSIDE
    for mention in mentions:
        entity = INSIDE, strings.add(mention.kind.upper()), strings.add(mention.concept)
        tags[mention.start : mention.end] = entity
        tags[mention.start, 0] = BEGINS
    doc.from_array(["ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], tags)  # type: ignore[arg-type]  # thinc's name for it


def vocabulary_for(ontology: list[str]) -> Vocabulary:
    """Load the vocabulary that ships, with those of a user's folders on top."""
    return load_vocabulary(tuple(map(Path, ontology)))


@Language.factory("fazhi_regions", assigns=["doc.spans"])
def make_regions(nlp: Language, name: str) -> Regions:
    """Create the component that finds regions."""
    return Regions(region_table())


@Language.factory("fazhi_agencies", default_config={"ontology": []}, assigns=["doc.spans"])
def make_agencies(nlp: Language, name: str, ontology: list[str]) -> Agencies:
    """Create the component that finds agencies."""
    return Agencies(vocabulary_for(ontology))


@Language.factory("fazhi_documents", default_config={"ontology": []}, assigns=["doc.spans"])
def make_documents(nlp: Language, name: str, ontology: list[str]) -> Documents:
    """Create the component that finds documents."""
    return Documents(vocabulary_for(ontology))


@Language.factory("fazhi_mechanisms", default_config={"ontology": []}, assigns=["doc.spans"])
def make_mechanisms(nlp: Language, name: str, ontology: list[str]) -> Mechanisms:
    """Create the component that finds mechanisms and how the report stands to them."""
    return Mechanisms(vocabulary_for(ontology))


@Language.factory("fazhi_figures", default_config={"ontology": []}, assigns=["doc.spans"])
def make_figures(nlp: Language, name: str, ontology: list[str]) -> Figures:
    """Create the component that finds figures."""
    return Figures(vocabulary_for(ontology))


@Language.factory("fazhi_statements", assigns=["doc.ents"])
def make_statements(nlp: Language, name: str) -> Statements:
    """Create the component that finds honours and cooperation."""
    return Statements()
