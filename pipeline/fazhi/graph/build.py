"""From one record to its nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fazhi.graph.entities import Entities
from fazhi.graph.merge import joined
from fazhi.graph.model import Edge, Node, Origin, RecordGraph, Rejected, Value, digest_of, label_of
from fazhi.graph.places import Places, part
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.vocabulary import Vocabulary
from fazhi.model import Adoption, Document, Evidence, Fact, Mechanism, Record, Status
from fazhi.naming import comparable, short_hash

__all__ = ["RELATIONS", "STATUSES", "graph_of", "report_id"]

#: The relationship type of each status.
STATUSES: Mapping[Status, str] = {
    Status.IMPLEMENTED: "IMPLEMENTS",
    Status.PILOTING: "PILOTS",
    Status.PLANNED: "PLANS",
    Status.DEFICIENT: "LACKS",
    Status.AWARDED: "AWARDED_FOR",
}
#: The relationship type of each way in which a region stands to a document.
RELATIONS: Mapping[str, str] = {
    "issued": "ISSUED",
    "implemented": "CARRIES_OUT",
    "studied": "STUDIED",
    "mentioned": "MENTIONS",
}
#: Who runs a mechanism that is planned or lacking does not run it yet.
RUNNING = (Status.IMPLEMENTED, Status.PILOTING, Status.AWARDED)


def graph_of(record: Record, regions: RegionTable | None = None, vocabulary: Vocabulary | None = None) -> RecordGraph:
    """Turn a record into nodes and edges.

    Properties of shared entities depend on the entity alone, so that records can be loaded in any order.

    Args:
        record: What one report says.
        regions: The region table; without one the record's own paths make the hierarchy.
        vocabulary: Names, aliases and broader terms; without it only the record's own names are known.

    Returns:
        The graph, with every fact that could not become part of it and the reason.

    Examples:
        >>> from fazhi.model import Producer, Report
        >>> report = Report(region="宝安区", region_path=("广东省", "深圳市", "宝安区"), region_id="440306",
        ...                 year=2023, source="a.txt", sha256="0" * 64)
        >>> hand = Producer(name="hand", version="1")
        >>> graph = graph_of(Record(doc="a", text="", producer=hand, report=report))
        >>> [node.id for node in graph.nodes if node.label == "Region"][0]
        'region/440306'
    """
    builder = Builder(record, regions, vocabulary or Vocabulary(()))
    return builder.build()


def report_id(record: Record, region_id: str) -> str:
    """Make a report's id.

    Args:
        record: The record; its report has a year.
        region_id: The id of the report's region.

    Returns:
        ``report/<region>/<year>/<hash of file stem and issuer>``.
    """
    region = region_id.removeprefix("region/")
    return f"report/{region}/{record.report.year}/{short_hash(record.doc, record.report.issuer or '')}"


class Builder:
    """Collects the nodes and edges of one record."""

    def __init__(self, record: Record, regions: RegionTable | None, vocabulary: Vocabulary) -> None:
        self.record = record
        self.places = Places(record, regions)
        self.entities = Entities(record, self.places, vocabulary)
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str, str, int], Edge] = {}
        self.rejected: list[Rejected] = []
        self.region = ""
        self.report = ""

    def build(self) -> RecordGraph:
        """Build the whole graph."""
        report = self.record.report
        region = self.places.own(report.region_id, report.level)
        if region is None or report.year is None:
            reason = f"its {'region' if region is None else 'year'} is unknown"
            return RecordGraph(None, rejected=(Rejected("report", self.record.doc, reason),))
        self.region, self.report = region, report_id(self.record, region)
        self.add_report()
        self.add_regions()
        self.add_agencies()
        self.add_documents()
        for mechanism in self.record.mechanisms:
            self.add_mechanism(mechanism)
        self.add_observations()
        self.add_honours()
        self.add_collaborations()
        return self.finished()

    def finished(self) -> RecordGraph:
        """Put everything in order and sign the report's node with the digest of the whole."""
        for node in self.places.nodes.values():
            self.put_node(node)
        self.edges.update((edge.key, edge) for edge in self.places.edges.values())
        nodes = [self.nodes[key] for key in sorted(self.nodes)]
        edges = [self.edges[key] for key in sorted(self.edges)]
        signed = digest_of(nodes, edges)
        report = self.nodes[self.report]
        index = nodes.index(report)
        nodes[index] = Node(report.label, report.id, {**report.properties, "digest": signed})
        maker = self.record.producer
        origin = Origin(self.record.text, maker.name, maker.version)
        return RecordGraph(self.report, tuple(nodes), tuple(edges), tuple(self.rejected), origin)

    # ------------------------------------------------------------ what all facts share

    def put_node(self, node: Node) -> str:
        """Keep a node; two spellings of one entity become one."""
        known = self.nodes.get(node.id)
        properties = joined(known.properties, node.properties) if known else node.properties
        self.nodes[node.id] = Node(node.label, node.id, properties)
        return node.id

    def link(self, kind: str, source: str, target: str, properties: Mapping[str, Value] | None = None) -> None:
        """Keep an edge; a second statement of the same gives it further evidence."""
        edge = Edge(kind, source, target, label_of(source), label_of(target), properties or {})
        known = self.edges.get(edge.key)
        if known is not None and known.properties != edge.properties:
            edge = both(known, edge)
        self.edges[edge.key] = edge

    def stated(self, fact: Fact, more: Iterable[Evidence] = (), **extra: Value | None) -> dict[str, Value]:
        """Give the properties of a statement."""
        values: dict[str, Value | None] = {
            "report": self.report,
            "year": self.record.report.year,
            "evidence": fact.evidence,
            "start": fact.start,
            "end": fact.end,
            "confidence": fact.confidence,
            "more_evidence": unique(item.evidence for item in more if item.evidence != fact.evidence) or None,
            **extra,
        }
        return {name: value for name, value in values.items() if value is not None and value != ()}

    def reject(self, kind: str, name: str, reason: str) -> None:
        """Note a fact that cannot become part of the graph."""
        self.rejected.append(Rejected(kind, name, reason))

    # ------------------------------------------------------------ the kinds of fact

    def add_report(self) -> None:
        """Add the report, the region it covers and the agency that issued it."""
        report = self.record.report
        values = {
            "title": report.title, "year": report.year, "date": report.date,
            "source": report.source, "sha256": report.sha256,
        }  # fmt: skip
        self.put_node(Node("Report", self.report, {k: v for k, v in values.items() if v is not None}))
        coverage: dict[str, Value] = {"report": self.report}
        coverage |= {"confidence": report.confidence} if report.confidence is not None else {}
        coverage |= {"more_evidence": unique(report.region_evidence)} if report.region_evidence else {}
        self.link("COVERS", self.report, self.region, coverage)
        if report.issuer:
            issuer = self.put_node(self.entities.issuer(report.issuer, self.region))
            self.link("ISSUED_BY", self.report, issuer, {"report": self.report})
            self.link("IN_REGION", issuer, self.region)

    def add_regions(self) -> None:
        """Add the other regions that the report names."""
        for region in self.record.regions:
            path = region.path or (region.name,)
            if not region.id and len(path) == 1 and not self.places.known(path):
                self.reject("region", region.name, "it is not clear which region this is")
                continue
            found = self.places.add(path, region.id, region.level)
            self.places.alias((*region.surfaces, region.name), found)
            if found != self.region:
                stated = self.stated(region, surfaces=unique(region.surfaces))
                self.link("MENTIONS", self.report, found, stated)

    def add_agencies(self) -> None:
        """Add the agencies that the report names."""
        for agency in self.record.agencies:
            region = self.entities.region_of(agency)
            if agency.region and region is None:
                self.reject("agency", agency.name, f"it is not clear which region {agency.region} is")
                continue
            if not part(agency.name):
                self.reject("agency", agency.name, "the name holds only marks")
                continue
            found = self.put_node(self.entities.agency(agency, region))
            if region:
                self.link("IN_REGION", found, region)
            self.link("MENTIONS", self.report, found, self.stated(agency, surfaces=unique(agency.surfaces)))

    def add_documents(self) -> None:
        """Add the documents and how the region stands to them."""
        local = {comparable(d.title) for d in self.record.documents if self.entities.is_local(d)}
        for document in self.record.documents:
            if not part(document.title):
                self.reject("document", document.title, "the title holds only marks")
                continue
            found = self.put_node(self.document(document, local))
            stated = self.stated(document, surfaces=unique(document.surfaces))
            self.link(RELATIONS[document.relation], self.region, found, stated)

    def document(self, document: Document, local: set[str]) -> Node:
        """Make a document's node, below the region where the title alone does not tell it from others."""
        return self.entities.document(document, self.region if comparable(document.title) in local else None)

    def add_mechanism(self, mechanism: Mechanism) -> None:
        """Add a mechanism, what is above it, its adoptions and the agencies that run it."""
        if not part(mechanism.name):
            self.reject("mechanism", mechanism.name, "the name holds only marks")
            return
        if not mechanism.adoptions:
            self.reject("mechanism", mechanism.name, "nothing is said of how the region stands to it")
            return
        nodes, broader = self.entities.mechanism(mechanism)
        for node in nodes:
            self.put_node(node)
        for narrow, wide in broader:
            self.link("BROADER", narrow, wide)
        for adoption in mechanism.adoptions:
            stated = self.stated(
                adoption, adoption.more_evidence, first=adoption.first, surfaces=unique(mechanism.surfaces)
            )
            self.link(STATUSES[adoption.status], self.region, nodes[0].id, stated)
        self.add_runners(mechanism, nodes[0].id)

    def add_runners(self, mechanism: Mechanism, found: str) -> None:
        """Add the agencies that run a mechanism."""
        running = [adoption for adoption in mechanism.adoptions if adoption.status in RUNNING]
        for surface in mechanism.agencies:
            runner = self.entities.runner(surface)
            place = f"{mechanism.name}, {surface}"
            if runner is None:
                self.reject("RUNS", place, "the agency is not among those of the report")
            elif not running:
                self.reject("RUNS", place, "the mechanism that the agency is named with does not run yet")
            else:
                self.link("RUNS", runner, found, self.stated(naming(surface, running)))

    def add_observations(self) -> None:
        """Add the figures."""
        taken: set[str] = set()
        for observation in self.record.observations:
            if not part(observation.indicator):
                self.reject("observation", observation.evidence, "the indicator has no name")
                continue
            indicator = self.put_node(self.entities.indicator(observation.indicator))
            base = f"observation/{self.report.removeprefix('report/')}/{part(observation.indicator)}"
            found = next(i for i in numbered(f"{base}/{observation.start}") if i not in taken)
            taken.add(found)
            change = observation.change
            sign = -1.0 if change and change.direction == "down" else 1.0
            stated = self.stated(
                observation,
                value=float(observation.value),
                unit=observation.unit,
                year=observation.year or self.record.report.year,
                period=observation.period,
                approx=observation.approx,
                rank=observation.rank,
                change=sign * change.value if change and change.value is not None else None,
                change_direction=change.direction if change else None,
                change_unit=change.unit if change else None,
            )
            self.put_node(Node("Observation", found, stated))
            self.link("REPORTED", self.region, found, {"report": self.report})
            self.link("MEASURES", found, indicator)
            self.link("FROM", found, self.report, {"report": self.report})

    def add_honours(self) -> None:
        """Add the honours and who won them."""
        for honour in self.record.honours:
            if not part(honour.name):
                self.reject("honour", honour.name, "the name holds only marks")
                continue
            properties: dict[str, Value] = {"name": honour.name}
            properties |= {"level": honour.level} if honour.level else {}
            found = self.put_node(Node("Honour", f"honour/{part(honour.name)}", properties))
            holder = self.entities.holder(honour.holder) if honour.holder else None
            winner = holder if holder in self.nodes or holder in self.places.nodes else None
            self.link("WON", winner or self.region, found, self.stated(honour, holder=honour.holder))

    def add_collaborations(self) -> None:
        """Add the regions that the report's region works with."""
        for collaboration in self.record.collaborations:
            for name in collaboration.with_:
                other = self.places.find(name)
                if other is None:
                    self.reject("collaboration", name, "it is not clear which region this is")
                elif other == self.region:
                    self.reject("collaboration", name, "a region does not cooperate with itself")
                else:
                    stated = self.stated(collaboration, mechanism=collaboration.mechanism)
                    self.link("COOPERATES_WITH", self.region, other, stated)


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Keep the first of equal texts."""
    return tuple(dict.fromkeys(texts))


def numbered(identifier: str) -> Iterable[str]:
    """Give an id and then the same with 2, 3, … behind it."""
    yield identifier
    number = 2
    while True:
        yield f"{identifier}-{number}"
        number += 1


def naming(surface: str, adoptions: list[Adoption]) -> Adoption:
    """Choose the adoption whose evidence names an agency, else the first."""
    return next((adoption for adoption in adoptions if surface in adoption.evidence), adoptions[0])


def both(one: Edge, other: Edge) -> Edge:
    """Make one edge of two statements of the same; the surer, then the earlier is its evidence."""
    first, second = sorted((one.properties, other.properties), key=clarity)
    properties = {**joined(one.properties, other.properties), **first}
    evidence = (*texts(first, "more_evidence"), *texts(second, "evidence"), *texts(second, "more_evidence"))
    lists = {
        "more_evidence": unique(text for text in evidence if text != first.get("evidence")),
        "surfaces": unique((*texts(first, "surfaces"), *texts(second, "surfaces"))),
    }
    properties |= {name: listed for name, listed in lists.items() if listed}
    return Edge(one.type, one.source, one.target, one.source_label, one.target_label, properties)


def clarity(properties: Mapping[str, Value]) -> tuple[float, int]:
    """Order statements: the surer first, then the earlier."""
    confidence, start = properties.get("confidence", 0.0), properties.get("start", 0)
    assert isinstance(confidence, int | float)
    assert isinstance(start, int)
    return -confidence, start


def texts(properties: Mapping[str, Value], name: str) -> tuple[str, ...]:
    """Give the texts of one property."""
    value = properties.get(name, ())
    return value if isinstance(value, tuple) else (str(value),)
