"""Statements about the region itself: honours won and cooperation with other jurisdictions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from fazhi.extractor.source import Source
from fazhi.naming import QUOTES
from fazhi.passages import Mention, Role

__all__ = ["Cooperation", "Prize", "find_cooperations", "find_prizes"]

#: Here and in other patterns that are looked for all over a text every alternative begins with a character of its
#: own, not with a class or group: only then does the engine skip the places at which none can begin.
CREATED = "(?:为)?(?=.{0,2}(?:全国|国家|全省|省级|自治区|全区|全市|市级|全州))"
WON = re.compile(
    r"(?:荣获|荣膺|获评|获得|喜获|获授|获颁|入选|入围|成功入选|当选|斩获|摘得|夺得|捧得"
    r"|被[\u4e00-\u9fff]{0,16}?(?:评为|授予|命名为|确定为|列为|认定为|评定为|评选为|表彰为)|评为"
    r"|获(?=[\u4e00-\u9fff“”]{2,24}(?:奖|称号|表彰|表扬))|受到(?=[\u4e00-\u9fff]{2,16}(?:表扬|表彰|嘉奖))"
    rf"|创成{CREATED}|成功创建{CREATED}|创建为{CREATED}|上榜)"
)
PRIZE = re.compile(
    r"称号|奖|示范|先进|优秀|典型|百强|十佳|十大|枫桥式|基地|岗|创新|项目|最佳|第一批|首批|标杆|模范|文明|项目库|案例|名单|榜|试点|荣誉"
    r"|表彰|表扬|金牌|[一二三]等|标兵|单位|集体|个人|品牌|样板|园区"
)
QUOTED = re.compile(r"\W?“[^”\n]{3,40}”")
#: A village or a body without an entry of its own that won: 龙潭村被命名为“全国民主法治示范村”.
WINNER = re.compile(
    r"([\u4e00-\u9fff]{2,12}(?:村|社区|居民区|嘎查|苏木|[镇乡]|街道|司法所|派出所|调解委员会|调委会|调解室|工作室|工作站))"
    r"(?:先后|成功|顺利|均|还|也|连续[\u4e00-\u9fff]{1,2}年)*$"
)
NOT_PRIZE = re.compile(
    r"获得感|的?(?:认可|好评|支持|肯定|满意|成效|成绩|进展|提升|证书|资格|授权)$|^(?:了|感)|幸福感|执法(?:资格|证)"
)
END = re.compile(r"[，,；;。！？\n（(]|、(?=荣获|获评|入选|获得|被)")
LEVELS = (
    ("全国", re.compile(
        r"全国|国家|中央|司法部|国务院|中国|最高人民|公安部|生态环境部|财政部|农业农村部|民政部|部委"
        r"|[\u4e00-\u9fff]{2,6}部(?!门)"
    )),
    ("省级", re.compile(r"全?省|自治区|省级")),
    ("市级", re.compile(r"全?市|市级|全州|州级|全盟")),
)  # fmt: skip
WITH = re.compile(r"(?:与|同|和|联合|会同|携手|协同|对接|联动)(?:周边|相邻|毗邻|邻近|友邻|对口)?(?:的)?$|[、和及与]$")
JOINT = re.compile(
    r"签订|签署|缔结|共建|协作|合作|联动|跨区域|跨域|跨省|跨市|跨界|跨境|联席|联合|共同|互认|结对|对接|联防"
    r"|联治|联调|联盟|一体化|协议|通办"
)


#: How a clause goes on that begins with its partners: 平武县、江油市|与我县.
WITH_US = re.compile(r"[^，。；\n]{0,24}?(?:与|同|和)我[省市州盟县区旗镇]")
#: What may stand between two partners of one list.
BETWEEN = re.compile(r"(?:[\u4e00-\u9fff]{1,10}(?:局|厅|院|委|政府|部门))?(?:[、和与及]|以及|\s)")


class Prize(NamedTuple):
    """An honour as the text states it: offsets [start, end) of the evidence."""

    start: int
    end: int
    name: str
    level: str
    holder: str


class Cooperation(NamedTuple):
    """Cooperation with the regions at some offsets: offsets [start, end) of the evidence."""

    start: int
    end: int
    regions: tuple[int, ...]
    mechanism: str


def find_prizes(source: Source, holders: Iterable[Mention]) -> list[Prize]:
    """Find the prizes, selections and shortlists that a report says were won.

    Args:
        source: The report.
        holders: Mentions of mechanisms and agencies, which may be the winners.

    Returns:
        The prizes in the order of the text; `holder` is empty where the region itself won.
    """
    text = source.text
    winners = list(holders)
    by_end = {m.end: m for m in winners}
    honoured = {int(at): m.name for m in winners if "@" in m.note and (at := award_clause(m))}
    prizes: list[Prize] = []
    for won in WON.finditer(text):
        sentence = source.sentence_at(won.start())
        if sentence.role in (Role.CHROME, Role.PLANS, Role.SHORTCOMINGS):
            continue
        quoted = QUOTED.match(text, won.end())
        end = END.search(text, quoted.end() if quoted else won.end(), sentence.end)
        stop = end.start() if end else sentence.end
        name = text[won.end() : stop].strip(QUOTES + "了为《》 ")
        name = re.sub(r"[”’]?(?:等)?(?:荣誉)?(?:称号|殊荣|荣誉)$", "", name).strip(QUOTES)
        name = f"“{name}" if "”" in name and "“" not in name.partition("”")[0] else name
        if (
            not 3 <= len(name) <= 50
            or not PRIZE.search(text[won.start() : stop])
            or NOT_PRIZE.search(text[won.end() : stop])
        ):
            continue
        clause = source.clause_at(won.start())
        before = text[clause.start : won.start()]
        holder = next(
            (m.name for at in range(won.start(), max(clause.start, won.start() - 12), -1) if (m := by_end.get(at))),
            "",
        )
        place = None if clause.start in honoured else WINNER.search(before)
        holder = honoured.get(clause.start, holder)
        holder = holder or (place[1] if place else "")
        level = next((level for level, pattern in LEVELS if pattern.search(before + text[won.start() : stop])), "")
        prizes.append(Prize(clause.start, stop, name, level, holder))
    return prizes


def award_clause(winner: Mention) -> str:
    """Read from a mechanism's note where the clause starts that says it was honoured."""
    claim = winner.note.split("|", 2)[1] if winner.kind == "mechanism" else ""
    return claim.partition("@awarded:")[2].partition("@")[0]


