"""What every exporter must do; a format is added to `FORMATS` and passes them all."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from tests.gold_records import gold_records
from tests.made_records import BAOAN, LIUJIANG, YIWU, made

from fazhi.errors import ConfigurationError, WriteError
from fazhi.export import FORMATS, LinkedData, export
from fazhi.export.evidence import Passages
from fazhi.export.rdf import SYNTAXES
from fazhi.export.terms import PREFIXES, Terms, named
from fazhi.graph import Origin, RecordGraph, graph_of, united
from fazhi.graph.model import Value
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.vocabulary import ID, ONTOLOGY, load_vocabulary
from fazhi.resources import data_dir

RDF_FORMATS = {**SYNTAXES, "jsonld": ox.RdfFormat.JSON_LD}


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
    with pytest.raises(WriteError, match="file"):
        export(graphs(), form, tmp_path / "file" / "out")


def test_a_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (Path(), tmp_path):
        with pytest.raises(WriteError, match="is a folder"):
            export(graphs(), "turtle", folder)


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="turtle"):
        export(graphs(), "docx", tmp_path / "out")


# ------------------------------------------------------------ RDF


def quads_of(tmp_path: Path, base: str = ID) -> set[ox.Quad]:
    """Export the graphs with all that the vocabulary knows, and read them back."""
    table = RegionTable.load(data_dir("ontology") / "regions.tsv")
    data = LinkedData(base, vocabulary=load_vocabulary(), regions=table)
    export(graphs(), "nquads", tmp_path / "out.nq", data)
    return set(ox.parse(path=str(tmp_path / "out.nq")))


def asked(quads: set[ox.Quad], query: str) -> list[tuple[str | None, ...]]:
    """Ask a query of all named graphs and give the values of its rows."""
    store = ox.Store()
    store.extend(quads)
    found = store.query(query, use_default_graph_as_union=True, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(getattr(term, "value", None) for term in row) for row in found]


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_rdf_is_read_back_the_same_by_another_parser(form: str, tmp_path: Path) -> None:
    export(graphs(), form, tmp_path / "out")
    export(graphs(), "nquads", tmp_path / "out.nq")
    read = set(ox.parse(path=str(tmp_path / "out"), format=RDF_FORMATS[form]))
    expected = set(ox.parse(path=str(tmp_path / "out.nq")))
    if not RDF_FORMATS[form].supports_datasets:
        assert {quad.triple for quad in read} == {quad.triple for quad in expected}
        return
    assert read == expected


def test_rdflib_reads_the_same(tmp_path: Path) -> None:
    export(graphs(), "turtle", tmp_path / "out.ttl")
    export(graphs(), "jsonld", tmp_path / "out.jsonld")
    turtle = Graph().parse(tmp_path / "out.ttl")
    assert len(turtle) == len(set(ox.parse(path=str(tmp_path / "out.ttl"))))
    dataset = Dataset(default_union=True).parse(tmp_path / "out.jsonld", format="json-ld")
    assert set(turtle) == set(dataset.triples((None, None, None)))


def test_a_relation_is_stated_plainly_and_as_a_node_with_its_evidence(tmp_path: Path) -> None:
    (row,) = asked(
        quads_of(tmp_path),
        """SELECT ?graph ?report ?first ?year ?evidence ?from {
             GRAPH ?graph { ?r fz:implements ?m .
               ?a a fz:Adoption, rdf:Statement ; rdf:subject ?r ; rdf:predicate fz:implements ; rdf:object ?m ;
                 fz:first ?first ; fz:year ?year ; fz:evidence ?evidence ; fz:report ?report ;
                 prov:wasDerivedFrom ?from }
             ?r fz:id "region/440306" . ?m fz:id "mechanism/枫桥经验" }""",
    )
    report = next(graph.report_id for graph in graphs() if graph.report_id)
    assert row == (
        f"{ID}{report.replace('report', 'graph', 1)}", ID + report, "全省", "2023", "implemented：枫桥经验", ID + report
    )  # fmt: skip


def test_evidence_is_a_passage_of_the_text(tmp_path: Path) -> None:
    rows = asked(
        quads_of(tmp_path),
        """SELECT ?said ?exact ?start ?end ?before ?report {
             ?annotation a oa:Annotation ; oa:hasBody ?body ; oa:hasTarget ?passage .
             ?body fz:evidence ?said ; fz:report ?report .
             ?passage oa:hasSource/prov:wasDerivedFrom ?report ; oa:hasSelector ?position, ?quote .
             ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
             ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?before }""",
    )
    texts = {ID + str(graph.report_id): graph.origin.text for graph in graphs() if graph.origin}
    assert len(rows) == 5
    for said, exact, start, end, before, report in rows:
        assert start and end and before is not None and report
        assert exact == said == texts[report][int(start) : int(end)]
        assert texts[report][: int(start)].endswith(before)


def test_further_evidence_is_a_second_passage() -> None:
    edge: dict[str, Value] = {"evidence": "甲乙", "start": 0, "end": 2, "more_evidence": ("丙丁", "戊")}
    passages = Passages(Terms(), "report/1/2023/a", Origin("甲乙戊丙丁戊", "hand", "1"))
    found = list(passages.annotate("statement/1", ox.NamedNode("https://example.org/1"), edge))
    targets = [str(t[2].value) for t in found if t[1].value.endswith("hasTarget")]
    assert targets == [f"{ID}passage/1/2023/a/0-2", f"{ID}passage/1/2023/a/3-5"]


def test_who_made_a_graph_is_told(tmp_path: Path) -> None:
    rows = asked(
        quads_of(tmp_path),
        """SELECT DISTINCT ?graph ?name ?version {
             ?graph prov:wasGeneratedBy ?work ; prov:wasDerivedFrom/prov:wasDerivedFrom ?report .
             ?work prov:used ?report ; prov:wasAssociatedWith ?maker .
             ?maker schema:name ?name ; schema:softwareVersion ?version . GRAPH ?graph { ?report a fz:Report } }""",
    )
    assert [row[1:] for row in rows] == [("hand", "1")] * 3


def test_figures_are_a_data_cube(tmp_path: Path) -> None:
    quads = quads_of(tmp_path)
    (row,) = asked(
        quads,
        """SELECT ?area ?period ?value ?occurrence { ?o a qb:Observation ; qb:dataSet/qb:structure fz:figures ;
             sdmxd:refArea ?area ; sdmxd:refPeriod ?period ; fz:value ?value ; fz:occurrence ?occurrence ;
             fz:measures/fz:name ?name }""",
    )
    assert row == (f"{ID}region/440306", "2023", "12.5", "1")
    components = asked(quads, "SELECT ?c { fz:figures qb:component ?c . ?c qb:dimension|qb:measure|qb:attribute ?p }")
    assert len(components) == 9


def test_the_whole_is_described(tmp_path: Path) -> None:
    quads = quads_of(tmp_path)
    (row,) = asked(
        quads,
        """SELECT ?n ?space { ?d a void:Dataset ; void:uriSpace ?space ;
             void:classPartition [ void:class fz:Report ; void:entities ?n ] }""",
    )
    assert row == ("3", ID)


def test_iris_stand_behind_a_base_of_ones_own(tmp_path: Path) -> None:
    base = "https://example.org/law/"
    quads = quads_of(tmp_path, base)
    assert not [quad for quad in quads if f"<{ID}" in str(quad)]
    assert any(quad.subject == ox.NamedNode(f"{base}mechanism/枫桥经验") for quad in quads)
    for wrong in ("example.org/", "https://example.org/law", "https://", "https://example.org/a b/"):
        with pytest.raises(ConfigurationError, match="cannot begin an IRI"):
            LinkedData(wrong)


def test_official_codes_only_where_they_are_certain(tmp_path: Path) -> None:
    rows = asked(
        quads_of(tmp_path),
        "SELECT ?id ?code { ?r fz:id ?id ; skos:notation ?code FILTER(DATATYPE(?code) = fz:GBT2260) }",
    )
    assert ("region/440306", "440306") in rows
    made_up = {**BAOAN, "region_id": "region/999999"}
    data = LinkedData(regions=RegionTable.load(data_dir("ontology") / "regions.tsv"))
    export([graph_of(made("a", made_up, 2023, [("甲", "planned")]))], "nquads", tmp_path / "out.nq", data)
    assert "GBT2260" not in (tmp_path / "out.nq").read_text(encoding="utf-8")


def test_mechanisms_are_concepts_of_skos_in_two_languages(tmp_path: Path) -> None:
    rows = asked(
        quads_of(tmp_path),
        """SELECT ?label (LANG(?label) AS ?language) { ?m fz:id "mechanism/双随机、一公开" ; a skos:Concept ;
             skos:altLabel ?other ; skos:inScheme/skos:prefLabel "机制"@zh ; skos:prefLabel ?label ; fz:name ?name }""",
    )
    labels = {language: label for label, language in rows}
    assert labels["zh"] == "双随机、一公开"
    assert labels["en"]


def test_every_term_in_use_is_in_the_ontology(tmp_path: Path) -> None:
    ontology = ox.parse(path=str(data_dir("ontology") / "schema.ttl"))
    declared = {quad.subject.value for quad in ontology}
    export((graph_of(record, None, load_vocabulary()) for record in gold_records()), "nquads", tmp_path / "out.nq")
    used = set()
    for quad in ox.parse(path=str(tmp_path / "out.nq")):
        terms = [quad.predicate, quad.object] if quad.predicate.value.endswith("#type") else [quad.predicate]
        used |= {term.value for term in terms if isinstance(term, ox.NamedNode)}
    assert {term for term in used if term.startswith(ONTOLOGY)} <= declared


def test_texts_no_parser_could_read_back_are_escaped(tmp_path: Path) -> None:
    odd = "[甲]|{乙}\ue000 <丙>?#%\\^`"
    export([graph_of(made("a", BAOAN, 2023, [(odd, "planned")]))], "turtle", tmp_path / "out.ttl")
    names = [
        quad.object.value for quad in ox.parse(path=str(tmp_path / "out.ttl")) if quad.predicate == named("fz:name")
    ]
    assert odd in names


def test_of_two_graphs_of_one_report_the_later_counts(tmp_path: Path) -> None:
    both = [graph_of(made("a", BAOAN, 2023, [(name, "planned")])) for name in ("甲机制", "乙机制")]
    export(both, "ntriples", tmp_path / "out.nt")
    text = (tmp_path / "out.nt").read_text(encoding="utf-8")
    assert "乙机制" in text
    assert "甲机制" not in text


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


def test_jsonld_is_one_document_with_the_context_of_the_ontology(tmp_path: Path) -> None:
    export(graphs(), "jsonld", tmp_path / "out")
    document = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    context = json.loads((data_dir("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == context["@context"]
    report = next(item for item in document["@graph"] if "/graph/440306/" in item["@id"])
    adoption = next(item for item in report["@graph"] if item.get("@type") == ["Adoption", "rdf:Statement"])
    assert (adoption["year"], adoption["evidence"]) == (2023, "implemented：枫桥经验")
