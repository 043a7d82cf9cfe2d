"""What the stages hand each other about a text: sentences with roles, sections, clauses, mentions.

Everything is a plain tuple of offsets and strings, so that it survives a spaCy `DocBin` and crosses processes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

__all__ = ["LATER", "OPEN", "OUTSIDE", "Clause", "Mention", "Role", "Section", "Sentence", "clauses_of"]

#: In place of a document's issuer: the text tells neither who made it nor what is done with it.
OPEN = "?"
#: Marks inside quotation marks, titles and brackets do not divide.
CLAUSE = re.compile(
    r"(?:[^，,；;。！？!?：:\n“《（(]+|“[^”\n]{1,40}”|《[^》\n]{1,80}》|（[^）。\n]{1,60}）|\([^)。\n]{1,60}\)"
    r"|(?<=\d)[,，:：](?=\d)|[“《（(])+"
)


NUMERALS = frozenset("一二三四五六七八九十")
#: The number before a heading or an item, which is no part of what it says; the only letters that begin one are
#: Chinese numerals.
ENUMERATOR = re.compile(
    r"(?:[ \t\u3000]*(?:\d{1,2}[.．、](?!\d)|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]"
    r"|[一二三四五六七八九十]{1,3}(?:、|是)|[①-⑳]))+[ \t\u3000]*(?=.)"
)


class Role(StrEnum):
    """The part that a passage plays in a report."""

    TITLE = "title"
    ACHIEVEMENTS = "achievements"
    DUTIES = "duties"
    SHORTCOMINGS = "shortcomings"
    PLANS = "plans"
    MIXED = "mixed"
    CHROME = "chrome"


#: The roles of passages that state no facts: the page around a report and its title.
OUTSIDE = frozenset((Role.CHROME, Role.TITLE))
#: The roles of passages that come back to what was named before.
LATER = frozenset((Role.SHORTCOMINGS, Role.PLANS))


class Sentence(NamedTuple):
    """A sentence with the role of its passage: offsets [start, end); depth 0 is no heading."""

    start: int
    end: int
    role: str
    depth: int = 0


class Section(NamedTuple):
    """A heading and what stands under it: offsets [start, end)."""

    start: int
    end: int
    depth: int
    title: str
    role: str


class Clause(NamedTuple):
    """A piece of a sentence between commas, semicolons and colons: offsets [start, end)."""

    start: int
    end: int


class Mention(NamedTuple):
    """A stretch of text that names something: offsets [start, end).

    `label` is the fine kind, `concept` the vocabulary's id or empty, `rule` says which rule found it, and `note`
    holds what a later stage needs (the level word of an agency, the relation of a document).
    """

    kind: str
    start: int
    end: int
    name: str
    label: str
    concept: str = ""
    rule: str = ""
    note: str = ""
    confidence: float = 1.0

    def noted(self, note: str) -> Mention:
        """Give the mention with another note; `_replace` takes twice as long."""
        return Mention(*self[:7], note, self.confidence)


def clauses_of(text: str, start: int, end: int) -> Iterator[Clause]:
    """Divide a stretch of text into clauses.

    Args:
        text: The report.
        start: Offset of the stretch's first character.
        end: Offset after its last character.

    Yields:
        Its clauses, without the marks that close them and the numbers before them.

    Examples:
        >>> text = "落实三项制度，查处案件3件。"
        >>> [text[c.start : c.end] for c in clauses_of(text, 0, len(text))]
        ['落实三项制度', '查处案件3件']
    """
    for found in CLAUSE.finditer(text, start, end):
        low, high = found.span()
        first = text[low]
        if (first in NUMERALS or not first.isalpha()) and (number := ENUMERATOR.match(text, low, high)):
            low = number.end()
        yield Clause(low, high)
