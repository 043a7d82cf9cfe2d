"""What a mechanism that no vocabulary knows narrows: the known names in its own name."""

from __future__ import annotations

import pytest

from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.resolve.adoptions import held


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("水务领域行政执法与刑事司法衔接机制", ["行政执法与刑事司法衔接机制"]),
        ("粮食储备信用监管机制", ["信用监管"]),
        ("渔港“首违不罚”清单", ["首违不罚清单"]),
        ("容缺受理+告知承诺", ["容缺受理", "告知承诺制"]),
        ("“一窗受理、限时办结”服务", ["一窗受理"]),
        ("法治督察+财会监督", ["法治督察", "财会监督"]),
        ("府院联动", []),
        ("江畔议事廊", []),
        ("“彩云”普法", []),
        ("城东信用监管评价办法", []),
    ],
)
def test_a_new_name_narrows_the_known_one_that_it_ends_with_or_those_it_joins(name: str, known: list[str]) -> None:
    assert [concept.label for concept in held(name, load_vocabulary())] == known
