"""How a report stands to a document that it cites: the verb that governs the title, or what is said behind it."""

from __future__ import annotations

import re

from fazhi.extractor.source import Source

__all__ = ["TITLE", "governing_relation"]

TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,120})》")
ISSUED = re.compile(
    r"印发|签批|共签|联签|通过(?!了?解|学|培训|宣传)|出台|制定|发布|公布|修订|编制|起草|下发|拟定|拟订"
    r"|颁布|审议通过|制发|印制|编印|编写|形成|草拟"
    r"|研究制定|修改|完善|推出|联合发文|转发|签订|签署|报送|出版|编纂|编排|拍摄|摄制|创作|录制|开办|选送|绘制"
    r"|废止|颁发|制作|汇编|更新|提请审议|审议|提请"
)
#: Verbs that make a document only where it follows at once: 建立《整改台账》, 向人大报告《…情况报告》.
MAKES = re.compile(r"(?:建立|梳理|汇总|报告|拟制|撰写)(?:了|并|形成)*$")
STUDIED = re.compile(
    r"学习|研读|宣讲|宣传|培训|解读|学法|讲解|普及|领学|辅导|授课|自学|诵读|专题讲座|讲座|学深|必学|考试|知识竞赛|发放|派发|赠送"
)
STUDIED_AFTER = re.compile(rf"{STUDIED.pattern}|读本|宣传册|单行本|知识手册")
APPLIED = re.compile(
    r"贯彻(?<!学习贯彻)(?<!宣传贯彻)|落实|执行|按照|根据|依据|遵循|依照|对照|围绕|遵守|对标|施行|依法适用|适用|以《|结合|严守|坚持"
    r"|履行|遵照|参照|推进|推动|部署|分解|细化|实施|依托|应用|运用|推广"
)
#: Words that pass a document on or tell of it without more.
TOLD = re.compile(r"(?:通报|收到|(?:参与|配合)(?:了|起草|修订|修改|制定|编制|立法|论证|完成|审议)*)[“《]*$")
#: How far before a title its verb may stand.
WINDOW, REACH = 90, 60
#: What only describes a document: 学习新修订的行政复议法.
DESCRIBING = re.compile(
    r"(?:新|刚|最新)?(?:近期)?(?:修订|修改|颁布|制定|出台|发布|印发|实施|施行)(?:后|出台|实施|施行)?的"
)
MADE_AFTER = re.compile(
    r"(?![、和与及等])(?:（[^）]*）|\([^)]*\))*(?:已|经|正式|于|向社会|面向社会)?[^《》]{0,12}?(?:颁布|公布施行|出台|公示|起草"
    r"|公开征求意见|征求意见|审议通过|获批|印发)"
)
#: Behind a comma: 《…实施方案》，经县委审定后印发.
MADE_LATER = re.compile(r"[，,]\s?经[^，,。；《》]{2,24}(?:印发|公布|出台|施行|实施)")
#: A draft on which others ask for opinions.
COMMENTED = re.compile(r"[^，,。；《》]{0,8}(?:提出|修改|立法|座谈|调研|起草|论证|听证|意见)")
DRAFT = re.compile(r"[（(](?:草案|征求意见稿|送审稿|修订草案)[^）)]{0,8}[）)]》?$")
APPLIED_AFTER = re.compile(
    r"(?:等)?(?:的)?(?:要求|规定|精神|部署)|(?:任务|目标|各项任务)?(?:已|全面|顺利|圆满|如期)*(?:完成|收官"
    r"|实施|落实|通过)|的?收官|总结评估"
)
AMENDED = re.compile(r"(?:修改|修订|立法|起草)(?:工作)?(?:提出|召开|开展|建言|征求|论证)")
#: What stands for another title of the list, so that a comma between two titles does not end it.
LISTED = "、"
#: A title that begins a clause is its subject: 印发工作要点，《…规划》全面完成.
BEGINS_CLAUSE = re.compile(r"^.*[^、，,][，,]\s*$", re.DOTALL)
#: Behind a title of a list, whose verb may stand before a comma.
GOES_ON = re.compile(r"等|[、和及与]|$")
#: 根据县委印发《…方案》要求 carries out what was issued.
CITING = re.compile(r"(?:根据|按照|依据|落实|贯彻|对照|结合)(?:中共)?$")
STOPS = re.compile(r"[，,；;。！？]")
ISSUER = re.compile(
    r"(?:^|[，,；;。：:\s、]|随着|根据|按照|依据|落实|贯彻|对照|结合|自)"
    r"(?P<by>中共中央|党中央|中央|国务院|全国人大|最高人民|[\u4e00-\u9fff]{2,10}部(?=印|出|发|制|下|颁|等|联)"
    r"|(?:[\u4e00-\u9fff]{2,8})?(?:自治区|省|市|州|盟|地区|区|县|旗)(?:党?委|人民政府|政府|人大|[\u4e00-\u9fff]{2,12}(?:厅|局|办|院|会)))"
    r"[^，。；《》]{0,12}$"
)


def governing_relation(source: Source, start: int, end: int) -> tuple[str, str]:
    """Tell how the report stands to a document, and who issued it.

    Args:
        source: The report.
        start: Offset of the title's first mark.
        end: Offset behind its last mark.

    Returns:
        issued, implemented, studied or mentioned; and the body that the text says issued it, or nothing.
    """
    sentence = source.sentence_at(start)
    window = source.text[max(sentence.start, start - WINDOW) : start]
    before = DESCRIBING.sub("", re.split(r"[；;。！？]", TITLE.sub(LISTED, window))[-1])
    behind = TITLE.sub("", source.text[end : min(sentence.end, end + WINDOW)])[:40]
    after = STOPS.split(behind)[0]
    if not GOES_ON.match(after):
        before = BEGINS_CLAUSE.sub("", before)
    nearest, place = nearest_verb(before)
    commented = COMMENTED.match(after) if DRAFT.search(source.text, start, end) else AMENDED.match(after)
    if TOLD.search(before) or (nearest == "implemented" and commented):
        return "mentioned", ""
    if nearest != "issued" and (MADE_AFTER.match(after) or MADE_LATER.match(behind)):
        return "issued", ""
    if nearest in ("", "implemented") and STUDIED_AFTER.search(after):
        return "studied", ""
    if not nearest or len(before) - place > REACH:
        return ("implemented" if APPLIED_AFTER.match(after) else "mentioned"), ""
    issuer = ISSUER.search(before[:place]) if nearest == "issued" else None
    if issuer and CITING.search(before[: issuer.start("by")]):
        return "implemented", ""
    return nearest, issuer["by"] if issuer else ""


def nearest_verb(before: str) -> tuple[str, int]:
    """Find the relation whose verb stands nearest before a title, and where."""
    if MAKES.search(before):
        return "issued", len(before)
    nearest, place = "", -1
    for name, pattern in (("issued", ISSUED), ("studied", STUDIED), ("implemented", APPLIED)):
        last = max((m.start() for m in pattern.finditer(before)), default=-1)
        if last > place:
            nearest, place = name, last
    return nearest, place
