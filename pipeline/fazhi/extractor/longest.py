"""The longest of many words at each place of a text, from left to right."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

__all__ = ["Longest"]

#: An automaton takes as long to build as it takes to look up the places of so many characters one by one.
WORTH_BUILDING = 300_000


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

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Find the words in a text; the longest at each place, none inside another.

        Args:
            text: The text.

        Returns:
            The word's index, start and end, in the order of the text.
        """
        self.searched += len(text)
        if self.automaton is None and self.searched > WORTH_BUILDING:
            self.automaton = AhoCorasick(
                list(self.words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
            )
        if self.automaton is None:
            return self.looked_up(text)
        found: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(text)
        return found

    def looked_up(self, text: str) -> list[tuple[int, int, int]]:
        """Find the words without an automaton."""
        words, lengths = self.words.get, self.lengths.get
        found = []
        place, size = 0, len(text)
        while place < size:
            for length in lengths(text[place : place + 2], ()):
                word = text[place : place + length]  # shorter at the end of the text
                index = words(word)
                if index is not None:
                    found.append((index, place, place + len(word)))
                    place += len(word)
                    break
            else:
                place += 1
        return found
