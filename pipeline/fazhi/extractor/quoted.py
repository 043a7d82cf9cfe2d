"""Names in quotation marks, and the signs by which they are told from other quoted phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.boundaries import verb_before
from fazhi.extractor.figurative import is_figure, is_result, is_turned_from
from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.heads import HEAD, IDEOLOGY, kind_of, quote_tail
from fazhi.extractor.source import Source
from fazhi.passages import OUTSIDE, Mention, Role

__all__ = ["find_quoted"]

HEADING_LENGTH = 36
FIGURE = re.compile(r"\d")
HEADED = re.compile(rf"(?:{HEAD.pattern})$")
#: The class of all opening marks comes first, by which the engine skips to them.
QUOTE = re.compile(
    r"[“「『\"＂](?:(?<=[“「『])([^“”「」『』《》\n]{2,40})[”」』]|(?<=[\"＂])([^\"＂“”《》，。；\n]{2,20})[\"＂])"
)
#: Joins between quoted names of one list: “甲”“乙”、“丙”和“丁”.
JOIN = re.compile(r"(?:\d+(?:余|多)?[名户个人家支项])?[、，和与及暨或\s]{0,2}(?:以及)?$")
NO_NAME = re.compile(
    r"^十[一二三四五]五|第一责任$|一府两院|亲自抓|具体抓|—|线上.?线下|[。！？；;]|^[\d.,%]+$|^[\u4e00-\u9fff]$|这|那|吗|呢|了$|^(?:一|两|三|四|五|六|七|八|九|十)是|[\u4e00-\u9fff]{4}\s+[\u4e00-\u9fff]{4}"
)
CODE = re.compile(
    r"\d[+＋]\d|\d[+＋][A-Za-zNnXx]|[\u4e00-\u9fff][+＋][\u4e00-\u9fff]|N[+＋]|互联网\+|[A-Za-z]\+|一[\u4e00-\u9fff]一[\u4e00-\u9fff]|[一二三四五六七八九十百千双多零][\u4e00-\u9fff]{1,2}[一二三四五六七八九十双多零][\u4e00-\u9fff]"
)
#: Any character but 的, as one class: the engine is faster with it than with a lookahead.
NOT_OF = "[\u4e00-\u7683\u7685-\u9fff]"
SIGN_AFTER = re.compile(
    rf"(?:等)?(?:的[\u4e00-\u9fff]{{0,4}}?(?:模式|机制|制度|体系|工作法|做法|平台|网络)|{NOT_OF}{{0,10}}?(?:模式|机制|制度|体系|平台|网络)|{NOT_OF}{{0,4}}(?:模式|机制|制度|体系|平台|活动|行动|改革|工程|工作法|品牌|专区|窗口|专窗|通道|服务|监管|执法|审批|抽查|普法|清单|中心|团队|队伍|系列|主题|专项|计划|试点|创建|举措|做法|经验"
    r"|办法|方式|办理|联动|治理|调解|责任制|网络|项目|场景|应用|套餐|码|小程序|系统|热线|专栏|栏目|讲堂|课堂|宣讲|培训|述法|评议|制$|矩阵|阵地|基地|驿站|站点|工作室|调解室|预警|轮训|交办|督办|联调|检查|巡查|评查|审查|议事|协商|派单|评价|会商|走廊|圈))"
)
PROBLEM = re.compile(r"(?:等)?(?:的)?(?:问题|现象|困难|难题|顽疾|瓶颈|情况|倾向|怪圈|局面)")
ABBREVIATION = re.compile(r"(?:台风|简称|统称|称为|称之为|即|以下称)(?:为)?[:：]?$")
COMMA = re.compile(r"[,，]")
WORD = re.compile(r"[\u4e00-\u9fff]{2}")
#: Verbs of aims and results: a name may stand behind them, a slogan as well.
AIMING = re.compile(
    r"(?:围绕|聚焦|针对|立足|紧扣|锚定|遵循|按照|依照|对照|对标|结合|根据|实现|达到|做到|确保|提升|突出|发挥|坚持|坚决|防止|防范|避免|杜绝|破解|解决"
    r"|存在|缺乏|缺少|没有|促进|保障|强化|加强|形成)(?:了|好|以)?$"
)
#: What names end in that stand alone, besides the heads.
NAMING = re.compile(
    r"(?:普法|调解|执法|监管|审批|复议|解纷|共治|联[动治调防办审勤]|通办|代办|帮办|快办|直达|说法|议事|说事|评理|上门|下乡|工程|法庭|城市|之[窗家]|[队团员站点室岗厅院所亭校课日周月年法码云通办窗会圈]|直通车"
    r"|[进入](?:万家|[\u4e00-\u9fff]{2,3})|讲堂|课堂|学堂|大院|小院|夜校|集市|超市|客厅|管家|官|员|长)$"
)
#: What is said of a name that stands as the subject.
SUBJECT_OF = re.compile(
    r"(?:正式|共|已|全年|累计|[\u4e00-\u9fff]{0,2})?(?:上线|启用|投用|运行|获评|入选|接待|受理|解答|化解|举办|建成|走进|破获|开展|成立)|被.{0,8}(?:评|命名|列|授|推广|确定)"
)
#: A verb with a modifier behind it: 推行行政复议|“阳光办案”.
MODIFIED = re.compile(
    r"(?:推行|推出|推广|探索|实行|建立|开展|创设|首创|组建|设立|搭建|实施|创建|首推|试行|打造|构建|创新|擦亮|打响)了?[\u4e00-\u9fff（）()]{2,10}$"
)
#: Days are quoted before their names: “12·4”国家宪法日.
DAY = re.compile(r"\d{1,2}[.·・、]\d{1,2}")
#: A campaign of a year (亮剑2025), and a number's worth of things that the text spells out: “四必经”（…）.
CAMPAIGN = re.compile(r"[\u4e00-\u9fff]{2,4}[-·—]?20\d\d")
COUNTED = re.compile(r"[一二三四五六七八九十]{1,2}[\u4e00-\u9fff]{1,4}")
SPELT_OUT = re.compile(r"[\u4e00-\u9fff]{0,6}[（(][^）)]{4,}[、，,]")
EVENT = re.compile(r"(?:[培轮]训班|研[讨修]班|座谈会|推进会|现场会|部署会|仪式)$|[,，].{8}")
DOCUMENT = re.compile(r"(?:要点|方案|意见|通知|规划|办法|条例|纲要|规定|细则|决定|批示|讲话|报告|计划)$")
TAKEN_UP = re.compile(r"(?:全面|探索)?(?:推行|实行|实施|开展|建立|健全|打造|构建|探索)(?=.{4})")
FIRM_TAIL = re.compile(r"(?:服务|要求|原则|理念|战略|学习|方法|方式|培训|考试|格局|路径|做法)$")


def find_quoted(source: Source, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Find names in quotation marks, with the head behind them; names in one list share their signs.

    Args:
        source: The report.
        gazetteer: The automaton over the vocabularies.

    Yields:
        Mentions; those that name nothing have the reason in `note`.
    """
    text = source.text
    run: list[re.Match[str]] = []
    for found in QUOTE.finditer(text):
        if run and not JOIN.fullmatch(text[run[-1].end() : found.start()]):
            yield from quoted_run(source, gazetteer, run)
            run = []
        run.append(found)
    if run:
        yield from quoted_run(source, gazetteer, run)


