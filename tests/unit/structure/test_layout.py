"""Layout: headings by their numbers, sentences by their marks, roles by the headings above."""

from __future__ import annotations

import pytest

from fazhi.passages import Role
from fazhi.structure import lay_out


def sections(text: str, year: int | None = 2023) -> list[tuple[int, str, str]]:
    return [(s.depth, s.title, s.role) for s in lay_out(text, year).sections]


def role_at(text: str, words: str, year: int | None = 2023) -> str:
    return lay_out(text, year).sentence_at(text.index(words)).role


@pytest.mark.parametrize(
    ("line", "depth", "title"),
    [
        ("一、强化组织领导", 1, "强化组织领导"),
        ("十二、强化组织领导", 1, "强化组织领导"),
        ("第三部分 强化组织领导", 1, "强化组织领导"),
        ("　　（二）推进依法决策。严格程序，落实责任。", 2, "推进依法决策"),
        ("(三) 推进依法决策", 2, "推进依法决策"),
        ("1.落实执法公示。结果七日内公开。", 3, "落实执法公示"),
        ("2、落实执法公示", 3, "落实执法公示"),
        ("（1）落实执法公示", 4, "落实执法公示"),
        ("③落实执法公示", 4, "落实执法公示"),
    ],
)
def test_headings(line: str, depth: int, title: str) -> None:
    assert [(d, t) for d, t, _ in sections(line)] == [(depth, title)]


@pytest.mark.parametrize("line", ["1.5万件案件办结。", "2023年办理案件。", "一体推进法治建设。", "10.71%"])
def test_what_is_no_heading(line: str) -> None:
    assert sections(line) == []


def test_section_ends_where_its_equal_begins() -> None:
    text = "一、甲\n（一）乙。做了。\n（二）丙。做了。\n二、丁\n完。"
    spans = {s.title: text[s.start : s.end] for s in lay_out(text).sections}
    assert spans["甲"] == text[: text.index("二、丁")]
    assert spans["乙"] == "（一）乙。做了。\n"
    assert spans["丁"] == "二、丁\n完。"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲办结。乙办结！丙呢？", ["甲办结。", "乙办结！", "丙呢？"]),
        ("称“已办结。”后公示。", ["称“已办结。”", "后公示。"]),
        ("没有句号的行\n下一行", ["没有句号的行", "下一行"]),
        ("\n\n　\n甲。\n", ["甲。"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in lay_out(text).sentences] == sentences


def test_roles_follow_the_headings() -> None:
    done = "一、主要成效\n（一）执法更规范。落实制度甲。\n二、存在问题\n（一）制度乙不健全。\n"
    text = done + "三、2024年工作安排\n（一）推行制度丙。\n"
    assert role_at(text, "制度甲") == Role.ACHIEVEMENTS
    assert role_at(text, "制度乙") == Role.SHORTCOMINGS
    assert role_at(text, "制度丙") == Role.PLANS


def test_mixed_heading_is_divided_by_its_own_words() -> None:
    text = "三、存在的问题和下一步打算\n部分单位制度甲落实不力。\n下一步，推行制度乙。\n继续完善制度丙。\n"
    assert role_at(text, "制度甲") == Role.SHORTCOMINGS
    assert role_at(text, "制度乙") == Role.PLANS
    assert role_at(text, "制度丙") == Role.PLANS


def test_shortcomings_and_plans_as_subsections() -> None:
    text = "三、存在的问题和下一步打算\n（一）存在的问题\n制度甲不健全。\n（二）下一步打算\n推行制度乙。\n"
    assert role_at(text, "制度甲") == Role.SHORTCOMINGS
    assert role_at(text, "制度乙") == Role.PLANS


def test_passage_of_plans_without_a_heading() -> None:
    text = "全年推行制度甲，成效明显。\n下一步，我县将推行制度乙。\n"
    assert role_at(text, "制度甲") == Role.ACHIEVEMENTS
    assert role_at(text, "制度乙") == Role.PLANS


def test_page_around_the_report_is_chrome() -> None:
    text = "首页 > 政务公开 > 报告\n全县推行制度甲。\n版权所有 某县人民政府\n"
    assert role_at(text, "政务公开") == Role.CHROME
    assert role_at(text, "版权所有") == Role.CHROME
    assert role_at(text, "制度甲") == Role.ACHIEVEMENTS


def test_empty_text_has_no_parts() -> None:
    layout = lay_out("", 2023)
    assert (layout.sections, layout.sentences) == ((), ())
    with pytest.raises(IndexError):
        layout.sentence_at(0)
