"""Whose a body is, by the words before its name: a region's form, a level word, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.passages import Mention

__all__ = ["PLURAL", "Owners", "level_before"]

#: A level word in front of a body: 区司法局, 自治区党委, 各乡镇人民政府.
LEVEL = re.compile(
    r"(?:(?:各|本|我|该|两级|三级|全)?(?:自治区|自治州|自治县|自治旗|地区|经济(?:技术)?开发区|开发区|高新区|经开区|园区|新区|合作区|示范区|管理区|新城|省|市|区"
    r"|县|州|盟|旗|乡镇|镇街|镇|乡|街道|苏木|兵团|师市|师|团场|团)"
    r"|国家|中央|全国|各级|上级|下级|同级|各地|各)(?:直|级|属|本级)?$"
)
#: Words for places of several kinds or number, whose bodies are many: 市州政府, 三市法院, 县（市、区）司法局.
PLURAL = re.compile(
    r"(?:省|地(?=[市州县])|市(?!市)|县(?!县)|区(?!区)|州|旗|乡|镇|街)+[市县区州旗镇乡街](?:[两三]级)?"
    r"|[两二三四五六七八九十几多]+(?:级|地|省|市|县|区|州|旗|镇|乡)|[（(][市县区州旗盟镇乡街道、]{1,8}[）)]"
)
PLURAL_BEFORE = re.compile(rf"(?:{PLURAL.pattern})$")
#: The characters in which a level word can end.
LEVEL_ENDS = frozenset("城区州县旗省市盟镇街乡道木团师场家央国级地各直属本）)")
NOT_LEVEL = re.compile(
    r"(?:城|都|超|夜|股|集|上|门|早|社|景|片|辖|校|厂|库|牧|林|灾|山|小|专|本|时|战|业|务|军|楼|社|验|聚|能|(?<!合)作|范|假|护|税|散|居|营|理|个)(?:市"
    r"|区)$|(?:集|社|军|乐|师|财|党)团$|(?:教|律|老|厨|导|牧|法)师$|(?:故|家|下|城)乡$|[\u4e00-\u9fff](?<![工产业类该各本我全和与由向经及])园区$|[\u4e00-\u9fff](?<![和与由向经及同受报赴])地区$"
)
#: A conjunction and a level word that look like a region's form: 和县司法局, 会同县自然资源局.
JOINED = re.compile(r"(?:和|会同|与|同|成|原|由)(?:县|市|区|州)")

#: The term of a congress or committee, between its owner and its name: 市|十六届|人大常委会.
#: or the number of an inspection group.
TERM = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届$|第[一二三四五六七八九十\d]{1,3}$")
NUMBERED = frozenset("届一二三四五六七八九十")
#: Behind what a name of two characters is one: a mark, a holder's name, or a particle.
BEHIND = re.compile(
    r"^$|[^\u4e00-\u9fff]$|[省市州盟与和及在向对由从]$|联合|协同|联动|邀请|指导|支持|对接|推动|前往|组织|批准|同意|帮助|协助"
)


def level_before(text: str, start: int) -> str:
    """Give the level word directly before an offset, or nothing.

    Args:
        text: The report.
        start: Offset of a name's first character.

    Returns:
        The word.

    Examples:
        >>> level_before("会同区司法局", 3), level_before("在城市管理局", 3)
        ('区', '')
    """
    if text[start - 1 : start] not in LEVEL_ENDS:
        return ""
    before = text[max(0, start - 8) : start]
    level = PLURAL_BEFORE.search(before) or LEVEL.search(before)
    return level[0] if level and not NOT_LEVEL.search(before) else ""


class Owners:
    """The region mentions of a report, by where they end.

    Args:
        text: The report.
        regions: Its region mentions.
    """

    def __init__(self, text: str, regions: Sequence[Mention]) -> None:
        self.text = text
        kept = [m for m in regions if not joined(text, m)]
        self.ends = {m.end: m for m in kept}
        #: The short forms of counties, by where they end.
        self.short = {m.end: m for m in regions if m.rule in ("weak", "stem") and m.label == "county"}
        #: The townships named, each once.
        self.townships = tuple(dict.fromkeys(m.name for m in kept if m.rule == "grammar" and m.label == "township"))

    def before(self, start: int) -> tuple[int, str]:
        """Find the region or level word that stands directly before a body's name.

        Args:
            start: Offset of the name's first character.

        Returns:
            Where the name with its owner begins, and the owner's words: a region's form, that of its holders
            included where they stand before it, a level word, or nothing.
        """
        term = TERM.search(self.text, max(0, start - 5), start) if self.text[start - 1 : start] in NUMBERED else None
        at = start = term.start() if term else start
        region = self.ends.get(at)
        if region is None:
            level = level_before(self.text, start)
            at = start - len(level)
            region = self.ends.get(at)
            if region is None or PLURAL.fullmatch(level):
                return at, level
        begin = region.start
        while (holder := self.ends.get(begin)) is not None and holder.rule in ("full", "stem"):
            begin = holder.start
        return begin, self.text[region.start if region.rule == "grammar" else begin : at]


def joined(text: str, region: Mention) -> bool:
    """Tell whether a region's form is only the end of a word and a level word, or a word: 召|开县委, 会同县司法局."""
    form = text[region.start : region.end]
    if LEVEL.fullmatch(form):
        return True  # 新区 was the name of one region, and is any
    if region.rule not in ("word", "weak"):
        return False
    if (region.rule == "word" and form[-1] not in "省市县区旗州盟") or JOINED.fullmatch(form):
        return True
    return len(form) == 2 and not BEHIND.search(text[max(0, region.start - 2) : region.start])
