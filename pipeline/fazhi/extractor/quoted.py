"""Names in quotation marks, and the signs by which they are told from other quoted phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.extractor.boundaries import left_edge, verb_before
from fazhi.extractor.figurative import is_figure, is_result, is_turned_from
from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.grammar import list_start, unmodified
from fazhi.extractor.heads import HEAD, IDEOLOGY, VAGUE, ends_in_head, kind_of
from fazhi.extractor.quote_signs import (
    AIMING,
    DOUBTFUL_HEAD,
    MANNER,
    TURNING_TO,
    doubted_by,
    falls_short,
    is_aim,
    is_headed,
    is_object,
    is_problem,
    is_subject,
    says_kind,
    serves,
    sums_up,
)
from fazhi.extractor.source import Source
from fazhi.extractor.tails import is_programme, quote_tail
from fazhi.passages import OUTSIDE, Mention, Role, Sentence

__all__ = ["find_quoted"]

#: From this length on a phrase is no single figure of speech.
LONG = 8
HEADED = re.compile(rf"(?:{HEAD.pattern})$")
#: Verbs by which only ways of governing are taken up, and campaigns, which may be named for a figure of speech.
PRACTISED = re.compile(r"(?:推行|实行|试行|施行)(?:[\u4e00-\u9fff]{2,6})?$")
RUN = re.compile(r"(?:系列|联合|集中)?(?:专项|攻坚)?(?:行动|整治行动|活动)")
#: What things are counted by, unlike results: “四大阵地”, not “三到位”.
MEASURES = "大支项个类条"
#: Marks of all kinds, also such as are open or closed twice; one class in front, by which the engine finds its places.
QUOTE = re.compile(
    r"[“”「『\"＂‘《](?:(?<=[“「『])([^“”「」『』《》\n]{2,40})[”」』]|(?<=[\"＂])([^\"＂“”《》，。；\n]{2,20})[\"＂]"
    r"|(?<=‘)([^‘’“”《》\n]{2,30})’|(?<=[“”])([^“”《》，,。；;：:\n]{2,16}(?<![和与的了、]))[“”]|(?<=《)([^《》\n]{2,16})》)"
)
INNER = re.compile(r"‘([^‘’]{2,30})’")
#: Joins between quoted names of one list: “甲”“乙”、“丙”和“丁”.
JOIN = re.compile(r"(?:\d+(?:余|多)?[名户个人家支项处所座场期批台套])?[、和与及暨或\s]{0,2}(?:以及)?$")
#: A sum before a quoted part: 法治+|“板凳课”.
SUM = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,6}[+＋]$")
NO_NAME = re.compile(
    r"^十[一二三四五]五|第一责任$|一府.{0,2}两院|^两高$|^(?:村)?两委$|^两代表一委员$|^五老$|^三定$|^两新$|^三农$|一带一路|一把手|亲自抓|具体抓|——|\d—|—\d|线上.?线下|[。！？；;]|^\d{1,2}$|^20\d\d$|^\d*[.,%][\d.,%]*$|^[\u4e00-\u9fff]$|这|那|吗|呢|了$|^(?:一|两|三|四|五|六|七|八|九|十)是|[\u4e00-\u9fff]{4}\s+[\u4e00-\u9fff]{4}"
)
CODE = re.compile(
    r"\d[+＋]\d|\d[+＋][A-Za-zNnXx]|[\u4e00-\u9fff][+＋][\u4e00-\u9fff]|N[+＋]|互联网\+|[A-Za-z]\+|一[\u4e00-\u9fff]一[\u4e00-\u9fff]|[一二三四五六七八九十百千双多零][\u4e00-\u9fff]{1,2}[一二三四五六七八九十双多零][\u4e00-\u9fff]"
    r"|^一[窗网证码表链站次门件照章库图屏键户村企桌卡单口厅端品业案庭院警校][\u4e00-\u9fff]{2,3}$|^[\u4e00-\u9fff](?:[、+＋—·-][\u4e00-\u9fff]){2,}$|^谁[^谁]{1,6}谁[^谁]{1,6}$"
)
#: Codes for what they count: “1310”具体部署.
NUMERALS = re.compile(r"\d{3,8}")
ABBREVIATION = re.compile(r"(?:台风|简称|即|以下称)(?:为)?[:：]?$")
COMMA = re.compile(r"[,，]")
WORD = re.compile(r"[\u4e00-\u9fff]{2}")
#: What names end in that stand alone, besides the heads.
NAMING = re.compile(
    r"(?:普法|调解|执法|监管|审批|复议|解纷|共治|联[动治调防办审勤]|办|办结|秒批|联批|合一|联审|同达|通查|通审|共管|会审|巡诊|体检|讲坛|助手|免证|免申|即享|直享|互认|不罚|免罚|直达|说法|议事|说事|评理|上门|下乡|工程|法庭|城市|之[窗家]|[队团员站点室岗厅院所亭校课日周月年法码云通办窗会圈]|直通车"
    r"|大(?:培训|轮训|练兵|比武|走访|接访|排查|起底|讨论|调研|宣讲|学习)|[\u4e00-\u9fff]{3}(?<![先推执实施进通流运履践同银试暂现])行|(?<!稳)[进入](?:万家|[\u4e00-\u9fff]{2,3})|讲堂|课堂|学堂|大院|小院|夜校|集市|超市|客厅|管家|官|员|长)$"
)
#: Days are quoted before their names: “12·4”国家宪法日.
DAY = re.compile(r"\d{1,2}[.·・、]\d{1,2}")
#: A campaign of a year (亮剑2025), and a number's worth of things that the text spells out: “四必经”（…）.
CAMPAIGN = re.compile(r"[\u4e00-\u9fff]{2,4}[-·—]?20\d\d")
COUNTED = re.compile(r"[一二三四五六七八九十]{1,2}[\u4e00-\u9fff]{1,4}")
SPELT_OUT = re.compile(r"[\u4e00-\u9fff]{0,6}[（(][^）)]{4,}[、，,]")
EVENT = re.compile(r"(?:座谈会|推进会|现场会|部署会|仪式)$")
MOTTO = re.compile(r"[,，].{8}|[培轮]训班$|研[讨修]班$")
#: What is held under a title, which may hold ideology: “喜迎盛会、法治书法展”, “…”主题征文.
ACTIVITY = re.compile(
    r"(?:展|展览|征文|竞赛|比赛|大赛|演讲|朗诵|朗读|宣讲|宣讲团|讲师团|培训班|轮训班|研讨班|研修班|讲座|讲堂|论坛|研讨|活动|主题教育|学习教育|宣传教育|教育整顿|党日|团日|答题|读书班|微视频|短视频|晚会|巡演|大讲堂)$"
)
DOCUMENT = re.compile(
    r"(?:要点|方案|意见|通知|规划|办法|条例|纲要|规定|细则|决定|批示|讲话|报告|计划)(?:\d+(?:\.\d+)?版|[（(][^（）()]{1,12}[）)])*$"
)
#: Documents counted together are a programme of their own: 一规划两纲要.
COUNTED_TWICE = re.compile(r"[一两三四五\d][\u4e00-\u9fff]{1,3}、?[一两三四五\d][\u4e00-\u9fff]{1,3}$")
TAKEN_UP = re.compile(r"(?:全面|探索)?(?:推行|实行|实施|开展|建立|健全|打造|构建|探索)(?=.{4})")
HAN = re.compile(r"[\u4e00-\u9fff]")
#: How long a thing is that a quoted name is a part of: 推行|行政机关负责人出庭应诉“三级备案”.
FAR = 18
#: Those behind whom a quoted phrase says what they are or suffer, and manners of speaking.
PERSONS = re.compile(
    r"(?:干部|群众|企业|人员|负责人|领导|农村|城市|项目|问题|目标|[省市县区]|以及|时代|精神|思想|原则|要求|理念|[的与和及同])$"
)
#: Lists of institutions in one pair of marks: “甲责任制、乙责任制”.
LISTED = re.compile(r"[\u4e00-\u9fff]{2,14}(?:制|制度|机制|清单|平台|中心|工作法|模式|工作室|调解室|队)")
#: How long the matter before a quoted item of a list is, and how far back a list goes.
LONGEST_MATTER, FARTHEST = 10, 60
CLEARING = re.compile(r"清理(?:了)?$")
CLEARED = re.compile(r"事项|证明|材料|证照")


class Piece(NamedTuple):
    """A quoted phrase: its words, where they stand, and where the marks around them do."""

    name: str
    start: int
    end: int
    opening: int
    closing: int


class Around(NamedTuple):
    """What stands around the quoted phrases of one list."""

    before: str
    after: str
    headed: bool
    taken: bool
    counted: bool


def find_quoted(source: Source, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Find names in quotation marks, with the head behind them; names in one list share their signs.

    Args:
        source: The report.
        gazetteer: The automaton over the vocabularies.

    Yields:
        Mentions; those that name nothing have the reason in `note`.
    """
    run: list[Piece] = []
    for piece in summed(source, quoted_pieces(source.text)):
        if run and not JOIN.fullmatch(source.text, run[-1].closing, piece.opening):
            yield from quoted_run(source, gazetteer, run)
            run = []
        run.append(piece)
    if run:
        yield from quoted_run(source, gazetteer, run)


