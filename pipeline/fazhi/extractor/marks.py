"""Names of the vocabularies that cross quotation marks or lists, taken apart: “甲”“乙” found as one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi.extractor.doubtful import HEAD_AFTER
from fazhi.extractor.gazetteer import Gazetteer, Hit

__all__ = ["in_marks"]

#: What rules are called that are named for what they lay down; the longer first.
RULES = ("暂行条例", "规定", "条例")
#: The end of a quoted name, of which a head may be left.
CLOSED = re.compile(rf"(?:{HEAD_AFTER.pattern})?”")


def in_marks(text: str, gazetteer: Gazetteer, hit: Hit) -> Iterable[Hit]:
    """Take apart a name in two pairs of marks, or one that a rule is named for; drop one that crosses a mark.

    Args:
        text: The report.
        gazetteer: The automaton over the vocabularies.
        hit: A name found in it.

    Returns:
        The names in its place, most often itself.
    """
    words = text[hit.start : hit.end]
    if "“" in words or "”" in words or "、" in words or words.endswith(RULES):
        return taken_apart(text, gazetteer, hit, words)
    return (hit,)


def taken_apart(text: str, gazetteer: Gazetteer, hit: Hit, words: str) -> Iterator[Hit]:
    """Take apart a name with marks in it, or one of a rule."""
    closing = words.find("”")
    if hit.entry.concept.scheme == "document" and words.endswith(RULES):
        name = words[: -len(next(rule for rule in RULES if words.endswith(rule)))]
        named = gazetteer.entry(name, "mechanism")
        if named and not named.weak:
            yield Hit(hit.start, hit.start + len(name), named)
    if words.count('"') % 2 and '"' not in (text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]):
        return
    if closing < 0 and "、" in words and words != hit.entry.concept.label:
        yield from apart(gazetteer, hit, words) or [hit]
    elif (closing < 0 and ("“" not in words or CLOSED.match(text, hit.end))) or (
        words.count("”") == words.count("“") > 0 and words.find("“") < closing
    ):
        yield hit
    elif words[closing + 1 :].lstrip("、和").startswith("“") and text[hit.end : hit.end + 1] == "”":
        first, last = words[:closing], words[words.index("“", closing) + 1 :]
        known = [gazetteer.entry(name, "mechanism") for name in (first, last)]
        if known[0] and known[1]:
            yield Hit(hit.start, hit.start + len(first), known[0])
            yield Hit(hit.end - len(last), hit.end, known[1])
        else:
            yield hit
    elif text[hit.start - 1] == "“" or words.count("“") == words.count("”"):
        yield hit


def apart(gazetteer: Gazetteer, hit: Hit, words: str) -> list[Hit]:
    """Take apart a list whose items are known as different mechanisms: 多证合一、多测合一."""
    found: list[Hit] = []
    at = hit.start
    for item in words.split("、"):
        known = gazetteer.entry(item, "mechanism")
        if known is None or known.weak:
            return []
        found.append(Hit(at, at + len(item), known))
        at += len(item) + 1
    return found if len({part.entry.concept.id for part in found}) == len(found) else []