def quoted_run(source: Source, gazetteer: Gazetteer, run: list[re.Match[str]]) -> Iterator[Mention]:
    """Make mentions of the quoted names of one list."""
    text = source.text
    sentence = source.sentence_at(run[0].start())
    if sentence.role in OUTSIDE:
        return
    before = text[max(sentence.start, run[0].start() - 24) : run[0].start()]
    after = text[run[-1].end() : min(len(text), run[-1].end() + 14)]
    headed = bool(SIGN_AFTER.match(after)) or (run[0].start() == sentence.start and len(run) > 1)
    taken = (verb_before(text, sentence.start, run[0].start()) and not AIMING.search(before)) or bool(
        MODIFIED.search(before)
    )
    for index, found in enumerate(run):
        name = (found[1] or found[2]).strip()
        start, end = found.start() + 1, found.end() - 1
        parts = unknown_parts(gazetteer, name)
        if parts is not None:
            for at, part in parts:
                yield Mention(
                    "mechanism", start + at, start + at + len(part), part, kind_of(part), "", "quoted", "", 0.6
                )
            continue
        ends_run = index == len(run) - 1 and not gazetteer.entry(name, "mechanism")
        tail = quote_tail(text, found.end()) if ends_run else found.end()
        whole = f"“{name}”{text[found.end() : tail]}" if tail > found.end() else name
        verb = TAKEN_UP.match(name) if whole == name else None
        if verb:
            start, name, whole = start + verb.end(), name[verb.end() :], name[verb.end() :]
        firm = headed and tail > found.end() and not FIRM_TAIL.search(whole)
        reason = refusal(name, before, after, headed or taken, headed, firm)
        if not reason and not (headed or taken):
            if sentence.role == Role.SHORTCOMINGS or PROBLEM.match(text, found.end()):
                reason = "quoted as a problem"
            elif sentence.depth and is_heading(text[sentence.start : sentence.end]):
                reason = "a slogan in a heading"
        sure = 0.8 if headed or taken or CODE.search(name) else 0.6
        concept = known_part(gazetteer, name)
        yield Mention("mechanism", start, end, shown(whole, name), kind_of(whole), concept, "quoted", reason, sure)


