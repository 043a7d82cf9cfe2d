"""A report as the finders see it: folded text, clauses, and the longer of what overlaps."""

from __future__ import annotations

import pytest

from fazhi.extractor.source import Source, fold, longest_first
from fazhi.passages import Mention, Sentence


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“三项制度”（试行）", "三项制度(试行)"),
        ("１＋５＋Ｎ", "1+5+N"),
        ("双随机、一公开", "双随机、一公开"),
        ("甲•乙・丙", "甲·乙·丙"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_offsets_lead_back_past_quotation_marks() -> None:
    source = Source("推行“双随机”“一公开”监管", [])
    at = source.folded.index("双随机一公开")
    start, end = source.span(at, at + 6)
    assert source.text[start:end] == "双随机”“一公开"


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        ("落实制度甲，推行制度乙；完善制度丙。", "制度乙", "推行制度乙"),
        ("推行“教育、整改，处罚”模式，成效好。", "教育", "推行“教育、整改，处罚”模式"),
        ("印发《办法（甲，乙）》，抓落实。", "办法", "印发《办法（甲，乙）》"),
        ("培训3,200人次，覆盖广。", "200", "培训3,200人次"),
    ],
)
def test_clauses(text: str, word: str, clause: str) -> None:
    found = Source(text, []).clause_at(text.index(word))
    assert text[found.start : found.end] == clause


def test_clause_stays_in_its_sentence() -> None:
    text = "甲办结。乙办结。"
    source = Source(text, [Sentence(0, 4, "achievements"), Sentence(4, 8, "achievements")])
    assert source.clause_at(5) == (4, 7)
    assert source.sentence_at(3).end == 4


def test_longer_mention_wins_and_the_earlier_of_equals() -> None:
    def mention(start: int, end: int) -> Mention:
        return Mention("mechanism", start, end, "", "")

    kept = longest_first([mention(0, 3), mention(2, 6), mention(6, 8), mention(7, 9), mention(3, 4)])
    assert [(m.start, m.end) for m in kept] == [(2, 6), (6, 8)]
