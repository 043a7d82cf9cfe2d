"""The graph as linked data: a named graph a report, one for what reports share, and a description of it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from fazhi.export.evidence import TYPE, Passages
from fazhi.export.spool import Spool
from fazhi.export.terms import PREFIXES, Terms, literal, named
from fazhi.graph.model import OWN, Edge, Node, RecordGraph, Value
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.schema import TEXT, XSD, Property, Schema, Term, load_schema
from fazhi.knowledge.sources import ID
from fazhi.knowledge.vocabulary import Vocabulary
from fazhi.naming import short_hash
from fazhi.resources import data_dir

__all__ = ["ENTITIES", "LinkedData", "dataset_quads"]

#: The named graph of what reports share.
ENTITIES = "graph/entities"
DEFAULT = ox.DefaultGraph()
ID_PROPERTY = named("fz:id")
LABEL, PREFERRED, CONCEPT = named("rdfs:label"), named("skos:prefLabel"), named("skos:Concept")
SUBJECT, PREDICATE, OBJECT = named("rdf:subject"), named("rdf:predicate"), named("rdf:object")
STATEMENT = named("rdf:Statement")
CODED = ("province", "prefecture", "county")
Triples = Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]


class LinkedData:
    """Turns record graphs into quads, by the ontology.

    Args:
        base: What the IRIs of things begin with.
        schema: The ontology; None for the one that ships with fazhi.
        vocabulary: Gives concepts their English labels, definitions and schemes.
        regions: Tells which codes are those of GB/T 2260.
    """

    def __init__(
        self,
        base: str = ID,
        schema: Schema | None = None,
        vocabulary: Vocabulary | None = None,
        regions: RegionTable | None = None,
    ) -> None:
        self.terms = Terms(base)
        self.schema = schema or load_schema()
        self.vocabulary = vocabulary
        self.regions = regions
        self.known: dict[str, tuple[ox.NamedNode, ...]] = {}
        self.counts: Counter[str] = Counter()

    def quads(self, spool: Spool) -> Iterator[ox.Quad]:
        """Describe everything that a spool holds: reports, then what they share, then the whole.

        Args:
            spool: A spool that has been filled.

        Yields:
            Quads; subjects and graphs that belong together come together.
        """
        for graph in spool.reports():
            yield from self.report(graph)
        yield from self.shared(spool.nodes(), spool.edges())
        yield from dataset_quads(self.terms, self.schema, self.counts)

    def report(self, graph: RecordGraph) -> Iterator[ox.Quad]:
        """Describe what one report says in its named graph, and in the default graph where that comes from.

        Args:
            graph: What a record became.

        Yields:
            Quads.
        """
        report = graph.report_id or ""
        place = self.terms.iri(self.terms.within("graph", report))
        quad = ox.Quad
        for subject, predicate, item in self.said(graph, report):
            yield quad(subject, predicate, item, place)
        for triple in self.provenance(graph, report, place):
            yield ox.Quad(*triple, DEFAULT)

    def shared(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[ox.Quad]:
        """Describe the entities and relations that reports share.

        Args:
            nodes: Regions, agencies, documents, mechanisms, indicators and honours.
            edges: Their relations that no report owns.

        Yields:
            Quads of one named graph.
        """
        place = self.terms.iri(ENTITIES)
        for node in nodes:
            for triple in self.node(node):
                yield ox.Quad(*triple, place)
        for edge in edges:
            self.counts[edge.type] += 1
            for triple in self.plain(edge):
                yield ox.Quad(*triple, place)

    # ------------------------------------------------------------ one report

    def said(self, graph: RecordGraph, report: str) -> Triples:
        """Describe the report, its figures and its statements."""
        passages = Passages(self.terms, report, graph.origin)
        owned = [edge for edge in graph.edges if edge.of_one_report]
        figures = Figures(owned)
        for node in graph.nodes:
            if node.label in OWN:
                yield from self.node(node)
                if node.label == "Observation":
                    body = self.terms.iri(node.id)
                    yield from figures.dimensions(self.terms, node, body)
                    yield from passages.annotate(node.id, body, node.properties)
        for edge in owned:
            self.counts[edge.type] += 1
            yield from self.plain(edge)
        for edge in owned:
            if self.schema.edges[edge.type].statement and edge.properties.keys() - {"report"}:
                yield from self.statement(edge, passages)

    def provenance(self, graph: RecordGraph, report: str, place: ox.NamedNode) -> Triples:
        """Say what a report's graph and text were derived from, and by which program."""
        source, text = self.terms.iri(report), self.terms.iri(self.terms.within("text", report))
        derived = named("prov:wasDerivedFrom")
        yield text, TYPE, named("fz:Text")
        yield text, TYPE, named("dctype:Text")
        yield text, TYPE, named("prov:Entity")
        yield text, derived, source
        yield place, TYPE, named("prov:Entity")
        yield place, named("dcterms:subject"), source
        yield place, derived, text
        if graph.origin is None:
            return
        work = self.terms.iri(self.terms.within("extraction", report))
        maker = self.terms.iri(f"producer/{graph.origin.producer}/{graph.origin.version}")
        yield place, named("prov:wasGeneratedBy"), work
        yield place, named("prov:wasAttributedTo"), maker
        yield work, TYPE, named("prov:Activity")
        yield work, named("prov:used"), source
        yield work, named("prov:wasAssociatedWith"), maker
        if self.counts[maker.value] == 0:
            self.counts[maker.value] = 1
            yield maker, TYPE, named("prov:SoftwareAgent")
            yield maker, TYPE, named("schema:SoftwareApplication")
            yield maker, LABEL, ox.Literal(f"{graph.origin.producer} {graph.origin.version}")
            yield maker, named("schema:name"), ox.Literal(graph.origin.producer)
            yield maker, named("schema:softwareVersion"), ox.Literal(graph.origin.version)

    # ------------------------------------------------------------ nodes and edges

    def node(self, node: Node) -> Triples:
        """Describe one entity by the ontology's terms and the foreign ones above them."""
        kind = self.schema.nodes[node.label]
        subject = self.terms.iri(node.id)
        self.counts[node.label] += 1
        classes = self.above(kind.term)
        for cls in classes:
            yield subject, TYPE, cls
        yield subject, ID_PROPERTY, ox.Literal(node.id)
        label = PREFERRED if CONCEPT in classes else LABEL
        yield from self.properties(subject, node.properties, kind.properties, label)
        yield from self.of_the_field(subject, node, label)

    def of_the_field(self, subject: ox.NamedNode, node: Node, label: ox.NamedNode) -> Triples:
        """Add what the vocabulary and the region table know of an entity, and what a source's address is."""
        concept = self.vocabulary.by_id.get(node.id) if self.vocabulary else None
        if concept:
            yield subject, named("skos:inScheme"), self.terms.iri(f"{concept.scheme}/")
            if concept.english:
                yield subject, label, ox.Literal(concept.english, language="en")
            if concept.definition:
                yield subject, named("skos:definition"), literal(concept.definition, TEXT)
        code = str(node.properties.get("code", ""))
        region = self.regions.by_code(code) if self.regions and len(code) == 6 else None
        if region and region.level in CODED and region.id == node.id:
            yield subject, named("skos:notation"), ox.Literal(code, datatype=named("fz:GBT2260"))
        source = str(node.properties.get("source", ""))
        if source.startswith(("http://", "https://")):
            yield subject, named("schema:url"), ox.Literal(source, datatype=ox.NamedNode(XSD + "anyURI"))

    def plain(self, edge: Edge) -> Triples:
        """State a relation as one triple, and by the foreign terms above it."""
        source, target = self.terms.iri(edge.source), self.terms.iri(edge.target)
        for predicate in self.above(self.schema.edges[edge.type].term):
            yield source, predicate, target

    def statement(self, edge: Edge, passages: Passages) -> Triples:
        """State a relation as a node of its own, with what the report says of it and where."""
        kind = self.schema.edges[edge.type]
        assert kind.statement
        parts = (edge.type, edge.source, edge.target, *map(str, edge.key[3:]))
        identifier = f"statement/{short_hash(*parts)}{short_hash(*reversed(parts))}"
        statement = self.terms.iri(identifier)
        for cls in self.above(kind.statement):
            yield statement, TYPE, cls
        yield statement, TYPE, STATEMENT
        yield statement, SUBJECT, self.terms.iri(edge.source)
        yield statement, PREDICATE, self.above(kind.term)[0]
        yield statement, OBJECT, self.terms.iri(edge.target)
        yield from self.properties(statement, edge.properties, kind.properties, LABEL)
        yield from passages.annotate(identifier, statement, edge.properties)

    def properties(
        self, subject: ox.NamedNode, values: Mapping[str, Value], described: Mapping[str, Property], label: ox.NamedNode
    ) -> Triples:
        """Write properties; a concept's name is its preferred label."""
        for name, value in values.items():
            prop = described[name]
            items = value if isinstance(value, tuple) else (value,)
            written = [self.terms.iri(str(i)) if prop.datatype is None else literal(i, prop.datatype) for i in items]
            for predicate in self.above(prop.term):
                for item in written:
                    yield subject, label if predicate == LABEL else predicate, item

    def above(self, term: Term) -> tuple[ox.NamedNode, ...]:
        """Give a term of the ontology and the foreign ones above it."""
        found = self.known.get(term.iri)
        if found is None:
            found = self.known[term.iri] = tuple(map(ox.NamedNode, (term.iri, *term.above)))
        return found


