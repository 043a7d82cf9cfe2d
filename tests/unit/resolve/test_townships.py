"""Townships whose reports do not say where they lie: placed where only one county is left, else left open."""

from __future__ import annotations

import pytest

from fazhi.knowledge.townships import counties_with
from fazhi.language import nlp, record_of


def path(text: str, name: str = "report") -> str:
    doc = nlp().make_doc(text)
    doc.user_data["fazhi.name"] = name
    return "/".join(record_of(nlp()(doc), name, "a.txt", "0" * 64).report.region_path)


def of(township: str, said: str = "", year: int = 2024) -> str:
    return f"{township}{year}年法治政府建设年度报告\n{year}年，我{township[-1]}推进依法行政。{said}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the only one of the name
        (of("南星街道"), "浙江省/杭州市/上城区/南星街道"),
        (of("碧土乡", "全乡落实县委、县政府要求。"), "西藏自治区/昌都市/左贡县/碧土乡"),
        (of("四平街道"), "辽宁省/大连市/普兰店区/四平街道"),
        # the only one in what the text names
        (of("西兴街道", "落实《浙江省行政程序办法》，浙江省要求落实到位。"), "浙江省/杭州市/滨江区/西兴街道"),
        (of("三都镇", "柳州市要求落实到位，柳州市司法局指导。"), "广西壮族自治区/柳州市/柳江区/三都镇"),
        (of("三都镇", "柳州市要求落实到位，柳州市司法局指导。", 2014), "广西壮族自治区/柳州市/柳江县/三都镇"),
        (of("下洋镇", "落实湛江市要求，湛江市司法局指导。"), "广东省/湛江市/徐闻县/下洋镇"),
        # the only one that the level words leave: 中宁县, not 宁安市
        (of("宁安镇", "在县委、县政府领导下，落实县司法局要求。"), "宁夏回族自治区/中卫市/中宁县/宁安镇"),
        # a prefecture without counties
        (of("望牛墩镇"), "广东省/东莞市/望牛墩镇"),
    ],
)
def test_placed(text: str, expected: str) -> None:
    assert path(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        of("三都镇"),
        of("三都镇", "落实区委、区政府要求。"),  # 蕉城区 or 柳江区
        of("宁安镇"),
        of("城关镇", "落实县委、县政府要求。"),
        of("河东村镇"),  # no such township
        of("南星街道", "落实县委、县政府要求，落实县司法局部署。"),  # 上城区 has no 县委
    ],
)
def test_left_open(text: str) -> None:
    assert "/" not in path(text)


def test_another_province_is_no_holder() -> None:
    assert "上城区" not in path(of("南星街道", "落实江苏省要求，江苏省司法厅指导，江苏省推进。"))


def test_in_old_reports_the_name_may_be_of_a_township_that_has_ended() -> None:
    assert path(of("南河乡")) == "湖北省/孝感市/汉川市/南河乡"
    assert path(of("南河乡", year=2012)) == "南河乡"  # 南河镇 and 南河街道 of elsewhere were perhaps 乡 then


@pytest.mark.parametrize(
    ("name", "county"), [("常营乡", "110105"), ("于家务回族乡", "110112"), ("什刹海街", "110102"), ("镇", None)]
)
def test_short_names(name: str, county: str | None) -> None:
    assert counties_with(name) == ((county,) if county else ())


def test_the_file_name_tells() -> None:
    assert path(of("三都镇"), "柳江区三都镇2024") == "广西壮族自治区/柳州市/柳江区/三都镇"
