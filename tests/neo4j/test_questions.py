"""Every question gives the same rows on Neo4j and on the embedded store, and starts at an index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.neo4j.servers import settings_of
from tools.neo4j_server import Server

from fazhi.ask import Question, ask, load_questions
from fazhi.graph import RecordGraph, united
from fazhi.store import EmbeddedStore
from fazhi.store.neo4j import Neo4jStore

QUESTIONS = load_questions()
#: Values of parameters that name nothing in the graph.
PLAIN: dict[str, list[Any]] = {
    "year": [2023, 1999], "limit": [3, 500], "text": ["执法", "复议", "'\"\\"], "kind": ["law"],
    "level": ["省级", "全国"], "scope": ["全国", "全省"], "status": ["any", "planned", "piloting,deficient"],
}  # fmt: skip
#: Operators by which a plan may start: a search in an index of ours, or the row of an enclosing subquery.
EMPTY = "Argument"


@pytest.fixture(scope="module")
def graphs(samples: list[RecordGraph], real: list[RecordGraph]) -> list[RecordGraph]:
    return [*samples, *real]


@pytest.fixture(scope="module")
def loaded(server: Server, graphs: list[RecordGraph]) -> Iterator[Neo4jStore]:
    with Neo4jStore(settings_of(server)) as store:
        store.driver.execute_query("MATCH (n) DETACH DELETE n")
        store.constrain()
        store.load(graphs)
        yield store


@pytest.fixture(scope="module")
def embedded(graphs: list[RecordGraph], tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("embedded") / "store") as store:
        store.constrain()
        store.load(graphs)
        yield store


@pytest.fixture(scope="module")
def named(graphs: list[RecordGraph]) -> dict[str, list[str]]:
    """Ids by the kind of name that a parameter asks for: those with the most edges, and one with few."""
    union = united(graphs)
    degree: dict[str, int] = dict.fromkeys(union.nodes, 0)
    for edge in union.edges.values():
        degree[edge.source] += 1
        degree[edge.target] += 1
    found: dict[str, list[str]] = {}
    for identifier in sorted(degree, key=lambda key: (-degree[key], key)):
        found.setdefault(identifier.partition("/")[0], []).append(identifier)
    return {kind: [*ids[:8], ids[-1]] for kind, ids in found.items()}


def choices(question: Question, named: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Ask with every value of the required parameters, and with each optional one beside the first of these."""
    needed = [p for p in question.parameters.values() if p.required]
    rows = max([len(values_of(p.type, p.name, named)) for p in needed], default=1)
    for row in range(rows):
        first: dict[str, Any] = {}
        for place, parameter in enumerate(needed):
            values = values_of(parameter.type, parameter.name, named)
            first[parameter.name] = values[(row + place) % len(values)]
        yield first
        if row < 3:
            for parameter in question.parameters.values():
                if not parameter.required:
                    values = values_of(parameter.type, parameter.name, named)
                    yield from ({**first, parameter.name: value} for value in values[:4])


def values_of(kind: str, name: str, named: dict[str, list[str]]) -> list[Any]:
    return PLAIN[name] if name in PLAIN and kind not in named else named[kind]


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_stores_give_the_same_rows(
    name: str, loaded: Neo4jStore, embedded: EmbeddedStore, named: dict[str, list[str]]
) -> None:
    answered = 0
    for params in choices(QUESTIONS[name], named):
        rows = ask(loaded, name, params)
        assert list(rows) == list(ask(embedded, name, params)), params
        answered += bool(len(rows))
    assert answered, "no choice of parameters has an answer"


def leaves(plan: dict[str, Any]) -> Iterator[str]:
    """Name the operators at which a plan starts."""
    below = plan.get("children") or []
    if not below:
        yield plan["operatorType"].partition("@")[0]
    for child in below:
        yield from leaves(child)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_starts_at_an_index(name: str, loaded: Neo4jStore, named: dict[str, list[str]]) -> None:
    question = QUESTIONS[name]
    params: dict[str, Any] = {p.name: None for p in question.parameters.values()}
    params |= {"limit": 20, "status": ["IMPLEMENTS"]}
    params |= {p.name: values_of(p.type, p.name, named)[0] for p in question.parameters.values() if p.required}
    plan = loaded.driver.execute_query(f"EXPLAIN {question.cypher}", params).summary.plan
    assert plan
    starts = list(leaves(plan))
    assert any(start != EMPTY for start in starts)
    assert all("Index" in start or start == EMPTY for start in starts), starts


def test_words_are_found_in_names_aliases_and_evidence(loaded: Neo4jStore) -> None:
    loaded.driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    names = loaded.query(
        "CALL db.index.fulltext.queryNodes('fazhi_names', $q) YIELD node RETURN node.name AS name", {"q": "枫桥"}
    )
    assert {row["name"] for row in names} & {"枫桥经验"}
    for call in (
        "queryNodes('fazhi_evidence', $q) YIELD node AS n",
        "queryRelationships('fazhi_statements', $q) YIELD relationship AS n",
    ):
        found = loaded.query(f"CALL db.index.fulltext.{call} RETURN n.evidence AS text LIMIT 5", {"q": '"行政复议"'})
        assert found
        assert all("行政复议" in row["text"] for row in found)


def test_a_path_is_the_list_of_its_nodes_and_relationships(loaded: Neo4jStore) -> None:
    (row,) = loaded.query("MATCH p = (:Region {id: 'region/440604'})-[:PART_OF]->(:Region) RETURN p LIMIT 1")
    below, above, relation = row["p"]
    assert (below["id"], above["id"]) == ("region/440604", "region/440600")
    assert relation == {}
