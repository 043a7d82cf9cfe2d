"""The region table: counts by date, names by year, and no guess where a name is ambiguous."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from fazhi.errors import KnowledgeError
from fazhi.knowledge.regions import Region, RegionTable
from fazhi.knowledge.regions_names import continues, short_forms
from fazhi.resources import data_dir

TABLE = data_dir("ontology") / "regions.tsv"
REGIONS = "code\tname\tlevel\tstart\tend\tsucc\n"
ZONES = "name\taliases\tlevel\thost_code\tkind\tstart\tend\n"


@pytest.fixture(scope="module")
def table() -> RegionTable:
    return RegionTable.load(TABLE)


def full(table: RegionTable, region: Region | None, year: int | None = None) -> str | None:
    return None if region is None else "".join(part.name for part in table.path(region, year))


def known(table: RegionTable, code: str, year: int | None = None) -> Region:
    region = table.by_code(code, year)
    assert region is not None
    return region


@pytest.mark.parametrize(
    ("year", "provinces", "prefectures", "counties"),
    [
        (2015, 34, 334, 2850),
        (2018, 34, 333, 2851),
        (2020, 34, 333, 2844),
        (2023, 34, 333, 2844),
        (2024, 34, 333, 2846),
        (2025, 34, 333, 2845),
        (2026, 34, 333, 2847),
    ],
)
def test_counts_are_the_official_ones(
    table: RegionTable, year: int, provinces: int, prefectures: int, counties: int
) -> None:
    alive = [region.level for region in table if region.distance(year) == 0]
    assert tuple(map(alive.count, ("province", "prefecture", "county"))) == (provinces, prefectures, counties)


@pytest.mark.parametrize("year", [2015, 2019, 2023, 2026])
def test_every_full_path_is_found_and_no_bare_name_is_misread(table: RegionTable, year: int) -> None:
    for region in table:
        if region.distance(year) == 0:
            names = [part.name for part in table.path(region, year)]
            assert table.find(names, year) == region
            assert table.find(["".join(names)], year) == region
            assert table.resolve(region.name, year) in {region, None}


@pytest.mark.parametrize(
    ("surface", "year", "expected"),
    [
        ("宝安区", 2023, "广东省深圳市宝安区"),
        ("宝安", 2023, "广东省深圳市宝安区"),
        ("深圳", 2023, "广东省深圳市"),
        ("南宁市", 2023, "广西壮族自治区南宁市"),
        ("广西", 2023, "广西壮族自治区"),
        ("广西自治区", 2023, "广西壮族自治区"),
        ("内蒙古", 2023, "内蒙古自治区"),
        ("新疆", 2023, "新疆维吾尔自治区"),
        ("香港", 2023, "香港特别行政区"),
        ("恩施州", 2023, "湖北省恩施土家族苗族自治州"),
        ("延边州", 2023, "吉林省延边朝鲜族自治州"),
        ("凉山州", 2023, "四川省凉山彝族自治州"),
        ("西双版纳", 2023, "云南省西双版纳傣族自治州"),
        ("克州", 2023, "新疆维吾尔自治区克孜勒苏柯尔克孜自治州"),
        ("巴音郭楞州", 2023, "新疆维吾尔自治区巴音郭楞蒙古自治州"),
        ("前郭县", 2023, "吉林省松原市前郭尔罗斯蒙古族自治县"),
        ("三江县", 2023, "广西壮族自治区柳州市三江侗族自治县"),
        ("融水县", 2023, "广西壮族自治区柳州市融水苗族自治县"),
        ("鄂伦春旗", 2023, "内蒙古自治区呼伦贝尔市鄂伦春自治旗"),
        ("科左中旗", 2023, "内蒙古自治区通辽市科尔沁左翼中旗"),
        ("锡林郭勒盟", 2023, "内蒙古自治区锡林郭勒盟"),
        ("管城区", 2023, "河南省郑州市管城回族区"),
        ("神农架", 2023, "湖北省神农架林区"),
        ("大兴安岭地区", 2023, "黑龙江省大兴安岭地区"),
        ("济源市", 2023, "河南省济源市"),
        ("石河子市", 2023, "新疆维吾尔自治区石河子市"),
        ("藤县", 2023, "广西壮族自治区梧州市藤县"),
        ("沙县", 2023, "福建省三明市沙县区"),
        ("吉林", 2023, "吉林省"),
        ("海南", 2023, "海南省"),
        ("吉安", 2023, "江西省吉安市"),
        ("西安", 2023, "陕西省西安市"),
        ("巴州", 2023, "新疆维吾尔自治区巴音郭楞蒙古自治州"),
        ("白杨市", 2023, "新疆维吾尔自治区白杨市"),
        ("和康县", 2024, "新疆维吾尔自治区和田地区和康县"),
        ("草湖市", 2026, "新疆维吾尔自治区草湖市"),
    ],
)
def test_plain_names(table: RegionTable, surface: str, year: int, expected: str) -> None:
    assert full(table, table.resolve(surface, year), year) == expected


@pytest.mark.parametrize(
    "surface",
    [
        "鼓楼区", "朝阳区", "西湖区", "城关区", "新华区", "铁西区", "南山区", "宝山区", "海州区", "市中区",
        "长安区", "和平区", "通州区", "普陀区", "城区", "朝阳", "江北区", "通州", "鹤山", "桥西区",
    ],
)  # fmt: skip
def test_an_ambiguous_name_gives_candidates_and_no_guess(table: RegionTable, surface: str) -> None:
    assert table.resolve(surface, 2023) is None
    found = table.candidates(surface, 2023)
    assert len(found) > 1
    assert [region.level for region in found] == sorted(
        (region.level for region in found), key=("province", "prefecture", "county").index
    )


@pytest.mark.parametrize(
    ("surface", "within", "expected"),
    [
        ("南山区", "440306", "广东省深圳市南山区"),
        ("南山", "440306", "广东省深圳市南山区"),
        ("鼓楼区", "350100", "福建省福州市鼓楼区"),
        ("朝阳区", "110000", "北京市朝阳区"),
        ("朝阳", "211302", "辽宁省朝阳市"),
        ("巴州", "511900", "四川省巴中市巴州区"),
        ("西安区", "220400", "吉林省辽源市西安区"),
        ("长安区", "610100", "陕西省西安市长安区"),
        ("江北区", "500103", "重庆市江北区"),
        ("桥西区", "130200", None),
        ("宝安区", "650100", "广东省深圳市宝安区"),
        ("鼓楼区", "440306", None),
    ],
)
def test_surroundings_settle_an_ambiguous_name(
    table: RegionTable, surface: str, within: str, expected: str | None
) -> None:
    assert full(table, table.resolve(surface, 2023, known(table, within)), 2023) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["广东省", "深圳市", "宝安区"], "广东省深圳市宝安区"),
        (["深圳", "宝安区"], "广东省深圳市宝安区"),
        (["广东", "宝安"], "广东省深圳市宝安区"),
        (["北京", "朝阳"], "北京市朝阳区"),
        (["北京", "北京市"], "北京市"),
        (["吉林", "吉林"], "吉林省吉林市"),
        (["重庆市江北区"], "重庆市江北区"),
        (["南宁市武鸣区广西-东盟经济技术开发区"], "广西壮族自治区南宁市武鸣区广西-东盟经济技术开发区"),
        (["广东省", "武汉市"], None),
        (["河北省", "桥西区"], None),
        (["某省", "某市"], None),
        ([], None),
    ],
)
def test_chains(table: RegionTable, parts: list[str], expected: str | None) -> None:
    assert full(table, table.find(parts, 2023), 2023) == expected


@pytest.mark.parametrize(
    ("surface", "year", "code"),
    [
        ("蓟县", 2015, "120225"),
        ("蓟州区", 2017, "120119"),
        ("闸北区", 2014, "310108"),
        ("莱芜市", 2017, "371200"),
        ("莱芜区", 2020, "370116"),
        ("东乡县", 2015, "361029"),
        ("东乡县", 2023, "622926"),
        ("江东区", 2015, "330204"),
        ("钱塘区", 2021, "330114"),
        ("江北区", 2026, "330205"),
        ("儋州市", 2010, "469003"),
        ("儋州市", 2020, "460400"),
        ("襄樊市", 2008, "420600"),
        ("郫县", 2023, "510124"),
    ],
)
def test_renamed_and_abolished_by_year(table: RegionTable, surface: str, year: int, code: str) -> None:
    region = table.resolve(surface, year)
    assert region is not None
    assert region.code == code


def test_a_code_has_the_name_of_the_year(table: RegionTable) -> None:
    assert known(table, "130502", 2018).name == "桥东区"
    assert known(table, "130502", 2022).name == "襄都区"
    assert known(table, "region/420600", 2005).name == "襄樊市"
    assert table.by_code("999999") is None


@pytest.mark.parametrize(
    ("code", "year", "heirs"),
    [
        ("371200", 2023, ["济南市莱芜区", "济南市钢城区"]),
        ("140203", 2023, ["大同市云冈区"]),
        ("130603", 2023, ["保定市莲池区"]),
        ("500105", 2026, ["两江新区"]),
        ("500105", 2023, ["江北区"]),
        ("652201", 2023, ["哈密市伊州区"]),
    ],
)
def test_successors(table: RegionTable, code: str, year: int, heirs: list[str]) -> None:
    found = table.successors(known(table, code, 2010), year)
    assert ["".join(part.name for part in table.path(region, year)[1:]) for region in found] == heirs


@pytest.mark.parametrize(
    ("surface", "year", "path"),
    [
        ("新疆生产建设兵团", 2023, "新疆维吾尔自治区新疆生产建设兵团"),
        ("八师石河子市", 2023, "新疆维吾尔自治区新疆生产建设兵团第八师石河子市"),
        ("第八师", 2023, "新疆维吾尔自治区新疆生产建设兵团第八师石河子市"),
        ("兵团第一师", 2023, "新疆维吾尔自治区新疆生产建设兵团第一师阿拉尔市"),
        ("第七师", 2018, "新疆维吾尔自治区新疆生产建设兵团第七师"),
        ("第七师", 2022, "新疆维吾尔自治区新疆生产建设兵团第七师胡杨河市"),
        ("第十二师", 2022, "新疆维吾尔自治区新疆生产建设兵团第十二师"),
    ],
)
def test_the_corps(table: RegionTable, surface: str, year: int, path: str) -> None:
    region = table.resolve(surface, year)
    assert full(table, region, year) == path
    assert region is not None
    assert region.id.startswith("region/zone/")


def test_the_corps_has_fourteen_divisions_and_their_cities_keep_their_codes(table: RegionTable) -> None:
    for year in (2015, 2020, 2023, 2026):
        assert len(table.children(known(table, "zone/新疆生产建设兵团"), year)) == 14
    assert known(table, "659001", 2023).name == "石河子市"
    chain = ["新疆维吾尔自治区", "新疆生产建设兵团", "第八师", "石河子市"]
    assert table.find(chain, 2023) == table.resolve("第八师石河子市", 2023)


@pytest.mark.parametrize(
    ("surface", "year", "host"),
    [
        ("广西-东盟经济技术开发区", 2023, "450110"),
        ("广西—东盟经济技术开发区", 2023, "450110"),
        ("苏州工业园区", 2023, "320500"),
        ("雄安新区", 2023, "130000"),
        ("西咸新区", 2020, "610100"),
        ("贵安新区", 2020, "520100"),
        ("天府新区", 2020, "510100"),
        ("东湖高新区", 2020, "420100"),
        ("北京经开区", 2020, "110115"),
        ("威海火炬高技术产业开发区", 2020, "371000"),
        ("郑州航空港区", 2020, "410100"),
        ("杨凌示范区", 2020, "610403"),
        ("海南自贸港", 2021, "460000"),
        ("横琴粤澳深度合作区", 2022, "440402"),
    ],
)
def test_zones_hang_below_their_hosts(table: RegionTable, surface: str, year: int, host: str) -> None:
    region = table.resolve(surface, year)
    assert region is not None
    assert (region.level, region.parent, region.id) == ("zone", host, f"region/zone/{region.name}")


def test_liangjiang_was_a_zone_and_became_a_district(table: RegionTable) -> None:
    assert [region.id for region in table.candidates("两江新区", 2020)] == ["region/zone/两江新区"]
    assert [region.id for region in table.candidates("两江新区", 2025)] == ["region/500157"]


def test_surfaces_say_how_far_a_form_can_be_trusted(table: RegionTable) -> None:
    surfaces = table.surfaces(2023)
    expected = {
        "宝安区": "full", "广东": "stem", "恩施州": "stem", "宝安": "weak", "西安": "stem", "吉安": "stem",
        "公安": "word", "资源": "word", "藤县": "word", "城区": "word",
    }  # fmt: skip
    assert {form: surfaces[form].grade for form in expected} == expected
    assert surfaces["闸北区"].grade == "weak"
    assert len(surfaces["鼓楼区"].regions) == 4
    assert min(map(len, surfaces)) == 2
    assert "蓟" not in surfaces


def test_children_are_those_of_the_year(table: RegionTable) -> None:
    children = table.children(known(table, "330100"), 2023)
    names = {region.name for region in children if region.level == "county"}
    assert "钱塘区" in names
    assert "江干区" not in names
    assert len(names) == 13


def test_places_below_the_table_keep_their_path(table: RegionTable) -> None:
    town = known(table, "440306").below("新桥街道", "township")
    assert town.id == "region/440306/新桥街道"
    assert full(table, town, 2023) == "广东省深圳市宝安区新桥街道"
    assert table.resolve("南山区", 2023, town) == table.by_code("440305")


@pytest.mark.parametrize(
    ("name", "level", "forms"),
    [
        ("广西壮族自治区", "province", ("广西", "广西自治区")),
        ("东乡族自治县", "county", ("东乡", "东乡县")),
        ("积石山保安族东乡族撒拉族自治县", "county", ("积石山", "积石山县")),
        ("阿拉善左旗", "county", ()),
        ("井陉矿区", "county", ()),
        ("回民区", "county", ("回民",)),
        ("浦东新区", "county", ("浦东",)),
        ("西区", "county", ()),
        ("苏州工业园区", "zone", ()),
    ],
)
def test_short_forms(name: str, level: str, forms: tuple[str, ...]) -> None:
    assert short_forms(name, level) == forms


def test_a_name_that_runs_on_is_another_word() -> None:
    assert continues("新建区", "域合作")
    assert continues("合作市", "场")
    assert continues("鄂温克", "族同胞")
    assert not continues("新建区", "司法局")
    assert not continues("新建区", "")


def test_loading_is_fast() -> None:
    took = []
    for _ in range(5):
        start = time.perf_counter()
        RegionTable.load(TABLE)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.2  # measured 0.04; the margin is for busy machines


@pytest.mark.parametrize(
    ("broken", "content", "cause"),
    [
        ("regions.tsv", None, "No such file"),
        ("regions.tsv", "code\tname\n", "the header is not"),
        ("regions.tsv", REGIONS + "1\t2\n", "not 6 fields"),
        ("regions.tsv", REGIONS + "440000\t广东省\tprovince\tx\t\t\n", "a year is no number"),
        ("zones.tsv", ZONES + "甲\t\t\t999999\t\t\t\n", "unknown host"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, broken: str, content: str | None, cause: str) -> None:
    for name in ("regions.tsv", "zones.tsv", "region_forms.tsv"):
        (tmp_path / name).write_bytes(TABLE.with_name(name).read_bytes())
    if content is None:
        (tmp_path / broken).unlink()
    else:
        (tmp_path / broken).write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=cause) as raised:
        RegionTable.load(tmp_path / "regions.tsv")
    assert broken in str(raised.value)
