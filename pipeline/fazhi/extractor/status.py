"""How a report stands to a mechanism: the status, by section and wording together."""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi.extractor.alternatives import literal_first
from fazhi.extractor.honoured import AWARDED
from fazhi.extractor.predicates import is_called_for
from fazhi.extractor.source import Source
from fazhi.passages import Clause, Mention, Role, Sentence

__all__ = ["planned_next", "status_of"]

STILL = "(?:处[于在]|待|存在|有(?:一定|较大|不小|很大)?(?:差距|距离|短板|弱项|堵点))"
DEFICIENT = re.compile(
    r"有待|尚未|尚不|仍未|还未|未能|不够|不足|不到位|不完善|不健全|不规范|不平衡|不充分|不高|不强|不深"
    r"|不严|不广|不多|不畅|不全|不及时|不顺|不适应|薄弱|欠缺|缺乏|缺失|滞后"
    r"|短板(?<!补短板)|差距|仍需|还需|亟需|亟待|需(?:要)?进一步|应进一步|较弱|偏弱|偏少|偏低|较少|较低|匮乏|短缺"
    r"|流于形式|没有(?:得到|完全|形成|积极|建立|有效)|未(?:完全|全面|有效|得到|建立|形成)|参差不齐|力度不(?!断|减)"
    rf"|质量不|尚{STILL}|仍{STILL}|还{STILL}|起步阶段"
    r"|打折扣(?<!不打折扣)|走过场(?<!不走过场)|走样(?<!不走样)|形同虚设|跟不上|偏[窄慢]|较慢|缓慢|不均衡|不精准|不主动|不扎实|不严格|不彻底|不紧密|不顺畅|不理想|不落实"
)
GOAL = re.compile(r"(?:避免|防止|杜绝|严防|整治|纠正|治理|解决|查找|排查|补齐|破解|针对|着力|改变|消除).{0,20}$")
#: Those who lack something were dealt with: 对落实不到位的单位进行约谈.
TREATED = re.compile(
    r"的?(?:单位|部门|地区|乡镇|问题|情况|现象|行为|事项|案件|企业)[^，,；]{0,8}(?:进行|予以|及时|开展|下发|督促|通报|约谈|责令|作出|解决|整改|纠正|销号|化解)"
)
GOOD = re.compile(r"不足之处得到|补齐|弥补|破解|解决|整改(?:到位|完成)|克服|消除|针对|聚焦")
PLANNED = re.compile(
    r"下(?:一)?步|下阶段|今后|明年|次年(?=将|起|全|在|推|再)|拟(?<![模虚草]拟)(?!定|订|制|于前|人|[提任转晋聘录授处]|作出)|计划(?<![按照依]计划)(?<!年度计划)(?<!工作计划)(?<!检查计划)(?<!行动计划)(?:于|在|明年|年内|20\d\d|开展|出台|建立|推[行进出动]|实施|打造|组织|启动|完成"
    r"|新建|建设|设立)|力争|争取(?!到|了|[^，]{0,8}(?:资金|支持|项目))"
    r"|谋划(?<!同谋划)(?<!统筹谋划)(?<!系统谋划)(?=推进|开展|建设|建立|实施|推动|打造|启动)|即将|将(?:继续|进一步|持续|不断|全面|深入|以(?!案)|围绕|按照|坚持|着力|加快|推进|推行|开展|建立"
    r"|完善|加强|努力|适时|于|打造|实施|启动|建设|组织|出台|制定|扩大|新增|增设|建成|实现|提升|探索|试行|强化|严格|深化|健全|优化"
    r"|聚焦|重点|大力|全力|切实|认真|坚决|陆续|逐步|依托|组建|成立|引入|推出|举办|修订|编制|扎实|统筹|再)"
    r"|酝酿|打算(?!的)|预计|有望|还要(?!求)|仍要(?!求)|准备(?=推[行进]|建立|开展|出台|启动|实施|组建|打造)"
)
PLACED = re.compile(
    r"纳入|列入|列为|作为|融入|贯穿|摆[在上到]|放在|嵌入|下放|交由|划转|移交|转化|整合|细化|分解|写入|载入|挂钩|落到|延伸|统一划入|列席|印发|相?结合"
)
PILOTING = re.compile(
    r"试点(?!基础|经验)|试行|探索(?!形成|出|总结|创新)|尝试|试运行|先行先试|先试先行|摸索|试水|试推行"
)
TRIED = re.compile(
    r"先行先试|先试先行|先试$|探索(?:应?用[于在])|(?:开展|进行|列为|作为|纳入)\S{0,6}试点|试点(?<!推广试点)(?!工作?经验|单位|地区|[之以]?后|由[^，,。；]{1,16}(?:扩|推|拓|延))|试运行|试行$|[尚还仍]在摸索"
    r"|(?:积极|先行|率先|大胆|主动|稳妥|深入|有益)探索$|(?:进行|开展|[作做])了?[^，。]{0,4}探索$"
)
#: A trial whose place stands between: 探索在洮阳镇、中铺镇设立….
TRYING = re.compile(
    r"(?:试点|试行|探索)(?:先?在|于|由|依托)[^，。；]{2,24}(?:设立|建立|开展|推行|推广|实行|实施|组建|启用|设置|运行)了?[“]?$"
)
#: A trial is one even where it was done in full: “一件事”改革|试点全面铺开.
ON_TRIAL = re.compile(
    r"[”\"]?(?:改革|工作|机制|制度)?试点(?!经验|基础|单位|地区|[省市县区]|范围|成果|成效|转|期满|[之以]?后|的?基础|[^，,。；]{0,6}(?:完成|结束|转)|由[^，,。；]{1,16}(?:扩|推|拓|延))"
)
TRIED_THERE = re.compile(
    r"(?:[我全][省市县区州旗])?(?:进行|开展|作)了?[^，。]{0,4}探索$|(?:并|已|先期|率先)?(?:在.{2,30}(?:开展|进行|启动)?(?:试点|先行先试|试运行)$"
    r"|(?:属于?|系|为|是|被?列为|被?确定为|入选|获批).{0,16}试点(?:单位|地区|项目|[省市县区州旗])?$)"
)
DONE = re.compile(
    r"已(?:经)?(?:建|完|形|全|在|有|成|实|推|开|出)|建成|完成|全面推(?:行|开)|全覆盖|落地见效|投入使用"
    r"|正式(?:运行|启用|上线|施行|实施|推[行开])|推广至|铺开"
)
#: It goes on as the name of what people or bodies were called: “…专项行动表现突出集体”.
HOLDER = re.compile(
    r"[^，,。；;“”]{1,10}(?:集体|个人|单位|工作者|标兵|先锋)[”’]"
    r"|[”’]?(?:工作|建设|宣传|专项|行动|斗争|活动)*(?:先进|优秀|突出|表现突出|成绩突出|工作突出)[^，,。；;“”]{0,4}(?:集体|个人|单位|工作者)"
)
#: Those who did well in it were honoured, or what was done by it: 在…行动|中受到表扬, 法律援助|案件评为优秀.
OTHERS = re.compile(r"[”’]?(?:工作|活动|建设)?(?:[中里](?!心)|案件|案卷|文书|论文|作品|人员|队员|单位|个人)")
#: What plans tell of the past: 目前已全面推行. But 已建成的平台 only describes.
ALREADY = re.compile(
    r"已(?:经)?(?:全面|基本|初步|顺利)?(?:建成|完成|形成|推行|推开|铺开|开展|实现|上线|出台)(?![^，,]{0,8}的)"
)
#: A mechanism that names what its holder was called: 被评为“枫桥式司法所”.
CALLING = re.compile(r"评为|命名|确认为|获评|认定为|授予|评定为|荣获|获得")
CALLED = re.compile(rf"(?:{CALLING.pattern})[^，,。；;\d]{{0,12}}[“]?$")
#: What plans say that they are made against: 针对“一案一报告”制度执行不严等问题.
AGAINST = re.compile(r"\W{0,2}(?:针对|面对)")
LEADS_ON = re.compile(r"\W{0,3}(?:下一步|今后|明年)")
#: What was begun is to be carried on, of which nothing else is said: 次年将在乡镇铺开.
MORE_TO_COME = re.compile(
    r"\W{0,2}(?:(?:次年|明年|下一?步|今后|年内|来年|20\d\d年)(?:起|内)?(?:[将拟]|计划|力争|逐步|争取)?|[拟将]|计划|力争)"
    r"(?:[在向于][^，。；]{2,14}?|明年|全面|逐步|进一步|继续|陆续|全域|全[省市县区州]|复制|再){0,3}"
    r"(?:铺开|推[广开行]|推向|实[行施]|覆盖|延伸|扩大?[至到面围]|扩面|复制|推广)(?:[至到向][^，。；]{2,12}|[^，。；]{0,2})$"
)
#: A problem that was dealt with.
SETTLED = re.compile(r"已[^，,。；]{0,6}(?:整改|解决|纠正)|整改(?:到位|完成|完毕)")
#: What was done but falls short: 虽已建立联席会议制度，但运行不畅.
YET = re.compile(r"(?:但|然而|不过|可)")
ACHIEVED = re.compile(r"取得|已经|建立了|虽然|虽已")
#: How far behind its mechanism an award may stand, and what may stand between.
NEAR = 14
#: A leader's praise is no award, and to be chosen as a trial site is a trial.
NO_AWARD = re.compile(r"批示|肯定|试点|推荐(?:$|[争申创])|(?:内容|指标|依据|事项|任务)(?:之一)?$")


