"""Whether a text presents a doubtful name as a way of governing, or only speaks of a topic."""

from __future__ import annotations

import re

from fazhi.extractor import reported
from fazhi.extractor.boundaries import left_edge
from fazhi.extractor.grammar import unmodified
from fazhi.extractor.predicates import falls_short, goes_on, times_held
from fazhi.extractor.source import Source
from fazhi.naming import QUOTES
from fazhi.passages import Sentence

__all__ = ["HEAD_AFTER", "is_presented"]

HEADING_LENGTH = 30
#: A numbered sentence that is longer is no heading.
LONGEST_HEADING = 45
#: How far before a name its modifiers begin.
FARTHEST = 12
LABELLING = frozenset("：:")
MARKS = frozenset(QUOTES)
CLAUSE_ENDS = frozenset("，。；,;\n")
HEAD_AFTER = re.compile(
    r"(?:工作|常态化?|长效)*(?:制度|机制|体系|模式|平台|清单|改革|行动|试点|工程|品牌|工作法|联络点|工作站|服务站|(?:律师|人才|专家)库)"
)
INTRODUCING_VERBS = (
    "建立|健全|完善|推行|实行|推广|探索|创新|落实|试行|首创|建立健全|全面实施|设立|成立"
    "|举办|组建|打造|挂牌|建成|增设|构建|搭建|开通|推出|聘任|选聘|聘请|新聘|增聘|拟聘|选任|设"
)
INTRODUCING = re.compile(rf"(?:{INTRODUCING_VERBS})(?:了)?$")
#: Where a name is one side of what is introduced: 推行行政调解|与人民调解相衔接的格局.
FIRST_SIDE = re.compile(
    r"(?:、[^，。；\n]{2,12}?)*[与和同][^，。；\n]{2,24}?(?:联动|衔接|贯通|对接|协同|融合|联调|一体)"
)
OTHER_SIDE = re.compile(r"相?(?:联动|衔接|贯通|对接|协同|融合)")
INTRODUCED = re.compile(r"(?:组建|设立|成立|建立|推行|实行)")
#: Earlier items of a list behind an introducing verb: 建立甲、乙和|丙.
LISTED_BEFORE = re.compile(
    r"(建立|健全|完善|推行|实行|执行|落实|设立|探索|聘任|选聘|聘请|组建|成立|建成|打造|部署|安排|编制|公布|运用|采取|采用)(?:了|“)?(?:[^，。；,;、\n]{2,14}[、和与及]“?)+$"
)
#: What a quoted abbreviation stands for: “四战”即蓝天保卫战、|碧水保卫战.
SPELT_OUT = re.compile(r"[”\"][，,]?(?:也就是|即|包括|涵盖|分别[是为]|[:：])(?:[^，。；,;、\n]{2,16}[、和与及])*$")
#: What is made of a name: 对规范性文件目录|实行动态管理, 将法治培训|列入必修课程.
DONE_WITH = re.compile(r"(?:将|把|对)$")
DONE = re.compile(r"(?:纳入|列入|列为|作为|(?:实行|实施|进行|予以)[^，。；,;\n]{0,6}管理)")
#: Things that are built or founded, by whatever verb: 建设花都湖|法治文化长廊, 建立副中心|法治研究智库.
THING = re.compile(
    r"(?:长廊|广场|公园|街区|阵地|基地|智库|人才库|专家库|队伍?|中心|工作站|工作室|平台|系统|驿站|大厅|展馆|体验馆)$"
)
OPENED = re.compile(r"(?:已经?)?(?:建成|打造|落成|投用|启用|揭牌|开放|投入使用)")
PLACE_BUILT = re.compile(r"(?:建设|筹建|新建|建成|打造)[^，。；,;、的\d\n]{0,8}$")
BUILDING = re.compile(r"(?:建设|筹建|新建|建成|建好|组建|打造|建立|设立|成立|升级|启用|投用)(?:了)?$")
#: Weak names of reforms and campaigns are ways of governing wherever they are carried on.
UNDERTAKING = re.compile(r"(?:改革|攻坚战|保卫战|行动|试点|工程|监督检查|专项检查|专项监督)$")
CARRIED_ON = re.compile(
    r"(?:推进|深化|开展|实施|打好|打赢|加快|启动|完成)了?(?:全面|[重各][点类]?[\u4e00-\u9fff]{0,6}领域)?$"
)
#: In what such a list ends.
LISTING = frozenset("、和与及“")
#: What was achieved stands at the end of its clause: 实现审批事项|全程网办.
ACHIEVED = re.compile(r"(?:实现|推行|推进|做到|开展|实施)了?[^，。；,;、的\d\n]{0,14}$")
#: How often something was held says that it is; how often it was carried out is a figure, as is a hundred times.
FIGURE = 100
CARRYING_OUT = re.compile(
    r"(?:开展|组织|推进|深化|优化|实施|加大|做好|强化|编制|规范|严格|尝试|抓牢|做[强优实细]|用[好活足]|建强|运用|采取|采用)(?:了|好)?"
    r"(?:\d{4}年度?|年度|首[次轮]|新一轮)?(?:[\u4e00-\u9fff]{2,3}[市县区旗州])?$"
)
#: What is to play its part: 发挥行政调解、行政裁决|作用.
PART, PLAYED = (
    re.compile(r"发挥(?:好|了)?(?:[^，。；,;\n]{2,16}[、和与及])?$"),
    re.compile(r"(?<=作用)|(?:[、和与及][^，。；,;\n]{2,16})?的?[\u4e00-\u9fff]{0,4}作用"),
)
#: What is given more force: 加大行政调解、人民调解|力度.
MORE, GREATER = re.compile(r"加大[^，。；,;\n]{0,24}$"), re.compile(r"(?:[、和与及][^，。；,;\n]{2,16})?(?:工作)?力度")
#: A system that is fed or used: 结果录入|信用信息公示系统.
USED_SYSTEM = re.compile(r"(?:录入|接入|登录|上传至?|推送至|归集至?|依托|通过|运用|利用|借助)[^，。；,;的\d\n]{0,4}$")
SYSTEM = re.compile(r"(?:系统|平台)$")
NOT_COUNTED = re.compile(r"(?![^，。；]{0,4}\d)")
#: What is striven for, with the level at which it is awarded.
STRIVING = re.compile(
    r"(?:争创|创建|创成|申创|申报|争当|培育|打造|评选|选树|遴选|培树|新建|建有)(?:成为|为|了|出)?"
    r"(?:第?[一二三四五六七八九十]批|[国省市县]级?|国家级|全[国省市县区州]|自治区级?|首批)*$"
)
#: A frame that says what the work is built on: 以…为目标, 以…为抓手.
FRAME = re.compile(r"以[^，。；,;、\n]{0,12}$")
FRAMED = re.compile(r"[^，。；,;\n]{0,12}?为(?:目标|抓手|契机|载体|牵引|突破口|切入点|主线|平台|依托)")
#: Words for whose a name is, before it at the beginning of its clause; and what is said there of that subject.
OWNED = re.compile(
    r"(?:全[省市区县州旗镇]|我[省市区县州旗局厅镇]|各[级地]|两级|[省市县区州旗镇乡]级?|[国省市县区]家?级?|本[级地]|第?[一二三四五]批|[省市县区州旗镇乡]政府|全年|年内|年度)*"
)
SUBJECT = re.compile(
    r"(?:工作|活动|建设)?(?:呈现|走向|走深|走实|办了|开了|发出|有了|见效|出成效|成效|覆盖|惠及|分批|力度|成为|形成|纳入|列入|延伸|贯穿|持续|更|较为?"
    r"|进一步|做到|实现|达到|走在|新添|轮到|轮训|办到|开到|送到|搭起|立起|建起|搬进|一抓到底|一以贯之|一个不少|照常|有序|有力|有效|期间"
    r"|要(?!求|点|素|件|务))"
)
#: A list of names that its end calls systems, reforms or the like: 告知承诺|、备案管理、联合审查等改革.
CALLED = re.compile(
    r"(?:[、和与及][^，。；;\n]{2,20}?){0,6}(?:等|[两三四五六七八九十\d]+[项个])(?:[一二三四五六七八九十\d]+[项个])?"
    r"(?:工作|法定|改革|创新|重点|配套|相关|决策|必经|管理|监管|执法|审批|各项)*"
    r"(?:制度|机制|改革|程序|规定|模式|举措|平台|行动|清单|做法|载体)"
)
#: That hands and tools are lacking says nothing of the way of governing.
STAFFED = re.compile(r"人员|队伍|力量|配备|仪$|装备|设备|经费")


