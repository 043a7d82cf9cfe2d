"""Two ways to find the longest words find the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi.extractor import longest
from fazhi.extractor.longest import Longest

WORDS = st.lists(st.text("甲乙丙", min_size=2, max_size=5), unique=True, max_size=12)


@given(words=WORDS, text=st.text("甲乙丙丁", max_size=40))
def test_look_up_and_automaton_agree(words: list[str], text: str) -> None:
    slow, fast = Longest(words), Longest(words)
    fast.searched = longest.WORTH_BUILDING
    assert slow.find(text) == fast.find(text + "丁")
    assert (slow.automaton is None, fast.automaton is None) == (True, False)


@given(words=WORDS, text=st.text("甲乙丙丁", max_size=40), ends=st.frozensets(st.integers(0, 40), max_size=10))
def test_both_ways_pass_over_what_is_not_accepted(words: list[str], text: str, ends: frozenset[int]) -> None:
    slow, fast = Longest(words), Longest(words)
    fast.searched = longest.WORTH_BUILDING
    found = slow.find(text, lambda _, end: end not in ends)
    assert found == fast.find(text + "丁", lambda _, end: end not in ends)
    assert all(end not in ends for *_, end in found)


def test_what_a_wrong_word_hides_is_found() -> None:
    assert Longest(["建行", "行政执法", "政执"]).find("组建行政执法队", lambda _, end: end != 3) == [(1, 2, 6)]
