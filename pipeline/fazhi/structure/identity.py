"""A report's title, year, date and issuer as its text states them."""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi.structure.chrome import chrome_lines

__all__ = ["Identity", "ascii_digits", "identify"]

#: What a title of the genre speaks of.
SUBJECT = re.compile(r"法治(?:政府|建设)|依法行政|依法治[省市县区州旗]|法治\S{1,6}建设|推进法治")
NO_TITLE = re.compile(r"[。；！：:]$|[，,].*[，,]|样例|>|发布|来源|^[（(]?[一二三四五六七八九十]{1,2}[、)）.]")
#: How a title goes on that began on the line before, and how one ends.
GOES_ON = re.compile(r"关于|20\d\d|二[〇○零]|[一二三四五六七八九十]+五?年|年度|(?:推进|全面|落实)?(?:法治|依法)")
ENDS = re.compile(r"(?:报告|总结|情况|汇报|公告|通报|小结|自查|要点|安排|综述|解读)(?:[（(].{0,12}[)）])?$")
BODY_END = re.compile(r"^[^、]+[省市县区旗州盟镇乡道委府局厅会处院心队]$")
BREAKS = re.compile(r"[。；！：:>|，,]|\d{4}[-./]\d|发布|来源|日期|时间|字体|浏览")
YEAR = re.compile(r"(20[0-3]\d)\s*年")
#: What holds years that are not the report's: the titles of plans, and spans of years.
SPAN = re.compile(r"《[^》\n]*》|[（(]?20\d\d年?[—–~～至-]{1,2}20\d\d年?[）)]?")
#: A date, whose year is often the one after.
DATED = re.compile(r"20\d\d年\d{1,2}月(?:\d{1,2}日)?(?![至到—-])|20\d\d[-./]\d{1,2}[-./]\d{1,2}")
HAN_YEAR = re.compile(r"(二[〇○零O0][一二三][〇○零O0一二三四五六七八九])\s*年?")
DATE = re.compile(r"(20\d\d)\s*[年./-]\s*(1[0-2]|0?[1-9])\s*[月./-]\s*(3[01]|[12]\d|0?[1-9])\s*日?(?![\d-])")
HAN_DATE = re.compile(HAN_YEAR.pattern + r"([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
WIDE = "０１２３４５６７８９"
FULL_WIDTH = re.compile(f"[{WIDE}]")
#: A line of the page's table about the report (索引号：…), and the label of a title in it.
FIELD = re.compile(r"[•·●◆■*-]?\s*[\u4e00-\u9fff/ ]{2,10}\s*[:：]")
LABEL = re.compile(r"^(?:名\s*称|标\s*题|(?:信息|文件|公文)(?:名称|标题))\s*[:：]\s*")
#: What stands around a line and is no part of it; a page's cells leave bars.
FRAME = " \t\r\n\u3000\xa0|｜"
HAN = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
SIGNED = re.compile(
    r"^[\u4e00-\u9fff（）()·—-]{2,40}?(?:人民政府|政府|行政公署|行署|(?<!干)部|署|工委|委员会|管委会|管理局|局|厅|办公室|办事处|总队|支队|中心|党委|委)(?:办公室)?$"
)
#: A page's line that begins with when it was published, and a report's that says when it was read to a congress.
STAMP = re.compile(
    r"(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?\s+(?:\d{1,2}[:：]\d\d|来\s*源|作者|责任编辑|浏览|阅读|字号|点击)"
    r"|[—–-]*\s*(20\d\d)年(\d{1,2})月(\d{1,2})日在[^。，,]{4,60}会议上$"
)
PUBLISHED = re.compile(r"(?:发布|发文|成文|公开|更新|生成)(?:时间|日期)\s*[:：]?\s*$|(?:时间|日期)\s*[:：]\s*$")


PUBLISHER = re.compile(
    r"(?:发布机构|发文机关|制发机构|发布单位|信息来源|文章来源|来\s*源)\s*[:：]\s*([\u4e00-\u9fff（）()]{4,40})"
)
#: How far the page's own lines reach before a report.
HEAD = 800


class Identity(NamedTuple):
    """What a report says of itself; None where it does not say."""

    title: str | None
    year: int | None
    date: str | None
    issuer: str | None
    lead: str


def ascii_digits(text: str) -> str:
    """Make full-width digits ASCII ones; offsets stay as they are.

    Args:
        text: Any text.

    Returns:
        The text with digits that patterns and numbers can be compared by.

    Examples:
        >>> ascii_digits("２０２３年度")
        '2023年度'
    """
    if not any(digit in text for digit in WIDE):  # ten looks for one character each are faster than one for a class
        return text
    return FULL_WIDTH.sub(lambda digit: str(int(digit[0])), text)


def identify(text: str, name: str = "", chrome: frozenset[int] | None = None) -> Identity:
    """Read a report's title, year, date and issuer.

    Args:
        text: The report.
        name: The file's name, which may hold the year.
        chrome: Where the lines of the page around the report start; None to find them.

    Returns:
        What was found; `lead` is the opening, where the jurisdiction is usually named.

    Examples:
        >>> identify("柳江区2024年度法治政府建设工作报告\\n\\n2024年，在区委领导下……").year
        2024
    """
    chrome = chrome_lines(text) if chrome is None else chrome
    lines: list[str] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if start not in chrome and (bare := LABEL.sub("", line.strip(FRAME))):
            lines.append(bare)
        start += len(line)
    title = title_of([line for line in lines[:24] if not FIELD.match(line)][:8])
    lead = "\n".join(lines[:8])[:600]
    issuer = issuer_of(lines) or issuer_in(title or "") or publisher_of(text[:HEAD])
    return Identity(title, year_of(title or "", lead, text, name), date_of(text, lines), issuer, lead)


def title_of(lines: list[str]) -> str | None:
    """Find the title among the first lines; one that is set on two or three lines keeps its line breaks."""
    at = next((at for at, line in enumerate(lines) if is_title(line)), None)
    if at is None:
        return None
    parts = [lines[at]]
    if at and GOES_ON.match(parts[0]) and joins(lines[at - 1]) and BODY_END.search(lines[at - 1]):
        parts.insert(0, lines[at - 1])
    if not ENDS.search(parts[-1]) and at + 1 < len(lines) and joins(lines[at + 1]) and ENDS.search(lines[at + 1]):
        parts.append(lines[at + 1])
    return "\n".join(parts)


def joins(line: str) -> bool:
    """Tell whether a line can be a part of a title that is set on several lines."""
    return 2 <= len(line) <= 40 and not BREAKS.search(line) and not is_title(line)


def is_title(line: str) -> bool:
    """Tell whether a line is a report's title."""
    return 6 <= len(line) <= 60 and bool(SUBJECT.search(line)) and not NO_TITLE.search(line)


def year_of(title: str, lead: str, text: str, name: str) -> int | None:
    """Find the year reported on: the title's, else the opening's, the file name's, the commonest before the plans."""
    opening = SPAN.sub("", lead)[:200]
    for place in (title, DATED.sub("", opening), opening, name):
        found = YEAR.search(place) or re.search(r"(?<!\d)(20[0-3]\d)(?!\d)", place)
        if found:
            return int(found[1])
        han = HAN_YEAR.search(place)
        if han:
            return int(han[1].translate(HAN))
    years = [int(y) for y in YEAR.findall(text[: len(text) * 2 // 3])]
    return max(sorted(set(years)), key=years.count) if years else None


def date_of(text: str, lines: list[str]) -> str | None:
    """Find the date of signature at the end, or of publication at the start."""
    for line in reversed(lines[-6:]):
        found = DATE.search(line)
        if found and len(line) <= 40:
            return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
        han = HAN_DATE.search(line)
        if han:
            return f"{han[1].translate(HAN)}-{small(han[2]):02}-{small(han[3]):02}"
    for line in lines[:6]:
        found = DATE.fullmatch(line.strip("（）() "))
        if found:
            return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    head = text[:HEAD]
    for found in DATE.finditer(head):
        if PUBLISHED.search(text[max(0, found.start() - 12) : found.start()]):
            return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    for line in head.split("\n")[:8]:
        stamp = STAMP.match(line.strip("（）() \u3000"))
        if stamp:
            year, month, day = (part for part in stamp.groups() if part)
            return f"{year}-{int(month):02}-{int(day):02}"
    return None


def issuer_in(title: str) -> str | None:
    """Find the body whose report a title says it is: 来凤县人民政府|关于2023年度…, 四川省教育厅|2025年…."""
    found = re.match(r"([^《》“”0-9]{4,40}?)(?:关于|20\d\d|二[〇○零])", re.sub(r"^【[^】]*】|\s", "", title))
    return found[1] if found and SIGNED.match(found[1]) else None


def publisher_of(head: str) -> str | None:
    """Find the body that the page around a report names as its publisher."""
    found = PUBLISHER.search(head)
    return found[1] if found and SIGNED.match(found[1]) else None


def small(numeral: str) -> int:
    """Read a Chinese numeral below one hundred."""
    tens, mark, ones = numeral.rpartition("十")
    digits = "〇一二三四五六七八九"
    return (digits.index(tens) if tens else 1) * 10 * bool(mark) + (digits.index(ones) if ones else 0)


def issuer_of(lines: list[str]) -> str | None:
    """Find who signed the report: a short line near the end that names a body."""
    for line in reversed(lines[-5:]):
        bare = re.sub(r"\s+", "", line)
        if len(bare) <= 40 and SIGNED.match(bare):
            return bare
    return None
