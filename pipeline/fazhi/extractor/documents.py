"""Documents: titles in 《》, known laws without them, and what a verb issues, with the relation that the verb makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.relations import TITLE, governing_relation
from fazhi.extractor.source import Source
from fazhi.knowledge.vocabulary import Vocabulary
from fazhi.naming import QUOTES
from fazhi.passages import Mention, Role

__all__ = ["document_kind", "find_documents"]

NUMBER = re.compile(r"[（(]([\u4e00-\u9fffA-Za-z]{1,12}[〔\[【（(]\d{4}[〕\]】）)]第?\d{1,5}号)[)）]")
#: A title for short, as the report defines it: 《…实施纲要》（以下简称《纲要》）.
SHORT_FOR = re.compile(
    r"(?:[（(][^（()）]{0,12}[)）])?[（(]以下(?:统|均)?(?:简称|称)[为:：]?[《“]([^》”]{2,20})[》”][)）]"
)
NESTED = re.compile(r"[<〈《]([^<>〈〉《》]{4,80})[>〉》]")
KINDS = (
    ("publication", re.compile(
        r"读本|讲义|选读|选编|汇编|手册|学习纲要|文选|著作选读|白皮书|口袋书|宣传册|案例集|谈治国理政|论坚持"
        r"|问答$|辅导|概论|蓝皮书|漫画|教材"
    )),
    ("catalogue", re.compile(r"清单|目录|一览表|台账")),
    ("report", re.compile(r"报告$|工作总结|情况通报|公报$|审计报告|工作情况的报告")),
    ("plan", re.compile(r"规划|方案|计划|要点|安排|纲要|预案|责任分工|任务分解|部署$")),
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
#: Documents that a body may issue without 《》.
ISSUING = re.compile(
    r"(?:制定印发|制定出台|研究制定|印发|出台|制定|制发|修订|编制|下发|印制|报送|撰写|推出|起草"
    r"|拟定|签订|签署|公布|发布|落实|执行)"
    r"(?:了|并印发|实施|完善|并实施)?(?!《)"
)
#: What issues a document only where nothing else can be meant.
WEAK = ("落实", "执行")
LONGEST_TITLE = 44
AFTER_TITLE = re.compile(r"$|[^\u4e00-\u9fff]|[等和及与并的共中、已在]|明确|规定|要求|进阶版")
#: Several titles may share a verb: 制定普法责任清单和任务分工方案.
AND = re.compile(r"[和及与、](?!《)")
NO_TITLE = re.compile(
    r"[，。；：《》]|\d+[件份个项]|^(?:了|并)|相关|有关|各类|一批|多个|一系列|本单位|本部门|本局|各自|部署|要求|精神"
)
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
    r"(?:工作|实施|行动|应急|衔接|落实|贯彻|本级|配套|具体|相关|有关|年度|专项|总体|整改|各项|各类|一系列|系列|政策|制度|\d"
    r"|个|项|份|部|件|等)*"
)
#: Lists that every government has: 公布市级政府权力清单.
CATALOGUE = re.compile(r"(?:权力|责任|权责|负面|收费|政府|部门|[省市县区州]级?|各级)*")
#: A law's name in the name of another instrument: 宪法法律知识, 宪法宣传周.
NAME_GOES_ON = re.compile(r"法律(?:知识|常识|测试|考试)|宣传[周月日]|宣誓|日")
#: The national and local plans of each five years, whatever stands behind their name: “八五”普法规划中期评估.
FIVE_YEARS = re.compile(rf"[{QUOTES}]?([一二三四五六七八九]五)[{QUOTES}]?普法规划")
PLAN = re.compile("普法规划")
#: How far before 普法规划 the five years and their marks begin.
LONGEST_COUNT = 4
#: A law in the name of the regulation that implements it is not cited by itself.
IMPLEMENTING = re.compile(r"实施[<〈《]")


def find_documents(source: Source, gazetteer: Gazetteer, vocabulary: Vocabulary) -> list[Mention]:
    """Find the documents that a report cites or issues.

    Args:
        source: The report.
        gazetteer: The automaton over the vocabularies.
        vocabulary: The vocabulary, for official titles and kinds.

    Returns:
        Mentions in the order of the text; `note` is ``relation|number|issuer``.
    """
    found = list(quoted_titles(source, vocabulary))
    inside = [range(m.start, m.end) for m in found]
    for hit in gazetteer.find(source):
        concept = hit.entry.concept
        if concept.scheme != "document" or any(hit.start in r for r in inside):
            continue
        if source.sentence_at(hit.start).role == Role.CHROME or NAME_GOES_ON.match(source.text, hit.end):
            continue
        relation, _ = governing_relation(source, hit.start, hit.end)
        if relation == "issued" and concept.note("kind") in ("law", "regulation", "party"):
            relation = "mentioned"
        kind = concept.note("kind", "normative")
        note = f"{relation}||"
        found.append(Mention("document", hit.start, hit.end, hit.entry.name, kind, concept.id, "vocabulary", note))
    taken = [range(m.start, m.end) for m in found]
    found.extend(m for m in five_year_plans(source, vocabulary) if not any(m.end - 1 in r for r in taken))
    found.extend(m for m in issued_unquoted(source) if not any(m.start in r or m.end - 1 in r for r in taken))
    return sorted(found, key=lambda m: m.start)


def five_year_plans(source: Source, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Find the plans for popularising the law that a longer name holds."""
    for named in PLAN.finditer(source.text):
        plan = FIVE_YEARS.search(source.text, max(0, named.start() - LONGEST_COUNT), named.end())
        if plan and source.sentence_at(plan.start()).role != Role.CHROME:
            relation, _ = governing_relation(source, plan.start(), plan.end())
            yield document_mention(vocabulary, plan[0], plan.start(), plan.end(), f"{relation}||")


