"""Townships and zones that speak for themselves, though no table lists them or they call themselves only 高新区."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from fazhi.knowledge.regions import Region, RegionTable
from fazhi.passages import Mention

__all__ = ["LEAD", "named_township", "numbered_province", "opens_report", "own_township", "own_zone"]

#: How far a report's opening reaches.
LEAD = 260
TOWNSHIP = re.compile(
    r"^(?:中共)?([\u4e00-\u9fff]{2,10}?(?:街道|苏木|民族乡|镇|乡))(?=20\d\d|二[〇○零]|人民政府|政府|办事处|党工委|党委|委员会|关于|法治|依法|推进|年度)"
)
#: What may stand between a district and its street in the name of an office: 鲤城区|人民政府|金龙街道办事处.
GOVERNMENT = re.compile(r"(?:人民)?政府")
#: What stands before the name of the place whose report it is where the first sentence begins: 2023年,|江湾镇坚持….
OPENS = re.compile(
    r"(?:^|[\n：:。])[\s\u3000]*(?:(?:20\d\d|二[〇○零]..)年度?(?:以来|来)?[,，]?|(?:一年|近年|今年)(?:以)?来[,，]?)(?:在[^。，,\n]{0,40}领导下[,，])?$"
    r"|(?:^|[\n：:])[\s\u3000]*(?:在[^。，,\n]{0,40}领导下[,，])?$"
)
#: In what that ends, besides white space.
OPENING_ENDS = frozenset("：:。,，年度来")
#: Where a clause begins, and what it goes on with where it speaks for the place that it begins with.
CLAUSE_BEGINS = re.compile(r"(?:^|[\s,，。：:、；])$")
SPEAKS = re.compile(
    r"(?:(?:镇|乡|街道|办事处|党工委|党委|政府|人民政府)、?){0,3}(?:坚持|认真|深入|以(?!及|上|下|来)|全面|紧紧|紧扣|严格|始终|积极|扎实|按照|围绕|高度重视|切实|持续|坚决|法治政府建设)"
)
#: A report's words for its own place, by level.
SELF = re.compile(r"(?:我|本|全)(?:(自治区|自治州|自治县|自治旗|省|市|区|县|州|盟|旗)|(镇|乡|街道|苏木))")
SELF_ZONE = re.compile(
    r"(高新技术(?:产业)?开发区|高新区|经济(?:技术)?开发区|经开区|开发区)(?![的、和与及等内或建规、，。])"
)
#: The character by which the document numbers of a province's bodies begin: 苏依法办〔2019〕5号.
PROVINCES = {
    **dict(zip("冀辽黑湘皖鲁苏浙赣鄂晋陕豫吉闽贵黔云滇粤青川甘陇琼", (
        "河北省", "辽宁省", "黑龙江省", "湖南省", "安徽省", "山东省", "江苏省", "浙江省", "江西省", "湖北省", "山西省",
        "陕西省", "河南省", "吉林省", "福建省", "贵州省", "贵州省", "云南省", "云南省", "广东省", "青海省", "四川省",
        "甘肃省", "甘肃省", "海南省",
    ), strict=True)),
    "京": "北京市", "津": "天津市", "沪": "上海市", "渝": "重庆市", "内": "内蒙古自治区", "蒙": "内蒙古自治区",
    "桂": "广西壮族自治区", "藏": "西藏自治区", "宁": "宁夏回族自治区", "新": "新疆维吾尔自治区",
}  # fmt: skip
NUMBER = re.compile(
    f"([{''.join(PROVINCES)}])(?:政|府|党|委|办|厅|法|依法|司|人社|教|科|财|市监|环|建|自然资|交|水|农|卫|应急|发改|审|统|药监|文|民)"
    r"[\u4e00-\u9fff]{0,5}[〔\[（(]20\d\d[〕\]）)]"
)
#: By what a province's report calls its region.
PROVINCE_SELF = re.compile(r"[我全](?:省|市|(?:自治)?区)")


def opens_report(before: str) -> bool:
    """Tell whether a name stands where the first sentence of a report names its place.

    Args:
        before: The text before the name.

    Returns:
        Whether it does.

    Examples:
        >>> opens_report("报告\\n2023年，"), opens_report("会同")
        (True, False)
    """
    last = before[-1:]
    return (not last or last in OPENING_ENDS or last.isspace()) and OPENS.search(before) is not None


def named_township(
    title: str | None, issuer: str | None, table: RegionTable, year: int | None
) -> tuple[str, Region | None] | None:
    """Find the township or street that a title or signature says the report is of, and what it says holds it.

    Args:
        title: The report's title where it has one.
        issuer: Who signed it where it says so.
        table: The region table.
        year: The year reported on.

    Returns:
        The township's name, and the region before it where one stands there; None where neither names a township.

    Examples:
        >>> from fazhi.knowledge.regions import region_table
        >>> name, holder = named_township("东莞市长安镇2023年法治政府建设报告", None, region_table(), 2023)
        >>> name, holder.name
        ('长安镇', '东莞市')
    """
    for place in (title or "", issuer or ""):
        rest, above = place.replace("\n", ""), ""
        while TOWNSHIP.match(rest):
            held = next((cut for cut in range(min(len(rest), 12), 1, -1) if table.candidates(rest[:cut], year)), 0)
            after = GOVERNMENT.sub("", rest[held:], count=1) if GOVERNMENT.match(rest, held) else rest[held:]
            if not held or not TOWNSHIP.match(after):
                break
            above, rest = above + rest[:held], after
        found = TOWNSHIP.match(rest)
        if found and not re.search(r"[省市县旗州盟]人民|政府|全(?:镇|乡|街道)$|各|乡镇$|镇街$", found[1]):
            return found[1], table.find((above,), year) if above else None
    return None


def own_township(text: str, title: str | None, mentions: Sequence[Mention]) -> str | None:
    """Find the township that a report without a telling title speaks for: it opens with it, or says 我镇.

    Args:
        text: The report.
        title: Its title where it has one.
        mentions: Its region mentions.

    Returns:
        The township's name, or None where the report speaks for no township.
    """
    counts: dict[str, int] = defaultdict(int)
    title_end = text.find(title) + len(title) if title and title in text else 0
    opening: str | None = None
    # 黄陂区|前川街道 begins where its holder does
    holders = {m.end: m.start for m in mentions if m.concept and m.rule == "full"}
    for mention in mentions:
        if mention.start < title_end and mention.concept and mention.rule != "word":
            return None
        if mention.rule == "grammar" and mention.label == "township":
            name = text[mention.start : mention.end]
            counts[name] += 1
            at = holders.get(mention.start, mention.start)
            before = text[max(0, at - 60) : at]
            begins = CLAUSE_BEGINS.search(before) and SPEAKS.match(text, mention.end)
            if mention.start < title_end + LEAD and (begins or opens_report(before)):
                opening = opening or name
    if opening:
        return opening
    selves = [found.lastindex for found in SELF.finditer(text)]
    if not counts or selves.count(2) < 2 or selves.count(2) <= selves.count(1):
        return None
    return max(sorted(counts), key=lambda name: (counts[name], len(name)))


def numbered_province(text: str, table: RegionTable, year: int | None) -> tuple[Region, str] | None:
    """Find the province of a report that names no region, by the numbers of the documents it cites and 我省.

    Args:
        text: The report.
        table: The region table.
        year: The year reported on.

    Returns:
        The one province that all numbers are of and that the report can call as it does, with the number; else None.

    Examples:
        >>> from fazhi.knowledge.regions import region_table
        >>> region, number = numbered_province("根据苏依法办〔2019〕5号，报告我省情况。", region_table(), 2019)
        >>> region.name, number
        ('江苏省', '苏依法办〔2019〕')
    """
    numbers = {PROVINCES[found[1]]: found[0] for found in NUMBER.finditer(text)} if re.search("[〔［\\[]", text) else {}
    levels = [found[0][-1] for found in PROVINCE_SELF.finditer(text)]
    if len(numbers) != 1 or not levels:
        return None
    ((name, number),) = numbers.items()
    region = table.find((name,), year)
    return (region, number) if region and max(sorted(set(levels)), key=levels.count) == name[-1] else None


def own_zone(text: str, host: Region, table: RegionTable, year: int | None) -> Region | None:
    """Find the zone in a region that a report speaks for which calls itself only 高新区 or 开发区.

    Args:
        text: The report.
        host: The region that the report names most.
        table: The region table.
        year: The year reported on.

    Returns:
        The one zone of that kind in the region, or None where there are several or the report is no zone's.
    """
    found = next(
        (
            zone
            for zone in SELF_ZONE.finditer(text[: 2 * LEAD])
            if opens_report(text[max(0, zone.start() - 60) : zone.start()])
        ),
        None,
    )
    if host.level == "zone" or found is None:
        return None
    kind = "高新" if "高新" in found[1] else "经开" if "经" in found[1] else "开"
    zones = {
        zone.code: zone
        for zone in table
        if zone.level == "zone"
        and kind in zone.kind
        and zone.distance(year) == 0
        and host.code in {holder.code for holder in table.path(zone, year)}
    }
    return next(iter(zones.values())) if len(zones) == 1 else None
