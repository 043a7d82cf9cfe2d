"""Where a name without quotation marks begins."""

from __future__ import annotations

import pytest

from fazhi.extractor.boundaries import left_edge, verb_before


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("全面推行行政执法案卷评查制度", "制度", "行政执法案卷评查制度"),
        ("建立健全涉企收费监督检查机制", "机制", "涉企收费监督检查机制"),
        ("进一步完善规范性文件备案审查制度", "制度", "规范性文件备案审查制度"),
        ("不断优化派出所联动调解机制", "机制", "派出所联动调解机制"),
        ("深入落实，推行容缺受理机制", "机制", "容缺受理机制"),
        ("公共法律服务实体平台", "平台", "公共法律服务实体平台"),
    ],
)
def test_left_edge(text: str, head: str, name: str) -> None:
    at = text.rindex(head)
    assert text[left_edge(text, 0, at) :] == name


def test_edge_never_leaves_the_stretch() -> None:
    text = "推行案卷评查制度"
    assert left_edge(text, 4, 6) >= 4
    assert left_edge(text, 6, 6) == 6


@pytest.mark.parametrize(
    ("before", "adopted"),
    [
        ("深入推行", True),
        ("建立健全了", True),
        ("全面推行“", True),
        ("创新打造出", True),
        ("根据上级的", False),
        ("", False),
    ],
)
def test_verb_before(before: str, adopted: bool) -> None:
    text = before + "林长制"
    assert verb_before(text, 0, len(before)) is adopted
