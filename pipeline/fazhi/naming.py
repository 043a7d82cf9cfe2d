"""How names are compared and turned into identifiers."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

__all__ = ["QUOTES", "comparable", "id_part", "short_hash"]

#: Quotation marks that reports put around names, in all the widths in use.
QUOTES = "“”‘’\"'＂＇「」『』〝〞"

MARKS = QUOTES + "《》〈〉<>〔〕[]【】（）()、，,。.·•;；:：—–-_+＋/ \t\u3000\u200b\ufeff\xa0"
#: Characters that an IRI segment may not hold, and the full-width ones that stand for them.
UNSAFE = str.maketrans("/?#%<>{}|\\^`", "／？＃％〈〉｛｝｜＼＾｀")
DROPPED = {ord(mark): None for mark in MARKS}


@lru_cache(maxsize=1 << 16)
def comparable(name: str) -> str:
    """Reduce a name to what two spellings of it share.

    Width, case, quotation marks, brackets, dashes and white space are dropped.

    Args:
        name: A name as a report or a user writes it.

    Returns:
        The reduced form; equal for spellings of one name.

    Examples:
        >>> comparable("“双随机、一公开”") == comparable("双随机一公开")
        True
        >>> comparable("“１＋５＋Ｎ”")
        '15n'
    """
    return unicodedata.normalize("NFKC", name).translate(DROPPED).casefold()


def id_part(name: str) -> str:
    """Turn a name into one readable part of an identifier.

    Args:
        name: A canonical name.

    Returns:
        The name without quotation marks and white space, with characters that an
        IRI segment may not hold made full-width.

    Examples:
        >>> id_part("“双随机、一公开”")
        '双随机、一公开'
        >>> id_part("1+5+N 多元/解纷")
        '1+5+N多元／解纷'
    """
    kept = "".join(c for c in unicodedata.normalize("NFC", name) if c not in QUOTES and not c.isspace())
    return kept.translate(UNSAFE)


def short_hash(*parts: str) -> str:
    """Hash parts into eight hexadecimal digits; parts are length-prefixed, so ("ab","c") != ("a","bc").

    Args:
        parts: The strings that identify a thing.

    Returns:
        Eight lower-case hexadecimal digits.

    Examples:
        >>> short_hash("ab", "c") == short_hash("a", "bc")
        False
    """
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:8]
