"""Observations: every figure that measures government work, named as a table's header would name it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from fazhi.extractor.numbers import Figure, figure_pattern, read_figure
from fazhi.extractor.source import Source
from fazhi.naming import QUOTES
from fazhi.passages import Mention, Role

__all__ = ["Measure", "find_measures"]

#: What stands before a number that counts nothing.
NOT_BEFORE = re.compile(
    r"(?:第|[〔\[(（]|20\d\d年第|N|[A-Za-z]|\d[.．:：/·+＋-]|[+＋]|号|新时代十|十四|十三|十二|八|七|六)$"
)
TIME_UNITS = ("年", "月", "日")
CHANGE = re.compile(
    r"(?:(?:较|比|与|同)(?:去年|上年|上一年|上年度|前年|20\d\d年|往年|年初|改革前|前年度)?(?:同期|同比|末|度)?(?:相比)?[,，]?)?(?:同比|环比)?(?:分别|均|有所|大幅|又|再|净|平均)?"
    r"(?P<word>增长|上升|提高|提升|增加|上涨|增幅|增多|升高|多|压缩|压减|精简|下降|减少|降低|回落|下滑|缩短|降幅|降)(?:了|约|近|超过?|逾|达|为|到|至)*$"
)
DOWN = ("压缩", "压减", "精简", "下降", "减少", "降低", "回落", "下滑", "缩短", "降幅", "降")
RANK = re.compile(
    r"(?:位居|位列|排名|排在|排|列|居|名列|稳居)(?:[\u4e00-\u9fff]{0,8})(?:第[一二三四五六七八九十\d]+(?:名|位)?|前列|首位|榜首|前[茅一二三四五六七八九十\d]+名?|第一方阵)"
)
LEADING = re.compile(
    r"^(?:\W|[一二三四五六七八九十]是|其中|共计?|累计|合计|全年|今年|目前|截至目前|截至[^,，]*|全[市区县省州旗盟镇乡]|我[市区县省州局委旗镇厅]|本[市区县]|辖区|上半年|\d{4}年(?:度|以来|底|上半年)?|年内|已|共|总计"
    r"|以来|期间|现有|现|约|近|达到?|并|且|还|先后|分别|均|同比|对|将|为|以|其|另|同时|组织|依法|严格|积极|持续|深入|全面|及时|完成|实现|推动|开展了|了|今年以来|自\S{0,6}以来|去年|同期|年度)+"
)
TRAILING = re.compile(
    r"(?:\W|共计?|累计|合计|达到?|约|为|至|到|超过?|近|了|已|各|的|逾|仅|有|等|均|在|均为|分别为?|分别达|以上|总计|计|突破|同比)+$"
)
SPECIFIC_AFTER = re.compile(r"[\u4e00-\u9fffA-Za-z“”]{2,18}")
SHORT = re.compile(r"^(?:[\u4e00-\u9fff]{1,3}率|[\u4e00-\u9fff]{1,4})$")
COUNTED = re.compile(r"[”\u4e00-\u9fffA-Za-z]")
SUFFIX = {"%": "率", "万元": "金额", "亿元": "金额", "元": "金额", "人次": "人次", "个百分点": "变化"}
IN_NAME = re.compile(r"^(?:项|个|件|位|条|批|类|级|次|大|种)$")


class Measure(NamedTuple):
    """A figure and what it measures: offsets [start, end) of the evidence."""

    start: int
    end: int
    figure: Figure
    indicator: str
    change: tuple[str, float | None, str | None] | None = None
    rank: str | None = None


def find_measures(
    source: Source, units: tuple[str, ...], names: Iterable[Mention]
) -> tuple[list[Measure], list[Mention]]:
    """Find the figures of a report.

    Args:
        source: The report.
        units: The units that count.
        names: Mentions of documents and mechanisms, whose digits are part of a name.

    Returns:
        The measures in the order of the text, and the numbers left out, with the reason in `note`.
    """
    named = {i for m in names for i in range(m.start, m.end)}
    measures: list[Measure] = []
    rejected: list[Mention] = []
    for found in figure_pattern(units).finditer(source.text):
        figure = read_figure(found)
        reason = refusal(source, figure, named)
        if reason:
            rejected.append(Mention("observation", figure.start, figure.end, "", "figure", "", "grammar", reason))
            continue
        place_figure(source, figure, measures)
    return measures, rejected


def refusal(source: Source, figure: Figure, named: set[int]) -> str:
    """Give the reason for which a number is no figure, or nothing."""
    text = source.text
    before = text[max(0, figure.start - 8) : figure.start]
    if figure.start in named and figure.end - 1 in named:
        return "part of a name"
    if NOT_BEFORE.search(before):
        return "an ordinal, a code or part of a name"
    if source.sentence_at(figure.start).role == Role.CHROME:
        return "outside the report"
    if text[figure.start] not in "0123456789" and text[figure.end : figure.end + 1] in "”’":
        return "part of a name"
    return ""


def place_figure(source: Source, figure: Figure, measures: list[Measure]) -> None:
    """Add a figure: as the change of the one before it, or as a measure of its own."""
    text = source.text
    sentence = source.sentence_at(figure.start)
    before = text[sentence.start : figure.start]
    change = CHANGE.search(before)
    last = measures[-1] if measures else None
    if (change and figure.unit in ("%", "个百分点", "倍")) or (
        change and last and figure.unit == last.figure.unit and "同比" in before[-12:]
    ):
        direction = "down" if change["word"] in DOWN else "up"
        if last and last.change is None and is_tied(text, last, figure, sentence.start):
            measures[-1] = last._replace(change=(direction, figure.value, figure.unit))
            return
        measures.append(
            measure(source, figure, measures, (direction, figure.value, figure.unit), change.start() - len(before))
        )
        return
    measures.append(measure(source, figure, measures, None, 0))


def is_tied(text: str, last: Measure, figure: Figure, sentence_start: int) -> bool:
    """Tell whether a change belongs to the figure before it."""
    between = text[last.figure.end : figure.start]
    return (
        last.figure.start >= sentence_start
        and len(between) <= 22
        and not re.search(r"[。；;]", between)
        and not re.search(r"[\u4e00-\u9fff]{4,}(?:率|数|量|额)", between)
    )


def measure(
    source: Source,
    figure: Figure,
    measures: list[Measure],
    change: tuple[str, float | None, str | None] | None,
    cut: int,
) -> Measure:
    """Name a figure's indicator and choose its evidence."""
    text = source.text
    clause = source.clause_at(figure.start)
    sentence = source.sentence_at(figure.start)
    before = text[clause.start : figure.start + cut]
    after = text[figure.end : clause.end]
    last = measures[-1] if measures and measures[-1].figure.start >= sentence.start else None
    start, end = clause.start, clause.end
    while start < end and text[start] in " \t\u3000\n":
        start += 1
    if end - start < 8:
        start = last.start if last and figure.end - last.start <= 120 else sentence.start
    tail = text[figure.end : min(sentence.end, figure.end + 40)]
    rank = RANK.search(tail)
    return Measure(start, end, figure, indicator_name(before, after, figure, last), change, rank[0] if rank else None)


