"""Agencies: standard bodies from the vocabulary, named ones by their grammar, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fazhi.extractor.bodies import levelled_bodies, named_bodies
from fazhi.extractor.boundaries import left_edge
from fazhi.extractor.counterparts import counterparts
from fazhi.extractor.gazetteer import Gazetteer, Hit
from fazhi.extractor.owning import Owners, level_before
from fazhi.extractor.parts import whole_names
from fazhi.extractor.source import Source, longest_first
from fazhi.passages import Mention, Role

__all__ = ["find_agencies"]

LINK = re.compile(r"(?:人民)?[、，和与及暨]{1,2}$|以及$|会同$|联合$")
#: In what the names of offices end that stand in a list.
LISTED = frozenset("局厅委办队")
#: Posts that bear the name of the place where they stand, and what before them is none.
POSTS = ("派出所", "司法所", "人民法庭", "市场监督管理所", "自然资源所", "税务所", "交警中队", "检察室", "公安局分局")
PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}")
NO_PLACE = re.compile(
    r"[省市县区州旗镇乡街道村局厅院队所各两级个辖内地]$|公安|边防|交警|森林|铁路|水上|基层|社区|辖区|当地|属地|所在|所属|机关|中心|乡镇|街道|城乡|多[个家]|[^大小]个"
    r"|全|一线|部分|原|优秀|模范|示范|标准|规范|星级|五好|式$|型$|化$|性$|[一二三四五六七八九十]|^(?:由|和|与|在|到|对|各|下|驻)|组织|指导|依托|通过|联合|律师|民警|干部|..和$|与|及|[室站]"
)
#: What an honour calls a body, not a body: 全国模范人民调解委员会, 枫桥式公安派出所.
PRAISED = re.compile(r"(?:模范|优秀|先进|示范|规范化|标准化|星级|五好|式)(?:公安|基层)?$")
#: Bodies that only their own name makes one: a list of 司法所、律师事务所 names none.
NAMELESS = frozenset(("律师事务所", "基层法律服务所", "公证处"))
#: Where bodies are counted none is named: 组建督察组3个, 12个司法所.
COUNTED = re.compile(r"(?:[（(][点站室所][)）])?(?:共|总数|达到?)?[\d一二三四五六七八九十]+余?[个支家所名处座]")
#: Where it is told how many of a kind come up to a standard: 便民服务中心|标准化覆盖率.
COVERING = re.compile(r"(?:标准化|规范化|实体化)?(?:建设)?(?:率|(?:覆盖|达标|建成|完成|实现)率|覆盖面|全覆盖)")
COUNT = re.compile(r"[\d一二三四五六七八九十两多]+余?[个支家所]$")
#: What goes on with the name of a bank or firm: 中国人民银行|青川县|支行, and of a government: 省政府|驻北京办事处.
BRANCH = re.compile(r"[\u4e00-\u9fff]{0,9}?((?:中心)?支行|分行|分公司|支公司|营业管理部)")
OUTPOST = re.compile(r"驻[\u4e00-\u9fff]{2,6}?(?:办事处|办公室|联络处)")
#: Behind what 地委 is no body: 各|地委|托.
NO_PREFECTURE = re.compile(r"[\u4e00-\u9fff](?<![和与由向经及同受报赴在被将以什田苏城泰里岭])\Z")
#: Short names that only a branch's own place makes names: 人行|道, 人行青川支行.
BRANCHED = frozenset("人行 工行 农行 中行 建行 邮储".split())
#: Before a post that is only the one of the place spoken of.
NEARBY = re.compile(r"(?:辖区|当地|属地|所在地|驻地|事发地|就近|附近|邻近|管辖|有管辖权)的?$")
#: Behind the name of a congress, who sits in it: 人大|代表, 政协|委员.
PERSON = re.compile(r"代表(?!大会|团)|委员(?!会)")
ENDQUOTES = frozenset('”"’')
#: What opens a quotation, and the rest of a name that begins in one.
OPENED = ("“", '"')
QUOTED = re.compile(r"[^“”\"\n]{1,12}[”\"][\u4e00-\u9fff]")
#: Behind 政府 what is not the government's own doing: 市政府|部门, 政府|规章.
OF_GOVERNMENT = re.compile(
    r"(?:工作|组成|职能)?部门|规章|令第|依法行政考核|法治政府建设(?:示范|满意度)|(?:门户)?网站?|公报|投资|采购|债务|数据|信息|服务|职能|工作报告"
)
#: Before 政府 what makes it any: 各级党委|政府.
OF_ANY = tuple(level + "党委" for level in ("各级", "上级", "下级", "同级"))
#: How the names of national bodies begin.
NATION = ("中央", "国务院", "国家", "最高", "全国")
#: What joins the parts of a formula, whose parts are no bodies: “调解中心+共享法庭”.
PLUS = frozenset("+＋")
#: Behind a body's short name in the number of a document: 清依法行政办|〔2022〕6号.
NUMBERING = ("〔20", "﹝20", "［20", "[20")
#: Other names of the body before, not further ones: 各级党委（党组、党工委）.
OTHERWISE = re.compile(r"党[委组][（(](?:党组|党委|工委|、|党工委)*$")
OTHERWISE_BEHIND = frozenset("（(、")
#: The meetings of bodies that act for them.
MEETINGS = ("会议", "会")
MET = frozenset(("党工委", "街道党工委"))
#: Meetings of two powers, which are a way of dealing with each other and no body.
BETWEEN = ("府院", "府检", "院府", "检府")
#: What governs divisions and cities is a region where it does not act.
CORPS = "新疆生产建设兵团"
ACTS = re.compile("[、，和与及]|部署|印发|要求|下发|批准|通报|授予|评为|安排|统一")
#: Where a report tells of what is not there yet.
AHEAD = frozenset((Role.SHORTCOMINGS, Role.PLANS))
#: Arrangements of a body, not bodies: 联系点, 受理点.
ARRANGED = ("点",)


def find_agencies(source: Source, gazetteer: Gazetteer, regions: Sequence[Mention]) -> list[Mention]:
    """Find the organisations that a report names.

    Args:
        source: The report.
        gazetteer: The automaton over the vocabularies.
        regions: The region mentions of the report.

    Returns:
        Mentions in the order of the text. `note` holds what says whose the body is: the surface of a region,
        a level word (区, 省, 国家), or nothing.
    """
    owners = Owners(source.text, regions)
    found: list[Mention] = []
    hits = [hit for hit in with_prefixes(source, gazetteer) if hit.entry.concept.scheme == "agency"]
    starts = {hit.start for hit in hits}
    hits = [hit for hit in hits if source.sentence_at(hit.start).role != Role.CHROME]
    refused: set[int] = set()
    for whole in hits:
        hit = split(source, whole, gazetteer, owners)
        mention = placed(source, hit, owners, found[-1:]) or known_agency(source, hit, owners, found[-1:], starts)
        mention = extended(source.text, mention, owners) if mention else None
        if mention is not None and source.text[mention.start : mention.end] not in BRANCHED:
            found.append(mention)
        else:
            refused.add(hit.end)
    found.extend(levelled_bodies(source, owners, gazetteer, found))
    found.extend(named_bodies(source, owners, found, refused))
    found.extend(counterparts(source, owners, gazetteer, found))
    planned = {mention.end: mention.start for mention in found if is_planned(source, mention, found)}
    there = (mention for mention in found if mention.start < planned.get(mention.end, mention.end))
    kept = [*whole_names(longest_first(there)), *joint(source, gazetteer, owners, hits)]
    return sorted((m for m in kept if not in_another(source.text, m)), key=lambda m: (m.start, -m.end))


def is_planned(source: Source, mention: Mention, found: Sequence[Mention]) -> bool:
    """Tell whether a body of nobody's is named only where something is lacking or planned: 拟建合规服务中心."""
    return (
        mention.label == "service"
        and not mention.note
        and all(source.sentence_at(m.start).role in AHEAD for m in found if m.name == mention.name)
    )


