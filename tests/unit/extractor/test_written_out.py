"""Patterns that are written out for speed find the same as before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_reports import made_report

from fazhi.extractor.alternatives import alternatives, literal_first
from fazhi.knowledge.vocabulary import load_vocabulary

WRITTEN = [pattern for concept in load_vocabulary() for pattern in concept.notes.get("pattern", ())]
WORDS = st.text("甲乙丙丁", min_size=1, max_size=3)
GROUPS = st.lists(WORDS | st.just("[甲乙]丙") | st.just("(?:甲|丙丁)?乙"), min_size=1, max_size=3)
PARTS = st.builds(
    lambda group, mark, rest: f"(?:{'|'.join(group)}){mark}{rest}", GROUPS, st.sampled_from(["", "?", "+", "??"]), WORDS
)


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


@given(parts=st.lists(PARTS | WORDS, min_size=1, max_size=4), text=st.text("甲乙丙丁", max_size=40))
def test_written_out_patterns_match_the_same(parts: list[str], text: str) -> None:
    pattern = "|".join(parts)
    assert spans(literal_first(pattern), text) == spans(pattern, text)


@given(words=st.lists(WORDS, min_size=1, max_size=8), text=st.text("甲乙丙丁", max_size=40))
def test_words_that_begin_alike_match_the_same(words: list[str], text: str) -> None:
    assert spans(alternatives(words), text) == spans("|".join(words), text)


@pytest.mark.parametrize("pattern", WRITTEN)
def test_the_patterns_of_the_vocabulary_match_the_same(pattern: str) -> None:
    text = made_report()
    assert spans(literal_first(pattern), text) == spans(pattern, text)


@pytest.mark.parametrize(
    "pattern", [r"(?:甲|乙)(丙)\1", "(?:甲|乙)(?P<a>丙)", "[]|]甲|乙", r"[^\]|]甲", r"\(甲|乙\|丙"]
)
def test_what_cannot_be_written_out_stays(pattern: str) -> None:
    assert literal_first(pattern) == pattern
