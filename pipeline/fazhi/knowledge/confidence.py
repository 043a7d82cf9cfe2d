"""How sure a fact is: the share of such facts that were right in the annotated reports.

A fact's basis says what it was found by, from the coarse to the fine: its kind, the rule, what more is known. The
table, ``ontology/confidence.tsv``, is written by tools/calibrate.py. The finders' own trust in a mention is another
thing: it decides between mentions and is no part of a record.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from fazhi.errors import KnowledgeError
from fazhi.resources import data_dir

__all__ = ["Basis", "Confidences", "load_confidences"]

Basis = tuple[str, ...]
#: Between a basis's parts in the table.
JOIN = "/"


class Confidences:
    """Looks up how sure facts of a basis are.

    Args:
        shares: The share of right facts by basis; a basis that is not in it counts as the longest part of it that is.

    Examples:
        >>> Confidences({("documents",): 0.9, ("documents", "title"): 0.97}).of("documents", "title", "new")
        0.97
    """

    def __init__(self, shares: Mapping[Basis, float]) -> None:
        self.shares = shares
        self.known: dict[Basis, float] = {}

    def of(self, *basis: str) -> float:
        """Give the confidence of a fact.

        Args:
            basis: What it was found by, from the coarse to the fine.

        Returns:
            A share from 0 to 1; one half where nothing is known of such facts.
        """
        known = self.known.get(basis)
        if known is None:
            parts = (basis[:length] for length in range(len(basis), 0, -1))
            known = self.known[basis] = next((self.shares[part] for part in parts if part in self.shares), 0.5)
        return known


@lru_cache(maxsize=1)
def load_confidences() -> Confidences:
    """Load the table that ships.

    Returns:
        The confidences.

    Raises:
        KnowledgeError: If the table is missing or a row is damaged.

    Examples:
        >>> 0.5 < load_confidences().of("documents", "title") < 1
        True
    """
    return read_confidences(data_dir("ontology") / "confidence.tsv")


def read_confidences(path: Path) -> Confidences:
    """Read a table of confidences.

    Args:
        path: A file of tab-separated values with the columns basis, facts, right and confidence.

    Returns:
        The confidences.

    Raises:
        KnowledgeError: If the file is missing or a row is damaged.
    """
    shares: dict[Basis, float] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                shares[tuple(row["basis"].split(JOIN))] = share_in(row["confidence"])
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise KnowledgeError(f"{path}: {error}", "reinstall fazhi, or run make calibrate in a checkout") from error
    return Confidences(shares)


def share_in(word: str) -> float:
    """Read a share from 0 to 1."""
    share = float(word)
    if not 0 <= share <= 1:
        raise ValueError(f"{word} is no share from 0 to 1")
    return share