def in_another(text: str, mention: Mention) -> bool:
    """Tell whether the name of a body is only a part of a formula, or of a document's number."""
    behind = text[mention.end : mention.end + 3]
    return (
        text[mention.start - 1 : mention.start] in PLUS
        or behind[:1] in PLUS
        or (behind[:1] in ENDQUOTES and behind[1:2] in PLUS)
        or behind.startswith(NUMBERING)
    )


def is_meeting(text: str, hit: Hit) -> bool:
    """Tell whether the name of a joint meeting means one that is held, not the body that holds it."""
    return hit.entry.name.endswith("联席会议") and (
        text.startswith(BETWEEN, hit.start)
        or text[max(0, hit.start - 3) : hit.start].endswith(("召开", "举行", "开好"))
        or text.startswith(("召开", "暨"), hit.end)
    )


def extended(text: str, mention: Mention, owners: Owners) -> Mention:
    """Take in what goes on with a body's name: the office of a committee, the branch of a bank, an outpost."""
    end, name = mention.end, mention.name
    if name == "中级人民法院" and text[mention.start - 1 : mention.start] in tuple("一二三四五"):
        start, owner = owners.before(mention.start - 1 - text.endswith("第", 0, mention.start - 1))
        return mention._replace(start=start, name=f"第{text[mention.start - 1]}{name}", note=owner)  # 三|中院
    if mention.label == "party" and text.startswith("中共", mention.start - 2):
        return mention._replace(start=mention.start - 2)
    if mention.label == "committee" and text.startswith("办公室", end):
        return mention._replace(end=end + 3, name=name + "办公室")
    if name == "人民政府" and (outpost := OUTPOST.match(text, end)):
        return mention._replace(end=outpost.end(), name=name + outpost[0])
    if mention.label != "enterprise" and not name.endswith("银行"):
        return mention
    branch = BRANCH.match(text, end)
    at = branch.start(1) if branch else end
    place = owners.ends.get(at) or owners.short.get(at)
    if branch is None or not (at == end or (place and place.start >= end)):
        return mention
    owner = text[place.start : at] if place else mention.note
    return mention._replace(end=branch.end(), name=name + branch[1], note=owner)


