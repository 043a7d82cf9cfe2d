"""Which counties have a township or street of a name, by the official list of 31 December 2025."""

from __future__ import annotations

import re
from functools import lru_cache

from fazhi.knowledge.regions_rows import rows
from fazhi.resources import data_dir

__all__ = ["LISTED", "counties_with", "townships_of"]

#: The last year of which the list tells.
LISTED = 2025
#: How a township's name ends; 街 is short for 街道, and a people's name before 乡 is often left out.
ENDING = re.compile(r"(?:街道?|苏木|镇|(?:民族)?乡)$")

#: The ways in which the list writes what ends so.
KINDS = {"街": "街道", "街道": "街道", "苏木": "苏木", "镇": "镇", "乡": "(?:[^ ]{1,6}族)?乡"}


@lru_cache(maxsize=256)
def counties_with(name: str, *, renamed: bool = False) -> tuple[str, ...]:
    """Find the counties that have a township or street of a name.

    Args:
        name: Its name, such as ``西兴街道``; ``西兴街`` and, of peoples' townships, the short form will do.
        renamed: Take also what ends otherwise: the 街道 that a 镇 has become since.

    Returns:
        The counties' codes, or those of prefectures without counties, in order.

    Raises:
        KnowledgeError: If the list is missing or a row is wrong.

    Examples:
        >>> counties_with("南星街道"), counties_with("宁安镇")
        (('330102',), ('231084', '640521'))
    """
    ending = ENDING.search(name)
    if ending is None or not ending.start():
        return ()
    stem, kind = re.escape(name[: ending.start()]), ending[0]
    kinds = "|".join(KINDS.values()) if renamed else KINDS.get(kind, kind)
    wanted = re.compile(f" {stem}(?:{kinds}) ")
    return tuple(code for code, names in listed() if name[: ending.start()] in names and wanted.search(names))


@lru_cache(maxsize=256)
def townships_of(county: str) -> frozenset[str]:
    """List the townships and streets of a county.

    Args:
        county: Its code, or that of a prefecture without counties.

    Returns:
        Their names; none where the code is not of the list's year.

    Examples:
        >>> "鹤龙街道" in townships_of("440111")
        True
    """
    return frozenset(next((names.split() for code, names in listed() if code == county), ()))


@lru_cache(maxsize=1)
def listed() -> tuple[tuple[str, str], ...]:
    """Read the list: a county's code and the names of its townships, each between spaces."""
    return tuple(
        (code, f" {names} ") for code, names in rows(data_dir("ontology") / "townships.tsv", ("code", "names"))
    )
