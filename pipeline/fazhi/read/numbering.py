"""The numbers that Word itself puts before paragraphs: 一、 and （一） are often nowhere in a file's text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

__all__ = ["Numbering", "chinese"]

DIGITS = "〇一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
PLACE = re.compile(r"%(\d)")
#: Ways of counting by their names in ECMA-376 (ST_NumberFormat); those that are not here are written as digits.
CHINESE = ("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting")
ENCLOSED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
UNNUMBERED = ("bullet", "none")


class Numbering:
    """Counts the numbered paragraphs of one file, which have to come in their order.

    Args:
        document: The file.
    """

    def __init__(self, document: Document) -> None:
        related = (rel for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING)
        part = next((rel.target_part for rel in related if not rel.is_external), None)
        root: Any = part.element if part is not None and hasattr(part, "element") else ()
        patterns = {child.get(qn("w:abstractNumId")): child for child in root if child.tag == qn("w:abstractNum")}
        self.levels: dict[str, dict[int, Any]] = {}
        for child in root:
            if child.tag == qn("w:num"):
                pattern = patterns.get(valued(child, "w:abstractNumId"))
                levels = () if pattern is None else pattern.findall(qn("w:lvl"))
                self.levels[child.get(qn("w:numId"))] = {int(level.get(qn("w:ilvl"))): level for level in levels}
        self.counts: Counter[tuple[str, int]] = Counter()

    def before(self, paragraph: Paragraph) -> str:
        """Give the number that Word shows before a paragraph, and count it.

        Args:
            paragraph: The next paragraph of the file.

        Returns:
            Such as ``一、``; nothing where there is none.
        """
        number, depth = self.place(paragraph)
        levels = self.levels.get(number, {})
        if depth not in levels or valued(levels[depth], "w:numFmt") in UNNUMBERED:
            return ""
        self.counts[number, depth] += 1
        for deeper in levels:
            if deeper > depth:
                self.counts[number, deeper] = 0
        pattern = valued(levels[depth], "w:lvlText")
        return PLACE.sub(lambda found: self.counted(number, int(found[1]) - 1), pattern)

    def place(self, paragraph: Paragraph) -> tuple[str, int]:
        """Give the list and depth of a paragraph, which its style may hold."""
        style = paragraph.style.element if paragraph.style is not None else None
        for element in (paragraph._p, style):
            for found in element.xpath("./w:pPr/w:numPr") if element is not None else ():
                number = valued(found, "w:numId")
                if number:
                    return number, int(valued(found, "w:ilvl") or 0)
        return "", 0

    def counted(self, number: str, depth: int) -> str:
        """Write how far a level has counted."""
        level = self.levels[number].get(depth)
        if level is None:
            return ""
        reached = max(self.counts[number, depth], 1) + int(valued(level, "w:start") or 1) - 1
        form = valued(level, "w:numFmt")
        if form in CHINESE:
            return chinese(reached)
        if form in ENCLOSED and 0 < reached <= len(CIRCLED):
            return CIRCLED[reached - 1]
        return str(reached)


def valued(element: Any, name: str) -> str:
    """Give the value of an element's child; nothing where there is none."""
    child = element.find(qn(name))
    return "" if child is None else child.get(qn("w:val")) or ""


def chinese(number: int) -> str:
    """Write a number as headings do.

    Args:
        number: From 0 to 99; others are written in digits.

    Returns:
        The number in Chinese.

    Examples:
        >>> [chinese(number) for number in (3, 10, 12, 20, 21)]
        ['三', '十', '十二', '二十', '二十一']
    """
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
