"""The judge of records, on records small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fazhi.errors import RecordError
from fazhi.evaluate import Evaluation, Score, evaluate, figure_likeness, judge, name_likeness, pair

EMPTY: dict[str, Any] = {
    "regions": [], "agencies": [], "documents": [], "mechanisms": [], "observations": [],
    "report": {"region": "来凤县", "region_path": ["湖北省", "恩施土家族苗族自治州", "来凤县"], "year": 2023},
}  # fmt: skip


def judged(gold: dict[str, Any], record: dict[str, Any]) -> Evaluation:
    found = Evaluation()
    judge(found, "a", EMPTY | gold, record)
    return found


def counts(found: Evaluation, kind: str) -> tuple[int, int, int]:
    score = found.scores[kind]
    return score.true, score.false, score.missed


def mechanism(name: str, *statuses: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "adoptions": [{"status": s, "evidence": name} for s in statuses], **more}


@pytest.mark.parametrize(
    ("gold", "record", "likeness"),
    [
        ({"name": "综合查一次"}, {"name": "“综合查一次”"}, 1.0),
        ({"name": "甲制度", "surfaces": ["乙制度"]}, {"name": "乙制度"}, 1.0),
        ({"name": "甲", "aliases": ["丙"]}, {"name": "丙"}, 1.0),
        ({"title": "养犬条例"}, {"title": "《养犬条例》"}, 1.0),
        ({"name": "综合查一次"}, {"name": "综合查一次机制"}, 5 / 7),
        ({"name": "一二三"}, {"name": "一二三四五"}, 0.6),
        ({"name": "一二三"}, {"name": "一二三四五六"}, 0.0),
        ({"name": "一二"}, {"name": "一二三"}, 0.0),
        ({"name": "甲乙丙"}, {"name": "丙乙甲"}, 0.0),
    ],
)
def test_likeness_of_names(gold: dict[str, Any], record: dict[str, Any], likeness: float) -> None:
    assert name_likeness(gold, record) == pytest.approx(likeness)


@pytest.mark.parametrize(
    ("change", "like"),
    [
        ({}, True),
        ({"value": "36"}, True),
        ({"value": 37}, False),
        ({"value": None}, False),
        ({"unit": "宗"}, False),
        ({"indicator": "别的", "evidence": "调解纠纷36件"}, True),
        ({"indicator": "别的", "evidence": "无关"}, False),
        ({"evidence": "无关"}, True),
    ],
)
def test_likeness_of_figures(change: dict[str, Any], like: bool) -> None:
    gold = {"value": 36.0, "unit": "件", "indicator": "调解纠纷数", "evidence": "全年调解纠纷36件"}
    assert (figure_likeness(gold, gold | change) > 0) is like


def test_best_pairs_first_and_each_once() -> None:
    gold = [{"name": "综合查一次机制"}, {"name": "综合查一次"}]
    record = [{"name": "综合查一次"}, {"name": "综合查一次机制"}, {"name": "综合查一次"}]
    assert pair(gold, record, name_likeness) == {0: 1, 1: 0}


def test_counts_of_true_false_and_missed() -> None:
    found = judged(
        {"regions": [{"name": "宣恩县"}, {"name": "鹤峰县"}]},
        {"regions": [{"name": "宣恩县"}, {"name": "咸丰县"}, {"name": "宣恩县"}]},
    )
    assert counts(found, "regions") == (1, 2, 1)
    assert any("false: 咸丰县" in line for line in found.errors)
    assert any("missed: 鹤峰县" in line for line in found.errors)


def test_optional_entries_count_neither_way() -> None:
    gold = {"regions": [{"name": "宣恩县", "optional": True}, {"name": "鹤峰县", "optional": True}]}
    assert counts(judged(gold, {"regions": [{"name": "宣恩县"}]}), "regions") == (0, 0, 0)


def test_adoptions_are_pairs_of_mechanism_and_status() -> None:
    found = judged(
        {"mechanisms": [mechanism("综合查一次", "implemented", "planned"), mechanism("林长制", "implemented")]},
        {"mechanisms": [mechanism("综合查一次", "implemented", "deficient"), mechanism("河长制", "implemented")]},
    )
    assert counts(found, "mechanisms") == (1, 1, 1)
    assert counts(found, "adoptions") == (1, 2, 2)


def test_optional_adoption_counts_neither_way() -> None:
    gold = mechanism("综合查一次", "implemented")
    gold["adoptions"].append({"status": "planned", "optional": True})
    assert counts(
        judged({"mechanisms": [gold]}, {"mechanisms": [mechanism("综合查一次", "planned")]}), "adoptions"
    ) == (0, 0, 1)
    assert counts(
        judged(
            {"mechanisms": [mechanism("林长制", "planned", optional=True)]},
            {"mechanisms": [mechanism("林长制", "piloting")]},
        ),
        "adoptions",
    ) == (0, 0, 0)


def test_side_figures() -> None:
    gold = {
        "documents": [{"title": "养犬条例", "relation": "issued", "relation_also": ["mentioned"]}],
        "agencies": [{"name": "司法局", "region": "来凤县"}],
    }
    record = {
        "documents": [{"title": "养犬条例", "relation": "mentioned", "evidence": "养犬条例"}],
        "agencies": [{"name": "司法局", "region": "宣恩县"}],
        "report": {"region": "来凤县", "region_path": ["湖北省", "来凤县"], "year": 2023},
        "text": "落实养犬条例。",
    }
    assert judged(gold, record).extras == {
        "document relation": (1, 1), "agency region": (0, 1), "status": (0, 0), "first": (0, 0),
        "first where claimed": (0, 0), "report region": (1, 1), "report province+prefecture": (0, 1),
        "report year": (1, 1), "evidence is verbatim": (1, 1),
    }  # fmt: skip


def test_statuses_and_claims_of_matched_mechanisms() -> None:
    gold = [mechanism("综合查一次", "implemented"), mechanism("河长制", "planned"), mechanism("林长制", "implemented")]
    gold[0]["adoptions"][0]["first"] = "全省"
    gold[0]["adoptions"].append({"status": "planned", "optional": True})
    record = [mechanism("综合查一次", "implemented"), mechanism("河长制", "implemented")]
    record[0]["adoptions"][0]["first"] = "全省"
    record[1]["adoptions"][0]["first"] = "全国"
    extras = judged({"mechanisms": gold}, {"mechanisms": record}).extras
    assert extras["status"] == (1, 2)
    assert (extras["first"], extras["first where claimed"]) == ((1, 1), (1, 2))


def test_empty_record_has_no_score() -> None:
    found = judged({"regions": [{"name": "宣恩县"}]}, {})
    assert (found.macro, counts(found, "regions")) == (0.0, (0, 0, 1))


def test_measures_of_a_score() -> None:
    score = Score(true=3, false=1, missed=2)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 / 3)
    assert Score().f1 == 0.0


def test_a_missing_record_counts_as_empty_unless_all_are_missing(tmp_path: Path) -> None:
    gold, records = tmp_path / "gold", tmp_path / "records"
    for folder in (gold, records):
        folder.mkdir()
    with pytest.raises(RecordError, match="no gold records"):
        evaluate(gold, records)
    (gold / "a.json").write_text(json.dumps(EMPTY | {"regions": [{"name": "宣恩县"}]}), "utf-8")
    with pytest.raises(RecordError, match=r"no record under the name of any gold record, such as a\.json"):
        evaluate(gold, records)
    (gold / "b.json").write_text(json.dumps(EMPTY), "utf-8")
    (records / "b.json").write_text(json.dumps(EMPTY), "utf-8")
    found = evaluate(gold, records)
    assert counts(found, "regions") == (0, 0, 1)
    assert found.absent == ["a"]


@pytest.mark.parametrize(("gold", "record"), [("{}", "{}"), ("[]", "{}"), (None, "{"), (None, "[]")])
def test_what_is_no_record_is_named(gold: str | None, record: str, tmp_path: Path) -> None:
    for folder, data in (("gold", gold or json.dumps(EMPTY)), ("records", record)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_text(data, "utf-8")
    with pytest.raises(RecordError, match=r"a\.json: "):
        evaluate(tmp_path / "gold", tmp_path / "records")
