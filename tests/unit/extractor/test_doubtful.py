"""Doubtful names, titles of a region's own instruments, listed steps, and ways of governing said as clauses."""

from __future__ import annotations

import pytest
from tests.short_texts import names


@pytest.mark.parametrize(
    "text",
    [
        "全县政府领导班子集体学法按季组织。",
        "部门联合执法扎实开展。",
        "行政争议实质化解抓得紧。",
        "以创建民主法治示范村为抓手，带动乡村治理。",
        "争创省级民主法治示范村3个。",
        "举办法治专题讲座6场。",
        "落实领导班子学法、信用修复等制度。",
    ],
)
def test_doubtful_names_of_which_the_text_says_something(text: str) -> None:
    assert names(text)


@pytest.mark.parametrize(
    "text",
    [
        "开展联合执法18次，查处案件6件。",
        "专职法制审核人员不足。",
        "随机抽查事项覆盖18个部门。",
        "公开征求意见860条。",
        "组织防汛、危险化学品泄漏等应急演练188场。",
    ],
)
def test_topics_and_figures_are_not_presented(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("印发《来凤县茶园承包确权改革实施方案》。", "茶园承包确权改革"),
        ("印发《来凤县酉水河非法采砂百日攻坚行动方案（2023年）》。", "酉水河非法采砂百日攻坚行动"),
        ("制定《来凤县藤茶质量追溯告知书》。", "藤茶质量追溯告知书"),
        ("印发《关于印发〈来凤县漂流经营白名单制度〉的通知》。", "漂流经营白名单制度"),
        ("出台《来凤县古寨保护补偿办法》《来凤县藤茶溯源规定（试行）》等制度。", "藤茶溯源制度"),
        (
            "落实《党政主要负责人履行推进法治建设第一责任人职责规定》。",
            "党政主要负责人履行推进法治建设第一责任人职责",
        ),
    ],
)
def test_what_titles_of_own_instruments_name(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "学习《来凤县茶园承包确权改革实施方案》。",
        "印发《来凤县漂流安全管理办法》。",
        "印发《来凤县2023年法治政府建设工作要点》。",
        "修订《来凤县会议制度》《来凤县财务管理制度》等制度。",
    ],
)
def test_titles_that_name_no_way_of_governing(text: str) -> None:
    assert names(text) == []


def test_the_steps_of_a_decision_count_each() -> None:
    found = names("重大决策中公众参与、专家论证、风险评估、合法性审查、集体讨论决定一步不少。")
    assert {"重大行政决策程序制度", "重大行政决策公众参与", "重大行政决策集体讨论决定"} <= set(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("按时向县委、县人大常委会报告法治政府建设情况。", "法治政府建设年度报告制度"),
        ("依法行政列进乡镇年度综合考核指标。", "法治政府建设考评"),
        ("法治政府建设进入部门年终考核体系。", "法治政府建设考评"),
        ("把法治建设情况纳入县委巡察范围。", "法治建设纳入巡察"),
        ("整顿审批中介服务机构。", "行政审批中介服务改革"),
        ("县委书记履行法治建设的第一责任人责任。", "党政主要负责人履行推进法治建设第一责任人职责"),
        ("述法之后现场组织民主测评。", "述法评议"),
        ("拟提拔的18名干部参加了法律知识考试。", "领导干部任前法律知识考试"),
        ("细化林业行政处罚裁量标准。", "行政裁量权基准制度"),
        ("县委理论学习中心组把民法典列进计划。", "党委理论学习中心组学法"),
    ],
)
def test_ways_of_governing_said_as_clauses(text: str, name: str) -> None:
    assert name in names(text)


def test_what_opens_a_report_is_no_annual_report_system() -> None:
    assert "法治政府建设年度报告制度" not in names("现公开2023年法治政府建设情况如下。")
