"""The full form in which a text names something known: 党政主要负责人|年度述法, 校园矛盾纠纷|“一站式”调处机制."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.boundaries import left_edge, verb_before
from fazhi.extractor.source import Source
from fazhi.extractor.tails import quote_tail
from fazhi.naming import QUOTES
from fazhi.passages import Mention

__all__ = ["in_full"]

#: How far before a known name its modifiers may begin, and how long they are at least.
REACH, LEAST = 12, 2
#: Words that say of what the name is: no figures, no words for how many, no verbs at their end.
MODIFIER = re.compile(
    r"(?!个别|部分|少数|多数|一些|有的|全部|所有|各|力争|首[个家批]|及时|妥善|处置|归集|收集|汇集|拓宽|高质量|高水平|高效|新收|累计|收到)"
    r"[\u4e00-\u9fff（）()]{2,}(?<![的了以对于为由和及与等])"
)


def in_full(source: Source, found: list[Mention]) -> Iterator[Mention]:
    """Give known mechanisms the names that the text gives them, with the words that modify the known one.

    Args:
        source: The report.
        found: Mentions of mechanisms in the order of the text.

    Yields:
        The mentions; the full form is the name of those that have one, their place and concept stay.
    """
    ends = {mention.end for mention in found}
    for mention in found:
        if not mention.concept:
            yield mention
            continue
        start, end = mention.start, mention.end
        quoted = source.text[start - 1 : start] in QUOTES and source.text[end : end + 1] in QUOTES
        if quoted:
            tail = quote_tail(source.text, end + 1)
            start, end = start - 1, tail if tail > end + 1 else end
        low = modified_from(source, start, ends)
        full = source.text[low:end]
        yield mention._replace(name=full) if (low < start or end > mention.end) and "\n" not in full else mention


def modified_from(source: Source, start: int, ends: set[int]) -> int:
    """Give where the modifiers before a name begin: behind a verb or a mark, but over no other name."""
    text, clause = source.text, source.clause_at(start)
    low = max(clause.start, start - REACH)
    if start - low < LEAST or verb_before(text, low, start):
        return start
    edge = left_edge(text, low, start)
    begun = edge > low or low == clause.start
    modified = begun and MODIFIER.fullmatch(text, edge, start) and ends.isdisjoint(range(edge + 1, start + 1))
    return edge if modified else start
