"""Lines of the page around a report."""

from __future__ import annotations

import pytest

from fazhi.structure.chrome import chrome_lines

REPORT = "全县深入推进依法行政，全年办结行政复议案件三十六件，群众满意度稳步提升。"


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政府信息公开 > 法治政府建设",
        "当前位置：首页»公开目录",
        "首页 | 新闻 | 公开 | 服务",
        "首页　政务公开　政务服务　互动交流　专题专栏",
        "【字体：大 中 小】",
        "浏览次数：1024",
        "主办：来凤县人民政府办公室 ICP备12345678号",
        "上一篇：没有了",
        "Copyright 2024 All Rights Reserved",
    ],
)
def test_frame_is_chrome(line: str) -> None:
    assert chrome_lines(f"{line}\n{REPORT}\n") == {0}
    assert chrome_lines(f"{REPORT}\n{line}") == {len(REPORT) + 1}


@pytest.mark.parametrize(
    "line",
    [
        REPORT,
        "来凤县2023年法治政府建设年度报告",
        "一、主要做法和成效",
        "来凤县人民政府",
        "2024年1月5日",
        "依托网站公开行政许可、行政处罚信息，方便群众查询。",
        "（一）党建引领 依法决策",
    ],
)
def test_report_is_not(line: str) -> None:
    assert chrome_lines(line) == frozenset()
