"""What a text reports of a doubtful name, which makes it more than a topic: results, going on, falling short."""

from __future__ import annotations

import re

from fazhi.extractor.predicates import has_predicate
from fazhi.extractor.source import Source
from fazhi.passages import Role

__all__ = ["is_lacking", "is_reported"]

CLAUSE_ENDS = frozenset("，。；,;\n")
LISTING = frozenset("、和与及等")
#: A noun before a name that says of what it is: 债务|风险监测预警.
LONGEST_MATTER = 6
#: A rate of a hundred says that something is done without exception, any other is a figure.
FULL_RATE = re.compile(
    r"[\u4e00-\u9fff]{0,4}?率(?:[、和与及][^，。；;\n]{1,16}?率)*(?:[均都分别双]|达到?|为|保持|实现|稳定|在|[两三四]个)*100[%％]"
)
#: Cases that went through it: 司法确认|41起, 行政复议局|受理案件37件; a count of it in brackets: 三张清单|（共86项）.
CASES = re.compile(
    r"(?:工作|案件)?(?:全年|共|累计|年内|已|先后)*(?:受理|办理|审理|审结|办结|结案|化解|调处|处理|调解|发出|下发)?"
    r"(?:各类)?(?:案件|纠纷|争议|问题|事项|诉求|企业|单位|主体)?(?:共|近|约|逾)?\d[\d.,]*万?余?(?:件|起|宗|家|户)(?!次)"
)
BRACKETED = re.compile(r"[（(](?:总计|共计?|合计)?\d+[项件个]")
#: The end of a counted item, behind which the next one begins.
COUNTED = re.compile(r"\d(?:份|件|期|次|起|个|宗|项|名|场|张)、$")
#: A name that begins with a verb, or is what is done with papers, has the count as its object's: 化解信访积案|8件.
VERBAL = re.compile(r"化解|公开|清理|依申请公开")
#: To whom or what it applies without exception, with the name as the verb at the clause's end: 审批事项|全程网办.
WITHOUT_EXCEPTION = re.compile(
    r"(?:(?:均|一律|皆|都|事项|业务|\d项)(?:经过?|须经|实行|进行|开展|做到|实现)*|全部(?:经过?|须经|实行|进行|做到))"
    r"(?:[^，。；,;\n]{2,16}[、和与及])?$"
)
ACHIEVED_TOO = re.compile(r"(?:做到|实现)[^，。；,;的\d\n]{0,20}[、和]$")
#: What it is joined with, on either side.
WITH = re.compile(r"[与同和](?:公共|[^，。；\n]{2,20}、)?$")
NOT_YET = r"(?!不|的|机制|模式|制度|有待|尚|还)"
LINKED = re.compile(rf"(?:工作)?(?:有机|紧密|深度|有效|高效)*相?(?:结合|衔接|联动|贯通|融合|同抓|并重|同步){NOT_YET}")
LINKING = re.compile(rf"与[^，。；;\n]{{2,18}}?(?:联动|衔接|同抓|贯通|结合|并举){NOT_YET}")
#: The names that follow in a list of which one thing is said, and what of them is spoken of.
ASPECT = r"(?:工作|力度|时限|目录|要求|程序|职责|任务|活动)*"
LISTED_ON = (
    ASPECT + r"(?:[、和与及](?:(?!制度|机制|体系|现代化)[^，。；,;：:\n、]){2,16}?){0,3}"
    r"(?:等(?:(?!制度|机制|体系)[^，。；,;：:\n、]){0,8}?)?" + ASPECT
)
HAPPENS = re.compile(
    LISTED_ON + r"(?:(?:同步|双线|多线|双轨|一体|齐头|并行|协同|叠加|统筹|全覆盖|常态|不断|持续|逐步|日益"
    r"|[在向][^，。；,;\n]{0,10}(?:\d|各|全[省市县区州域])[^，。；,;\n]{0,8}?)(?:推进|铺开|推开|实施|推行|发力|运行|改进|落地)"
    r"|(?:推进|铺开|运行|落地)(?=[，。；,;\n])|同抓|一目了然|分别(?:开展|新增|办理|组织|举行|进行)|严格(?:履行|执行|落实)"
    r"|实现[\u4e00-\u9fff]{0,6}?全覆盖|(?:梳理|编制|核定|汇总|归集)+(?:完毕|完成)|逐[项条件一]销号|灵敏|显现|趋于常态|形成闭环|多措并举|双管齐下|缺一不可|一[步次项个]不[少落漏缺]|应.尽.|齐头并进|(?:同向|贯通|聚力|联动)发力|广泛(?:运用|应用)|(?:成为|作为)必经|遍布|成了?常[态例])"
)
#: Posts and platforms that do something, with a figure: 楼栋长|走访群众3600户.
ACTORS = re.compile(r"(?:[员长官队窗]|管家|系统|平台)$")
ACTING = re.compile(
    r"(?:[、和与及][^，。；\n]{2,12}?)?(?!人数|总数|达|有|共|工作|制度|建设|培训|队伍|配备|力量)[\u4e00-\u9fff“”]{2,12}?\d"
)
#: What is lacking in it, where a report tells of shortcomings: 行政调解|台账记录缺失, 非现场监管|功能有待完善.
LACKING = re.compile(
    r"(?:[、和及][^，。；,;：:\n、]{2,12}?){0,2}(?:等[^，。；,;：:\n、]{0,8}?)?"
    r"(?:(?!后|人员|配备|贯通|衔接|[与和及])[\u4e00-\u9fff]){0,8}?(?:还|仍|尚|较|比较|相对|普遍|存在|有些|需)*"
    r"(?:不(?:够|健全|完善|到位|充分|平衡|规范|顺畅|畅|严|高|足|广|实|深|成熟|均衡|全面|及时|明显|多)|有待|滞后|落后|薄弱|缺失|缺位|空白"
    r"|流于形式|未(?:能|充分|真正|完全|全面|有效|实现|形成|建立|落实|到位)|尚未|走样|走过场|需提升|偏[少低弱]|较[少低弱差]|欠缺|缺乏|欠佳|空转|没有(?:完全|全面|真正|得到|有效|形成|落实|打通)|[聘建设][而多][不少未]用|[窄短难](?=[，。；、\n]))"
)
UNDERSTAFFED = re.compile(
    r"(?:人员|员|力量|队伍)(?:力量)?(?:严重|明显|仍|较为?|比较|相对|还|尚)*(?:薄弱|匮乏|紧缺|不足|短缺|偏弱|缺乏)"
)
#: Hands named by what they are, not by what they carry out: 专职|法制审核人员不足.
HANDS = ("专职", "专业", "专门", "兼职")


