"""Which of several forms a request asks for."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["best_media"]


def best_media(accept: str, offered: Sequence[str]) -> str | None:
    """Choose the media type that an Accept header likes best (RFC 9110, 12.5.1).

    Args:
        accept: The header; empty means that anything will do.
        offered: Media types, the preferred first.

    Returns:
        One of them, or None if none is acceptable.

    Examples:
        >>> best_media("text/turtle;q=0.5, application/ld+json", ["text/html", "text/turtle", "application/ld+json"])
        'application/ld+json'
        >>> best_media("image/png", ["text/html"]) is None
        True
    """
    wanted = dict(map(weighed, (accept or "*/*").lower().split(",")))
    best, most = None, 0.0
    for media in offered:
        for pattern in (media, media.partition("/")[0] + "/*", "*/*"):
            if pattern in wanted:
                if wanted[pattern] > most:
                    best, most = media, wanted[pattern]
                break
    return best


def weighed(item: str) -> tuple[str, float]:
    """Read one media range with its weight; one that cannot be read weighs nothing."""
    media, *parameters = (part.strip() for part in item.split(";"))
    weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return media, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return media, 0.0
