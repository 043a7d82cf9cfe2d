"""The level words by which a report speaks of itself (我县) and of what may be above it (全市, 市委)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from fazhi.knowledge.regions import Region

__all__ = ["Levels", "count_levels", "fits"]

#: What a report says of itself, by the level of its region.
SELF = "我全本"
OWN = re.compile(
    "|".join(
        (
            *(
                word + "(?:自治区|自治州|自治县|自治旗|开发区|高新区|经开区|园区|街道|省|市|区|县|州|盟|旗|镇|乡|师|团)"
                for word in SELF
            ),
            *(
                word + "(?=委(?!员)|政府|人大|政协|直|属|级)"
                for word in ("自治区", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡")
            ),
            *(word + "(?=党工委|办事处|管委会)" for word in ("街道", "园区", "开发区", "高新区", "经开区")),
        )
    )
)
LEVEL_OF = {
    word: level
    for level, words in (
        ("province", "省 自治区"),
        ("prefecture", "州 自治州 盟 师"),
        ("county", "县 自治县 旗 自治旗 团"),
        ("township", "镇 乡 街道"),
        ("zone", "园区 开发区 高新区 经开区"),
    )
    for word in words.split()
}


@dataclass(slots=True)
class Levels:
    """How often a report speaks of itself by a level word (我市), and by one for what may be above (全市, 市委)."""

    own: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    loose: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def shares(self, region: Region, above: Sequence[Region]) -> tuple[int, int]:
        """Give how many words can mean a region, and how many of all speak for or against it."""
        fit = sum(n for words in (self.own, self.loose) for word, n in words.items() if fits(word, region))
        held = sum(n for word, n in self.loose.items() if not fits(word, region) and any(fits(word, r) for r in above))
        return fit, sum(self.own.values()) + sum(self.loose.values()) - held

    def count(self, word: str) -> int:
        """Give how often a word is used in either way."""
        return self.own[word] + self.loose[word]


def count_levels(text: str) -> Levels:
    """Count the level words with which a report speaks of itself and of the levels above."""
    counts = Levels()
    for found in OWN.finditer(text):
        word = found[0].lstrip(SELF)
        if found[0].startswith("我"):
            counts.own[word] += 3
        else:
            counts.loose[word] += 3 if found[0] != word else 1
    return counts


def fits(word: str, region: Region) -> bool:
    """Tell whether a report of a region would call it by a level word."""
    if word == "区":
        return (region.name.endswith("区") and not region.name.endswith("地区")) or region.level == "zone"
    if word == "市":
        return region.name.endswith("市")
    return region.level == LEVEL_OF.get(word) and (
        region.name.endswith(word[-1]) or region.level in ("zone", "township")
    )
