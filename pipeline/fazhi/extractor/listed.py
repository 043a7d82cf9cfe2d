"""Names in a list that a head closes: 建立甲、乙，丙等机制, 甲、乙两项制度进一步健全."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.boundaries import left_edge, verb_before
from fazhi.extractor.heads import IDEOLOGY, VAGUE, kind_of
from fazhi.extractor.predicates import has_predicate
from fazhi.extractor.source import Source
from fazhi.naming import QUOTES
from fazhi.passages import Mention, Role

__all__ = ["find_listed"]

#: The longest item.
LONGEST = 24
LIST_HEAD = re.compile(
    "(?:等(?:[一二两三四五六七八九十\\d]+(?:项|个|种|大))?|"
    + "|".join(f"{first}[两三四五六七八九十]*(?:项|个|种|大)" for first in "两三四五六七八九十")
    + ")"
    r"(?:工作|创新|特色|配套)?(机制|制度|模式|平台|行动|工作法|清单|载体|改革|举措|做法|品牌)"
)


def find_listed(source: Source) -> Iterator[Mention]:
    """Find the items of a list closed by 等 and a head: 建立甲、乙，丙等机制.

    Args:
        source: The report.

    Yields:
        A mention an item.
    """
    text = source.text
    for close in LIST_HEAD.finditer(text):
        sentence = source.sentence_at(close.start())
        if sentence.role == Role.CHROME:
            continue
        at = close.start()
        items: list[tuple[int, int]] = []
        while True:
            start = left_edge(text, max(sentence.start, at - LONGEST), at)
            if not 4 <= at - start <= 14 or any(c in text[start:at] for c in QUOTES):
                break
            items.append((start, at))
            if text[start - 1] not in "、，,":
                break
            at = behind_quoted(text, sentence.start, start - 1)
        before = at if items and at < items[-1][0] - 1 else items[-1][0] if items else at
        if items and (verb_before(text, sentence.start, before) or has_predicate(text, close.end())):
            for start, end in items:
                name = text[start:end]
                if not VAGUE.fullmatch(name) and not IDEOLOGY.search(name):
                    yield Mention("mechanism", start, end, name, kind_of(close[1]), "", "listed", "", 0.5)


def behind_quoted(text: str, low: int, at: int) -> int:
    """Give where the unquoted part of a list ends, behind quoted items: 甲、“乙”、|丙."""
    while at > low and text[at - 1] in '”"':
        opening = max(text.rfind("“", low, at - 1), text.rfind('"', low, at - 1))
        if opening <= low or text[opening - 1] not in "、，,":
            return max(opening, low)
        at = opening - 1
    return at
