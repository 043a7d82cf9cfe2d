"""New names without quotation marks, by their grammar: an adopting verb, a modifier that names, a head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.acts import act_kind, find_acts, find_assessments, find_pushed, said_of_act
from fazhi.extractor.boundaries import AGENT, DOERS, left_edge, verb_before
from fazhi.extractor.heads import HEAD, VAGUE, ends_in_head, find_heads, kind_of
from fazhi.extractor.predicates import has_predicate, times_held
from fazhi.extractor.refusals import COMMON_ACTS, WORKERS, act_refusal, form_refusal, topic_refusal
from fazhi.extractor.source import Source
from fazhi.naming import QUOTES
from fazhi.passages import OUTSIDE, Mention, Sentence

__all__ = ["find_by_act", "find_by_head", "list_start", "unmodified"]

#: Heads of which little is said but that there is such a thing.
FIRM = re.compile(r".{3}[^局厅委府](?:制度|机制|清单|模式|责任制|工作法|台账|体系)$")
MARKED = frozenset("，。；,;：:、\n ”")
PREDICATED = re.compile(r"(?![的是])[\u4e00-\u9fff]{1,10}(?:[，。；,;\n]|$)")
#: Whose a body or a matter is: 县|行政争议调解中心.
LEVEL = re.compile(
    r"[省市县区旗州盟镇乡](?=(?:行政|政府|综合|矛盾|法治|公共|司法|社会|信访|人民|合法性|重大|法律|涉外|食品|企业|营商|农村|知识产权))"
)
#: A count, or whose a body or a matter is, no part of its name: 县|行政争议调解中心.
COUNTED = re.compile(
    r"(?:首|第一)[个家支批](?=.)|[\d一二三四五六七八九十两]+(?:个|项|条|件|家|支|类|种|张|份|套|批|名|位|处|座|次|场|期)(?=.)"
    rf"|(?:[省市县区州镇乡村]|街道|部门){{1,3}}[两三四]级(?=.)|两地(?=.)|{LEVEL.pattern}"
)
#: Numbers and dashes of a list's items, no part of a name.
NUMBERED = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]|[—-]{1,2}")
HAVING_ENDS, SPELLING_ENDS, PARTNER_ENDS = (
    frozenset("有靠借用续以"),
    frozenset("是即括盖含为:：（(—"),
    frozenset("与的"),
)
HEADING_ONLY, LONGEST_HEADING = 1, 40
CLAUSES = re.compile(r"[，,；;].*。$")
#: How much a name that ends in an act must hold, and how much must stand before the act.
LEAST_ACT_NAME, LEAST_STEM = 4, 2
LEAST_COMMON = 6
#: How or where an act is done that anyone does: 专题|培训, 集中|考试.
PLAIN = re.compile(
    r"(?:专题|全国|全[省市县区州]|系统|系列|岗[位前]|在线|线上|线下|集中|资格|急救|技能|业务|相关|现场|统一|定期|组织)+"
)
#: What of the law anyone would teach.
TAUGHT = re.compile(rf"(?:{PLAIN.pattern}|法治|法律|法规|知识|政策)+")
#: Who does what, which no name tells: 书记带头作|讲座, 专家应邀|培训.
DONE_BY = re.compile(r"带头|应邀|受邀|亲自|亲临|出席|赴|前往|累计")
SHORTEST, LONGEST = 4, 24
#: A name that relates two parties may be longer: 行政执法监督与…贯通协同机制.
LONGEST_RELATED = 32
#: Modifiers between a verb and a name that are no part of the name.
MODIFYING = re.compile(
    r"(?:由[^，。；,;\n]{2,36}组成的|[省市县区州旗镇乡](?:人民)?政府|(?:专门|规范|完善|健全|统一|相应|配套|严格|科学|全新|常态化)的|[全首][省市区县州旗国盟镇个家创批支]|第一[批个]|一[批套系列]|[国省市县区镇乡村][家级]|各级"
    r"|(?:\d+|[一二两三四五六七八九十]+)[个项家处支名套])+$"
)
MODIFIER_ENDS = frozenset("的府省市区县州旗镇乡国盟个家创批支套系列级村项处名")
GOVERNING = re.compile(
    r"(?:立|建|行|成|台|定|布|制|聘|聘[请任]|编制|印发|组织|启动|升级|推广|试点|试行|举办|打造|开展|完善|健全|推进|深化|落实|实施|开通|上线|启用|推出|创新|探索)了?$|设$"
)
#: Verbs that a name may stand behind without being taken up: 纳入绩效考核体系, 根据市级清单.
NOT_TAKING_UP = tuple(
    """
    纳入 列入 融入 作为 成为 根据 按照 依据 依照 围绕 聚焦 针对 结合 对照 督促 指导 要求 协助 配合 解决 破解 防止
    存在 缺乏 参观 观摩 观看 收看 收听
    """.split()
)
#: What says that there is one, or by what means something is done: 各县另有|述法制度, 以|首接负责制受理诉求.
HAVING = re.compile(r"(?:[另还均都已现各配订皆也]有|依靠|凭借|沿用|延续)$|(?<![所可予加难足得模])以$")
#: Within what, or through which platform, something is done: 在|联防联控机制|框架下, 由|统一分派平台|派单.
WITHIN, AFTER_PLATFORM = frozenset("在由经靠从向"), frozenset("的等，。；,;、：:和与及或")
UNDER = re.compile(r"的?(?:指导|框架|基础|保障|推动|作用|引领|支撑|统筹|协调)?[下上](?![线海报述])")
#: What is aimed at by means of a name is not yet so, and 以 begins a direction as well: 以上, 以来.
DIRECTED = frozenset("上下内外来及后前往便免求致")
AIM = re.compile(r"为(?:目标|目的|方向|重点|导向|标准|准绳)|[的，。；,;、和与]|$")
AIMED = re.compile(r"为(?:目标|目的|方向|导向)")
#: What a group of ways of governing is spelt out behind: 公布“四张清单”，即|甲清单、乙清单.
SPELLING_OUT = re.compile(
    r"(?:[一二两三四五六七八九十\d]+(?:项|个|张|种|大|类|本|套)(?:[\u4e00-\u9fff]{0,4})?(?:制度|机制|清单|体系|平台|改革|行动|模式|台账|举措|抓手)|等)[”\"]?"
    r"[，,]?(?:也就是|即|包括|涵盖|包含|分别[是为]|[:：（(]|——)$"
)
#: What a name is said to be like, between the verb that takes it up and it: 建立上下贯通、左右衔接的|执法监督体系.
ATTRIBUTE = re.compile(
    r"((?:建立健全|建立|健全|完善|推行|实行|构建|打造|形成|搭建|创新|落实|实施|组建|成立|设立|推出|出台|制定|编制"
    r"|开展|推进|深化|探索|启动|举办|组织|发布|公布|印发|设置|配备|聘请|选聘|推广|优化|搭建|创建|开通|上线)(?:起|了|出)?)[^，。；,;：:\n]{2,30}的$"
)
#: What stands before a head that only sums up a list: 甲制度、乙机制|两项机制.
GROUPING = re.compile(r"等$|[一二两三四五六七八九十\d]+[项个种类张大轮](?:专项|集中|重点|提升)?$")
#: With whom, or led by whom: 建立|与企业常态化沟通机制, 实行|党组织领导的校长负责制.
PARTNERED = re.compile(
    r"[立全善化成建强](?:起|了)?(?P<who>与[^，。；,;、：:\n]{0,14})$|(?P<led>[中小学高校]{0,4}党(?:委|组织)领导下?的)$"
)
#: What follows those who are brought together to act: 组织政法系统|开展.
ACTING = re.compile(r"[^，。；,;、]{0,4}(?:开展|参加|学习|落实|举办)")
#: What a stem ends in that relates two parties.
RELATING = re.compile(
    r"(?:衔接|协作|联动|协同|合作|对接|贯通|配合|会商|互认|共享|统筹|一体化|一站式|集成|联调|联办)(?:工作|服务|办理|管理|推进|推动|运行)?$"
)
JOINTS = re.compile(r"[、和与及]")
#: A head in the middle of a list is that of its own item only.
LIST_GOES_ON = frozenset("、等")
#: Acts done to one topic: 行政复议|听证、调解|机制.
ACT_LENGTH = 2
ACTED_ON = re.compile(r"(?:工作|管理|联动|长效|运行)?(?:制度|机制)")
#: What happens each week, month or year.
PERIODS = frozenset("日周月季年")
OPENED, CLOSED = re.compile("[（(]"), re.compile("[）)]")
#: What is lacking, no item: 创建|进度偏慢、甲制度执行不严.
LACKING = re.compile(r"(?:偏|较|不)[\u4e00-\u9fff]$|(?:不[够足力到严]|滞后|薄弱|缺[位失乏]|不到位|不平衡|不均衡)")
#: Verbs that are nouns behind a matter: 章程|实施|监督机制; and how long a matter is.
DONE_TO_MATTERS = frozenset("实施 执行 落实 运行 履行 建设 推进 办理 完成 保障 应用 使用".split())
LEAST_MATTER = 3
WORKING = re.compile(r"(?!共?[有设配])(?:[\u4e00-\u9fff]{2,8}|率|达)\d[\d.,]*[万余多]*[\u4e00-\u9fff]")
#: Heads that the items of a list share: 述法、考核制度.
SHARED_HEADS = frozenset("制度 机制 工作制度 工作机制 清单 模式 工作法".split())


def unmodified(before: str) -> str:
    """Strip what may stand between a verb and the name that it governs.

    Args:
        before: The text before a name.

    Returns:
        The text up to the verb; unchanged where no verb stands before the modifiers.

    Examples:
        >>> unmodified("设立了专门的"), unmodified("规范的")
        ('设立了', '规范的')
    """
    if before[-1:] not in MODIFIER_ENDS:
        return before
    stripped = MODIFYING.sub("", before)
    return stripped if stripped != before and GOVERNING.search(stripped) else before


def find_by_head(source: Source, places: set[int]) -> Iterator[Mention]:
    """Find names without quotation marks: an adopting verb, a modifier that names, a head.

    Args:
        source: The report.
        places: Offsets at which names of places end, where no name begins before.

    Yields:
        Mentions; those that name nothing have the reason in `note`.
    """
    text = source.text
    for head, end in find_heads(text):
        sentence = source.sentence_at(head)
        if is_outside(text, sentence, end):
            continue
        if text[head:end] == "试点" and ends_in_head(text[max(sentence.start, head - 6) : head]):
            continue  # the name is what is tried
        low = max(sentence.start, head - LONGEST)
        edge, start = name_start(text, low, head, places)
        start = parallel_start(text, low, start, head)
        if text[start - 2 : start] in DONE_TO_MATTERS and VAGUE.fullmatch(text[start:head] or "的"):
            edge = start = matter_start(text, low, start)
        previous = list_start(text, max(sentence.start, head - 3 * LONGEST), start)
        if (
            previous < start
            and places.isdisjoint(range(previous, start))
            and is_one_name(text[previous:start], text[start:head], text[head:end])
        ):
            start = previous
        name, stem = text[start:end], text[start:head]
        if (
            not SHORTEST <= len(name) <= LONGEST_RELATED
            or len(stem) < 2
            or GROUPING.search(stem)
            or text[end : end + 1] == "“"
        ):
            continue
        reason = topic_refusal(name, head - start)
        adopted = not reason and (
            is_governed(text, sentence.start, previous, head, end)
            or (edge < previous and is_governed(text, sentence.start, edge, head, end))
            or has_predicate(text, end)
            or (kind_of(name) == "campaign" and times_held(text, end) > 0)
            or is_bare_subject(text, edge, start, end)
            or (text[edge - 1 : edge] in MARKED and is_working(text, start, head, end))
        )
        reason = reason or form_refusal(name, head - start, adopted)
        sure = 0.6 if adopted else 0.45
        yield Mention("mechanism", start, end, name, kind_of(name), "", "grammar", reason, sure)
        if adopted and not reason and previous < start and text[end : end + 1] not in LIST_GOES_ON:
            yield from coordinated(text, previous, start, text[head:end])


def is_outside(text: str, sentence: Sentence, end: int) -> bool:
    """Tell whether what ends at an offset states nothing: it stands in the page, in the title or in a main heading.

    A sentence of several clauses that ends in a full stop is no heading, whatever numbers it.
    """
    if sentence.depth != HEADING_ONLY or end > sentence.start + LONGEST_HEADING:
        return sentence.role in OUTSIDE
    return sentence.role in OUTSIDE or not CLAUSES.search(text, sentence.start, sentence.end)


def is_bare_subject(text: str, edge: int, start: int, end: int) -> bool:
    """Tell whether a name stands alone before whatever a short clause says of it: 回访制度|跟得上."""
    return text[edge - 1 : edge] in MARKED and bool(PREDICATED.match(text, end)) and bool(FIRM.search(text, start, end))


def is_working(text: str, start: int, head: int, end: int) -> bool:
    """Tell whether a figure tells what a body or a platform did: 行政复议受理点|收案转办12件."""
    worker = end - head > 1 and kind_of(text[start:end]) in WORKERS and "派" not in text[start:head]
    return worker and WORKING.match(text, end) is not None


def find_by_act(source: Source, places: set[int]) -> Iterator[Mention]:
    """Find names that end in an act: 推进|跨省跨区域事项通办, 统计执法检查|有序开展, 《某规划》|中期评估.

    Args:
        source: The report.
        places: Offsets at which names of places end.

    Yields:
        Mentions; what is no name is left out without a trace, for most acts are none.
    """
    text = source.text
    for act, end in find_acts(text):
        sentence = source.sentence_at(act)
        if is_outside(text, sentence, end):
            continue
        edge, start = name_start(text, max(sentence.start, act - LONGEST), act, places)
        name, stem = text[start:end], text[start:act]
        whole = LEAST_COMMON if text[act:end] in COMMON_ACTS else LEAST_ACT_NAME
        least = max(LEAST_STEM, whole - (end - act))
        if not least <= len(stem) <= LONGEST or stem[-1] in "等的和与及、":
            continue
        plain = TAUGHT if text[act:end] in COMMON_ACTS else PLAIN
        if plain.fullmatch(stem) or DONE_BY.search(stem) or GROUPING.search(stem):
            continue
        adopted = is_governed(text, sentence.start, edge, act, end) or said_of_act(text, end)
        if not act_refusal(name, act - start, adopted):
            yield Mention("mechanism", start, end, name, act_kind(text[act:end]), "", "act", "", 0.5)
    for start, end, name in find_assessments(text):
        if source.sentence_at(start).role not in OUTSIDE:
            yield Mention("mechanism", start, end, name, "mechanism", "", "act", "", 0.5)
    for begin, end in find_pushed(text):
        level = LEVEL.match(text, begin, end)
        start = level.end() if level else begin
        name = text[start:end]
        if source.sentence_at(start).role not in OUTSIDE and not act_refusal(name, len(name), True):
            yield Mention("mechanism", start, end, name, kind_of(name), "", "act", "", 0.5)


def is_governed(text: str, low: int, edge: int, head: int, end: int) -> bool:
    """Tell whether what stands before a name takes it up.

    Args:
        text: The report.
        low: Offset of the sentence.
        edge: Offset of the name, or of the list that it ends.
        head: Offset of the name's head.
        end: Offset behind the name.

    Returns:
        Whether a verb, a word of having or using, or one that spells out a group stands there.
    """
    governed = unmodified(text[max(low, edge - 48) : edge])
    if verb_before(governed, 0, len(governed)):
        if "以" in governed and AIMED.match(text, end):
            return False
        acting = ACTING.match(text, end) and governed.endswith(("组织", "联合", "协调", "协同"))
        return not governed.endswith(NOT_TAKING_UP) and not acting
    last = governed[-1:]
    if last in HAVING_ENDS and HAVING.search(governed):
        return not (last == "以" and (text[edge] in DIRECTED or AIM.match(text, end)))
    if last in WITHIN:
        return UNDER.match(text, end) is not None or (
            kind_of(text[head:end]) == "platform" and text[end : end + 1] not in AFTER_PLATFORM
        )
    if last == "的":
        done = verb_before(governed, 0, len(governed) - 1) and not governed[:-1].endswith(NOT_TAKING_UP)
        return head - edge >= SHORTEST and (done or ATTRIBUTE.search(governed) is not None)
    return last in SPELLING_ENDS and SPELLING_OUT.search(governed) is not None


def name_start(text: str, low: int, head: int, places: set[int]) -> tuple[int, int]:
    """Find where the name begins whose head stands at an offset: behind verbs, places, counts and opening marks.

    Args:
        text: The report.
        low: Offset before which it cannot begin.
        head: Offset of the head.
        places: Offsets at which names of places end.

    Returns:
        Where the words begin that stand behind the last verb, and where among them the name does.
    """
    edge = start = left_edge(text, low, head)
    partnered = PARTNERED.search(text, low, start) if text[start - 1 : start] in PARTNER_ENDS else None
    if partnered:
        with_whom = partnered.start(partnered.lastgroup or 0)
        return with_whom, with_whom
    if not places.isdisjoint(range(start + 1, head - 1)):
        start = next(at for at in range(head - 2, start, -1) if at in places)
    numbered = NUMBERED.match(text, start, head)
    start = numbered.end() if numbered else start
    counted = COUNTED.match(text, start)
    start = counted.end() if counted else start
    while start < head and text[start] in QUOTES and text[start:head].count("“") > text[start:head].count("”"):
        start += 1
    return edge, start


def matter_start(text: str, low: int, start: int) -> int:
    """Go back over a verb that is done to a matter: 学校章程实施|监督机制; not behind those who do it."""
    matter = left_edge(text, low, start - 2)
    words = text[matter : start - 2]
    done_to = len(words) >= LEAST_MATTER and not AGENT.search(words) and not DOERS.search(words)
    return matter if done_to and all("\u4e00" <= c <= "\u9fff" for c in words) else start


def parallel_start(text: str, low: int, start: int, head: int) -> int:
    """Go back over short items as long as the last one: 周报告、月通报、|季分析|制度; the first may tell the topic."""
    size, first = head - start, start
    while 2 <= size <= 5 and first - size - 1 >= low and text[first - 1] == "、":
        item = text[first - size - 1 : first - 1]
        if HEAD.search(item) or not all("\u4e00" <= c <= "\u9fff" for c in item):
            break
        first -= size + 1
    if first == start or text[first - 1] in "、，":
        return start
    acts = size == ACT_LENGTH and ACTED_ON.match(text, head) is not None
    if (acts or text[first] in PERIODS) and not verb_before(text, low, first):
        first = left_edge(text, low, first)
    return first if (acts and text[first - 1] in MARKED) or verb_before(text, low, first) else start


def is_one_name(earlier: str, stem: str, head: str) -> bool:
    """Tell whether a list before a head is one name: 跟踪反馈和|纠错|机制, 甲、乙与|丙衔接|机制."""
    items = JOINTS.split(earlier[:-1])
    related = RELATING.search(stem + head[:-2]) is not None  # the head may tell it: 联动机制
    if (
        (HEAD.search(earlier) and not (related and "与" in earlier))
        or any(c in QUOTES for c in earlier)
        or len(earlier) + len(stem) + len(head) > (LONGEST_RELATED if related else LONGEST)
    ):
        return False
    if "、" not in earlier:
        return earlier[-1] in "和与及" and len(items) == 1 and len(items[0]) >= 2
    return related


def list_start(text: str, low: int, start: int) -> int:
    """Find where a list joined by 、 begins whose last item starts at an offset."""
    at = start - 1 if LEVEL.match(text, start - 1) and text[start - 2 : start - 1] in "、和与及" else start
    while at - 1 > low and text[at - 1] in "、和与及":
        at = left_edge(text, low, at - 1) if at - 1 > low else low
        if at >= start:
            return start
    numbered = NUMBERED.match(text, at, start)
    return numbered.end() if numbered else at


def coordinated(text: str, start: int, end: int, head: str) -> Iterator[Mention]:
    """Make the earlier items of a list that share the last one's head."""
    if head not in SHARED_HEADS:
        return
    at = end
    for item in reversed(text[start : end - 1].split("、")):
        at -= len(item) + 1
        if HEAD.search(item):
            return  # those before it share its head, if any
        if (
            4 <= len(item) <= 14
            and item[0] not in "与和及以"
            and not item.endswith("会议")
            and not VAGUE.fullmatch(item)
            and "“" not in item
            and len(OPENED.findall(item)) == len(CLOSED.findall(item))
            and not LACKING.search(item)
        ):
            name = item + head
            yield Mention("mechanism", at, at + len(item), name, kind_of(name), "", "coordinated", "", 0.5)
