"""The one finder of the data folders that ship with fazhi: ontology, queries and samples."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from fazhi.errors import KnowledgeError

__all__ = ["data_dir"]

PACKED = Path(__file__).parent / "_data"
CHECKOUT = Path(__file__).parents[2]


def data_dir(kind: Literal["ontology", "queries", "samples"]) -> Path:
    """Find a data folder: the copy packed in the wheel, else the checkout's.

    Args:
        kind: The folder's name.

    Returns:
        The folder's path.

    Raises:
        KnowledgeError: If neither place holds the folder.

    Examples:
        >>> data_dir("ontology").name
        'ontology'
    """
    for root in (PACKED, CHECKOUT):
        if (root / kind).is_dir():
            return root / kind
    raise KnowledgeError(f"the folder {kind}/ is not in this installation", "reinstall fazhi")
