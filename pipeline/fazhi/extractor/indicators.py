"""Names of indicators: what a table's header would say of a figure, from the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi.extractor.phrases import Behind, clean, cut_list, drop_subject, object_of, read_behind, split_verb

__all__ = ["Named", "name_indicator"]

#: A name that says too little by itself.
SHORT = re.compile(r"^(?:[\u4e00-\u9fff]{1,3}率|[\u4e00-\u9fff]{0,3})$")
LONGEST_SHORT = 4
SUFFIX = {
    "%": "率",
    "万元": "金额",
    "亿元": "金额",
    "元": "金额",
    "人次": "人次",
    "个百分点": "变化",
    "轮": "轮数",
    "批次": "批次",
    "批": "批次",
}
PERSONS = ("人", "名", "位", "人次")
TIMES = ("次", "场", "场次", "期", "批", "批次", "场（次）", "场(次)", "轮")
#: What a unit counts where no noun says it.
COUNTED = {"项": "事项", "家": "单位", "户": "单位", "件": "案件", "宗": "案件", "起": "事件", "条": "条目"}
#: Verbs whose object comes first in a header: 办理行政诉讼案件 is 行政诉讼案件办理数.
DOING = re.compile(
    r"^(?:共|组织)?(办理|受理|收到|新收|开展|举办|制定|出台|审查|审核|完成|排查|调解|调处|化解|发放|查处|立案|处理|接待|接收|承办|召开|设立|建立|建成"
    r"|公布|印发|纳入|实施|培训|评查|检查|抽查|出具|发出|报送|清理|修订|废止|提供|培养|培育|聘请|配备|梳理|归集|处置|发布|曝光|收集|录入|报备"
    r"|指出|赠送|拍摄|制作|解答|编发|编印|制发|下达|下发|推送|征集|审结|办结|驳回|撤销|移送|答复)"
)
MEASURED = tuple(
    "率 数 量 额 人次 金额 比例 占比 比重 权重 得分 分 分值 幅 度 时间 时限 时长 用时 周期 面积 位次 成绩".split()
)
#: Endings that tell only what kind of number a name means, the longer first.
ENDINGS = ("人次", "金额", "人数", "次数", "变化", "数", "率")
#: Several rates that share one figure: 合法性审查率、备案率均为100%.
RATES = re.compile(
    r"((?:[^、，,和与及\d]|及(?=[时格])){2,14}率)(?=[、和与]|及(?![时格]))|((?:[^、，,和与及\d]|及(?=[时格])){2,14}率)$"
)
SHARE = re.compile(r"^(?P<topic>.*?)(?:所|仅|只|约)?占(?P<whole>[^，]{0,16}?)的?(?:比例|比重|比)?$")
AGO = re.compile(r"(?:同|同比|较|比|与)?(?:(?:20\d\d|去|上)年度?)?(?:同期)?(?:相比)?$")
JOINED = re.compile(r"^[^，,、；;：:\d（(和与及][^，,、；;：:\d]{0,19}?(?:[、和与及]|以及)?$")
PART = re.compile(r"\W*(?:其中|其余)")
#: What was held so many times: 开展3轮案卷评查.
HIGH = re.compile(r"(?:最|较|偏)?[高低多大]$")
COMPOSED = re.compile(r"组成")
SAID = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,18}")
RISEN = re.compile(r"(?:前进|提升|上升|跃升|前移)了?$")
#: Objects that say little without the work that they come from.
VAGUE = frozenset(
    "资料 问题 线索 建议 意见 案件 文书 事项 人员 群众 金额 材料 任务 整改 活动 议题 人数 情况 企业 单位 事件".split()
)


SHORT_RATE = 3
#: A predicate that follows its noun in a header: 任务办结数, but 开展述法单位数.
SHORTEST_PREDICATE = 2


class Named(NamedTuple):
    """An indicator's name and its topic; short where the name leans on the figure before it."""

    indicator: str
    topic: str
    short: bool = False


