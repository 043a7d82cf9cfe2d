"""What the pages show of a thing: its names and facts, what reports say of it, and the sentence behind each claim."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from fazhi.export.terms import named
from fazhi.knowledge.schema import load_schema
from fazhi.knowledge.sources import ONTOLOGY
from fazhi.serve.dataset import MOST, Dataset

__all__ = ["OBJECT", "REPORT", "SUBJECT", "Claim", "Excerpt", "Group", "Link", "Segment", "Views"]

SUBJECT, OBJECT, TYPE = (named(f"rdf:{part}") for part in ("subject", "object", "type"))
REPORT, MEASURES, REPORTED = (named(f"fz:{part}") for part in ("report", "measures", "reported"))
#: Characters of a paragraph around the evidence.
AROUND = 160
#: Links of one kind that a page shows.
LISTED = 60


class Link(NamedTuple):
    """A thing as a link: where it is served, its name, its IRI."""

    href: str
    name: str
    iri: str


class Group(NamedTuple):
    """Things that stand in one relation to the page's thing; there may be more than are listed."""

    title: str
    links: Sequence[Link]
    more: bool


class Excerpt(NamedTuple):
    """Evidence in its paragraph."""

    before: str
    evidence: str
    after: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a report says: who, how, what, when, and where it says so."""

    link: Link
    subject: Link
    relation: str
    object: Link
    year: str
    first: str
    confidence: str
    report: Link
    place: str
    excerpt: Excerpt


class Segment(NamedTuple):
    """A stretch of a report's text, with the claims that rest on it; `anchor` names its place."""

    text: str
    anchor: str
    claims: Sequence[Link]


