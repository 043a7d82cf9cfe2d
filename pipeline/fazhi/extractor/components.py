"""The finders as spaCy components, each a registered factory that finds one kind of mention.

A component reads what the ones before it left in ``doc.user_data`` and adds its finds, as plain tuples, so that a
`DocBin` keeps them; that is all that a record needs. The last one, ``fazhi_spans``, shows everything as
``doc.spans[KIND]`` (label = fine kind, ``kb_id_`` = the vocabulary's id, ``id_`` = the rule) and ``doc.ents``.
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
from fazhi.extractor.honoured import at_work, inherited_awards
from fazhi.extractor.mechanisms import find_mechanisms
from fazhi.extractor.objects import Objects
from fazhi.extractor.patterns import Patterns
from fazhi.extractor.recalled import recalled
from fazhi.extractor.regions import find_regions
from fazhi.extractor.source import Source, longest_first
from fazhi.extractor.statements import find_cooperations, find_prizes
from fazhi.extractor.status import planned_next, status_of
from fazhi.extractor.tokenizer import TEXT
from fazhi.knowledge.regions import RegionTable, region_table
from fazhi.knowledge.vocabulary import Vocabulary, load_vocabulary
from fazhi.passages import Mention, Sentence

__all__ = ["KINDS", "facts_of", "mentions_of", "source_of"]

#: What is known of a report so far, by ``fazhi.`` and the kind of knowledge: the ``user_data`` of its doc.
Notes = dict[str, Any]

KINDS = ("regions", "agencies", "documents", "mechanisms")
#: How spaCy numbers the places of a token inside or outside an entity.
INSIDE, OUTSIDE, BEGINS = 1, 2, 3
#: From which confidence on a mention is an entity.
SURE_ENOUGH = 0.4


#: The sources of the docs at hand with the sentences that they were made from: one for all the components.
SOURCES: WeakKeyDictionary[Doc, tuple[object, Source]] = WeakKeyDictionary()


def source_of(doc: Doc) -> Source:
    """Give the report behind a doc; without the structure component it is one long sentence."""
    sentences = doc.user_data.get("fazhi.sentences", ())
    made_from, source = SOURCES.get(doc, (None, None))
    if source is None or made_from is not sentences:
        plain = bool(sentences) and not isinstance(sentences[0], Sentence)  # as a `DocBin` gives them back
        kept = [Sentence(*s) for s in sentences] if plain else list(sentences)
        source = Source(doc.user_data.get(TEXT) or doc.text, kept)
        SOURCES[doc] = sentences, source
    return source


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


def facts_of(doc: Doc, kind: str) -> list[tuple[Any, ...]]:
    """Read the plain facts of one kind that a component left in a doc.

    Args:
        doc: A doc that went through the pipeline.
        kind: measures, prizes or cooperations.

    Returns:
        Tuples as the finders made them.
    """
    return [tuple(fact) for fact in doc.user_data.get("fazhi." + kind, ())]


def reject(notes: Notes, mentions: Iterable[Mention]) -> None:
    """Add to what was seen and left out."""
    notes.setdefault("fazhi.rejected", []).extend(mentions)


class Component:
    """A finder of one kind of fact."""

    def find(self, source: Source, notes: Notes) -> None:
        """Add what a report says to the notes on it.

        Args:
            source: The report.
            notes: What the components before this one found.
        """
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        """Find.

        Args:
            doc: A doc of one token a character.

        Returns:
            The same doc.
        """
        self.find(source_of(doc), doc.user_data)
        return doc


class Regions(Component):
    """Finds regions."""

    def __init__(self, table: RegionTable) -> None:
        self.table = table

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        identity = notes.get("fazhi.identity")
        notes["fazhi.regions"] = find_regions(source, self.table, identity[1] if identity else None)


class Agencies(Component):
    """Finds agencies."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.gazetteer = vocabulary_gazetteer(vocabulary)

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        notes["fazhi.agencies"] = find_agencies(source, self.gazetteer, mentions_in(notes, "regions"))


