"""Observations: every figure that measures government work, named as a table's header would name it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_letters
from typing import NamedTuple

from fazhi.extractor.indicators import Named, name_indicator
from fazhi.extractor.numbers import Figure, find_figures
from fazhi.extractor.source import Source
from fazhi.passages import Clause, Mention, Role, Sentence

__all__ = ["Measure", "find_measures"]

#: What stands before a number that counts nothing.
NOT_BEFORE = re.compile(
    r"(?:第|届|[〔\[]|20\d\d年第|N|[A-Za-z]|\d[.．:：/·+＋-]|[+＋]|号|新时代十|十四|十三|十二|八|七|六)$"
)
#: In what that ends.
UNCOUNTED = frozenset("第届〔[.．:：/·+＋-号十四三二八七六" + ascii_letters)
#: How often something is done by rule measures nothing: 每月召开1次例会.
EVERY = re.compile(r"每(?:[两三半]|一)?个?(?:年|月|季度?|周|日|天|旬|人)[^，,。；\d]{0,8}$")
OFTEN = ("次", "场", "期", "场次", "小时", "课时", "台", "天", "轮", "件")
#: Words with a numeral that count nothing, and hours that name a service.
IDIOM = re.compile(r"十分(?![钟之])|千家万户|千篇一律|百家争鸣|百花齐放|十户长|十佳|百强|百年|百姓|24小时")
#: Spans of time and space that end the names of services and campaigns.
SPANS = ("秒", "分钟", "小时", "天", "米", "公里")
#: What a ranking ranks.
FIELDS = ("个", "家", "所", "名", "座")
#: In 全国100个城市中位居第一 only the place counts.
RANKED_AMONG = re.compile(
    r"[^，。；\d]{0,10}?[中里内](?:位|排|名|列|居)|[^，。；\d]{0,8}(?:位居|排名|名列|列)?第[一二三四五六七八九十\d]+[位名]"
)
#: Spans of time that measure work; others only say how long something ran: 为期3个月.
LASTED = re.compile(r"(?:为期|历时|开展|持续)(?:了|约|近)?$")
SPANNED = re.compile(r"周期|时限|用时|时长|时间|缩短|压缩|平均")
CHANGE = re.compile(
    r"(?:(?:较|比|与|同)(?:去年|上年|上一年|上年度|前年|20\d\d年|往年|年初|前年度|[\u4e00-\u9fff]{2,4}前)?(?:同期|同比|末|度)?(?:相?比)?[,，]?)?(?:同比|环比)?(?:分别|均|有所|大幅|又|再|净|平均)?"
    r"(?P<word>增长|上升|提高|提升|增加|上涨|增幅|增多|升高|多|压缩|压减|精简|下降|减少|降低|回落|下滑|缩短|降幅|降)(?:了|约|近|超过?|逾|达|为|到|至)*$"
)
CHANGE_ENDS = frozenset("长升高加涨幅多缩减简降少低落滑短了约近过逾达为到至")
DOWN = ("压缩", "压减", "精简", "下降", "减少", "降低", "回落", "下滑", "缩短", "降幅", "降")
FROM_VALUE = re.compile(r"[由从](?:平均|原[来先有]?的?|之前的?|过去的?|去年的?|上年的?|20\d\d年的?)?$")
BECAME = re.compile(
    r"[^，。；\d]{0,6}(?:提高|提升|上升|增加|增长|升|压缩|缩短|压减|下降|减少|降低|降|精简|调整|[缩砍压减增扩拉延跌涨改变并]|扩大|扩展|延长|归并|整合|优化|缩减)"
    r"[^，。；\d]{0,2}(?:为|到|至|成)"
)
RANKED = re.compile(r"第|前列|首位|榜首|前[茅一二三四五六七八九十\d]")
RANK = re.compile(
    r"(?:位居|位列|排名|排在|排|列|居|名列|稳居)(?:[\u4e00-\u9fff]{0,8})(?:第[一二三四五六七八九十\d]+(?:名|位)?|前列|首位|榜首|前[茅一二三四五六七八九十\d]+名?|第一方阵)"
)
#: Units of a change that need no base of the same unit.
RELATIVE = ("%", "个百分点", "倍")
CHANGE_WINDOW = 28
#: Between a change and the one that shares its words.
SECOND = re.compile(r"[\d.．][%％][、和]$")
UNTIED = re.compile(r"[。；;]|[\u4e00-\u9fff]{4,}(?:率|数|量|额)")
#: A change that has a subject of its own belongs to that: 新增探头128个，刑事案件同比下降22.4%.
SUBJECT = re.compile(r"[\u4e00-\u9fff]{3}")
SHORTEST_EVIDENCE, LONGEST_EVIDENCE = 8, 120


#: A year that begins a clause dates its figures: 2022年办理30件，2023年办理50件.
YEAR = re.compile(r"(?:(?<=[，,；;。：:、）)\n])|(?<=其中)|(?<=截至))\s*(20\d\d)年(?![—\-－~至])")
NEXT_YEAR = 1
BRACKET_OPENS, BRACKET_CLOSES = re.compile(r"[（(](?=[^（()）]*\d)"), re.compile(r"[）)]")
#: The rest of a quoted name that a figure begins: “8小时以外”.
QUOTED_ON = re.compile(r"[^“”‘’，。；：\d]{1,10}[”’]")
#: Up to so many characters before it a figure may need the clause before for its name.
SHORT_BEFORE = 10


#: A change that the text states: direction, value and unit.
Stated = tuple[str, float | None, str | None]


class Measure(NamedTuple):
    """A figure and what it measures: offsets [start, end) of the evidence.

    `when` is the year that the text gives it, `NEXT_YEAR` for a plan, 0 for the year reported on.
    """

    start: int
    end: int
    figure: Figure
    indicator: str
    change: Stated | None = None
    rank: str | None = None
    topic: str = ""
    when: int = 0


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
    named = bytearray(len(source.text))
    for name in names:
        named[name.start : name.end] = b"\1" * (name.end - name.start)
    measures: list[Measure] = []
    rejected: list[Mention] = []
    for figure in find_figures(source.text, units):
        reason = refusal(source, figure, named)
        if reason:
            rejected.append(Mention("observation", figure.start, figure.end, "", "figure", "", "grammar", reason))
            continue
        place_figure(source, figure, measures)
    return measures, rejected


def refusal(source: Source, figure: Figure, named: bytearray) -> str:
    """Give the reason for which a number is no figure, or nothing; the places of names are marked."""
    text = source.text
    before = text[max(0, figure.start - 8) : figure.start]
    if named[figure.start] and named[figure.end - 1]:
        return "part of a name"
    if before[-1:] in UNCOUNTED and NOT_BEFORE.search(before):
        return "an ordinal, a code or part of a name"
    if ("由" in before or "从" in before) and FROM_VALUE.search(before) and BECAME.match(text, figure.end):
        return "the value before a change"
    if source.sentence_at(figure.start).role == Role.CHROME:
        return "outside the report"
    quoted = text[figure.end : figure.end + 1] in ("”", "’")  # “普法30分钟”, “一件”
    if quoted and (text[figure.start] not in "0123456789" or figure.unit in SPANS):
        return "part of a name"
    if before[-1:] in "“‘" and QUOTED_ON.match(text, figure.end):
        return "part of a name"
    return measures_nothing(text, figure, before)


def measures_nothing(text: str, figure: Figure, before: str) -> str:
    """Give the reason for which a figure in a phrase measures no work, or nothing."""
    if IDIOM.match(text, figure.start) or before[-1:] in ("×", "x", "X", "*"):
        return "a set phrase"
    if (
        "每" in text[max(0, figure.start - 14) : figure.start]
        and figure.unit in OFTEN
        and EVERY.search(text, max(0, figure.start - 14), figure.start)
    ):
        return "how often something is done by rule"
    if figure.unit in FIELDS and RANKED_AMONG.match(text, figure.end):
        return "the field of a ranking"
    if figure.unit == "个月" and (
        LASTED.search(before) or not SPANNED.search(text, max(0, figure.start - 24), figure.start)
    ):
        return "how long something lasts"
    return ""


def place_figure(source: Source, figure: Figure, measures: list[Measure]) -> None:
    """Add a figure: as the change of the one before it, or as a measure of its own."""
    text = source.text
    sentence = source.sentence_at(figure.start)
    low = max(sentence.start, figure.start - CHANGE_WINDOW)
    near = text[figure.start - 1] in CHANGE_ENDS or text[figure.start - 1] == " "
    change = CHANGE.search(text, low, figure.start) if near else None
    last = measures[-1] if measures and measures[-1].figure.start >= sentence.start else None
    if last and last.change and last.figure.unit == figure.unit and text[last.figure.end : figure.start] in "、和":
        stated = (last.change[0], figure.value, figure.unit)
        measures.append(last._replace(figure=figure, change=stated))
        return
    if last and last.change and respectively(text, measures, figure):
        return
    if change and change[0].endswith(("为", "到", "至")):
        change = None  # 提高到98%: the value itself, not what it changed by
    if change is None or not (figure.unit in RELATIVE or (last and figure.unit == last.figure.unit)):
        measures.extend(measures_of(source, figure, last, None, figure.start))
        return
    stated = ("down" if change["word"] in DOWN else "up", figure.value, figure.unit)
    summed = bool(last and last.change and change["word"] in ("降幅", "增幅"))  # 减少2万户次，降幅31%
    if last and (summed or (last.change is None and is_tied(text, last, figure))):
        measures[-1] = last._replace(change=stated)
    elif figure.unit in RELATIVE or "同比" in text[change.start() : figure.start]:
        measures.extend(measures_of(source, figure, last, stated, change.start()))
    else:
        measures.extend(measures_of(source, figure, last, None, figure.start))


def respectively(text: str, measures: list[Measure], figure: Figure) -> bool:
    """Give the second of two changes to the last figure and the first to the one before: 同比分别增长109%和40%."""
    last = measures[-1]
    assert last.change is not None
    direction, _, unit = last.change
    before = text[last.figure.end : figure.start]
    if unit != figure.unit or not SECOND.search(before):
        return False
    if len(measures) > 1 and measures[-2].change is None and "分别" in before:
        measures[-2] = measures[-2]._replace(change=last.change)
    measures[-1] = last._replace(change=(direction, figure.value, figure.unit))
    return True


def is_tied(text: str, last: Measure, figure: Figure) -> bool:
    """Tell whether a change belongs to the figure before it."""
    between = text[last.figure.end : figure.start]
    return len(between) <= 22 and not UNTIED.search(between) and not SUBJECT.search(CHANGE.sub("", between))


def measures_of(
    source: Source, figure: Figure, last: Measure | None, change: Stated | None, until: int
) -> list[Measure]:
    """Name a figure's indicators and choose its evidence; 甲率和乙率均为100% states two."""
    text = source.text
    clause = source.clause_at(figure.start)
    sentence = source.sentence_at(figure.start)
    named = Named(last.indicator, last.topic) if last else None
    low = max(clause.start, last.figure.end if last else 0)
    beside = last is not None and last.figure.end > clause.start
    before, after = around(text[low:until], text[figure.end : clause.end])
    names = name_indicator(
        before,
        after,
        figure.unit,
        named,
        change and change[0],
        context_of(source, clause, sentence, last) if until - low <= SHORT_BEFORE else "",
        beside,
    )
    start, end = evidence_span(source, clause, sentence, last, short=names[0].short)
    stop = min(sentence.end, figure.end + 40)
    rank = RANK.search(text, figure.end, stop) if RANKED.search(text, figure.end, stop) else None
    rank_text = rank[0] if rank else None
    told = (
        list(YEAR.finditer(text, sentence.start, figure.start)) if "年" in text[sentence.start : figure.start] else ()
    )
    when = int(told[-1][1]) if told else NEXT_YEAR if sentence.role == Role.PLANS else 0
    return [Measure(start, end, figure, name.indicator, change, rank_text, name.topic, when) for name in names]


