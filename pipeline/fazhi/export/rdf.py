"""RDF by the ontology: Turtle, N-Triples and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from fazhi.errors import ConfigurationError
from fazhi.graph.merge import Graph as Union
from fazhi.graph.model import Edge, Node, Value
from fazhi.knowledge.schema import EdgeType, Property, Schema, Term, load_schema
from fazhi.knowledge.vocabulary import ID, ONTOLOGY
from fazhi.naming import short_hash

__all__ = ["iri_of", "to_rdf", "triples_of", "write_rdf"]

Triple = tuple[URIRef, URIRef, URIRef | Literal]

PREFIXES = {
    "fz": ONTOLOGY,
    "fzid": ID,
    "rdf": str(RDF),
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": str(SKOS),
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
LABEL = PREFIXES["rdfs"] + "label"
#: What an IRI cannot hold; Chinese and the other characters of an id stay readable.
UNSAFE = '<>"{}|^`\\ '


def iri_of(identifier: str) -> URIRef:
    """Make the IRI of an id.

    Args:
        identifier: An id of the graph.

    Returns:
        The id behind the project's namespace.

    Examples:
        >>> str(iri_of("mechanism/枫桥经验"))
        'https://w3id.org/fazhi/id/mechanism/枫桥经验'
    """
    return URIRef(ID + "".join(quote(c) if c in UNSAFE or c < " " else c for c in identifier))


def write_rdf(graph: Union, path: Path, form: str) -> None:
    """Write a graph as RDF; the same graph gives the same bytes.

    Args:
        graph: A union of record graphs.
        path: The file.
        form: ``turtle``, ``ntriples`` or ``jsonld``.

    Raises:
        ConfigurationError: If the format is none of these.
    """
    rdf = to_rdf(graph)
    if form == "turtle":
        text = rdf.serialize(format="turtle")
    elif form == "ntriples":
        text = "\n".join(sorted(line for line in rdf.serialize(format="nt").split("\n") if line)) + "\n"
    elif form == "jsonld":
        text = json.dumps(jsonld(rdf), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    else:
        raise ConfigurationError(f"there is no RDF format {form}", "turtle, ntriples or jsonld")
    path.write_text(text, encoding="utf-8")


def to_rdf(graph: Union, schema: Schema | None = None) -> Graph:
    """Turn a graph into RDF triples.

    Args:
        graph: A union of record graphs.
        schema: The ontology; None for the one that ships with fazhi.

    Returns:
        An rdflib graph with the prefixes of the vocabularies in use.
    """
    schema = schema or load_schema()
    rdf = Graph(bind_namespaces="core")
    for prefix, namespace in PREFIXES.items():
        rdf.bind(prefix, Namespace(namespace))
    for triple in triples_of(graph, schema):
        rdf.add(triple)
    return rdf


def triples_of(graph: Union, schema: Schema) -> Iterator[Triple]:
    """Go through the triples of a graph, one node or edge after the other.

    Args:
        graph: A union of record graphs.
        schema: The ontology.

    Yields:
        Triples; some may come twice.
    """
    for node in graph.nodes.values():
        yield from node_triples(node, schema)
    for edge in graph.edges.values():
        yield from edge_triples(edge, schema.edges[edge.type])


def node_triples(node: Node, schema: Schema) -> Iterator[Triple]:
    """Describe one entity by the ontology's terms and the foreign ones above them."""
    kind = schema.nodes[node.label]
    subject = iri_of(node.id)
    for iri in terms(kind.term):
        yield subject, RDF.type, iri
    concept = str(SKOS.Concept) in kind.term.above
    yield from property_triples(subject, node.properties, kind.properties, concept)


def edge_triples(edge: Edge, kind: EdgeType) -> Iterator[Triple]:
    """State a relation plainly and, where a report says more of it, as a node with its evidence."""
    source, target = iri_of(edge.source), iri_of(edge.target)
    for iri in terms(kind.term):
        yield source, iri, target
    if kind.statement is None or not edge.properties.keys() - {"report"}:
        return
    parts = (edge.type, edge.source, edge.target, *map(str, edge.key[3:]))
    statement = iri_of(f"statement/{short_hash(*parts)}{short_hash(*reversed(parts))}")
    for iri in terms(kind.statement):
        yield statement, RDF.type, iri
    yield statement, RDF.type, RDF.Statement
    yield statement, RDF.subject, source
    yield statement, RDF.predicate, URIRef(kind.term.iri)
    yield statement, RDF.object, target
    yield from property_triples(statement, edge.properties, kind.properties)


def property_triples(
    subject: URIRef, values: Mapping[str, Value], properties: Mapping[str, Property], concept: bool = False
) -> Iterator[Triple]:
    """Write properties; a concept's name is its preferred label."""
    for name, value in values.items():
        described = properties[name]
        for item in value if isinstance(value, tuple) else (value,):
            written = iri_of(str(item)) if described.datatype is None else literal(item, described.datatype)
            for iri in terms(described.term):
                yield subject, SKOS.prefLabel if concept and str(iri) == LABEL else iri, written


def terms(term: Term) -> Iterator[URIRef]:
    """Give a term of the ontology and the foreign ones above it."""
    yield URIRef(term.iri)
    yield from map(URIRef, term.above)


def literal(value: Value, datatype: str) -> Literal:
    """Write a value; texts with Chinese characters are marked as Chinese."""
    if datatype == PREFIXES["xsd"] + "string":
        chinese = any("\u4e00" <= character <= "\u9fff" for character in str(value))
        return Literal(value, lang="zh") if chinese else Literal(value)
    if isinstance(value, float):
        value = format(Decimal(str(value)), "f")
    return Literal(value, datatype=URIRef(datatype))


def jsonld(rdf: Graph) -> dict[str, Any]:
    """Write triples as one JSON-LD document with its context, subjects in order."""
    found: dict[str, Any] = json.loads(
        rdf.serialize(format="json-ld", context=dict(PREFIXES), auto_compact=False, ensure_ascii=False)
    )
    subjects = sorted(found.get("@graph", []), key=lambda subject: str(subject["@id"]))
    for subject in subjects:
        for key, values in subject.items():
            if isinstance(values, list):
                subject[key] = sorted(values, key=lambda item: json.dumps(item, sort_keys=True))
    return {"@context": found.get("@context", {}), "@graph": subjects}