def quoted_pieces(text: str) -> Iterator[Piece]:
    """Find what stands in quotation marks; of a list of institutions in one pair of marks each item."""
    for found in QUOTE.finditer(text):
        if text[found.start()] == "《" and not is_programme(text, found.end()):
            continue
        words = found[found.lastindex or 0]
        start, end = found.start() + 1, found.end() - 1
        items = words.split("、") if "、" in words else ()
        if "‘" in words and TAKEN_UP.match(words):
            yield from inner_pieces(Piece(words, start, end, found.start(), found.end()))
        elif items and all(map(LISTED.fullmatch, items)):
            at = start
            for item in items:
                behind = at + len(item)
                yield Piece(item, at, behind, at - (at == start), behind + (behind == end))
                at = behind + 1
        else:
            yield Piece(words.strip(), start, end, found.start(), found.end())


def inner_pieces(piece: Piece) -> Iterator[Piece]:
    """Find what stands in marks within a quoted phrase."""
    for found in INNER.finditer(piece.name):
        low, high = piece.start + found.start(), piece.start + found.end()
        yield Piece(found[1], low + 1, high - 1, low, high)


def summed(source: Source, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join the parts of a sum: “司法所”+“茶叶协会”, 法治+“板凳课”."""
    text = source.text
    held: Piece | None = None
    for piece in pieces:
        whole = piece
        if text[piece.opening - 1 : piece.opening] in ("+", "＋"):
            if held is not None and held.closing == piece.opening - 1:
                whole, held = (
                    piece._replace(name=f"{held.name}+{piece.name}", start=held.start, opening=held.opening),
                    None,
                )
            elif SUM.search(text, max(0, piece.opening - 7), piece.opening):
                start = left_edge(
                    text, max(source.sentence_at(piece.opening).start, piece.opening - 12), piece.opening - 1
                )
                whole = piece._replace(
                    name=f"{text[start : piece.opening - 1]}+{piece.name}", start=start, opening=start
                )
        if held is not None:
            yield held
        held = whole
    if held is not None:
        yield held


def quoted_run(source: Source, gazetteer: Gazetteer, run: list[Piece]) -> Iterator[Mention]:
    """Make mentions of the quoted names of one list."""
    text = source.text
    sentence = source.sentence_at(run[0].opening)
    if sentence.role in OUTSIDE:
        return
    around = read_around(text, sentence, run)
    for index, piece in enumerate(run):
        parts = unknown_parts(gazetteer, piece.name)
        if parts is None:
            mention = quoted_mention(source, gazetteer, piece, around, index == len(run) - 1)
            yield mention
            if mention.note and "‘" in piece.name:
                inner = list(inner_pieces(piece))
                if inner and read_around(text, sentence, inner).headed:
                    yield from quoted_run(source, gazetteer, inner)
            continue
        for at, part in parts:
            start = piece.start + at
            yield Mention("mechanism", start, start + len(part), part, kind_of(part), "", "quoted", "", 0.6)


def read_around(text: str, sentence: Sentence, run: list[Piece]) -> Around:
    """Read the signs around a list of quoted names."""
    opening, closing = run[0].opening, run[-1].closing
    before = text[max(sentence.start, opening - 24) : opening]
    after = text[closing : min(len(text), closing + 20)].lstrip(" \u3000")
    headed = is_headed(run[-1].name, after) or (opening == sentence.start and len(run) > 1)
    taken = is_object(text, sentence.start, opening, before) or serves(before, after)
    if not taken and HAN.match(before[-1:]):
        edge = left_edge(text, max(sentence.start, opening - FAR), opening)
        thing = text[edge:opening]
        governed = unmodified(text[max(sentence.start, edge - FAR) : edge])
        presented = not TURNING_TO.search(governed) and verb_before(governed, 0, len(governed))
        taken = 2 <= len(thing) <= FAR and not PERSONS.search(thing) and presented
    counted = sums_up(run[0].name, text, sentence.start, opening)
    return Around(before, after, headed, taken or counted or goes_on_from(text, sentence.start, opening), counted)


def goes_on_from(text: str, low: int, opening: int) -> bool:
    """Tell whether a quoted phrase goes on a list that is taken up: 开展民生“铁拳”、|燃气安全“百日攻坚”."""
    edge = left_edge(text, max(low, opening - FAR), opening) if HAN.match(text[opening - 1 : opening]) else opening
    if opening - edge > LONGEST_MATTER or text[edge - 2 : edge] != "”、":
        return False
    first = list_start(text, max(low, opening - FARTHEST), edge)
    governed = unmodified(text[max(low, first - FAR) : first])
    return first < edge and verb_before(governed, 0, len(governed)) and not AIMING.search(governed)


def quoted_mention(source: Source, gazetteer: Gazetteer, piece: Piece, around: Around, last: bool) -> Mention:
    """Make a mention of one quoted name, with its head and, if it names nothing, the reason."""
    text, name, start = source.text, piece.name, piece.start
    tail = piece.closing
    if last and not gazetteer.entry(name, "mechanism"):
        tail = quote_tail(text, piece.closing)
    whole = f"“{name}”{text[piece.closing : tail].strip()}" if tail > piece.closing else name
    cleared = CLEARED.match(around.after) if CLEARING.search(around.before) and whole == name else None
    if cleared:
        whole = f"“{name}”{cleared[0]}清理"
    verb = TAKEN_UP.match(name) if whole == name else None
    if verb:
        start, name, whole = start + verb.end(), name[verb.end() :], name[verb.end() :]
    signed = around.headed or around.taken or bool(cleared)
    firm = (around.headed or bool(cleared)) and whole != name and not DOUBTFUL_HEAD.search(whole)
    reason = refusal(name, whole, around, signed, firm) or (
        "" if signed else place_refusal(text, source.sentence_at(piece.opening), piece.closing)
    )
    sure = 0.8 if signed or CODE.search(name) else 0.6
    concept = known_part(gazetteer, name)
    return Mention("mechanism", start, piece.end, shown(whole, name), kind_of(whole), concept, "quoted", reason, sure)


def place_refusal(text: str, sentence: Sentence, closing: int) -> str:
    """Give the reason for which the place of a quoted phrase tells that it is no name, or nothing."""
    after = text[closing : closing + 8]
    if is_problem(after) or (sentence.role == Role.SHORTCOMINGS and not falls_short(after)):
        return "quoted as a problem"
    return ""


def refusal(name: str, whole: str, around: Around, signed: bool, firm: bool) -> str:
    """Give the reason for which a quoted phrase is no name, or nothing; `firm` where the head behind it is its own."""
    reason = doubted_by(around.before, around.after)
    if reason:
        return reason
    if IDEOLOGY.search(name) and not is_activity(name, whole):
        reason = "ideology"
    elif is_aim(name, around.after):
        reason = "an aim"
    elif DAY.fullmatch(name):
        reason = "a day"
    elif EVENT.search(name) or (not around.headed and MOTTO.search(name) and not ACTIVITY.search(name)):
        reason = "an event or a motto"
    elif not firm and (len(name) < 2 or NO_NAME.search(name)):
        reason = "quoted, but no name"
    elif not firm and DOCUMENT.search(name) and not COUNTED_TWICE.match(name):
        reason = "a document's name"
    elif not (firm or (len(name) >= LONG and says_kind(around.after)) or is_practised(around)) and is_figure(
        name, "" if ends_in_head(name) or (around.headed and not is_result(name)) else around.before
    ):
        reason = "a figure of speech"
    elif not (around.headed or firm or counts(name, around)) and is_result(name):
        reason = "a result or an ill, no name"
    elif not signed:
        reason = doubt(name, around.before, around.after)
    return reason


def is_practised(around: Around) -> bool:
    """Tell whether a quoted phrase is put into practice, or the campaign that closes its list is named for it."""
    return bool(PRACTISED.search(around.before) or RUN.match(around.after))


def counts(name: str, around: Around) -> bool:
    """Tell whether a quoted phrase counts things that stand before it or are spelt out behind it."""
    return bool((around.counted and name[1] in MEASURES) or SPELT_OUT.match(around.after))


def is_activity(name: str, whole: str) -> bool:
    """Tell whether a quoted title is that of an activity, or followed by one."""
    if ACTIVITY.search(name) or kind_of(whole) in ("institution", "platform", "campaign"):
        return True
    modifier = HEADED.sub("", whole.partition("”")[2])
    return whole != name and bool(ACTIVITY.search(whole) or (len(modifier) > 1 and not VAGUE.fullmatch(modifier)))


def doubt(name: str, before: str, after: str) -> str:
    """Give the reason for which a quoted phrase without signs around it is no name, or nothing."""
    if ABBREVIATION.search(before) and not CODE.search(name):
        return "an abbreviation explained"
    if NUMERALS.fullmatch(name):
        return ""
    if CODE.search(name) and not COMMA.search(name):
        return ""
    if CAMPAIGN.fullmatch(name) or (COUNTED.fullmatch(name) and SPELT_OUT.match(after)):
        return ""
    if len(name) < 3 or len(name) > 20 or COMMA.search(name) or not WORD.search(name):
        return "quoted, but no name"
    if is_turned_from(before, "”" + after):
        return "one end of a change"
    if (name.endswith(MANNER) and not ends_in_head(name)) or not (
        NAMING.search(name) or ends_in_head(name) or is_subject(after)
    ):
        return "nothing presents it as a name"
    return ""


def unknown_parts(gazetteer: Gazetteer, name: str) -> list[tuple[int, str]] | None:
    """Give the unknown parts of a list of rules in one pair of marks (谁执法谁普法、谁主管谁负责); else None."""
    if not name.startswith("谁"):
        return None
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
