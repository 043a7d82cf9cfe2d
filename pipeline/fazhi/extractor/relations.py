"""How a report stands to a document that it cites: by the verb that governs the title, or by what is said behind it.

Titles that follow each other are one list and share what governs them. A list that begins its clause is the subject of
what follows (《…办法》已印发); any other is governed by the verb before it (印发《…办法》).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi.extractor.source import Source
from fazhi.passages import OPEN

__all__ = ["MADE_CLOSELY", "TITLE", "governing_relation"]

TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,120})》")
ISSUED = re.compile(
    r"印发|签批|共签|联签|通过(?!了?解|学|培训|宣传)|出台|制定|发布|公布|修订|编制|起草|下发|拟定|拟订"
    r"|颁布|审议通过|制发|印制|编印|编写|形成|草拟"
    r"|研究制定|修改|完善|推出|联合发文|转发|签订|签署|报送|出版|编纂|编排|拍摄|摄制|创作|录制|开办|选送|绘制"
    r"|废止|颁发|制作|汇编|更新|提请审议|审议|提请|提交|上报|呈报|报备|重修|重订|修编|制订"
)
#: Verbs that make a document only where it follows at once: 建立《整改台账》, 向人大报告《…情况报告》.
MAKES = re.compile(
    r"(?:建立|梳理|汇总|报告|拟制|撰写|[作发开提拿列拟编签印定亮]出|先后出|下达|送达|会签|签下|新编|汇成|编[成发]|刊印|定下)(?:了|并|形成)*$"
    r"|有了$|(?:制定|出台|印发|发布|编制|修订)(?:并|、|和)?(?:组织|推动|严格)?(?:实施|落实|推行|执行|施行)$"
)
STUDIED = re.compile(
    r"学习|研读|宣讲|宣传|宣贯|培训|解读|学法|讲解|普及|领学|辅导|授课|自学|诵读|专题讲座|讲座|学深|必学|考试|知识竞赛"
    r"|发放|派发|赠送|传达|研学|导学|测试|答题|讲授|[研精通带头]读|[读念讲考](?:了|好)?$|购[买置]|征订|(?<!大)学(?:[了过完好]|$)"
)
STUDIED_AFTER = re.compile(
    rf"{STUDIED.pattern}|读本|宣传册|单行本|知识手册|学(?:[了过完]|起来|$)|专题学|[主必微]课|轮训|集训|研修|专门课|课[程件堂]"
    r"|[讲念][了过课]|走[进入]|送[进到入上]|考[了过]|进(?:校园|乡村|村|企|社区|机关|课堂|工地|网格)"
)
APPLIED = re.compile(
    r"贯彻(?<!学习贯彻)(?<!宣传贯彻)|落实|执行|按照|根据|依据|遵循|依照|对照|围绕|遵守|对标|施行|依法适用|适用|以$|针对$|紧扣|聚焦|抓[紧实好]?$|结合|严守|坚持"
    r"|履行|遵照|参照|推进|推动|部署|分解|细化|实施|依托|应用|运用|推广|比照|援引|践行|恪守|锚定|扣[住紧]|瞄准|遵从|衔接|对接|照着|循着|承接|用[好足活]"
)
#: Words right before a title that make it the rule or the topic of what is done, not what is made or done itself.
CITING = re.compile(
    r"(?:根据|按照|依据|依照|遵照|参照|对照|比照|结合|[按依]|(?<![执牌护拍证])照|(?<![\u4e00-\u9fff])据)(?:中共)?$"
)
#: Those of them that name the rule for whatever follows: 依照《…》开展宣传.
RULED = re.compile(r"(?:根据|按照|依据|依照|遵照|参照)(?:中共)?$")
#: Words that pass a document on or tell of it without more.
TOLD = re.compile(r"(?:通报|收到|(?:参与|配合)(?:了|起草|修订|修改|制定|编制|立法|论证|完成|审议|做好)*)[“《]*$")
#: Where a report says that something stands in a document.
PLACED = re.compile(r"(?:写[入进]|[纳列载编选收刊]入|登上|刊[发登]|见诸)(?:了|到|在|于)?[^，,。；;]{0,10}$")
#: How far before a title its verb may stand, and how long what stands between two titles of a list may be.
WINDOW, REACH, BETWEEN = 140, 100, 24
#: What may stand between two titles of a list: their numbers, joining words, the next one's issuer.
JOINT = re.compile(
    r"(?:[（(][^（()）\n]{0,40}[)）])*(?:$|(?:[、和及与]|以及|等[^，,。；;：:\n]{0,8}[和及与])[^，,。；;：:\n]{0,16}$)"
)
COMMAS = ("，", ",")
#: Between titles of which nothing is said one by one: 制定以下文件：《…》；《…》。
ALONE_BETWEEN = (*COMMAS, "；", ";")
ALONE = re.compile(r"(?:[（(][^（()）]{0,40}[)）])*(?:[，,；;。、]?《|[；;。\n]|等?[。；;]|$)")
BETWEEN_TITLES = "、，, "
#: What only describes a document: 学习新修订的行政复议法.
DESCRIBING = re.compile(
    r"(?:新|刚|最新)?(?:近期)?(?:修订|修改|颁布|制定|出台|发布|印发|实施|施行)(?:后|出台|实施|施行)?的"
)
#: What belongs to the title before its predicate begins: numbers, 等3个规范性文件.
APPENDED = re.compile(
    r"(?:[（(][^（()）]{0,40}[)）])*(?:等(?:[\d一二三四五六七八九十两多几]+[余多]?[部件个项份])?(?:[\u4e00-\u9fff]{0,10}?"
    r"(?:文件|制度|规定|办法|方案|法规|规章|法律|清单|规范|意见|政策|措施|条例|指引|台账|规划|标准))?)?"
)
#: What becomes of a document in the hands of those who make it.
MADE_VERBS = (
    r"印发|签发|下[发达]|制[定发订]|出台|编[制成印]|修[订改编]|公布|颁布|发布|公示|推出|起草|拟[定订就]|通过|获批|备案|签[订署]|成[文型册]"
    r"|定稿|[定列编建拟写]好|敲定|亮出|晒出|发出|上墙|问世|出炉|面世|重[修改订]|新[订修编]"
)
#: The same, with words that only a title in 《》 before them makes plain: 完善, 立法, 讨论.
MAKING = (
    rf"(?:{MADE_VERBS}|颁发|转发|修正|草拟|审[定议]|意见征[求集]|表决|讨论|批准|报批|报送|报审|送审|上报|立法|立项|征[求集]意见|形成|成[稿形]|编写|汇编"
    r"|印制|废止|失效|清理|更新|完善|调整|公开|挂网|上网|写[成就]|做[成好]|定下|排[定出]|建立|试行|送达)"
)
#: Where such a predicate ends.
ENDS = (
    r"(?=了|完|成|后|之后|以来|施行|实施|执行|运行|并|至|到|给|于|在|工作|程序|进程|阶段|环节|一遍|(?<=[发达送])[各全]"
    r"|[、和]|$|[，,。；;：:！!？?（(）)])"
)
MADE = re.compile(
    rf"(?!等?[、和与及])的?[^，,。；;《》的]{{0,32}}?{MAKING}+{ENDS}|发[到往至]|按(?:立法)?程序[^，,。；]{{0,4}}推进"
)
#: That a document without marks was made, where nothing but adverbs may stand between.
MADE_CLOSELY = (
    r"(?:由[\u4e00-\u9fff]{2,10}?|经[\u4e00-\u9fff]{2,30}?|于?\d+月(?:\d+日)?)*[^，,。；;《》的\d案点划单录则法南引表规要应需待]{0,8}?"
    rf"(?:{MADE_VERBS})+{ENDS}"
)
#: Behind a comma: 《…实施方案》，经县委审定后印发.
MADE_LATER = re.compile(rf"[，,]\s?(?:目前|现|已|经|于|由|正式|并)+[^，,。；;《》的]{{0,24}}?{MAKING}+{ENDS}")
BY = re.compile(r"已?由([^，,。；;《》]{2,16}?)(?:牵头|负责|统一|联合)?(?:印发|制定|公布|颁布|发布|编制|起草|出台)")
#: What is made is not the document but what goes with it: 修订《…条例》|配套文件.
SUPPLEMENT = re.compile(r"的?(?:相关|有关|各项)?配套(?:文件|制度|规定|政策|措施|规章|规则|细则|办法|规范)")
#: What is held under a title is a course or lecture on it.
HELD = re.compile(r"(?:开办|举办|开设|录制)(?:了|好)?$")
#: What a region's own document is praised for.
HONOURED = re.compile(
    r"等?(?:[两三四五六七八九十\d]+[部项个件份])?(?:先后|均|双双|成功|还|也|曾)?"
    r"(?:被[^，,。；《》]{0,14}评(?:选)?为|获评|荣获|荣膺|入选|获(?:得)?[^，,。；《》]{0,16}(?:奖|称号|推广|肯定|表彰|优秀))"
)
#: A draft on which others ask for opinions.
COMMENTED = re.compile(r"[^，,。；《》]{0,8}(?:提出|修改|立法|座谈|调研|起草|论证|听证|意见)")
DRAFT = re.compile(r"[（(](?:草案|征求意见稿|送审稿|修订草案)[^）)]{0,8}[）)]》?$")
AMENDED = re.compile(
    r"(?:修改|修订|立法|起草)(?:工作)?(?:提出|召开|开展|建言|征求|论证|调研)"
    r"|(?:开展|进行|组织|完成)?[^，,。；]{0,4}(?:立法后|实施后)评估|[^，,。；]{0,6}(?:调研|论证)"
)
#: A document that may yet be made.
LISTED_FOR = re.compile(r"[^，,。；]{0,6}[列纳]入[^，,。；]{0,10}(?:立法|调研|论证|审议)(?:调研|论证|计划|项目|规划)")
#: To come into force is told of a document, but nothing is done with it.
IN_FORCE = re.compile(r"[^，,。；;《》]{0,14}(?:[月日年]起?|正式|开始)(?:施行|实施|生效)")
APPLIED_NOUN = re.compile(
    r"的?(?:指引|指导|框架|引领)[下内]|可[依循据]|为(?:据|纲|本|准|尺|指引|遵循|依据|准绳|统领)"
    r"|等?(?:的)?(?:要求|规定|精神|部署)|的?(?:各项|全部|年度|目标|重点)*任务(?!分工|分解|清单)|的?收官|总结评估|(?:中期|终期|总结|实施情况)\w{0,4}(?:评估|验收|检查|督导)"
    r"|所?(?:明确|确定|规定|部署|提出|列|要求|安排|布置|下达|载明)的?[^，,。；;]{0,10}(?:任务|要求|目标|事项|举措|部署|标准|程序)"
)
APPLIED_BEHIND = re.compile(
    r"(?!等?[、和与及])[^，,。；;《》]{0,16}?(?:落[实地]|执行|(?:完成|推进)(?![^，,。；;]{0,8}(?:修[订改编]|编制|起草|制定|拟|立法|意见征|审[议查定]|备案|签))|收官|实施|贯彻|运用|应用|适用|有着落|见效|到位|抓[实好牢]|落到|落细|分解|细化|对照|对标|遵守"
    r"|遵循|兑现)"
    r"|(?:任务|目标|各项任务)?(?:已|全面|顺利|圆满|如期)*通过"
)
GUIDES = re.compile(
    r"[^。；;《》]{0,40}(?:是|作为|成为)[^，,。；;]{0,16}(?:遵循|依据|指引|指南|准绳|抓手|总?纲|标尺|尺子|路线图|底线|红线)"
)
#: How much may stand before titles that are all of their clause: 对, 针对新修订的.
LONGEST_OPENING = 6
#: What stands for another title, so that a comma between two titles does not end a list.
LISTED = "、"
#: Behind a title of a list or of a longer phrase, whose verb may stand before a comma.
GOES_ON = re.compile(r"等?(?:[、和及与的]|$|[\u4e00-\u9fff]{0,6}$)|等[^，,。；;]{0,16}$")
CLAUSE_MARKS = re.compile(r"[，,：:]")
STOPS = re.compile(r"[，,；;。！？]")
SENTENCE_STOPS = re.compile(r"[；;。！？]")
ISSUER = re.compile(
    r"(?:^|[，,；;。：:\s、]|随着|根据|按照|依据|落实|贯彻|对照|结合|自)"
    r"(?P<by>中共中央|党中央|中央|国务院|全国人大|最高人民|中[办国]|国家[\u4e00-\u9fff]{2,10}(?:局|委|署|办)"
    r"|(?:中国|世界|国际)[\u4e00-\u9fff]{2,10}"
    r"|[\u4e00-\u9fff]{2,10}部(?=印|出|发|制|下|颁|等|联)"
    r"|(?:[\u4e00-\u9fff]{2,8})?(?:自治区|省|市|州|盟|地区|区|县|旗)(?:党?委|人民政府|政府|人大|[\u4e00-\u9fff]{2,12}(?:厅|局|办|院|会)))"
    r"[^，。；《》]{0,12}$"
)
#: What stands between a body and a verb where the body only gave cause for what is issued: 依据国务院|决定|制发.
GIVEN_CAUSE = re.compile(r"(?:决定|部署|要求|意见|精神|规定|授权|指示|文件|安排|统一部署)[^，。；]{0,6}$")
CITES_ISSUED = re.compile(r"(?:根据|按照|依据|落实|贯彻|对照|结合)(?:中共)?$")


class Place(NamedTuple):
    """What stands around the list of titles that holds a title.

    `before` reaches back to the beginning of the sentence, `own` to that of the clause; `after` ends with the clause,
    `behind` with the sentence.
    """

    before: str
    own: str
    after: str
    behind: str


def governing_relation(source: Source, start: int, end: int) -> tuple[str, str]:
    """Tell how the report stands to a document, and who issued it.

    Args:
        source: The report.
        start: Offset of the title's first mark.
        end: Offset behind its last mark.

    Returns:
        issued, implemented, studied or mentioned; and the body that the text says issued it, `OPEN` where the text
        does not tell what is done with it, or nothing.
    """
    place = place_of(source, start, end)
    if TOLD.search(place.before):
        return "mentioned", ""
    if PLACED.search(place.own):
        return "mentioned", OPEN
    if not place.own.strip(LISTED) and LISTED_FOR.match(place.after):
        return "mentioned", ""
    verb, _ = nearest_verb(place.own)
    if not verb and not CITING.search(place.own):
        said = said_behind(place)
        if said:
            return said, issuer_behind(place) if said == "issued" else ""
        if not GOES_ON.match(place.after):
            return "mentioned", "" if AMENDED.match(place.after) else OPEN
    return said_before(source, start, end, place)


def said_before(source: Source, start: int, end: int, place: Place) -> tuple[str, str]:
    """Tell the relation by the verb before a title, unless what follows makes the title its own."""
    before, after, behind = place.before, place.after, place.behind
    if CITING.search(before):
        nearest, at = "implemented", len(before)
    else:
        nearest, at = nearest_verb(before)
    commented = COMMENTED.match(after) if DRAFT.search(source.text, start, end) else AMENDED.match(after)
    if nearest in ("", "implemented") and commented:
        return "mentioned", ""
    if nearest != "issued" and not CITING.search(before) and (MADE.match(after) or MADE_LATER.match(behind)):
        return "issued", issuer_behind(place)
    if nearest in ("", "implemented") and STUDIED_AFTER.search(after) and not RULED.search(before):
        return "studied", ""
    if not nearest or len(before) - at > REACH:
        said = "implemented" if APPLIED_NOUN.match(after) or APPLIED_BEHIND.match(after) else said_next(place)
        return (said, "") if said else ("mentioned", OPEN)
    issuer = ISSUER.search(before[:at]) if nearest == "issued" else None
    if issuer and CITES_ISSUED.search(before[: issuer.start("by")]):
        return ("issued", "") if GIVEN_CAUSE.search(before[issuer.end("by") : at]) else ("implemented", "")
    if nearest == "issued" and (SUPPLEMENT.match(after) or (HELD.search(before) and STUDIED_AFTER.search(after[:12]))):
        return ("mentioned" if SUPPLEMENT.match(after) else "studied"), ""
    return nearest, issuer["by"] if issuer else ""


def said_behind(place: Place) -> str:
    """Tell the relation by the predicate of which a title is the subject, or nothing."""
    after = place.after
    if APPLIED_NOUN.match(after) or GUIDES.match(place.behind):
        return "implemented"
    if AMENDED.match(after) or IN_FORCE.match(after):
        return ""
    if HONOURED.match(after):
        return "issued"
    ends = {
        "issued": MADE.match(after),
        "studied": STUDIED_AFTER.search(after),
        "implemented": APPLIED_BEHIND.match(after),
    }
    found = {relation: match.end() for relation, match in ends.items() if match}
    if found:
        return min(found, key=lambda relation: found[relation])
    return "issued" if MADE_LATER.match(place.behind) else ""


def said_next(place: Place) -> str:
    """Tell the relation by the clause behind one that holds nothing but titles: 对《…法》《…条例》，逐条学习."""
    following = STOPS.split(place.behind)
    if len(place.own) > LONGEST_OPENING or len(following) < 2 or not GOES_ON.match(place.after):
        return ""
    return "studied" if STUDIED_AFTER.search(following[1]) else ""


def issuer_behind(place: Place) -> str:
    """Give the body that is said to have issued a document behind its title."""
    by = BY.match(place.after)
    return by[1] if by else ""


def place_of(source: Source, start: int, end: int) -> Place:
    """Cut out what stands before and behind the list of titles that holds a title."""
    text, sentence = source.text, source.sentence_at(start)
    alone = bool(ALONE.match(text, end, sentence.end))
    first = list_start(text, start, sentence.start, alone=alone)
    window = TITLE.sub(LISTED, text[max(sentence.start, first - WINDOW) : first])
    before = DESCRIBING.sub("", SENTENCE_STOPS.split(window)[-1]).rstrip("“")
    own = CLAUSE_MARKS.split(before)[-1]
    before = before.rstrip(BETWEEN_TITLES)
    last = list_end(text, end, sentence.end, subject=not nearest_verb(own)[0] and not CITING.search(own))
    behind = TITLE.sub(LISTED, text[last : min(sentence.end, last + WINDOW)])
    behind = behind[behind_names(behind) :][:60]
    return Place(before, own, STOPS.split(behind)[0], behind)


def behind_names(behind: str) -> int:
    """Find where what belongs to the titles ends."""
    appended = APPENDED.match(behind)
    return appended.end() if appended else 0


def list_start(text: str, start: int, floor: int, *, alone: bool) -> int:
    """Find where the list of titles begins in which a title stands; commas join titles that stand alone."""
    while (close := text.rfind("》", max(floor, start - BETWEEN - 1), start)) >= 0:
        between = text[close + 1 : start]
        joined = JOINT.match(between) or (alone and between in ALONE_BETWEEN)
        if not joined or nearest_verb(between)[0]:
            break
        opening = opening_mark(text, close, floor)
        if opening is None:
            break
        start = opening
    return start


def list_end(text: str, end: int, stop: int, *, subject: bool) -> int:
    """Find where the list of titles ends in which a title stands; subjects of one predicate may have commas between."""
    while (mark := text.find("《", end, min(stop, end + BETWEEN + 1))) >= 0:
        between = text[end:mark]
        title = TITLE.match(text, mark)
        joined = JOINT.match(between) or (subject and between in COMMAS)
        if title is None or not joined or nearest_verb(between)[0]:
            break
        end = title.end()
    return end


def opening_mark(text: str, close: int, floor: int) -> int | None:
    """Find the mark with which the title begins that ends at a mark."""
    depth = 0
    for at in range(close, floor - 1, -1):
        depth += (text[at] == "》") - (text[at] == "《")
        if depth == 0:
            return at
    return None


def nearest_verb(before: str) -> tuple[str, int]:
    """Find the relation whose verb stands nearest before a title, and where."""
    if MAKES.search(before):
        return "issued", len(before)
    nearest, place = "", -1
    for name, pattern in (("issued", ISSUED), ("studied", STUDIED), ("implemented", APPLIED)):
        last = -1
        for found in pattern.finditer(before):
            last = found.start()
        if last > place:
            nearest, place = name, last
    return nearest, place
