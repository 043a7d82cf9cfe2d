"""What a title or the name of a body tells of who made a document: the report's own bodies, or those above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.knowledge.regions import Region
from fazhi.passages import Mention

__all__ = ["LOCAL", "comes_from_above", "untold_relation"]

#: Kinds of which a title without 《》 may be short for a local one; a law's short title is the law's.
LOCAL = ("plan", "normative", "catalogue", "rule", "report")
#: Kinds of which a title that names the report's own place or level tells who made it.
MADE_HERE = (*LOCAL, "party")
ADDRESSED = ("plan", "normative", "party")
#: What a report calls its own without naming its place: 《2024年度法治工作要点》, 《政府工作报告》.
OWN_TITLE = re.compile(
    r"20\d\d年度?(?!\S*(?:全国|中央|国家))\S*(?:要点|计划|安排|方案)$|政府工作报告$|普法(?:依法治理)?(?:工作)?要点$"
)
#: The word for a level in which a region's full name ends.
LEVEL = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|[省市州]$")
NATIONAL = re.compile(
    r"中共中央|党中央|中央|国务院|全国人大|最高人民|中[办国]|国家[\u4e00-\u9fff]{2,10}(?:局|委|署|办)(?![\u4e00-\u9fff]{0,8}[省市州县区旗])|(?:中国|世界|国际)[\u4e00-\u9fff]{2,10}$"
    r"|[\u4e00-\u9fff]{2,10}部$"
)
#: The word for a level with which a body's name begins (市司法局, but not 市场监管局), and how deep that level is.
LEVEL_WORD = re.compile(
    r"(自治区|省|市(?!场)|州|盟|地区|区|县|旗)(?=党?委|人民政府|政府|人大|[\u4e00-\u9fff]{2,12}(?:厅|局|办|院|会)$)"
)
DEPTH = {"省": 0, "自治区": 0, "市": 1, "州": 1, "盟": 1, "地区": 1, "县": 2, "区": 2, "旗": 2}
RANKS = {"province": 0, "prefecture": 1, "county": 2, "zone": 2, "township": 3}


def comes_from_above(words: str, path: Sequence[Region]) -> bool:
    """Tell whether a body, or the place that begins a title, stands above the report's own jurisdiction.

    Args:
        words: Such as 国务院, 省司法厅, 市委, or a title.
        path: The report's own path, from the province down.

    Returns:
        True if it does.
    """
    own = path[-1]
    if NATIONAL.match(words):
        return True
    if own.name in words:
        return False
    if any(words.startswith((above.name, *short_name(above.name))) for above in path[:-1]):
        return own.level != "zone"  # 福州高新区 begins with the name of its city
    level = LEVEL_WORD.match(words)
    return level is not None and not own.name.endswith(level[1]) and DEPTH[level[1]] < RANKS.get(own.level, 2)


def short_name(name: str) -> tuple[str, ...]:
    """Give the short form of a region's name: 湖北 for 湖北省, 广西 for 广西壮族自治区."""
    short = LEVEL.sub("", name)
    return (short,) if len(short) >= 2 and short != name else ()


def untold_relation(mention: Mention, path: Sequence[Region]) -> str:
    """Tell from its title alone how a report stands to a document of which it says nothing.

    What its own bodies make is issued; plans, documents and party rules from above are addressed to it to carry out.

    Args:
        mention: The document's mention.
        path: The report's own path, from the province down.

    Returns:
        issued, implemented or mentioned.
    """
    title, own = mention.name, path[-1].name
    if mention.label not in MADE_HERE:
        return "mentioned"
    if mention.concept or comes_from_above(title, path):
        return "implemented" if mention.label in ADDRESSED else "mentioned"
    level = LEVEL_WORD.match(title)
    here = own in title or (level is not None and own.endswith(level[1])) or OWN_TITLE.match(title)
    return "issued" if here else "mentioned"
