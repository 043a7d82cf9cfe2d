"""Bodies of every kind and level: what is one, whose it is, and what only looks like one."""

from __future__ import annotations

import pytest

from fazhi import model
from fazhi.language import nlp, record_of

TITLES = {
    "county": "四川省广元市青川县2023年法治政府建设年度报告\n全县推进，我县完成。",
    "prefecture": "江苏省南通市2023年法治政府建设年度报告\n全市推进，我市完成。",
    "province": "湖南省2023年法治政府建设年度报告\n全省推进，我省完成。",
    "地区": "西藏自治区阿里地区2023年法治政府建设年度报告\n全地区推进。",
    "zone": "苏州工业园区2023年法治政府建设年度报告\n园区推进。",
    "兵团": "第八师石河子市2023年法治政府建设年度报告\n师市推进。",
    "district": "上海市闵行区2023年法治政府建设年度报告\n全区推进，我区完成。",
    "city": "浙江省平湖市2023年法治政府建设年度报告\n我市推进。",
}


def record(text: str, report: str = "county") -> model.Record:
    return record_of(nlp()(f"{TITLES[report]}\n一、主要做法\n{text}\n"), "a", "a.txt", "0" * 64)


def surfaces(text: str, report: str = "county") -> set[str]:
    return {surface for body in record(text, report).agencies for surface in body.surfaces}


@pytest.mark.parametrize(
    ("text", "report", "found"),
    [
        ("地委、行署部署，地区司法局落实。", "地区", {"地委", "行署", "地区司法局"}),
        ("地区人大工委、地区政协工委调研。", "地区", {"地区人大工委", "地区政协工委"}),
        ("园区法院、园区检察院参加。", "zone", {"园区法院", "园区检察院"}),
        ("一四三团司法所、一五二团党委参加。", "兵团", {"一四三团司法所", "一五二团党委"}),
        ("市十六届人大常委会审议条例。", "prefecture", {"市十六届人大常委会"}),
        ("省委第三巡视组反馈问题。", "county", {"省委第三巡视组"}),
        ("中央第八巡视组反馈问题。", "county", {"中央第八巡视组"}),
        ("人民银行湖南省分行出台措施。", "province", {"人民银行湖南省分行"}),
        ("人行青川支行、农行青川支行参加。", "county", {"人行青川支行", "农行青川支行"}),
        ("中国电信青川分公司入驻。", "county", {"中国电信青川分公司"}),
        ("省政府驻北京办事处配合。", "province", {"省政府驻北京办事处"}),
        ("区政府合作交流办公室牵头。", "district", {"区政府合作交流办公室"}),
        ("区生态环境局执法大队巡查。", "district", {"区生态环境局执法大队"}),
        ("县税务局稽查局查案。", "county", {"县税务局稽查局"}),
        ("水利部太湖流域管理局来函。", "prefecture", {"水利部太湖流域管理局"}),
        ("省司法厅会同省委组织部培训。", "province", {"省司法厅", "省委组织部"}),
        ("县优化办、县创建办督导。", "county", {"县优化办", "县创建办"}),
        ("县“双随机、一公开”监管工作领导小组办公室调度。", "county", {"县“双随机、一公开”监管工作领导小组办公室"}),
        ("国家市场监管总局部署，做好中央依法治国办法治督察整改。", "county", {"国家市场监管总局", "中央依法治国办"}),
        ("如皋司法局、海门区人民法院参加。", "prefecture", {"如皋司法局", "海门区人民法院"}),
        ("青岛市场监管局来考察。", "prefecture", {"青岛市场监管局"}),
        (
            "县政协专委会、县人大专委会调研，组建公职律师办公室。",
            "county",
            {"县政协专委会", "县人大专委会", "公职律师办公室"},
        ),
        ("农民日报、法治日报来采访。", "county", {"农民日报", "法治日报"}),
        ("义乌市场监管局来考察。", "county", {"义乌市场监管局"}),
        ("公安、法院、司法局三家会商，县检察院参加。", "county", {"法院", "司法局", "县检察院"}),
        ("中共青川县委研究。", "county", {"中共青川县委"}),
        ("县港航处、县公路养护段整改，县委军民融合办成立。", "county", {"县港航处", "县公路养护段", "县委军民融合办"}),
        ("县城乡居民养老保险局经办。", "county", {"县城乡居民养老保险局"}),
        ("修订食品安全委员会议事规则，党工委会议专题研究。", "zone", {"食品安全委员会", "党工委"}),
    ],
)
def test_surfaces(text: str, report: str, found: set[str]) -> None:
    assert surfaces(text, report) == found


