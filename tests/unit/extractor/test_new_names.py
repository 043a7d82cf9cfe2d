"""Names that no vocabulary holds: by the act or thing in which they end, and by the matter before common words."""

from __future__ import annotations

import pytest
from tests.short_texts import mechanisms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全县首次发布茶叶纠纷指数。", "茶叶纠纷指数"),
        ("大厅设立茶税自助办理终端6台。", "茶税自助办理终端"),
        ("建立县重大招商数字档案。", "重大招商数字档案"),
        ("建立重大行政决策数字档案。", "重大行政决策数字档案"),
        ("组建武陵山茶商法律服务联盟。", "武陵山茶商法律服务联盟"),
        ("试行AI案卷助手。", "AI案卷助手"),
        ("推进茶园征收补偿全流程留痕。", "茶园征收补偿全流程留痕"),
        ("拟将茶地纠纷调解前置向各乡镇推开。", "茶地纠纷调解前置"),
        ("完善省界茶山争议联排联调。", "省界茶山争议联排联调"),
        ("班子成员参加政治轮训96人次。", "政治轮训"),
        ("在全县推出茶企套餐式注册服务。", "茶企套餐式注册服务"),
        ("茶农诉求受理点收案转办26件。", "茶农诉求受理点"),
        ("茶园规划实施监督机制尚未建立。", "茶园规划实施监督机制"),
        ("与鹤峰县签订茶山权属争议联合调处协议。", "茶山权属争议联合调处"),
    ],
)
def test_what_names_end_in(text: str, name: str) -> None:
    assert name in mechanisms(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("茶园复垦“回头看”覆盖全县。", "茶园复垦“回头看”"),
        ("推行采茶雇主“黑名单”制度。", "采茶雇主“黑名单”制度"),
        ("完善茶事纠纷“一站式”调处机制。", "茶事纠纷“一站式”调处机制"),
        ("建成全县首个茶旅法治“两园一街”。", "两园一街"),
        ("持续开展茶叶市场“清源”、采茶用工“百日攻坚”专项行动。", "采茶用工“百日攻坚”专项行动"),
        ("落实法治建设“一规划两纲要”部署。", "一规划两纲要"),
        ("试行茶厂项目“多评合一”“多表联填”。", "多表联填"),
        ("“来凤模式”在全州推进会交流。", "来凤模式"),
    ],
)
def test_quoted_names_with_the_matter_before_them(text: str, name: str) -> None:
    assert name in mechanisms(text)


@pytest.mark.parametrize(
    "text",
    [
        "支书带头作护茶讲座3次。",
        "茶业律师应邀授课培训2次。",
        "茶企承接“接得住”但“管不好”。",
        "面向村“两委”成员办班9期。",
        "连续三年摘得“茶乡最美城市”。",
    ],
)
def test_what_names_no_way_of_governing(text: str) -> None:
    assert not mechanisms(text)


def test_what_is_lacking_is_no_item_of_a_list() -> None:
    assert "进度偏慢制度" not in mechanisms("解决茶园创建进度偏慢、茶企首席质量官制度执行不严等问题。")


def test_the_number_of_an_item_is_no_part_of_a_name() -> None:
    assert "茶事调解与采茶用工服务信息会商机制" in mechanisms("（二）茶事调解与采茶用工服务信息会商机制有待完善。")
