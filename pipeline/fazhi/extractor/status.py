"""How a report stands to a mechanism: the status, by section and wording together, and claims of being first."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

from fazhi.extractor.source import Source
from fazhi.passages import Clause, Mention, Role, Sentence, clauses_of

__all__ = ["first_claim", "status_of"]

DEFICIENT = re.compile(
    r"有待|尚未|尚不|仍未|还未|未能|不够|不足|不到位|不完善|不健全|不规范|不平衡|不充分|不高|不强|不深"
    r"|不严|不广|不多|不畅|不全|不及时|不顺|不适应|薄弱|欠缺|缺乏|缺失|滞后"
    r"|短板|差距|仍需|还需|亟需|亟待|需(?:要)?进一步|应进一步|较弱|偏弱|偏少|偏低|较少|较低|匮乏|短缺"
    r"|流于形式|没有(?:得到|完全|形成|积极|建立|有效)|未(?:完全|全面|有效|得到|建立|形成)|参差不齐|力度不"
    r"|质量不"
)
GOAL = re.compile(r"(?:避免|防止|杜绝|严防|整治|纠正|治理|解决|查找|排查|补齐|破解|针对|着力|改变|消除).{0,20}$")
GOOD = re.compile(r"不足之处得到|补齐|弥补|破解|解决|整改(?:到位|完成)|克服|消除|针对|聚焦")
PLANNED = re.compile(
    r"下(?:一)?步|下阶段|今后|明年|拟(?!定|订|制|于前)|计划(?:于|在|明年|开展|出台|建立|年内)|力争|争取"
    r"|谋划|即将|将(?:继续|进一步|持续|不断|全面|深入|以|围绕|按照|坚持|着力|加快|推进|推行|开展|建立"
    r"|完善|加强|努力|适时|于)"
)
PILOTING = re.compile(r"试点|试行|探索|试运行|先行先试|摸索|试水|试推行")
TRIED = re.compile(
    r"先行先试|(?:开展|进行|列为|作为|纳入)\S{0,6}试点|(?<!推广)试点(?!工作?经验|单位|地区)|试运行|试行$"
)
TRIED_THERE = re.compile(r"(?:并|已|先期|率先)?在.{2,30}(?:开展|进行|启动)?(?:试点|先行先试|试运行)$")
DONE = re.compile(
    r"已(?:经)?(?:建|完|形|全|在|有|成|实|推|开|出)|建成|完成|全面推(?:行|开)|全覆盖|落地见效|投入使用"
    r"|正式(?:运行|启用|上线)|推广至|铺开"
)
AWARDED = re.compile(
    r"(?:荣获|获评|获得|入选|入围|被(?:评为|授予|确定为|命名为|列为|认定为|推广|全国|省|市|中央|司法部)"
    r"|获(?:全国|省|市|国家|司法部|评|得|批|颁|第)|评为|列入.{0,20}(?:典型|优秀|示范)|当选|上榜|斩获"
    r"|作为.{0,16}(?:典型|经验).{0,8}推广|受到.{0,12}(?:表彰|通报表扬|肯定)|在全(?:国|省|市"
    r"|区).{0,8}推广)"
)
#: A mechanism that names what its holder was called: 被评为“枫桥式司法所”.
CALLED = re.compile(r"(?:评为|命名为|获评|认定为|授予|评定为|荣获|获得)[^，,。；;\d]{0,12}[“]?$")
CALLING = frozenset("评命获认授荣")
LEADS_ON = re.compile(r"\W{0,3}(?:下一步|今后|明年)")
ACHIEVED = re.compile(r"取得|已经|建立了|虽然|虽已")
#: How far behind its mechanism an award may stand, and what may stand between.
NEAR = 14
#: What of its clause may follow a mechanism that the next clause says was honoured.
REST = 4
#: A leader's praise is no award, and to be chosen as a trial site is a trial.
NO_AWARD = re.compile(r"批示|肯定|试点")
THEN_AWARDED = re.compile(rf"(?:并|还|也|先后|均|成功|该[\u4e00-\u9fff]{{1,6}})?{AWARDED.pattern}")
ABOUT_IT = "”’」』等）)工作经验做法案例项目 "
SCOPES = (
    (
        "全国",
        re.compile(
            r"(?:全国|国内|我国|国家)\S{0,4}?(?:首(?!批)|率先|第一|唯一|领先)|(?:首(?!批)|率先|第一"
            r"|唯一)\S{0,6}(?:全国|国内)"
        ),
    ),
    (
        "全省",
        re.compile(
            r"(?:全省|省内|我省|西部|全自治区|自治区|东北|西北|西南|长三角|京津冀"
            r"|[\u4e00-\u9fff]{2,3}省)\S{0,4}?(?:首(?!批)|率先|第一[家个]?|唯一)"
            r"|(?:首(?!批)|率先|唯一)\S{0,6}(?:全省|省内|自治区)"
        ),
    ),
    ("全区", re.compile(r"全区\S{0,3}?(?:首(?!批)|率先|唯一)|率先在全区")),
    (
        "全市",
        re.compile(
            r"(?:全市|市内|我市|全州|全盟|[\u4e00-\u9fff]{2,6}[市州盟])(?:范围)?内?(?:首(?!批)|率先|第一"
            r"|唯一)|(?:首(?!批)|率先|唯一)\S{0,6}(?:全市|全州)"
        ),
    ),
    ("全县", re.compile(r"(?:全县|县内)\S{0,3}?(?:首(?!批)|率先|唯一)")),
)
FIRST = re.compile(r"首(?:创|个|家|次|例|推|份|部|座|支|条|张|单|发|位|提|设|建)|率先|唯一|第一[家个份]")
CLAIM_VERBS = re.compile(
    r"推出|实行|推行|实施|建立|开展|完成|落地|试行|建成|设立|成立|推广|启动|运行|的|了|[”’」』）)]"
)
SHORTEST_NAME = 4
#: A clause that speaks of what was named before.
REFERRING = re.compile(r"(?:该|此|这一|这项|均?为|属于?|系|是|成为|也是)")
LATER, BARE_CLAIM = 5, 8
#: Key of the claims among a source's notes, which are otherwise by the offset of a clause.
CLAIMS = -1


class ClauseWords(NamedTuple):
    """What the words of a clause say of all the mechanisms in it."""

    lacks: bool
    deficient: bool
    planned: bool
    done: bool
    awards: tuple[int, ...]
    following: Clause | None


def clause_words(source: Source, clause: Clause, sentence: Sentence) -> ClauseWords:
    """Read a clause once for all the mentions in it."""
    known: ClauseWords | None = source.clause_notes.get(clause.start)
    if known is None:
        words = source.text[clause.start : clause.end]
        missing = DEFICIENT.search(words)
        known = ClauseWords(
            lacks=missing is not None and not GOAL.search(words[: missing.start()]),
            deficient=missing is not None,
            planned=bool(PLANNED.search(words)),
            done=bool(DONE.search(words)),
            awards=tuple(m.start() for m in AWARDED.finditer(source.text, clause.start, clause.end)),
            following=next(clauses_of(source.text, clause.end + 1, sentence.end), None),
        )
        source.clause_notes[clause.start] = known
    return known


def status_of(source: Source, mention: Mention) -> tuple[str, float]:
    """Tell the status that a mention gives its mechanism.

    Args:
        source: The report.
        mention: A mechanism's mention.

    Returns:
        The status's name and the confidence in it.
    """
    text = source.text
    sentence = source.sentence_at(mention.start)
    clause = source.clause_at(mention.start)
    said = clause_words(source, clause, sentence)
    before = text[clause.start : mention.start]
    if is_awarded(source, mention, clause, said) or (not CALLING.isdisjoint(before) and CALLED.search(before)):
        return "awarded", 0.85
    if sentence.role == Role.PLANS:
        return ("deficient", 0.6) if said.lacks and not said.planned else ("planned", 0.95)
    if sentence.role == Role.SHORTCOMINGS:
        return shortcoming_status(source, clause, said)
    if said.lacks and not GOOD.search(before):
        return "deficient", 0.75
    if said.planned or LEADS_ON.match(text, sentence.start, clause.end):
        return "planned", 0.75
    if not said.done and is_piloted(source, mention, clause, said):
        return "piloting", 0.8
    return "implemented", 0.9


def is_piloted(source: Source, mention: Mention, clause: Clause, said: ClauseWords) -> bool:
    """Tell whether a mechanism is tried out: by the words around it, or by a next clause that only adds the place."""
    text = source.text
    if PILOTING.search(text[max(clause.start, mention.start - 12) : mention.start]):
        return True
    if TRIED.search(text[mention.start : clause.end]):
        return True
    following = said.following
    return bool(following and TRIED_THERE.match(text, following.start, following.end))


def shortcoming_status(source: Source, clause: Clause, said: ClauseWords) -> tuple[str, float]:
    """Tell the status in a passage of shortcomings, which may also tell what was done and what will be."""
    if said.deficient:
        return "deficient", 0.9
    if ACHIEVED.search(source.text, clause.start, clause.end):
        return "implemented", 0.6
    if said.planned:
        return "planned", 0.8
    return "deficient", 0.75


def is_awarded(source: Source, mention: Mention, clause: Clause, said: ClauseWords) -> bool:
    """Tell whether the mechanism itself was honoured or selected, in its clause or by the next one."""
    text = source.text
    if NO_AWARD.search(text, mention.end, clause.end):
        return False
    if any(0 <= at - mention.end <= NEAR for at in said.awards):
        return True
    following = said.following
    if following is None or len(text[mention.end : clause.end].strip(ABOUT_IT)) > REST:
        return False
    if NO_AWARD.search(text, following.start, following.end):
        return False
    return bool(THEN_AWARDED.match(text, following.start, following.end))


def first_claim(source: Source, mention: Mention) -> str | None:
    """Tell the scope within which a mention's clause, or one that speaks of it, claims to be first.

    Args:
        source: The report.
        mention: A mechanism's mention.

    Returns:
        全国, 全省, 全区, 全市 or 全县; None where no claim or no scope is made.
    """
    text = source.text
    clause = source.clause_at(mention.start)
    sentence = source.sentence_at(mention.start)
    claims = claims_of(source)
    at = bisect_left(claims, (clause.start, 0))
    stop = source.sentence_at(min(len(text) - 1, sentence.end + 1)).end
    if at == len(claims) or claims[at][0] >= stop:
        return None
    start, end = claims[at]
    if start < clause.end and not (start >= mention.end and names_another(text[end : clause.end])):
        return scope_of(text[clause.start : clause.end])
    for later in islice(clauses_of(text, clause.end, stop), LATER):
        words = text[later.start : later.end]
        if FIRST.search(words) and (REFERRING.match(words) or (len(words) <= BARE_CLAIM and later.end <= sentence.end)):
            return scope_of(words)
    return None


def claims_of(source: Source) -> list[tuple[int, int]]:
    """Find the words that claim to be first, once a text."""
    if CLAIMS not in source.clause_notes:
        source.clause_notes[CLAIMS] = [found.span() for found in FIRST.finditer(source.text)]
    claims: list[tuple[int, int]] = source.clause_notes[CLAIMS]
    return claims


def names_another(rest: str) -> bool:
    """Tell whether what follows a claim names what is first: 联系点在全市率先试行“楼组立法听证会”."""
    return len(CLAIM_VERBS.sub("", rest)) >= SHORTEST_NAME


def scope_of(words: str) -> str | None:
    """Give the scope of a claim."""
    return next((name for name, pattern in SCOPES if pattern.search(words)), None)