class Views:
    """Prepares what the templates show.

    Args:
        data: The data set.
    """

    def __init__(self, data: Dataset) -> None:
        self.data = data
        edges = load_schema().edges.values()
        #: Relations without a statement of their own, which reports need not say.
        self.plain = [ox.NamedNode(edge.term.iri) for edge in edges if edge.statement is None]

    def href(self, iri: str) -> str:
        """Give the address at which a thing is served, or its own where that is elsewhere.

        Args:
            iri: An IRI.

        Returns:
            A path or a web address.
        """
        base = self.data.terms.base
        if iri.startswith(base):
            return "/id/" + quote(iri.removeprefix(base), safe="/:@!$&'()*+,;=-._~%#")
        if iri.startswith(ONTOLOGY):
            return "/ontology#" + quote(iri.removeprefix(ONTOLOGY))
        return iri if iri.startswith(("http://", "https://")) else "/"

    def link(self, node: ox.NamedNode) -> Link:
        """Make a link of a thing."""
        return Link(self.href(node.value), self.data.name(node), node.value)

    def linked(self, subject: ox.NamedNode, term: str) -> Link:
        """Make a link of the thing that a thing has once, or an empty one."""
        node = self.data.link(subject, term)
        return self.link(node) if node else Link("/", "", "")

    # ------------------------------------------------------------ claims

    def claims(self, iri: ox.NamedNode, skip: int, most: int) -> tuple[list[Claim], int]:
        """Give what reports say of a thing: statements before figures, the newest first.

        Args:
            iri: The thing.
            skip: How many to leave out.
            most: How many to give at most.

        Returns:
            The claims, and how many there are in all.
        """
        nodes = self.sources(iri)
        value = self.data.value
        said = {node: value(node, "rdf:predicate") for node in nodes}
        keyed = sorted(nodes, key=lambda n: (not said[n], -int(value(n, "fz:year") or 0), said[n], n.value))
        return [self.claim(node) for node in keyed[skip : skip + most]], len(keyed)

    def sources(self, iri: ox.NamedNode) -> list[ox.NamedNode]:
        """Find the statements and figures that speak of a thing."""
        pattern = self.data.store.quads_for_pattern
        found: Iterator[object] = itertools.chain(
            (q.subject for term in (SUBJECT, OBJECT, MEASURES) for q in pattern(None, term, iri, None)),
            (q.object for q in pattern(iri, REPORTED, None, None)),
        )
        return [node for node in dict.fromkeys(itertools.islice(found, MOST)) if isinstance(node, ox.NamedNode)]

    def claim(self, node: ox.NamedNode) -> Claim:
        """Read one statement or figure."""
        value = self.data.value
        start, end = (int(value(node, f"fz:{name}") or 0) for name in ("start", "end"))
        report = self.data.link(node, "fz:report")
        relation = self.data.link(node, "rdf:predicate")
        if relation is not None:
            subject, other = self.linked(node, "rdf:subject"), self.linked(node, "rdf:object")
            words = self.data.name(relation)
        else:
            subject, words = self.linked(node, "sdmxd:refArea"), self.linked(node, "fz:measures").name
            other = Link(
                self.href(node.value), f"{value(node, 'fz:value')} {value(node, 'fz:unit')}".strip(), node.value
            )
        shown = self.link(report) if report else Link("/", "", "")
        return Claim(
            Link(self.href(node.value), self.data.name(node), node.value), subject, words, other,
            value(node, "fz:year"), value(node, "fz:first"), value(node, "fz:confidence"), shown,
            f"{shown.href}#c{start}", self.excerpt(report, start, end, value(node, "fz:evidence")),
        )  # fmt: skip

    def excerpt(self, report: ox.NamedNode | None, start: int, end: int, evidence: str) -> Excerpt:
        """Show evidence in its paragraph, as far as the report's text is at hand."""
        text = self.data.text_of(self.data.value(report, "fz:id")) if report else ""
        if not evidence or text[start:end] != evidence:
            return Excerpt("", evidence, "")
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        before, after = text[max(first, start - AROUND) : start], text[end : min(last, end + AROUND)]
        cut = "…" if start - first > AROUND else ""
        rest = "…" if last - end > AROUND else ""
        return Excerpt(cut + before.lstrip(), evidence, after.rstrip() + rest)

    # ------------------------------------------------------------ the thing itself

    def facts(self, iri: ox.NamedNode) -> list[tuple[str, list[str]]]:
        """Give the plain values of a thing by the names of their properties, without names and evidence."""
        left_out = {"id", "name", "title", "evidence", "more_evidence", "start", "end", "digest", "confidence"}
        found: dict[str, list[str]] = {}
        for quad in self.data.said(iri):
            local = quad.predicate.value.removeprefix(ONTOLOGY)
            own = quad.predicate.value.startswith(ONTOLOGY) and local not in left_out
            if own and isinstance(quad.object, ox.Literal):
                found.setdefault(self.data.name(quad.predicate), []).append(quad.object.value)
        return list(found.items())

    def groups(self, iri: ox.NamedNode) -> Iterator[Group]:
        """Give the things that stand in a plain relation to a thing, in both directions."""
        pattern = self.data.store.quads_for_pattern
        for relation in self.plain:
            title = self.data.name(relation)
            ways = (
                (title, (quad.object for quad in pattern(iri, relation, None, None))),
                (f"← {title}", (quad.subject for quad in pattern(None, relation, iri, None))),
            )
            for words, nodes in ways:
                listed = list(dict.fromkeys(self.taken(nodes)))
                if listed:
                    links = sorted((self.link(node) for node in listed[:LISTED]), key=lambda link: link.name)
                    yield Group(words, links, len(listed) > LISTED)

    @staticmethod
    def taken(nodes: Iterable[object]) -> Iterator[ox.NamedNode]:
        """Take things, as many as a page shows and one more; figures are shown as claims."""
        count = 0
        for node in nodes:
            if isinstance(node, ox.NamedNode) and "/observation/" not in node.value:
                yield node
                count += 1
                if count > LISTED:
                    return

    def rows(self, iri: ox.NamedNode) -> list[tuple[Link, str, Link | None]]:
        """Give everything that is said of a thing that has no page of its own kind."""
        found = []
        for quad in self.data.said(iri):
            other = self.link(quad.object) if isinstance(quad.object, ox.NamedNode) else None
            words = "" if other or isinstance(quad.object, ox.Triple) else quad.object.value
            found.append((self.link(quad.predicate), words, other))
        return found

    def kind(self, iri: ox.NamedNode) -> str:
        """Name the class of a thing by the ontology's label."""
        for quad in self.data.store.quads_for_pattern(iri, TYPE, None, None):
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(ONTOLOGY):
                return self.data.name(quad.object)
        return ""

    # ------------------------------------------------------------ a report's text

    def paragraphs(self, report: ox.NamedNode) -> list[list[Segment]]:
        """Divide a report's text into paragraphs, and these where claims begin and end.

        Args:
            report: The report.

        Returns:
            The segments of each paragraph that is not blank.
        """
        text = self.data.text_of(self.data.value(report, "fz:id"))
        spans = sorted(self.spans(report), key=lambda span: (span[0], -span[1], span[2].value))
        paragraphs, place = [], 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                inside = [span for span in spans if span[0] < place + len(line) and span[1] > place]
                paragraphs.append(list(self.segments(text, place, place + len(line.rstrip("\n")), inside)))
            place += len(line)
        return paragraphs

    def spans(self, report: ox.NamedNode) -> Iterator[tuple[int, int, ox.NamedNode]]:
        """Give where the claims of a report stand."""
        for quad in self.data.store.quads_for_pattern(None, REPORT, report, None):
            if isinstance(quad.subject, ox.NamedNode):
                start, end = (self.data.value(quad.subject, f"fz:{name}") for name in ("start", "end"))
                if start and end:
                    yield int(start), int(end), quad.subject

    def segments(
        self, text: str, start: int, end: int, spans: Sequence[tuple[int, int, ox.NamedNode]]
    ) -> Iterator[Segment]:
        """Divide one paragraph."""
        starts = {first for first, _, _ in spans}
        cuts = sorted({start, end, *(cut for first, last, _ in spans for cut in (first, last) if start < cut < end)})
        for first, last in itertools.pairwise(cuts):
            over = [self.claim_link(node) for begin, stop, node in spans if begin <= first and stop >= last]
            yield Segment(text[first:last], f"c{first}" if first in starts else "", over)

    def claim_link(self, node: ox.NamedNode) -> Link:
        """Name a claim in few words."""
        relation = self.data.link(node, "rdf:predicate")
        if relation is None:
            words = f"{self.linked(node, 'fz:measures').name} {self.data.value(node, 'fz:value')}"
            return Link(self.href(node.value), words + self.data.value(node, "fz:unit"), node.value)
        words = f"{self.data.name(relation)} {self.linked(node, 'rdf:object').name}"
        return Link(self.href(node.value), words, node.value)
