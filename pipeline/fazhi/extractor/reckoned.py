"""Matters that are made part of something larger: 法治建设纳入绩效考核, 学法情况列入年终述职, 普法经费纳入财政预算."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.source import Source, places_of
from fazhi.passages import OUTSIDE, Mention

__all__ = ["find_reckoned"]

#: The verbs by which a matter is made part of something.
VERBS = ("纳入", "列入", "列为", "作为", "写入", "计入")
#: What it is made part of, and how far that is said.
WHOLE = re.compile(
    r"(?:了|到)?(?P<whole>[^，。；,;：:、\n“”《》]{0,16}?(?:考核|考评|述职|测评|预算|巡察|巡视|绩效管理|目标管理|主体责任检查)"
    r"(?:考核|考评|评价|民主测评|测评|述廉|述法|巡察|体系|指标)*)(?P<part>的?[\u4e00-\u9fff]{0,8})?(?=[，。；,;：:、\n（(]|$|[和及与]|占|\d)"
)
#: Between two things that it is made part of.
AND = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:、|以及|[和及与])")
#: Whose the whole is, no part of its name.
WHOSE = re.compile(
    r"^(?:(?:[国省市县区镇乡]管|镇街|[省市县区州旗镇乡街村]级?|街道|本级|各级|全[省市县区州旗镇乡]|各?[部单][门位]|党政(?:正职|主要(?:负责人|领导))|(?:主要)?负责人|对)+(?![委府直]|干部)|年度(?=[\u4e00-\u9fff]{6}))"
)
#: The matter before the verb: behind 将 or 把, or from the last mark on.
MATTER = re.compile(r"(?:^|[将把，。；,;：:、\n”]|[%％][.．])(?P<matter>[^将把，。；,;：:、\n”%％]{2,26})$")
NUMBER = re.compile(r"^(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]{1,3}[)）.、])")
#: How it is made part, and what of the matter is meant.
HOW = re.compile(
    r"(?:已经?|均|都|也|一并|继续|全部|同时|首[次度]|被|率先|共同|统一|正式|全面|全[额部]|足额|整体|分别|一同)+$"
)
ASPECT = re.compile(r"(?:(?<!履职)的?(?:工作|落实|开展|完成)?(?:情况|成效|成果|结果|内容|指标|权重)|工作)+$")
LED = re.compile(
    r"^(?:推[进动]|坚持|实行|要求|各(?:级|地|部门|单位)|本(?:部门|系统|单位|级|地区?)|全[省市县区州旗镇乡]|严格)+"
)
#: What a report of the law's year would speak of.
TOPIC = re.compile(r"法|第一责任人|安全|平安|信访|公开|营商|信用|诚信|欠薪|应诉|败诉|诉讼|决策|审批|复议|调解")
SHORTEST, LONGEST, LEAST_WHOLE = 3, 22, 4
#: Matters of two characters.
SHORT = ("述法", "学法", "普法", "信访")


def find_reckoned(source: Source) -> Iterator[Mention]:
    """Find matters that are made part of an assessment, a duty report, a budget or an inspection.

    Args:
        source: The report.

    Yields:
        A mention of what the matter is made part of, each with a name that tells both.
    """
    text = source.text
    matter, told_in = "", -1
    for at, end in sorted((at, at + len(verb)) for verb in VERBS for at in places_of(verb, text)):
        sentence = source.sentence_at(at)
        if sentence.role in OUTSIDE:
            continue
        # 甲列入要点，|列入考核: the second verb has the matter of the first
        if not (told_in == sentence.start and text[at - 1] in "，,、并"):
            matter, told_in = matter_before(text, sentence.start, at), sentence.start
        for start, stop in wholes(text, end) if matter else ():
            name = f"{matter}纳入{text[start:stop]}"
            yield Mention("mechanism", start, stop, name, "system", "", "reckoned", "", 0.6)


def wholes(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Find what a matter is made part of behind an offset: 年度工作要点和|绩效考核, 干部考核及|日常巡察."""
    first = AND.match(text, at)
    found = WHOLE.match(text, at) or (WHOLE.match(text, first.end()) if first else None)
    while found is not None:
        owner = WHOSE.match(found["whole"])
        start, end = found.start("whole") + (owner.end() if owner else 0), found.end("whole")
        if end - start >= LEAST_WHOLE:
            yield start, end
        joint = AND.match(text, end)
        found = WHOLE.match(text, joint.end()) if joint else None


def matter_before(text: str, low: int, at: int) -> str:
    """Give the matter that a verb at an offset makes part of something, or nothing."""
    before = HOW.sub("", text[max(low, at - 40) : at])
    found = MATTER.search(before)
    if found is None:
        return ""
    matter = ASPECT.sub("", LED.sub("", NUMBER.sub("", found["matter"])))
    told = SHORTEST <= len(matter) <= LONGEST and TOPIC.search(matter)
    return matter if told or matter in SHORT else ""
