"""Names of bodies in a row, and plurals that name none."""

from __future__ import annotations

import pytest

from fazhi.extractor.parts import whole_names
from fazhi.passages import Mention


def body(start: int, end: int, name: str, note: str) -> Mention:
    """Make the mention of a body."""
    return Mention("agency", start, end, name, "government", "", "vocabulary", note, 0.9)


@pytest.mark.parametrize(
    ("mentions", "kept"),
    [
        # 市公安局|经侦支队
        ([body(0, 4, "公安局", "市"), body(4, 8, "经侦支队", "")], [("经侦支队", 0, "市")]),
        # 国家税务总局|山东省税务局
        ([body(0, 6, "国家税务总局", "国家"), body(6, 12, "税务局", "山东省")], [("税务局", 0, "山东省")]),
        # 党工委|管委会
        ([body(0, 3, "党工委", ""), body(3, 6, "管理委员会", "")], [("党工委", 0, ""), ("管理委员会", 3, "")]),
        # 区委|区政府
        ([body(0, 2, "区委", "区"), body(2, 5, "人民政府", "区")], [("区委", 0, "区"), ("人民政府", 2, "区")]),
        # 各司法所、县司法局
        ([body(0, 4, "司法所", "各"), body(5, 9, "司法局", "县")], [("司法局", 5, "县")]),
    ],
)
def test_a_part_and_its_whole_are_one_body(mentions: list[Mention], kept: list[tuple[str, int, str]]) -> None:
    assert [(m.name, m.start, m.note) for m in whole_names(mentions)] == kept
