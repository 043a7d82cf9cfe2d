"""Many words as one pattern."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["alternatives"]


def alternatives(words: Iterable[str]) -> str:
    """Write words as the alternatives of a pattern, those that begin alike together.

    The engine tries one alternative after the other at every place, so that it has to try fewer.

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
