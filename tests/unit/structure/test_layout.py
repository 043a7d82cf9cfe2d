"""Layout: headings by their numbers, sentences by their marks, roles by the headings above."""

from __future__ import annotations

import re

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


def test_numbers_below_a_part_do_not_end_it() -> None:
    done, lacking = "第一部分 主要工作\n一、推行甲。\n", "第二部分　存在问题\n落实不严。\n"
    text = done + lacking + "第三部分　2024年工作计划\n一、推广甲。\n二、深化乙。\n"
    assert [(s.title, s.depth, s.role) for s in lay_out(text, 2023).sections] == [
        ("主要工作", 1, "achievements"),
        ("推行甲", 2, "achievements"),
        ("存在问题", 1, "shortcomings"),
        ("2024年工作计划", 1, "plans"),
        ("推广甲", 2, "plans"),
        ("深化乙", 2, "plans"),
    ]


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


#: Reports in the layouts of the genre; the letter before a full stop is the role a reader gives the sentence.
LAYOUTS = {
    "monster": (
        "2023年，我局认真推进法治建设，落实三项制度A。一、主要做法。组织学习12次A。开展检查30次A。二、存在的不足。一是执法力量薄弱S。二是学法不够深入S。三、下一步打算。一是健全制度P。二是推行告知承诺制P。\n"
    ),
    "arabic-top": (
        "1、工作开展情况\n"
        "推行三项制度A。\n"
        "2、存在的问题\n"
        "（1）三项制度落实不严S。\n"
        "（2）队伍薄弱S。\n"
        "3、下一步工作安排\n"
        "推行综合查一次P。\n"
        "（1）开展培训P。\n"
    ),
    "plain": ("工作开展情况\n推行三项制度A。\n存在的问题：\n一是落实不严S。\n下一步工作打算：\n推行综合查一次P。\n"),
    "bracket": ("【主要成效】推行三项制度A。\n【存在不足】落实不严S。\n【下步打算】推行综合查一次P。\n"),
    "comma": ("一，工作开展情况\n推行三项制度A。\n二，存在的不足\n落实不严S。\n三，下步工作\n推行综合查一次P。\n"),
    "sub": (
        "一、2023年工作情况\n"
        "（一）主要做法\n"
        "推行三项制度A。\n"
        "（二）存在的不足\n"
        "落实不严S。\n"
        "（三）亮点工作\n"
        "推行综合查一次A。\n"
        "二、2024年工作打算\n"
        "（一）加强学习\n"
        "开展轮训P。\n"
        "（二）坚持问题导向，补齐短板弱项\n"
        "加强队伍建设P。\n"
    ),
    "mixed2": (
        "一、工作情况\n"
        "推行三项制度A。\n"
        "二、存在问题和下一步打算\n"
        "一年来，我局法治工作取得了一定成绩，但还存在一些不足：一是落实不严S。二是人员不足S。\n"
        "下一步，我局将抓好以下工作：一是加强学习P。二是推行综合查一次P。\n"
        "三是开展评查P。\n"
    ),
    "noheadings": (
        "2023年，我镇推行三项制度A。开展检查30次A。\n"
        "虽然取得了一定成绩，但仍存在以下不足：\n"
        "一是执法力量薄弱S。\n"
        "二是学法不够深入S。\n"
        "下一步，我镇将做好以下工作：\n"
        "一是健全制度P。\n"
        "二是推行告知承诺制P。\n"
        "附件：统计表\n"
    ),
    "inline": (
        "一、工作情况\n"
        "（一）强化学习。开展轮训A。但仍存在学用脱节的问题S。\n"
        "（二）规范执法。推行三项制度A。下一步，将推行综合查一次P。\n"
        "（三）化解纠纷。建立调解室A。\n"
    ),
    "doc-in-heading": (
        "一、深入实施《法治政府建设实施纲要（2021—2025年）》\n"
        "推行三项制度A。\n"
        "二、贯彻法治中国建设规划（2020-2025年），补短板强弱项\n"
        "开展轮训A。\n"
        "三、2023年以来存在的不足\n"
        "落实不严S。\n"
    ),
    "causes": (
        "二、存在的问题\n落实不严S。\n三、原因分析\n一是重视不够S。\n二是学习不深S。\n四、工作建议\n推行综合查一次P。\n"
    ),
}
LAYOUTS["dated"] = (
    "县政府2023年法治政府建设报告\n（2024年1月16日）\n县人大常委会：\n推行三项制度A。\n一、主要工作\n开展轮训A。\n"
)
LETTERS = {"A": Role.ACHIEVEMENTS, "D": Role.DUTIES, "S": Role.SHORTCOMINGS, "P": Role.PLANS}


@pytest.mark.parametrize("style", LAYOUTS)
def test_roles_in_every_layout(style: str) -> None:
    text = LAYOUTS[style]
    layout = lay_out(text, 2023)
    marked = [(found.start(), LETTERS[found[0]]) for found in re.finditer(r"[ADSP](?=。)", text)]
    assert [(at, layout.sentence_at(at).role) for at, _ in marked] == marked


@pytest.mark.parametrize(
    "text",
    [
        "为建设法治政府，结合实际制定本方案。\n一、健全执法体系\n推行三项制度。",
        "一、总体要求\n坚持依法行政。\n二、健全执法体系\n推行三项制度。",
        "2024年某县法治政府建设工作要点\n一、健全执法体系\n推行三项制度。",
    ],
)
def test_text_that_is_itself_a_plan(text: str) -> None:
    layout = lay_out(text, 2024)
    assert layout.sentence_at(len(text) - 2).role is Role.PLANS


def test_second_half_of_the_year_is_to_come_in_a_report_on_the_first() -> None:
    text = "上半年推行三项制度。\n下半年，推行三项制度。"
    assert lay_out(text, 2024, "2024年上半年法治政府建设总结").sentence_at(len(text) - 2).role is Role.PLANS
    assert lay_out(text, 2024, "2024年法治政府建设报告").sentence_at(len(text) - 2).role is Role.ACHIEVEMENTS
