"""The schema of the property graph, derived from the ontology: labels, types, properties and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from fazhi.errors import KnowledgeError
from fazhi.knowledge.vocabulary import ONTOLOGY
from fazhi.resources import data_dir

__all__ = ["EdgeType", "NodeType", "Property", "Schema", "Term", "load_schema"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
#: What stands in the object place of a triple.
Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
XSD = "http://www.w3.org/2001/XMLSchema#"
TEXT = RDF + "langString"

ValueType = Literal["string", "integer", "float", "boolean"]
TYPES: Mapping[str, ValueType] = {
    TEXT: "string", XSD + "string": "string", XSD + "date": "string", XSD + "integer": "integer",
    XSD + "decimal": "float", XSD + "boolean": "boolean",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology, and the foreign terms that it stands below."""

    iri: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """A property of nodes or edges."""

    name: str
    type: ValueType
    many: bool
    required: bool
    term: Term
    datatype: str | None


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label, its key and its properties by name."""

    label: str
    key: str
    properties: Mapping[str, Property]
    term: Term


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A relationship type: which labels it joins, what it carries, what tells two of its edges apart."""

    type: str
    endpoints: tuple[tuple[str, str], ...]
    properties: Mapping[str, Property]
    key: tuple[str, ...]
    term: Term
    statement: Term | None

    @property
    def owned(self) -> bool:
        """Whether each edge belongs to the report that states it."""
        return "report" in self.properties


@dataclass(frozen=True, slots=True)
class Schema:
    """Labels and relationship types by name.

    Examples:
        >>> schema = load_schema()
        >>> schema.edges["IMPLEMENTS"].endpoints
        (('Region', 'Mechanism'),)
        >>> schema.nodes["Document"].properties["doc_number"].type
        'string'
    """

    nodes: Mapping[str, NodeType] = field(default_factory=dict)
    edges: Mapping[str, EdgeType] = field(default_factory=dict)


@lru_cache(maxsize=4)
def load_schema(path: Path | None = None) -> Schema:
    """Read the ontology and derive the schema of the property graph.

    Args:
        path: A Turtle file; None for the one that ships with fazhi.

    Returns:
        The schema; reading the same file again gives the same object.

    Raises:
        KnowledgeError: If the file is not Turtle or its terms do not fit together.
    """
    path = path or data_dir("ontology") / "schema.ttl"
    try:
        return Ontology(path).schema()
    except (SyntaxError, OSError) as error:
        raise KnowledgeError(f"{path}: {error}", "mend the Turtle") from error