class ClauseWords(NamedTuple):
    """What the words of a clause say of all the mechanisms in it."""

    lacks: bool = False
    deficient: bool = False
    planned: bool = False
    done: bool = False
    calls: bool = False
    awards: tuple[int, ...] = ()


#: Most clauses say nothing of the kind, which one search for all of it shows.
TELLING = re.compile("|".join(literal_first(p.pattern) for p in (DEFICIENT, PLANNED, DONE, CALLING, AWARDED)))
NOTHING = ClauseWords()


def clause_words(source: Source, clause: Clause) -> ClauseWords:
    """Read a clause once for all the mentions in it."""
    known: ClauseWords | None = source.clause_notes.get(clause.start)
    if known is None:
        words = source.text[clause.start : clause.end]
        known = source.clause_notes[clause.start] = read(words, clause.start) if TELLING.search(words) else NOTHING
    return known


def read(words: str, start: int) -> ClauseWords:
    """Read the words of a clause that starts at an offset."""
    missing = DEFICIENT.search(words)
    return ClauseWords(
        lacks=missing is not None
        and not GOAL.search(words[: missing.start()])
        and not TREATED.search(words, missing.end()),
        deficient=missing is not None,
        planned=is_planned(words),
        done=bool(DONE.search(words)),
        calls=bool(CALLING.search(words)),
        awards=tuple(start + found.start() for found in AWARDED.finditer(words)),
    )


