"""Wordings with gaps: what the vocabulary writes as a pattern because other words stand inside (清理…规范性文件)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation

from fazhi.knowledge.vocabulary import Concept, Vocabulary

__all__ = ["Patterns"]

#: The words that a pattern spells out, outside its character classes.
WORDS = re.compile(r"[\u4e00-\u9fff]{2,}")
#: Reports write half-width commas as well: a gap that stops at one kind stops at the other.
COMMAS = ("[^，", "[^，,;")
#: A gap is as short as it can be, so as not to reach over the next name.
GAP = re.compile(r"(\{\d+,\d+\})(?!\?)")
#: No wording reaches farther from the words that it spells out.
LONGEST = 100
CLASS = re.compile(r"\[[^\]]*\]")


class Patterns:
    """The patterns of a vocabulary, each tried only around the words that it spells out.

    Args:
        vocabulary: The vocabularies; a pattern is a concept's ``fz:pattern``.

    Examples:
        >>> concept = Concept("mechanism/文件清理", "文件清理", notes={"pattern": ("清理[^，。]{0,9}文件",)})
        >>> [(m[0], c.label) for m, c in Patterns(Vocabulary([concept])).find("清理涉企规范性文件20件")]
        [('清理涉企规范性文件', '文件清理')]
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.patterns = [
            (re.compile(GAP.sub(r"\1?", pattern.replace(*COMMAS))), concept)
            for concept in vocabulary.scheme("mechanism")
            for pattern in concept.notes.get("pattern", ())
        ]
        self.words = [
            (word, index)
            for index, (pattern, _) in enumerate(self.patterns)
            for word in WORDS.findall(CLASS.sub(" ", pattern.pattern))
        ]
        self.automaton = AhoCorasick([word for word, _ in self.words], implementation=Implementation.DFA)

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Concept]]:
        """Find the wordings in a text.

        Args:
            text: The report.

        Yields:
            Matches with their concepts, pattern by pattern.
        """
        around: dict[int, list[tuple[int, int]]] = {}
        for word, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            stretches = around.setdefault(self.words[word][1], [])
            low = max(0, start - LONGEST)
            if stretches and low <= stretches[-1][1]:
                low = stretches.pop()[0]
            stretches.append((low, end + LONGEST))
        for index, stretches in sorted(around.items()):
            pattern, concept = self.patterns[index]
            for low, high in stretches:
                for match in pattern.finditer(text, low, high):
                    yield match, concept