@pytest.mark.parametrize(
    ("text", "report", "name", "region"),
    [
        ("崇川区委、区政府创新做法。", "prefecture", "人民政府", "崇川区"),
        ("市消防救援支队指导。", "city", "消防救援支队", "嘉兴市"),
        ("三中院、市高院参加。", "district", "第三中级人民法院", "上海市"),
        ("一四三团司法所参加。", "兵团", "司法所", "一四三团"),
        ("兵团党委来调研。", "兵团", "党委", "新疆生产建设兵团"),
        ("生态环境厅、司法厅来调研。", "prefecture", "生态环境厅", "江苏省"),
        ("公安厅来调研。", "province", "公安厅", "湖南省"),
        ("中国移动青川分公司入驻。", "county", "中国移动分公司", "青川县"),
        ("世界银行评估，中国气象局指导。", "county", "中国气象局", None),
    ],
)
def test_whose(text: str, report: str, name: str, region: str | None) -> None:
    assert (name, region) in {(body.name, body.region) for body in record(text, report).agencies}


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("各部门单位成立领导小组，各科室组建工作专班。", "county"),
        ("面向社会选聘律师事务所3家，建成便民服务站268个。", "county"),
        ("县级人民政府、市县两级司法局、县（市、区）司法局各负其责。", "prefecture"),
        ("各市州政府、县市区人民政府设立复议局。", "province"),
        ("乡镇人民政府、各乡镇党委、街镇司法所落实。", "county"),
        ("上级党委、政府交办，同级人大监督。", "county"),
        ("全市公安机关、全市司法行政系统参与。", "prefecture"),
        ("办理人大代表建议、省政协委员提案。", "county"),
        ("建设国际科技创新中心、国家产业计量中心。", "prefecture"),
        ("开展模拟法庭，辖区派出所到场。", "county"),
        ("表扬给了分局，分局里也有专班。", "county"),
        ("召开公平竞争审查联席会议，府院联席会议召开4次。", "county"),
        ("社区党委、业委会议事，形成区域中心、片区中心。", "county"),
        ("在各地委托办理，当地委员参加。", "地区"),
        ("政府部门、政府规章、政府网站逐项清理。", "county"),
        ("落实《中共中央关于全面推进依法治国若干重大问题的决定》。", "county"),
        ("推行“人民法庭＋调解委员会”模式，探索“公证处”+社区做法。", "county"),
        ("完善府院联席会议，府检联席会议两次会商。", "county"),
        ("下发方案（青依法治县办〔2023〕5号、青司法局〔2023〕2号）。", "county"),
        ("列入各级党委（党组、党工委）学习计划。", "county"),
        ("各地市司法局、各地州公安局落实。", "province"),
        ("乡镇便民服务中心提质，便民服务中心规范化建设达标率100%。", "county"),
        ("建成消费维权服务站（点）96个，列入各级党委政府议程。", "county"),
        ("新疆生产建设兵团第一师作表率，发展兵团特色做法。", "兵团"),
        ("服务城市副中心、省域副中心建设，按省厅部署执行。", "county"),
    ],
)
def test_none(text: str, report: str) -> None:
    assert surfaces(text, report) == set()


def test_what_a_title_names_counts() -> None:
    text = "青川县文化旅游和体育局2023年法治政府建设情况报告\n我局推进依法行政，全县文旅系统落实。"
    (body,) = record_of(nlp()(text), "a", "a.txt", "0" * 64).agencies
    assert (body.name, body.region) == ("文化广电旅游体育局", "青川县")


