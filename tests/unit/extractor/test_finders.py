"""The finders through the pipeline, on one sentence each: what is found, and what must not be."""

from __future__ import annotations

from typing import Any

import pytest

from fazhi import model
from fazhi.language import nlp, record_of


def record(text: str, section: str = "一、主要做法") -> model.Record:
    whole = f"湖北省来凤县2023年法治政府建设年度报告\n{section}\n{text}\n"
    return record_of(nlp()(whole), "来凤县-2023", "a.txt", "0" * 64)


def statuses(text: str, section: str = "一、主要做法") -> dict[str, set[str]]:
    return {m.name: {a.status.value for a in m.adoptions} for m in record(text, section).mechanisms}


def documents(text: str) -> dict[str, tuple[str, str, str | None]]:
    return {d.title: (d.kind, d.relation, d.doc_number) for d in record(text).documents}


def figures(text: str) -> list[tuple[float, str]]:
    return [(o.value, o.unit) for o in record(text).observations]


@pytest.mark.parametrize(
    ("text", "section", "name", "status"),
    [
        ("全面推行“双随机、一公开”监管。", "一、主要做法", "双随机、一公开", "implemented"),
        ("下一步，将全面推行“双随机、一公开”监管。", "一、主要做法", "双随机、一公开", "planned"),
        ("全面推行“双随机、一公开”监管。", "三、2024年工作安排", "双随机、一公开", "planned"),
        ("“双随机、一公开”监管落实不到位。", "二、存在的问题", "双随机、一公开", "deficient"),
        ("开展“综合查一次”试点。", "一、主要做法", "综合查一次", "piloting"),
    ],
)
def test_status(text: str, section: str, name: str, status: str) -> None:
    assert statuses(text, section)[name] == {status}


def test_one_mechanism_under_two_statuses() -> None:
    found = statuses("推行“综合查一次”。\n三、下一步打算\n全面推行“综合查一次”。")
    assert found["综合查一次"] == {"implemented", "planned"}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("在全国率先推行“综合查一次”。", "全国"),
        ("在全省率先推行“综合查一次”。", "全省"),
        ("首创全市“综合查一次”。", "全市"),
        ("推行“综合查一次”。", None),
    ],
)
def test_first_claims(text: str, scope: str | None) -> None:
    (mechanism,) = (m for m in record(text).mechanisms if m.name == "综合查一次")
    assert {a.first for a in mechanism.adoptions} == {scope}


@pytest.mark.parametrize("text", ["坚持“两个确立”。", "确保学习入脑入心。", "牢记“国之大者”。", "完善各项制度。"])
def test_what_is_no_mechanism(text: str) -> None:
    assert statuses(text) == {}


def test_new_mechanism_in_quotation_marks_with_its_evidence() -> None:
    found = record("创新推行“土家摆手调解法”，化解纠纷36件。")
    (mechanism,) = (m for m in found.mechanisms if "土家摆手" in m.name)
    assert not mechanism.known
    assert mechanism.adoptions[0].evidence == "创新推行“土家摆手调解法”"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("印发《来凤县养犬管理实施方案》。", "来凤县养犬管理实施方案", ("plan", "issued", None)),
        ("贯彻落实《湖北省优化营商环境条例》。", "湖北省优化营商环境条例", ("regulation", "implemented", None)),
        ("组织学习《中华人民共和国民法典》。", "中华人民共和国民法典", ("law", "studied", None)),
        (
            "出台《来凤县行政调解实施意见（试行）》（来政规〔2023〕2号）。",
            "来凤县行政调解实施意见（试行）",
            ("normative", "issued", "来政规〔2023〕2号"),
        ),
    ],
)
def test_documents(text: str, title: str, expected: tuple[str, str, str | None]) -> None:
    assert documents(text)[title] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("办理行政复议案件568件，纠错率12.5%。", [(568, "件"), (12.5, "%")]),
        ("培训执法人员1.2万人次。", [(12_000, "人次")]),
        ("全年收缴罚款350余万元。", [(350, "万元")]),
        ("2023年5月召开会议。", []),
        ("印发来政发〔2023〕15号文件。", []),
        ("落实“十四五”规划和“八五”普法规划。", []),
        ("第3次常务会议研究法治工作。", []),
    ],
)
def test_figures(text: str, found: list[tuple[float, str]]) -> None:
    assert figures(text) == found


def test_change_belongs_to_its_figure() -> None:
    (observation,) = record("办理行政复议案件568件，同比下降12.3%。").observations
    assert observation.change == model.Change(direction="down", value=12.3, unit="%")


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("县司法局牵头调解。", "司法局", "来凤县"),
        ("恩施州司法局到县指导。", "司法局", "恩施土家族苗族自治州"),
        ("省司法厅通报表扬。", "司法厅", "湖北省"),
        ("国家市场监督管理总局专题调研。", "市场监督管理总局", None),
    ],
)
def test_agencies_and_whose_they_are(text: str, name: str, region: str | None) -> None:
    assert (name, region) in {(a.name.removeprefix("国家"), a.region) for a in record(text).agencies}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("与宣恩县签订跨区域执法协作协议。", {"宣恩县"}),
        ("与重庆市酉阳县、湖南省龙山县建立联合执法机制。", {"酉阳土家族苗族自治县", "龙山县"}),
        ("宣恩县代表来访交流。", set()),
    ],
)
def test_collaborations(text: str, partners: set[str]) -> None:
    assert {name for c in record(text).collaborations for name in c.with_} >= partners
    assert bool(record(text).collaborations) is bool(partners)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("荣获“全国法治政府建设示范县”称号。", "全国法治政府建设示范县"),
        ("县司法局获评全省普法工作先进集体。", "先进集体"),
    ],
)
def test_honours(text: str, words: str) -> None:
    assert any(words in h.name for h in record(text).honours)


def test_nothing_is_taken_from_the_page_around_the_report() -> None:
    found = record("首页 > 双随机、一公开 > 县司法局 > 568件\n扎实推进依法行政。")
    assert (found.mechanisms, found.observations) == ((), ())


def test_one_sentence_with_every_kind() -> None:
    text = "县司法局印发《来凤县调解办法》，调解纠纷36件，推行“综合查一次”。"
    found: dict[str, Any] = record(text).model_dump()
    assert all(found[kind] for kind in ("agencies", "documents", "observations", "mechanisms"))
