"""What speaks for each region that a report may be of: where and how its text names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from fazhi.knowledge.regions import RegionTable
from fazhi.passages import Mention
from fazhi.resolve.unlisted import LEAD, opens_report

__all__ = ["APART", "COMPOUND", "Support", "add_name", "named_in_file", "support"]

COMPOUND_WORDS = r"(?:法治|平安|美丽|数字|信用|幸福|诚信|清廉|智慧|活力|和谐|现代化|社会主义现代化|新时代|高质量发展的)"
#: What a form that is also a word must stand behind to name a place: a mark, what holds it, or a date.
APART = re.compile(r"[^\u4e00-\u9fff]$|[省市州盟区县委年]$|" + COMPOUND_WORDS + r"$")
COMPOUND = re.compile(COMPOUND_WORDS + "$")
#: Characters that join what stands before them, and words whose first character ends a short form by chance.
JOINING = frozenset("和都会同合应成各原由该与及")
TORN = frozenset(
    """
    政府 政策 政务 政法 政协 政治 安排 安全 安装 安置 安保 安心 平台 平等 平安 城市 城乡 道路 道德 阳光 江河
    水利 水务 川流 山区 山水 宁静
    """.split()
)
BODY = re.compile(
    r"^(?:区|县|市|镇|乡|州|旗)?(?:人民政府|委|政府|人大|政协|管委会|党工委|法院|检察院|[\u4e00-\u9fff]{2,9}?(?:局|委员会|大队|支队))"
)
#: What a region's own plans are about, behind its name: 《荣昌区|法治政府建设实施方案》.
PLAN = re.compile(r"(?:20\d\d年度?)?(?:推进|落实|全面|关于)?(?:法治|依法|党政主要负责人|重大行政决策|领导干部)")
#: What goes on with a place's name in that of a firm or a school, which may be of elsewhere: 江苏|承匠律师事务所.
PROPER = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:律师事务所|有限公司|司法鉴定所)|[\u4e00-\u9fff]{0,4}?(?:大学|日报)")
#: Before a region that a report works with, and so is none of its own.
PARTNER = re.compile(r"(?:与|和|同|联合|协同|跟|赴|到|向|邻近|毗邻)$")
#: Behind a region that leads the report's own: 在宿迁市委、市政府领导下.
LEADS = re.compile(r"(?:市|州|省|区|县)?(?:党?委|人民政府|政府)[^。，,\n]{0,24}(?:领导|指导|统筹|关心)")
TAIL = 160
#: Where only the report's own region stands.
OWN_PLACES = frozenset(("title", "signature", "compound", "plan", "opening"))
WEIGHTS = {
    "title": 8.0,
    "name": 5.0,
    "opening": 5.0,
    "lead": 3.0,
    "signature": 5.0,
    "compound": 2.0,
    "plan": 4.0,
    "body": 1.2,
    "plain": 0.35,
}
WEAKER = {"full": 1.0, "stem": 0.7, "weak": 0.45, "word": 0.15, "grammar": 0.5}


@dataclass(slots=True)
class Support:
    """What speaks for one candidate."""

    weight: float = 0.0
    named: bool = False
    own: bool = False
    evidence: dict[str, None] = field(default_factory=dict)


def support(
    text: str, title: str | None, lead: str, issuer: str | None, mentions: Sequence[Mention],
    table: RegionTable, year: int | None,
) -> dict[str, Support]:  # fmt: skip
    """Weigh every mention of every candidate by where and how it stands."""
    supports: dict[str, Support] = defaultdict(Support)
    title_at = text.find(title) if title else -1
    titled = range(title_at, title_at + len(title)) if title else range(0)
    lead_end = text.find(lead[:40]) + LEAD if lead else LEAD
    partners: set[int] = set()
    for mention, following in zip_longest(mentions, mentions[1:]):
        surface = text[mention.start : mention.end]
        before = text[max(0, mention.start - 6) : mention.start]
        if not mention.concept or PROPER.match(text, mention.end):
            continue
        if mention.rule == "word" and before and not speaks_of(surface, before):
            continue
        if mention.rule == "weak" and is_torn(text, mention, before):
            continue
        beside = bool(PARTNER.search(before))
        partner = mention.start in partners or (beside and not before.endswith("和"))  # 市和江津部署
        if partner and text[mention.end : mention.end + 1] in ("、", "和", "及"):
            partners.add(mention.end + 1)  # 与徐汇区、静安区
        if following is not None and leads(mention, following, table, year):
            place = "plain"
            partners |= {mention.end} if partner else set()
        elif mention.start in titled:
            place = "title"
        elif issuer and mention.start >= len(text) - TAIL and surface in issuer:
            place = "signature"
        else:
            place = "plain" if partner else place_of(text, mention, before, lead_end)
        rule = mention.rule
        if rule == "word" and is_set_apart(text, mention, place):
            rule, place = "full", place if place == "title" else "opening"
        weight = WEIGHTS[place] * (1.0 if place in ("title", "signature", "compound") else WEAKER[rule])
        # 海南 is the province, though a district's short name too
        ids = mention.concept.split("|")
        for identifier in ids[:1] if (mention.label, mention.rule) == ("province", "stem") else ids:
            found = supports[identifier.removeprefix("region/")]
            found.weight += weight
            found.named = found.named or (rule == "full" and not (partner or beside))
            found.own = found.own or place in OWN_PLACES
            found.evidence[text[max(0, mention.start - 4) : mention.end + 6].replace("\n", " ")] = None
    return supports


def is_set_apart(text: str, mention: Mention, place: str) -> bool:
    """Tell whether a county's name of two characters stands where only the report's own does: 2023年，|新县."""
    if (
        mention.end - mention.start != 2
        or text[mention.end - 1] != "县"
        or mention.name != text[mention.start : mention.end]
    ):
        return False
    return place == "title" or opens_report(text[max(0, mention.start - 60) : mention.start])


def is_torn(text: str, mention: Mention, before: str) -> bool:
    """Tell whether a short form is made of two words: 党委|和政|府, 会议|都安|排."""
    surface = text[mention.start : mention.end]
    if text[mention.end - 1 : mention.end + 1] in TORN:
        return True
    return surface[0] in JOINING and not APART.search(before)


def place_of(text: str, mention: Mention, before: str, lead_end: int) -> str:
    """Tell where in the text of a report, outside its title and signature, a region stands."""
    if COMPOUND.search(before):
        return "compound"
    if before.endswith("《") and PLAN.match(text, mention.end):
        return "plan"
    if before.endswith("在") and LEADS.match(text, mention.end):
        return "plain"
    if mention.rule in ("full", "stem") and opens_report(text[max(0, mention.start - 60) : mention.start]):
        return "opening"
    if mention.start < lead_end:
        return "lead"
    return "body" if BODY.match(text[mention.end : mention.end + 12]) else "plain"


def leads(mention: Mention, following: Mention, table: RegionTable, year: int | None) -> bool:
    """Tell whether a name only says where the one behind it lies: 威海市|文登区."""
    if following.start != mention.end or not following.concept or mention.rule not in ("full", "stem"):
        return False
    ids = {identifier.removeprefix("region/") for identifier in mention.concept.split("|")}
    below = (table.by_code(identifier, year) for identifier in following.concept.split("|"))
    return any(holder.code in ids for region in below if region for holder in table.path(region, year)[:-1])


def speaks_of(word: str, before: str) -> bool:
    """Tell whether a form that is also a word names a region: 上城 in 法治上城, but never 公安."""
    if word[-1] in "省市县区旗州盟":
        return bool(APART.search(before))
    return bool(COMPOUND.search(before)) and word != "公安"


def add_name(supports: dict[str, Support], name: str, table: RegionTable, year: int | None) -> None:
    """Add what the file's name says."""
    for form in named_in_file(name, table, year):
        for region in table.candidates(form, year):
            supports[region.code].weight += WEIGHTS["name"]
            supports[region.code].evidence[name] = None


def named_in_file(name: str, table: RegionTable, year: int | None) -> Iterator[str]:
    """Yield the longest form with which each part of a file's name begins that names a region."""
    for part in re.findall(r"[\u4e00-\u9fff]{2,}", name):
        cuts = (part[:length] for length in range(min(len(part), 14), 1, -1))
        if form := next((cut for cut in cuts if table.candidates(cut, year)), None):
            yield form
