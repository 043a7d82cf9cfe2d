"""Known names in a list that share their first part: 规范性文件备案、审查、清理, and the steps of a major decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.gazetteer import Entry, Gazetteer

__all__ = ["find_shared"]

#: What is dealt with in several ways, of which a list names the later ones by their own words only.
MATTERS = (
    "规范性文件|重大行政决策|重大决策|行政执法|权责清单|行政审批|行政许可|政务服务|法治政府建设|矛盾纠纷|行政复议"
    "|行政应诉|领导干部|执法人员|公共法律服务|政府合同|行政合同|证明事项|政府信息|应急预案"
)
MATTER = re.compile(rf"(?:{MATTERS})([\u4e00-\u9fff]{{2,8}}(?:(?:[、和与及]|以及)[\u4e00-\u9fff]{{2,12}})+)")
#: What such a list may end in besides its last item.
TAIL = re.compile(r"(?:等)?(?:工作|长效|各项|配套|管理)*(?:制度|机制|程序|规定|体系|环节|流程|工作)?$")
#: The steps of a major decision, as lists name them.
STEP = (
    "(?:公众参与|专家论证|专家咨询论证|社会稳定风险评估|风险评估|合法性审[查核]|集体(?:讨论|研究|审议|决策)(?:决定|审议|决策)?"
    "|公平竞争审[查核]|公开征求意见|听证|公示|后评估|备案公示)"
)
STEPS = re.compile(rf"{STEP}(?:(?:[、,，和及与]|以及){STEP}){{2,}}")
STEP_ITEM = re.compile(STEP)
DECISION = "重大行政决策"
#: Steps that decisions alone take.
TELLING = ("公众参与", "专家", "集体", "风险评估")
#: The least of a last item.
SHORTEST = 3
JOINS = re.compile(r"[、和与及]|以及")


def find_shared(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Entry]]:
    """Find the items of lists that name something known only together with what the list begins with.

    Args:
        text: The report.
        gazetteer: The automaton over the vocabularies.

    Yields:
        Offsets [start, end) of the item and what it stands for.
    """
    for found in MATTER.finditer(text):
        matter = text[found.start() : found.start(1)]
        for start, end in later_items(text, *found.span(1)):
            # what is said of the list stands behind its last item: 听证、后评估|未真正开展
            for stop in (end, *range(end - 1, start + SHORTEST - 1, -1)) if end == found.end() else (end,):
                entry = gazetteer.entry(matter + text[start:stop], "mechanism")
                if entry and not entry.weak:
                    yield start, stop, entry
                    break
    for found in STEPS.finditer(text):
        if sum(word in found[0] for word in TELLING) > 1:
            for step in STEP_ITEM.finditer(text, *found.span()):
                entry = gazetteer.entry(DECISION + step[0], "mechanism")
                if entry:
                    yield *step.span(), entry


def later_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the offsets of a list's items behind the first, the last one without what closes the list."""
    at = 0
    for joint in JOINS.finditer(text, start, end):
        if at:
            yield at, joint.start()
        at = joint.end()
    tail = TAIL.search(text, at, end)
    yield at, tail.start() if tail else end
