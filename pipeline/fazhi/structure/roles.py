"""What part a section plays in a report: achievements, duties, shortcomings, plans or none.

The outline of such a report is set by the 法治政府建设与责任落实督察工作规定 (2019), article 25 ff.: main measures and
results, shortcomings and their causes, the leaders' duties, next year's arrangements.
"""

from __future__ import annotations

import re

from fazhi.passages import Role

__all__ = ["PLAN_ITSELF", "PLAN_OPENS", "PLAN_TITLE", "REMEDIES", "REMEDY", "heading_role", "opening_role"]

#: A document's title and the years that a plan covers say nothing of a section: 落实《实施纲要（2021—2025年）》.
CITED = re.compile(r"《[^》]*》?|20\d\d年?\s*[-—－–~～至]+\s*20\d\d年?")
NUMERALS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
LACK = re.compile(r"不足|问题|差距|短板|弱项|薄弱|困难|挑战")
LACKING = re.compile(
    r"(?:存在|面临|突出|主要|工作|短板|当前|目前)[^，,；]{0,8}(?:不足|问题|差距|短板|困难|薄弱|弱项|挑战)"
    r"|不足(?:之处|和|及|与|、|$)|(?:问题|短板|差距|困难|弱项)(?:和|与|及|、|$)|薄弱环节|自查问题|原因(?:分析|剖析)?$"
    r"|(?:需要?|有待|亟待|亟需)(?:改进|加强|完善|提升|解决)的?(?:方面|之处|地方|问题|环节)"
)
#: Words of which each of these holds one; looking for them first spares most headings the rest.
WANTING = re.compile(r"不足|问题|差距|短板|弱项|薄弱|困难|挑战|原因|需|有待|亟待")
#: A heading over all that was done, in which shortcomings are only the last part: 主要举措、成效和不足.
DONE_TOO = re.compile(
    r"(?:成效|举措|做法|成绩|成果|进展|亮点|特色|(?:工作|开展|落实|完成|推进|进展|履职|建设)情况)(?:[、和及与]|以及)[^，,；]{0,14}(?:不足|问题|差距|短板|困难)"
)
#: What stands before a problem that was solved, or behind it: 着力解决突出问题 tells of achievements.
MENDED = re.compile(
    r"(?:解决|整治|破解|化解|纠治|治理|查找|消除|补齐|聚焦|针对|坚持|紧盯|直面|克服|补|强|突破|围绕|攻克)[^，,；]{0,10}$"
)
MENDING = re.compile(
    r"[^，,；和与及、]{0,6}(?:整改|整治|治理|解决|排查|化解|销号|专项|导向|回头看)(?!措施|方向|打算|思路|计划)"
)
COMING = re.compile(
    r"下(?:一)?(?:步|阶段|年)|今后|明年|来年|接下来|新的?一年|打算|展望|(?:努力|用力|发力|主攻|攻坚)的?方向"
    r"|(?:改进|整改)(?:方向|措施|举措|意见|打算|思路|计划)|后续(?:工作|安排|计划|措施)|下半年(?!度)"
    r"|(?:原因|问题|不足|困难)(?:和|与|及|、)(?:改进|对策|建议)"
)
#: Words that mean plans only as the head of a title, not as what a department did: 健全工作计划.
AHEAD = tuple(
    """
    安排 思路 计划 谋划 设想 重点任务 工作重点 目标任务 主要任务 中心任务 工作建议 对策建议 意见建议 有关建议 相关建议
    几点建议 几点思考 对策 对策措施 应对措施 解决措施 解决办法
    """.split()
)
DID = re.compile(
    r"^(?:\W|进一步|着力|全面|持续|深入|扎实)*(?:健全|强化|完善|制定|落实|统筹|明确|加强|突出|推进|压实|细化|坚持"
    r"|聚焦|编制|严格|抓|狠抓|做好|优化|办理|征求|听取|科学|紧扣|围绕|对照|实施)"
)
#: A year, but not a date: the day of signature under a title announces no plans.
YEAR = re.compile(r"(20\d\d)\s*年(?!\s*\d{1,2}\s*月)")
DUTY = re.compile(r"第一责任人|主要负责(?:人|同志)\S{0,12}履(?:行|职)|履行\S{0,10}职责\S{0,4}(?:情况|$)")
#: What may come before the word that turns to the future: 针对以上问题，下一步…
LEAD_IN = (
    r"\W{0,3}(?:[（(][一二三四五六七八九十\d]{1,2}[)）])?(?:为此|因此|对此|同时)?\W?"
    r"(?:(?:针对|面对)[^，,。]{0,20}[，,])?在?(?:我[市县区州旗局镇乡委厅]|街道|我们)?"
)
WILL = (
    r"将(?:继续|进一步|持续|不断|全面|深入|以|围绕|按照|坚持|着力|着重|重点|加快|推进|认真|切实|从|采取|紧紧|紧扣|牢牢)"
)
OPENS_PLANS = re.compile(
    LEAD_IN + r"(?:下(?:一)?(?:步|阶段|年)|今后|接下来|明年|来年|新的?一年"
    r"|面向(?:未来|新|明年|20\d\d年)|新年度|往后|后续(?=[，,])|未来(?=[，,一二三四五几\d])|以后(?=[，,]|的?工作)|展望"
    r"|下半年[^。]{0,24}[将要])"
)
PROMISES = re.compile(
    rf"\W{{0,3}}(?:我们{WILL}"
    r"|(?:[^。：:]{0,60}[，,])?[^。，,：:]{0,12}"
    + WILL
    + r"?[^。]{0,30}(?:以下|如下|几个方面|几方面)[^。]{0,12}[:：。]"
    r"|[^。]{0,40}(?<![主重需必简概纪摘])要(?!求)[^。]{0,30}(?:以下|如下|几个方面|几方面|几项)[^。]{0,12}[:：。]"
    r"|[^。]{0,40}(?:拟(?![定订])|打算)[^。]{0,16}(?:以下|如下|几个方面|几方面)[^。]{0,12}[:：。])"
)
#: Up to where the colon of such a label stands.
LABEL = 30
PROMISING = re.compile("要|将|拟|打算")
PLAN_LABEL = re.compile(r"\W{0,3}(?:(20\d\d)年)?度?[^，。,：:]{0,12}(?:打算|思路|计划|安排|谋划|展望)(?:如下|是)?[:：]")
YEAR_WILL = re.compile(r"\W{0,3}20\d\d年[,，]?[^。]{0,24}" + WILL)
BEGINS_WITH_YEAR = re.compile(r"\W{0,3}(?:到|至)?(20\d\d)年(?!\s*\d{1,2}月|[初底末春夏秋冬第起以前上下])")
OPENS_LACKING = re.compile(
    r"\W{0,3}(?:\S{0,60}[,，]但)?(?:\S{0,60})"
    r"(?:(?:仍然?|还|也|尚)[^，,。]{0,8}(?:存在|有|面临)\S{0,14}(?:不足|问题|差距|短板|薄弱|困难|弱项|挑战)"
    r"|存在(?!\S{0,6}的(?:单位|企业|部门|地区))[^，,。]{0,10}(?:不足|问题|差距|短板|薄弱)[^，,。]{0,12}[:：。]?$"
    r"|(?:不足|问题|短板)\S{0,8}(?:主要)?(?:表现|体现)在)"
)
LACK_LABEL = re.compile(
    r"\W{0,3}(?:工作|当前|目前)?(?:中)?(?:存在的?)?(?:主要|突出)?的?(?:不足|问题|短板|差距|困难)(?:之处|[和与及]\S{2,6})?"
    r"(?:主要)?(?:有|是|如下|为|包括|[:：])"
)
#: In a section of shortcomings and plans together: 改进措施：…
REMEDY = re.compile(
    r"\W{0,3}(?:[（(]?[一二三四五六七八九十\d][)）、.])?(?:改进|整改|下步|工作|具体|今后)?(?:措施|对策|举措)(?:是|如下|为)?[:：]"
)
#: There too, the heading of what is to be done.
REMEDIES = re.compile(r"(?:工作|整改|改进|具体|主要|解决|对策|意见|[及和、])*(?:措施|举措|对策|建议|办法)$")
#: A text that is itself a plan, and no report: 制定本方案.
PLAN_ITSELF = re.compile(
    # each alternative begins with a character, so that the engine skips to where one can begin
    "|".join(
        (
            *(
                made + r"了?(?:本(?:实施)?|[如以]下)(?:实施|工作|行动)?(?:方案|规划|意见|计划|要点|办法|措施|安排|决定)"
                for made in ("制定", "编制", "提出", "形成", "作出")
            ),
            r"本(?:规划|纲要|方案|实施方案|意见|实施意见|行动计划|要点)(?:自|由|所称|实施期|规划期)",
            *(word + r"[^。]{0,60}(?:通知|安排|部署|要求)如下" for word in "现特就"),
        )
    )
)
#: The title of such a text, and the heading with which one begins.
PLAN_TITLE = re.compile(
    r"^(?!.*(?:报告|总结|情况|汇报|述职|述法|完成|[>＞/|]))(?=.*(?:法治|依法)).*(?:要点|方案|计划|规划|安排|分工|意见|纲要)(?:[（(][^（）()]*[）)])?$"
)
PLAN_OPENS = re.compile(r"(?:总体(?:要求|目标|思路)|指导思想|工作目标|主要目标|目标任务|基本原则)$")
#: The sentence that opens a report: 现将2023年度工作情况及2024年打算报告如下.
REPORTS = re.compile(r"现(?:将|就|对)[^。]{0,60}(?:报告|汇报|总结|公布|公示|通报)")
HAN_YEAR = re.compile(r"\W{0,3}[二２][〇○零０]")
#: A problem that is told because it was dealt with.
SETTLED = re.compile(
    r"整改(?:到位|完毕|完成|落实|措施)|已[^，,。]{0,6}(?:整改|解决|化解|完成)|责令|约谈|排查|查找出?|印发|通报"
    r"|(?:纠正|解决|整治|破解|消除|研究|梳理|剖析|针对|对照)[^，,。：:]{0,20}存在[^。：:]*[。]?$"
)


