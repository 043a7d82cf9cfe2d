"""Documents: titles in 《》, known laws without them, and what a verb issues, with the relation that the verb makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.boundaries import left_edge
from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.relations import TITLE, governing_relation
from fazhi.extractor.source import Source
from fazhi.extractor.tails import is_programme
from fazhi.extractor.untitled import find_untitled
from fazhi.knowledge.vocabulary import Vocabulary
from fazhi.naming import QUOTES
from fazhi.passages import OUTSIDE, Mention, Role

__all__ = ["document_kind", "find_documents"]

NUMBER = re.compile(r"[（(]([\u4e00-\u9fffA-Za-z]{1,12}[〔\[【（(]\d{4}[〕\]】）)]第?\d{1,5}号)[)）]")
#: A title for short, as the report defines it: 《…实施纲要》（以下简称《纲要》）.
SHORT_FOR = re.compile(
    r"(?:[（(][^（()）]{0,12}[)）])?[（(]以下(?:统|均)?(?:简称|称)[为:：]?[《“]([^》”]{2,20})[》”][)）]"
)
NESTED = re.compile(r"[<〈《]([^<>〈〉《》]{4,80})[>〉》]")
#: A notice that only issues another document, which is then the one meant: 《关于印发<…方案>的通知》.
ISSUES_ANOTHER = re.compile(r".*印发[〈<《]?([^〈〉<>《》]{6,80}|.{6,100}?[〉>》].{2,40}?)[〉>》]?的(?:通知|函)$")
#: Newspapers and news programmes, in which a report was printed or shown, are no documents that it cites.
MEDIA = re.compile(r"(?:日|晚|时|晨|早|商|周)报$|导报$|税务报$|法[治制]报$|法院报$|检察报$|新闻联播$|周刊$|月刊$|杂志$")
#: A programme that is not the report's own.
PROGRAMME = re.compile(r"(?:等?\w{0,4})(?:栏目|节目|专栏|频道)")
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
        r"|[\u4e00-\u9fff]{2,}(?<!办)(?<!方)(?<!做)(?<!执)(?<!司)(?<!普)(?<![说学用守懂知书])(?<!与宪)法$|法（(?:修订|修正)"
    )),
    ("regulation", re.compile(r"条例")),
    ("rule", re.compile(r"规定|办法")),
)  # fmt: skip
#: A law's name in the name of another instrument: 宪法法律知识, 宪法宣传周.
NAME_GOES_ON = re.compile(
    r"法律(?:知识|常识|测试|考试)|宣传[周月日]|宣誓|日|[”\"]?(?:必修|选修|专题|公共)?(?:课|、选修)"
)
#: What is spoken of under a title is the title of the lecture: 以《学习贯彻…》为题.
LECTURE = re.compile(r"(?:为(?:题|主题)|的?(?:专题)?(?:党课|法治课|辅导报告|主旨演讲))(?!教育|学习|活动)")
LECTURED = re.compile(r"(?:学习|贯彻|坚持|深入|弘扬|践行|做|争做|让|用|以|从|如何|筑牢|提升|提高|全面|加强|推进)")
#: A regulation without 《》, the beginning of its title left to the words before it.
REGULATION = re.compile(
    "条例(?![》〉]|草案|修[订正]|(?:实施|配套|工作)?(?:办法|细则|方案|意见|规定|计划)|宣传[周月日])"
)
LONGEST_REGULATION, SHORTEST_REGULATION = 22, 6
#: Work on the regulations of others: 某某条例等|制定修订工作有序推进.
IN_THE_MAKING = re.compile(r"等?(?:制定|修订|制修订|修改|起草|立法){1,3}工作")
#: What stands before 条例 where no title does, and what before a title does not belong to it.
NO_REGULATION = re.compile(
    r"[^\u4e00-\u9fff]|等|地方性|有关|相关|配套|单行|上述|其他|各[类项]|[一二两三四五六七八九十多几][部项件]|重点|立法"
)
BEFORE_REGULATION = re.compile(r"(?:以|对|按|照|的|将|在|新|年|月|日|及|和|与|等|了|“|关于|围绕|特别是|尤其是)+")
#: The national and local plans of each five years, whatever stands behind their name: “八五”普法规划中期评估.
FIVE_YEARS = re.compile(rf"[{QUOTES}]?([一二三四五六七八九]五)[{QUOTES}]?普法规划")
PLAN = re.compile("普法规划")
#: How far before 普法规划 the five years and their marks begin.
LONGEST_COUNT = 4
#: A law in the name of the regulation that implements it is not cited by itself.
IMPLEMENTING = "实施"


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
    for mention in (*untitled(source, vocabulary), *regulations(source, vocabulary)):
        if not any(mention.start in r or mention.end - 1 in r for r in taken):
            taken.append(range(mention.start, mention.end))
            found.append(mention)
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
        if is_programme(text, found.end()):
            continue
        title = found[1].strip()
        if MEDIA.search(title):
            continue
        abbreviated = SHORT_FOR.match(text, found.end())
        if abbreviated:
            short[abbreviated[1]] = title
            defined = abbreviated.start(1) - 1
        number = NUMBER.match(text, found.end())
        relation, issuer = governing_relation(source, found.start(), found.end())
        note = f"{relation}|{number[1] if number else ''}|{issuer}"
        if relation != "issued" and PROGRAMME.match(text, found.end()):
            continue
        lecture = LECTURE.match(text, found.end()) and LECTURED.match(title) and not vocabulary.find("document", title)
        notice = ISSUES_ANOTHER.match(found[1])
        named = notice[1] if notice else short.get(title, title)
        if not lecture:
            yield document_mention(vocabulary, named, found.start(), found.end(), note)
        for nested in NESTED.finditer(text, found.start(1), found.end(1)):
            if nested[1] != named and not text.endswith(IMPLEMENTING, found.start(1), nested.start()):
                yield document_mention(
                    vocabulary, nested[1], nested.start(), nested.end(), "studied||" if lecture else "mentioned||"
                )


def document_mention(vocabulary: Vocabulary, title: str, start: int, end: int, note: str) -> Mention:
    """Make a document's mention, with the official title where the vocabulary has it."""
    concept = vocabulary.find("document", title)
    kind = concept.note("kind", "normative") if concept else document_kind(title)
    if concept and concept.note("issuer") and note.startswith("issued"):
        note = ("implemented" if note.endswith("|") else "mentioned") + note[len("issued") :]
    name = concept.label if concept else title
    return Mention("document", start, end, name, kind, concept.id if concept else "", "title", note)


