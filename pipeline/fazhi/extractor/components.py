"""The finders as spaCy components, each a registered factory that finds one kind of mention.

A component reads what the ones before it left in ``doc.user_data`` (plain tuples, so that a `DocBin` keeps them) and
publishes its finds as ``doc.spans[KIND]``: label = fine kind, ``kb_id_`` = the vocabulary's id, ``id_`` = the rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
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
from fazhi.knowledge.regions import RegionTable, region_table
from fazhi.knowledge.vocabulary import Vocabulary, load_vocabulary
from fazhi.passages import Mention, Sentence

__all__ = ["KINDS", "facts_of", "mentions_of"]

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
        text = doc.user_data.get("fazhi.text") or doc.text
        source = Source(text, [Sentence(*s) for s in sentences])
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
    return [m if isinstance(m, Mention) else Mention(*m) for m in doc.user_data.get("fazhi." + kind, ())]


def facts_of(doc: Doc, kind: str) -> list[tuple[object, ...]]:
    """Read the plain facts of one kind that a component left in a doc.

    Args:
        doc: A doc that went through the pipeline.
        kind: measures, prizes or cooperations.

    Returns:
        Tuples as the finders made them.
    """
    return [tuple(fact) for fact in doc.user_data.get("fazhi." + kind, ())]


def publish(doc: Doc, kind: str, mentions: Iterable[Mention]) -> None:
    """Store mentions and show them as a span group."""
    kept = list(mentions)
    doc.user_data["fazhi." + kind] = kept
    strings = doc.vocab.strings
    number = {word: strings.add(word) for word in {word for m in kept for word in (m.label, m.concept, m.rule)}}
    doc.spans[kind] = [
        Span(doc, m.start, m.end, number[m.label], kb_id=number[m.concept], span_id=number[m.rule]) for m in kept
    ]


def reject(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Add to what was seen and left out."""
    doc.user_data.setdefault("fazhi.rejected", []).extend(mentions)


class Component:
    """A finder with the vocabularies that it needs.

    Args:
        vocabulary: The concepts.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.gazetteer = vocabulary_gazetteer(vocabulary)


class Regions:
    """Sets ``doc.spans["regions"]``."""

    def __init__(self, table: RegionTable) -> None:
        self.table = table

    def __call__(self, doc: Doc) -> Doc:
        identity = doc.user_data.get("fazhi.identity")
        publish(doc, "regions", find_regions(source_of(doc), self.table, identity[1] if identity else None))
        return doc


class Agencies(Component):
    """Sets ``doc.spans["agencies"]``."""

    def __call__(self, doc: Doc) -> Doc:
        publish(doc, "agencies", find_agencies(source_of(doc), self.gazetteer, mentions_of(doc, "regions")))
        return doc


class Documents(Component):
    """Sets ``doc.spans["documents"]``."""

    def __call__(self, doc: Doc) -> Doc:
        publish(doc, "documents", find_documents(source_of(doc), self.gazetteer, self.vocabulary))
        return doc


class Mechanisms(Component):
    """Sets ``doc.spans["mechanisms"]``; a mention's note is ``status|first scope@award|note``.

    ``@award`` is the offset of a later clause that says that the mechanism was honoured.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary)
        self.patterns = Patterns(vocabulary)
        self.objects = Objects(vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        source = source_of(doc)
        found, rejected = find_mechanisms(
            source,
            self.gazetteer,
            self.patterns,
            self.objects,
            mentions_of(doc, "documents"),
            mentions_of(doc, "agencies"),
            mentions_of(doc, "regions"),
        )
        awards, firsts = inherited_awards(source, found), first_claims(source, found)
        stated = []
        for index, mention in enumerate(found):
            status, sure = status_of(source, mention)
            first = firsts.get(index, "")
            award = f"@{awards[index]}" if index in awards and status != "awarded" else ""
            stated.append(
                mention._replace(
                    note=f"{status}|{first}{award}|{mention.note}", confidence=round(mention.confidence * sure, 3)
                )
            )
        publish(doc, "mechanisms", stated)
        reject(doc, rejected)
        return doc


class Figures:
    """Sets ``doc.spans["figures"]``."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.units = tuple(concept.label for concept in vocabulary.scheme("unit"))

    def __call__(self, doc: Doc) -> Doc:
        mechanisms = [m for m in mentions_of(doc, "mechanisms") if m.rule != "pattern"]
        named = [*mentions_of(doc, "documents"), *mechanisms]
        measures, rejected = find_measures(source_of(doc), self.units, named)
        doc.user_data["fazhi.measures"] = measures
        publish(
            doc,
            "figures",
            [
                Mention("figure", m.figure.start, m.figure.end, m.indicator, m.figure.unit, "", "grammar")
                for m in measures
            ],
        )
        reject(doc, rejected)
        return doc


class Statements:
    """Finds honours and cooperation, and sets ``doc.ents`` to the mentions that do not overlap."""

    def __call__(self, doc: Doc) -> Doc:
        source = source_of(doc)
        mechanisms, agencies = mentions_of(doc, "mechanisms"), mentions_of(doc, "agencies")
        regions = mentions_of(doc, "regions")
        doc.user_data["fazhi.prizes"] = find_prizes(source, [*mechanisms, *agencies])
        doc.user_data["fazhi.cooperations"] = find_cooperations(source, regions, mechanisms)
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
