"""Names without quotation marks, by what takes them up: a verb before them, a predicate behind them, a group told."""

from __future__ import annotations

import pytest

from fazhi.language import nlp, record_of


def adoptions(text: str) -> dict[str, set[str]]:
    whole = f"湖北省来凤县2023年法治政府建设年度报告\n一、主要做法\n{text}\n"
    found = record_of(nlp()(whole), "来凤县-2023", "a.txt", "0" * 64).mechanisms
    return {m.name: {a.status.value for a in m.adoptions} for m in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("茶企信用分级奖惩机制建立起来。", "茶企信用分级奖惩机制"),
        ("巡河护岸联席通报制度得到完善。", "巡河护岸联席通报制度"),
        ("油茶产区护农执法行动大力开展。", "油茶产区护农执法行动"),
        ("寨老评理入网格机制在全县推广。", "寨老评理入网格机制"),
        ("乡村道路联合治超体系继续完善。", "乡村道路联合治超体系"),
        ("涉茶证照联审改革成果得到巩固。", "涉茶证照联审改革"),
        ("土家普法歌会展演活动成功举办。", "土家普法歌会展演活动"),
        ("村级小微权力监督清单编制完成。", "村级小微权力监督清单"),
        ("林权登记容错纠错制度落地落实。", "林权登记容错纠错制度"),
        ("藤茶质量追溯平台建成投用。", "藤茶质量追溯平台"),
        ("乡村诉求直办热线整合后提速增效。", "乡村诉求直办热线"),
        ("驻村律师巡诊制度（每月一次）由县司法局牵头实施。", "驻村律师巡诊制度"),
        ("山林纠纷联调机制、林地确权会商制度两项制度进一步健全。", "山林纠纷联调机制"),
        ("茶企合规第三方评价机制已见雏形。", "茶企合规第三方评价机制"),
        ("茶园管护责任公示制度落到实处。", "茶园管护责任公示制度"),
        ("茶农欠薪快处通道全天候开通。", "茶农欠薪快处通道"),
        ("茶叶产地证明清单每季度更新一次。", "茶叶产地证明清单"),
        ("跨界茶山联合巡护机制就此形成。", "跨界茶山联合巡护机制"),
        ("茶乡首席法务员制度试点推开。", "茶乡首席法务员制度"),
        ("采茶季护农专项行动战果明显。", "采茶季护农专项行动"),
        ("将茶企检查报备制度落到实处。", "茶企检查报备制度"),
        ("茶园用工维权驿站正在筹备搭建。", "茶园用工维权驿站"),
        ("集镇摊贩普法夜访活动共12场。", "集镇摊贩普法夜访活动"),
    ],
)
def test_a_name_may_stand_before_what_is_said_of_it(text: str, name: str) -> None:
    assert adoptions(text).get(name) in ({"implemented"}, {"piloting"})


def test_what_falls_short_is_deficient() -> None:
    assert adoptions("茶企信用分级奖惩系统应用不够深入。") == {"茶企信用分级奖惩系统": {"deficient"}}


@pytest.mark.parametrize(
    "text",
    [
        "茶园管护机制载明的事项共有9类。",
        "茶企信用分级奖惩机制的内容写入手册。",
        "以建成茶企信用分级奖惩机制为目标。",
        "规模以上茶企帮扶专员12名。",
        "干部不得插手工程建设活动制度执行到位。",
        "部门协调机制得到完善，工作考核评价制度逐步健全。",
        "完善街道各项制度，健全规范性制度。",
        "通村公路改造工程投入使用。",
        "组织干部观看庭审直播。",
    ],
)
def test_what_only_looks_like_a_predicate_takes_nothing_up(text: str) -> None:
    assert adoptions(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建立与茶农常态化沟通机制。", "与茶农常态化沟通机制"),
        ("完善与检察机关的线索互移机制。", "与检察机关的线索互移机制"),
        ("建立依法行政学习宣传机制。", "依法行政学习宣传机制"),
        ("健全县长牵头的法治政府建设协调机制。", "法治政府建设协调机制"),
        ("推进机构编制管理改革。", "机构编制管理改革"),
        ("常态化练兵机制得到落实。", "常态化练兵机制"),
        ("开展县政府重大决策案例评审交流活动。", "政府重大决策案例评审交流活动"),
        ("深化对企帮扶三级体系建设。", "对企帮扶三级体系"),
        ("各乡镇另有季度专题述职制度。", "季度专题述职制度"),
        ("以5×8小时错峰轮值制受理诉求。", "5×8小时错峰轮值制"),
        ("公布“三张清单”，也就是轻罚事项清单、减罚事项清单、缓罚事项清单。", "减罚事项清单"),
        ("建立茶园纠纷周排查、月研判、季通报制度。", "茶园纠纷周排查、月研判、季通报制度"),
        ("新设立的茶农用工调处驿站接待120人。", "茶农用工调处驿站"),
        ("在跨县巡山联动机制框架下开展检查。", "跨县巡山联动机制"),
        ("诉求由茶情直达平台统一派单。", "茶情直达平台"),
        ("启动全县茶叶溯源辅助系统建设。", "茶叶溯源辅助系统"),
        ("推行三项制度，包括巡林日志制度、护林交接制度。", "护林交接制度"),
    ],
)
def test_what_stands_before_a_name_takes_it_up(text: str, name: str) -> None:
    assert name in adoptions(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("推进跨县跨省茶叶检验互认。", "跨县跨省茶叶检验互认"),
        ("举办茶叶经营户法律知识讲座6场。", "茶叶经营户法律知识讲座"),
        ("茶叶质量专项执法检查有序开展。", "茶叶质量专项执法检查"),
        ("完成《来凤县“十四五”林业规划（2021—2025年）》中期评估。", "十四五林业规划中期评估"),
        ("推行错时采茶用工核验、茶灾预赔快付。", "错时采茶用工核验"),
        ("试行采茶设备许可到期免评审换证。", "采茶设备许可到期免评审换证"),
    ],
)
def test_names_that_end_in_an_act(text: str, name: str) -> None:
    assert name in adoptions(text)


def test_a_list_that_goes_on_behind_a_head_does_not_share_it() -> None:
    assert "茶山生态管护清单" not in adoptions("部署信访化解、茶山生态管护、乡镇履职清单、以案释法等工作。")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("巡山护茶联动机制要全面建立。", "planned"),
        ("巡山护茶联动机制由林业局积极探索。", "piloting"),
        ("巡山护茶联动机制试点全面铺开。", "piloting"),
        ("巡山护茶联动机制未能全面执行。", "deficient"),
        ("巡山护茶联动机制执行打折扣。", "deficient"),
        ("巡山护茶联动机制全面铺开。", "implemented"),
    ],
)
def test_the_status_follows_the_predicate(text: str, status: str) -> None:
    assert adoptions(text) == {"巡山护茶联动机制": {status}}