def untitled(source: Source, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Make mentions of the documents without 《》."""
    for found in find_untitled(source):
        if found.relation:
            note = f"{found.relation}||"
        else:
            note = "{}||{}".format(*governing_relation(source, found.start, found.end))
        concept = vocabulary.find("document", found.name)
        name, kind = (
            (concept.label, concept.note("kind", "normative")) if concept else (found.name, document_kind(found.name))
        )
        yield Mention(
            "document", found.start, found.end, name, kind, concept.id if concept else "", "grammar", note, 0.65
        )


def regulations(source: Source, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Find the regulations named without 《》: 某某条例、某某条例等制定工作."""
    text = source.text
    for tail in REGULATION.finditer(text):
        sentence = source.sentence_at(tail.start())
        low = max(sentence.start, tail.end() - LONGEST_REGULATION)
        if sentence.role in OUTSIDE or text.rfind("《", low, tail.start()) > text.rfind("》", low, tail.start()):
            continue
        known = (at for at in range(low, tail.start() - 3) if vocabulary.find("document", text[at : tail.end()]))
        start = next(known, -1)
        if start < 0:
            low = max(low, text.rfind("、", low, tail.start()) + 1)
            start = left_edge(text, low, tail.start())
            before = BEFORE_REGULATION.match(text, start, tail.start())
            start = before.end() if before else start
        name = text[start : tail.end()]
        if len(name) < SHORTEST_REGULATION or NO_REGULATION.search(name):
            continue
        relation, issuer = governing_relation(source, start, tail.end())
        concept = vocabulary.find("document", name)
        if relation == "issued" and (concept or IN_THE_MAKING.match(text, tail.end())):
            relation, issuer = "mentioned", ""
        label = concept.label if concept else name
        kind = concept.note("kind", "regulation") if concept else "regulation"
        note = f"{relation}||{issuer}"
        yield Mention("document", start, tail.end(), label, kind, concept.id if concept else "", "grammar", note, 0.65)


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
