"""Names of the vocabularies found in the folded text, the longest at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple, Self

from fazhi.extractor import source
from fazhi.extractor.longest import Longest
from fazhi.extractor.source import Source, fold
from fazhi.knowledge.cache import cached, digest_of, no_collection
from fazhi.knowledge.vocabulary import Concept, Vocabulary

__all__ = ["LEVELS", "Entry", "Gazetteer", "Hit", "vocabulary_gazetteer"]

#: The level words that {级} stands for in the vocabulary of agencies.
LEVELS = ("省", "自治区", "市", "地", "州", "盟", "县", "区", "旗", "镇", "乡", "街道", "团", "师", "兵团", "新区")
LEVEL_MARK = "{级}"
#: How the Communist Youth League's committees are called: 团县委.
LEAGUE = "团{级}"
#: What follows a last character that is none: 行政处罚法定 is not the law, 市委托 not the party committee.
RUNNING_ON = {
    "法": re.compile(r"[律规治院庭官务人定盲]|制(?![度])|学(?!习)"),
    "办": re.compile(r"法(?![治院官])|成(?!立|为)|公(?!示|布|告)|发(?!布|出|文)|事(?!项)|[理结案学件好证实得了函]"),
    "委": re.compile(r"[托派任屈]|员(?!会)"),
    "日": re.compile(r"[益常趋渐]|前(?!后|夕)|期(?!间)"),
    "周": re.compile(r"[边密]|期(?!间)"),
    "制": re.compile(r"[定约止作裁造品服]|度化"),
    "所": re.compile(r"[有需以在长]"),
    "局": re.compile(r"[势限面长]|部(?!署|门)"),
    "进": re.compile(r"[行一步展度]"),
    "会": re.compile(r"[议同]"),
    "组": re.compile(r"织"),
    "队": re.compile(r"[伍员]"),
    "团": re.compile(r"[队员]"),
    "网": re.compile(r"[上络点格]"),
    "行": re.compile(r"[政为动业使人程走驶]"),
    "站": re.compile(r"[在稳位点]"),
}
SEPARATOR = re.compile(r"[、，,·]")


class Entry(NamedTuple):
    """What a surface stands for: a concept, and the name to give with the level word filled in.

    A weak surface names its concept only where the text presents it as a way of governing.
    """

    concept: Concept
    name: str
    level: str = ""
    weak: bool = False


#: An entry as the cache holds it: the concept's index, the name where it is not the label, level and weak.
Row = tuple[int, str, str, bool]


#: Behind it come the characters of other scripts.
LAST_LATIN = "z"


class Hit(NamedTuple):
    """A surface found in the text: offsets [start, end) of the text."""

    start: int
    end: int
    entry: Entry


class Gazetteer:
    """Folded surfaces and what they stand for.

    Args:
        concepts: The concepts, by the indexes of the rows.
        rows: What each surface stands for.

    Examples:
        >>> concept = Concept("mechanism/双随机、一公开", "双随机、一公开")
        >>> gazetteer = Gazetteer.of(Vocabulary([concept]))
        >>> [hit.entry.name for hit in gazetteer.find(Source("开展“双随机、一公开”抽查。", []))]
        ['双随机、一公开']
    """

    def __init__(self, concepts: Sequence[Concept], rows: Mapping[str, Sequence[Row]]) -> None:
        self.concepts = concepts
        self.rows = rows
        self.words = Longest(rows)
        self.listed = list(rows.values())
        self.made: dict[int, tuple[Entry, ...]] = {}

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        """Make the gazetteer of a vocabulary; what files hold is compiled once and kept in the cache.

        Args:
            vocabulary: The vocabulary.

        Returns:
            The gazetteer.
        """
        code = digest_of((Path(__file__), Path(source.__file__ or "")))
        key = f"{vocabulary.digest}-{code}" if vocabulary.digest and code else ""
        return cls(vocabulary.concepts, cached("gazetteer", key, lambda: compiled(vocabulary.concepts)))

    def entries(self, rows: Iterable[Row]) -> Iterator[Entry]:
        """Make the entries of a surface."""
        for index, name, level, weak in rows:
            yield Entry(self.concepts[index], name or self.concepts[index].label, level, weak)

    def entry(self, surface: str, scheme: str) -> Entry | None:
        """Look up one surface.

        Args:
            surface: A form as a text writes it.
            scheme: The kind of concept wanted.

        Returns:
            What it stands for, or None.
        """
        for index, name, level, weak in self.rows.get(fold(surface), ()):
            concept = self.concepts[index]
            if concept.scheme == scheme:
                return Entry(concept, name or concept.label, level, weak)
        return None

    def entries_at(self, index: int) -> tuple[Entry, ...]:
        """Give the entries of the surface with an index, made when it is first met."""
        if index not in self.made:
            self.made[index] = tuple(self.entries(self.listed[index]))
        return self.made[index]

    def find(self, source: Source) -> list[Hit]:
        """Find the surfaces in a text, the longest at each place; a text is searched once.

        Args:
            source: The report.

        Returns:
            Hits in the order of the text.
        """
        hits: list[Hit] | None = source.found.get(id(self))
        if hits is None:
            folded = source.folded
            hits = [
                Hit(*source.span(start, end), entry)
                for index, start, end in self.words.find(folded, partial(is_word, folded))
                for entry in self.entries_at(index)
            ]
            source.found[id(self)] = hits
        return hits


def compiled(concepts: Sequence[Concept]) -> dict[str, list[Row]]:
    """List the folded surfaces of concepts; of equal surfaces of one scheme the first counts."""
    rows: dict[str, dict[str, Row]] = {}
    for index, concept in enumerate(concepts):
        for surface, entry in surfaces_of(concept):
            folded = fold(surface)
            if len(folded) > 1:
                row = (index, "" if entry.name == concept.label else entry.name, entry.level, entry.weak)
                rows.setdefault(folded, {}).setdefault(concept.scheme, row)
    return {surface: list(found.values()) for surface, found in rows.items()}


@cache
@no_collection()
def vocabulary_gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """Build the gazetteer of mechanisms, agencies and documents that may stand unquoted.

    One gazetteer serves the three kinds, so that the longest name wins between them: 宪法 is a law, but not
    in 宪法宣传周.

    Args:
        vocabulary: The vocabulary.

    Returns:
        The gazetteer; the same vocabulary gives the same object.
    """
    return Gazetteer.of(vocabulary)


def runs_on(last: str, following: str) -> bool:
    """Tell whether a surface's last character belongs to the word behind it: 行政处罚法|定, 信访办|理."""
    pattern = RUNNING_ON.get(last)
    return bool(pattern and pattern.match(following))