def heading_role(title: str, year: int | None) -> Role:
    """Tell a section's role from its heading.

    Args:
        title: The heading's text.
        year: The year reported on where known; a later year in a heading means plans.

    Returns:
        The role; `Role.MIXED` for shortcomings and plans together.

    Examples:
        >>> heading_role("存在的不足及下一步工作安排", 2023).value
        'mixed'
        >>> heading_role("2025年度推进法治政府建设的主要安排", 2024).value
        'plans'
        >>> heading_role("主要举措、成效和不足", 2023).value
        'achievements'
        >>> heading_role("深入落实《实施纲要（2021—2025年）》", 2023).value
        'achievements'
    """
    title = CITED.sub("", title)
    if DONE_TOO.search(title):
        return Role.ACHIEVEMENTS
    lacking = tells_of_lack(title)
    ahead = YEAR.search(title)
    later = bool(ahead and year and int(ahead[1]) > year)
    coming = bool(COMING.search(title)) or later or (title.endswith(AHEAD) and not DID.match(title))
    if lacking and coming:
        return Role.MIXED
    if lacking:
        return Role.SHORTCOMINGS
    if coming:
        return Role.PLANS
    return Role.DUTIES if DUTY.search(title) else Role.ACHIEVEMENTS


def tells_of_lack(title: str) -> bool:
    """Tell whether a heading names what is lacking, and not what was done about it."""
    return WANTING.search(title) is not None and any(
        not MENDED.search(title[: lack.start()]) and not MENDED.search(lack[0]) and not MENDING.match(title, lack.end())
        for lack in LACKING.finditer(title)
    )


