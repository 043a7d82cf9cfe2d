"""Documents: titles in 《》, known laws without them, and what a verb issues, with the relation that the verb makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.source import Source
from fazhi.knowledge.vocabulary import Vocabulary
from fazhi.naming import QUOTES
from fazhi.passages import Mention, Role

__all__ = ["document_kind", "find_documents", "relation_before"]

TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,120})》")
NUMBER = re.compile(r"[（(]([\u4e00-\u9fffA-Za-z]{1,12}[〔\[【（(]\d{4}[〕\]】）)]第?\d{1,5}号)[)）]")
NESTED = re.compile(r"[<〈《]([^<>〈〉《》]{4,80})[>〉》]")
KINDS = (
    ("publication", re.compile(
        r"读本|讲义|选读|选编|汇编|手册|学习纲要|文选|著作选读|白皮书|口袋书|宣传册|案例集|谈治国理政|论坚持"
        r"|问答$|辅导|概论|蓝皮书|漫画|教材"
    )),
    ("catalogue", re.compile(r"清单|目录|一览表|台账")),
    ("report", re.compile(r"报告$|工作总结|情况通报|公报$|审计报告|工作情况的报告")),
    ("plan", re.compile(r"规划|方案|计划|要点|安排|行动纲要|实施纲要|预案|责任分工|任务分解|部署$")),
    ("party", re.compile(
        r"^中国共产党|党章|党内|第一责任人职责规定|准则|问责条例|纪律处分条例|党政|机构编制工作条例"
        r"|督察工作规定|巡视工作条例|政治协商工作条例|重大决策终身"
    )),
    ("normative", re.compile(
        r"实施意见|指导意见|意见|通知|细则|指引|指南|办法（试行|规则|规程|标准|基准|备忘录|协议|批复|决定$"
        r"|公告|通告|制度|机制|导则|函$|措施|若干|流程|须知"
    )),
    ("law", re.compile(
        r"^中华人民共和国.*法(?:（[^）]*）)?$|法典$|^宪法$|宪法修正案"
        r"|[\u4e00-\u9fff]{2,}(?<!办)(?<!方)(?<!做)(?<!执)(?<!司)(?<!普)法$|法（(?:修订|修正)"
    )),
    ("regulation", re.compile(r"条例")),
    ("rule", re.compile(r"规定|办法")),
)  # fmt: skip
ISSUED = re.compile(
    r"印发|签批|共签|联签|通过(?!了?解|学|培训|宣传)|出台|制定|发布|公布|修订|编制|起草|下发|拟定|拟订"
    r"|颁布|审议通过|制发|印制|编印|编写|形成|草拟"
    r"|研究制定|修改|完善|推出|联合发文|转发|签订|签署|报送"
    r"|废止|颁发|制作|汇编|更新|提请审议|审议|提请"
)
STUDIED = re.compile(
    r"学习|研读|宣讲|宣传|培训|解读|学法|讲解|普及|领学|辅导|授课|自学|诵读|专题讲座|讲座|学深|必学|考试|知识竞赛"
)
#: How far before a title its verb may stand.
WINDOW, REACH = 90, 60
#: What only describes a document: 学习新修订的行政复议法.
DESCRIBING = re.compile(
    r"(?:新|刚|最新)?(?:近期)?(?:修订|修改|颁布|制定|出台|发布|印发|实施|施行)(?:后|出台|实施|施行)?的"
)
MADE_AFTER = re.compile(
    r"(?:（[^）]*）|\([^)]*\))*(?:已|经|正式|于|向社会|面向社会)?[^《》]{0,12}?(?:颁布|公布施行|出台|公示"
    r"|公开征求意见|征求意见|审议通过|获批|印发)"
)
APPLIED_AFTER = re.compile(
    r"(?:等)?(?:的)?(?:要求|规定|精神|部署)|(?:任务|目标|各项任务)?(?:已|全面|顺利|圆满|如期)*(?:完成|收官"
    r"|实施|落实|通过)|的?收官|总结评估"
)
APPLIED = re.compile(
    r"贯彻|落实|执行|按照|根据|依据|遵循|依照|对照|围绕|遵守|对标|施行|依法适用|适用|以《|结合|严守|坚持"
    r"|履行|遵照|参照|推进|推动|部署|分解|细化|实施"
)
#: Documents that a body may issue without 《》.
ISSUING = re.compile(
    r"(?:联合)?(?:制定印发|制定出台|研究制定|印发|出台|制定|制发|修订|编制|下发|印制|报送|撰写|推出|起草"
    r"|拟定|(?P<weak>落实|执行|公布|发布))"
    r"(?:了|并印发|实施|完善|并实施)?(?!《)"
)
LONGEST_TITLE = 44
AFTER_TITLE = re.compile(r"$|[^\u4e00-\u9fff]|[等和及与并的共中、已在]|明确|规定|要求|进阶版")
NO_TITLE = re.compile(r"[，。；：《》]|\d+[件份个项]|^(?:了|并)|相关|有关|各类|一批|多个|一系列")
UNQUOTED_TAIL = re.compile(
    r"(?:年度报告|工作报告|情况报告|专题报告|实施方案|工作方案|行动方案|方案|实施意见|指导意见|实施细则"
    r"|细则|管理办法|暂行办法|实施办法|办法"
    r"|暂行规定|管理规定|工作要点|要点|行动计划|工作计划|年度计划"
    r"|立法计划|任务清单|责任清单|事项清单|权责清单|清单|事项目录|目录清单|目录|操作指南|实施指南"
    r"|工作指引|操作指引|指引|指南|工作规程|规程|工作规则|议事规则"
    r"|应急预案|预案|发展规划|专项规划|规划|备忘录|重点工作安排|工作安排|裁量基准|裁量权基准|导则"
    r"|若干措施|工作规范)(?:（[^）]{1,8}）)?"
)
GENERIC = re.compile(
    r"(?:工作|实施|行动|应急|配套|具体|相关|有关|年度|专项|总体|整改|各项|各类|一系列|系列|政策|制度|\d"
    r"|个|项|份|部|件|等)*"
)


def find_documents(source: Source, gazetteer: Gazetteer, vocabulary: Vocabulary) -> list[Mention]:
    """Find the documents that a report cites or issues.

    Args:
        source: The report.
        gazetteer: The automaton over the vocabularies.
        vocabulary: The vocabulary, for official titles and kinds.

    Returns:
        Mentions in the order of the text; `note` is the relation, with the document number behind a bar.
    """
    found = list(quoted_titles(source, vocabulary))
    inside = [range(m.start, m.end) for m in found]
    for hit in gazetteer.find(source):
        concept = hit.entry.concept
        if concept.scheme != "document" or any(hit.start in r for r in inside):
            continue
        if source.sentence_at(hit.start).role == Role.CHROME:
            continue
        relation = relation_before(source, hit.start, hit.end)
        if relation == "issued" and concept.note("kind") in ("law", "regulation", "party"):
            relation = "mentioned"
        kind = concept.note("kind", "normative")
        found.append(Mention("document", hit.start, hit.end, hit.entry.name, kind, concept.id, "vocabulary", relation))
    taken = [range(m.start, m.end) for m in found]
    found.extend(m for m in issued_unquoted(source) if not any(m.start in r or m.end - 1 in r for r in taken))
    return sorted(found, key=lambda m: m.start)


def quoted_titles(source: Source, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Find the titles in 《》, and the one that another title quotes."""
    text = source.text
    for found in TITLE.finditer(text):
        if source.sentence_at(found.start()).role == Role.CHROME:
            continue
        title = found[1].strip()
        number = NUMBER.match(text, found.end())
        relation = relation_before(source, found.start(), found.end())
        yield document_mention(vocabulary, title, found.start(), found.end(), relation, number[1] if number else "")
        for nested in NESTED.finditer(title):
            start = found.start() + 1 + nested.start()
            yield document_mention(vocabulary, nested[1], start, start + len(nested[0]), "mentioned", "")


