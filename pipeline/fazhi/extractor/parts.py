"""Which mentions of bodies name one: whole names, and no plural that means every body of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi.extractor.owning import PLURAL
from fazhi.passages import Mention

__all__ = ["whole_names"]

#: Words for whose a body is that mean every body of the kind: 各司法所, 各级行政复议机关.
EVERY = (
    "各",
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全镇",
    "全乡",
    "两级",
    "三级",
    "乡镇",
    "镇街",
    "上级",
    "下级",
    "同级",
)
#: A level word that stands for every body of a level, but for its own offices: 县级人民政府, not 市级机关事务管理局.
OF_LEVEL = re.compile(r"[省市县区州旗镇]级$")
#: The chief bodies of a place, which stand side by side without a mark: 党工委管委会, 法院检察院.
CHIEF = frozenset(
    """
    人民政府 党委 党工委 街道党工委 管理委员会 新区管理委员会 街道办事处 人民代表大会 人民代表大会常务委员会 政协委员会
    行政公署 人民法院 人民检察院 纪委监委 纪律检查委员会 监察委员会 政府常务会议
    """.split()
)
#: In what the names of branches end, which bear their own place: 知识产权保护中心|高新区工作站.
BRANCH = re.compile(r"(?:工作|联络|服务)站$|分中心$|分指挥部$|支行$|分行$")


def whole_names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Join the names of a body and of its part that stand in a row, and leave out what names every body of a kind.

    Args:
        mentions: Mentions that do not overlap, in the order of the text.

    Yields:
        Mentions; in 市公安局经侦支队 there is one body, and it is the city's.
    """
    held: Mention | None = None
    for mention in mentions:
        whole, held = held, mention
        if whole is not None and whole.end == mention.start and is_part(whole, mention):
            held = mention._replace(start=whole.start, note=mention.note or whole.note)
        elif whole is not None and not is_plural(whole):
            yield whole
    if held is not None and not is_plural(held):
        yield held


def is_plural(mention: Mention) -> bool:
    """Tell whether the word for whose a body is means every one of the kind."""
    every = OF_LEVEL.fullmatch(mention.note) and not mention.name.startswith(("机关", "公共"))
    return bool(every or PLURAL.fullmatch(mention.note)) or mention.note.startswith(EVERY)


def is_part(whole: Mention, part: Mention) -> bool:
    """Tell whether of two names in a row the second is that of a part of the first."""
    if part.name in CHIEF or (whole.name in CHIEF and not part.note and part.name[-1] in "局委办"):
        return False
    if part.note:
        return bool(BRANCH.search(part.name)) or (whole.note == "国家" and whole.name.endswith(("局", "银行", "总队")))
    # 市公安局司法局 is a list without a mark
    both = part.concept and part.name.endswith("局") and whole.name.endswith("局")
    return not both or part.name == "稽查局"
