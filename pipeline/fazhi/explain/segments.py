"""Overlapping spans cut into segments that do not overlap, each with all the spans over it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Lines", "Segment", "segments"]


class Segment(NamedTuple):
    """A stretch [start, end) and the numbers of the spans that cover it, the shortest span first."""

    start: int
    end: int
    over: tuple[int, ...]


def segments(start: int, end: int, spans: Iterable[tuple[int, int]], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Sweep over a stretch of text and divide it wherever a span begins or ends.

    Args:
        start: Where the stretch begins.
        end: Where it ends.
        spans: Offsets [start, end) of the spans; they may overlap and reach beyond the stretch.
        cuts: Further offsets to divide at.

    Yields:
        Segments without gaps from start to end.

    Examples:
        >>> for segment in segments(0, 6, [(1, 4), (3, 5)]):
        ...     print(*segment)
        0 1 ()
        1 3 (0,)
        3 4 (1, 0)
        4 5 (1,)
        5 6 ()
    """
    listed = [(max(start, a), min(end, b)) for a, b in spans]
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (a, b) in enumerate(listed):
        if a < b:
            opening.setdefault(a, []).append(number)
            closing.setdefault(b, []).append(number)
    edges = sorted({start, end, *opening, *closing, *(c for c in cuts if start < c < end)})
    active: set[int] = set()
    for left, right in pairwise(edges):
        active.difference_update(closing.get(left, ()))
        active.update(opening.get(left, ()))
        over = sorted(active, key=lambda n: (listed[n][1] - listed[n][0], n))
        yield Segment(left, right, tuple(over))


class Lines:
    """The lines of a text, and what of it touches each.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.bounds: list[tuple[int, int]] = []
        at = 0
        for line in text.split("\n"):
            self.bounds.append((at, at + len(line)))
            at += len(line) + 1

    def group(self, spans: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
        """Find the spans that touch each line.

        Args:
            spans: Offsets [start, end).

        Returns:
            The numbers of the spans by the number of the line.

        Examples:
            >>> dict(Lines("一二\\n三").group([(0, 1), (1, 4)]))
            {0: [0, 1], 1: [1]}
        """
        found: dict[int, list[int]] = defaultdict(list)
        starts = [start for start, _ in self.bounds]
        for number, (start, end) in enumerate(spans):
            line = max(0, bisect_right(starts, start) - 1)
            while line < len(starts) and starts[line] < end:
                found[line].append(number)
                line += 1
        return found
