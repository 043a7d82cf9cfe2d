"""Patterns written so that the engine looks for them fast.

Python's engine skips the places at which no match can begin only where a pattern, or each of its alternatives, begins
with a character: not with a group, a class or a condition. It tries one alternative after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["alternatives", "group_end", "literal_first", "parts_of"]

#: What speaks of a group by its number or name.
NUMBERED = re.compile(r"\\[1-9]|\(\?[P(]")
#: A class that lists a few characters, which stands once.
LISTED = re.compile(r"\[([\u4e00-\u9fff]{1,8})\](?![?*+{])")


def alternatives(words: Iterable[str]) -> str:
    """Write words as the alternatives of a pattern, those that begin alike together, so that fewer need be tried.

    Args:
        words: Words or patterns, each of which begins with a character of its own; of those that begin alike the
            earlier counts.

    Returns:
        The pattern's source, without a group around it.

    Examples:
        >>> alternatives(["清单", "目录清单", "目录", "方案"])
        '清单|目(?:录清单|录)|方案'
    """
    begun: dict[str, list[str]] = {}
    for word in words:
        begun.setdefault(word[0], []).append(word[1:])
    return "|".join(first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in begun.items())


def literal_first(pattern: str) -> str:
    """Write out the groups and short classes with which the alternatives of a pattern begin; it matches the same.

    Args:
        pattern: A pattern's source.

    Returns:
        Its source without a group around it; what begins otherwise stays as it is, and so do patterns that name or
        number their groups, which may be written out more than once.

    Examples:
        >>> literal_first("(?:行政)?复议|(?:上报|[汇通]报)给")
        '行政复议|复议|上报给|汇报给|通报给'
    """
    if NUMBERED.search(pattern):
        return pattern
    return "|".join(written for part in parts_of(pattern) for written in written_out(part))


def written_out(part: str) -> Iterator[str]:
    """Write out the group or class with which one alternative begins."""
    listed = LISTED.match(part)
    if listed:
        yield from (first + part[listed.end() :] for first in listed[1])
        return
    end = group_end(part) if part.startswith("(?:") else 0
    optional = part.startswith("?", end) and not part.startswith(("??", "?+"), end)
    if not end or (part[end : end + 1] in tuple("?*+{") and not optional):
        yield part
        return
    rest = part[end + optional :]
    for first in (*parts_of(part[3 : end - 1]), *([""] if optional else [])):
        yield from written_out(first + rest)


def parts_of(pattern: str) -> list[str]:
    """Divide a pattern into its alternatives."""
    parts, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            parts.append(pattern[start:at])
            start = at + 1
        at = group_end(pattern, at)
    return [*parts, pattern[start:]]


def group_end(pattern: str, start: int = 0) -> int:
    """Find the end of the group, class, escape or character that begins at an offset of a pattern."""
    if pattern[start] == "\\":
        return start + 2
    if pattern[start] == "[":
        at = start + 1 + pattern.startswith("^", start + 1)
        at += pattern.startswith("]", at)  # a bracket that comes first is one of the class
        while pattern[at] != "]":
            at += 1 + (pattern[at] == "\\")
        return at + 1
    if pattern[start] != "(":
        return start + 1
    at = start + 1
    while pattern[at] != ")":
        at = group_end(pattern, at)
    return at + 1
