"""The questions of queries/: their form, and their answers to a graph that is known by heart."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.gold_records import gold_records
from tests.made_records import BAOAN, LIUJIANG, YIWU, made

from fazhi.ask import Names, Rows, arguments, ask, load_questions
from fazhi.errors import QueryError, UnknownNameError
from fazhi.graph import graph_of
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.schema import load_schema
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.resources import data_dir
from fazhi.store import EmbeddedStore

QUESTIONS = load_questions()
TABLE = RegionTable.load(data_dir("ontology") / "regions.tsv")
#: What the portable subset of Neo4j 5 and the embedded engine leaves out.
FORBIDDEN = re.compile(
    r"\b(USE|SHOW|LOAD CSV|IN TRANSACTIONS|apoc\.|gds\.|SHORTEST|elementId|CREATE|MERGE|SET|DELETE)\b"
)


def agency(name: str, region: dict[str, Any], surface: str) -> dict[str, Any]:
    return {
        "name": name,
        "region": region["region"],
        "region_id": region["region_id"],
        "surfaces": [surface],
        "kind": "government",
        "evidence": surface,
    }


def place(region: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": region["region"],
        "path": region["region_path"],
        "id": region["region_id"],
        "surfaces": [region["region"]],
        "evidence": region["region"],
    }


def known_by_heart() -> Iterator[Any]:
    """Three regions, three years."""
    law = {"title": "中华人民共和国行政处罚法", "kind": "law", "relation": "studied", "evidence": "学习行政处罚法"}
    figure = {"indicator": "行政复议案件数", "value": 40, "unit": "件", "evidence": "复议40件"}
    yiwu = made(
        "y1", YIWU, 2021,
        [
            ("枫桥经验", "implemented"), ("综合查一次", "planned"), ("甲机制", "planned"),
            ("双随机、一公开", "deficient"),
        ],
        documents=[law], observations=[figure],
    )  # fmt: skip
    yield yiwu
    later = made(
        "y2", YIWU, 2022,
        [("枫桥经验", "implemented"), ("综合查一次", "implemented", "全省"), ("乙机制", "planned")],
        documents=[law], observations=[{**figure, "value": 55}],
        regions=[place(LIUJIANG)], agencies=[agency("司法局", YIWU, "市司法局")],
        collaborations=[{"with": ["柳江区"], "mechanism": "枫桥经验", "evidence": "与柳江区共推枫桥经验"}],
        honours=[{"name": "法治示范县", "holder": None, "level": "省级", "evidence": "获法治示范县"}],
    )  # fmt: skip
    run = tuple(
        m.model_copy(update={"agencies": ("市司法局",)}) if m.name == "枫桥经验" else m for m in later.mechanisms
    )
    yield later.model_copy(update={"mechanisms": run})
    yield made(
        "l1", LIUJIANG, 2022, [("枫桥经验", "piloting"), ("双随机一公开", "implemented"), ("乙机制", "planned")],
        documents=[law, {"title": "实施方案", "kind": "plan", "relation": "issued", "evidence": "印发实施方案"}],
    )  # fmt: skip
    yield made(
        "b1", BAOAN, 2023,
        [("枫桥经验", "implemented"), ("双随机、一公开", "implemented"), ("部门联合双随机、一公开监管", "implemented")],
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    vocabulary = load_vocabulary()
    with EmbeddedStore(tmp_path_factory.mktemp("kg") / "store") as opened:
        opened.constrain()
        opened.load(graph_of(record, TABLE, vocabulary) for record in known_by_heart())
        yield opened


def values(rows: Rows, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in columns) for row in rows]


# ------------------------------------------------------------ the form of the files


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_header_fits_the_query(name: str) -> None:
    question = QUESTIONS[name]
    assert set(re.findall(r"\$(\w+)", question.cypher)) == set(question.parameters)
    assert question.chinese.endswith("？")
    assert question.english.endswith("?")


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_query_keeps_to_the_portable_subset(name: str) -> None:
    cypher = QUESTIONS[name].cypher
    assert not FORBIDDEN.search(cypher)
    assert ";" not in cypher.rstrip(";")
    assert not re.search(r"\*(\]|\.\.\]|\d+\.\.\])", cypher), "a path needs an upper bound"
    schema = load_schema()
    for types in re.findall(r"-\[\w*:([A-Z_|]+)", cypher):
        assert set(types.split("|")) <= set(schema.edges)
    for label in re.findall(r"\(\w*:(\w+)", cypher):
        assert label in schema.nodes


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_order_of_rows_is_whole(name: str, store: EmbeddedStore) -> None:
    given = {
        "mechanism": "枫桥经验",
        "region": "义乌市",
        "other": "柳江区",
        "text": "机",
        "indicator": "行政复议案件数",
    }
    given |= {"document": "行政处罚法"}
    params = {p.name: given[p.name] for p in QUESTIONS[name].parameters.values() if p.required}
    if name == "document_regions":
        params["document"] = "中华人民共和国行政处罚法"
    rows = ask(store, name, params)
    assert len(rows), "the known graph has an answer to every question"
    assert list(rows) == list(ask(store, name, params))
    order = QUESTIONS[name].cypher.rpartition("ORDER BY")[2]
    assert re.search(r"(_id|report|\bid|year|a\.start)\s*(LIMIT \$limit)?$", order.strip())


# ------------------------------------------------------------ the answers


def test_who_carries_out_a_mechanism(store: EmbeddedStore) -> None:
    rows = ask(store, "adopters", {"mechanism": "“枫桥经验”"})
    assert values(rows, "region", "upper", "year", "evidence") == [
        ("义乌市", "金华市", 2021, "implemented：枫桥经验"),
        ("义乌市", "金华市", 2022, "implemented：枫桥经验"),
        ("宝安区", "深圳市", 2023, "implemented：枫桥经验"),
    ]
    wider = ask(store, "adopters", {"mechanism": "枫桥经验", "status": "IMPLEMENTS,piloting", "year": "2022"})
    assert values(wider, "region", "status") == [("义乌市", "IMPLEMENTS"), ("柳江区", "PILOTS")]
    inside = ask(store, "adopters", {"mechanism": "枫桥经验", "status": "any", "within": "广西"})
    assert values(inside, "region") == [("柳江区",)]


def test_who_carries_out_a_mechanism_or_a_narrower_one(store: EmbeddedStore) -> None:
    rows = ask(store, "family_adopters", {"mechanism": "双随机、一公开", "status": "any"})
    assert values(rows, "mechanism", "steps", "region", "year", "status") == [
        ("双随机、一公开", 0, "义乌市", 2021, "LACKS"),
        ("双随机、一公开", 0, "柳江区", 2022, "IMPLEMENTS"),
        ("双随机、一公开", 0, "宝安区", 2023, "IMPLEMENTS"),
        ("部门联合双随机、一公开监管", 1, "宝安区", 2023, "IMPLEMENTS"),
    ]
    assert len(ask(store, "family_adopters", {"mechanism": "双随机、一公开", "within": "浙江省"})) == 0


def test_what_a_region_does(store: EmbeddedStore) -> None:
    rows = ask(store, "region_mechanisms", {"region": "浙江义乌", "year": 2021})
    assert {row["mechanism"]: row["status"] for row in rows} == {
        "枫桥经验": "IMPLEMENTS", "综合查一次": "PLANS", "甲机制": "PLANS", "双随机、一公开": "LACKS"
    }  # fmt: skip
    assert [row["mechanism"] for row in ask(store, "region_mechanisms", {"region": "义乌", "status": "deficient"})] == [
        "双随机、一公开"
    ]


def test_what_two_regions_share(store: EmbeddedStore) -> None:
    rows = ask(store, "shared_mechanisms", {"region": "义乌市", "other": "柳江区"})
    assert values(rows, "mechanism", "years", "other_years") == [("枫桥经验", [2021, 2022], [2022])]


def test_adoption_year_by_year(store: EmbeddedStore) -> None:
    rows = ask(store, "adoption_by_year", {"mechanism": "枫桥经验"})
    assert values(rows, "year", "implemented", "piloting", "planned", "reports") == [
        (2021, 1, 0, 0, 1),
        (2022, 1, 1, 0, 2),
        (2023, 1, 0, 0, 1),
    ]


def test_who_claims_to_be_first(store: EmbeddedStore) -> None:
    rows = ask(store, "first_claims")
    assert values(rows, "mechanism", "region", "scope", "year") == [("综合查一次", "义乌市", "全省", 2022)]
    assert len(ask(store, "first_claims", {"scope": "全国"})) == 0
    assert len(ask(store, "first_claims", {"within": "浙江省"})) == 1


def test_what_is_planned_and_nowhere_carried_out(store: EmbeddedStore) -> None:
    rows = ask(store, "planned_only")
    assert values(rows, "mechanism", "regions", "names", "since") == [
        ("乙机制", 2, ["义乌市", "柳江区"], 2022),
        ("甲机制", 1, ["义乌市"], 2021),
    ]


def test_what_is_lacking(store: EmbeddedStore) -> None:
    assert values(ask(store, "deficient"), "mechanism", "region", "year") == [("双随机、一公开", "义乌市", 2021)]
    assert len(ask(store, "deficient", {"region": "柳江"})) == 0


def test_an_indicator_over_regions_and_years(store: EmbeddedStore) -> None:
    rows = ask(store, "indicator", {"indicator": "行政复议案件数"})
    assert values(rows, "region", "year", "value", "unit") == [("义乌市", 2021, 40, "件"), ("义乌市", 2022, 55, "件")]


def test_documents(store: EmbeddedStore) -> None:
    rows = ask(store, "cited_documents", {"limit": 1})
    assert values(rows, "title", "regions", "reports", "studied") == [("中华人民共和国行政处罚法", 2, 3, 2)]
    rows = ask(store, "document_regions", {"document": "《中华人民共和国行政处罚法》"})
    assert values(rows, "region", "year") == [("义乌市", 2021), ("义乌市", 2022), ("柳江区", 2022)]


def test_cooperation_is_found_from_either_side(store: EmbeddedStore) -> None:
    for params in ({}, {"region": "柳江区"}, {"region": "义乌市", "other": "柳江区"}):
        rows = ask(store, "cooperation", params)
        assert values(rows, "region", "other", "mechanism") == [("义乌市", "柳江区", "枫桥经验")]


def test_agencies(store: EmbeddedStore) -> None:
    rows = ask(store, "agencies_running", {"mechanism": "枫桥经验"})
    assert values(rows, "agency", "region", "year") == [("义乌市司法局", "义乌市", 2022)]
    assert len(ask(store, "agencies_running", {"mechanism": "枫桥经验", "region": "柳江区"})) == 0
    assert values(ask(store, "region_agencies", {"region": "义乌市"}), "agency", "mechanisms") == [
        ("司法局", ["枫桥经验"])
    ]


def test_plans_and_what_became_of_them(store: EmbeddedStore) -> None:
    rows = ask(store, "plans_kept", {"region": "义乌市"})
    assert set(values(rows, "mechanism", "planned", "later_year", "later_status")) == {
        ("甲机制", 2021, None, None),
        ("综合查一次", 2021, 2022, "IMPLEMENTS"),
        ("乙机制", 2022, None, None),
    }


def test_what_goes_together(store: EmbeddedStore) -> None:
    rows = ask(store, "co_occurring", {"mechanism": "枫桥经验"})
    assert values(rows, "mechanism", "regions", "share") == [
        ("双随机、一公开", 1, 0.5),
        ("综合查一次", 1, 0.5),
        ("部门联合双随机、一公开监管", 1, 0.5),
    ]


def test_a_report_in_numbers(store: EmbeddedStore) -> None:
    (row,) = ask(store, "region_report", {"region": "义乌市", "year": 2021})
    assert [row[name] for name in ("implements", "plans", "lacks", "figures", "documents")] == [1, 2, 1, 1, 1]
    assert row["source"] == "y1.txt"


# ------------------------------------------------------------ names and parameters


@pytest.mark.parametrize(
    "text", ["宝安区", "宝安", "深圳宝安", "广东省深圳市宝安区", "广东宝安区", "440306", "region/440306"]
)
def test_a_region_is_found_by_name_path_and_code(store: EmbeddedStore, text: str) -> None:
    assert Names(store).find("region", text) == "region/440306"


def test_a_zone_is_found_by_its_other_names(tmp_path: Path) -> None:
    zone = {"region": "广西-东盟经济技术开发区", "region_id": "region/zone/广西-东盟经济技术开发区"}
    path = ["广西壮族自治区", "南宁市", "武鸣区", zone["region"]]
    record = made("a", {**zone, "region_path": path}, mechanisms=[("甲", "planned")])
    with EmbeddedStore(tmp_path / "store") as store:
        store.constrain()
        store.load([graph_of(record, TABLE)])
        for text in ("东盟经开区", "广西东盟经济技术开发区", "南宁市广西-东盟经济技术开发区"):
            assert Names(store).find("region", text) == zone["region_id"]


@pytest.mark.parametrize("text", ["“双随机、一公开”", "双随机一公开", "双随机，一公开", "mechanism/双随机、一公开"])
def test_a_mechanism_is_found_in_any_spelling(store: EmbeddedStore, text: str) -> None:
    assert Names(store).find("mechanism", text) == "mechanism/双随机、一公开"


def test_every_alias_of_a_mechanism_finds_it(store: EmbeddedStore) -> None:
    concept = load_vocabulary().find("mechanism", "枫桥经验")
    assert concept
    for alias in concept.aliases:
        assert Names(store).find("mechanism", alias) == concept.id


def test_an_unknown_name_gets_the_nearest_ones(store: EmbeddedStore) -> None:
    with pytest.raises(UnknownNameError, match="枫桥经验") as caught:
        ask(store, "adopters", {"mechanism": "枫桥精验"})
    assert caught.value.suggestions[0] == "枫桥经验"
    with pytest.raises(UnknownNameError, match="义乌市"):
        ask(store, "region_mechanisms", {"region": "义务市"})
    with pytest.raises(UnknownNameError):
        Names(store).find("region", "上海宝安区")


def test_an_ambiguous_region_lists_what_it_may_be(tmp_path: Path) -> None:
    chaoyang = [
        {"region": "朝阳区", "region_path": ["北京市", "朝阳区"], "region_id": "region/110105"},
        {"region": "朝阳区", "region_path": ["吉林省", "长春市", "朝阳区"], "region_id": "region/220104"},
    ]
    with EmbeddedStore(tmp_path / "store") as store:
        store.constrain()
        store.load(graph_of(made(f"d{i}", r, mechanisms=[("甲", "planned")]), TABLE) for i, r in enumerate(chaoyang))
        with pytest.raises(QueryError, match="北京市朝阳区, 吉林省长春市朝阳区"):
            ask(store, "region_mechanisms", {"region": "朝阳区"})
        assert Names(store).find("region", "长春朝阳区") == "region/220104"


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("adopter", {}, "perhaps adopters"),
        ("adopters", {}, "mechanism is missing"),
        ("adopters", {"mechanism": "枫桥经验", "yeer": "1"}, "no parameter yeer"),
        ("adopters", {"mechanism": "枫桥经验", "year": "x"}, "not a whole number"),
        ("adopters", {"mechanism": "枫桥经验", "status": "done"}, "is not known"),
    ],
)
def test_what_is_wrong_is_said(store: EmbeddedStore, name: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(store, name, params)


def test_names_are_bound_and_never_spliced(store: EmbeddedStore) -> None:
    with pytest.raises(UnknownNameError):
        ask(store, "adopters", {"mechanism": "x'}) DETACH DELETE (n) //"})
    assert len(ask(store, "search", {"text": "') RETURN 1 //"})) == 0


def test_words_of_the_command_line() -> None:
    question = QUESTIONS["shared_mechanisms"]
    assert arguments(question, ["义乌市", "other=柳江区"]) == {"region": "义乌市", "other": "柳江区"}
    assert arguments(question, ["other=柳江区", "义乌市"]) == {"region": "义乌市", "other": "柳江区"}
    with pytest.raises(QueryError, match="what is c"):
        arguments(question, ["a", "b", "c"])


def test_rows_as_csv_json_and_data_frame(store: EmbeddedStore) -> None:
    rows = ask(store, "planned_only")
    out = io.StringIO()
    rows.write_csv(out)
    assert out.getvalue().splitlines()[1].startswith("乙机制,2,义乌市|柳江区,2022,")
    out = io.StringIO()
    rows.write_json(out)
    assert json.loads(out.getvalue())[1]["mechanism"] == "甲机制"
    pandas = pytest.importorskip("pandas")
    frame = rows.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["regions"]) == [2, 1]
    assert list(Rows(("a", "b"), ()).to_pandas().columns) == ["a", "b"]


def test_the_annotated_reports_answer_every_question(tmp_path: Path) -> None:
    vocabulary = load_vocabulary()
    records = gold_records()
    with EmbeddedStore(tmp_path / "store") as store:
        store.constrain()
        store.load(graph_of(record, TABLE, vocabulary) for record in records)
        texts = "".join(record.text for record in records)
        given = {"mechanism": "双随机一公开", "region": "柳江区", "other": "宝安区", "text": "复议"}
        given |= {"indicator": "第一议题学习次数", "document": "宪法"}
        for question in QUESTIONS.values():
            params = {p.name: given[p.name] for p in question.parameters.values() if p.required}
            params |= {"document": "中华人民共和国宪法"} if "document" in params else {}
            for row in ask(store, question.name, params):
                assert row.get("evidence") is None or row["evidence"] in texts