def name_indicator(
    before: str, after: str, unit: str, last: Named | None, change: str | None = None, context: str = "",
    beside: bool = False,
) -> list[Named]:  # fmt: skip
    """Name the indicators of one figure.

    Args:
        before: What stands before the number in its clause, behind the figure before it.
        after: What stands behind the unit in its clause.
        unit: The figure's unit.
        last: The indicator before it in the same sentence.
        change: up or down where the figure is a change without a base.
        context: The clause before, where no figure stands between.
        beside: Whether another figure stands before this one in the same clause.

    Returns:
        One name, or several where rates share the figure.

    Examples:
        >>> name_indicator("办理行政复议案件", "", "宗", None)[0].indicator
        '行政复议案件办理数'
        >>> name_indicator("", "领导干部旁听庭审", "名", None)[0].indicator
        '领导干部旁听庭审人数'
        >>> name_indicator("组织", "单位主要负责人开展述法", "家", None)[0].indicator
        '开展述法单位数'
        >>> [n.indicator for n in name_indicator("合法性审查率、备案通过率均达", "", "%", None)]
        ['合法性审查率', '备案通过率']
        >>> name_indicator("涉企检查次数同比", "", "%", None, "down")[0].indicator
        '涉企检查次数同比降幅'
    """
    if unit == "%" and change is None and before.count("率") > 1:
        rates = [clean(a or b) for a, b in RATES.findall(clean(before[-60:]))]
        if len(rates) > 1:
            # 考试参考率和合格率: the second is of the examination too
            whole = rates[0][:-SHORT_RATE] if len(rates[0]) > SHORT_RATE * 2 else ""
            full = [rates[0], *(whole + rate if len(rate) <= SHORT_RATE + 1 else rate for rate in rates[1:])]
            return [named(rate, unit, last, context) for rate in full]
    stem = drop_subject(clean(before))
    if change:
        stem = AGO.sub("", stem) or (last.topic if last else object_of(context))
        return [Named(f"{stem}同比{'降幅' if change == 'down' else '增幅'}", stem)]
    if unit == "%":
        if not stem and context:
            stem = drop_subject(clean(HIGH.sub("", context)))
        name = share(stem, after, last)
        found = named(name, unit, last, context)
        return [found._replace(topic=last.topic) if last and name != stem else found]
    behind = read_behind(after)
    if beside and JOINED.match(before) and (behind.noun or len(stem) < 4) and not DOING.match(stem):
        before = stem = ""  # the words between two figures belong to the first: 64个部门和14个乡镇
    if before.rstrip().endswith("等"):
        stem = cut_list(clean(before) + "等")
    if unit in TIMES:
        bare = not stem.endswith(MEASURED) and (len(stem) < 2 or not split_verb(stem)[1])
        return [named(stem + said_behind(after) if bare else stem, unit, last, context)]
    if unit in PERSONS and COMPOSED.match(after) and behind.noun:
        return [Named(behind.noun + "人数", behind.noun)]
    if unit == "位" and RISEN.search(stem):
        return [Named((last.topic if last else object_of(context)) + "位次提升", stem)]
    name = with_behind(stem, behind, unit)
    found = named(name, unit, last, context, invert=name == stem)
    if last and PART.match(before) and name != stem:
        return [Named(last.topic + found.indicator, last.topic, short=True)]
    keeps = name != stem and unit not in PERSONS and len(split_verb(stem)[1]) >= 2
    return [found._replace(topic=stem) if keeps else found]


def share(stem: str, after: str, last: Named | None) -> str:
    """Name a share: 占受理总数的79% is 占受理总数比例, 项目审批95%的事项在窗口完成 has its whole behind."""
    found = SHARE.match(stem)
    if found:
        topic = found["topic"] or (without_ending(last.indicator) if last else "")
        return f"{topic}占{found['whole']}比例" if found["whole"] else f"{topic}占比"
    if after.startswith("的") and not stem.endswith(MEASURED):
        behind = read_behind(after)
        return f"{stem}{behind.predicate}{behind.noun}占比" if behind.noun else stem
    return stem


def with_behind(stem: str, behind: Behind, unit: str) -> str:
    """Join the words before a figure with the noun and the predicate behind it."""
    noun, predicate = behind
    verb, thing = split_verb(stem)
    if not noun and not predicate:
        return stem
    if unit in PERSONS and not noun:
        return (
            (thing if not verb and len(thing) >= 2 else "") + predicate
            if len(stem) < 2 or not thing
            else stem + predicate
        )
    if not noun:
        return stem if len(stem) >= 4 else stem + predicate + COUNTED.get(unit, "")
    if len(stem) < 2 or (verb and not thing and predicate):
        return noun + predicate if unit in PERSONS or len(predicate) <= SHORTEST_PREDICATE else predicate + noun
    return stem + noun


def said_behind(after: str) -> str:
    """Give what was done so many times: 开展3轮案卷评查, 召开8次会议研究法治建设."""
    noun, predicate = read_behind(after)
    said = SAID.match(after)
    return noun if len(noun) >= 2 and split_verb(predicate)[1] else (said[0] if said else "")


def named(stem: str, unit: str, last: Named | None, context: str, *, invert: bool = True) -> Named:
    """Name one indicator, leaning on the topic of the sentence where its own words are few."""
    verb, thing = split_verb(stem)
    if stem.startswith("成功") and last is not None:
        full = without_ending(last.indicator) + stem
        return Named(full + suffix(full, unit), last.topic, short=True)
    vague = bool(verb) and (not thing or thing in VAGUE)
    if vague or (len(stem) <= LONGEST_SHORT and SHORT.match(stem)):
        topic = last.topic if last is not None else object_of(context)
        if topic and topic not in stem:
            full = topic + (stem or COUNTED.get(unit, ""))
            return Named(full + suffix(full, unit), topic, short=last is not None)
    turns = invert and len(thing) >= 2 and DOING.match(verb) and not stem.endswith(MEASURED)
    header = thing + verb if turns else stem
    listed = thing.rpartition("等")[2] if thing.count("、") > 1 else thing
    topic = listed if len(listed) >= 2 else thing or stem
    return Named((header or "数量") + suffix(header, unit), without_ending(topic) or stem)


def without_ending(name: str) -> str:
    """Strip from a name the ending that tells what kind of number it means."""
    if not name.endswith(ENDINGS):
        return name
    return name[: -len(next(ending for ending in ENDINGS if name.endswith(ending)))]


def suffix(stem: str, unit: str) -> str:
    """Give the ending that tells what kind of number an indicator is."""
    if stem.endswith(MEASURED):
        return ""
    if unit in ("人", "名", "位") and not stem.endswith("人"):
        return "人数"
    if unit in ("次", "场", "场次", "期") and not stem.endswith(unit):
        return f"{unit[0]}数"
    return SUFFIX.get(unit, "数")
