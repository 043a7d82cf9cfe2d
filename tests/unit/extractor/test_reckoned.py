"""Matters that are made part of an assessment, a duty report, a budget or an inspection."""

from __future__ import annotations

import pytest
from tests.short_texts import mechanisms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("茶企普法经费全额纳入县级财政预算。", "茶企普法经费纳入财政预算"),
        ("将茶山安全生产工作列入村干部年度考核。", "茶山安全生产纳入村干部年度考核"),
        ("学法用法情况作为党政正职年终述职内容。", "学法用法纳入年终述职"),
        ("把行政应诉工作列为班子成员年度述职必述内容。", "行政应诉纳入班子成员年度述职"),
        ("二是政务公开成效计入部门绩效考核。", "政务公开纳入绩效考核"),
        ("信访化解情况列入县委巡察范围。", "信访化解纳入县委巡察"),
    ],
)
def test_what_a_matter_is_made_part_of(text: str, name: str) -> None:
    assert name in mechanisms(text)


def test_each_of_several_wholes() -> None:
    found = mechanisms("茶园执法成效列入年度工作要点，列入科级干部、领导班子考核及县委常规巡察。")
    assert {"茶园执法纳入领导班子考核", "茶园执法纳入县委常规巡察"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "茶园道路改造纳入年度计划。",
        "采茶大赛写入绩效考核。",
        "执法证件列入考核。",
        "把学法作为当前任务。",
    ],
)
def test_what_is_no_such_matter_or_whole(text: str) -> None:
    assert not [name for name in mechanisms(text) if "纳入" in name]
