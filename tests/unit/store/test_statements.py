from __future__ import annotations

import re

from tests.made_records import made

from fazhi.graph import graph_of
from fazhi.graph.model import RecordGraph
from fazhi.knowledge.schema import load_schema
from fazhi.store.loading import batches
from fazhi.store.statements import Statements

STATEMENTS = Statements(load_schema())


def test_names_come_from_the_schema_and_data_is_bound() -> None:
    schema = load_schema()
    texts = [STATEMENTS.merge_nodes(node) for node in schema.nodes.values()]
    for edge in schema.edges.values():
        texts += [STATEMENTS.merge_edges(edge, *ends) for ends in edge.endpoints]
    for text in texts:
        assert "$rows" in text
        assert "'" not in text and '"' not in text
        assert set(re.findall(r"\[r:(\w+)", text)) <= set(schema.edges)
        assert set(re.findall(r"\(\w:(\w+)", text)) <= set(schema.nodes)


def test_cooperation_is_told_apart_by_place() -> None:
    text = STATEMENTS.merge_edges(load_schema().edges["COOPERATES_WITH"], "Region", "Region")
    assert "{report: row.properties.report, start: row.properties.start}" in text


def test_structural_edges_have_no_report() -> None:
    kinds = {name for name, edge in load_schema().edges.items() if not edge.owned}
    assert kinds == {"PART_OF", "IN_REGION", "BROADER", "MEASURES"}


def test_each_key_is_unique_and_each_report_edge_indexed() -> None:
    text = "\n".join(STATEMENTS.constraints())
    for label in load_schema().nodes:
        assert f"FOR (n:{label}) REQUIRE n.id IS UNIQUE" in text
    assert "FOR ()-[r:IMPLEMENTS]-() ON (r.report)" in text


def test_batches_end_by_edges_or_reports_and_leave_out_what_is_no_report() -> None:
    graphs = [graph_of(made(f"d{i}", mechanisms=[("甲", "planned")])) for i in range(5)]
    mixed = [RecordGraph(None), *graphs]
    assert [len(batch) for batch in batches(mixed, reports=2)] == [2, 2, 1]
    size = len(graphs[0].edges)
    assert [len(batch) for batch in batches(mixed, edges=3 * size)] == [3, 2]
    assert list(batches([])) == []
