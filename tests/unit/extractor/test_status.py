"""Statuses and claims of being first, clause by clause, as the genre words them."""

from __future__ import annotations

import pytest
from tests.unit.extractor.test_finders import record

DONE, LACKS, PLANS = "一、主要做法", "二、存在的问题", "三、2024年工作安排"
MIXED = "二、存在问题和改进措施"
SECTIONS = {"A": DONE, "S": LACKS, "P": PLANS, "M": MIXED}
#: Section, sentence, mechanism, its statuses, the scope of a claim.
CASES = (
    ("A", "探索推行“综合查一次”。", "综合查一次", "piloting", None),
    ("A", "探索建立“综合查一次”机制。", "综合查一次", "piloting", None),
    ("A", "积极探索“综合查一次”，检查频次下降三成。", "综合查一次", "piloting", None),
    ("A", "开展“综合查一次”试点工作。", "综合查一次", "piloting", None),
    ("A", "“综合查一次”试点工作稳步推进。", "综合查一次", "piloting", None),
    ("A", "作为全省“综合查一次”试点县，制定实施方案。", "综合查一次", "piloting", None),
    ("A", "选取市场监管、文化旅游等领域试点“综合查一次”。", "综合查一次", "piloting", None),
    ("A", "在翔凤镇试点推行“综合查一次”。", "综合查一次", "piloting", None),
    ("A", "在翔凤镇先行先试“综合查一次”。", "综合查一次", "piloting", None),
    ("A", "试行“综合查一次”。", "综合查一次", "piloting", None),
    ("A", "总结试点经验，全面推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "在试点基础上全面推开“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "“综合查一次”由试点转向全面推行。", "综合查一次", "implemented", None),
    ("A", "探索形成“综合查一次”工作模式。", "综合查一次", "implemented", None),
    ("A", "不断探索创新，全面推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "探索创新普法方式，落实“谁执法谁普法”责任制。", "谁执法谁普法", "implemented", None),
    ("A", "已建立“综合查一次”制度。", "综合查一次", "implemented", None),
    ("A", "将“综合查一次”纳入年度考核。", "综合查一次", "implemented", None),
    ("A", "将“双随机、一公开”作为基本监管手段。", "双随机、一公开", "implemented", None),
    ("A", "计划推行“综合查一次”。", "综合查一次", "planned", None),
    ("A", "拟于明年推行“综合查一次”。", "综合查一次", "planned", None),
    ("A", "按计划推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "制定年度抽查计划，推行“双随机、一公开”监管。", "双随机、一公开", "implemented", None),
    ("A", "拟定“综合查一次”实施方案。", "综合查一次", "implemented", None),
    ("A", "力争2024年实现“综合查一次”全覆盖。", "综合查一次", "planned", None),
    ("A", "谋划推进“综合查一次”改革。", "综合查一次", "planned", None),
    ("A", "即将推行“综合查一次”。", "综合查一次", "planned", None),
    ("A", "下一步将深化“综合查一次”。", "综合查一次", "planned", None),
    ("A", "今后要全面推行“综合查一次”。", "综合查一次", "planned", None),
    ("A", "“综合查一次”落实还不到位。", "综合查一次", "deficient", None),
    ("A", "“综合查一次”尚未实现全覆盖。", "综合查一次", "deficient", None),
    ("A", "仍需进一步推进“综合查一次”。", "综合查一次", "deficient", None),
    ("A", "针对“三项制度”落实不到位问题，开展专项培训。", "行政执法三项制度", "implemented", None),
    ("A", "着力解决行政执法三项制度落实不到位的问题。", "行政执法三项制度", "implemented", None),
    ("A", "对行政执法三项制度落实不到位的单位进行通报。", "行政执法三项制度", "implemented", None),
    ("A", "坚决防止三项制度流于形式。", "行政执法三项制度", "implemented", None),
    ("A", "行政复议委员会作用发挥不够充分。", "行政复议委员会", "deficient", None),
    ("A", "“综合查一次”获评全省法治政府建设优秀案例。", "综合查一次", "awarded", None),
    ("A", "推行“综合查一次”，该做法被省司法厅推广。", "综合查一次", "implemented,awarded", None),
    ("A", "“综合查一次”经验做法在全省推广。", "综合查一次", "awarded", None),
    ("A", "推行“综合查一次”，经验做法入选全国典型案例。", "综合查一次", "implemented,awarded", None),
    (
        "A",
        "创新“综合查一次”，全年检查频次下降三成，被省司法厅评为创新案例。",
        "综合查一次",
        "implemented,awarded",
        None,
    ),
    ("A", "“综合查一次”被国务院办公厅通报表扬。", "综合查一次", "awarded", None),
    ("A", "“综合查一次”做法得到省领导批示肯定。", "综合查一次", "implemented", None),
    ("A", "推广新时代“枫桥经验”，龙潭村被评为全国民主法治示范村。", "枫桥经验", "implemented", None),
    ("A", "打造“枫桥式”司法所，获评全省先进集体。", "枫桥式司法所", "implemented", None),
    ("A", "全县5个司法所被评为“枫桥式司法所”。", "枫桥式司法所", "awarded", None),
    ("A", "“综合查一次”荣获第七届法治政府奖。", "综合查一次", "awarded", None),
    ("A", "“综合查一次”被中央依法治国办命名为全国法治政府建设示范项目。", "综合查一次", "awarded", None),
    ("A", "落实行政执法三项制度，全县行政处罚案卷评查获全州第一名。", "行政执法三项制度", "implemented", None),
    ("A", "学习借鉴外地“综合查一次”经验。", "综合查一次", "implemented", None),
    ("S", "三项制度落实不到位。", "行政执法三项制度", "deficient", None),
    ("S", "虽已推行“综合查一次”，但频次仍偏高。", "综合查一次", "deficient", None),
    ("S", "已经建立行政复议委员会，但作用发挥不够。", "行政复议委员会", "deficient", None),
    ("S", "虽然“综合查一次”取得一定成效，检查频次下降。", "综合查一次", "implemented", None),
    ("S", "乡镇综合行政执法改革推进缓慢。", "乡镇（街道）综合行政执法改革", "deficient", None),
    ("S", "重大行政决策程序执行有偏差。", "重大行政决策程序制度", "deficient", None),
    ("S", "政府法律顾问参与不深。", "政府法律顾问制度", "deficient", None),
    ("S", "重大执法决定法制审核存在走过场现象。", "重大执法决定法制审核制度", "deficient", None),
    ("S", "下一步，我们将深化“综合查一次”。", "综合查一次", "planned", None),
    ("S", "针对以上问题，将推行“综合查一次”。", "综合查一次", "planned", None),
    ("P", "推行“综合查一次”。", "综合查一次", "planned", None),
    ("P", "探索“综合查一次”。", "综合查一次", "planned", None),
    ("P", "巩固“双随机、一公开”成果，推动“综合查一次”提质扩面。", "双随机、一公开", "planned", None),
    ("P", "针对三项制度落实不到位的问题，加强培训。", "行政执法三项制度", "deficient", None),
    ("P", "补齐行政执法三项制度落实不到位的短板。", "行政执法三项制度", "planned", None),
    ("P", "争取“综合查一次”列入全省试点。", "综合查一次", "planned", None),
    ("P", "推动“综合查一次”获评全省示范项目。", "综合查一次", "planned", None),
    ("A", "“模拟法庭进课堂”覆盖中小学14所，推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "“模拟法庭进校园”推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "坚持“综合查一次”与业务工作同谋划、同部署。", "综合查一次", "implemented", None),
    ("A", "争取中央资金支持“综合查一次”平台建设。", "综合查一次", "implemented", None),
    ("A", "将以案释法与“综合查一次”相结合。", "综合查一次", "implemented", None),
    ("A", "将全面推行“综合查一次”情况纳入考核。", "综合查一次", "implemented", None),
    ("A", "将持续深化“综合查一次”作为重点改革任务。", "综合查一次", "implemented", None),
    ("A", "开展“综合查一次”，属全省首批试点。", "综合查一次", "piloting", None),
    ("A", "推行“综合查一次”，被确定为全省试点县。", "综合查一次", "piloting", None),
    ("A", "将继续深化“综合查一次”改革。", "综合查一次", "planned", None),
    ("A", "党政主要负责人在全县率先垂范，落实“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "把“综合查一次”放在全县工作首位。", "综合查一次", "implemented", None),
    ("P", "力争在全省率先建成“综合查一次”应用场景。", "综合查一次", "planned", None),
    ("A", "“综合查一次”在全省率先实现全覆盖。", "综合查一次", "implemented", "全省"),
    ("A", "在全省司法行政系统率先推行“综合查一次”。", "综合查一次", "implemented", "全省"),
    ("A", "在全省县级层面首家推行“综合查一次”。", "综合查一次", "implemented", "全省"),
    ("A", "在湖北省内率先推行“综合查一次”。", "综合查一次", "implemented", "全省"),
    ("A", "全州第一个推行“综合查一次”。", "综合查一次", "implemented", "全市"),
    ("A", "推行“综合查一次”，全州首批12个部门参与。", "综合查一次", "implemented", None),
    ("A", "推行“综合查一次”，率先在全州上线。", "综合查一次", "implemented", "全市"),
    ("A", "推行“综合查一次”，系全国首创。", "综合查一次", "implemented", "全国"),
    ("A", "推行“综合查一次”，建成全省首个“扫码入企”平台。", "综合查一次", "implemented", None),
    ("A", "在全省率先推行“综合查一次”。", "综合查一次", "implemented", "全省"),
    ("A", "在全国首创“综合查一次”。", "综合查一次", "implemented", "全国"),
    ("A", "首创“综合查一次”，获评全省优秀案例。", "综合查一次", "implemented,awarded", None),
    ("A", "推行“综合查一次”，属全省首创。", "综合查一次", "implemented", "全省"),
    ("A", "推行“综合查一次”，为全国首个。", "综合查一次", "implemented", "全国"),
    ("A", "推行“综合查一次”，在全州率先实现全覆盖。", "综合查一次", "implemented", "全市"),
    ("A", "推行“综合查一次”。该做法为全省首创。", "综合查一次", "implemented", "全省"),
    ("A", "建成全省首个“一站式”矛盾纠纷调处化解中心，推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "率先在全省推行“综合查一次”。", "综合查一次", "implemented", "全省"),
    ("A", "出台全省首个“综合查一次”工作指引。", "综合查一次", "implemented", "全省"),
    ("A", "“综合查一次”走在全省前列。", "综合查一次", "implemented", None),
    ("A", "“综合查一次”成为全国首批试点。", "综合查一次", "piloting", None),
    ("A", "推行“首违不罚”，在全省率先制定免罚清单。", "首违不罚", "implemented", None),
    ("A", "全省首张“综合查一次”电子证照在我县发出。", "综合查一次", "implemented", "全省"),
    ("A", "在恩施州首推“综合查一次”。", "综合查一次", "implemented", "全市"),
    ("A", "在武陵山区率先推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "在全市率先开展“综合查一次”试点。", "综合查一次", "piloting", "全市"),
    ("A", "“综合查一次”是全国唯一的县级检查平台。", "综合查一次", "implemented", "全国"),
    ("A", "“综合查一次”（全省首创）减少检查36次。", "综合查一次", "implemented", "全省"),
    ("A", "推行“综合查一次”，在全省开创先河。", "综合查一次", "implemented", "全省"),
    ("A", "开全国先河推行“综合查一次”。", "综合查一次", "implemented", "全国"),
    ("A", "推行“综合查一次”，填补全省空白。", "综合查一次", "implemented", "全省"),
    ("A", "率先推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "该县在全省率先公布清单，推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "制定“综合查一次”规范。同时，该县在全省率先公布主体清单。", "综合查一次", "implemented", None),
    ("A", "“综合查一次”尚处于起步阶段。", "综合查一次", "deficient", None),
    ("A", "“综合查一次”还需加力。", "综合查一次", "deficient", None),
    ("A", "“综合查一次”执行打折扣。", "综合查一次", "deficient", None),
    ("A", "“综合查一次”执行不打折扣。", "综合查一次", "implemented", None),
    ("A", "“综合查一次”试点铺开。", "综合查一次", "piloting", None),
    ("A", "“综合查一次”试点已完成并全面推行。", "综合查一次", "implemented", None),
    ("A", "“综合查一次”由县司法局牵头积极探索。", "综合查一次", "piloting", None),
    ("A", "“综合查一次”在翔凤镇先试。", "综合查一次", "piloting", None),
    ("A", "县司法局获评“‘综合查一次’专项行动先进集体”。", "综合查一次", "implemented", None),
    ("A", "县里将打造“综合查一次”升级版。", "综合查一次", "planned", None),
    ("A", "“综合查一次”还要再扩面。", "综合查一次", "planned", None),
    ("A", "2024年推行“综合查一次”。", "综合查一次", "planned", None),
    ("A", "2023年推行“综合查一次”。", "综合查一次", "implemented", None),
    ("A", "未来，推行“综合查一次”。", "综合查一次", "planned", None),
    ("P", "目前“综合查一次”已全面推行。", "综合查一次", "implemented", None),
    ("P", "“综合查一次”不够深入的问题要着力解决。", "综合查一次", "planned", None),
    ("S", "“综合查一次”不到位的问题已整改到位。", "综合查一次", "implemented", None),
    ("M", "问题：“综合查一次”不到位。改进措施：推行“综合查一次”。", "综合查一次", "deficient,planned", None),
    ("M", "（一）主要问题\n意识不强。\n（二）工作措施\n推行“综合查一次”。", "综合查一次", "planned", None),
)


@pytest.mark.parametrize(("section", "text", "name", "statuses", "scope"), CASES)
def test_status_and_claim(section: str, text: str, name: str, statuses: str, scope: str | None) -> None:
    (mechanism,) = (m for m in record(text, SECTIONS[section]).mechanisms if m.name == name)
    assert {a.status.value for a in mechanism.adoptions} == set(statuses.split(","))
    assert {a.first for a in mechanism.adoptions} - {None} == {scope} - {None}


def test_award_told_by_a_later_clause_is_its_evidence() -> None:
    (mechanism,) = record("创设“板凳会”调解法，化解纠纷30件，被评为全州优秀案例。").mechanisms
    evidence = {a.status.value: a.evidence for a in mechanism.adoptions}
    assert evidence == {"implemented": "创设“板凳会”调解法", "awarded": "被评为全州优秀案例"}


def test_short_and_long_form_of_a_brand_are_one() -> None:
    found = record("创设“校地警法”四方联调机制。\n三、下一步打算\n推广“校地警法”联调机制。").mechanisms
    assert [(m.name, {a.status.value for a in m.adoptions}) for m in found if "校地" in m.name] == [
        ("“校地警法”四方联调机制", {"implemented", "planned"})
    ]
