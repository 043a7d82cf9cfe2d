"""Headings, sections and sentences of a report, as offsets into its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from fazhi.passages import Role, Section, Sentence
from fazhi.structure.chrome import chrome_lines
from fazhi.structure.roles import PLAN_ITSELF, PLAN_OPENS, PLAN_TITLE, REMEDIES, REMEDY, heading_role, opening_role

__all__ = ["Layout", "lay_out"]

NUMERAL = "一二三四五六七八九十"
#: A heading's number and its depth: 一、 then （一） then 1. then （1）.
NUMBERS = (
    (1, re.compile(rf"[ \t\u3000]*(?:第?[{NUMERAL}]{{1,3}}(?:、|[.．](?!\d)|[，,](?=.{{2,24}}$)))")),
    (2, re.compile(rf"[ \t\u3000]*[（(﹝]\s*[{NUMERAL}]{{1,3}}\s*[)）﹞][、.]?")),
    (3, re.compile(r"[ \t\u3000]*\d{1,2}\s*(?:[.．](?!\d)|、|[)）])")),
    (4, re.compile(r"[ \t\u3000]*(?:[（(]\s*\d{1,2}\s*[)）]|[①-⑳])")),
)
#: The heading of a part, below which the other numbers begin: 第二部分 存在的问题.
PART = re.compile(rf"(?m)^[ \t\u3000]*第[{NUMERAL}]{{1,2}}部分[:：、 \t\u3000]*")
#: With what all of them begin.
NUMBERED = re.compile(rf"[ \t\u3000]*[第（(﹝\d①-⑳{NUMERAL}]")
#: A sentence runs to its mark or to the end of its line; closing quotes and brackets belong to it.
SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]+[”’」』）)]*)?")
TITLE_END = re.compile(r"[。：:]")
HEADING_LIMIT = 60
#: Deeper than any heading.
NO_HEADING = 9
PLAIN_LIMIT = 24
BRACKETED = re.compile(r"\s*[【［\[]([^】］\]]{2,40})[】］\]]")
MARKS = re.compile(r"[。；;，,：:！？]")
RESULTS = re.compile(r"(?:工作|主要|重点)?(?:成效|举措|做法|工作情况|进展情况|完成情况|工作措施)$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one report."""

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...] = field(repr=False)

    def sentence_at(self, offset: int) -> Sentence:
        """Find the sentence that holds an offset.

        Args:
            offset: A character offset.

        Returns:
            The sentence, or the last one that starts before the offset.

        Raises:
            IndexError: If the text has no sentence.
        """
        return self.sentences[max(0, bisect_right(self.starts, offset) - 1)]


def lay_out(
    text: str, year: int | None = None, title: str | None = None, chrome: frozenset[int] | None = None
) -> Layout:
    """Divide a report into sections and sentences.

    Args:
        text: The report.
        year: The year reported on where known; it tells a plan's heading from a review's.
        title: The report's title where it has one; its line names no facts.
        chrome: Where the lines of the page around the report start; None to find them.

    Returns:
        The layout; sentences cover every line that is not blank.

    Examples:
        >>> layout = lay_out("一、主要成效\\n推行三项制度。\\n二、下一步打算\\n完善机制。", 2023)
        >>> [(s.title, s.role.value) for s in layout.sections]
        [('主要成效', 'achievements'), ('下一步打算', 'plans')]
    """
    chrome = chrome_lines(text) if chrome is None else chrome
    sentences: list[Sentence] = []
    sections: list[Section] = []
    walker = RoleWalker(year, first_half="上半年" in (title or ""))
    titles = set((title or "").split("\n"))
    below = int("部分" in text and PART.search(text) is not None)
    for line_start, line in lines_of(text):
        outside = line_start in chrome
        whole = line.strip()
        for found in SENTENCE.finditer(line):
            words = found[0]
            bare = words.strip()
            if not bare:
                continue
            start, end = line_start + found.start(), line_start + found.end()
            if outside or bare in titles:
                sentences.append(Sentence(start, end, Role.CHROME if outside else Role.TITLE))
                continue
            first = found.start() == 0
            if not sentences and title is None and PLAN_TITLE.match(bare):
                walker.plan()
            part = PART.match(words) if below and first else None
            if part:
                depth, heading = 1, title_of(words[part.end() :])
            else:
                depth, heading = heading_of(words, at_line_start=first, whole_line=bare == whole, year=year)
                depth += below if depth else 0
            if depth:
                close_sections(sections, depth, start)
                role = walker.enter(depth, heading)
                sections.append(Section(start, len(text), depth, heading, role))
            else:
                role = walker.step(words, new_paragraph=first)
            sentences.append(Sentence(start, end, role, depth))
    return Layout(tuple(sections), tuple(sentences), tuple(s.start for s in sentences))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Go through the lines with their offsets."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        start += len(line)


