"""Whose a body is: 区司法局 in a district's report is that district's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.knowledge.regions import Region, RegionTable

__all__ = ["owner_of"]

NATIONAL = re.compile(r"国家|中央|全国")


def owner_of(note: str, path: Sequence[Region], table: RegionTable, year: int | None) -> Region | None:
    """Find the jurisdiction that a body belongs to.

    Args:
        note: The words before the body: a region's surface, a level word, or nothing.
        path: The report's own path, from the province down.
        table: The region table.
        year: The year reported on.

    Returns:
        The region; None for national bodies and where the report's own region is unknown.
    """
    own = path[-1] if path else None
    if NATIONAL.match(note):
        return None
    if not note or (note.startswith(("各", "本", "我", "该", "两级", "三级")) and not note.startswith("我省")):
        return own
    named = table.resolve(note, year, own)
    if named is not None and len(note) > 1:
        return named
    for region in reversed(path):
        if named_by(note, region):
            return region
    return own


def named_by(note: str, region: Region) -> bool:
    """Tell whether a level word can mean a region of the report's path."""
    word = re.sub(r"(?:直|级|属|本级)$", "", note)
    name = region.name
    if word == "区":
        return (region.level in ("county", "zone") and name.endswith("区")) or (
            region.level == "province" and name.endswith("自治区")
        )
    if word == "市":
        return name.endswith("市")
    if word in ("州", "自治州"):
        return name.endswith("州")
    if word in ("县", "自治县"):
        return name.endswith("县")
    if word in ("旗", "自治旗"):
        return name.endswith("旗")
    if word in ("镇", "乡", "街道"):
        return name.endswith(word)
    if word in ("开发区", "高新区", "经开区", "新区"):
        return region.level == "zone"
    return name.endswith(word)
