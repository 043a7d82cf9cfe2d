"""The spaCy pipeline of fazhi, and the way from one of its docs to a record."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from fazhi.extractor.components import facts_of, mentions_of, source_of
from fazhi.extractor.tokenizer import TEXT, create_tokenizer
from fazhi.knowledge.confidence import Confidences
from fazhi.knowledge.regions import Region, region_table
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Producer, Record
from fazhi.resolve.record import Reading, resolve
from fazhi.structure.component import make_structure

__all__ = ["PIPELINE", "doc_of", "nlp", "record_of"]

#: The components in their order, each a registered factory: those that find, and those that show what was found.
FINDING = ("structure", "regions", "agencies", "documents", "mechanisms", "figures", "statements")
SHOWING = ("passages", "spans")
PIPELINE = (*FINDING, *SHOWING)
#: Those that need the vocabularies.
KNOWING = ("agencies", "documents", "mechanisms", "figures")
#: What no record needs.
HIDDEN = [f"fazhi_{name}" for name in SHOWING]
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
        config = {"ontology": folders} if name in KNOWING else {}
        language.add_pipe(f"fazhi_{name}", config=config)
    return language


def doc_of(text: str, name: str = "", ontology: tuple[Path, ...] = ()) -> Doc:
    """Find what a record needs of a text, without the spans that show it.

    Args:
        text: The report in simplified characters.
        name: The report's short name, the file's stem, which may hold its year.
        ontology: Folders with vocabularies of the user's own, on top of those that ship.

    Returns:
        The doc, with the mentions and facts as plain tuples in ``doc.user_data``.

    Raises:
        KnowledgeError: If a file of the ontology is missing or wrong.

    Examples:
        >>> record_of(doc_of("2023年，宝安区推进法治政府建设。"), "a", "a.txt", "0" * 64).report.region
        '宝安区'
    """
    language = nlp(ontology)
    # a doc without tokens, which only the components that show things look at
    doc = Doc(language.vocab, user_data={TEXT: text, "fazhi.name": name})
    return language(doc, disable=HIDDEN)


def record_of(
    doc: Doc, name: str, source: str, sha256: str, region: Region | None = None, ontology: tuple[Path, ...] = (),
    confidences: Confidences | None = None,
) -> Record:  # fmt: skip
    """Resolve a doc of the pipeline to a record.

    Args:
        doc: A doc that `nlp` or `doc_of` made.
        name: The report's short name, the file's stem.
        source: Where the report came from: a path or URL.
        sha256: The hash of the source's bytes.
        region: The jurisdiction where the user names it; else it is inferred.
        ontology: The folders that `nlp` was built with.
        confidences: How sure facts are by what they were found by; None for the table that ships.

    Returns:
        The record.
    """
    title, year, date, issuer, lead = doc.user_data["fazhi.identity"]
    reading = Reading(
        name, doc.user_data["fazhi.text"], title, year, date, issuer, lead, source, sha256,
        {kind: mentions_of(doc, kind) for kind in KINDS}, source_of(doc).clause_at,
        facts_of(doc, "measures"), facts_of(doc, "prizes"), facts_of(doc, "cooperations"),
        mentions_of(doc, "rejected"),
    )  # fmt: skip
    return resolve(reading, region_table(), load_vocabulary(ontology), producer(), region, confidences)


@lru_cache(maxsize=1)
def producer() -> Producer:
    """Name the maker of the records: fazhi and its version."""
    try:
        return Producer(name="fazhi", version=version("fazhi"))
    except PackageNotFoundError:
        return Producer(name="fazhi", version="0")
