"""Names of indicators: what a table's header would say of a figure, from the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi.naming import QUOTES

__all__ = ["Named", "name_indicator"]

LEADING = re.compile(
    r"^(?:\W|[一二三四五六七八九十]是|其中|共计|合计|累计|总计|全年|今年以来|今年|目前|截至目前|截至[^,，]*"
    r"|(?:20)?\d{2,4}年(?:度|以来|底|上半年|\d+[-—至]\d+月)?|全[市区县省州旗盟镇乡]|我[市区县省州局委旗镇厅]|本[市区县]|辖区内?|上半年"
    r"|年内|以来|期间|现有|已经?|约|达到?|并|且|还|先后|分别|均|同比|对|将|以|其|另|同时|依法|严格|积极|持续|深入|全面|及时|顺利|共(?![享同建治])"
    r"|自\S{0,6}以来|去年|同期|年度|的|和|与|及|、|在)+"
)
TRAILING = re.compile(
    r"(?:\W|共计|累计|合计|达到?|约|为|至|到|超过?|近|了|已|各|的|逾|仅|有|等|均|在|均为|分别为?|分别达|以上|总计|突破|同比|共|全部|总数达|由|从)+$"
)
#: A noun behind the unit: 审计106个单位.
NOUN_AFTER = re.compile(r"[\u4e00-\u9fffA-Za-z“”]{1,18}")
CUT_AFTER = re.compile(
    r"(?<=.{2})(?:开展|参与|参加|实施|完成|进行|分别|均|获|被|的|在|为|向|到|并|与|和|已|全部|举办|落地|得到|实现|通过(?!率))"
)
SHORT = re.compile(r"^(?:[\u4e00-\u9fff]{1,3}率|[\u4e00-\u9fff]{0,4})$")
SUFFIX = {"%": "率", "万元": "金额", "亿元": "金额", "元": "金额", "人次": "人次", "个百分点": "变化"}
#: Verbs whose object comes first in a header: 办理行政诉讼案件 is 行政诉讼案件办理数.
DOING = re.compile(
    r"^(?:共|组织)?(办理|受理|收到|新收|开展|举办|制定|出台|审查|审核|完成|排查|调解|化解|发放|查处|立案|处理|接待|接收|承办|召开|设立|建立|建成"
    r"|公布|印发|纳入|实施|培训|评查|检查|抽查|出具|发出|报送|清理|修订|废止|提供|培养|培育|聘请|配备|梳理|归集|处置|发布|曝光|收集|录入|报备|指出)(?=..)"
)
ENDING = re.compile(r"(?:数|人次|金额|率|人数|次数|变化)$")
#: Several rates that share one figure: 合法性审查率、备案率均为100%.
RATES = re.compile(r"([^、，,和与及\d]{2,14}率)(?=[、和与及])|([^、，,和与及\d]{2,14}率)$")


class Named(NamedTuple):
    """An indicator's name and its topic; short where the name leans on the figure before it."""

    indicator: str
    topic: str
    short: bool = False


def name_indicator(before: str, after: str, unit: str, last: Named | None, change: str | None = None) -> list[Named]:
    """Name the indicators of one figure.

    Args:
        before: What stands before the number in its clause, behind the figure before it.
        after: What stands behind the unit in its clause.
        unit: The figure's unit.
        last: The indicator before it in the same sentence.
        change: up or down where the figure is a change without a base.

    Returns:
        One name, or several where rates share the figure.

    Examples:
        >>> name_indicator("办理行政复议案件", "", "宗", None)[0].indicator
        '行政复议案件办理数'
        >>> name_indicator("", "领导干部旁听庭审", "名", None)[0].indicator
        '领导干部旁听庭审人数'
        >>> [n.indicator for n in name_indicator("合法性审查率、备案通过率均达", "", "%", None)]
        ['合法性审查率', '备案通过率']
        >>> name_indicator("涉企检查次数同比", "", "%", None, "down")[0].indicator
        '涉企检查次数同比降幅'
    """
    if unit == "%" and change is None:
        rates = [clean(a or b) for a, b in RATES.findall(TRAILING.sub("", before[-60:]))]
        if len(rates) > 1:
            return [named(rate, unit, last) for rate in rates]
    stem = clean(before)
    if change:
        return [Named(f"{stem or (last.topic if last else '')}同比{'降幅' if change == 'down' else '增幅'}", stem)]
    follows = NOUN_AFTER.match(after.lstrip(QUOTES))
    if follows and len(stem) < 5 and unit != "%":
        noun = clean(CUT_AFTER.split(follows[0].replace("进行", ""))[0])
        stem = stem + noun if len(stem) >= 2 else noun
    return [named(stem, unit, last)]


def named(stem: str, unit: str, last: Named | None) -> Named:
    """Name one indicator, leaning on the topic of the sentence where its own words are few."""
    if SHORT.match(stem) and last is not None:
        full = last.topic + stem
        return Named(full + suffix(full, unit), last.topic, short=True)
    doing = DOING.match(stem)
    topic = stem[doing.end() :] if doing else stem
    header = topic.lstrip("、") + doing[1] if doing and topic[0] != "、" else stem
    return Named((header or "数量") + suffix(header, unit), ENDING.sub("", topic) or stem)


def clean(phrase: str) -> str:
    """Strip from a phrase what a table's header would not hold."""
    phrase = re.sub(rf"[{QUOTES}\s]", "", phrase)
    phrase = LEADING.sub("", phrase)[-40:]
    return phrase[:-12] + TRAILING.sub("", phrase[-12:])


def suffix(stem: str, unit: str) -> str:
    """Give the ending that tells what kind of number an indicator is."""
    if stem.endswith(("率", "数", "量", "额", "人次", "金额", "比例", "占比", "得分", "分", "幅")):
        return ""
    if unit in ("人", "名", "位") and not stem.endswith("人"):
        return "人数"
    if unit in ("次", "场", "场次", "期") and not stem.endswith(unit):
        return f"{unit[0]}数"
    return SUFFIX.get(unit, "数")
