"""Claims of being first, with the place within which: 全国首创, 在全省率先, 该做法属全市首个."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from fazhi.extractor.antecedents import OPENS_BACK, antecedents, names_one
from fazhi.extractor.honoured import AWARDED
from fazhi.extractor.source import Source
from fazhi.passages import Clause, Mention, Role

__all__ = ["first_claims"]

FIRST = re.compile(
    r"首(?:创|个|家|次|例|推|份|部|座|支|条|张|单|发|提|设|建|宗|开|批|度|套|款|项|所|处|本|件(?!事)|起(?!来))|率先(?!垂范|示范|带头|学)|唯一|第[一1][家个份例张部支座条套]|头一[家个份例]|最(?:早(?=推|实|建|开|设|探|启|试|施|出台|成立|的?$)|前[面列])|先河|[无没]有?先例|先例(?=可循)"
    r"|先行(?=$|[，。；]|试水|推[行出开]|探索|开展|实[行施]|建立|启[动用]|发布|落地)|独(?:创|一份|此一[家份])|仅此一[家例]|填补(?=[\u4e00-\u9fff]{2,8}空白)"
)
PLACES = {
    "全国": "全国|国内|我国|国家级?",
    "全省": "全省|省内|全疆|我省|西部|自治区|东北|西北|西南|长三角|京津冀|大湾区|兵团"
    r"|[滇粤闽鄂湘赣皖浙苏冀鲁豫晋川黔桂][东南西北中](?![\u4e00-\u9fff]{0,2}[市州县区])",
    "全区": "全区|区内",
    "全市": "全市|市内|我市|全州|州内|全盟|全师|师市|(?<![省国])(?:各|在)(?:县[市区]|区县|旗县)(?=中)",
    "全县": "全县|县内|全旗",
}
#: To be the first of a county's villages is no claim that a report's readers ask for.
NARROW = "全县"
#: It gives only the place to the claim that goes on: 在全兵团首批启用…，同时首推….
AMONG_FIRST = "首批"
#: Those who are led to do something first: 推动|全市企业率先….
LED = re.compile(
    r"(?:推动|引领|带动|组织|督促|要求|推进|促进|助力|帮助|指导|动员)(?:全[国省市县区州盟]|[各我本][省市县区州])$"
)
#: Places called by their name: 湖北省内率先, 在恩施州首推.
CALLED = {
    "全省": r"[\u4e00-\u9fff]{2,3}省|内蒙古|广西|西藏|宁夏|新疆",
    "全市": r"[\u4e00-\u9fff]{2,6}(?<!设区)(?<!县级)(?<!地级)(?<![城辖上])[市州盟]",
}
ANY_PLACE = "|".join((*PLACES.values(), *CALLED.values()))
PLACE = re.compile("|".join(f"(?P<{scope}>{words})" for scope, words in PLACES.items()))
PLACE_CALLED = re.compile("|".join(f"(?P<{scope}>{words})" for scope, words in CALLED.items()))
#: Behind a claim the place follows at once: 率先在全省推行, 首创全市.
PLACE_BEHIND = re.compile(
    r"(?:[\u4e00-\u9fff]{0,2}[在于])?(?:" + "|".join(f"(?P<{scope}>{words})" for scope, words in PLACES.items()) + ")"
)
#: How far before a claim its place may stand: 在全省司法行政系统率先.
REACH = 16
VERBS = re.compile(
    r"推出|实行|推行|实施|建立|开展|完成|落地|试行|建成|设立|成立|推广|启动|运行|实现|达到|上线|挂牌|出台|发布|探索|创新|打造"
    r"|在?[我全本][省市县区州旗](?!域)|发[出放]|颁发|签发|开出|诞生|亮相|揭牌|投入使用|推开|铺开|应用|全覆盖|的|了|[”’」』）)]"
)
#: What a clause that only makes a claim may hold besides: 在全州率先实现全覆盖.
ONLY_PLACE = re.compile(
    rf"{ANY_PLACE}|范围内?|同类|开发区|园区|地级市|设区市|县级市|区县|县[市区]|旗县|城市|地区|举措|做法|[均在为系属是也该此于亦尚中内最]"
)
SHORTEST_NAME = 4
LINKING = re.compile(r"[均亦也都同样]*(?:为|属于?|系|是|成为)")
#: A clause that goes on claiming within the place that the one before named: 并首创…, 同步首推….
GOING_ON = re.compile(r"\W{0,2}(?:并|同时|同步|随之|也|亦|还|又)")
#: A name of which the same is claimed, in the next sentence as well: 配套丙制度一并先行.
CLAIMED_TOO = re.compile(r".{0,20}(?:[亦也均]|同样|同步|随之|一并|同)(?:为|属|系|是|首|率先|先行)")
#: How far back that place may stand.
BACK = 80
#: What joins a name and what it is the first of, and what only wins as the first.
BEING = re.compile(
    rf"[”’」』]?(?:也|还|已|现)?(?:均?为|属于?|系|是|作为|成为)[\u4e00-\u9fff]{{0,4}}?(?:{ANY_PLACE})范?围?内?"
)
WON = re.compile(r"[\u4e00-\u9fff]{0,3}(?:获|评|入选|通过|试点|命名|授)")
#: A name that only modifies the next one is closed before it: “一网通办”|电子营业执照.
CLOSED = ("”", "’", '"', "」", "』")
#: What is first stands before a verb that leads on to something else: 全省首家知识产权巡回法庭设立|“法律诊所”.
THING_BETWEEN = re.compile(
    r"(?!在|于)[\u4e00-\u9fff“”]{3,}(?:设立|推行|建立|实行|推出|创设|开展|打造|推广|组建|运用|依托|落实)[“]?$"
)
COUNTED = re.compile(r"首[个家座支条张单宗部套款项所处本]|唯一|第[一1]")
#: What closes a bracket that only makes the claim: “甲”（全省首创）化解纠纷36件.
CLOSING = ("）", ")")
#: A wish to be the first is no claim.
WISH = re.compile(r"力争|争取|争创|争当|努力|打造成|尚未|未能|还未|没有在")


def first_claims(source: Source, mentions: Sequence[Mention]) -> dict[int, str]:
    """Find the claims of being first, in a mention's own clause or in one that speaks of it.

    Args:
        source: The report.
        mentions: The mechanism mentions in the order of the text.

    Returns:
        For the index of a mention, the scope: 全国, 全省, 全区 or 全市.
    """
    text = source.text
    starts = [m.start for m in mentions]
    found: dict[int, str] = {}
    last = -1, 0, ""
    for claim in FIRST.finditer(text):
        clause = source.clause_at(claim.start())
        if source.sentence_at(claim.start()).role in (Role.PLANS, Role.CHROME):
            continue
        words = text[clause.start : clause.end]
        scope = scope_of(text[clause.start : claim.start()], text[claim.end() : clause.end])
        sentence = source.sentence_at(claim.start())
        if claim[0] == AMONG_FIRST:
            last = (sentence.start, claim.end(), scope) if scope else last
            continue
        if scope:
            last = sentence.start, claim.end(), scope
        elif claim.start() - last[1] < BACK and (
            CLAIMED_TOO.match(words) or (last[0] == sentence.start and GOING_ON.match(words))
        ):
            scope = last[2]
        if scope is None or scope == NARROW or WISH.search(words):
            continue
        for index in claimed(source, mentions, starts, clause, claim):
            found.setdefault(index, scope)
    return found


def claimed(
    source: Source, mentions: Sequence[Mention], starts: Sequence[int], clause: Clause, claim: re.Match[str]
) -> Sequence[int]:
    """Find of which mentions a claim is made: those of its own clause, or those that the clause speaks of."""
    text = source.text
    words = text[clause.start : clause.end]
    if names_one(starts, clause):
        if claim[0] == "唯一" and AWARDED.search(text, clause.start, claim.start()):
            return []
        another = names_another(text[claim.end() : clause.end])
        inside = range(bisect_left(starts, clause.start), bisect_left(starts, clause.end))
        own = [i for i in inside if not another or is_claimed(source, claim, mentions[i])]
        return [i for i in own if not (i + 1 in own and is_modifier(text, mentions[i : i + 2], claim.start()))]
    back = OPENS_BACK.match(words)
    if back or LINKING.match(words) or is_bare(words):
        if claim[0] == "唯一" and is_of_an_award(source, clause):
            return []
        return list(antecedents(source, mentions, starts, clause, called=back[0] if back else ""))
    return named_in_part(source, mentions, starts, clause, claim)


def names_another(rest: str) -> bool:
    """Tell whether what follows a claim names what is first: 联系点在全市率先试行“楼组立法听证会”."""
    return rest[:1] not in CLOSING and len(VERBS.sub("", rest)) >= SHORTEST_NAME


def is_claimed(source: Source, claim: re.Match[str], mention: Mention) -> bool:
    """Tell whether a claim that names what is first names a mention, and nothing that stands before it."""
    if claim.start() >= mention.end:
        return is_called(source, mention.end, claim)
    between = COUNTED.match(claim[0]) and claim.end() < mention.start
    return not (between and THING_BETWEEN.match(source.text, claim.end(), mention.start))


def is_modifier(text: str, pair: Sequence[Mention], before: int) -> bool:
    """Tell whether the first of two names before a claim only modifies the other: “一网通办”电子营业执照全国首张."""
    first, second = pair
    return second.end <= before and text[first.end : second.start] in CLOSED


def is_called(source: Source, end: int, claim: re.Match[str]) -> bool:
    """Tell whether what ends at an offset is itself called the first of its kind: “甲”是全国唯一的县级平台."""
    said = BEING.fullmatch(source.text, end, claim.start())
    return said is not None and not WON.match(source.text, claim.end())


def is_bare(words: str) -> bool:
    """Tell whether a clause claims and names nothing: what is first was named before."""
    return not names_another(ONLY_PLACE.sub("", FIRST.sub("", words)))


def is_of_an_award(source: Source, clause: Clause) -> bool:
    """Tell whether a clause speaks of the honour that the one before tells of: 入选全国典型案例，系全省唯一."""
    before = source.clause_at(max(source.sentence_at(clause.start).start, clause.start - 2))
    return before.start < clause.start and AWARDED.search(source.text, before.start, before.end) is not None


def named_in_part(
    source: Source, mentions: Sequence[Mention], starts: Sequence[int], clause: Clause, claim: re.Match[str]
) -> list[int]:
    """Find what a clause calls by a part of the name that its sentence gave it: “AI+政务”智能审批，智能审批|系统."""
    sentence = source.sentence_at(clause.start)
    parts = [source.text[at : at + SHORTEST_NAME] for at in (clause.start, claim.end())]
    inside = range(bisect_left(starts, sentence.start), bisect_left(starts, clause.start))
    return [i for i in inside if any(len(part) == SHORTEST_NAME and part in mentions[i].name for part in parts)]


def scope_of(before: str, behind: str) -> str | None:
    """Give the place nearest to a claim, before it or at once behind it."""
    near = before[-REACH:]
    for pattern in (PLACE, PLACE_CALLED):  # 全国计划单列市 is within the country
        places = [place for place in pattern.finditer(near) if not LED.search(near, 0, place.end())]
        if places:
            return places[-1].lastgroup
    found = PLACE_BEHIND.match(behind)
    return found.lastgroup if found else None