def around(before: str, after: str) -> tuple[str, str]:
    """Cut what stands around a figure where brackets hold it, or open behind it: 完成67项（48项进展较快）."""
    after = BRACKET_OPENS.split(after, maxsplit=1)[0]
    if not before.endswith(("（", "(")):
        return before, after
    inside = BRACKET_CLOSES.split(after, maxsplit=1)[0]
    return ("", inside) if inside else (before[:-1], "")


def context_of(source: Source, clause: Clause, sentence: Sentence, last: Measure | None) -> str:
    """Give the clause before in the same sentence, if no figure stands in it or behind it."""
    if clause.start <= sentence.start:
        return ""
    before = source.clause_at(clause.start - 1)
    if before.start >= clause.start:
        before = source.clause_at(clause.start - 2)
    if before.start < sentence.start or (last and last.figure.end > before.start):
        return ""
    return source.text[before.start : before.end]


def evidence_span(
    source: Source, clause: Clause, sentence: Sentence, last: Measure | None, *, short: bool
) -> tuple[int, int]:
    """Choose a figure's evidence: its clause, with the one before where it does not stand alone."""
    start, end = clause.start, clause.end
    if last is not None and (short or end - start < SHORTEST_EVIDENCE):
        before = source.clause_at(max(0, start - 2)).start
        if before >= sentence.start and end - before <= LONGEST_EVIDENCE:
            start = before
    elif end - start < SHORTEST_EVIDENCE:
        start = sentence.start
    while start < end and source.text[start].isspace():
        start += 1
    return start, end
