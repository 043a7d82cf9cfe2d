"""Which of several names that overlap a text names: the fuller, the known, the one that says more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fazhi.extractor.boundaries import verb_before
from fazhi.extractor.heads import HEAD, VAGUE, kind_of
from fazhi.extractor.tails import quote_tail
from fazhi.naming import QUOTES
from fazhi.passages import Mention

__all__ = ["RANK", "by_place", "settle"]

#: Which rule yields to which where two mentions overlap.
RANK = {
    "agreed": 2,
    "titled": 2,
    "quoted": 1,
    "vocabulary": 1,
    "pattern": 1,
    "founded": 2,
    "coordinated": 3,
    "listed": 3,
    "reckoned": 3,
    "linked": 3,
    "act": 3,
    "grammar": 3,
}
#: The rules that read a name off the words of a phrase.
WORDED = ("grammar", "act", "linked")
#: What stands between the items of a list, and the least of a wording that is left behind one.
LISTING = frozenset("、和与及")
SHORTEST_LEFT = 4
#: A campaign on a known matter is one of its own: 政务诚信|专项治理行动.
CAMPAIGN = re.compile(r"(?:专项|集中|攻坚|百日|三年|提升)[\u4e00-\u9fff]{0,4}(?:行动|整治|治理|清理|攻坚)$")
#: What a phrase may hold that says more.
HELD = ("vocabulary", "quoted")
#: What makes of quoted words a way of its own.
WHOLE_TAIL = re.compile(r"”的?(?P<modifier>[\u4e00-\u9fff]*?)(?:机制|制度|体系|平台|系统|模式)$")
JOINT = re.compile("[、和与及暨]")
#: In the place of a mention's index.
NOTHING = -1
#: A thing for a known matter is one of its own: 重大行政决策|数字档案.
THING = re.compile(
    r"(?:数字档案|助手|智库|终端|指数|联盟|微信群|评审库|人员库|专家库|名录库|专席|专窗|联络员|联络点|站点|备忘录|意见书)$"
)
#: A modifier that only tells whose it is narrows nothing.
OWNER = re.compile(r"(?:支部|党组|部门|系统|单位|机关|政府|[局厅委办院镇乡村]|街道|社区|主体|人员)的?$")


def by_place(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Give the mention that holds each place of a text."""
    places: dict[int, Mention] = {}
    for mention in mentions:
        places.update(dict.fromkeys(range(mention.start, mention.end), mention))
    return places


def behind_lists(text: str, found: list[Mention]) -> list[Mention]:
    """Begin a wording behind the known name that it reaches over: 重大行政决策后评估、|终身责任追究制度."""
    known = {m.start: m for m in sorted(found, key=lambda m: m.end) if m.rule == "vocabulary"}
    return [
        m._replace(start=first.end + 1)
        if m.rule == "pattern"
        and (first := known.get(m.start))
        and first.concept != m.concept
        and first.end + SHORTEST_LEFT < m.end
        and text[first.end] in LISTING
        and text[first.end + 1] not in text[first.start : first.end]  # 进机关、进企业 are parallel
        else m
        for m in found
    ]


def settle(text: str, found: list[Mention]) -> list[Mention]:
    """Settle overlaps: a known name over an equal one, the longer over the shorter, a phrase over what it holds.

    Args:
        text: The report.
        found: Mentions of mechanisms in any order.

    Returns:
        Those that stay, in the order of the text.
    """
    known = by_place(m for m in found if m.rule == "vocabulary")
    plain = [m for m in found if m.rule != "pattern" or not swallows(text, m, known)]
    return chosen(text, behind_lists(text, plain))


def chosen(text: str, found: list[Mention]) -> list[Mention]:
    """Choose among mentions that overlap by rank and by length."""
    kept: list[Mention] = []
    ends = [reach(mention) for mention in found]
    # by place the index of the mention that took it last
    taken = [NOTHING] * (len(text) + 1)
    by_rank = [(RANK[m.rule], m.start - ends[at], m.rule != "vocabulary", m.start, at) for at, m in enumerate(found)]
    settled = list(found)
    for *_, index in sorted(by_rank):
        mention = settled[index]
        others = set(taken[mention.start : mention.end])
        others.discard(NOTHING)
        over = {settled[other] for other in others} if others else set()
        worded = bool(over) and mention.rule in WORDED
        exceeding = worded and exceeds(mention, over)
        narrower = worded and not exceeding and specialises(mention, over)
        if exceeding or narrower:
            kept = [m for m in kept if m not in over]
        elif over and not is_run_into(mention, over):
            continue
        if narrower:
            mention = mention.noted("broader:" + "|".join(sorted(m.concept for m in over if m.concept)))
            settled[index] = mention
        kept.append(mention)
        end = max(ends[index], described_to(text, mention))
        taken[mention.start : end] = [index] * (end - mention.start)
    return sorted(kept, key=lambda m: (m.start, -m.end))


