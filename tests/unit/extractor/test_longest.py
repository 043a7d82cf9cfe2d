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