def is_presented(source: Source, start: int, end: int) -> bool:
    """Tell whether the text presents a doubtful name as a way of governing: in marks, with a head, adopted or told of.

    Args:
        source: The report.
        start: Offset of the surface's first character.
        end: Offset behind its last one.

    Returns:
        Whether it does.

    Examples:
        >>> [is_presented(Source(text, []), 2, 6) for text in ("推行网上可办，", "加强网上可办率")]
        [True, False]
    """
    text = source.text
    sentence = source.sentence_at(start)
    if is_marked(text, start, end) or HEAD_AFTER.match(text, end):
        return True
    if text[max(0, start - 2) : start] == "——" and text[end : end + 1] in LABELLING:
        return True
    if is_heading(source, sentence, start, end):
        return False
    before = text[max(sentence.start, start - 48) : start]
    before = unmodified(LISTED_BEFORE.sub(r"\1", before) if before[-1:] in LISTING else before)
    return bool(
        (INTRODUCING.search(before) and not is_side(text, start, end))
        or STRIVING.search(before)
        or (FRAME.search(before) and FRAMED.match(text, end))
        or (ACHIEVED.search(before) and text[end : end + 1] in CLAUSE_ENDS)
        or SPELT_OUT.search(before)
        or (DONE_WITH.search(before) and DONE.match(text, end))
        or (UNDERTAKING.search(text, start, end) and CARRIED_ON.search(before) and not text[end : end + 1].isalnum())
        or (NOT_COUNTED.match(text, end) if CARRYING_OUT.search(before) else 0 < times_held(text, end) < FIGURE)
        or is_told_of(source, start, end)
        or (GREATER.match(text, end) and MORE.search(before))
        or (PLAYED.match(text, end) and PART.search(before))
        or (USED_SYSTEM.search(before) and SYSTEM.search(text, start, end))
        or reported.is_reported(source, start, end, is_bare(source, start))
        or (reported.is_lacking(source, start, end) and not STAFFED.search(text, start, end))
        or is_built(text, max(sentence.start, start - FARTHEST), start, end)
    )


