"""Doubtful names, titles of a region's own instruments, listed steps, and ways of governing said as clauses."""

from __future__ import annotations

import pytest
from tests.short_texts import names

from fazhi.language import nlp, record_of


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
        ("执法人员持证上岗率达到100%。", "行政执法资格管理制度"),
        ("合法性审查率、集体讨论率均为100%。", "重大行政决策集体讨论决定"),
        ("全年司法确认63起。", "人民调解协议司法确认"),
        ("县行政复议局受理案件52件。", "行政复议局"),
        ("土地权属争议调处全年结案9起。", "自然资源权属争议裁决"),
        ("印发简报6期、督办单17件。", "督办提示函"),
        ("聘请执法监督员18名。", "行政执法监督员"),
        ("处罚决定一律经过法制审核。", "重大执法决定法制审核制度"),
        ("涉企许可事项全程网办。", "全程网办"),
        ("行政问责与绩效考核联动，问责7人。", "行政问责制度"),
        ("审计监督全覆盖推进。", "审计监督"),
        ("商事纠纷行政裁决、行政调解双线推进。", "行政调解"),
        ("执法公示、法制审核在12个乡镇铺开。", "行政执法公示制度"),
        ("加大行政调解、人民调解工作力度。", "行政调解"),
        ("法治文化长廊建成投用。", "法治长廊"),
        ("执法数据录入国家企业信用信息公示系统860条。", "国家企业信用信息公示系统"),
        ("开展2023年度来凤县法治政府建设评估。", "法治政府建设评估"),
        ("乡镇行政调解力量薄弱。", "行政调解"),
        ("行政调解结案率达100%。", "行政调解"),
        ("发挥行政调解、行政裁决作用。", "行政裁决"),
        ("充分发挥行政复议主渠道作用。", "行政复议主渠道作用"),
        ("用好行政约谈手段。", "行政约谈"),
        ("网格员走访群众3600户。", "网格员"),
        ("选树民主法治示范村5个。", "民主法治示范村"),
        ("全年行政约谈企业26家。", "行政约谈"),
        ("决策事项都经过专家论证和集体讨论。", "重大行政决策集体讨论决定"),
        ("采取行政约谈等方式督促整改。", "行政约谈"),
        ("新聘执法监督员16名。", "行政执法监督员"),
        ("公开征求意见、集体讨论缺一不可。", "重大行政决策集体讨论决定"),
        ("行政调解与人民调解、司法调解有效衔接。", "行政调解"),
        ("全程网办成为常态。", "全程网办"),
        ("宪法宣传周期间向群众发放资料。", "宪法宣传周"),
    ],
)
def test_doubtful_names_of_which_something_is_reported(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "法制审核的比例为86%。",
        "化解信访积案14件。",
        "未经法制审核，不得作出决定。",
        "配备执法记录仪40台。",
        "网格员人数达680名。",
        "应急管理体系和能力现代化建设在法治轨道上稳步推进。",
        "建立行政调解与司法调解相衔接的格局。",
    ],
)
def test_names_that_stay_topics(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ["行政调解登记台账缺失。", "非现场监管功能有待完善。", "行政指导、行政约谈等方式运用不多。"]
)
def test_what_is_lacking_of_a_doubtful_name_is_told_among_shortcomings(text: str) -> None:
    assert shortcomings(text)


def test_what_stands_behind_a_quoted_name_is_not_presented_by_its_marks() -> None:
    assert "网格员" not in names("“藤茶码”网格员包片联户。")
    assert "网格员" in names("“网格员”包片联户。")


def test_a_numbered_sentence_that_runs_on_is_no_heading() -> None:
    assert "行政复议规范化建设" in names(
        "1.行政复议规范化建设全面加强，全年收到复议申请58件，审结51件，其中调解和解19件，纠错6件。"
    )


def shortcomings(text: str) -> list[str]:
    """Give the names of the mechanisms that a report names as lacking."""
    whole = f"湖北省来凤县2023年法治政府建设年度报告\n一、主要做法\n依法办事。\n二、存在的问题\n{text}\n"
    return [m.name for m in record_of(nlp()(whole), "来凤县-2023", "a.txt", "0" * 64).mechanisms]


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
