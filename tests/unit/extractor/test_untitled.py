"""Documents without 《》: which words are a title and which are none; the report is on 来凤县 2023."""

from __future__ import annotations

import pytest
from tests.unit.extractor.test_finders import documents

ISSUED = (
    ("经县委常委会会议审议，通过县政府常务会议审议法治政府建设年度工作要点。", ["法治政府建设年度工作要点"]),
    ("年初印发全面依法治县年度工作要点。", ["全面依法治县年度工作要点"]),
    (
        "出台进一步加强法治建设三十条措施和法治政府建设工作要点。",
        ["进一步加强法治建设三十条措施", "法治政府建设工作要点"],
    ),
    ("法治乡村建设实施方案、普法责任清单先后印发。", ["法治乡村建设实施方案", "普法责任清单"]),
    ("自治州贯彻落实法治政府建设实施纲要任务分工方案已经下发。", ["自治州贯彻落实法治政府建设实施纲要任务分工方案"]),
    ("行政审批中介服务事项清单（2023版）向社会公布。", ["行政审批中介服务事项清单（2023版）"]),
    ("重大行政决策事项目录、规范性文件制定计划向社会公布。", ["重大行政决策事项目录", "规范性文件制定计划"]),
    ("县政府2023年度行政立法计划编制完成。", ["县政府2023年度行政立法计划"]),
    ("考核赋分管理办法作了修订。", ["考核赋分管理办法"]),
    ("完成法治政府建设“十四五”规划编制。", ["法治政府建设“十四五”规划"]),
    ("县委办联合印发关于加强行政应诉工作的意见。", ["关于加强行政应诉工作的意见"]),
    ("修订出台县政府常务会议议事规则。", ["县政府常务会议议事规则"]),
    ("出台优化营商环境若干措施。", ["优化营商环境若干措施"]),
    ("发布行政审判白皮书。", ["行政审判白皮书"]),
    ("审议通过2022年法治政府建设情况报告。", ["2022年法治政府建设情况报告"]),
    ("审议全县法治建设情况和年度法治政府建设工作要点。", ["年度法治政府建设工作要点"]),
    ("印发〈关于加强法治乡村建设的意见〉。", ["关于加强法治乡村建设的意见"]),
)
CARRIED_OUT = (
    ("来凤县法治政府建设实施方案（2021—2025年）圆满收官。", "来凤县法治政府建设实施方案（2021—2025年）"),
    ("按照县委全面依法治县委员会2023年工作要点，逐项推进。", "县委全面依法治县委员会2023年工作要点"),
    ("贯彻湖北省优化营商环境办法。", "湖北省优化营商环境办法"),
)
NONE = (
    "沿用上级部门公布的“四张清单”。",
    "出台来凤地区实施方案和责任分解方案。",
    "制定相关工作方案。",
    "出台实施方案、责任清单、考核办法。",
    "权责清单制度要全面建立。",
    "各部门权责清单动态调整。",
    "在《法治日报》刊发文章。",
    "组织收看《今日说法》节目。",
    "将法治建设纳入“十四五”规划。",
)


@pytest.mark.parametrize(("text", "titles"), ISSUED)
def test_what_was_issued(text: str, titles: list[str]) -> None:
    assert {title: relation for title, (_, relation, _) in documents(text).items()} == dict.fromkeys(titles, "issued")


@pytest.mark.parametrize(("text", "title"), CARRIED_OUT)
def test_what_is_carried_out(text: str, title: str) -> None:
    assert documents(text)[title][1] == "implemented"


def test_points_of_a_year_are_a_document_wherever_they_stand() -> None:
    assert set(documents("任务均出自青川县2023年法治政府建设工作要点，共12项。")) == {
        "青川县2023年法治政府建设工作要点"
    }


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_document(text: str) -> None:
    assert documents(text) == {}


@pytest.mark.parametrize("marks", ["〈{}〉", "<{}>", "{}"])
def test_notice_that_issues_another_document_is_that_document(marks: str) -> None:
    title = "来凤县执法规范化实施方案"
    found = documents(f"落实《来凤县人民政府关于印发{marks.format(title)}的通知》（来政发〔2023〕3号）。")
    assert found == {title: ("plan", "implemented", "来政发〔2023〕3号")}


def test_title_that_begins_with_another_one() -> None:
    found = documents("印发自治州贯彻落实《法治政府建设实施纲要（2021—2025年）》任务分工方案。")
    assert found["自治州贯彻落实《法治政府建设实施纲要（2021—2025年）》任务分工方案"][1] == "issued"
