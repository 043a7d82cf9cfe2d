"""Roles of headings and of sentences that open a passage."""

from __future__ import annotations

import pytest

from fazhi.passages import Role
from fazhi.structure.roles import heading_role, opening_role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("主要工作开展情况", Role.ACHIEVEMENTS),
        ("2023年法治政府建设工作成效", Role.ACHIEVEMENTS),
        ("着力解决突出问题，提升执法水平", Role.ACHIEVEMENTS),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", Role.DUTIES),
        ("存在的主要问题", Role.SHORTCOMINGS),
        ("短板和不足", Role.SHORTCOMINGS),
        ("工作中的差距和薄弱环节", Role.SHORTCOMINGS),
        ("下一步工作计划", Role.PLANS),
        ("今后努力方向", Role.PLANS),
        ("2024年工作思路", Role.PLANS),
        ("2024年法治政府建设", Role.PLANS),
        ("存在问题及2024年工作安排", Role.MIXED),
        ("不足与下一步打算", Role.MIXED),
    ],
)
def test_headings(title: str, role: Role) -> None:
    assert heading_role(title, 2023) is role


def test_year_of_the_report_decides() -> None:
    assert heading_role("2024年法治政府建设", 2024) is Role.ACHIEVEMENTS
    assert heading_role("2024年法治政府建设", None) is Role.ACHIEVEMENTS


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("下一步，将持续发力。", Role.PLANS),
        ("2024年，全县将重点抓好以下工作。", Role.PLANS),
        ("今后，我们将常抓不懈。", Role.PLANS),
        ("虽然取得成绩，但仍存在一些不足。", Role.SHORTCOMINGS),
        ("问题主要表现在三个方面。", Role.SHORTCOMINGS),
        ("全年办结案件三百件。", None),
        ("2023年，全县办结案件三百件。", None),
        ("整治群众反映强烈的突出问题。", None),
    ],
)
def test_openings(sentence: str, role: Role | None) -> None:
    assert opening_role(sentence) is role
