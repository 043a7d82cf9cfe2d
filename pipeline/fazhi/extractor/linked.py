"""Two practices that are linked with each other: 法治督察与巡察贯通, 执法监督与纪检监察监督贯通不够."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.boundaries import left_edge, verb_before
from fazhi.extractor.predicates import has_predicate
from fazhi.extractor.source import Source, places_of
from fazhi.passages import OUTSIDE, Mention

__all__ = ["find_linked"]

#: The acts that link two practices; 衔接 is mostly a single case of what has a name.
LINKS = ("贯通", "联动")
#: The two before such an act: 行政复议|与信访、仲裁|.
TWO = re.compile(r"[\u4e00-\u9fff]{2,14}(与)(?:[\u4e00-\u9fff0-9]{2,12}、)?[\u4e00-\u9fff0-9]{2,14}$")
#: What is said of how they are linked, where something is.
HOW = re.compile(r"(?:有效|紧密|深度|相互?|高效|无缝|有机)+$")
ENDING = re.compile(r"(?:工作)?(?:$|[，。；;,、\n])")
#: What may stand before two that are linked, besides a verb.
BEFORE = frozenset("将把使")
#: What is no practice of governing: 法治建设与业务工作, 有效市场与有为政府.
NO_PRACTICE = re.compile(r"经济|业务工作|中心工作|市场|有为|部门与|推进与|全面|公司|法院|检察院|公安局|法庭")
REACH, SHORTEST = 34, 8


def find_linked(source: Source) -> Iterator[Mention]:
    """Find two practices of which a report says that they are linked, or not well linked.

    Args:
        source: The report.

    Yields:
        Mentions of both with the act, as one name.
    """
    text = source.text
    for link in LINKS:
        for at in places_of(link, text):
            end = at + len(link)
            sentence = source.sentence_at(at)
            before = HOW.sub("", text[max(sentence.start, at - REACH) : at])
            two = TWO.search(before) if "与" in before and sentence.role not in OUTSIDE else None
            if two is None:
                continue
            low = at - len(text[max(sentence.start, at - REACH) : at]) + two.start()
            start = left_edge(text, low, low + two.start(1) - two.start())
            name = text[start:end]
            if len(name) < SHORTEST or text[start - 1] in "与和及" or NO_PRACTICE.search(name) or "与" not in name[2:]:
                continue
            taken_up = verb_before(text, sentence.start, start) or text[start - 1] in BEFORE
            if (taken_up and ENDING.match(text, end)) or has_predicate(text, end):
                yield Mention("mechanism", start, end, name, "mechanism", "", "linked", "", 0.5)
