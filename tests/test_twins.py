"""Every question in SPARQL finds in the RDF export what its Cypher twin finds in the embedded store."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.gold_records import gold_records
from tests.test_queries import known_by_heart

import fazhi
from fazhi.ask import Question, ask, bind, load_questions
from fazhi.ask.rows import shown
from fazhi.ask.sparql import ask_rdf, load_rdf, sparql_of
from fazhi.errors import QueryError
from fazhi.export import LinkedData, export
from fazhi.graph import graph_of
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Record
from fazhi.resources import data_dir
from fazhi.store import EmbeddedStore

QUESTIONS = load_questions()
SHARED = Path(__file__).parents[2] / "shared" / "reports"
Pair = tuple[EmbeddedStore, Any]


def made() -> list[Record]:
    return [*known_by_heart(), *gold_records()]


def samples() -> list[Record]:
    return [fazhi.extract(path) for path in sorted(data_dir("samples").glob("*.txt"))]


def real() -> list[Record]:
    if not SHARED.is_dir():
        pytest.skip("the real reports are not here")
    return [fazhi.extract(path) for path in sorted(SHARED.glob("*.txt"))]


@pytest.fixture(scope="module", params=[made, samples, real], ids=["made", "samples", "real"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """One graph in both forms."""
    folder = tmp_path_factory.mktemp("twins")
    table, vocabulary = RegionTable.load(data_dir("ontology") / "regions.tsv"), load_vocabulary()
    graphs = [graph_of(record, table, vocabulary) for record in request.param()]
    export(graphs, "nquads", folder / "out.nq", LinkedData("https://example.org/", vocabulary=vocabulary))
    with EmbeddedStore(folder / "store") as store:
        store.constrain()
        store.load(graphs)
        yield store, load_rdf(folder / "out.nq")


def choices(store: EmbeddedStore) -> Mapping[str, list[Any]]:
    """Values worth asking for, by parameter name: present and, where it is optional, absent."""
    mechanisms = [row["id"] for row in store.query("MATCH (n:Mechanism) RETURN n.id AS id ORDER BY id")]
    regions = [
        row["id"] for row in store.query("MATCH (:Report)-[:COVERS]->(r:Region) RETURN DISTINCT r.id AS id ORDER BY id")
    ]
    above = store.query(
        "MATCH (:Report)-[:COVERS]->(:Region)-[:PART_OF*1..5]->(r:Region) RETURN DISTINCT r.id AS id ORDER BY id"
    )
    indicators = store.query("MATCH (n:Indicator) RETURN n.id AS id ORDER BY id LIMIT 25")
    documents = store.query("MATCH (n:Document) RETURN n.id AS id ORDER BY id LIMIT 25")
    every = [*mechanisms[:: max(1, len(mechanisms) // 25)], "mechanism/双随机、一公开"]
    return {
        "mechanism": [m for m in every if m in mechanisms],
        "region": regions,
        "other": regions,
        "within": [regions[0], *(row["id"] for row in above)][:4],
        "indicator": [row["id"] for row in indicators],
        "document": [row["id"] for row in documents],
        "year": [2021, 2023],
        "status": ["any", "planned,piloting", "implemented"],
        "kind": ["law", "plan"],
        "level": ["省级", "全国"],
        "scope": ["全国", "全省"],
        "text": ["执法", "枫桥", '"} # \\'],
        "limit": [3, 1000],
    }


def calls(question: Question, found: Mapping[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Go through the required parameters' values, alone and with one optional parameter."""
    required = [p.name for p in question.parameters.values() if p.required]
    optional = [p.name for p in question.parameters.values() if not p.required]
    for values in itertools.islice(itertools.product(*(found[name] for name in required)), 40):
        given = dict(zip(required, values, strict=True))
        yield given
        for name in optional:
            yield from (given | {name: value} for value in found[name][: 4 if not required else 2])


def lines(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(shown(row[name], "|") for name in columns) for row in rows]


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_find_the_same_rows(pair: Pair, name: str, request: pytest.FixtureRequest) -> None:
    store, rdf = pair
    seen = 0
    question = QUESTIONS[name]
    columns = [column.name for column in question.columns]
    for params in calls(question, choices(store)):
        ours = lines(list(ask(store, name, params)), columns)
        theirs = lines(list(ask_rdf(rdf, name, bind(store, question, params))), columns)
        assert theirs == ours, params
        seen += len(ours)
    assert seen or "made" not in request.node.name


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_heads_are_the_same(name: str) -> None:
    folder = data_dir("queries")
    cypher, sparql = ((folder / f"{name}.{end}").read_text(encoding="utf-8") for end in ("cypher", "rq"))
    head = [line.removeprefix("//") for line in cypher.splitlines() if line.startswith("//")]
    twin = [line.removeprefix("#") for line in sparql.splitlines() if line.startswith("#")]
    assert twin[: len(head)] == head
    given = set(re.findall(r"\?given_(\w+)", sparql)) | ({"limit"} if "\nLIMIT " in sparql else set())
    assert given == set(QUESTIONS[name].parameters)


def test_no_twin_is_alone() -> None:
    folder = data_dir("queries")
    assert {path.stem for path in folder.glob("*.rq")} == {path.stem for path in folder.glob("*.cypher")}


def test_a_value_cannot_leave_its_place() -> None:
    text = sparql_of(QUESTIONS["search"], {"text": '" } ?s ?p ?o . # \\1', "limit": 5})
    assert 'VALUES ?given_text { "\\" } ?s ?p ?o . # \\\\1" }' in text
    assert text.rstrip().endswith("LIMIT 5")


def test_what_is_no_rdf_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(QueryError, match=r"a\.ttl"):
        load_rdf(tmp_path / "a.ttl")