def is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a surface is the word that it looks like, no part of others."""
    return not runs_on(text[end - 1], text[end : end + 2]) and not is_cut_out(text, start, end)


def is_cut_out(text: str, start: int, end: int) -> bool:
    """Tell whether a surface is a part of a longer number or Latin word: 13710 in 11371002."""
    begun = start > 0 and is_latin(text[start]) and is_latin(text[start - 1])
    return begun or (end < len(text) and is_latin(text[end - 1]) and is_latin(text[end]))


def is_latin(character: str) -> bool:
    """Tell an ASCII letter or digit."""
    return character <= LAST_LATIN and character.isalnum()


def surfaces_of(concept: Concept) -> Iterator[tuple[str, Entry]]:
    """List the surfaces of a concept with the names that they give."""
    if concept.scheme == "agency":
        for surface in (concept.label, *concept.aliases):
            for level in LEVELS if LEVEL_MARK in surface else ("",):
                filled = concept.label.replace(LEVEL_MARK, level) if level else concept.label
                owner = level if surface.startswith((LEVEL_MARK, LEAGUE)) else ""
                yield surface.replace(LEVEL_MARK, level), Entry(concept, filled.replace(LEVEL_MARK, ""), owner)
    elif concept.scheme in ("mechanism", "notion"):
        doubtful = concept.notes.get("weak", ())
        for surface in (concept.label, *concept.aliases):
            entry = Entry(concept, concept.label, weak=surface in doubtful)
            yield surface, entry
            if SEPARATOR.search(surface):
                for mark in ("", "、", ",", "·"):
                    yield SEPARATOR.sub(mark, surface), entry
    elif concept.scheme == "document" and concept.note("unquoted") == "yes":
        for surface in (concept.label, *concept.aliases):
            yield surface, Entry(concept, concept.label)
