from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gold_records import gold_records
from tests.made_records import BAOAN, YIWU, made

from fazhi.graph import Edge, RecordGraph, graph_of
from fazhi.graph.check import check, faults
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Evidence
from fazhi.resources import data_dir

TABLE = RegionTable.load(data_dir("ontology") / "regions.tsv")


def edges(graph: RecordGraph, kind: str) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type == kind]


def test_each_status_is_a_type_of_its_own() -> None:
    statuses = ("implemented", "piloting", "planned", "deficient", "awarded")
    graph = graph_of(made("a", mechanisms=[("甲机制", status) for status in statuses]))
    types = {edge.type for edge in graph.edges if edge.target == "mechanism/甲机制"}
    assert types == {"IMPLEMENTS", "PILOTS", "PLANS", "LACKS", "AWARDED_FOR"}
    adoption = edges(graph, "PLANS")[0]
    assert adoption.source == "region/440306"
    assert adoption.properties["evidence"] == "planned：甲机制"
    assert adoption.properties["year"] == 2023
    assert adoption.properties["report"] == graph.report_id


def test_spellings_of_one_name_are_one_node_within_and_across_records() -> None:
    one = graph_of(made("a", mechanisms=[("“甲、乙”模式", "implemented"), ("甲乙模式", "planned")]))
    other = graph_of(made("b", mechanisms=[("甲乙模式", "implemented")]))
    names = [node.id for node in one.nodes if node.label == "Mechanism"]
    assert names == [node.id for node in other.nodes if node.label == "Mechanism"]
    assert len(names) == 1


def test_several_sentences_make_one_edge_with_further_evidence() -> None:
    record = made("a", mechanisms=[("甲乙模式", "implemented"), ("“甲乙”模式", "implemented")])
    graph = graph_of(record)
    (edge,) = edges(graph, "IMPLEMENTS")
    assert edge.properties["evidence"] == "implemented：甲乙模式"
    assert edge.properties["more_evidence"] == ("implemented：“甲乙”模式",)
    assert edge.properties["surfaces"] == ("甲乙模式", "“甲乙”模式")
    first = record.mechanisms[0].adoptions[0]
    again = first.model_copy(update={"more_evidence": (Evidence(evidence="甲", start=0, end=1),)})
    changed = record.mechanisms[0].model_copy(update={"adoptions": (again,)})
    graph = graph_of(record.model_copy(update={"mechanisms": (changed,)}))
    assert edges(graph, "IMPLEMENTS")[0].properties["more_evidence"] == ("甲",)


def test_the_surer_sentence_is_the_evidence() -> None:
    record = made("a", mechanisms=[("甲乙模式", "implemented"), ("“甲乙”模式", "implemented")])
    sure = record.mechanisms[1].adoptions[0].model_copy(update={"confidence": 0.9})
    second = record.mechanisms[1].model_copy(update={"adoptions": (sure,)})
    graph = graph_of(record.model_copy(update={"mechanisms": (record.mechanisms[0], second)}))
    assert edges(graph, "IMPLEMENTS")[0].properties["evidence"] == "implemented：“甲乙”模式"


def test_regions_hang_together_up_to_the_province() -> None:
    graph = graph_of(made("a"), TABLE)
    assert {(edge.source, edge.target) for edge in edges(graph, "PART_OF")} == {
        ("region/440306", "region/440300"),
        ("region/440300", "region/440000"),
    }
    levels = {node.properties["name"]: node.properties["level"] for node in graph.nodes if node.label == "Region"}
    assert levels == {"宝安区": "county", "深圳市": "prefecture", "广东省": "province"}


def test_a_place_below_the_table_hangs_below_its_holder() -> None:
    town = {**BAOAN, "region": "新桥街道", "region_path": [*BAOAN["region_path"], "新桥街道"]}
    without = graph_of(made("a", {**town, "region_id": None}), TABLE)
    given = graph_of(made("a", {**town, "region_id": "region/440306/新桥街道"}), TABLE)
    for graph in (without, given):
        assert ("region/440306/新桥街道", "region/440306") in {(e.source, e.target) for e in edges(graph, "PART_OF")}


