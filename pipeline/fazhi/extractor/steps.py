"""What a way of governing is called besides: the steps that a report lists one by one, a second, shorter name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from fazhi.extractor.gazetteer import Gazetteer
from fazhi.passages import Mention

__all__ = ["with_steps"]

#: What a step's own name begins with; the list leaves it out.
WHOSE = ("", "重大行政决策", "规范性文件", "行政执法")
JOINS = re.compile(r"[、,，和]|以?及")
FEWEST = 4


def with_steps(
    text: str, gazetteer: Gazetteer, found: Iterable[Mention], seconds: Mapping[tuple[int, int], tuple[int, int]]
) -> Iterator[Mention]:
    """Add to a procedure that is told by the list of its steps the steps themselves, and to a clause the name in it.

    Args:
        text: The report.
        gazetteer: The automaton over the vocabularies.
        found: Mentions of mechanisms.
        seconds: Where in a stretch that a pattern found a second name stands.

    Yields:
        The mentions, and behind one whose words are a list the items that are known as narrower ones.
    """
    for mention in found:
        yield mention
        words = text[mention.start : mention.end]
        second = seconds.get((mention.start, mention.end)) if mention.rule == "pattern" else None
        if second:
            yield mention._replace(start=second[0], end=second[1])
        elif mention.rule == "vocabulary" and words.count("、") >= FEWEST - 2:
            yield from steps(words, gazetteer, mention)


def steps(words: str, gazetteer: Gazetteer, whole: Mention) -> Iterator[Mention]:
    """Find the items of a list that are steps of the procedure that the list names."""
    at = whole.start
    items = JOINS.split(words)
    if len(items) < FEWEST:
        return
    for item in items:
        at = whole.start + words.index(item, at - whole.start)
        named = (gazetteer.entry(owner + item, "mechanism") for owner in WHOSE) if item else ()
        step = next((e.concept for e in named if e and whole.concept in e.concept.broader), None)
        if step:
            kind = step.note("kind", "mechanism")
            yield whole._replace(start=at, end=at + len(item), name=step.label, label=kind, concept=step.id)