def opening_role(sentence: str, year: int | None = None) -> Role | None:
    """Tell whether a sentence opens a passage of plans or shortcomings.

    Args:
        sentence: One sentence.
        year: The year reported on where known; a sentence that begins with a later one speaks of plans.

    Returns:
        `Role.PLANS`, `Role.SHORTCOMINGS` or None.

    Examples:
        >>> opening_role("下一步，我区将继续深化改革。").value
        'plans'
        >>> opening_role("但与上级要求相比还存在一定差距，主要表现在：").value
        'shortcomings'
        >>> opening_role("2023年，我市坚持依法行政，现将有关情况报告如下：", 2023) is None
        True
    """
    if REPORTS.search(sentence):
        return None
    if ("二" in sentence[:4] or "２" in sentence[:4]) and HAN_YEAR.match(sentence):
        sentence = sentence[:12].translate(NUMERALS) + sentence[12:]
    ahead = BEGINS_WITH_YEAR.match(sentence) if "20" in sentence[:5] else None
    if OPENS_PLANS.match(sentence) or (ahead and year and int(ahead[1]) > year):
        return Role.PLANS
    if year is None and YEAR_WILL.match(sentence):
        return Role.PLANS
    opening = sentence[:LABEL]
    label = PLAN_LABEL.match(sentence) if "：" in opening or ":" in opening else None
    if label and not (year and label[1] and int(label[1]) <= year):
        return Role.PLANS
    lacks = LACK.search(sentence) and not SETTLED.search(sentence)
    if lacks and (OPENS_LACKING.match(sentence) or LACK_LABEL.match(sentence)):
        return Role.SHORTCOMINGS
    return Role.PLANS if PROMISING.search(sentence) and PROMISES.match(sentence) else None
