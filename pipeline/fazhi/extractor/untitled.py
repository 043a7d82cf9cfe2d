"""Documents without 《》: what stands between a verb that issues and the tail of a title, or before its predicate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.extractor.alternatives import alternatives
from fazhi.extractor.relations import MADE_CLOSELY
from fazhi.extractor.source import Source, places_of
from fazhi.naming import QUOTES
from fazhi.passages import OUTSIDE, Role

__all__ = ["Untitled", "find_untitled"]

#: Here as elsewhere what is looked for all over a text begins with alternatives that begin with a character each: only
#: then does the engine skip the places at which none can begin.
MAKING = "通过|印发|出台|制[定发]|修[订改]|编制|下发|印制|报送|撰写|推出|起草|拟定|签订|签署|公布|发布|审议"
ISSUES = "|".join((*(f"{first}(?:{MAKING})" for first in ("研究", "审议", "讨论", "联合")), MAKING, "落实|执行"))
#: Documents that a body may issue without 《》.
ISSUING = re.compile(rf"(?:{ISSUES})(?:{ISSUES})?(?:了|并印发|实施|完善|并实施)?(?![《的])")
#: What issues a document only where nothing else can be meant.
WEAK = ("落实", "执行")
#: A verb before a subject makes the clause tell of something else; 规范性文件制定计划 only holds one.
DEED = re.compile(r"(?:印发|出台|制[定发](?!计划)|修订|编制|下发|报送|起草|签订|签署|公布|发布|审议)")
#: Verbs that carry out or study what they name; of a title without 《》 they must name the year or the place.
STUDIES = "学习|宣传|解读"
CITES = f"贯彻|落实|执行|实施|推进|依据|根据|按照|对照|对标|遵循|依照|围绕|{STUDIES}"
CITING = re.compile(rf"(?:{CITES})(?:{CITES})*(?:了|好)?(?![《的])")
STUDYING = re.compile(STUDIES)
SPECIFIC = re.compile(
    r"“?20\d\d年|[“]?[一二三四五六七八九十]+五[”]?(?=[\u4e00-\u9fff]{4})|法治[\u4e00-\u9fff]{2,6}建设|[\u4e00-\u9fff]{2,8}?(?:省|自治区|[市县州区旗])(?=[\u4e00-\u9fff“]{4})|(?:自治区|[省市县区州旗])(?:委|政府|人民政府)"
)
LONGEST_TITLE = 44
SHORTEST_STEM = 4
AFTER_TITLE = re.compile(r"$|[^\u4e00-\u9fff]|[等和及与并的共中、已在]|明确|规定|要求|进阶版")
#: Several titles may share a verb: 制定普法责任清单和任务分工方案.
AND = re.compile(r"[和及与、](?!《)")
NO_TITLE = re.compile(
    r"[，。；：]|\d+[件份个项]|^(?:了|并|的|由|对|为|向|其)|相关|有关|各类|一批|多个|一系列|本单位|本部门|本局|各自|部署|要求|精神"
)
#: A title may itself begin with the title that it carries out: 贯彻落实《…纲要》任务分工方案.
CARRIES_OUT = re.compile(r"[^《》]{0,12}(?:贯彻|落实|实施|推进)[^《》]{0,12}《[^《》]{4,60}》[^《》]*")
COUNTED = r"[一二三四五六七八九十\d]{0,2}条(?:具体)?(?:措施|举措|意见|办法)"
#: The roles of passages that tell of no document that was made.
ISSUING_NOTHING = OUTSIDE | {Role.SHORTCOMINGS, Role.PLANS}
#: The words that titles end in, the longer before the shorter that begin alike.
LAST_WORDS = tuple(
    """
    年度报告 工作报告 情况报告 专题报告 实施方案 工作方案 行动方案 方案 实施意见 指导意见 实施细则 细则
    管理办法 暂行办法 实施办法 办法 暂行规定 管理规定 工作规定 若干规定 程序规定 实施规定 的意见 的通知
    的决定 的规定 的批复 工作要点 要点 行动计划 工作计划 年度计划 抽查计划 检查计划 制定计划 普法计划
    学法计划 监管计划 立法计划 评估报告 自查报告 分析报告 任务清单 责任清单 事项清单 权责清单 清单
    事项目录 目录清单 目录 操作指南 实施指南 工作指引 操作指引 指引 指南 工作规程 规程 工作规则 议事规则
    应急预案 预案 发展规划 专项规划 规划 备忘录 重点工作安排 工作安排 裁量基准 裁量权基准 导则 若干措施
    若干举措 若干意见 若干政策 实施纲要 白皮书 工作规范 路线图 任务书
    """.split()
)
TAILS = alternatives(
    (
        *LAST_WORDS,
        *(first + COUNTED for first in "一二三四五六七八九十0123456789０１２３４５６７８９"),
        *"任务分工表? 责任分工表? 任务(?:分解)?表 责任(?:分解)?表".split(),
    )
)
TAIL = f"(?:{TAILS})"
BRACKET = r"(?:（(?:[^）\d]{1,8}|20\d\d[^）]{0,10})）|\((?:[^)\d]{1,8}|20\d\d[^)]{0,10})\)|\d(?:\.\d)?版)?"
UNQUOTED_TAIL = re.compile(TAIL + BRACKET)
CITED_TAIL = re.compile(rf"(?:条例|{TAILS}){BRACKET}")
#: The years or the edition of a title, which nothing but a title has.
DATED = re.compile(r"(?:方案|规划|纲要|计划|清单|目录|意见|措施)[（(]20\d\d(?:年?版?\D{1,3}20\d\d年?|年?版)[)）]")
#: Where a dated title begins behind what governs it.
BEFORE_DATED = re.compile(
    r".*(?:印发|出台|制定|编制|公布|发布|修订|落实|贯彻|按照|依据|根据|对照|围绕|执行|学习|宣传|完成|[，,；;：:《》、]|[和与及](?!其))(?:了|好|的)?"
)
#: What every government sets down for its campaign of the year.
POINTS = re.compile(
    r"(?:普法(?:依法治理)?|(?:20\d\d年?|[省市县区州盟旗]委)?(?:全面)?依法治[省市县区州盟旗镇乡街])(?:年度)?(?:工作)?要点"
    r"|(?:[\u4e00-\u9fff]{2}[省市县区州旗])?20\d\d年度?(?:全[省市县区州盟旗])?法治(?:政府)?建设(?:工作)?要点"
)
LONGEST_POINTS = 20
#: Verbs behind which only a title with a year or place names a document.
CITED = ("贯彻", "落实", "执行", "实施", "推进", "依据", "根据", "按照", "对照", "围绕", "年度")
#: The tail of a title, and that the document was made: 普法责任清单已经制定.
MADE_TAIL = re.compile(rf"{TAIL}{BRACKET}[”’]?(?:{MADE_CLOSELY})")
#: The end of such a tail, and how far before it one begins.
ENDS = alternatives((*dict.fromkeys(word[-2:] for word in LAST_WORDS), "措施", "举措", "办法", "分工", "表"))
ENDING = re.compile(ENDS)
MADE_END = re.compile(rf"(?:{ENDS})(?={BRACKET}[”’]?(?:{MADE_CLOSELY}))")
LONGEST_TAIL = 12
#: Where a subject begins behind what a clause may open with.
OPENS = re.compile(
    r"(?:\W|目前|年内|此外|同时|其中|今年|年初|本年|全年|\d{4}年(?!度)|截至\w{0,8})*"
    r"(?:[^，,。；;：:]{0,12}(?:完成|启动|推进|开展|组织|推动|做好|加快|抓好|牵头|参与))?"
)
#: A relative clause before the title, unless the title itself begins with 关于: 由我局牵头的…规划.
OWNED = re.compile(r"^(?!.*关于).*的(?=.{3})")
#: What is no title of its own before the last joining word or verb: 审议工作情况和|年度工作要点, 会议审议|年度工作要点.
NOT_JOINED = re.compile(
    r".*(?:(?:情况|汇报|建议|制度|机制)[和与及、]|(?:会议?|等)(?:研究|审议|讨论)(?:通过)?)(?=[^和及与、]{3,}$)"
)
GENERIC = re.compile(
    r"(?:工作|实施|行动|应急|衔接|落实|贯彻|本级|配套|具体|相关|有关|年度|专项|总体|整改|各项|各类|一系列|系列|政策|制度|\d"
    r"|个|项|份|部|件|等|责任|任务|分解|分工|重点|[\u4e00-\u9fff]{1,6}(?:地区|[省市县州盟旗区]))*"
)
#: Two things that share a verb are no one title.
TWO = re.compile(r"[，；。：、]|(?:要求|部署|精神|工作)[和与及]")
#: Lists that every government has: 公布市级政府权力清单.
CATALOGUE = re.compile(r"(?:权力|责任|权责|负面|收费|政府|部门|单位|岗位|个人|问题|[省市县区州]级?|各级)*")
#: A title with nothing but its quotation marks: “某省气候资源条例”调研论证.
MARKED = re.compile(
    r"[“〈『「]([^“”《》〈〉『』「」，。；]{3,40}(?:条例|实施细则|实施办法|管理办法|暂行办法|管理规定|实施方案|行动方案"
    r"|实施意见|若干措施|的意见|的通知)(?:（[^）]{1,8}）)?)[”〉』」]"
)


class Untitled(NamedTuple):
    """A document without 《》: offsets [start, end), its name, and its relation where the grammar makes it."""

    start: int
    end: int
    name: str
    relation: str


def find_untitled(source: Source) -> Iterator[Untitled]:
    """Find the documents that a report names without 《》.

    Args:
        source: The report.

    Yields:
        The finds; they may overlap. An empty relation is for the words around it to tell.
    """
    yield from subjects(source)
    yield from objects(source)
    yield from cited(source)
    yield from dated(source)
    yield from yearly_points(source)
    for found in MARKED.finditer(source.text):
        if source.sentence_at(found.start()).role not in OUTSIDE:
            yield Untitled(found.start(), found.end(), found[1], "")


def yearly_points(source: Source) -> Iterator[Untitled]:
    """Find the yearly points for popularising the law or governing by it, but where they are only carried out."""
    last = 0
    for end in places_of("要点", source.text):
        low = max(last, source.sentence_at(end).start, end - LONGEST_POINTS)
        last = end + 2
        found = POINTS.search(source.text, low, last)
        if (
            found
            and source.sentence_at(end).role not in ISSUING_NOTHING
            and not source.text.endswith(CITED, 0, found.start())
        ):
            yield Untitled(*found.span(), found[0], "")


def objects(source: Source) -> Iterator[Untitled]:
    """Find what stands between a verb that issues and a tail that ends a title."""
    text = source.text
    for verb in ISSUING.finditer(text):
        sentence = source.sentence_at(verb.start())
        if sentence.role in ISSUING_NOTHING:
            continue
        clause = source.clause_at(verb.end())
        weak = verb[0].startswith(WEAK)
        start: int | None = verb.end()
        while start is not None:
            tail = title_tail(text, start, min(clause.end, start + LONGEST_TITLE))
            if tail is None:
                break
            end = tail.end()
            named = NOT_JOINED.match(text, start, end)
            begin = named.end() if named else start
            end += text.startswith("”", end) and "“" in text[begin + 1 : end]
            if names_document(text[begin : tail.start()], tail[0], weak=weak):
                yield Untitled(begin, end, bare(text[begin:end]), "implemented" if weak else "issued")
            joined = AND.match(text, end, clause.end)
            start = joined.end() if joined else None


def cited(source: Source) -> Iterator[Untitled]:
    """Find what is carried out or studied: 落实2023年全市法治政府建设工作要点."""
    text = source.text
    for verb in CITING.finditer(text):
        if not SPECIFIC.match(text, verb.end()) or source.sentence_at(verb.start()).role in OUTSIDE:
            continue
        start, stop = verb.end(), min(source.clause_at(verb.end()).end, verb.end() + LONGEST_TITLE)
        tail = next((t for t in CITED_TAIL.finditer(text, start, stop) if AFTER_TITLE.match(text, t.end())), None)
        if tail is None:
            continue
        stem = text[start : tail.start()]
        if stem.startswith("“") and "“" not in stem[1:] and "”" not in stem and text.startswith("”", tail.end()):
            start, stem = start + 1, stem[1:]  # 围绕“2023年法治建设工作要点”
        if stem.count("“") == stem.count("”") and not TWO.search(stem) and names_document(stem, tail[0]):
            relation = "studied" if STUDYING.search(verb[0]) else "implemented"
            yield Untitled(start, tail.end(), bare(text[start : tail.end()]), relation)


def dated(source: Source) -> Iterator[Untitled]:
    """Find titles by the years or the edition that end them: 某市法治政府建设实施方案（2021—2025年）."""
    text = source.text
    for end in DATED.finditer(text):
        if source.sentence_at(end.start()).role in OUTSIDE:
            continue
        start = source.clause_at(end.start()).start
        start = max(start, end.start() - LONGEST_TITLE)
        before = BEFORE_DATED.match(text, start, end.start())
        start = before.end() if before else start
        if end.start() - start >= SHORTEST_STEM:
            yield Untitled(start, end.end(), bare(text[start : end.end()]), "")


def subjects(source: Source) -> Iterator[Untitled]:
    """Find what stands before the predicate that it was made: 普法责任清单和年度计划均已印发."""
    text = source.text
    for made in made_tails(text):
        sentence = source.sentence_at(made.start())
        if sentence.role in ISSUING_NOTHING:
            continue
        start = source.clause_at(made.start()).start
        opens = OPENS.match(text, start, made.start())
        start = opens.end() if opens else start
        last = UNQUOTED_TAIL.match(text, made.start())
        assert last is not None
        owned = OWNED.match(text[start : made.start()])
        start += owned.end() if owned else 0
        tail = title_tail(text, start, last.end())
        while tail is not None:
            stem = text[start : tail.start()]
            if not DEED.search(stem) and names_document(stem, tail[0]):
                yield Untitled(start, tail.end(), bare(stem + tail[0]), "issued")
            joined = AND.match(text, tail.end(), last.end())
            start = joined.end() if joined else last.end()
            tail = title_tail(text, start, last.end())


def made_tails(text: str) -> Iterator[re.Match[str]]:
    """Find the tails of titles that were made; their ends are looked for first, which are fewer."""
    place = 0
    for end in MADE_END.finditer(text):
        low = max(place, end.start() - LONGEST_TAIL)
        if end.start() < place or not UNQUOTED_TAIL.search(text, low, end.end()):
            continue
        made = MADE_TAIL.search(text, low)
        if made is None:
            return
        yield made
        place = made.end()


def bare(name: str) -> str:
    """Drop the quotation mark that opens a title and nothing else."""
    return name if any(q in name[1:] for q in QUOTES) else name.lstrip(QUOTES)


def title_tail(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Find the first tail of a title that is followed by no further noun."""
    if not ENDING.search(text, start, stop):
        return None
    for tail in UNQUOTED_TAIL.finditer(text, start, stop):
        if text.count("《", start, tail.end()) != text.count("》", start, tail.end()):
            continue
        if tail.end() == stop or AFTER_TITLE.match(text, tail.end()):
            return tail
    return None


def names_document(stem: str, tail: str, *, weak: bool = False) -> bool:
    """Tell whether what stands before the tail of a title makes it the title of one document."""
    if (
        len(stem.strip(QUOTES)) < (2 if tail.startswith("责任清单") else 3)
        or (not stem[0].isalnum() and stem[0] not in QUOTES)
        or GENERIC.fullmatch(stem)
        or (tail[0] == "的" and not stem.startswith("关于"))
        or NO_TITLE.search(stem)
        or ("《" in stem and not CARRIES_OUT.fullmatch(stem))
    ):
        return False
    if tail.endswith("清单") and CATALOGUE.fullmatch(stem):
        return False
    return not (weak and tail.endswith(("清单", "目录", "规划", "预案")))
