"""Names that overlap: what says more than a known name, and wordings that run into one."""

from __future__ import annotations

import pytest
from tests.short_texts import mechanisms, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("健全乡镇法制审核“三色分级”机制。", "乡镇法制审核“三色分级”机制"),
        ("企业合规“茶企门诊”机制尚未建立。", "企业合规“茶企门诊”机制"),
        ("开通“一村一法律顾问”线上预约平台。", "“一村一法律顾问”线上预约平台"),
        ("拟建设县级行政执法监督指挥平台。", "行政执法监督指挥平台"),
        ("拟上线人民调解智能分派系统。", "人民调解智能分派系统"),
    ],
)
def test_a_head_makes_a_known_matter_a_way_of_its_own(text: str, name: str) -> None:
    assert name in mechanisms(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("推行“综合查一次”制度。", ["综合查一次"]),
        ("落实行政执法“三项制度”。", ["行政执法三项制度"]),
        ("制定茶业行政执法事项目录和行政处罚裁量基准。", ["行政执法事项目录", "行政处罚裁量基准"]),
        ("公布15个部门行政审批中介服务事项清单。", ["行政审批中介服务事项清单"]),
    ],
)
def test_known_names_stay_what_they_are(text: str, known: list[str]) -> None:
    assert names(text) == known


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("拟建设茶山纠纷联合调处中心。", "茶山纠纷联合调处中心"),
        ("建立虚拟养老院服务机制。", "虚拟养老院服务机制"),
    ],
)
def test_what_is_planned_stands_behind_its_verb(text: str, name: str) -> None:
    assert name in mechanisms(text)
