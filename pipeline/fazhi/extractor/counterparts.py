"""The departments of other levels that a department's report calls by their level alone: 省厅, 市局, 总局, 某县局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.owning import Owners
from fazhi.extractor.source import Source
from fazhi.passages import Mention, Role

__all__ = ["counterparts"]

#: What a department is called by those of its own line. In the name of a body below it it is no mention.
CALLED = re.compile(
    r"(?:总局|(?:自治区|省)厅|(?:自治区|[省市区县州旗])局)"
    r"(?![长级面限势域集]|部(?!署)|办(?!案|公))"
)
#: Behind what the words are a part of another name, or mean several: 各市局, 税务总局.
NOT_BEFORE = re.compile(r"[各两三本我总分][省市区县州旗]*$")
#: How far a title names whose report it is, and what kinds of departments have a like one above and below.
OPENING = 60
DEPARTMENT = re.compile(r"(?<!执法)(?<!分)局$|(?<!办公)厅$")


def counterparts(source: Source, owners: Owners, gazetteer: Gazetteer, found: Sequence[Mention]) -> Iterator[Mention]:
    """Find the bodies that stand for the department of the same kind at a level or place.

    Args:
        source: The report.
        owners: The region mentions by their ends.
        gazetteer: The vocabularies, which know whether a department is a 局 or a 厅 at a level.
        found: The bodies found so far, in the order of the text; the first in the title is whose report it is.

    Yields:
        Mentions in a department's report, none in any other.
    """
    titled = (m for m in found if m.start < OPENING and m.note != "国家")
    own = next((m for m in titled if DEPARTMENT.search(m.name)), None)
    if own is None or source.sentence_at(own.start).role != Role.TITLE:
        return
    text, stem = source.text, own.name[:-1]
    for called in CALLED.finditer(text, own.end):
        at = called.end() - 1
        national = called[0] == "总局"
        start, owner = (called.start(), "国家") if national else owners.before(at)
        if not owner or NOT_BEFORE.search(text[max(0, start - 2) : start]) or source.sentence_at(at).role in (
            Role.CHROME, Role.TITLE
        ):  # fmt: skip
            continue
        entry = gazetteer.entry(f"国家{stem}总局" if national else stem + text[at], "agency")
        if entry is not None:
            concept = entry.concept
            yield Mention(
                "agency", start, called.end(), entry.name, concept.note("kind", "other"), concept.id, "vocabulary",
                owner, 0.75,
            )  # fmt: skip
