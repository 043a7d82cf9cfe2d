"""What every exporter must do; a format is added to `FORMATS` and passes them all."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from tests.gold_records import gold_records
from tests.made_records import BAOAN, LIUJIANG, YIWU, made

from fazhi.errors import ConfigurationError, FazhiError
from fazhi.export import FORMATS, export
from fazhi.export.rdf import iri_of, to_rdf
from fazhi.graph import RecordGraph, graph_of, united
from fazhi.knowledge.vocabulary import ONTOLOGY, load_vocabulary

RDF_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def graphs() -> list[RecordGraph]:
    vocabulary = load_vocabulary()
    figure = {
        "indicator": "行政复议案件数",
        "value": 12.5,
        "unit": "件",
        "approx": True,
        "evidence": "复议\x0b12.5件余",
    }
    facts = [("枫桥经验", "implemented", "全省"), ("“A|B <1>”机制", "planned", None)]
    return [
        graph_of(made("a", BAOAN, 2023, facts, observations=[figure]), None, vocabulary),
        graph_of(made("b", LIUJIANG, 2024, [("枫桥经验", "deficient")]), None, vocabulary),
        graph_of(made("c", YIWU, 2024, [("双随机一公开", "awarded")]), None, vocabulary),
    ]


def content(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {file.name: file.read_bytes() for file in sorted(path.iterdir())}
    return {"": path.read_bytes()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_records_does_not_matter_and_nothing_else_is_left(form: str, tmp_path: Path) -> None:
    export(graphs(), form, tmp_path / "one" / "out")
    export(reversed(graphs()), form, tmp_path / "two" / "out")
    assert content(tmp_path / "one" / "out") == content(tmp_path / "two" / "out")
    export(graphs(), form, tmp_path / "one" / "out")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["out"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_graph_is_written_too(form: str, tmp_path: Path) -> None:
    export([], form, tmp_path / "out")
    assert content(tmp_path / "out")


@pytest.mark.parametrize("form", FORMATS)
def test_a_place_that_cannot_be_written_is_named(form: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FazhiError, match="file"):
        export(graphs(), form, tmp_path / "file" / "out")


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="turtle"):
        export(graphs(), "docx", tmp_path / "out")


# ------------------------------------------------------------ RDF


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_rdf_is_read_back_the_same_by_another_parser(form: str, tmp_path: Path) -> None:
    export(graphs(), form, tmp_path / "out")
    read = set(ox.parse(path=str(tmp_path / "out"), format=RDF_FORMATS[form]))
    expected = to_rdf(united(graphs())).serialize(format="nt")
    assert {str(quad.triple) for quad in read} == {
        str(quad.triple) for quad in ox.parse(expected, format=ox.RdfFormat.N_TRIPLES)
    }


def test_a_relation_is_stated_plainly_and_as_a_node_with_its_evidence() -> None:
    rdf = to_rdf(united(graphs()))
    region, mechanism = iri_of("region/440306"), iri_of("mechanism/枫桥经验")
    assert (region, URIRef(ONTOLOGY + "implements"), mechanism) in rdf
    (statement,) = [
        s for s in rdf.subjects(RDF.object, mechanism) if (s, RDF.predicate, URIRef(ONTOLOGY + "implements")) in rdf
    ]
    assert (statement, RDF.subject, region) in rdf
    assert (statement, RDF.type, URIRef(ONTOLOGY + "Adoption")) in rdf
    assert (statement, URIRef(ONTOLOGY + "first"), Literal("全省", lang="zh")) in rdf
    assert (statement, URIRef(ONTOLOGY + "year"), Literal(2023)) in rdf
    assert rdf.value(statement, URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")) == iri_of(
        next(graph.report_id for graph in graphs() if graph.report_id)
    )
    assert rdf.value(statement, URIRef(ONTOLOGY + "evidence")) == Literal("implemented：枫桥经验", lang="zh")


def test_mechanisms_are_concepts_of_skos() -> None:
    rdf = to_rdf(united(graphs()))
    mechanism = iri_of("mechanism/双随机、一公开")
    assert (mechanism, RDF.type, SKOS.Concept) in rdf
    assert rdf.value(mechanism, SKOS.prefLabel) == Literal("双随机、一公开", lang="zh")
    assert list(rdf.objects(mechanism, SKOS.altLabel))


def test_every_term_in_use_is_in_the_ontology() -> None:
    from fazhi.resources import data_dir

    ontology = Graph().parse(data_dir("ontology") / "schema.ttl")
    declared = {str(subject) for subject in ontology.subjects()}
    rdf = to_rdf(united(graph_of(record, None, load_vocabulary()) for record in gold_records()))
    used = {str(p) for p in rdf.predicates()} | {str(t) for t in rdf.objects(None, RDF.type)}
    assert {term for term in used if term.startswith(ONTOLOGY)} <= declared


# ------------------------------------------------------------ GraphML and CSV


def test_graphml_is_read_back_with_every_node_and_edge(tmp_path: Path) -> None:
    export(graphs(), "graphml", tmp_path / "out")
    network = nx.read_graphml(tmp_path / "out", force_multigraph=True)
    union = united(graphs())
    assert set(network.nodes) == set(union.nodes)
    assert network.number_of_edges() == len(union.edges)
    assert network.nodes["mechanism/枫桥经验"]["name"] == "枫桥经验"
    values = [data["value"] for _, data in network.nodes(data=True) if data["label"] == "Observation"]
    assert values == [12.5]


def test_csv_has_a_file_a_label_and_a_type(tmp_path: Path) -> None:
    export(graphs(), "csv", tmp_path / "out")
    union = united(graphs())
    rows = {path.stem: list(csv.DictReader(path.open(encoding="utf-8"))) for path in (tmp_path / "out").iterdir()}
    assert sum(len(found) for name, found in rows.items() if name.startswith("nodes-")) == len(union.nodes)
    assert sum(len(found) for name, found in rows.items() if name.startswith("edges-")) == len(union.edges)
    assert rows["edges-WON"] == []
    assert rows["nodes-Observation"][0]["approx"] == "true"
    assert {row["source"] for row in rows["edges-IMPLEMENTS"]} == {"region/440306"}


def test_jsonld_is_one_document_with_its_context(tmp_path: Path) -> None:
    export(graphs(), "jsonld", tmp_path / "out")
    document = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    assert document["@context"]["fz"] == ONTOLOGY
    ids = [subject["@id"] for subject in document["@graph"]]
    assert ids == sorted(ids)
