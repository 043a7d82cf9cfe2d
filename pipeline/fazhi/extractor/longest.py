"""The longest of many words at each place of a text, from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

__all__ = ["Longest"]

#: An automaton takes as long to build as it takes to look up the places of so many characters one by one.
WORTH_BUILDING = 300_000
#: A word's index, start and end.
Found = tuple[int, int, int]


class Longest:
    """Finds words by their first two characters at first, so as to start at once, and by an automaton in the long run.

    Both ways find the same.

    Args:
        words: Different words of two characters or more.

    Examples:
        >>> Longest(["宪法", "宪法宣传周", "宣传周"]).find("在宪法宣传周学宪法")
        [(1, 1, 6), (0, 7, 9)]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = {word: index for index, word in enumerate(words)}
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self.lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        self.searched = 0
        self.automaton: AhoCorasick | None = None

    def find(self, text: str, accepts: Callable[[int, int], bool] | None = None) -> list[Found]:
        """Find the words in a text; the longest at each place, none inside another.

        Args:
            text: The text.
            accepts: Tells whether what stands from start to end is the word; where it is not, what begins there or
                behind counts as if the word were unknown (组|建行|政执法 holds 行政执法).

        Returns:
            The word's index, start and end, in the order of the text.

        Examples:
            >>> Longest(["建行", "行政执法"]).find("组建行政执法队", lambda start, end: end != 3)
            [(1, 2, 6)]
        """
        self.searched += len(text)
        if self.automaton is None and self.searched > WORTH_BUILDING:
            self.automaton = AhoCorasick(
                list(self.words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
            )
        if self.automaton is None:
            return self.looked_up(text, 0, len(text), accepts)
        found: list[Found] = self.automaton.find_matches_as_indexes(text)
        return found if accepts is None else self.accepted(text, found, accepts)

    def accepted(self, text: str, found: list[Found], accepts: Callable[[int, int], bool]) -> list[Found]:
        """Put in the place of what is not accepted the words that it hides."""
        kept: list[Found] = []
        place = 0
        for index, start, end in found:
            if start >= place and accepts(start, end):
                kept.append((index, start, end))
                place = end
            elif end > place:
                kept += self.looked_up(text, max(start, place), end, accepts)
                place = max(end, kept[-1][2] if kept else 0)
        return kept

    def looked_up(
        self, text: str, place: int, stop: int, accepts: Callable[[int, int], bool] | None = None
    ) -> list[Found]:
        """Find the words that begin in a stretch without an automaton."""
        words, lengths = self.words.get, self.lengths.get
        found = []
        while place < stop:
            for length in lengths(text[place : place + 2], ()):
                word = text[place : place + length]  # shorter at the end of the text
                index = words(word)
                if index is not None and (accepts is None or accepts(place, place + len(word))):
                    found.append((index, place, place + len(word)))
                    place += len(word)
                    break
            else:
                place += 1
        return found