class Documents(Component):
    """Finds documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.gazetteer = vocabulary_gazetteer(vocabulary)

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        notes["fazhi.documents"] = find_documents(source, self.gazetteer, self.vocabulary)


class Mechanisms(Component):
    """Finds mechanisms; a mention's note is ``status|first scope@other:offset|note``.

    ``@other:offset`` is another status and where the later clause stands that tells of it: that the mechanism was
    honoured, what an honoured one does, that more of it is to come.
    """

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
        found = recalled(source, found, self.gazetteer)
        awards, firsts = inherited_awards(source, found), first_claims(source, found)
        stated = []
        for index, mention in enumerate(found):
            status, sure = status_of(source, mention)
            first = firsts.get(index, "")
            award, work = (0, at_work(source, mention)) if status == "awarded" else (awards.get(index, 0), 0)
            more = planned_next(source, mention) if status in ("implemented", "piloting") else 0
            also = {"awarded": award, "implemented": work, "planned": more}
            besides = "".join(f"@{other}:{at}" for other, at in also.items() if at)
            note = f"{status}|{first}{besides}|{mention.note}"
            stated.append(Mention(*mention[:7], note, round(mention.confidence * sure, 3)))
        notes["fazhi.mechanisms"] = stated
        reject(notes, rejected)


class Figures(Component):
    """Finds figures."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.units = tuple(concept.label for concept in vocabulary.scheme("unit"))

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        mechanisms = [m for m in mentions_in(notes, "mechanisms") if m.rule != "pattern"]
        measures, rejected = find_measures(source, self.units, [*mentions_in(notes, "documents"), *mechanisms])
        notes["fazhi.measures"] = measures
        reject(notes, rejected)


class Statements(Component):
    """Finds honours and cooperation."""

    def find(self, source: Source, notes: Notes) -> None:
        """Add what is found to the notes."""
        mechanisms, agencies = mentions_in(notes, "mechanisms"), mentions_in(notes, "agencies")
        notes["fazhi.prizes"] = find_prizes(source, [*mechanisms, *agencies])
        notes["fazhi.cooperations"] = find_cooperations(source, mentions_in(notes, "regions"), mechanisms)


class Spans:
    """Shows the mentions of each kind as ``doc.spans[KIND]``, and those that do not overlap as ``doc.ents``."""

    def __call__(self, doc: Doc) -> Doc:
        """Show what was found.

        Args:
            doc: A doc that the components before this one have read.

        Returns:
            The same doc.
        """
        mentions = {kind: mentions_of(doc, kind) for kind in KINDS if f"fazhi.{kind}" in doc.user_data}
        if "fazhi.measures" in doc.user_data:
            mentions["figures"] = list(map(figure_mention, facts_of(doc, "measures")))
        strings = doc.vocab.strings
        words = {word for kept in mentions.values() for m in kept for word in (m.label, m.concept, m.rule)}
        number = {word: strings.add(word) for word in words}
        for kind, kept in mentions.items():
            doc.spans[kind] = [
                Span(doc, m.start, m.end, number[m.label], kb_id=number[m.concept], span_id=number[m.rule])
                for m in kept
            ]
        everything = [m for kept in mentions.values() for m in kept if m.confidence >= SURE_ENOUGH]
        mark_entities(doc, longest_first(everything))
        return doc


def figure_mention(measure: tuple[Any, ...]) -> Mention:
    """Make the mention of a measure's figure."""
    _, _, (start, end, _, unit, _), indicator, *_ = measure
    return Mention("figure", start, end, indicator, unit, "", "grammar")


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


@Language.factory("fazhi_regions", assigns=["doc.user_data"])
def make_regions(nlp: Language, name: str) -> Regions:
    """Create the component that finds regions."""
    return Regions(region_table())


@Language.factory("fazhi_agencies", default_config={"ontology": []}, assigns=["doc.user_data"])
def make_agencies(nlp: Language, name: str, ontology: list[str]) -> Agencies:
    """Create the component that finds agencies."""
    return Agencies(vocabulary_for(ontology))


@Language.factory("fazhi_documents", default_config={"ontology": []}, assigns=["doc.user_data"])
def make_documents(nlp: Language, name: str, ontology: list[str]) -> Documents:
    """Create the component that finds documents."""
    return Documents(vocabulary_for(ontology))


@Language.factory("fazhi_mechanisms", default_config={"ontology": []}, assigns=["doc.user_data"])
def make_mechanisms(nlp: Language, name: str, ontology: list[str]) -> Mechanisms:
    """Create the component that finds mechanisms and how the report stands to them."""
    return Mechanisms(vocabulary_for(ontology))


@Language.factory("fazhi_figures", default_config={"ontology": []}, assigns=["doc.user_data"])
def make_figures(nlp: Language, name: str, ontology: list[str]) -> Figures:
    """Create the component that finds figures."""
    return Figures(vocabulary_for(ontology))


@Language.factory("fazhi_statements", assigns=["doc.user_data"])
def make_statements(nlp: Language, name: str) -> Statements:
    """Create the component that finds honours and cooperation."""
    return Statements()


@Language.factory("fazhi_spans", requires=["doc.user_data"], assigns=["doc.spans", "doc.ents"])
def make_spans(nlp: Language, name: str) -> Spans:
    """Create the component that shows what the others found."""
    return Spans()
