"""The full form in which a text names something: 党政主要负责人|年度述法, 校园矛盾纠纷|“一站式”调处机制."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi.extractor.boundaries import left_edge, verb_before
from fazhi.extractor.source import Source
from fazhi.extractor.tails import quote_tail
from fazhi.naming import QUOTES
from fazhi.passages import Mention

__all__ = ["in_full", "with_matters"]

#: How far before a known name its modifiers may begin, and how long they are at least.
REACH, LEAST = 12, 2
#: Words that say of what the name is: no figures, no words for how many, no verbs at their end.
MODIFIER = re.compile(
    r"(?!个别|部分|少数|多数|一些|有的|全部|所有|各|力争|首[个家批]|及时|妥善|处置|归集|收集|汇集|拓宽|高质量|高水平|高效|新收|累计|收到)"
    r"[\u4e00-\u9fff（）()]{2,}(?<![的了以对于为由和及与等])"
)

#: Quoted words that many matters have in common: 信访|“五步法”, 企业合规|“白名单”, 燃气安全|“百日攻坚”.
COMMON = re.compile(
    r".{2,3}|[\u4e00-\u9fff]{2,6}(?:化|(?<!模)式)|百日(?:攻坚|行动|会战)|红黄?黑榜|.{1,2}白名单|黑白名单"
)
#: What is no matter: whose something is (县司法局|“三审三核”), and words with a joint or a count among them.
NO_MATTER = re.compile(
    r"[和与及走]|[一二两三四五六七八九十][项个月年]|^.{1,3}$|[打唱做擦办用建抓守走][好赢亮响实牢优强]$|(?:[省市县区旗州盟镇乡村局厅委办院所站组团校队会企]|部门|系统|单位|机关|政府|街道|社区|集团|公司|干部|同志|全国|各级|新时代)$"
)


def with_matters(source: Source, found: Iterable[Mention]) -> Iterator[Mention]:
    """Give new names that consist of common quoted words the matter before them: 审计整改|“回头看”.

    Args:
        source: The report.
        found: Mentions of mechanisms in the order of the text.

    Yields:
        The mentions; where the same words stand alone, they take the matter that they have elsewhere.
    """
    mentions = list(found)
    ends = {mention.end for mention in mentions}
    full = [matter_named(source, mention, ends) for mention in mentions]
    named: dict[str, str] = {}
    for mention, name in zip(mentions, full, strict=True):
        if name:
            named.setdefault(source.text[mention.start : mention.end], name)
    for mention, name in zip(mentions, full, strict=True):
        other = named.get(source.text[mention.start : mention.end], "")
        alike = mention.rule == "quoted" and not mention.concept and tail(mention.name) in ("", tail(other))
        fuller = name or (other if alike else "")
        yield mention._replace(name=fuller) if fuller else mention


def tail(name: str) -> str:
    """Give what stands in a name behind its quoted words."""
    return name.partition("”")[2]


def matter_named(source: Source, mention: Mention, ends: set[int]) -> str:
    """Give the name of a quoted mention with the matter before it, or nothing."""
    start, end = mention.start, mention.end
    if mention.rule != "quoted" or mention.concept or not COMMON.fullmatch(source.text, start, end):
        return ""
    low = modified_from(source, start - 1, ends)
    if low == start - 1 or NO_MATTER.search(source.text[low : start - 1]):
        return ""
    return source.text[low : max(end + 1 + len(tail(mention.name)), quote_tail(source.text, end + 1))]


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
            behind = quote_tail(source.text, end + 1)
            start, end = start - 1, behind if behind > end + 1 else end
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
