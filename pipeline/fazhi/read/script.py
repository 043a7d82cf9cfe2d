"""Whether a text is written in traditional characters, which the vocabularies and rules do not hold."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["is_traditional"]

#: The marks in which the two encodings differ as well say nothing.
HAN = re.compile(r"[\u4e00-\u9fff]")


def is_traditional(text: str) -> bool:
    """Tell whether traditional characters outnumber simplified ones.

    GB 2312 lists the characters of simplified writing and Big5 those of traditional writing; what both have, such as
    法治, tells nothing.

    Args:
        text: A report.

    Returns:
        Whether more of its characters are in Big5 alone than in GB 2312 alone.

    Examples:
        >>> is_traditional("嚴格規範執法"), is_traditional("严格规范执法"), is_traditional("依法行政")
        (True, False, False)
    """
    counts = Counter(HAN.findall(text))
    alone = {character: holds(character, "big5") - holds(character, "gb2312") for character in counts}
    return sum(alone[character] * number for character, number in counts.items()) > 0


def holds(character: str, encoding: str) -> bool:
    """Tell whether an encoding has a character."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
