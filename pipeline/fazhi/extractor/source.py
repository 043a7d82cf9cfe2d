"""One report as the finders see it: the text, its folded form for matching, its sentences."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

from fazhi.naming import QUOTES
from fazhi.passages import Clause, Mention, Role, Sentence, clauses_of

__all__ = ["Source", "fold", "longest_first"]

T = TypeVar("T", Sentence, Clause)

FOLD = {
    chr(code): folded
    for code in (*range(0x2000, 0x2070), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))
    if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1 and folded != chr(code)
}
FOLD |= dict.fromkeys(QUOTES, "")
FOLD |= {"﹒": "·", "•": "·", "・": "·", "〈": "<", "〉": ">", "＋": "+"}
#: Before these characters no letter and no digit is folded.
FULL_WIDTH = "\uff01"
FOLDED = re.compile("[" + "".join(map(re.escape, FOLD)) + "]")


def fold(text: str) -> str:
    """Fold a text for matching: quotation marks go, full-width forms become half-width.

    Args:
        text: Any text.

    Returns:
        The folded text; shorter than the text by its quotation marks.

    Examples:
        >>> fold("行政执法“三项制度”（试行）")
        '行政执法三项制度(试行)'
    """
    if text.isalnum() and max(text) < FULL_WIDTH:
        return text  # most names, which hold nothing that is folded
    # several times as fast as str.translate, which looks up every character
    return FOLDED.sub(lambda character: FOLD[character[0]], text)


def places_of(mark: str, text: str) -> Iterator[int]:
    """Find where a character stands; for a few rare ones that is faster than a pattern of them all."""
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


@dataclass(slots=True)
class Source:
    """A report's text with what earlier steps know of it.

    Args:
        text: The report.
        sentences: Its sentences in order.
    """

    text: str
    sentences: list[Sentence]
    folded: str = ""
    dropped: list[int] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    #: The sentence and the clause of every place, which are asked for too often to be searched for.
    sentence_of: list[Sentence] = field(default_factory=list)
    clause_of: list[Clause] = field(default_factory=list)
    found: dict[int, list[Any]] = field(default_factory=dict)
    clause_notes: dict[int, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folded = fold(self.text)
        if len(self.folded) != len(self.text):
            # the folded offset at which each dropped mark stood, so that a folded offset plus the number of
            # marks before it is the offset in the text
            marks = sorted(place for mark in QUOTES for place in places_of(mark, self.text))
            self.dropped = [place - count for count, place in enumerate(marks)]
        whole = Sentence(0, len(self.text), Role.ACHIEVEMENTS)
        self.sentence_of = spread(self.sentences or [whole], len(self.text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map offsets in the folded text to offsets in the text.

        Args:
            start: Offset of the first folded character.
            end: Offset after the last folded character.

        Returns:
            The stretch of the text, without quotation marks at its ends.
        """
        if not self.dropped:
            return start, end
        return start + bisect_right(self.dropped, start), end + bisect_right(self.dropped, end - 1)

    def sentence_at(self, offset: int) -> Sentence:
        """Find the sentence that holds an offset; a text without sentences is one sentence.

        Args:
            offset: A character offset.

        Returns:
            The sentence.
        """
        return self.sentence_of[offset]

    def clause_at(self, offset: int) -> Clause:
        """Find the clause that holds an offset; marks inside quotation marks and 《》 do not divide.

        Args:
            offset: A character offset.

        Returns:
            The clause; it lies within one sentence.
        """
        if not self.clause_of:
            self.clauses = self.divided()
            self.clause_of = spread(self.clauses, len(self.text))
        return self.clause_of[offset]

    def clause_after(self, clause: Clause, sentence: Sentence) -> Clause | None:
        """Find the clause that follows another in a sentence.

        Args:
            clause: A clause that `clause_at` gave.
            sentence: The sentence.

        Returns:
            The next clause, or None where the sentence ends.
        """
        at = bisect_right(self.clauses, clause)
        following = self.clauses[at] if at < len(self.clauses) else None
        return following if following is not None and following.start < sentence.end else None

    def divided(self) -> list[Clause]:
        """Divide the sentences into clauses; a text without any is one."""
        stretches = [(s.start, s.end) for s in self.sentences] or [(0, len(self.text))]
        found = [clause for start, end in stretches for clause in clauses_of(self.text, start, end)]
        return found or [Clause(0, len(self.text))]


def spread(parts: Sequence[T], size: int) -> list[T]:
    """List for every place of a text, and for its end, the part that holds it.

    Args:
        parts: Sentences or clauses in order; what lies before the first is counted with it, what lies between two
            with the one before.
        size: The length of the text.

    Returns:
        A part a place.
    """
    spread_out: list[T] = []
    for part, following in pairwise(parts):
        spread_out += [part] * (following.start - len(spread_out))
    return spread_out + [parts[-1]] * (size + 1 - len(spread_out))


def longest_first(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Keep of overlapping mentions the longer one, the earlier one of equals.

    Args:
        mentions: Mentions in any order.

    Yields:
        Mentions that do not overlap, in the order of the text.
    """
    given = list(mentions)
    taken = bytearray(max((mention.end for mention in given), default=0))
    kept = []
    for mention in sorted(given, key=lambda m: (m.start - m.end, m.start)):
        if not (taken[mention.start] or taken[mention.end - 1]):
            kept.append(mention)
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    yield from sorted(kept, key=lambda m: m.start)