def indicator_name(before: str, after: str, figure: Figure, last: Measure | None) -> str:
    """Name an indicator from the words around its figure.

    Args:
        before: What stands before the number in its clause.
        after: What stands behind the unit in its clause.
        figure: The figure.
        last: The measure before it in the same sentence.

    Returns:
        The name.

    Examples:
        >>> indicator_name("办理行政复议案件", "", Figure(0, 0, 568.0, "宗", False), None)
        '办理行政复议案件数'
        >>> indicator_name("", "领导干部旁听庭审", Figure(0, 0, 40.0, "名", False), None)
        '领导干部旁听庭审人数'
    """
    before = re.split(r"、(?=[^、]{0,30}$)", before)[-1] if re.search(r"\d", before) else before
    stem = clean(re.split(r"\d[^\u4e00-\u9fff]*[\u4e00-\u9fff]{0,2}", before)[-1])
    follows = SPECIFIC_AFTER.match(after.lstrip(QUOTES))
    if len(stem) < 4 and follows and not SHORT.match(stem + "率"):
        stem = clean(follows[0]) if len(stem) < 2 else stem + follows[0]
    elif not stem and follows:
        stem = follows[0]
    if (not stem or SHORT.match(stem)) and last is not None:
        topic = re.sub(r"(?:数|人次|金额|率|人数|次数|变化)$", "", last.indicator)
        stem = topic + stem if not stem.endswith("率") or len(stem) < 4 else stem
    return (stem or "数量") + suffix(stem, figure.unit)


def clean(phrase: str) -> str:
    """Strip from a phrase what a table's header would not hold."""
    phrase = re.sub(rf"[{QUOTES}\s]", "", phrase)
    return TRAILING.sub("", LEADING.sub("", phrase))[-30:]


def suffix(stem: str, unit: str) -> str:
    """Give the ending that tells what kind of number an indicator is."""
    if stem.endswith(("率", "数", "量", "额", "人次", "金额", "比例", "占比", "得分", "分")):
        return ""
    if unit in ("人", "名", "位") and not stem.endswith("人"):
        return "人数"
    if unit in ("次", "场", "场次", "期") and not stem.endswith(unit):
        return f"{unit[0]}数"
    return SUFFIX.get(unit, "数")
