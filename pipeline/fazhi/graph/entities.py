"""The entities that records share: one id and the same properties, whichever report names them."""

from __future__ import annotations

from collections.abc import Iterator

from fazhi.graph.model import Node, Value
from fazhi.graph.places import Places, part
from fazhi.knowledge.regions_names import continues
from fazhi.knowledge.vocabulary import Concept, Vocabulary
from fazhi.model import Agency, Document, Mechanism, Record
from fazhi.naming import comparable

__all__ = ["Entities"]

#: Marks in a title that say whose it is without naming a region.
NATIONAL = ("中国", "中华人民共和国", "中共中央", "国务院", "全国", "国家", "最高人民")

#: A title that begins with the kind of a region (区政府工作报告) means the one that the report speaks for.
KINDS = ("省", "市", "县", "区", "旗", "我")


class Entities:
    """Makes the nodes of agencies, documents, mechanisms and indicators.

    Args:
        record: The record whose entities they are.
        places: Its regions.
        vocabulary: The names that are known.
    """

    def __init__(self, record: Record, places: Places, vocabulary: Vocabulary) -> None:
        self.record = record
        self.places = places
        self.vocabulary = vocabulary
        self.runners: dict[str, str] = {}

    # ------------------------------------------------------------ agencies

    def region_of(self, agency: Agency) -> str | None:
        """Find the region that an agency belongs to, adding it where its id is known."""
        if agency.region_id:
            path = (agency.region,) if agency.region else ()
            return self.places.add(path, agency.region_id)
        return self.places.find(agency.region) if agency.region else None

    def agency(self, agency: Agency, region: str | None) -> Node:
        """Make an agency's node and remember its surfaces."""
        node = self.agency_node(agency.name, agency.kind, region)
        own = region == self.places.own_id
        for surface in (agency.name, *agency.surfaces):
            if own or comparable(surface) not in self.runners:
                self.runners[comparable(surface)] = node.id
        return node

    def agency_node(self, name: str, kind: str | None, region: str | None) -> Node:
        """Make the node of an agency of a region, or of the nation."""
        properties: dict[str, Value] = {"name": name}
        properties |= {"kind": kind} if kind else {}
        if region:
            properties["full_name"] = full_name(str(self.places.nodes[region].properties["name"]), name)
        owner = region.removeprefix("region/") if region else "national"
        return Node("Agency", f"agency/{owner}/{part(name)}", properties)

    def issuer(self, issuer: str, region: str) -> Node:
        """Make the node of the agency that issued the report."""
        for agency in self.record.agencies:
            if self.region_of(agency) == region and issuer in (agency.name, *agency.surfaces):
                return self.agency_node(agency.name, agency.kind, region)
        name = issuer
        for prefix in self.places.own_names():
            if name.startswith(prefix) and len(name) > len(prefix) + 1:
                name = name.removeprefix(prefix)
        concept = self.vocabulary.find("agency", name)
        kind = concept.note("kind") or None if concept else None
        return self.agency_node(concept.label if concept else name, kind, region)

    def runner(self, surface: str) -> str | None:
        """Find the agency that a surface in this report means."""
        return self.runners.get(comparable(surface))

    # ------------------------------------------------------------ documents

    def is_local(self, document: Document) -> bool:
        """Whether another region's document may have the same title, as 政府工作报告 does."""
        if document.known or document.doc_number or self.vocabulary.find("document", document.title):
            return False
        if any(mark in document.title for mark in (*NATIONAL, *self.places.own_names())):
            return False
        if document.title[:1] in KINDS and not continues(document.title[:1], document.title[1:]):
            return True
        return document.relation == "issued" or document.kind == "report"

    def document(self, document: Document, region: str | None) -> Node:
        """Make a document's node."""
        concept = self.vocabulary.find("document", document.title)
        properties: dict[str, Value] = {
            "title": concept.label if concept else document.title,
            "kind": concept.note("kind", document.kind) if concept else document.kind,
        }
        properties |= {"doc_number": document.doc_number} if document.doc_number else {}
        properties |= aliases(concept)
        if concept:
            return Node("Document", concept.id, properties)
        owner = region.removeprefix("region/") + "/" if region else ""
        return Node("Document", f"document/{owner}{part(document.title)}", properties)

    # ------------------------------------------------------------ mechanisms and indicators

    def mechanism(self, mechanism: Mechanism) -> tuple[list[Node], list[tuple[str, str]]]:
        """Make a mechanism's node, those of all that is broader, and the pairs (narrower, broader)."""
        concept = self.vocabulary.find("mechanism", mechanism.name)
        node = self.mechanism_node(mechanism.name, mechanism.kind, concept)
        nodes, pairs = [node], []
        for name in mechanism.broader:
            above = self.vocabulary.find("mechanism", name)
            wide = self.mechanism_node(name, None, above)
            nodes.append(wide)
            pairs.append((node.id, wide.id))
        for narrow in [c for c in (concept, *self.above(mechanism)) if c]:
            for wide_concept in self.ancestors(narrow):
                nodes.append(self.mechanism_node(wide_concept.label, None, wide_concept))
            pairs += list(self.pairs(narrow))
        return nodes, [pair for pair in pairs if pair[0] != pair[1]]

    def above(self, mechanism: Mechanism) -> Iterator[Concept | None]:
        """Find the concepts that the record says are broader."""
        for name in mechanism.broader:
            yield self.vocabulary.find("mechanism", name)

    def ancestors(self, concept: Concept) -> Iterator[Concept]:
        """Go up from a concept."""
        seen = {concept.id}
        queue = [concept]
        for current in queue:
            for identifier in current.broader:
                wide = self.vocabulary.by_id.get(identifier)
                if wide and wide.id not in seen:
                    seen.add(wide.id)
                    queue.append(wide)
                    yield wide

    def pairs(self, concept: Concept) -> Iterator[tuple[str, str]]:
        """Give the pairs (narrower, broader) from a concept up."""
        for narrow in (concept, *self.ancestors(concept)):
            for identifier in narrow.broader:
                if identifier in self.vocabulary.by_id:
                    yield narrow.id, identifier

    def mechanism_node(self, name: str, kind: str | None, concept: Concept | None) -> Node:
        """Make the node of one mechanism."""
        if concept is None:
            properties: dict[str, Value] = {"name": name}
            return Node("Mechanism", f"mechanism/{part(name)}", properties | ({"kind": kind} if kind else {}))
        notes = {"kind": concept.note("kind", kind or ""), "theme": concept.note("theme")}
        found: dict[str, Value] = {"name": concept.label, **aliases(concept)}
        return Node("Mechanism", concept.id, found | {k: v for k, v in notes.items() if v})

    def indicator(self, name: str) -> Node:
        """Make an indicator's node."""
        concept = self.vocabulary.find("indicator", name)
        if concept:
            return Node("Indicator", concept.id, {"name": concept.label, **aliases(concept)})
        return Node("Indicator", f"indicator/{part(name)}", {"name": name})

    def holder(self, name: str) -> str | None:
        """Find who won an honour: a region, a mechanism or an agency of this record."""
        region = self.places.find(name)
        if region:
            return region
        for mechanism in self.record.mechanisms:
            if comparable(name) in map(comparable, (mechanism.name, *mechanism.surfaces)):
                return self.mechanism(mechanism)[0][0].id
        return self.runner(name)


def aliases(concept: Concept | None) -> dict[str, Value]:
    """Give the alias property of a concept, where it has any."""
    listed = tuple(sorted(set(concept.aliases))) if concept else ()
    return {"aliases": listed} if listed else {}


def full_name(region: str, name: str) -> str:
    """Compound a region's and an agency's name.

    Args:
        region: The region's official name.
        name: The agency's name, which may begin with the region's kind (区委).

    Returns:
        The full name.

    Examples:
        >>> full_name("宝安区", "司法局"), full_name("宝安区", "区委"), full_name("宝安区", "宝安区司法局")
        ('宝安区司法局', '宝安区委', '宝安区司法局')
    """
    if name.startswith(region):
        return name
    return region + (name[1:] if name[:1] == region[-1:] else name)
