"""Names said as a verb and its object: 清理行政审批中介服务 for 行政审批中介服务清理, 对案卷进行评查 for 案卷评查."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.extractor.gazetteer import Entry, Gazetteer

__all__ = ["find_inverted"]

#: Acts that end the names of ways of governing and that reports say as verbs as well.
ACTS = "清理|评查|评选|备案|下沉|旁听|轮训|动态调整|动态管理|公开征求意见"
ACT = re.compile(rf"(?:{ACTS})(?:了)?(?=[\u4e00-\u9fff]{{3}})")
PLACED = re.compile(
    rf"对([\u4e00-\u9fff]{{3,16}}?)(?:进行|开展|实施|予以|实行)(?:了)?(?:全面|专项|定期|集中|常态化)?({ACTS})"
)
SHORTEST, LONGEST = 3, 12
HAN = re.compile(rf"[\u4e00-\u9fff]{{{SHORTEST},{LONGEST}}}")


def find_inverted(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Entry]]:
    """Find known names whose act stands before what it is done to.

    Args:
        text: The report.
        gazetteer: The automaton over the vocabularies.

    Yields:
        Offsets [start, end) and what the name stands for; doubtful names are left out.
    """
    for act in ACT.finditer(text):
        following = HAN.match(text, act.end())
        thing = following[0] if following else ""
        for length in range(len(thing), SHORTEST - 1, -1):
            entry = known(gazetteer, thing[:length] + act[0].removesuffix("了"))
            if entry:
                yield act.start(), act.end() + length, entry
                break
    for placed in PLACED.finditer(text):
        for begin in range(len(placed[1]) - SHORTEST + 1):
            entry = known(gazetteer, placed[1][begin:] + placed[2])
            if entry:
                yield placed.start(1) + begin, placed.end(), entry
                break


def known(gazetteer: Gazetteer, name: str) -> Entry | None:
    """Look up a name that is no doubtful one."""
    entry = gazetteer.entry(name, "mechanism")
    return entry if entry and not entry.weak else None
