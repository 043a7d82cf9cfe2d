"""Numbers as reports write them: 1.5万余件, 一千二百余人次, 98.5%, 10.71万家次, 3份(次)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Figure", "chinese_number", "figure_pattern", "find_figures", "read_figure"]

DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
PLACE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:[.．]\d+)?"
#: Chinese numerals count only from ten on: 三项制度 and 一件事 are names.
HAN = r"[一二两三四五六七八九]?[十百千][一二三四五六七八九十百千零]*|[一二两三四五六七八九](?=[余多]?[万亿])"
SCALE = {
    "": 1.0,
    "百": 100.0,
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "万亿": 1e12,
}
PARTS = ("share", "number", "han", "mid", "scale", "more", "unit", "alt", "after")
#: How numbers and units are written otherwise.
WRITTEN = str.maketrans("．", ".", ",，")
SAME = {"％": "%", "百分点": "个百分点"}
#: Amounts keep their scale as part of the unit, as the guideline asks.
AMOUNTS = ("元", "美元", "港元", "欧元")


#: What stands before a number that is not exact.
ABOUT = re.compile(r"(?:约为?|近|超过?|逾|至少|不少于|不低于|将近|接近|大约)\s?$")


#: With what a number begins.
BEGINS = re.compile(
    # the class comes first, by which the engine skips to where a number can begin
    r"[\d零一二两三四五六七八九十百千](?:(?<=率为零)|(?<=率均为零)|(?<=\d)\d*|(?<=[十百千])|(?=[十百千万亿]|[余多][万亿]))"
)


#: A rate that is naught is written without its sign: 差评率为0.
NAUGHT = ("0", "０", "零")
RATE_IS = re.compile(r"率(?:均|都|继续|保持|始终)*(?:为|是|保持)$")
GOES_ON = re.compile(r"[\d.．,，]\d|[\d一-龥%％‰—-]")


class Figure(NamedTuple):
    """A number with its unit as read from the text: offsets [start, end) of the number and unit."""

    start: int
    end: int
    value: float
    unit: str
    approx: bool


@lru_cache(maxsize=8)
def figure_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the pattern of a number with a unit.

    Args:
        units: The units that count.

    Returns:
        A pattern with the groups share (百分之九十), number, han, mid, scale, more, unit, alt and after.

    Examples:
        >>> figure_pattern(("件", "家次")).search("抽查企业10.71万家次")["unit"]
        '家次'
    """
    words = "|".join(re.escape(u) for u in sorted(units, key=len, reverse=True))
    return re.compile(
        r"百分之(?P<share>百|[一二三四五六七八九十零]+(?:点[一二三四五六七八九零]+)?)|"
        rf"(?:(?<![\d.+＋A-Za-z·])(?P<number>{ARABIC})|(?<![一二三四五六七八九十百千万亿第])(?P<han>{HAN}))\s?"
        r"(?P<mid>余|多|几)?(?P<scale>万亿|千万|百万|十万|亿|万|千|百)?(?P<more>余|多|几)?\s?"
        rf"(?P<unit>个百分点|百分点|[%％‰]|{words})(?!(?<=部)[门委队署])(?:[（(](?P<alt>次|件|份|项|个|宗|起|户|家|人|场|条|册)[)）])?"
        r"(?P<after>以上|左右|上下|有余|多)?"
    )


def find_figures(text: str, units: tuple[str, ...]) -> Iterator[Figure]:
    """Find the numbers with a unit in a text.

    Args:
        text: The report.
        units: The units that count.

    Yields:
        Figures in the order of the text; none overlaps another.

    Examples:
        >>> [(figure.value, figure.unit) for figure in find_figures("办案30件、罚款1.5万元", ("件", "元"))]
        [(30.0, '件'), (1.5, '万元')]
    """
    pattern = figure_pattern(units)
    end = 0
    # the pattern is too long to be tried at every place
    for place in BEGINS.finditer(text):
        start = place.start()
        if start < end:
            continue
        if found := pattern.match(text, start):
            end = found.end()
            yield read_figure(found)
        elif (
            place[0] in NAUGHT and RATE_IS.search(text, max(0, start - 8), start) and not GOES_ON.match(text, start + 1)
        ):
            yield Figure(start, start + 1, 0.0, "%", False)


def chinese_number(numeral: str) -> float:
    """Read a Chinese numeral.

    Args:
        numeral: Such as 一千二百 or 三十.

    Returns:
        Its value.

    Examples:
        >>> chinese_number("一千二百"), chinese_number("三十五"), chinese_number("一亿二千万")
        (1200.0, 35.0, 120000000.0)
    """
    total = section = digit = 0
    for c in numeral:
        if c in DIGIT:
            digit = DIGIT[c]
        elif PLACE[c] >= 10**4:
            below = section + digit
            # 一亿二千万: what stands before 万 is only what came after 亿
            total = total + below * PLACE[c] if total > PLACE[c] else (total + below) * PLACE[c]
            section = digit = 0
        else:
            section += (digit or (1 if not section else 0)) * PLACE[c]
            digit = 0
    return float(total + section + digit)


def read_figure(found: re.Match[str]) -> Figure:
    """Read a match of `figure_pattern`.

    Args:
        found: The match.

    Returns:
        The figure; 万 and 亿 are multiplied out except before a currency, which keeps them in its unit.

    Examples:
        >>> read_figure(figure_pattern(("件", "元")).search("罚款1000余万元"))[2:]
        (1000.0, '万元', True)
        >>> read_figure(figure_pattern(("家次",)).search("抽查10.71万家次"))[2:]
        (107100.0, '家次', False)
        >>> read_figure(figure_pattern(("件",)).search("达百分之九十八点五"))[2:]
        (98.5, '%', False)
    """
    share, digits, han, mid, scale, more, unit, alt, after = found.group(*PARTS)
    if share:
        whole, _, tenths = share.partition("点")
        value = chinese_number(whole) + (float("0." + "".join(str(DIGIT[c]) for c in tenths)) if tenths else 0)
        return Figure(found.start(), found.end(), value, "%", False)
    value = float(digits.translate(WRITTEN)) if digits else chinese_number(han)
    unit = SAME.get(unit, unit)
    if unit in AMOUNTS and scale in ("万", "亿"):
        unit = scale + unit
    elif scale:
        value = round(value * SCALE[scale], 4)
    start = found.start()
    approx = bool(mid or more or after or ABOUT.search(found.string, max(0, start - 4), start))
    return Figure(start, found.end("alt") + 1 if alt else found.end("unit"), value, unit, approx)