def test_agencies_belong_to_their_region() -> None:
    listed: list[dict[str, Any]] = [
        {"name": "司法局", "region": "宝安区", "region_id": "region/440306", "surfaces": ["区司法局"],
         "kind": "government", "evidence": "区司法局"},
        {"name": "司法局", "region": "深圳市", "region_id": "region/440300", "surfaces": ["市司法局"],
         "kind": "government", "evidence": "市司法局"},
        {"name": "国务院", "region": None, "surfaces": ["国务院"], "kind": "government", "evidence": "国务院"},
        {"name": "公安局", "region": "鼓楼区", "surfaces": ["鼓楼公安"], "kind": "government", "evidence": "鼓楼公安"},
    ]  # fmt: skip
    graph = graph_of(made("a", agencies=listed, issuer="深圳市宝安区司法局"), TABLE)
    agencies = {node.id: node.properties.get("full_name") for node in graph.nodes if node.label == "Agency"}
    assert agencies == {
        "agency/440306/司法局": "宝安区司法局",
        "agency/440300/司法局": "深圳市司法局",
        "agency/national/国务院": None,
    }
    assert [edge.target for edge in edges(graph, "ISSUED_BY")] == ["agency/440306/司法局"]
    assert [(r.kind, r.name) for r in graph.rejected] == [("agency", "公安局")]


def test_who_is_named_with_a_plan_does_not_run_it() -> None:
    agency = {
        "name": "司法局", "region": "宝安区", "region_id": "region/440306", "surfaces": ["区司法局"],
        "kind": "government", "evidence": "区司法局",
    }  # fmt: skip
    record = made("a", mechanisms=[("甲", "planned"), ("乙", "implemented")], agencies=[agency])
    ran = tuple(m.model_copy(update={"agencies": ("区司法局", "某办")}) for m in record.mechanisms)
    graph = graph_of(record.model_copy(update={"mechanisms": ran}), TABLE)
    assert [edge.target for edge in edges(graph, "RUNS")] == ["mechanism/乙"]
    assert [r.name for r in graph.rejected] == ["甲, 区司法局", "甲, 某办", "乙, 某办"]


def test_general_titles_belong_to_the_region_and_laws_to_all() -> None:
    listed = [
        {"title": "政府工作报告", "kind": "report", "relation": "mentioned", "evidence": "政府工作报告"},
        {"title": "区级导则", "kind": "normative", "relation": "implemented", "evidence": "区级导则"},
        {"title": "市场主体登记管理条例", "kind": "regulation", "relation": "implemented", "evidence": "条例"},
        {"title": "宝安区安全条例", "kind": "rule", "relation": "issued", "evidence": "宝安区安全条例"},
        {"title": "实施方案", "kind": "plan", "relation": "issued", "evidence": "实施方案"},
        {"title": "《实施方案》", "kind": "plan", "relation": "studied", "evidence": "《实施方案》"},
    ]
    graph = graph_of(made("a", documents=listed), TABLE)
    assert {node.id for node in graph.nodes if node.label == "Document"} == {
        "document/440306/政府工作报告",
        "document/440306/区级导则",
        "document/市场主体登记管理条例",
        "document/宝安区安全条例",
        "document/440306/实施方案",
    }


def test_figures_keep_value_change_and_place() -> None:
    fact = {
        "indicator": "行政复议案件数", "value": 12, "unit": "件", "evidence": "复议12件，下降3.5%",
        "change": {"direction": "down", "value": 3.5, "unit": "%"},
    }  # fmt: skip
    graph = graph_of(made("a", observations=[fact, {**fact, "value": 13}]))
    figures = [node for node in graph.nodes if node.label == "Observation"]
    assert len(figures) == 2
    assert figures[0].properties["value"] == 12.0
    assert figures[0].properties["change"] == -3.5
    assert figures[0].properties["year"] == 2023
    assert len(edges(graph, "MEASURES")) == len(edges(graph, "FROM")) == len(edges(graph, "REPORTED")) == 2