def is_reported(source: Source, start: int, end: int, bare: bool) -> bool:
    """Tell whether a text reports a result of what a doubtful name names, or that it goes on.

    Args:
        source: The report.
        start: Offset of the name's first character.
        end: Offset behind its last one.
        bare: Whether the name begins what is said.

    Returns:
        Whether it does.

    Examples:
        >>> [is_reported(Source(text, []), 0, 4, True) for text in ("司法确认41起。", "司法确认的案件。")]
        [True, False]
    """
    text = source.text
    before = text[max(source.sentence_at(start).start, start - 24) : start]
    return (
        has_result(text, before, start, end, bare)
        or (text[end : end + 1] in CLAUSE_ENDS and is_done(before))
        or (before.endswith("经") and not before.endswith("未经"))
        or (LINKED.match(text, end) is not None and WITH.search(before) is not None)
        or (bare and LINKING.match(text, end) is not None)
        or ((bare or before[-1:] in LISTING or is_subject(source, start)) and HAPPENS.match(text, end) is not None)
        or (bare and has_predicate(text, end, amid=False))
        or (bare and ACTORS.search(text, start, end) is not None and ACTING.match(text, end) is not None)
    )


def has_result(text: str, before: str, start: int, end: int, bare: bool) -> bool:
    """Tell whether a figure behind a name says what came of it."""
    if FULL_RATE.match(text, end) or BRACKETED.match(text, end):
        return True
    counted = (bare or COUNTED.search(before)) and CASES.match(text, end)
    return bool(counted) and not VERBAL.match(text, start)


def is_done(before: str) -> bool:
    """Tell whether a name at the end of its clause is what was done there."""
    return bool(WITHOUT_EXCEPTION.search(before) or (before[-1:] in LISTING and ACHIEVED_TOO.search(before)))


def is_subject(source: Source, start: int) -> bool:
    """Tell whether a short noun before a name says of what it is."""
    matter = source.text[source.clause_at(start).start : start]
    return len(matter) <= LONGEST_MATTER and all("\u4e00" <= c <= "\u9fff" for c in matter)


def is_lacking(source: Source, start: int, end: int) -> bool:
    """Tell whether something of what a name names is lacking, or the hands for it.

    Args:
        source: The report.
        start: Offset of the name's first character.
        end: Offset behind its last one.

    Returns:
        Whether the text says so, of something lacking only among the shortcomings.

    Examples:
        >>> [is_lacking(Source(text, []), 0, 4) for text in ("法制审核力量薄弱。", "法制审核人员到岗。")]
        [True, False]
    """
    text = source.text
    if UNDERSTAFFED.match(text, end):
        return not text.endswith(HANDS, 0, start)
    return source.sentence_at(start).role == Role.SHORTCOMINGS and LACKING.match(text, end) is not None
