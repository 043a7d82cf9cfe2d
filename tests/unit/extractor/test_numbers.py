"""Numbers with units as reports write them."""

from __future__ import annotations

import pytest

from fazhi.extractor.numbers import chinese_number, figure_pattern, read_figure

UNITS = ("件", "人次", "家次", "人", "元", "份", "场", "个", "次", "天")


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx"),
    [
        ("办理案件568件", 568, "件", False),
        ("检查1.5万余家次", 15_000, "家次", True),
        ("检查1万5千家次", None, "", False),
        ("培训3,200人次", 3200, "人次", False),
        ("培训12，345，678人次", 12_345_678, "人次", False),
        ("罚款350余万元", 350, "万元", True),
        ("追缴1.2亿元", 1.2, "亿元", False),
        ("收费3000元", 3000, "元", False),
        ("调解成功率98.5%", 98.5, "%", False),
        ("满意率９８%", None, "", False),
        ("提高2.1个百分点", 2.1, "个百分点", False),
        ("提高3百分点", 3, "个百分点", False),
        ("受众一千二百余人次", 1200, "人次", True),
        ("办结三十六件", 36, "件", False),
        ("近百件", 100, "件", True),
        ("约40场", 40, "场", True),
        ("超过500件", 500, "件", True),
        ("达500件", 500, "件", False),
        ("500件以上", 500, "件", True),
        ("惠及2百万人", 2_000_000, "人", False),
        ("发放手册3份", 3, "份", False),
        ("三项制度", None, "", False),
        ("一件事", None, "", False),
        ("1+5个", None, "", False),
    ],
)
def test_figures(text: str, value: float | None, unit: str, approx: bool) -> None:
    found = figure_pattern(UNITS).search(text)
    if value is None:
        assert found is None or read_figure(found).value not in (10_000, 15_000, 5), text
        return
    assert found
    figure = read_figure(found)
    assert (figure.value, figure.unit, figure.approx) == (value, unit, approx)
    assert text[figure.start].isdigit() or text[figure.start] in "一二三四五六七八九十百千"


def test_longest_unit_counts() -> None:
    found = figure_pattern(UNITS).search("接待群众30人次")
    assert found and read_figure(found).unit == "人次"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两千", 2000),
        ("三万五千", 35_000),
    ],
)
def test_chinese_numerals(numeral: str, value: float) -> None:
    assert chinese_number(numeral) == value
