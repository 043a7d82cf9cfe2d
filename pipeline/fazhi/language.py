"""The spaCy pipeline of fazhi, and the way from one of its docs to a record."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from fazhi.extractor.components import Component, Notes, facts_in, mentions_in, source_in, source_of
from fazhi.extractor.source import Source
from fazhi.extractor.tokenizer import TEXT, create_tokenizer
from fazhi.knowledge.confidence import Confidences
from fazhi.knowledge.regions import Region, region_table
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Producer, Record
from fazhi.resolve.record import Reading, resolve
from fazhi.structure.component import Structure, make_structure

__all__ = ["PIPELINE", "extracted", "nlp", "record_of"]

#: The components in their order, each a registered factory.
PIPELINE = ("structure", "regions", "agencies", "documents", "mechanisms", "figures", "statements")
KINDS = ("regions", "agencies", "documents", "mechanisms")


@lru_cache(maxsize=4)
def nlp(ontology: tuple[Path, ...] = ()) -> Language:
    """Build the pipeline: a spaCy `Language` over characters whose components each find one kind of mention.

    Args:
        ontology: Folders with vocabularies of the user's own, on top of those that ship.

    Returns:
        The pipeline; asking again gives the same object.

    Raises:
        KnowledgeError: If a file of the ontology is missing or wrong.

    Examples:
        >>> doc = nlp()("2023年，宝安区全面推行行政执法“三项制度”。")
        >>> [(span.text, span.label_) for span in doc.spans["mechanisms"]]
        [('行政执法“三项制度', 'system')]
    """
    assert make_structure and create_tokenizer  # imported for the factories that they register
    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "fazhi.CharacterTokenizer.v1"}}})
    language.max_length = 50_000_000
    folders = [str(folder) for folder in ontology]
    for name in PIPELINE:
        config = {} if name in ("structure", "regions", "statements") else {"ontology": folders}
        language.add_pipe(f"fazhi_{name}", config=config)
    return language


def extracted(
    text: str, name: str, source: str, sha256: str, region: Region | None = None, ontology: tuple[Path, ...] = ()
) -> Record:
    """Let the components of the pipeline read a report, and resolve what they find to a record.

    No doc is made, which would only show what they find.

    Args:
        text: The report.
        name: Its short name, the file's stem.
        source: Where it came from: a path or URL.
        sha256: The hash of the source's bytes.
        region: The jurisdiction where the user names it; else it is inferred.
        ontology: Folders with vocabularies of the user's own.

    Returns:
        The record, the same as `record_of` gives for the report's doc.
    """
    notes: Notes = {TEXT: text, "fazhi.name": name}
    components = [component for _, component in nlp(ontology).pipeline]
    for component in components:
        if isinstance(component, Structure):
            component.find(notes)
    report = source_in(notes)
    for component in components:
        if isinstance(component, Component):
            component.find(report, notes)
    return resolved(notes, report, name, source, sha256, region, ontology, None)


def record_of(
    doc: Doc, name: str, source: str, sha256: str, region: Region | None = None, ontology: tuple[Path, ...] = (),
    confidences: Confidences | None = None,
) -> Record:  # fmt: skip
    """Resolve a doc of the pipeline to a record.

    Args:
        doc: A doc that went through `nlp`.
        name: The report's short name, the file's stem.
        source: Where the report came from: a path or URL.
        sha256: The hash of the source's bytes.
        region: The jurisdiction where the user names it; else it is inferred.
        ontology: The folders that `nlp` was built with.
        confidences: How sure facts are by what they were found by; None for the table that ships.

    Returns:
        The record.
    """
    return resolved(doc.user_data, source_of(doc), name, source, sha256, region, ontology, confidences)


def resolved(
    notes: Notes, report: Source, name: str, source: str, sha256: str, region: Region | None,
    ontology: tuple[Path, ...], confidences: Confidences | None,
) -> Record:  # fmt: skip
    """Resolve the notes on a report to a record."""
    title, year, date, issuer, lead = notes["fazhi.identity"]
    reading = Reading(
        name, notes[TEXT], title, year, date, issuer, lead, source, sha256,
        {kind: mentions_in(notes, kind) for kind in KINDS}, report.clause_at,
        facts_in(notes, "measures"), facts_in(notes, "prizes"), facts_in(notes, "cooperations"),
        mentions_in(notes, "rejected"),
    )  # fmt: skip
    return resolve(reading, region_table(), load_vocabulary(ontology), producer(), region, confidences)


@lru_cache(maxsize=1)
def producer() -> Producer:
    """Name the maker of the records: fazhi and its version."""
    try:
        return Producer(name="fazhi", version=version("fazhi"))
    except PackageNotFoundError:
        return Producer(name="fazhi", version="0")
