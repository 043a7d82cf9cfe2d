"""Which phrases name a way of governing, quoted and not, and where new names begin and end."""

from __future__ import annotations

import pytest
from tests.short_texts import names

from fazhi.extractor.figurative import is_figure, is_result, is_turned_from


@pytest.mark.parametrize(
    "text",
    [
        "打造争议化解“加速器”，按下审批“快进键”。",
        "打通服务群众“最后一公里”，当好企业“贴心人”。",
        "执法由“被动应付”向“主动作为”转变。",
        "实现议题审查“零遗漏”、群众办事“零投诉”。",
        "坚持责任、监督和考核“三到位”，案件数“两下降”。",
        "纠治“多头检查”，杜绝“重复处罚”。",
        "以落实“2023年法治来凤建设工作要点”为牵引。",
        "推进治理体系和治理能力现代化，加强重点领域制度建设。",
        "将执法成效列入年度绩效考核指标体系。",
        "完善行政复议工作制度，健全学法机制。",
    ],
)
def test_figures_results_and_bare_topics_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("推行行政复议“阳光听审”。", "阳光听审"),
        ("上架“法治菜篮”小程序。", "“法治菜篮”小程序"),
        ("设立“土家摆手说理堂”调解室5个。", "“土家摆手说理堂”调解室"),
        ("推广“1345”工作法。", "“1345”工作法"),
        ("文件中提出“实行酉水河巡河联席会议制度”。", "酉水河巡河联席会议制度"),
    ],
)
def test_quoted_names_with_their_heads(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("设立了专门的茶叶质量纠纷快速受理窗口。", "茶叶质量纠纷快速受理窗口"),
        ("建立旅游投诉会商和回访制度。", "旅游投诉会商和回访制度"),
        ("对涉农案件实行周梳理、月研判、季通报制度。", "周梳理、月研判、季通报制度"),
        ("建立茶园流转风险主动发现机制。", "茶园流转风险主动发现机制"),
        ("完善药材溯源与执法办案衔接机制。", "药材溯源与执法办案衔接机制"),
        ("组建由退役军人、教师组成的土家语说理宣讲队。", "土家语说理宣讲队"),
    ],
)
def test_names_by_their_grammar(text: str, name: str) -> None:
    assert name in names(text)


def test_one_quoted_phrase_has_one_name() -> None:
    assert names("推行“亮牌上门”检查制度。“亮牌上门”覆盖全县。") == ["“亮牌上门”检查制度"]


def test_known_names_in_two_pairs_of_marks_are_two() -> None:
    assert names("实现“只进一扇门”“最多跑一次”。") == ["只进一扇门", "最多跑一次改革"]


def test_a_known_name_that_begins_within_marks_and_leaves_them_is_none() -> None:
    assert names("推行“法治+网格”管理模式。") == ["“法治+网格”管理模式"]


def test_an_owner_narrows_nothing() -> None:
    assert names("完善交通运输部门权责清单制度。") == ["权责清单制度"]


def test_parts_of_speech_by_their_words() -> None:
    assert is_figure("牛鼻子", "牵住改革")
    assert is_result("应调尽调")
    assert not is_turned_from("服务由", "”。")
    assert is_turned_from("服务由", "变“上门办”")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对行政规范性文件开展合法性审查31件。", ["规范性文件合法性审查"]),
        ("合法性审查政府合同31份。", ["政府合同合法性审查"]),
        ("出台重大行政决策3项，均经合法性审查。", ["重大行政决策合法性审查"]),
        ("健全重大决策、规范性文件合法性审查机制。", ["重大行政决策合法性审查", "规范性文件合法性审查"]),
        ("对重大决策、规范性文件、政府合同等开展合法性审查。", ["合法性审查"]),
        ("推行合法性审查。", ["合法性审查"]),
        ("合法性审查力量薄弱。", []),
    ],
)
def test_a_procedure_is_named_for_what_it_is_applied_to(text: str, found: list[str]) -> None:
    assert sorted(names(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县级检查计划报备制度落实不严。", "检查计划报备制度"),
        ("重大决策做到“五必须”（必须调研、必须论证、必须公示）。", "五必须"),
        ("文旅部门“护航2024”查处案件3件。", "护航2024"),
        ("培育“法律明白人”96名、“说法带头户”32户。", "说法带头户"),
        ("县委依法治县办会同县委督查室开展督察2次。", "法治督察"),
    ],
)
def test_names_by_what_is_said_of_them(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("清理行政审批中介服务19项。", "行政审批中介服务改革"),
        ("对规范性文件进行专项清理。", "规范性文件清理"),
        ("动态调整权责清单。", "权责清单动态管理"),
    ],
)
def test_names_said_as_a_verb_and_its_object(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_new_name_is_known_again_without_its_marks() -> None:
    assert names("推出“亲清说事房”解决诉求36件。亲清说事房在乡镇运用较少。") == ["亲清说事房"]