def snake(local_name: str) -> str:
    """Turn a local name such as ``docNumber`` into a property name."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local_name).lower()


class Ontology:
    """The triples of one ontology file, asked for what the property graph needs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = ox.Store()
        self.store.load(path=str(path), format=ox.RdfFormat.TURTLE)

    def schema(self) -> Schema:
        """Derive the whole schema."""
        labels = [c for c in self.instances("Class") if self.below(c, "Entity") and self.local(c) != "Entity"]
        nodes = {self.local(label): self.node_type(label) for label in labels}
        edges = [self.edge_type(p) for p in self.instances("ObjectProperty") if self.is_edge(p)]
        clash = set(nodes) & {edge.type for edge in edges}
        if clash:
            raise KnowledgeError(f"{self.path}: label and relationship type {', '.join(clash)}", "rename one")
        return Schema(nodes, {edge.type: edge for edge in edges})

    def node_type(self, cls: ox.NamedNode) -> NodeType:
        """Describe one label."""
        return NodeType(self.local(cls), self.keys(cls)[0], self.properties_of(cls), self.term(cls))

    def edge_type(self, prop: ox.NamedNode) -> EdgeType:
        """Describe one relationship type."""
        statement = next(self.objects(prop, ONTOLOGY + "statedAs"), None)
        properties = self.properties_of(statement) if isinstance(statement, ox.NamedNode) else {}
        return EdgeType(
            type=snake(self.local(prop)).upper(),
            endpoints=tuple(self.endpoints(prop)),
            properties=properties,
            key=self.keys(statement) if isinstance(statement, ox.NamedNode) else (),
            term=self.term(prop),
            statement=self.term(statement) if isinstance(statement, ox.NamedNode) else None,
        )

    def endpoints(self, prop: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """Pair domain and range, as the restrictions of each domain class allow."""
        for source in self.classes(prop, "domain"):
            targets = list(self.classes(prop, "range"))
            for restriction in self.restrictions(source, prop):
                for values in self.objects(restriction, OWL + "allValuesFrom"):
                    targets = list(self.members(values))
            for target in targets:
                yield self.local(source), self.local(target)

    def is_edge(self, prop: ox.NamedNode) -> bool:
        """Whether a property joins entities, rather than pointing from a statement to its report."""
        return all(self.below(cls, "Entity") for cls in self.classes(prop, "domain"))

    def properties_of(self, cls: ox.NamedNode) -> dict[str, Property]:
        """List the properties that instances of a class may have, inherited ones included."""
        found = {}
        inlined = [p for p in self.instances("ObjectProperty") if not self.is_edge(p)]
        for prop in [*self.instances("DatatypeProperty"), *inlined]:
            if any(self.below(cls, self.local(domain)) for domain in self.classes(prop, "domain")):
                found[snake(self.local(prop))] = self.property(prop, cls)
        return found

    def property(self, prop: ox.NamedNode, cls: ox.NamedNode) -> Property:
        """Describe one property as the instances of a class have it."""
        ranges = [r.value for r in self.objects(prop, RDFS + "range") if isinstance(r, ox.NamedNode)]
        datatype = ranges[0] if ranges and ranges[0].startswith((XSD, RDF)) else None
        if datatype is not None and datatype not in TYPES:
            raise KnowledgeError(f"{self.path}: {prop.value} ranges over {datatype}", "use a known datatype")
        required = prop.value == ONTOLOGY + "id" or any(
            True
            for ancestor in self.ancestors(cls)
            for restriction in self.restrictions(ancestor, prop)
            for _ in self.objects(restriction, OWL + "cardinality")
        )
        return Property(
            name=snake(self.local(prop)),
            type=TYPES[datatype] if datatype else "string",
            many=ox.NamedNode(OWL + "FunctionalProperty") not in self.objects(prop, RDF + "type"),
            required=required,
            term=self.term(prop),
            datatype=datatype,
        )

    def keys(self, cls: ox.NamedNode) -> tuple[str, ...]:
        """Read a class's key: its own, else the nearest above it."""
        for ancestor in self.ancestors(cls):
            for listed in self.objects(ancestor, OWL + "hasKey"):
                return tuple(snake(self.local(item)) for item in self.items(listed))
        raise KnowledgeError(f"{self.path}: {cls.value} has no key", "add owl:hasKey")

    def term(self, node: ox.NamedNode) -> Term:
        """Name a term and the foreign terms directly above it."""
        above = (*self.objects(node, RDFS + "subClassOf"), *self.objects(node, RDFS + "subPropertyOf"))
        foreign = sorted(a.value for a in above if isinstance(a, ox.NamedNode) and not a.value.startswith(ONTOLOGY))
        return Term(node.value, tuple(foreign))

    def restrictions(self, cls: ox.NamedNode, prop: ox.NamedNode) -> Iterator[ox.BlankNode]:
        """Find a class's restrictions on a property."""
        for above in self.objects(cls, RDFS + "subClassOf"):
            if isinstance(above, ox.BlankNode) and prop in self.objects(above, OWL + "onProperty"):
                yield above

    def ancestors(self, cls: ox.NamedNode) -> Iterator[ox.NamedNode]:
        """Go up from a class, itself first, nearest first."""
        queue = [cls]
        for current in queue:
            yield current
            queue += [
                a for a in self.objects(current, RDFS + "subClassOf")
                if isinstance(a, ox.NamedNode) and a.value.startswith(ONTOLOGY) and a not in queue
            ]  # fmt: skip

    def below(self, cls: ox.NamedNode, local_name: str) -> bool:
        """Whether a class is another one or stands below it."""
        return any(ancestor.value == ONTOLOGY + local_name for ancestor in self.ancestors(cls))

    def classes(self, prop: ox.NamedNode, side: Literal["domain", "range"]) -> Iterator[ox.NamedNode]:
        """Read a property's domain or range."""
        for node in self.objects(prop, RDFS + side):
            yield from self.members(node)

    def members(self, node: Object) -> Iterator[ox.NamedNode]:
        """Read a class or a union of classes."""
        if isinstance(node, ox.NamedNode):
            yield node
        for listed in self.objects(node, OWL + "unionOf"):
            yield from self.items(listed)

    def items(self, listed: Object) -> Iterator[ox.NamedNode]:
        """Walk an RDF list."""
        while isinstance(listed, ox.BlankNode):
            yield from (i for i in self.objects(listed, RDF + "first") if isinstance(i, ox.NamedNode))
            listed = next(iter(self.objects(listed, RDF + "rest")))

    def instances(self, kind: str) -> list[ox.NamedNode]:
        """List the project's own terms of one OWL kind, by name."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + kind))
        subjects = {q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)}
        return [ox.NamedNode(value) for value in sorted(subjects) if value.startswith(ONTOLOGY)]

    def objects(self, subject: object, predicate: str) -> Iterator[Object]:
        """Give the objects of a subject's triples with one predicate."""
        if isinstance(subject, ox.NamedNode | ox.BlankNode):
            for quad in self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None):
                yield quad.object

    @staticmethod
    def local(node: ox.NamedNode) -> str:
        """Give a term's local name."""
        return node.value[len(ONTOLOGY) :]
