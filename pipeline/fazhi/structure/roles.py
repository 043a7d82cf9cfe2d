"""What part a section plays in a report: achievements, duties, shortcomings, plans or none.

The outline of such a report is set by the 法治政府建设与责任落实督察工作规定 (2019), article 25 ff.: main measures and
results, shortcomings and their causes, the leaders' duties, next year's arrangements.
"""

from __future__ import annotations

import re

from fazhi.passages import Role

__all__ = ["heading_role", "opening_role"]


LACKING = re.compile(
    r"(?:存在|面临|突出|主要|短板)\S{0,6}(?:不足|问题|差距|短板|困难|薄弱|弱项)|不足(?:之处|和原因|及原因|与|和|$)"
    r"|问题(?:和|与|及)(?:不足|短板|困难|原因)|短板(?:弱项|不足|和|与|$)|差距和|薄弱环节|困难和问题|自查问题"
)
#: What stands before a problem that was solved: 着力解决突出问题 tells of achievements.
MENDED = re.compile(r"(?:解决|整治|破解|化解|纠治|治理|查找|消除|补齐|聚焦|针对)\S{0,10}$")
COMING = re.compile(
    r"下(?:一)?(?:步|阶段)|今后|明年|打算|努力方向|改进(?:方向|措施|举措)|(?:工作|主要|重点)(?:安排|思路|计划|谋划|设想)"
    r"|(?:安排|思路|计划|谋划|设想|展望)$|重点任务$|工作重点$|目标任务$|整改(?:措施|方向)"
)
YEAR_AHEAD = re.compile(r"(20\d\d)\s*年")
DUTY = re.compile(r"第一责任人|主要负责(?:人|同志)\S{0,12}履(?:行|职)|履行\S{0,10}职责\S{0,4}(?:情况|$)")
OPENS_PLANS = re.compile(
    r"\W{0,3}(?:下(?:一)?(?:步|阶段)|今后|接下来|明年|新的一年|面向未来|展望|(?:20\d\d)年[,，]\S{0,24}将)"
)
BEGINS_WITH_YEAR = re.compile(r"\W{0,3}(20\d\d)年[,，度]")
LACK = re.compile(r"不足|问题|差距|短板|薄弱|困难")
OPENS_LACKING = re.compile(
    r"\W{0,3}(?:\S{0,60}[,，]但)?(?:\S{0,40})"
    r"(?:(?:仍然?|还|也)\S{0,4}(?:存在|有)\S{0,14}(?:不足|问题|差距|短板|薄弱|困难)"
    r"|存在\S{0,10}(?:不足|问题|差距|短板|薄弱)\S{0,12}[:：。]?$|(?:不足|问题|短板)\S{0,8}(?:主要)?(?:表现|体现)在)"
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
    """
    lack = LACKING.search(title)
    lacking = lack is not None and not MENDED.search(title[: lack.start()])
    ahead = YEAR_AHEAD.search(title)
    coming = bool(COMING.search(title)) or bool(ahead and year and int(ahead[1]) > year)
    if lacking and coming:
        return Role.MIXED
    if lacking:
        return Role.SHORTCOMINGS
    if coming:
        return Role.PLANS
    return Role.DUTIES if DUTY.search(title) else Role.ACHIEVEMENTS


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
    """
    ahead = BEGINS_WITH_YEAR.match(sentence)
    if OPENS_PLANS.match(sentence) or (ahead and year and int(ahead[1]) > year):
        return Role.PLANS
    if LACK.search(sentence) and OPENS_LACKING.match(sentence):
        return Role.SHORTCOMINGS
    return None
