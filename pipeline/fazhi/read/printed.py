"""Reports made for printing: the lines of PDF and OFD pages put together to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import ofdkit
import pypdfium2

from fazhi.errors import ReadError

__all__ = ["ofd_text", "paragraphs", "pdf_text"]

PAGE_NUMBER = re.compile(
    r"[-—–－·.\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–－·.\s]*"
)
#: A space that a layout put between Chinese characters.
GAP = re.compile(
    r"(?<=[\u3001-\u9fff\uff00-\uffef“”‘’])[ \xa0]+(?=[\u3001-\u9fff\uff00-\uffef“”‘’\d])"
    r"|(?<=\d)[ \xa0]+(?=[\u4e00-\u9fff])"
)
HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d)"
    r"|第[一二三四五六七八九十]+[章节部])"
)
ENDED = re.compile(r"[。！？]”?$")
#: A line that goes on in the next one is nearly as long as the longest ones, which may lack a mark at the end.
FULL = 0.88
#: A line at the head or foot of so many pages is no part of the text.
REPEATED = 0.5


def pdf_text(data: bytes, source: str) -> str:
    """Read a PDF.

    Args:
        data: The file's bytes.
        source: The file's name, for messages.

    Returns:
        One line a paragraph, as far as the layout shows it.

    Raises:
        ReadError: If the file is damaged, locked or a scan.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [page.get_textpage().get_text_bounded().splitlines() for page in document]
    except pypdfium2.PdfiumError as error:
        remedy = "save it without a password" if "password" in str(error).lower() else "save it anew"
        raise ReadError(f"{source}: a PDF that cannot be opened ({error})", remedy) from error
    return joined(pages, source, "PDF")


def ofd_text(data: bytes, source: str) -> str:
    """Read an OFD file, the national format of documents for printing (GB/T 33190).

    Args:
        data: The file's bytes.
        source: The file's name, for messages.

    Returns:
        One line a paragraph, as far as the layout shows it.

    Raises:
        ReadError: If the file is damaged or a scan.
    """
    try:
        text = ofdkit.extract_text(data, page_separator="\f")
    except ofdkit.OFDError as error:
        raise ReadError(f"{source}: an OFD file that cannot be opened ({error})", "save it anew") from error
    return joined([page.splitlines() for page in text.split("\f")], source, "OFD")


def joined(pages: Sequence[Sequence[str]], source: str, kind: str) -> str:
    """Put the lines of pages together, without what stands on every page."""
    lines = [[GAP.sub("", line.replace("\x02", "").replace("\ufffe", "")).strip() for line in page] for page in pages]
    frames = Counter(line for page in lines for line in {*page[:1], *page[-1:]})
    repeated = {line for line, count in frames.items() if count > 2 and count > REPEATED * len(lines)}
    kept = [
        line for page in lines for line in page if line and line not in repeated and not PAGE_NUMBER.fullmatch(line)
    ]
    if not kept:
        raise ReadError(f"{source}: a {kind} without text, probably a scan", "make its text readable (OCR) first")
    return "".join(f"{line}\n" for line in paragraphs(kept))


def paragraphs(lines: Iterable[str]) -> list[str]:
    """Put lines together to paragraphs: a full line that ends no sentence goes on in the next one.

    Args:
        lines: The lines as printed, none empty.

    Returns:
        One text a paragraph.

    Examples:
        >>> paragraphs(["甲县法治政府建设报告", "2023年，全县推进法治政府", "建设。", "一、主要做法"])
        ['甲县法治政府建设报告', '2023年，全县推进法治政府建设。', '一、主要做法']
    """
    listed = list(lines)
    lengths = sorted(map(width, listed))
    full = FULL * lengths[int(len(lengths) * 0.9)] if lengths else 0
    found: list[str] = []
    open_ended = False
    for line in listed:
        if open_ended and not HEADING.match(line):
            found[-1] += line
        else:
            found.append(line)
        open_ended = width(line) >= full and not ENDED.search(line)
    return found


def width(line: str) -> float:
    """Measure a line in Chinese characters; what is not Chinese is half as wide."""
    return sum(1 if ord(char) > 0x2000 else 0.5 for char in line)