def document_mention(vocabulary: Vocabulary, title: str, start: int, end: int, relation: str, number: str) -> Mention:
    """Make a document's mention, with the official title where the vocabulary has it."""
    concept = vocabulary.find("document", title)
    kind = concept.note("kind", "normative") if concept else document_kind(title)
    if concept and relation == "issued" and concept.note("issuer"):
        relation = "implemented"
    name = concept.label if concept else title
    return Mention(
        "document",
        start,
        end,
        name,
        kind,
        concept.id if concept else "",
        "title",
        f"{relation}|{number}",
        1.0,
    )


def issued_unquoted(source: Source) -> Iterator[Mention]:
    """Find documents without 《》: what stands between a verb that issues and a tail that ends a title."""
    text = source.text
    for verb in ISSUING.finditer(text):
        sentence = source.sentence_at(verb.start())
        if sentence.role in (Role.CHROME, Role.TITLE, Role.SHORTCOMINGS):
            continue
        clause = source.clause_at(verb.end())
        end = title_end(text, verb.end(), min(clause.end, verb.end() + LONGEST_TITLE))
        if end is None:
            continue
        name = text[verb.end() : end]
        tail = UNQUOTED_TAIL.search(name)
        weak = verb["weak"] is not None
        if tail is None or not names_document(name, tail, weak):
            continue
        relation = "implemented" if weak else "issued"
        yield Mention("document", verb.end(), end, name, document_kind(name), "", "grammar", relation + "|", 0.65)