def is_run_into(mention: Mention, over: set[Mention]) -> bool:
    """Tell whether a wording only runs into a known name: 主要负责人…第一责任人职责|情况列入年终考核."""
    return mention.rule == "vocabulary" and all(
        other.rule == "pattern" and mention.start < other.start and mention.concept != other.concept for other in over
    )


def reach(mention: Mention) -> int:
    """Give where a mention's name ends in the text: behind the head that follows a closing mark."""
    if mention.rule != "quoted" or "”" not in mention.name:
        return mention.end
    return mention.end + len(mention.name) - mention.name.index("”")


def described_to(text: str, mention: Mention) -> int:
    """Give where the words end that say what a quoted name is: “事前提示、事后回访”的全流程监管模式."""
    if mention.rule != "quoted":
        return mention.end
    at = mention.end + 1
    return quote_tail(text, at + 1 if text[at : at + 1] == "的" else at)


def specialises(mention: Mention, over: set[Mention]) -> bool:
    """Tell whether a phrase is a known name with a modifier that narrows it."""
    if len(over) != 1:
        return False
    known = next(iter(over))
    modifier = mention.name[: max(known.start - mention.start, 0)].rstrip(QUOTES)
    owned = bool(OWNER.search(modifier)) or verb_before(modifier, 0, len(modifier))
    return known.rule == "vocabulary" and known.end == mention.end and 3 <= len(modifier) <= 10 and not owned


def exceeds(mention: Mention, over: set[Mention]) -> bool:
    """Tell whether a phrase says more than the known names that it holds: 甲与乙的衔接机制."""
    if any(m.rule not in HELD or m.start < mention.start or m.end >= mention.end for m in over):
        return False
    if not any(m.rule == "vocabulary" for m in over):
        return False
    if "”" in mention.name:
        return is_quoted_whole(mention, over)
    if any(m.rule == "quoted" for m in over):
        return False
    rest = mention.name
    for known in over:
        at = known.start - mention.start
        rest = rest[:at] + "□" * (known.end - known.start) + rest[known.end - mention.start :]
    rest = rest.replace("□", "")
    if CAMPAIGN.search(rest) or THING.search(rest):
        return True
    least = 3 if kind_of(mention.name) in ("institution", "platform") else 4
    return len(rest) >= least and not VAGUE.fullmatch(HEAD.sub("", rest) or "制度")


def is_quoted_whole(mention: Mention, over: set[Mention]) -> bool:
    """Tell whether quoted words and a head make a known matter a way of its own: 企业合规“体检”机制, “甲”线上平台."""
    tail = WHOLE_TAIL.search(mention.name)
    if tail is None or JOINT.search(mention.name.replace(mention.name[mention.name.index("“") : tail.start()], "")):
        return False
    quoted = mention.start + mention.name.index("“") + 1
    before = [m for m in over if m.end <= quoted]
    within = [m for m in over if m.start >= quoted]
    if len(before) + len(within) < len(over) or len(before) > 1 or len(within) > 1:
        return False
    bare = not tail["modifier"] or VAGUE.fullmatch(tail["modifier"]) is not None
    if before and within:
        return bare
    return bool(before) or not bare


def swallows(text: str, worded: Mention, known: dict[int, Mention]) -> bool:
    """Tell whether a wording with gaps runs into a known name or over one of several: 制定|执法事项目录和裁量基准."""
    within = {known[at] for at in range(worded.start, worded.end) if at in known}
    return any(
        m.concept != worded.concept
        and m.start > worded.start
        and (m.end > worded.end or (m.end < worded.end and text[m.end] in LISTING))
        for m in within
    )
