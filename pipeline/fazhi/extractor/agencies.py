"""Agencies: standard bodies from the vocabulary, named ones by their grammar, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi.extractor.boundaries import left_edge, verb_before
from fazhi.extractor.gazetteer import Gazetteer, Hit
from fazhi.extractor.heads import IDEOLOGY, find_body_tails
from fazhi.extractor.source import Source, longest_first
from fazhi.naming import QUOTES
from fazhi.passages import Mention, Role

__all__ = ["find_agencies"]

#: A level word in front of a body: 区司法局, 自治区党委, 各乡镇人民政府.
LEVEL = re.compile(
    r"(?:(?:各|本|我|该|两级|三级|全)?(?:自治区|自治州|自治县|自治旗|开发区|高新区|经开区|新区|省|市|区"
    r"|县|州|盟|旗|乡镇|镇街|镇|乡|街道|兵团|师市|师|团场|团)"
    r"|国家|中央|全国|各级|各地|各)(?:直|级|属|本级)?$"
)
LINK = re.compile(r"(?:人民)?[、，和与及暨]{1,2}$|以及$|会同$|联合$")
#: The characters in which a level word can end.
LEVEL_ENDS = frozenset("区州县旗省市盟镇街乡道团师场家央国级地各直属本")
NOT_LEVEL = re.compile(
    r"(?:城|都|超|夜|股|集|上|门|早|社|景|园|片|辖|校|厂|库|牧|林|灾|山|小|专|本|地|时|战|军|楼|社)(?:市"
    r"|区)$|(?:集|社|军|乐|师|财|党)团$|(?:教|律|老|厨|导|牧|法)师$|(?:故|家|下|城)乡$"
)
#: Bodies that a verb founds or a list joins, found by the tail of their name.
JOINED = re.compile(r"(?:和|会同|与|同)(?:县|市|区)")
LONGEST = 26
KINDS = (
    ("committee", re.compile(r"领导小组|协调小组|专班|工作组|委员会|指挥部|联席会议")),
    ("enforcement", re.compile(r"总队|支队|大队|中队|执法队|执法局")),
    ("court", re.compile(r"法院|法庭$")),
    ("procuratorate", re.compile(r"检察院")),
    ("enterprise", re.compile(r"公司|集团")),
    ("education", re.compile(r"大学|学院|党校|学校")),
    ("service", re.compile(r"中心|站|所$|处$|室$|窗口")),
    ("government", re.compile(r"局$|办公室")),
)  # fmt: skip
TOGETHER = re.compile(r"(?:等)?(?:联合|会同|协同|和|与|及)")
#: What a body was called, not a body: 被授予全国模范人民调解委员会称号.
CALLED = re.compile(r"(?:授予|评为|命名为|荣获|获评|认定为|获得)[^，。；]{0,4}$")
#: Tails whose bodies bear a name of their own, a place's name in front included.
PROPER = frozenset(("大学", "学院", "律师事务所", "有限公司", "有限责任公司", "集团公司", "公证处", "司法鉴定所"))
BARE_TAILS = frozenset(
    [
        "工作专班",
        "专班",
        "工作组",
        "领导小组",
        "委员会",
        "办公室",
        "指挥部",
        "中心",
        "工作站",
        "服务站",
        "大学",
        "学院",
        "协会",
        "学会",
        "大队",
        "中队",
        "支队",
        "总队",
        "志愿服务队",
        "志愿团",
        "宣讲团",
        "服务团",
        "讲师团",
        "服务中心",
        "领导小组办公室",
        "商会",
        "工作领导小组",
        "联合会",
        "有限公司",
        "监督办公室",
        "工作委员会",
        "基金会",
        "促进会",
        "协调小组",
        "执法大队",
        "执法中队",
        "执法队",
        "乡镇",
        "部门",
    ]
)


def find_agencies(source: Source, gazetteer: Gazetteer, regions: Iterable[Mention]) -> list[Mention]:
    """Find the organisations that a report names.

    Args:
        source: The report.
        gazetteer: The automaton over the vocabularies.
        regions: The region mentions of the report.

    Returns:
        Mentions in the order of the text. `note` holds what says whose the body is: the surface of a region,
        a level word (区, 省, 国家), or nothing.
    """
    ends = {m.end: m for m in regions}
    found: list[Mention] = []
    hits = list(with_prefixes(source, gazetteer))
    starts = {hit.start for hit in hits if hit.entry.concept.scheme == "agency"}
    for hit in hits:
        if hit.entry.concept.scheme == "agency" and source.sentence_at(hit.start).role not in (Role.CHROME, Role.TITLE):
            mention = known_agency(source, hit, ends, found[-1] if found else None, starts)
            if mention is not None:
                found.append(mention)
    found.extend(named_bodies(source, ends, {m.end for m in found}))
    return list(longest_first(found))


def with_prefixes(source: Source, gazetteer: Gazetteer) -> Iterator[Hit]:
    """Go through the hits, and through the bodies that begin a longer name behind a level word: 区|政协|监督."""
    for hit in gazetteer.find(source):
        yield hit
        whole, joined_on, _ = source.text[hit.start : hit.end].partition("及其")
        if joined_on and (entry := gazetteer.entry(whole, "agency")):
            yield Hit(hit.start, hit.start + len(whole), entry)
        if hit.entry.concept.scheme == "mechanism" and level_before(source.text, hit.start):
            for length in (4, 3, 2):
                entry = gazetteer.entry(source.text[hit.start : hit.start + length], "agency")
                if entry is not None:
                    yield Hit(hit.start, hit.start + length, entry)
                    break


def known_agency(
    source: Source, hit: Hit, ends: dict[int, Mention], last: Mention | None, starts: set[int]
) -> Mention | None:
    """Make the mention of a body that the vocabulary knows, with its owner's words to the left."""
    concept, text = hit.entry.concept, source.text
    if hit.entry.name.endswith("点"):
        return None  # 联系点, 受理点: an arrangement of a body, not a body
    start, owner = owner_before(text, hit.start, ends)
    national = concept.notes.get("agencyLevel") == ("national",)
    owner = owner or hit.entry.level
    linked = last is not None and hit.start - last.end <= 2 and bool(LINK.search(text[last.end : hit.start]))
    if not owner and linked and last is not None and not national:
        owner = last.note
    listed = hit.end + 1 in starts and text[hit.end] in "、和与及" and text[hit.end - 1] in "局厅委办队"
    if concept.note("bare") == "no" and not owner and not linked and not listed:
        return None
    name = hit.entry.name
    return Mention(
        "agency", start, hit.end, name, concept.note("kind", "other"), concept.id, "vocabulary",
        "国家" if national else owner, 0.95 if owner or national else 0.85,
    )  # fmt: skip