def joint(source: Source, gazetteer: Gazetteer, owners: Owners, hits: Iterable[Hit]) -> Iterator[Mention]:
    """Find the whole whose organ a name adds: 人大及其常委会 names the congress too, 党工委会议 the 党工委."""
    for hit in hits:
        whole, joined_on, _ = source.text[hit.start : hit.end].partition("及其")
        meeting = next((tail for tail in MEETINGS if whole.endswith(tail)), "")
        whole = whole.removesuffix(meeting)
        entry = gazetteer.entry(whole, "agency") if joined_on or meeting else None
        if entry is not None and (joined_on or entry.name in MET):
            mention = known_agency(source, Hit(hit.start, hit.start + len(whole), entry), owners, [], set())
            if mention is not None:
                yield mention


def split(source: Source, hit: Hit, gazetteer: Gazetteer, owners: Owners) -> Hit:
    """Take from a hit what belongs to the region before it: 佛山|高新区管委会 is the 管委会 of 佛山高新区."""
    for at in range(hit.start + 1, hit.end - 1):
        region = owners.ends.get(at)
        if region is not None and region.start <= hit.start:
            entry = gazetteer.entry(source.text[at : hit.end], "agency")
            return Hit(at, hit.end, entry) if entry and (region.start < hit.start or region.rule == "full") else hit
    return hit


def placed(source: Source, hit: Hit, owners: Owners, before: list[Mention]) -> Mention | None:
    """Find a local post that has the place in its name: 北新泾|派出所, that of 北新泾街道 where the report names it."""
    text, concept = source.text, hit.entry.concept
    if concept.label not in POSTS or owners.before(hit.start)[1]:
        return None
    least = max(source.sentence_at(hit.start).start, hit.start - 8, before[0].end if before else 0)
    edge = left_edge(text, least, hit.start)
    stem = text[edge : hit.start]
    inside = bool(before) and before[0].end == edge  # 市公安局|下关派出所
    if not PLACE.fullmatch(stem) or NO_PLACE.search(stem.removeprefix("下") if inside else stem):
        return None
    town = next((name for name in owners.townships if name.startswith(stem)), "")
    # 来凤县人民法院|百福司人民法庭 belongs to whom the court belongs
    owner = town or (before[0].note if before and before[0].end == edge else "")
    return Mention(
        "agency", edge, hit.end, stem + hit.entry.name, concept.note("kind", "other"), "", "grammar", owner, 0.75
    )


