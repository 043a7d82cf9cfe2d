"""Whose a body is, by the word before it."""

from __future__ import annotations

import pytest

from fazhi.knowledge.regions import Region, region_table
from fazhi.resolve.owners import owner_of


@pytest.mark.parametrize(
    ("code", "note", "owner"),
    [
        ("440306", "区", "宝安区"),
        ("440306", "市", "深圳市"),
        ("440306", "省", "广东省"),
        ("440306", "市级", "深圳市"),
        ("440306", "省直", "广东省"),
        ("440306", "", "宝安区"),
        ("440306", "各", "宝安区"),
        ("440306", "我区", "宝安区"),
        ("440306", "国家", None),
        ("440306", "全国", None),
        ("440306", "福田区", "福田区"),
        ("451226", "自治区", "广西壮族自治区"),
        ("451226", "县", "环江毛南族自治县"),
        ("451226", "市", "河池市"),
        ("150622", "旗", "准格尔旗"),
        ("422827", "州", "恩施土家族苗族自治州"),
    ],
)
def test_owner(code: str, note: str, owner: str | None) -> None:
    table = region_table()
    own = table.by_code(code, 2023)
    assert own
    found = owner_of(note, table.path(own, 2023), table, 2023)
    assert (found.name if found else None) == owner


@pytest.mark.parametrize(
    ("note", "name", "owner"),
    [
        ("", "司法局", "来凤县"),
        ("", "司法所", "翔凤镇"),
        ("镇", "党委", "翔凤镇"),
        ("县", "县委", "来凤县"),
        ("", "发展和改革委员会", "来凤县"),
        ("", "金融办", "来凤县"),
        ("绿水镇", "司法所", "绿水镇"),
    ],
)
def test_township_has_no_bodies_of_a_county(note: str, name: str, owner: str) -> None:
    table = region_table()
    county = table.by_code("422827", 2023)
    assert county
    path = (*table.path(county, 2023), county.below("翔凤镇", "township"))
    found = owner_of(note, path, table, 2023, name)
    assert found and found.name == owner


def test_level_above_an_unplaced_township_is_open() -> None:
    own = Region("翔凤镇", "翔凤镇", "township", 0)
    assert owner_of("县", (own,), region_table(), 2023) is None


def test_unknown_report_has_no_owner() -> None:
    assert owner_of("区", (), region_table(), 2023) is None
