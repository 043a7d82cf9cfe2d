"""Names compared and made into identifiers."""

from __future__ import annotations

import pytest

from fazhi.naming import comparable, id_part, short_hash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“双随机、一公开”", "双随机一公开"),
        ("「双随机·一公开」", "双随机，一公开"),
        ("ＡＰＰ", "app"),
        ("“１＋５＋Ｎ”", "1+5+N"),
        ("《行政处罚法》", "行政处罚法"),
        ("法治 政府\u3000建设\u200b", "法治政府建设"),
        ("一站式（便民）服务", "一站式(便民)服务"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert comparable(one) == comparable(other) != ""


@pytest.mark.parametrize(("one", "other"), [("综合查一次", "综合查两次"), ("A", "B"), ("1+5", "1+6")])
def test_different_names(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("“枫桥经验”", "枫桥经验"),
        ("A/B?C#D", "A／B？C＃D"),
        ("甲 乙\u3000丙\n", "甲乙丙"),
        ("{级}司法局|旧", "｛级｝司法局｜旧"),
    ],
)
def test_identifiers(name: str, part: str) -> None:
    assert id_part(name) == part


def test_hash_is_stable_and_divides_its_parts() -> None:
    assert short_hash("来凤县", "2023") == short_hash("来凤县", "2023")
    assert len({short_hash("a", "b"), short_hash("ab"), short_hash("ab", ""), short_hash("", "ab")}) == 4
    assert len(short_hash("甲")) == 8