class Figures:
    """The dimensions of one report's observations in the data cube.

    Args:
        edges: The report's edges.
    """

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.regions: dict[str, str] = {}
        self.indicators: dict[str, str] = {}
        self.seen: Counter[tuple[str, Value]] = Counter()
        for edge in edges:
            if edge.type == "REPORTED":
                self.regions[edge.target] = edge.source
            elif edge.type == "MEASURES":
                self.indicators[edge.source] = edge.target

    def dimensions(self, terms: Terms, node: Node, subject: ox.NamedNode) -> Triples:
        """Give what tells an observation from all others, beside its report and indicator."""
        year = node.properties["year"]
        key = self.indicators[node.id], year
        self.seen[key] += 1
        yield subject, named("qb:dataSet"), terms.iri("figures")
        yield subject, named("sdmxd:refArea"), terms.iri(self.regions[node.id])
        yield subject, named("sdmxd:refPeriod"), ox.Literal(str(year), datatype=ox.NamedNode(XSD + "gYear"))
        yield subject, named("fz:occurrence"), literal(self.seen[key], XSD + "integer")


def dataset_quads(terms: Terms, schema: Schema, counts: Mapping[str, int]) -> Iterator[ox.Quad]:
    """Describe the data set by VoID and its figures as a data cube, in the default graph.

    Args:
        terms: Makes the IRIs.
        schema: The ontology.
        counts: How many nodes a label has.

    Yields:
        Quads.
    """
    whole, figures = terms.iri("dataset"), terms.iri("figures")
    title = named("dcterms:title")
    rows: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (whole, TYPE, named("void:Dataset")),
        (whole, title, ox.Literal("法治政府建设年度报告知识图谱", language="zh")),
        (whole, title, ox.Literal("Knowledge graph of annual rule-of-law reports", language="en")),
        (whole, named("void:uriSpace"), ox.Literal(terms.base)),
        (whole, named("void:subset"), figures),
        (whole, named("void:entities"), literal(sum(counts.get(name, 0) for name in schema.nodes), XSD + "integer")),
        *((whole, named("void:vocabulary"), ox.NamedNode(iri.rstrip("#"))) for iri in sorted(PREFIXES.values())),
    ]
    for label, kind in schema.nodes.items():
        part = terms.iri(f"dataset/{label}")
        rows += [
            (whole, named("void:classPartition"), part),
            (part, named("void:class"), ox.NamedNode(kind.term.iri)),
            (part, named("void:entities"), literal(counts.get(label, 0), XSD + "integer")),
        ]
    rows += [
        (figures, TYPE, named("qb:DataSet")),
        (figures, TYPE, named("void:Dataset")),
        (figures, title, ox.Literal("报告中的数据", language="zh")),
        (figures, title, ox.Literal("Figures in reports", language="en")),
        (figures, named("qb:structure"), named("fz:figures")),
    ]
    for name, chinese in (("mechanism", "机制"), ("agency", "机构"), ("document", "文件"), ("indicator", "指标")):
        scheme = terms.iri(f"{name}/")
        rows += [
            (scheme, TYPE, named("skos:ConceptScheme")),
            (scheme, PREFERRED, ox.Literal(chinese, language="zh")),
            (scheme, PREFERRED, ox.Literal(name, language="en")),
        ]
    for row in sorted(rows, key=lambda row: row[0].value):
        yield ox.Quad(*row, DEFAULT)
    yield from structure_quads()


def structure_quads() -> Iterator[ox.Quad]:
    """Copy the structure of the figures from the ontology, so that the data cube is whole."""
    kinds = [named(f"qb:{kind}Property") for kind in ("Dimension", "Measure", "Attribute")]
    structure = named("fz:figures").value
    for triple in ox.parse(path=str(data_dir("ontology") / "schema.ttl"), format=ox.RdfFormat.TURTLE):
        subject = triple.subject
        if isinstance(subject, ox.NamedNode) and (subject.value.startswith(structure) or triple.object in kinds):
            yield ox.Quad(subject, triple.predicate, triple.object, DEFAULT)
