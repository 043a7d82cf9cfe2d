"""Wordings with gaps: what the vocabulary writes as a pattern because other words stand inside (清理…规范性文件)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation

from fazhi.extractor.alternatives import group_end, literal_first, parts_of
from fazhi.knowledge.vocabulary import Concept, Vocabulary

__all__ = ["Patterns", "name_span", "second_span"]

#: The group of a pattern that holds a second name of what the pattern says.
SECOND = "also"

#: The words that a pattern spells out, outside its character classes.
WORDS = re.compile(r"[\u4e00-\u9fff]{2,}")
#: Reports write half-width commas as well: a gap that stops at one kind stops at the other.
COMMAS = ("[^，", "[^，,;")
#: A gap is as short as it can be, so as not to reach over the next name.
GAP = re.compile(r"(\{\d+,\d+\})(?!\?)")
#: No wording reaches farther from the words that it spells out.
LONGEST = 100
#: Words of the genre that tell little, for they stand all over a report.
COMMON = frozenset("法治 法治政府 法治政府建设 建设 工作 推进 规范 落实 提升 部署 制度 执法 依法 政府".split())
#: From which length on a word will do to look for its pattern, and from how many words on they are no longer joined.
SHORTEST, MOST_WORDS = 2, 40
#: Escapes and classes, which spell out nothing.
CLASS = re.compile(r"\\.|\[[^\]]*\](?:\{[\d,]+\}|[?*+])?\??|\.")
HAN = re.compile(r"[\u4e00-\u9fff]")
#: With what groups begin that hold what is matched, and those that only look around.
GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
AROUND = re.compile(r"\(\?<?[=!]")
OFTEN = re.compile(r"(?:[?*+]|\{[\d,]+\})?\??")


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
        written = [
            (GAP.sub(r"\1?", pattern.replace(*COMMAS)), concept)
            for concept in vocabulary.scheme("mechanism")
            for pattern in concept.notes.get("pattern", ())
        ]
        self.patterns = [(re.compile(literal_first(pattern)), concept) for pattern, concept in written]
        words = [(word, index) for index, (pattern, _) in enumerate(written) for word in sorted(telling_words(pattern))]
        #: The index of the pattern to which each word of the automaton belongs.
        self.indexes = [index for _, index in words]
        self.automaton = AhoCorasick([word for word, _ in words], implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Concept]]:
        """Find the wordings in a text.

        Args:
            text: The report.

        Yields:
            Matches with their concepts, pattern by pattern.
        """
        around: dict[int, list[list[int]]] = {}
        for word, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            low = start - LONGEST if start > LONGEST else 0
            stretches = around.get(self.indexes[word])
            if stretches is None:
                around[self.indexes[word]] = [[low, end + LONGEST]]
            elif low <= stretches[-1][1]:
                stretches[-1][1] = end + LONGEST
            else:
                stretches.append([low, end + LONGEST])
        for index, stretches in sorted(around.items()):
            pattern, concept = self.patterns[index]
            for low, high in stretches:
                for match in pattern.finditer(text, low, high):
                    yield match, concept


def name_span(found: re.Match[str]) -> tuple[int, int]:
    """Give where the name stands in a match: what the pattern puts in a group, else all of it.

    Args:
        found: A match of a vocabulary's pattern.

    Returns:
        Offsets [start, end); a group called also is a second name, not the first.

    Examples:
        >>> name_span(re.search("律师[^。]{0,9}(列席会议)", "律师全年列席会议8次"))
        (4, 8)
    """
    return found.span(0 if SECOND in found.re.groupindex else found.lastindex or 0)


def second_span(found: re.Match[str]) -> tuple[int, int] | None:
    """Give where a second, shorter name stands in a match: 法治建设纳入|年度考核.

    Args:
        found: A match of a vocabulary's pattern.

    Returns:
        Offsets [start, end) of the group called also, or None.

    Examples:
        >>> second_span(re.search("法治建设纳入(?P<also>[年终度]+考核)", "法治建设纳入年度考核"))
        (6, 10)
    """
    return found.span(SECOND) if SECOND in found.re.groupindex else None


def telling_words(pattern: str) -> set[str]:
    """Choose words of which every match of a pattern holds one, such as are rare: uncommon, long and late ones.

    Args:
        pattern: A regular expression.

    Returns:
        The words; all that the pattern spells out where no choice can be made.

    Examples:
        >>> sorted(telling_words("清理[^，。]{0,9}(?:规范性|政策)文件|(?:文件)?审查(?:意见|建议)书"))
        ['审查建议书', '审查意见书', '政策文件', '规范性文件']
    """
    return held(pattern) or set(WORDS.findall(CLASS.sub(" ", pattern)))


def held(pattern: str) -> set[str]:
    """Choose the words for each alternative; nothing where one of them spells out none that would do."""
    chosen: set[str] = set()
    for alternative in parts_of(pattern):
        best = max(reversed(choices_in(alternative)), key=rarity)
        if not rarity(best)[0]:
            return set()
        chosen |= best
    # what holds another of them is found with it
    return {word for word in chosen if not any(other in word for other in chosen - {word})}


def rarity(words: set[str]) -> tuple[bool, bool, int]:
    """Tell whether words will do, and how rare they are likely to be."""
    shortest = min(map(len, words))
    return shortest >= SHORTEST, COMMON.isdisjoint(words), shortest


def choices_in(sequence: str) -> list[set[str]]:
    """List sets of words, of each of which all that a sequence matches holds one; what stands together is joined."""
    choices, run = [], {""}
    for part, often in elements(sequence):
        words = spelt_out(part) if often in ("", "?") else set()
        if words and len(run) * len(words) < MOST_WORDS:
            run = {first + second for first in run for second in (*words, *([""] if often else []))}
            continue
        choices.append(run)
        run = {""}
        if part.startswith("(") and not often.startswith(("?", "*", "{0", "{,")):
            choices.append(held(inside(part)) or run)
    return [*choices, run]


def spelt_out(part: str) -> set[str]:
    """List all that a character or a group may stand for; nothing where it is no list of words."""
    if AROUND.match(part):
        return {""}
    if not part.startswith("("):
        return {part} if HAN.fullmatch(part) else set()
    options = [choices_in(option) for option in parts_of(inside(part))]
    return set().union(*(runs[0] for runs in options)) if all(len(runs) == 1 for runs in options) else set()


def inside(group: str) -> str:
    """Give the pattern in a group."""
    opens = GROUP.match(group)
    assert opens is not None
    return group[opens.end() : -1]


def elements(sequence: str) -> Iterator[tuple[str, str]]:
    """Go through the groups, classes and characters of a sequence, each with what says how often it may stand."""
    at = 0
    while at < len(sequence):
        end = group_end(sequence, at)
        often = OFTEN.match(sequence, end)
        assert often is not None
        yield sequence[at:end], often[0]
        at = often.end()