def is_planned(words: str) -> bool:
    """Tell whether a clause speaks of what is to come; 将…纳入考核 only places its object before the verb."""
    return any(
        not (found[0].startswith("将") and PLACED.search(words, found.end())) for found in PLANNED.finditer(words)
    )


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
    said = clause_words(source, clause)
    before = text[clause.start : mention.start]
    goal = sentence.role == Role.PLANS or said.planned
    honoured = not goal and (is_awarded(source, mention, clause, said) or (said.calls and CALLED.search(before)))
    if honoured and not HOLDER.match(text, mention.end):
        return "awarded", 0.85
    if sentence.role == Role.PLANS:
        return plan_status(source, clause, said)
    if sentence.role == Role.SHORTCOMINGS:
        return shortcoming_status(source, clause, sentence, said)
    if said.lacks and not GOOD.search(before):
        return "deficient", 0.75
    if said.planned or LEADS_ON.match(text, sentence.start, clause.end) or is_called_for(text, mention.end):
        return "planned", 0.75
    if ON_TRIAL.match(text, mention.end) or (not said.done and is_piloted(source, mention, clause, sentence)):
        return "piloting", 0.8
    return "implemented", 0.9


def planned_next(source: Source, mention: Mention) -> int:
    """Find the clause behind a mention's own that says that more of the same is to come.

    Args:
        source: The report.
        mention: A mechanism's mention that tells of what is so.

    Returns:
        The clause's offset; 0 where there is none.

    Examples:
        >>> source = Source("首创甲做法，次年将在乡镇铺开。", [])
        >>> planned_next(source, Mention("mechanism", 2, 5, "甲做法", "model"))
        6
    """
    following = source.clause_after(source.clause_at(mention.start), source.sentence_at(mention.start))
    if following is None or not MORE_TO_COME.match(source.text, following.start, following.end):
        return 0
    return following.start


def is_piloted(source: Source, mention: Mention, clause: Clause, sentence: Sentence) -> bool:
    """Tell whether a mechanism is tried out: by the words around it, or by a next clause that only adds the place."""
    text = source.text
    # the word for trying, and without it those for exploring
    if text.find("试", clause.start, sentence.end) < 0 and text.find("索", clause.start, sentence.end) < 0:
        return False
    before = text[clause.start : mention.start]
    if PILOTING.search(before[-12:]) or TRYING.search(before):
        return True
    if TRIED.search(text[mention.start : clause.end]):
        return True
    following = source.clause_after(clause, sentence)
    return bool(following and TRIED_THERE.match(text, following.start, following.end))


def plan_status(source: Source, clause: Clause, said: ClauseWords) -> tuple[str, float]:
    """Tell the status in a passage of plans, which may also tell what is so already and what they are made against."""
    if said.deficient and AGAINST.match(source.text, clause.start, clause.end):
        return "deficient", 0.7
    if not said.planned and ALREADY.search(source.text, clause.start, clause.end):
        return "implemented", 0.6
    return ("deficient", 0.6) if said.lacks and not said.planned else ("planned", 0.95)


def shortcoming_status(source: Source, clause: Clause, sentence: Sentence, said: ClauseWords) -> tuple[str, float]:
    """Tell the status in a passage of shortcomings, which may also tell what was done and what will be."""
    if said.deficient:
        settled = SETTLED.search(source.text, clause.start, clause.end)
        return ("implemented", 0.6) if settled else ("deficient", 0.9)
    if ACHIEVED.search(source.text, clause.start, clause.end):
        following = source.clause_after(clause, sentence)
        yet = following is not None and YET.match(source.text, following.start, following.end)
        return ("deficient", 0.8) if yet else ("implemented", 0.6)
    if said.planned:
        return "planned", 0.8
    return "deficient", 0.75


def is_awarded(source: Source, mention: Mention, clause: Clause, said: ClauseWords) -> bool:
    """Tell whether its own clause says that the mechanism itself was honoured or selected."""
    near = any(0 <= at - mention.end <= NEAR for at in said.awards) if said.awards else False
    return (
        near
        and not NO_AWARD.search(source.text, mention.end, clause.end)
        and not OTHERS.match(source.text, mention.end)
    )
