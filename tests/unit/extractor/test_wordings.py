"""Ways of governing under the names that reports use for them: each clause names the one that is written beside it."""

from __future__ import annotations

import pytest
from tests.short_texts import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("结合世界水日、中国水周开展宣传。", ["世界水日", "中国水周"]),
        ("推行“一照多址”“一址多照”改革。", ["一照多址", "一址多照"]),
        ("推进三证合一，随后推行五证合一。", ["三证合一", "五证合一"]),
        ("在水库推行湖长制。", ["湖长制"]),
        ("建立“林长+检察长”协作机制。", ["林长+检察长"]),
        ("利用世界地球日、全国土地日开展宣传。", ["世界地球日", "全国土地日"]),
    ],
)
def test_what_the_field_names_apart_is_told_apart(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("对六个乡镇开展异地交叉执法。", "交叉执法检查"),
        ("坚持未经审查不上会。", "未经合法性审查不上会"),
        ("镇街基层治理指挥中心全部建成运行。", "基层治理指挥中心"),
        ("严格落实司法责任制。", "司法责任制"),
        ("景区推行先行赔付。", "先行赔付制度"),
        ("窗口落实AB岗制度。", "AB岗制度"),
        ("深化“五社联动”。", "五社联动机制"),
        ("建成“枫桥式”税务所5个。", "枫桥式税务所"),
        ("对定点医疗机构开展飞行检查。", "飞行检查"),
        ("宅基地联审联办制度尚不健全。", "宅基地联审联办制度"),
        ("探索“执法+专家”模式。", "执法+专家"),
        ("派出所法制员配备率偏低。", "派出所法制员制度"),
        ("推广外卖封签。", "外卖食安封签"),
        ("推行数字化审图。", "数字化审图"),
        ("开展高价彩礼治理。", "高额彩礼治理"),
        ("建成户外劳动者驿站30个。", "户外劳动者服务站点"),
        ("村级代办点实现全覆盖。", "嘎查村代办点"),
        ("企业信用修复“一网联办”。", "信用修复一网通办"),
    ],
)
def test_a_mechanism_is_known_by_its_other_names(text: str, name: str) -> None:
    assert name in names(text)
