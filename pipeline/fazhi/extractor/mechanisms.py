"""Mechanisms: known ones under all their names, quoted ones, and new ones by their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi.extractor.doubtful import is_presented
from fazhi.extractor.fuller import in_full, with_matters
from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.grammar import find_by_act, find_by_head
from fazhi.extractor.heads import kind_of
from fazhi.extractor.inverted import find_inverted
from fazhi.extractor.linked import find_linked
from fazhi.extractor.listed import find_listed
from fazhi.extractor.marks import in_marks
from fazhi.extractor.objects import Objects
from fazhi.extractor.overlaps import RANK, by_place, settle
from fazhi.extractor.patterns import Patterns, name_span, second_span
from fazhi.extractor.quoted import find_quoted
from fazhi.extractor.reckoned import find_reckoned
from fazhi.extractor.shared import find_shared
from fazhi.extractor.source import Source
from fazhi.extractor.steps import with_steps
from fazhi.extractor.titled import find_titled
from fazhi.knowledge.vocabulary import Concept
from fazhi.passages import LATER, OUTSIDE, Clause, Mention

__all__ = ["find_mechanisms"]

#: The verbs of what something was named or awarded.
HONOURS = "评为|授予|命名为|认定为|列为|评定为|表彰为|确定为|入选|入围|当选|上榜|摘得|夺得|捧回|斩获|蝉联"
HONOUR = re.compile(rf"(?:荣获|获得|获评|{HONOURS})[^，,。；;\d]{{0,16}}$|[\u4e00-\u9fff]获[^，,。；;\d]{{0,10}}$")
#: Such verbs, for which a text is searched once.
HONOURING = re.compile(f"获|{HONOURS}")
HONORIFIC = re.compile(r"示范|全国模范|先进|优秀|典型|案例|十大|十佳|百|最佳|标兵|模范|实事|金奖|创建活动")
#: What a quoted movement is honoured by: “扫黄打非”先进集体.
HONOUR_FOR = re.compile(
    r"[”’](?:(?:专项|主题|创建)?(?:工作|行动|活动)?(?:先进|表现突出|成绩突出|突出|优秀组织)(?:单位|集体|个人)"
    r"|(?:改革|工程|行动|活动|项目|专项)?试点|(?:改革|工程|行动|活动|专项)(?:典型|优秀|创新)案例|(?:[全国省市区县州]级?)*(?:优秀|示范|典型|创新)项目)"
)
LEVEL_ENDS = "省市县区旗州盟镇乡道"
#: From which length on a new name is known again, by the rule that found it.
REPEATED = {"quoted": 4, "grammar": 6}
#: Why a doubtful name is left out.
TOPIC = "a topic here, not presented as a way of governing"
AGREED = re.compile(
    r"(?:签订|签署|签定|缔结|制定)(?:了)?《?((?:[^，。；《》\n、]{2,24})(?:协作|合作|联动|联调|联防|联治|共治|保护|联合执法|调处|共管|共建|互认))"
    r"(?:工作|框架|备忘)*(?:协议|备忘录|协定|方案|意见|协议书|公约)"
)
FOUNDING = re.compile(
    r"(?:组建|设立|成立|建立|建成|增设|挂牌成立|新设|设置|创建|打造|筹建|试点建设|建)(?:了|起)?(?:全省|全市|全国|首个|首家|一批)?$"
)
#: From which length on a quoted phrase is a brand of its own.
BRAND = 4
COUNTED = re.compile(r"\d+(?:个|家|支|处|所|名)$")
NO_INNOVATION = re.compile(
    r"依法治|局$|研究会|研究院|学会|协会|商会|集团|领导小组|专班|指挥部|工作组|协调小组|公司|大学|办公室$"
)
#: The schemes of the names that are looked for.
NAMING = ("mechanism", "notion")


def find_mechanisms(
    source: Source,
    gazetteer: Gazetteer,
    patterns: Patterns,
    objects: Objects,
    documents: Iterable[Mention],
    agencies: Iterable[Mention],
    regions: Iterable[Mention] = (),
) -> tuple[list[Mention], list[Mention]]:
    """Find the named ways of governing in a report.

    Args:
        source: The report.
        gazetteer: The automaton over the vocabularies.
        patterns: Wordings with gaps.
        objects: What procedures are applied to.
        documents: The document mentions of the report.
        agencies: The agency mentions of the report.
        regions: Its region mentions, whose names begin no new mechanism's.

    Returns:
        The mentions in the order of the text, and what was seen and left out, with the reason in `note`.
    """
    cited = [m for m in documents if m.rule == "title" and source.text[m.start] in "《〈<"]
    # a title within a title stands as the whole does
    titles = by_place(reversed(cited))
    bodied = list(agencies)
    bodies = by_place(m for m in bodied if m.rule == "vocabulary")
    found: list[Mention] = []
    rejected: list[Mention] = []
    placed = list(regions)
    won = {source.clause_at(verb.start()) for verb in HONOURING.finditer(source.text)}
    patterned = list(patterns.find(source.text))
    for mention in (
        *candidates(source, gazetteer, patterned, places_in(source.text, placed)),
        *founded(source, bodied),
        *find_titled(source, cited, placed, bodied),
    ):
        reason = refusal(mention, titles, bodies)
        if not reason and is_honour(source, mention, won):
            reason = "the name of an honour"
        if reason:
            rejected.append(mention if mention.note == reason else mention.noted(reason))
        else:
            found.append(mention)
    found += named_again(source, found, rejected)
    found += [m for m in repeated(source, found) if not refusal(m, titles, bodies) and not is_honour(source, m, won)]
    worded = {(m.start, m.end): m for m in found if m.rule == "pattern"}
    found = [worded.get((m.start, m.end), m) if m.rule == "quoted" else m for m in found]
    named = with_matters(source, named_alike(source.text, settle(source.text, found)))
    told = objects.resolve(source, list(named))
    seconds = {name_span(match): second for match, _ in patterned if (second := second_span(match))}
    return list(in_full(source, list(with_steps(source.text, gazetteer, told, seconds)))), rejected


def places_in(text: str, regions: Iterable[Mention]) -> set[int]:
    """Give where regions end that are named in full: 公安 and 和政 are words before they are counties."""
    return {m.end for m in regions if text[m.end - 1] in LEVEL_ENDS}


def candidates(
    source: Source, gazetteer: Gazetteer, patterned: Iterable[tuple[re.Match[str], Concept]], places: set[int]
) -> Iterator[Mention]:
    """Go through everything that may name a mechanism."""
    for whole in gazetteer.find(source):
        for start, end, entry in in_marks(source.text, gazetteer, whole):
            concept = entry.concept
            if concept.scheme in NAMING and source.sentence_at(start).role not in OUTSIDE:
                kind = concept.note("kind", "mechanism")
                rule, note = ("vocabulary", "") if concept.scheme == "mechanism" else ("notion", concept.scheme)
                if not note and entry.weak and not is_presented(source, start, end):
                    note = TOPIC
                yield Mention("mechanism", start, end, concept.label, kind, concept.id, rule, note, 0.95)
    worded = [(*name_span(found), concept) for found, concept in patterned]
    for find in (find_inverted, find_shared):
        worded += [(start, end, entry.concept) for start, end, entry in find(source.text, gazetteer)]
    for start, end, concept in worded:
        if source.sentence_at(start).role not in OUTSIDE:
            kind = concept.note("kind", "mechanism")
            yield Mention("mechanism", start, end, concept.label, kind, concept.id, "pattern", "", 0.8)
    yield from find_quoted(source, gazetteer)
    yield from find_by_head(source, places)
    yield from find_by_act(source, places)
    yield from find_listed(source)
    yield from find_reckoned(source)
    yield from find_linked(source)
    yield from agreed(source)


def agreed(source: Source) -> Iterator[Mention]:
    """Find what an agreement with others is about: 签订甲乙边界执法协作协议."""
    for found in AGREED.finditer(source.text):
        if source.sentence_at(found.start()).role not in OUTSIDE:
            start, end = found.span(1)
            yield Mention("mechanism", start, end, source.text[start:end], "mechanism", "", "agreed", "", 0.6)


def repeated(source: Source, found: Iterable[Mention]) -> Iterator[Mention]:
    """Find a new name again where nothing presents it any more: once “信用直通车”, later 信用直通车运行不畅."""
    surest = sorted((m for m in found if m.rule in REPEATED and not m.concept), key=lambda m: -RANK[m.rule])
    new = {source.text[m.start : m.end]: m for m in surest}
    there = {(m.start, m.end, RANK[m.rule]) for m in found}
    for words, mention in new.items():
        at = source.text.find(words) if len(words) >= REPEATED[mention.rule] else -1
        while at >= 0:
            end = at + len(words)
            if (at, end, RANK[mention.rule]) not in there and source.sentence_at(at).role not in OUTSIDE:
                yield mention._replace(start=at, end=end)
            at = source.text.find(words, end)


def named_again(source: Source, found: Iterable[Mention], rejected: Iterable[Mention]) -> Iterator[Mention]:
    """Find a doubtful name again where a report says what is lacking and what is to come of what it has presented."""
    presented = {m.concept for m in found if m.concept}
    for mention in rejected:
        if mention.note == TOPIC and mention.concept in presented and source.sentence_at(mention.start).role in LATER:
            yield mention.noted("")


def founded(source: Source, agencies: Iterable[Mention]) -> Iterator[Mention]:
    """Find bodies of a new kind that the report says are founded: an institution that others could found too."""
    new: set[str] = set()
    for body in agencies:
        sentence = source.sentence_at(body.start)
        if body.label in ("service", "committee", "enforcement", "other") and not NO_INNOVATION.search(body.name):
            before = COUNTED.sub("", source.text[max(sentence.start, body.start - 12) : body.start])
            if FOUNDING.search(before) or body.name in new:
                new.add(body.name)
                yield Mention("mechanism", body.start, body.end, body.name, "institution", "", "founded", "", 0.65)


def refusal(mention: Mention, titles: dict[int, Mention], bodies: dict[int, Mention]) -> str:
    """Give the reason for which a candidate is left out, or nothing."""
    if mention.rule == "notion":
        return mention.note
    title = titles.get(mention.start) if mention.rule != "titled" else None
    if title is not None and title.note.startswith(("studied", "mentioned")):
        return "part of a cited title"
    if title is not None and mention.rule == "grammar" and (mention.note or not title.note.startswith("issued")):
        return "part of a title"
    body = bodies.get(mention.start)
    if body and mention.end <= body.end and mention.rule not in ("quoted", "founded"):
        whole = mention.rule == "pattern" or mention.start - body.start <= len(body.note)
        named_alike = mention.rule in ("vocabulary", "pattern") and body.end - mention.start >= 4
        if not (named_alike and whole and mention.end == body.end):
            return "part of a body's name"
    return mention.note


def is_honour(source: Source, mention: Mention, won: set[Clause]) -> bool:
    """Tell whether a mention is what something was named or awarded: 被评为“全国民主法治示范村”."""
    clause = source.clause_at(mention.start)
    if clause not in won or mention.rule == "reckoned":
        return False
    if mention.rule == "quoted" and HONOUR_FOR.match(source.text, mention.end):
        return False
    if not HONOUR.search(source.text[clause.start : mention.start]):
        return False
    start = max(clause.start, source.text.rfind("“", clause.start, mention.start) + 1)
    return not mention.concept or bool(HONORIFIC.search(source.text[start : mention.end].split("”")[0]))


def named_alike(text: str, found: list[Mention]) -> list[Mention]:
    """Give one quoted phrase one name, the fullest: “亮码入企” is also the “亮码入企”制度 of the same report.

    What is too short to be a brand keeps a head of another kind: “两山”观察员制度 and “两山”检察APP are two.
    """
    fullest: dict[str, str] = {}
    for mention in found:
        if mention.rule == "quoted":
            words = text[mention.start : mention.end]
            fullest[words] = max(fullest.get(words, ""), mention.name, key=len)
    return [m._replace(name=fullest[text[m.start : m.end]]) if is_alike(text, m, fullest) else m for m in found]


def is_alike(text: str, mention: Mention, fullest: dict[str, str]) -> bool:
    """Tell whether a mention may bear the fullest name of its quoted phrase."""
    if mention.rule != "quoted":
        return False
    brand = mention.end - mention.start >= BRAND or "”" not in mention.name
    return brand or kind_of(fullest[text[mention.start : mention.end]]) == mention.label
