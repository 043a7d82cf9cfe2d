"""Reports in traditional characters: read in simplified ones, which the vocabularies hold, and quoted as written."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fazhi.model import Record

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["as_written", "simplified"]

#: Of these every report has some, as 建設, 執法, 機關 and 縣 are in its every paragraph.
HINT = re.compile("[設執機關縣區實務規對導國會]")
HAN = re.compile(r"[\u4e00-\u9fff]")


def simplified(text: str) -> str:
    """Write a text in simplified characters where it is in traditional ones.

    Args:
        text: A report.

    Returns:
        A text of the same length; the same object where simplified characters are the more already.

    Examples:
        >>> simplified("嚴格規範執法，乾淨徹底"), simplified("在乾县规范执法")
        ('严格规范执法，干净彻底', '在乾县规范执法')
    """
    if not HINT.search(text) or not is_traditional(text):
        return text
    # offsets stay: OpenCC's dictionaries of characters and of phrases keep the number of characters
    found: str = converter().convert(text)
    assert len(found) == len(text)
    return found


def is_traditional(text: str) -> bool:
    """Tell whether traditional characters outnumber simplified ones.

    GB 2312 lists the characters of simplified writing and Big5 those of traditional writing; what both have, such as
    法治, tells nothing.
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


@lru_cache(maxsize=1)
def converter() -> OpenCC:
    """Load the conversion from traditional to simplified characters."""
    from opencc import OpenCC  # noqa: PLC0415 - few reports need it, and every command would wait for it

    return OpenCC("t2s")


def as_written(record: Record, written: str) -> Record:
    """Quote a report as it is written, where its record was made from the text in simplified characters.

    Args:
        record: The record of the text in simplified characters.
        written: The report's own text, character for character.

    Returns:
        The record with evidence, surfaces, title and issuer in the report's own characters; names stay simplified.
    """
    found = {key: quoted(value, record.text, written) for key, value in record.model_dump(by_alias=True).items()}
    report = found["report"]
    for key in ("title", "issuer", "region_evidence"):
        report[key] = own(report[key], record.text, written)
    return Record.model_validate({**found, "text": written})


def quoted(value: Any, text: str, written: str) -> Any:
    """Put the report's own characters for what a part of a record quotes."""
    if isinstance(value, (list, tuple)):
        return [quoted(item, text, written) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: quoted(item, text, written) for key, item in value.items()}
    for key in found.keys() & {"surfaces", "agencies"}:
        found[key] = own(found[key], text, written)
    if "evidence" in found:
        found["evidence"] = written[found["start"] : found["end"]]
    return found


def own(words: Any, text: str, written: str) -> Any:
    """Give the report's own characters for some words of it; those that it does not hold stay."""
    if isinstance(words, (list, tuple)):
        return [own(item, text, written) for item in words]
    at = text.find(words) if words else -1
    return written[at : at + len(words)] if at >= 0 else words
