"""The report in a web page: its title, its date and its text, without what the page puts around them."""

from __future__ import annotations

import itertools
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["looks_like_page", "page_text"]

OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|div|table|p)\b",
    re.I | re.S,
)
#: What is no part of a text that a person reads.
UNREAD = (
    "script, style, noscript, template, iframe, object, svg, button, select, input, textarea, nav, footer, aside,"
    " [hidden], [aria-hidden=true]"
)
#: Spam is put into the pages of governments so that search engines see it and people do not.
UNSEEN = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}|(?:height|width)\s*:\s*0(?:px)?\s*;.*overflow\s*:\s*hidden)", re.I | re.S
)  # fmt: skip
BLOCKS = frozenset(
    "address article blockquote body br center dd div dl dt fieldset figure figcaption form h1 h2 h3 h4 h5 h6 header hr"
    " html li main ol p pre section table tbody tfoot thead tr ul ucapcontent".split()
)
CELLS = frozenset(("td", "th"))
#: Layouts nest less deeply; what goes on below was never closed.
DEEPEST = 100
#: An element that holds so much of a page's prose holds the report.
SHARE = 0.95
#: A line of prose ends a sentence or is longer than titles, dates and the links of a menu.
PROSE = re.compile(r"[。；！？]|.{45}")
REPORTING = re.compile(r"法治|依法行政|依法治|报告|总结|情况")
#: What a title tag adds behind the title: the site's name.
SITE = re.compile(r"\s*[-_|–—>]+\s*[^-_|–—>]*(?:政府|门户|网站?|局|厅|委员会|司法|公开|首页|栏目|报告|动态)[^-_|–—>]*$")
PUBLISHED = re.compile(
    r"(?:发布|发文|成文|公开|更新|生成)?(?:时间|日期)\s*[:：]?\s*20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
)
SIGNED = re.compile(r"[\u4e00-\u9fff（）()·\s]{2,40}(?:政府|委员会|局|厅|办公室|办事处)|20\d\d年\d{1,2}月\d{1,2}日")
SPACES = re.compile(r"[ \t\r\n\f\xa0\u2002\u2003\u2009\u200b\ufeff]+")
#: White space that an editor put between two Chinese characters by breaking the line there.
BROKEN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])")


def looks_like_page(text: str) -> bool:
    """Tell whether a file's text is the source of a web page.

    Args:
        text: The decoded file.

    Returns:
        True if it opens as HTML does.

    Examples:
        >>> looks_like_page("<!DOCTYPE html><html>…"), looks_like_page("2023年，全县……")
        (True, False)
    """
    return bool(OPENING.match(text, 0, 4096))


def page_text(html: str) -> str:
    """Read the report in a web page.

    The smallest element that holds most of the page's prose is taken; where the title or the date of publication
    stands outside of it, a line with it goes before.

    Args:
        html: The page's source.

    Returns:
        One line a paragraph, heading or row of a table; the cells of a row are divided by tabs.

    Examples:
        >>> page_text("<html><title>甲县2023年法治报告-甲县政府</title><nav>首页</nav><p>2023年，全县推进。</p></html>")
        '甲县2023年法治报告\\n2023年，全县推进。\\n'
    """
    tree = LexborHTMLParser(html)
    title = title_of(tree)
    for node in tree.css(UNREAD):
        node.decompose()
    whole = tree.body
    if whole is None:
        return ""
    for node in whole.css("[style]"):
        if node.tag != "body" and UNSEEN.search(node.attributes.get("style") or ""):
            node.decompose()
    around = lines_of(whole)
    lines = lines_of(main_element(whole))
    if not lines:
        return ""
    lines += signature(around, lines)
    shown = PUBLISHED.search("\n".join(around))
    start = "".join(lines[:8])
    if shown and shown[0] not in start:
        lines.insert(0, shown[0])
    if title and re.sub(r"\s", "", title) not in re.sub(r"\s", "", start):
        lines.insert(0, title)
    return "".join(f"{line}\n" for line in lines)


def signature(around: list[str], lines: list[str]) -> list[str]:
    """Give the issuer and the date that stand right behind the report's element."""
    if not lines or lines[-1] not in around:
        return []
    behind = around[len(around) - around[::-1].index(lines[-1]) :]
    return list(itertools.takewhile(SIGNED.fullmatch, behind[:2]))


def title_of(tree: LexborHTMLParser) -> str:
    """Give the report's title as the page's head or its main heading states it, or nothing."""
    told = [node.attributes.get("content") or "" for node in tree.css("meta[name=ArticleTitle]")]
    told += [node.text() for node in tree.css("h1")]
    told += [SITE.sub("", node.text()) for node in tree.css("title")]
    return next((found for one in told if REPORTING.search(found := SPACES.sub(" ", one).strip())), "")


def main_element(whole: LexborNode) -> LexborNode:
    """Find the smallest element that holds most of the prose."""
    most = prose(whole)
    least, size = SHARE * most, len(whole.text())
    node = whole
    for _ in range(DEEPEST):
        # the text alone is quickly measured: it may be too short, or lack too little for its prose to matter
        sized = ((child, len(child.text())) for child in node.iter() if child.tag != "p")
        large = ((child, length) for child, length in sized if length >= least > 0)
        inner = next((child for child, n in large if size - n <= most - least or prose(child) >= least), None)
        if inner is None or inner.tag in CELLS | {"tr", "span", "font", "b", "strong"}:
            break
        node = inner
    return node


def prose(node: LexborNode) -> int:
    """Count the characters of the lines of prose in an element."""
    return sum(len(line) for line in lines_of(node) if PROSE.search(line))


def lines_of(node: LexborNode) -> list[str]:
    """Write an element as a browser shows it, one line a block."""
    text = "".join(pieces(node))
    lines = (re.sub(r" ?\t[ \t]*", "\t", line).strip(" \t\u3000") for line in text.split("\n"))
    return [line for line in lines if line]


def pieces(node: LexborNode) -> list[str]:
    """Give the text of an element in the order of the page, with a newline around every block.

    Pages nest as deeply as they like, so what is open is kept in a list: each element's children and its pieces.
    """
    found: list[str] = []
    opened = [(node.tag, node.iter(include_text=True), found)]
    while opened:
        tag, children, held = opened[-1]
        child = next(children, None)
        if child is None:
            opened.pop()
            if opened and tag in CELLS:
                inner = "".join(held).strip("\n ")
                opened[-1][2].extend((inner, "\n" if "\n" in inner else "\t"))
            elif opened and tag in BLOCKS:
                held.append("\n")
        elif child.tag == "-text":
            held.append(SPACES.sub(" ", BROKEN.sub("", child.text(deep=False))))
        else:
            if child.tag in BLOCKS:
                held.append("\n")
            opened.append((child.tag, child.iter(include_text=True), [] if child.tag in CELLS else held))
    return found
