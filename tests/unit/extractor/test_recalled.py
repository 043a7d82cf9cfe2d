"""Forms by which shortcomings and plans call what the report named before."""

from __future__ import annotations

import pytest
from tests.unit.extractor.test_finders import record

DONE = "一、主要成效\n推行{}，办理事项36件。\n"
LACKING = "二、存在的不足\n{}，群众反映较多。\n"
PLANNED = "三、下一步打算\n{}，抓好落实。\n"


def statuses(text: str, name: str) -> set[str]:
    """Give the statuses of the mechanism with a name or surface."""
    return {a.status for m in record(text).mechanisms if name in (m.name, *m.surfaces) for a in m.adoptions}


@pytest.mark.parametrize(
    ("full", "later"),
    [
        pytest.param("渔港纠纷联席处置机制", "渔港纠纷联席处置机制会商平台作用不强", id="a part of it"),
        pytest.param("湖滨毗邻县区采砂纠纷联防联调机制", "湖滨毗邻县区联防联调机制运行不畅", id="its middle left out"),
        pytest.param("行政执法案例指导制度", "案例指导制度尚未普遍建立", id="its matter left out"),
        pytest.param("乡镇综合行政执法队", "乡镇综合执法队人手偏少", id="a shorter word for enforcement"),
        pytest.param("重大行政决策风险评估", "风险评估结论运用不足", id="a step of decisions"),
        pytest.param("重大行政决策后评估", "后评估空转", id="a short step of decisions"),
    ],
)
def test_a_later_form_is_the_same_mechanism(full: str, later: str) -> None:
    found = statuses(DONE.format(full) + LACKING.format(later), full)
    assert found == {"implemented", "deficient"}


@pytest.mark.parametrize(
    ("full", "later"),
    [
        pytest.param("行政复议代办点", "行政复议力量薄弱", id="only its matter"),
        pytest.param("渔港纠纷联席处置机制", "渔港纠纷数量偏多", id="only its topic"),
        pytest.param("法治督察", "法治督察与纪检监察协作机制不健全", id="joined to another"),
    ],
)
def test_a_topic_is_no_mechanism_again(full: str, later: str) -> None:
    assert "deficient" not in statuses(DONE.format(full) + LACKING.format(later), full)


def test_what_carries_it_on_is_no_other_one() -> None:
    text = DONE.format("“法律明白人”制度") + PLANNED.format("实施“法律明白人”培养工程")
    assert statuses(text, "法律明白人") == {"implemented", "planned"}