def title_end(text: str, start: int, stop: int) -> int | None:
    """Find where the first title tail ends that is followed by no further noun."""
    for tail in UNQUOTED_TAIL.finditer(text, start, stop):
        if not AFTER_TITLE.match(text, tail.end()):
            continue
        return tail.end()
    return None


def names_document(name: str, tail: re.Match[str], weak: bool) -> bool:
    """Tell whether a phrase is the title of one document."""
    stem = name[: tail.start()]
    if len(stem.strip(QUOTES)) < 3 or GENERIC.fullmatch(stem) or NO_TITLE.search(stem):
        return False
    return not (weak and tail[0].endswith(("清单", "目录", "规划", "预案")))


def document_kind(title: str) -> str:
    """Tell a document's kind from its title.

    Args:
        title: The title without 《》.

    Returns:
        One of the guideline's kinds.

    Examples:
        >>> document_kind("某市养犬管理条例"), document_kind("法治政府建设工作要点")
        ('regulation', 'plan')
    """
    bare = re.sub(r"[（(](?:试行|暂行|修订|修订稿|草案|征求意见稿|\d{4}.*?)[)）]$", "", title)
    if re.search(r"(?:办法|规定)$", bare) and re.search(r"试行|暂行", title):
        return "normative"
    if re.search(r"办法$", bare) and re.search(r"工作|实施办法$|管理办法$|考核|暂行|奖励|评价", bare):
        return "normative"
    return next((kind for kind, pattern in KINDS if pattern.search(bare)), "normative")


def relation_before(source: Source, start: int, end: int) -> str:
    """Tell how the report stands to a document from the verb that governs it, or from what is said behind it.

    Args:
        source: The report.
        start: Offset of the title's first mark.
        end: Offset behind its last mark.

    Returns:
        issued, implemented, studied or mentioned.
    """
    sentence = source.sentence_at(start)
    before = TITLE.sub("", source.text[max(sentence.start, start - WINDOW) : start])
    before = DESCRIBING.sub("", re.split(r"[；;。！？]", before)[-1])
    nearest, place = "", -1
    for name, pattern in (("issued", ISSUED), ("studied", STUDIED), ("implemented", APPLIED)):
        last = max((m.start() for m in pattern.finditer(before)), default=-1)
        if last > place:
            nearest, place = name, last
    after = re.split(r"[，,；;。！？]", source.text[end : min(sentence.end, end + 40)])[0]
    if nearest != "issued" and MADE_AFTER.match(after):
        return "issued"
    if nearest in ("", "implemented") and STUDIED.search(after):
        return "studied"
    if not nearest or len(before) - place > REACH:
        return "implemented" if APPLIED_AFTER.match(after) else "mentioned"
    return nearest
