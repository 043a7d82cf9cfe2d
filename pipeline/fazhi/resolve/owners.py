"""Whose a body is: 区司法局 in a district's report is that district's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from fazhi.knowledge.regions import Region, RegionTable

__all__ = ["named_by_level", "owner_of", "place_below"]

NATIONAL = re.compile(r"国家|中央|全国")
#: A word for a level, never the name of one region (新区 was one once).
LEVEL = re.compile(
    r"(?:各|本|我|该|两级|三级|全)?(?:自治区|自治州|自治县|自治旗|地区|经济(?:技术)?开发区|开发区|高新区|经开区|园区|新区|合作区|示范区|管理区|新城|省|市|区|县|州|盟|旗"
    r"|乡镇|镇街|镇|乡|街道|苏木|师市|师|团场|团)(?:直|级|属|本级)?"
)
#: What follows such a word: 市|级, 区|直.
ADJOINED = re.compile(r"(?:直|级|属|本级)$")
#: The cities of the 兵团, each one administration with a division.
CITIES_OF_DIVISIONS = "6590"
#: Levels whose region a report can call 区.
SELF_GOVERNED = frozenset(("province", "county", "zone"))
AUTONOMOUS = frozenset(("自治州", "自治县", "自治旗"))
ZONE = re.compile(r".{2}(?:[^省市县州自治]区|园|新城)$")
#: Bodies that only a county or what holds it has.
NOT_OF_TOWNSHIPS = re.compile(
    r"(?<!执法)局$|人民法院$|检察院$|常务委员会$|政协|^(?:县|区|市|旗)委"
    r"|(?:发展和?改革|发改|住房和城乡建设|住建|卫生健康|卫健|商务|教育|经信|经济和信息化|国资)委(?:员会)?$|金融(?:工作|服务)?办(?:公室)?$"
)
#: Bodies that only a prefecture or what holds it has, and those that only a province has.
OF_PREFECTURES = re.compile(r"中级人民法院$|支队$")
OF_PROVINCES = re.compile(r"高级人民法院$|总队$|(?<!办公)厅$")
#: What the bodies of the 兵团 are called by, and its full name.
CORPS, CORPS_NAME = "兵团", "新疆生产建设兵团"
NOT_OF_ZONES = re.compile(r"^区委|^人民政府|人民代表大会|政协|人民法院$|检察院$|依法治区委员会")
TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{2,8}(?:镇|乡|街道?|苏木)|[一二三四五六七八九十〇\d]{2,4}团")


def owner_of(note: str, path: Sequence[Region], table: RegionTable, year: int | None, name: str = "") -> Region | None:
    """Find the jurisdiction that a body belongs to.

    Args:
        note: The words before the body: a region's surface, a level word, or nothing.
        path: The report's own path, from the province down.
        table: The region table.
        year: The year reported on.
        name: The body's name, which tells what a township or zone does not have.

    Returns:
        The region; None for national bodies and where the report's own region is unknown.
    """
    own = path[-1] if path else None
    if NATIONAL.match(note):
        return None
    if not note and name.startswith(CORPS):
        return table.find((CORPS_NAME,), year) or own
    if note in ("", "市") and (higher := of_higher(name, path)):
        return higher
    if not note or (note.startswith(("各", "本", "我", "该", "两级", "三级")) and not note.startswith("我省")):
        return above(name, path) or own
    if not LEVEL.fullmatch(note):
        named = table.resolve(note, year, own) or table.find((note,), year)
        if named is not None and len(note) > 1:
            return named
        level: Literal["township", "zone"] = "township" if TOWNSHIP.fullmatch(note) else "zone"
        note += "道" * note.endswith("街")
        below = place_below(note, level, path) if level == "township" or ZONE.search(note) else None
        return below or next((region for region in reversed(path) if region.name.endswith(note)), None)
    return above(name, path) if note == "区" and above(name, path) else named_by_level(note, path)


def named_by_level(note: str, path: Sequence[Region]) -> Region | None:
    """Find the region of the report's path that a level word means.

    Args:
        note: A level word.
        path: The report's own path, from the province down.

    Returns:
        The region, the report's own where none fits; None for one above a township that is not told.
    """
    whole = [region for region in path if region.name.endswith(note)] if note == "新区" else []
    for region in whole or reversed(path):
        if named_by(note, region):
            return region
    own = path[-1] if path else None
    return None if own and own.level == "township" and not re.match("镇|乡|街道|苏木", note) else own


def above(name: str, path: Sequence[Region]) -> Region | None:
    """Find the county whose body one is that a township or zone has none of: no zone has a 区委, no town a 司法局."""
    if len(path) < 2 or path[-2].level != "county":
        return None
    lacking = {"township": NOT_OF_TOWNSHIPS, "zone": NOT_OF_ZONES}.get(path[-1].level)
    if lacking is None or not lacking.search(name):
        return None
    return path[-2] if path[-1].level == "township" or path[-2].name.endswith("区") else None


def of_higher(name: str, path: Sequence[Region]) -> Region | None:
    """Find the prefecture or province whose body one is that a county has none of: 市消防救援支队 in 平湖市."""
    if OF_PROVINCES.search(name):
        return path[0] if path and path[0].level == "province" else None
    if not OF_PREFECTURES.search(name) or len(path) < 2 or path[-1].level not in ("county", "township", "zone"):
        return None
    above_it = next((region for region in path if region.level == "prefecture"), None)
    return above_it or (path[0] if name.endswith("法院") else None)  # a municipality has several


def place_below(name: str, level: Literal["township", "zone"], path: Sequence[Region]) -> Region | None:
    """Make a township or zone that no table holds inside the report's own region.

    Args:
        name: Its full name.
        level: ``township`` or ``zone``.
        path: The report's own path, from the province down.

    Returns:
        The region, or None where nothing is known that could hold it.
    """
    host = next((r for r in reversed(path) if r.level in ("county", "prefecture", "zone")), None)
    return None if host is None or path[-1].name == name else host.below(name, level)


def named_by(note: str, region: Region) -> bool:
    """Tell whether a level word can mean a region of the report's path."""
    word = ADJOINED.sub("", note)
    if word in ("师", "师市"):
        return region.kind == "师" or region.code.startswith(CITIES_OF_DIVISIONS)
    if word == "区":
        return region.name.endswith("自治区" if region.level == "province" else "区") and region.level in SELF_GOVERNED
    if word.endswith(("开发区", "高新区", "经开区", "园区", "新区", "合作区", "示范区", "管理区", "新城")):
        return region.level == "zone" or (word == "新区" and region.name.endswith(word))
    return region.name.endswith(word.removeprefix("自治")[-1:] if word in AUTONOMOUS else word)