def is_heading(sentence: str) -> bool:
    """Tell whether a numbered line is only a heading: short, and without a figure behind its number."""
    return len(sentence) < HEADING_LENGTH and not FIGURE.search(sentence, 4)


def refusal(name: str, before: str, after: str, signed: bool, headed: bool, firm: bool) -> str:
    """Give the reason for which a quoted phrase is no name, or nothing; `firm` where the head behind it is its own."""
    reason = ""
    if IDEOLOGY.search(name):
        reason = "ideology"
    elif DAY.fullmatch(name):
        reason = "a day"
    elif EVENT.search(name):
        reason = "an event or a motto"
    elif not firm and (len(name) < 2 or NO_NAME.search(name)):
        reason = "quoted, but no name"
    elif not firm and DOCUMENT.search(name):
        reason = "a document's name"
    elif not firm and is_figure(name, before):
        reason = "a figure of speech"
    elif not headed and is_result(name):
        reason = "a result or an ill, no name"
    elif not signed:
        reason = doubt(name, before, after)
    return reason


def doubt(name: str, before: str, after: str) -> str:
    """Give the reason for which a quoted phrase without signs around it is no name, or nothing."""
    if ABBREVIATION.search(before):
        return "an abbreviation explained"
    if len(name) < 3 or len(name) > 20 or COMMA.search(name) or not WORD.search(name):
        return "quoted, but no name"
    if CAMPAIGN.fullmatch(name) or (COUNTED.fullmatch(name) and SPELT_OUT.match(after)):
        return ""
    if is_turned_from(before, "”" + after):
        return "one end of a change"
    if not (CODE.search(name) or NAMING.search(name) or HEADED.search(name) or SUBJECT_OF.match(after)):
        return "nothing presents it as a name"
    return ""


def unknown_parts(gazetteer: Gazetteer, name: str) -> list[tuple[int, str]] | None:
    """Give the unknown parts of a list of rules in one pair of marks (谁执法谁普法、谁主管谁负责); else None."""
    parts = name.split("、")
    if not all(part.startswith("谁") for part in parts):
        return None
    known = [gazetteer.entry(part, "mechanism") for part in parts]
    concepts = {entry.concept.id for entry in known if entry}
    if len(concepts) < 2 or gazetteer.entry(name, "mechanism"):
        return None
    places = [sum(len(part) + 1 for part in parts[:index]) for index in range(len(parts))]
    return [(at, part) for at, part, entry in zip(places, parts, known, strict=True) if not entry and len(part) > 3]


def known_part(gazetteer: Gazetteer, name: str) -> str:
    """Give the concept that the first of two or more parts of a name stands for: “一枚印章管审批、一个大厅办成事”."""
    first, _, rest = name.partition("、")
    known = gazetteer.entry(first, "mechanism") if rest else None
    if known is None or known.weak or rest.startswith("进") or gazetteer.entry(name, "mechanism"):
        return ""
    return "" if any(gazetteer.entry(part, "mechanism") for part in rest.split("、")) else known.concept.id


def shown(whole: str, name: str) -> str:
    """Give the name to show: with its head where the quoted part alone says little."""
    return name if len(name) >= 8 and len(whole) < len(name) * 1.6 else whole