def with_prefixes(source: Source, gazetteer: Gazetteer) -> Iterator[Hit]:
    """Go through the hits, and through the bodies that begin a longer name behind a level word: 区|政协|监督."""
    for hit in gazetteer.find(source):
        yield hit
        if hit.entry.concept.scheme != "mechanism":
            continue
        levelled = bool(level_before(source.text, hit.start))
        if not levelled and not source.text.startswith(NATION, hit.start):
            continue
        for length in (4, 3, 2) if levelled else range(10, 4, -1):
            entry = gazetteer.entry(source.text[hit.start : hit.start + length], "agency")
            # 依法治国办督察反馈意见整改 begins with a body that is known without an owner
            if entry is not None and (levelled or entry.concept.notes.get("agencyLevel") == ("national",)):
                yield Hit(hit.start, hit.start + length, entry)
                break


def names_none(text: str, hit: Hit, owners: Owners) -> bool:
    """Tell whether the words around the name of a body make it the name of something else."""
    concept, before = hit.entry.concept, text[max(0, hit.start - 6) : hit.start]
    if (
        text[hit.end - 1] in ARRANGED
        or (concept.label == CORPS and not ACTS.match(text, hit.end))
        or PRAISED.search(before)
        or is_meeting(text, hit)
    ):
        return True
    if before[-1:] in OTHERWISE_BEHIND and OTHERWISE.search(text[max(0, hit.start - 16) : hit.start]):
        return True
    if hit.entry.level == "地" and hit.start not in owners.ends and NO_PREFECTURE.search(before):
        return True  # 各地委|托
    if concept.label == "人民政府":
        return bool(OF_GOVERNMENT.match(text, hit.end)) or text.endswith(OF_ANY, 0, hit.start)
    return concept.note("kind") in ("congress", "cppcc") and bool(PERSON.match(text, hit.end))


def whose(text: str, hit: Hit, owners: Owners) -> tuple[int, str] | None:
    """Find where a body's name with its owner begins, and its owner's words; None where its level word is none."""
    level = hit.entry.level
    inside = text.find(level, hit.start) + len(level) if level else hit.start
    opened = text[inside - 1 : inside] in OPENED and not level and QUOTED.match(text, inside)
    start, owner = owners.before(inside - bool(opened))  # 县|“双随机、一公开”监管领导小组
    if level and not owner:
        return (start, "地区") if level == "地" else None  # 社|区党委
    return start, owner


def is_generic(text: str, hit: Hit, start: int) -> bool:
    """Tell whether a body without an owner is any of its kind: counted, or only the one nearby."""
    # the number behind a list is that of all: 法院、司法局四家
    counted = COUNTED.match(text, hit.end) and text[hit.start - 1 : hit.start] != "、"
    before = text[max(0, hit.start - 6) : hit.start]
    return bool(
        counted
        or COVERING.match(text, hit.end)
        or COUNT.search(before)
        or NEARBY.search(text[max(0, start - 4) : start])
    )


def known_agency(source: Source, hit: Hit, owners: Owners, before: list[Mention], starts: set[int]) -> Mention | None:
    """Make the mention of a body that the vocabulary knows, with its owner's words to the left."""
    concept, text = hit.entry.concept, source.text
    owned = None if names_none(text, hit, owners) else whose(text, hit, owners)
    if owned is None:
        return None
    start, owner = owned
    national = concept.notes.get("agencyLevel") == ("national",)
    start = hit.start if national else min(start, hit.start)
    last = before[0] if before else None
    linked = last is not None and start - last.end <= 2 and bool(LINK.search(text[last.end : start]))
    # 崇川区委、区政府 are both of 崇川区
    if linked and last is not None and not national and (not owner or (len(owner) == 1 and last.note.endswith(owner))):
        owner = last.note
    listed = hit.end + 1 in starts and text[hit.end] in "、和与及" and text[hit.end - 1] in LISTED
    if (not owner and is_generic(text, hit, start)) or (owner == "全国" and concept.label == "人民政府"):
        return None
    joined = (linked or listed or (last is not None and last.end == start)) and hit.entry.name not in NAMELESS
    if concept.note("bare") == "no" and not owner and not joined:
        return None
    return Mention(
        "agency", start, hit.end, hit.entry.name, concept.note("kind", "other"), concept.id, "vocabulary",
        "国家" if national else owner, 0.95 if owner or national else 0.85,
    )  # fmt: skip