@pytest.mark.parametrize(
    ("office", "text", "name", "region"),
    [
        ("青川县公安局", "按照省厅部署开展行动。", "公安厅", "四川省"),
        ("青川县公安局", "市局部署任务，各省厅联动。", "公安局", "广元市"),
        ("广元市市场监督管理局", "案例入选总局、省局名录。", "国家市场监督管理总局", None),
        ("广元市市场监督管理局", "青川县局组织演练。", "市场监督管理局", "青川县"),
        ("四川省农业农村厅", "广元市局组织演练。", "农业农村局", "广元市"),
        ("国家税务总局青川县税务局", "省局督查。", "税务局", "四川省"),
    ],
)
def test_a_department_calls_those_of_its_line_by_their_level(
    office: str, text: str, name: str, region: str | None
) -> None:
    report = f"{office}2023年法治政府建设情况报告\n一、主要做法\n{text}"
    found = record_of(nlp()(report), "a", "a.txt", "0" * 64).agencies
    assert (name, region) in {(body.name, body.region) for body in found}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区检察院来镇授课，送法下乡、服务队下乡，苏木镇赋权，上半年镇上创建无访乡镇、无讼镇。", set()),
        ("结合广元市和我县部署推进。", {"广元市"}),
        ("竹园经济开发区企业反映问题。", {"竹园经济开发区"}),
        ("收看四川卫视，保障北京冬奥会，信用中国（四川）公示。", set()),
        ("广元市法治政府建设实施方案收官。", set()),
        ("木鱼镇、沙州镇等镇、姚渡两镇试点。", {"木鱼镇", "沙州镇"}),
        ("青川县和平镇、下寺镇先行。", {"下寺镇"}),  # of the list, though 下 begins many phrases
        ("清理证件3个.木鱼镇先行.", {"木鱼镇"}),
        ("广州市白云区鹤龙街、三元里街入选，步行街、老街改造。", {"广州市", "白云区", "鹤龙街道", "三元里街道"}),
        ("咸宁市咸安区向阳湖镇入选。", {"咸宁市", "咸安区", "向阳湖镇"}),
    ],
)
def test_regions(text: str, names: set[str]) -> None:
    assert {region.name for region in record(text).regions} - {"四川省"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("落实自治区党委部署。", {"西藏自治区"}),
        ("各自治区同步推进。", set()),
    ],
)
def test_the_autonomous_region_that_holds_a_place_is_named_as_such(text: str, names: set[str]) -> None:
    report = f"阿里地区2023年法治政府建设年度报告\n一、主要做法\n阿里地区推进，全地区完成。{text}\n"
    assert {region.name for region in record_of(nlp()(report), "a", "a.txt", "0" * 64).regions} == names


def test_regiments_of_the_corps() -> None:
    assert {"121团", "143团"} <= {region.name for region in record("121团、143团先行。", "兵团").regions}


def test_forms_that_are_words_count_in_lists_of_places() -> None:
    found = {region.name for region in record("崇川、通州、海门三区先行。", "prefecture").regions}
    assert {"崇川区", "通州区", "海门区"} <= found


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("与利州区法院、朝天区法院建立跨域立案机制。", {"利州区", "朝天区"}),
        ("平武县、江油市与我县建立边界联防机制。", {"平武县", "江油市"}),
        ("主动对接平武县，共同签署行政执法协作备忘录。", {"平武县"}),
        ("县政府与市中级人民法院联席会议召开2次。", set()),
    ],
)
def test_partners(text: str, partners: set[str]) -> None:
    assert {name for found in record(text).collaborations for name in found.with_} == partners


@pytest.mark.parametrize(
    ("text", "found", "not_found"),
    [
        ("组织县直机关工作人员现场旁听法院庭审。", set(), {"县直机关工作人员现场旁听法院"}),
        ("全县2300项审批事项进驻中心办理。", set(), {"项审批事项进驻中心"}),
        ("省考试平台组织厅机关人员测试。", set(), {"省考试平台组织厅"}),
        ("省里的会议请我厅介绍经验。", set(), {"会议请我厅", "请我厅"}),
    ],
)
def test_verbs_are_no_part_of_a_body(text: str, found: set[str], not_found: set[str]) -> None:
    assert found <= surfaces(text) and not not_found & surfaces(text)


def test_what_is_only_planned_or_lacking_is_no_body_yet() -> None:
    later = "\n二、存在的不足\n产业园法律服务站布点偏少。\n三、下一步工作打算\n推动设立民营企业合规服务中心。"
    assert not {"产业园法律服务站", "民营企业合规服务中心"} & surfaces("推进普法。" + later)
    assert "民营企业合规服务中心" in surfaces("成立民营企业合规服务中心，运行良好。" + later)