def test_cooperation_and_honours_find_whom_they_mean() -> None:
    other = {
        "name": "义乌市", "path": YIWU["region_path"], "id": "region/330782", "surfaces": ["义乌"], "evidence": "义乌"
    }  # fmt: skip
    graph = graph_of(
        made(
            "a",
            mechanisms=[("甲模式", "implemented")],
            regions=[other],
            collaborations=[
                {"with": ["义乌", "泰国", "宝安"], "mechanism": "甲", "evidence": "与义乌合作"},
                {"with": ["义乌市"], "evidence": "又与义乌市合作"},
            ],
            honours=[
                {"name": "一等奖", "holder": "“甲”模式", "level": "全国", "evidence": "甲模式获一等奖"},
                {"name": "二等奖", "holder": "某街道", "evidence": "某街道获二等奖"},
            ],
        ),
        TABLE,
    )
    assert [edge.target for edge in edges(graph, "COOPERATES_WITH")] == ["region/330782"] * 2
    assert [(r.kind, r.name) for r in graph.rejected] == [("collaboration", "泰国"), ("collaboration", "宝安")]
    won = {edge.target: edge.source for edge in edges(graph, "WON")}
    assert won == {"honour/一等奖": "mechanism/甲模式", "honour/二等奖": "region/440306"}
    assert {edge.properties["holder"] for edge in edges(graph, "WON")} == {"“甲”模式", "某街道"}


def test_without_region_or_year_nothing_is_loaded_and_it_says_why() -> None:
    for record in (made("a", year=None), made("a", {})):
        graph = graph_of(record)
        assert graph.report_id is None
        assert not graph.nodes
        assert graph.rejected[0].reason.endswith("is unknown")


def test_the_vocabulary_gives_ids_aliases_and_all_that_is_broader() -> None:
    graph = graph_of(made("a", mechanisms=[("双随机一公开", "implemented")]), TABLE, load_vocabulary())
    (node,) = [n for n in graph.nodes if n.id == "mechanism/双随机、一公开"]
    assert node.properties["name"] == "双随机、一公开"
    assert "aliases" in node.properties


def test_the_same_record_gives_the_same_graph_and_another_one_another_digest() -> None:
    def digest(graph: RecordGraph) -> object:
        return next(n.properties["digest"] for n in graph.nodes if n.label == "Report")

    one = graph_of(made("a", mechanisms=[("甲", "planned")]))
    assert one == graph_of(made("a", mechanisms=[("甲", "planned")]))
    assert digest(one) != digest(graph_of(made("a", mechanisms=[("甲", "implemented")])))


names = st.text(alphabet="甲乙丙“”、（）()ＡA1 /#?%", min_size=1, max_size=8)
statuses = st.sampled_from(["implemented", "piloting", "planned", "deficient", "awarded"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(names, statuses), max_size=8))
def test_whatever_the_names_the_graph_keeps_the_schema(mechanisms: list[tuple[str, str]]) -> None:
    record = made("a", mechanisms=list(mechanisms))
    graph = graph_of(record, TABLE)
    assert not list(faults(graph))
    kept = sum(len(m.adoptions) for m in record.mechanisms if not any(r.name == m.name for r in graph.rejected))
    said = 0
    for edge in graph.edges:
        if edge.target.startswith("mechanism/") and edge.source.startswith("region/"):
            more = edge.properties.get("more_evidence", ())
            said += 1 + (len(more) if isinstance(more, tuple) else 0)
    assert said <= kept
    assert bool(said) == bool(kept)


def test_the_annotated_reports_keep_the_schema() -> None:
    for record in gold_records():
        graph = graph_of(record, TABLE, load_vocabulary())
        check(graph)
        assert {edge.properties["evidence"] for edge in edges(graph, "LACKS")} <= {
            a.evidence for m in record.mechanisms for a in m.adoptions
        }
