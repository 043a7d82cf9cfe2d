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


@pytest.mark.parametrize(
    "name",
    """
    公共场所消防巡查 执法过程音像记录 社区矫正对象分类管控 庭审到位核验 村规民约版本备案 有偿服务公示 矛盾成因分析
    并购重组服务 重大风险防范化解 群众诉求解决 政策落实督办 合同履行监管 权限下放承接 医养结合监管 预算编制审查 执行联动
    学习培训考核 防范非法集资 机构编制管理 常态化学法 对企服务 退耕还林补偿
    """.split(),
)
def test_words_and_acts_of_a_name_are_no_boundaries(name: str) -> None:
    text = f"建立{name}机制"
    assert text[left_edge(text, 0, len(text) - 2) :] == name + "机制"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("推动落实执法考核机制", "执法考核机制"),
        ("县司法局落实学法制度", "学法制度"),
        ("领导干部带头落实学法制度", "学法制度"),
        ("县里建立完善执法监督制度", "执法监督制度"),
    ],
)
def test_verbs_behind_those_who_act_are_boundaries(text: str, name: str) -> None:
    assert text[left_edge(text, 0, len(text) - 2) :] == name
