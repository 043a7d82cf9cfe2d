"""fazhi: a knowledge graph of Chinese governments' annual rule-of-law reports, with the sentence behind every fact.

Examples:
    >>> import fazhi
    >>> record = fazhi.extract("2023年，宝安区推进法治政府建设，深入推行“双随机、一公开”，加强行政执法和普法。")
    >>> record.report.region, record.report.year, record.mechanisms[0].name
    ('宝安区', 2023, '双随机、一公开')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi.api import KnowledgeGraph
    from fazhi.errors import FazhiError
    from fazhi.extraction import extract
    from fazhi.language import nlp
    from fazhi.model import Record

__all__ = ["FazhiError", "KnowledgeGraph", "Record", "extract", "nlp"]

HOMES = {
    "KnowledgeGraph": "fazhi.api",
    "FazhiError": "fazhi.errors",
    "extract": "fazhi.extraction",
    "nlp": "fazhi.language",
    "Record": "fazhi.model",
}


def __getattr__(name: str) -> object:
    """Import a public name at its first use, so that ``import fazhi`` costs nothing."""
    if name not in HOMES:
        raise AttributeError(f"module 'fazhi' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(HOMES[name]), name)
