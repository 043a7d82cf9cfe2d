"""Records of short texts, as the achievements of one made-up report tell them."""

from __future__ import annotations

from fazhi import model
from fazhi.language import nlp, record_of

__all__ = ["mechanisms", "names", "record"]


def record(text: str) -> model.Record:
    """Extract the record of a report that says one thing among its achievements."""
    whole = f"湖北省来凤县2023年法治政府建设年度报告\n一、主要做法\n{text}\n"
    return record_of(nlp()(whole), "来凤县-2023", "a.txt", "0" * 64)


def mechanisms(text: str) -> dict[str, model.Mechanism]:
    """Give the mechanisms of such a report by their names."""
    return {m.name: m for m in record(text).mechanisms}


def names(text: str) -> list[str]:
    """Give the names of the mechanisms of such a report."""
    return [m.name for m in record(text).mechanisms]