def is_bare(source: Source, start: int) -> bool:
    """Tell whether nothing but words for whose it is stands before a name in its clause."""
    return OWNED.fullmatch(source.text, source.clause_at(start).start, start) is not None


def is_side(text: str, start: int, end: int) -> bool:
    """Tell whether a name is only one side of what is joined, which is another thing than either."""
    return bool(FIRST_SIDE.match(text, end) or (text[start - 1] in "与和同、" and OTHER_SIDE.match(text, end)))


def is_marked(text: str, start: int, end: int) -> bool:
    """Tell whether marks present a name: it closes with one or runs into one, and does not only stand behind one."""
    return not MARKS.isdisjoint(text[start : end + 1])


def is_heading(source: Source, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a name stands in a heading that states nothing: no running text, and not that it goes on."""
    if not sentence.depth or end >= sentence.start + HEADING_LENGTH or sentence.end - sentence.start > LONGEST_HEADING:
        return False
    return not (goes_on(source.text, end) and is_bare(source, start))


def is_built(text: str, low: int, start: int, end: int) -> bool:
    """Tell whether a thing is built or founded that a name names with its modifiers: 建设花都湖|法治文化长廊."""
    if THING.search(text, start, end) is None:
        return False
    edge = left_edge(text, low, start)
    return bool(BUILDING.search(text, 0, edge) or OPENED.match(text, end) or PLACE_BUILT.search(text, low, start))


def is_told_of(source: Source, start: int, end: int) -> bool:
    """Tell whether something is said of a name: that it is set up, goes on, is one of several, or falls short."""
    text = source.text
    return bool(
        goes_on(text, end)
        or CALLED.match(text, end)
        or INTRODUCED.match(text, start)
        or (falls_short(text, end) and not STAFFED.search(text, start, end))
        or (SUBJECT.match(text, end) and is_bare(source, start))
    )
