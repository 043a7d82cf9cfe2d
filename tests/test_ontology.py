"""The ontology's own files: labels and definitions, shapes, what is derived from them."""

from __future__ import annotations

from typing import get_args

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from tools.derive_ontology import stale

from fazhi.graph.build import RELATIONS, STATUSES
from fazhi.knowledge.schema import load_schema
from fazhi.knowledge.sources import ONTOLOGY
from fazhi.model import AgencyKind, DocumentKind, MechanismKind
from fazhi.resources import data_dir

SH = Namespace("http://www.w3.org/ns/shacl#")
FZ = Namespace(ONTOLOGY)
SHAPE = Namespace("https://w3id.org/fazhi/shapes#")
FOLDER = data_dir("ontology")


@pytest.fixture(scope="module")
def schema() -> Graph:
    return Graph().parse(FOLDER / "schema.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes.ttl")


def test_what_is_derived_is_current() -> None:
    assert stale() == [], "run: python -m tools.derive_ontology"


def test_every_term_has_a_label_and_a_definition_in_both_languages(schema: Graph) -> None:
    terms = {s for s in schema.subjects(RDF.type) if str(s).startswith(ONTOLOGY) and "/" not in str(s)[len(ONTOLOGY) :]}
    assert len(terms) > 80
    for term in sorted(terms, key=str):
        for kind in (RDFS.label, RDFS.comment):
            languages = sorted(getattr(text, "language", None) or "" for text in schema.objects(term, kind))
            assert languages == ["en", "zh"], f"{term} {kind}"


def test_properties_of_the_vocabularies_are_declared(schema: Graph) -> None:
    declared = {str(subject) for subject in schema.subjects()}
    used = {quad.predicate.value for path in (FOLDER / "vocab").glob("*.ttl") for quad in ox.parse(path=str(path))}
    assert {term for term in used if term.startswith(ONTOLOGY)} <= declared


def test_the_shapes_are_valid_shacl(shapes: Graph) -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def paths_of(shapes: Graph, shape: URIRef) -> dict[str, list[Node]]:
    """The property shapes of a node shape by the local name of their path."""
    found: dict[str, list[Node]] = {}
    for prop in shapes.objects(shape, SH.property):
        path = shapes.value(prop, SH.path)
        found.setdefault(str(path).removeprefix(ONTOLOGY), []).append(prop)
    return found


def test_every_property_of_the_schema_has_its_shape(shapes: Graph) -> None:
    common = paths_of(shapes, SHAPE.Statement)
    described = load_schema()
    holders = [(kind.term, kind.properties) for kind in described.nodes.values()]
    holders += [(edge.statement, edge.properties) for edge in described.edges.values() if edge.statement]
    for term, properties in holders:
        local = term.iri.removeprefix(ONTOLOGY)
        assert (None, SH.targetClass, URIRef(term.iri)) in shapes, local
        shaped = paths_of(shapes, SHAPE[local])
        if local not in described.nodes:
            shaped = {**common, **shaped}
        for prop in properties.values():
            name = prop.term.iri.removeprefix(ONTOLOGY)
            if local == "Coverage" and name == "evidence":
                continue
            assert name in shaped, f"{local}.{name}"
            counts = [shapes.value(one, SH.minCount) for one in shaped[name]]
            assert not prop.required or any(counts), f"{local}.{name} may be missing"


def test_every_shape_says_what_is_wrong_and_what_to_do(shapes: Graph) -> None:
    for prop in set(shapes.objects(None, SH.property)):
        assert ": " in str(shapes.value(prop, SH.message)), shapes.value(prop, SH.path)


@pytest.mark.parametrize(
    ("shape", "path", "allowed"),
    [
        ("Agency", "kind", get_args(AgencyKind)),
        ("Document", "kind", get_args(DocumentKind)),
        ("Mechanism", "kind", get_args(MechanismKind)),
        ("Adoption", str(RDF.predicate), tuple(STATUSES.values())),
        ("Citation", str(RDF.predicate), tuple(RELATIONS.values())),
    ],
)
def test_lists_of_the_shapes_are_those_of_the_code(
    shapes: Graph, shape: str, path: str, allowed: tuple[str, ...]
) -> None:
    lists = [shapes.value(prop, SH["in"]) for prop in paths_of(shapes, SHAPE[shape])[path]]
    (found,) = [[str(item) for item in Collection(shapes, head)] for head in lists if head]
    types = {edge.term.iri: name for name, edge in load_schema().edges.items()}
    assert {types.get(item, item) for item in found} == set(allowed)
