from __future__ import annotations

import pytest

from fazhi.errors import KnowledgeError, RecordError
from fazhi.graph.check import check, faults
from fazhi.graph.model import Edge, Node, RecordGraph
from fazhi.knowledge.schema import load_schema

REGION = Node("Region", "region/1", {"name": "甲"})
MECHANISM = Node("Mechanism", "mechanism/1", {"name": "乙"})


def adoption(**properties: object) -> Edge:
    stated = {"report": "report/1", "year": 2023, "evidence": "句", **properties}
    given = {name: value for name, value in stated.items() if value is not ...}
    return Edge("IMPLEMENTS", REGION.id, MECHANISM.id, "Region", "Mechanism", given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nodes", "edges", "fault"),
    [
        ([Node("Town", "town/1", {})], [], "label is not in the schema"),
        ([Node("Region", "", {"name": "甲"})], [], "key is empty"),
        ([Node("Region", "region/1", {})], [], "name is missing"),
        ([Node("Region", "region/1", {"name": 3})], [], "not of type string"),
        ([Node("Region", "region/1", {"name": None})], [], "not of type string"),  # type: ignore[dict-item]
        ([Node("Region", "region/1", {"name": {"a": 1}})], [], "not of type string"),  # type: ignore[dict-item]
        ([Node("Mechanism", "mechanism/1", {"name": "乙", "aliases": ("a", 1)})], [], "list of texts"),  # type: ignore[dict-item]
        ([Node("Mechanism", "mechanism/1", {"name": "乙", "aliases": ("a", None)})], [], "list of texts"),  # type: ignore[dict-item]
        ([Node("Mechanism", "mechanism/1", {"name": "乙", "aliases": (("a",),)})], [], "list of texts"),  # type: ignore[dict-item]
        ([Node("Mechanism", "mechanism/1", {"name": "乙", "aliases": "a"})], [], "list of texts"),
        ([REGION, REGION], [], "two nodes have one id"),
        ([REGION, MECHANISM], [adoption(year="2023")], "year is not of type integer"),
        ([REGION, MECHANISM], [adoption(year=True)], "year is not of type integer"),
        ([REGION, MECHANISM], [adoption(colour="red")], "colour is not in the schema"),
        ([REGION, MECHANISM], [adoption(evidence=...)], "evidence is missing"),
        ([REGION], [adoption()], "one of its ends is not in the graph"),
        ([REGION], [Edge("LIKES", "region/1", "region/1", "Region", "Region", {})], "type is not in the schema"),
        ([REGION, MECHANISM], [Edge("PART_OF", "region/1", "mechanism/1", "Region", "Mechanism", {})], "may not join"),
    ],
)
def test_faults_are_named(nodes: list[Node], edges: list[Edge], fault: str) -> None:
    graph = RecordGraph("report/1", tuple(nodes), tuple(edges))
    assert any(fault in line for line in faults(graph))
    with pytest.raises(RecordError):
        check(graph)


def test_a_good_graph_has_none() -> None:
    check(RecordGraph("report/1", (REGION, MECHANISM), (adoption(first="全国", more_evidence=("a", "b")),)))


def test_agencies_are_part_of_agencies_only() -> None:
    assert set(load_schema().edges["PART_OF"].endpoints) == {("Region", "Region"), ("Agency", "Agency")}


def test_a_broken_ontology_is_named(tmp_path: object) -> None:
    from pathlib import Path

    broken = Path(str(tmp_path)) / "schema.ttl"
    broken.write_text("@prefix", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"schema\.ttl"):
        load_schema(broken)
