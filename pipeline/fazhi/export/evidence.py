"""Evidence as Web Annotations: what a statement says, tied to the passage of the report's text that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from fazhi.export.terms import Terms, literal, named
from fazhi.graph.model import Origin, Value
from fazhi.knowledge.schema import TEXT, XSD

__all__ = ["Passages"]

#: Characters of context on either side of a quotation.
CONTEXT = 16
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]

TYPE = named("rdf:type")
ANNOTATION, BODY, TARGET = named("oa:Annotation"), named("oa:hasBody"), named("oa:hasTarget")
MOTIVE, DESCRIBING = named("oa:motivatedBy"), named("oa:describing")
PASSAGE, RESOURCE = named("fz:Passage"), named("oa:SpecificResource")
SOURCE, SELECTOR = named("oa:hasSource"), named("oa:hasSelector")
POSITION, QUOTE = named("oa:TextPositionSelector"), named("oa:TextQuoteSelector")
START, END = named("oa:start"), named("oa:end")
EXACT, BEFORE, AFTER = named("oa:exact"), named("oa:prefix"), named("oa:suffix")
NUMBER = XSD + "nonNegativeInteger"


class Passages:
    """Describes the passages of one report's text, each once.

    Args:
        terms: Makes the IRIs.
        report: The report's id.
        origin: The report's text, where it is known; it gives quotations their context.
    """

    def __init__(self, terms: Terms, report: str, origin: Origin | None) -> None:
        self.terms = terms
        self.report = report
        self.text = origin.text if origin else ""
        self.source = terms.iri(terms.within("text", report))
        self.seen: set[tuple[int, int]] = set()

    def annotate(self, body_id: str, body: ox.NamedNode, properties: Mapping[str, Value]) -> Iterator[Triple]:
        """Tie a statement or figure to the passages that say so.

        Args:
            body_id: The id of the statement or figure.
            body: Its IRI.
            properties: What it carries: evidence, start and end, and further evidence.

        Yields:
            The annotation and the passages that were not described before.
        """
        places = list(self.places(properties))
        if not places:
            return
        annotation = self.terms.iri(f"annotation/{body_id}")
        yield annotation, TYPE, ANNOTATION
        yield annotation, MOTIVE, DESCRIBING
        yield annotation, BODY, body
        for start, end, _ in places:
            yield annotation, TARGET, self.passage(start, end)
        for start, end, exact in places:
            if (start, end) not in self.seen:
                self.seen.add((start, end))
                yield from self.described(start, end, exact)

    def places(self, properties: Mapping[str, Value]) -> Iterator[tuple[int, int, str]]:
        """Find where the evidence stands; further evidence only where the text has it once."""
        start, end, exact = properties.get("start"), properties.get("end"), properties.get("evidence")
        if isinstance(start, int) and isinstance(end, int) and isinstance(exact, str):
            yield start, end, exact
        more = properties.get("more_evidence", ())
        for text in more if isinstance(more, tuple) else ():
            if self.text.count(text) == 1:
                start = self.text.index(text)
                yield start, start + len(text), text

    def passage(self, start: int, end: int) -> ox.NamedNode:
        """Make a passage's IRI."""
        return self.terms.iri(f"{self.terms.within('passage', self.report)}/{start}-{end}")

    def described(self, start: int, end: int, exact: str) -> Iterator[Triple]:
        """Describe a passage by its position and by its words with some context."""
        passage = self.passage(start, end)
        position, quote = ox.NamedNode(passage.value + "#position"), ox.NamedNode(passage.value + "#quote")
        yield passage, TYPE, PASSAGE
        yield passage, TYPE, RESOURCE
        yield passage, SOURCE, self.source
        yield passage, SELECTOR, position
        yield passage, SELECTOR, quote
        yield position, TYPE, POSITION
        yield position, START, literal(start, NUMBER)
        yield position, END, literal(end, NUMBER)
        yield quote, TYPE, QUOTE
        yield quote, EXACT, literal(exact, TEXT)
        if self.text:
            yield quote, BEFORE, literal(self.text[max(0, start - CONTEXT) : start], TEXT)
            yield quote, AFTER, literal(self.text[end : end + CONTEXT], TEXT)