def heading_of(sentence: str, *, at_line_start: bool, whole_line: bool, year: int | None) -> tuple[int, str]:
    """Tell a heading's depth and title; depth 0 means that the sentence is none."""
    for depth, pattern in NUMBERS if NUMBERED.match(sentence) else ():
        if not at_line_start and depth > 2:
            break
        found = pattern.match(sentence)
        if found:
            return depth, title_of(sentence[found.end() :])
    if at_line_start:
        bracketed = BRACKETED.match(sentence)
        if bracketed:
            return 1, bracketed[1]
        if whole_line and is_plain_heading(sentence.strip(), year):
            return 1, sentence.strip()
    return 0, ""


def title_of(words: str) -> str:
    """Give a heading's title: the words behind its number up to their mark."""
    return TITLE_END.split(words, maxsplit=1)[0].strip()[:HEADING_LIMIT]


def is_plain_heading(line: str, year: int | None) -> bool:
    """Tell whether a short line without a number is the heading of shortcomings, plans or results."""
    if len(line) > PLAIN_LIMIT or MARKS.search(line):
        return False
    return heading_role(line, year) is not Role.ACHIEVEMENTS or bool(RESULTS.search(line))


def close_sections(sections: list[Section], depth: int, at: int) -> None:
    """End the sections of this depth or below that are still open."""
    for index in range(len(sections) - 1, -1, -1):
        section = sections[index]
        if section.depth >= depth and section.end > at:
            sections[index] = Section(section.start, at, section.depth, section.title, section.role)
        if section.depth == 1:
            break


@dataclass(slots=True)
class RoleWalker:
    """Follows the roles of headings and of sentences that open a passage."""

    year: int | None
    first_half: bool = False
    base: Role = Role.ACHIEVEMENTS
    top: Role = Role.ACHIEVEMENTS
    current: Role = Role.ACHIEVEMENTS
    passing: Role | None = None
    opened: bool = False
    shallowest: int = NO_HEADING

    def enter(self, depth: int, title: str) -> Role:
        """Enter a heading and return the role of what stands under it."""
        self.passing = None
        if self.shallowest == NO_HEADING and PLAN_OPENS.match(title):
            self.plan()
        self.shallowest = min(self.shallowest, depth)
        role = heading_role(title, self.year)
        if role is Role.ACHIEVEMENTS:
            role = Role.PLANS if self.top is Role.MIXED and depth > 1 and REMEDIES.match(title) else self.base
        # a short report may number its parts 1. 2. 3., but a passage that a sentence opened numbers its points so too
        if depth == 1 or (depth == self.shallowest and not (self.opened and role is Role.ACHIEVEMENTS)):
            self.top = self.current = role
            self.opened = False
        elif role in (Role.SHORTCOMINGS, Role.PLANS, Role.MIXED) and self.top in (role, Role.MIXED):
            self.current = role
        elif role in (Role.SHORTCOMINGS, Role.PLANS) and len(title) <= 16 and self.top is not Role.PLANS:
            self.current = role if depth == 2 else self.current
        elif not self.opened and depth == 2 and self.top is not Role.MIXED:
            self.current = self.top
        return self.settled(self.current)

    def step(self, sentence: str, *, new_paragraph: bool) -> Role:
        """Step into a sentence and return its role."""
        if new_paragraph:
            self.passing = None
        if PLAN_ITSELF.search(sentence):
            self.plan()
        opening = opening_role(sentence, self.year)
        if self.first_half and sentence.lstrip().startswith("下半年"):
            opening = Role.PLANS
        if opening is None and self.top is Role.MIXED and REMEDY.match(sentence):
            opening = Role.PLANS
        if opening is not None and opening is not self.current:
            if self.current is Role.ACHIEVEMENTS or self.current is Role.DUTIES:
                self.passing = opening
                if new_paragraph and len(sentence) < HEADING_LIMIT:
                    self.current, self.opened = opening, True
            elif not (opening is Role.SHORTCOMINGS and self.current is Role.PLANS):
                self.current, self.opened = opening, True
        return self.settled(self.passing or self.current)

    def plan(self) -> None:
        """Read all that follows as plans, since the text is one."""
        self.base = self.top = self.current = Role.PLANS

    @staticmethod
    def settled(role: Role) -> Role:
        """Read a mixed passage as shortcomings until a sentence opens the plans."""
        return Role.SHORTCOMINGS if role is Role.MIXED else role