def quoted_titles(source: Source, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Find the titles in 《》 and those that they quote; a short title stands for the one it abbreviates."""
    text = source.text
    short: dict[str, str] = {}
    defined = -1
    for found in TITLE.finditer(text):
        if found.start() == defined or source.sentence_at(found.start()).role == Role.CHROME:
            continue
        title = found[1].strip()
        abbreviated = SHORT_FOR.match(text, found.end())
        if abbreviated:
            short[abbreviated[1]] = title
            defined = abbreviated.start(1) - 1
        number = NUMBER.match(text, found.end())
        relation, issuer = governing_relation(source, found.start(), found.end())
        note = f"{relation}|{number[1] if number else ''}|{issuer}"
        yield document_mention(vocabulary, short.get(title, title), found.start(), found.end(), note)
        for nested in NESTED.finditer(title):
            if IMPLEMENTING.search(title[: nested.start() + 1]):
                continue
            start = found.start() + 1 + nested.start()
            yield document_mention(vocabulary, nested[1], start, start + len(nested[0]), "mentioned||")


def document_mention(vocabulary: Vocabulary, title: str, start: int, end: int, note: str) -> Mention:
    """Make a document's mention, with the official title where the vocabulary has it."""
    concept = vocabulary.find("document", title)
    kind = concept.note("kind", "normative") if concept else document_kind(title)
    if concept and concept.note("issuer") and note.startswith("issued"):
        note = "implemented" + note[len("issued") :]
    name = concept.label if concept else title
    return Mention("document", start, end, name, kind, concept.id if concept else "", "title", note)


def issued_unquoted(source: Source) -> Iterator[Mention]:
    """Find documents without 《》: what stands between a verb that issues and a tail that ends a title."""
    text = source.text
    for verb in ISSUING.finditer(text):
        sentence = source.sentence_at(verb.start())
        if sentence.role in (Role.CHROME, Role.TITLE, Role.SHORTCOMINGS):
            continue
        clause = source.clause_at(verb.end())
        weak = verb[0].startswith(WEAK)
        start: int | None = verb.end()
        while start is not None:
            end = title_end(text, start, min(clause.end, start + LONGEST_TITLE))
            if end is None:
                break
            name = text[start:end]
            tail = UNQUOTED_TAIL.search(name)
            if tail is None or not names_document(name, tail, weak):
                break
            note = "implemented||" if weak else "issued||"
            name = name if any(q in name[1:] for q in QUOTES) else name.lstrip(QUOTES)
            yield Mention("document", start, end, name, document_kind(name), "", "grammar", note, 0.65)
            joined = AND.match(text, end, clause.end)
            start = joined.end() if joined else None


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
    if (
        len(stem.strip(QUOTES)) < 3
        or (not stem[0].isalnum() and stem[0] not in QUOTES)
        or GENERIC.fullmatch(stem)
        or NO_TITLE.search(stem)
    ):
        return False
    if tail[0].endswith("清单") and CATALOGUE.fullmatch(stem):
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
