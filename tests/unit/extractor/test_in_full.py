"""Known mechanisms in lists and under their full forms, and names that only their surroundings present."""

from __future__ import annotations

import pytest
from tests.short_texts import names, record


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("组织乡镇主要负责人年度述法。", "党政主要负责人述法", "乡镇主要负责人年度述法"),
        ("推进茶叶企业信用修复工作。", "信用修复机制", "茶叶企业信用修复"),
    ],
)
def test_the_text_s_full_form_is_a_surface(text: str, name: str, form: str) -> None:
    found = next(m for m in record(text).mechanisms if m.name == name)
    assert form in found.surfaces


@pytest.mark.parametrize("text", ["个别乡镇推行说理式执法。", "12名公职律师参与审查。"])
def test_figures_and_verbs_are_no_part_of_the_form(text: str) -> None:
    surfaces = [s for m in record(text).mechanisms for s in m.surfaces]
    assert surfaces
    assert not any("个别" in s or "12" in s or "推行" in s for s in surfaces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "把专家论证、公众参与、风险评估和集体讨论作为决策必经环节。",
            {"重大行政决策公众参与", "重大行政决策风险评估"},
        ),
        ("开展权责清单清理、动态调整。", {"权责清单动态管理"}),
        ("做好规范性文件合法性审查、备案工作。", {"规范性文件合法性审查", "规范性文件备案审查"}),
        ("对涉茶文件作公平竞争、合法性审查。", {"公平竞争审查制度"}),
    ],
)
def test_items_of_lists_that_share_a_part(text: str, expected: set[str]) -> None:
    assert expected <= set(names(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省局推行一网受理、电子签章、无纸化归档。", "一网受理"),
        ("“三战”即蓝天保卫战、碧水保卫战、净土保卫战。", "蓝天保卫战"),
        ("对规范性文件目录实行动态管理。", "规范性文件目录"),
        ("组建茶乡宣讲队、普法志愿者队伍。", "普法志愿者队伍"),
        ("落实茶叶加工许可“三级核验”。", "三级核验"),
        ("推进武陵山片区行政执法协同。", "武陵山片区行政执法协同"),
    ],
)
def test_names_that_the_words_around_them_present(text: str, name: str) -> None:
    assert any(name in found for found in names(text))


def test_a_quoted_slogan_beside_a_verb_of_the_clause_is_no_name() -> None:
    assert names("推动法治建设与“武陵第一门户”建设同频共振。") == []


def test_a_claim_speaks_of_what_is_named_nearest() -> None:
    found = record("推行行政执法全过程记录制度；“土家茶都”连续两年上榜，为全省唯一。").mechanisms
    assert all(a.first is None for m in found for a in m.adoptions)


def test_a_region_that_completes_a_brand_is_not_named() -> None:
    assert [r.name for r in record("平安湖北、法治浙江建设考核名列前茅，赴浙江省学习。").regions] == ["浙江省"]
    assert [r.name for r in record("绿美广东是别处的做法。").regions] == []


@pytest.mark.parametrize("text", ["全面推行全面推行和", "推行和", "试行、推行。", "首创和首创和。"])
def test_verbs_without_a_name_behind_them(text: str) -> None:
    assert all(m.surfaces[0] for m in record(text).mechanisms)