def find_cooperations(source: Source, regions: Iterable[Mention], mechanisms: Iterable[Mention]) -> list[Cooperation]:
    """Find the regions with which a report says that its region works together.

    Args:
        source: The report.
        regions: The region mentions.
        mechanisms: The mechanism mentions, one of which the cooperation may be about.

    Returns:
        Candidates in the order of the text; whether a region is another one is known only to the resolver.
    """
    text = source.text
    found: list[Cooperation] = []
    group: list[Mention] = []
    for region in [*regions, None]:
        if group and region is not None and region.start == group[-1].end:
            group[-1] = region  # the last of a chain is meant: 甲省乙县
            continue
        if group and (region is None or not BETWEEN.fullmatch(text[group[-1].end : region.start])):
            joint = cooperation(source, group, mechanisms)
            found.extend([joint] if joint else [])
            group = []
        if region is not None and (group or with_us(text, region)):
            group.append(region)
    return found


def with_us(text: str, region: Mention) -> bool:
    """Tell whether the words around a region make it a partner: 与平武县…, or 平武县与我县…."""
    before = text[max(0, region.start - 8) : region.start]
    begins = before[-1:] in ("", "\n", "。", "，", "；")
    return bool(WITH.search(before) or (begins and WITH_US.match(text, region.end)))


def cooperation(source: Source, group: list[Mention], mechanisms: Iterable[Mention]) -> Cooperation | None:
    """Make the cooperation with a group of regions, if the words around them speak of one."""
    text = source.text
    clause = source.clause_at(group[0].start)
    sentence = source.sentence_at(group[0].start)
    words = text[group[-1].end : min(sentence.end, group[-1].end + 60)]
    if not JOINT.search(words):
        return None
    about = next((m.name for m in mechanisms if group[-1].end <= m.start < sentence.end), "")
    return Cooperation(clause.start, max(clause.end, group[-1].end), tuple(m.start for m in group), about)