def level_before(text: str, start: int) -> str:
    """Give the level word directly before an offset, or nothing."""
    if text[start - 1 : start] not in LEVEL_ENDS:
        return ""
    before = text[max(0, start - 6) : start]
    level = LEVEL.search(before)
    return level[0] if level and not NOT_LEVEL.search(before) else ""


def owner_before(text: str, start: int, ends: dict[int, Mention]) -> tuple[int, str]:
    """Find the region or level word that stands directly before a body's name."""
    region = ends.get(start)
    if region is not None and not joined(text, region):
        return region.start, text[region.start : region.end]
    level = level_before(text, start)
    if level:
        at = start - len(level)
        region = ends.get(at)
        if region is not None and not joined(text, region):
            return region.start, text[region.start : region.end]
        return at, level
    return start, ""


def joined(text: str, region: Mention) -> bool:
    """Tell whether a region's form is only a conjunction and a level word: 和县司法局, 会同县自然资源局."""
    form = text[region.start : region.end]
    return region.rule in ("word", "weak") and (bool(JOINED.fullmatch(form)) or form[-1] not in "省市县区旗州盟")


def named_bodies(source: Source, ends: dict[int, Mention], known: set[int]) -> Iterator[Mention]:
    """Find bodies that no vocabulary holds by the tail of their name and the boundary before it."""
    text = source.text
    for tail, end in find_body_tails(text):
        sentence = source.sentence_at(tail)
        if sentence.role in (Role.CHROME, Role.TITLE):
            continue
        start = left_edge(text, max(sentence.start, tail - LONGEST), tail)
        # behind a body that is known another begins: 市政务局联合台山商会
        start = next((at for at in range(tail, start, -1) if at in known), start)
        joint = TOGETHER.match(text, start, tail)
        start = joint.end() if joint else start
        name = text[start:end].strip(QUOTES)
        start = end - len(text[start:end].lstrip(QUOTES))
        owner = ""
        region = next((ends[at] for at in range(tail, start, -1) if at in ends), None)
        proper = text[tail:end] in PROPER
        if region is not None and region.start >= start and region.rule in ("full", "stem") and proper:
            start, name = region.start, text[region.start : end]
        elif region is not None and region.start >= start and region.rule in ("full", "stem"):
            start, owner, name = region.start, text[region.start : region.end], text[region.end : end]
        else:
            level = re.match(r"(?:自治区|省|市|区|县|州|盟|旗|镇|乡|街道)(?:级|直)?(?=[“\u4e00-\u9fff]{4})", name)
            if level and not re.match(r"市场|市民|市政|区域|区块|县域|县城|乡村|乡镇|乡贤|镇街|旗舰|州际|街道", name):
                owner, name = level[0], name[len(level[0]) :]
        if CALLED.search(text[max(sentence.start, start - 12) : start]):
            continue
        if is_body_name(name, text[tail:end]) and (
            owner or proper or len(name) >= 8 or verb_before(text, sentence.start, start)
        ):
            kind = next((kind for kind, pattern in KINDS if pattern.search(name)), "other")
            known.add(end)
            yield Mention("agency", start, end, name, kind, "", "grammar", owner, 0.7)


def is_body_name(name: str, tail: str) -> bool:
    """Tell whether what stands before the tail names a body."""
    stem = name[: len(name) - len(tail)]
    return (
        name not in BARE_TAILS
        and (len(stem) >= 2 or len(tail) > 4)
        and not IDEOLOGY.search(name)
        and not re.search(
            r"[、，,；;。：:]|各|多个|若干|\d+[个家支起件名次]|[一二三四五六七八九十]+[个家支]|这|其他|其它|相关|有关",
            name,
        )
        and name.count("“") == name.count("”")
    )
