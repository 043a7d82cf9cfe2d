"""What a clause speaks of that names nothing itself: 该做法被评为优秀案例, 属全省首创."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from fazhi.extractor.source import Source
from fazhi.passages import Clause, Mention

__all__ = ["OPENS_BACK", "antecedents", "names_one"]

#: A word that points back, but not to the county or bureau, and what it calls the thing.
OPENS_BACK = re.compile(
    r"\W{0,2}(?:[该此](?![省市县区州旗局镇乡委厅院街])|这一?|这项|相关|上述)[项个种]?[\u4e00-\u9fff]{1,4}"
)
GENERIC = re.compile(
    r"(?:做法|机制|模式|经验|案例|项目|品牌|制度|举措|成果|创新|改革|方法|举动|工作(?![室站队组]))|[该此](?:举|为|属|系)"
)
#: Heads by which a clause calls the very thing that it speaks of: 该项制度, 这一平台.
CALLED = re.compile(r"(?:制度|机制|模式|平台|品牌|工作法|清单|体系|改革|行动|工作站|工作室|中心)")
FARTHEST = 160
#: Something else that is named in between, of which the clause then speaks.
OTHER = re.compile(r"[“《][^”》\n]{2,40}[”》]")


def names_one(starts: Sequence[int], clause: Clause) -> bool:
    """Tell whether a clause names a mechanism itself.

    Args:
        starts: Where the mechanism mentions start, in order.
        clause: The clause.

    Returns:
        True if a mention starts in it.
    """
    at = bisect_left(starts, clause.start)
    return at < len(starts) and starts[at] < clause.end


def antecedents(
    source: Source, mentions: Sequence[Mention], starts: Sequence[int], clause: Clause, back: str = "", called: str = ""
) -> Iterator[int]:
    """Give the mentions that a clause speaks of: those of the nearest clause before it that has any.

    Args:
        source: The report.
        mentions: The mechanism mentions in the order of the text.
        starts: Where they start.
        clause: A clause that names none of them.
        back: The words of the clause that point back, if any: 该工作室 speaks only of a 工作室.
        called: Words that point back and only prefer what is called so.

    Yields:
        Indices of mentions; of the same sentence, or of the one before if the clause or its sentence points back.
    """
    sentence = source.sentence_at(clause.start)
    opening = OPENS_BACK.match(source.text, sentence.start, clause.end)
    back = back or (opening[0] if opening else "")
    low = sentence.start
    if opening or (back and clause.start == sentence.start):
        low = source.sentence_at(max(0, sentence.start - 2)).start
    last = bisect_left(starts, clause.start) - 1
    if last < 0 or starts[last] < max(low, clause.start - FARTHEST):
        return
    head = CALLED.search(back or called)
    if head and not mentions[last].name.endswith(head[0]):
        # the nearest that is called so, over what is only named in between
        first = bisect_left(starts, max(low, clause.start - FARTHEST))
        last = next((i for i in range(last, first - 1, -1) if mentions[i].name.endswith(head[0])), last)
    named = source.clause_at(starts[last])
    if not back and OTHER.search(source.text, named.end, clause.start):
        return
    for index in range(bisect_left(starts, named.start), last + 1):
        if not back or GENERIC.search(back) or mentions[index].name[-2:] in back:
            yield index
