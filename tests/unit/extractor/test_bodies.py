"""Bodies and places that no vocabulary holds: their names, whose they are, and what is none."""

from __future__ import annotations

import pytest

from fazhi import model
from fazhi.language import nlp, record_of


def record(text: str, title: str = "湖北省来凤县2023年法治政府建设年度报告") -> model.Record:
    return record_of(nlp()(f"{title}\n一、主要做法\n{text}\n"), "a", "a.txt", "0" * 64)


def bodies(text: str) -> set[tuple[str, str | None]]:
    return {(body.name, body.region) for body in record(text).agencies}


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("县经济商务局牵头落实。", "经济商务局", "来凤县"),
        ("县司法局、文化和旅游体育局联合检查。", "文化和旅游体育局", "来凤县"),
        ("州住房城乡建设和交通运输局督导。", "住房城乡建设和交通运输局", "恩施土家族苗族自治州"),
        ("县职转办印发通知。", "职转办", "来凤县"),
        ("翔凤镇人民政府办理建议3件。", "人民政府", "翔凤镇"),
        ("旧司镇人民调解委员会调解成功。", "人民调解委员会", "旧司镇"),
        ("翔凤镇开展巡查，翔凤派出所参加。", "翔凤派出所", "翔凤镇"),
        ("来凤县人民法院百福司人民法庭巡回审理。", "百福司人民法庭", "来凤县"),
        ("来凤县有线电视网络传输中心移交资产。", "有线电视网络传输中心", "来凤县"),
        ("调整法治来凤建设领导小组办公室。", "法治来凤建设领导小组办公室", "来凤县"),
        ("召开县委全面依法治县委员会会议。", "全面依法治县委员会", "来凤县"),
        ("自觉接受县人大及其常委会监督。", "人民代表大会", "来凤县"),
        ("与湖北民族大学法学院共建基地。", "湖北民族大学法学院", None),
        ("做好中央依法治国办督察反馈意见整改。", "中央全面依法治国委员会办公室", None),
        ("重庆市酉阳县司法局来县座谈。", "司法局", "酉阳土家族苗族自治县"),
    ],
)
def test_body(text: str, name: str, region: str | None) -> None:
    assert (name, region) in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "组织党委理论学习中心组学法4次。",
        "围绕中心工作建章立制。",
        "聘请两家律师事务所担任法律顾问。",
        "获评“全国模范人民调解委员会”。",
        "各级党组织带头学法。",
        "在全县中小学开展宣传。",
        "实现良好开局。",
    ],
)
def test_no_body(text: str) -> None:
    assert bodies(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("首次组织广海镇、都斛镇负责人述法。", {"广海镇", "都斛镇"}),
        ("赋予陬市镇县级权限203项，陬市镇承接到位。", {"陬市镇"}),
        ("在紫城镇举办培训班。", {"紫城镇"}),
        ("推动来凤经济开发区管委会落实，与沈抚新城互认。", {"沈抚新城"}),
        ("推进法治街道建设，及时召开乡会议，深入乡镇街道。", set()),
        ("与重庆市江北区观音桥街道建立机制。", {"重庆市", "江北区", "观音桥街道"}),
        ("联合泸县开展巡查。", {"泸县"}),
        ("积极开展会同县市场监管局检查，召开县委会议。", set()),
    ],
)
def test_places(text: str, names: set[str]) -> None:
    assert {region.name for region in record(text, "来凤县2023年法治政府建设年度报告").regions} == names


def test_township_lies_in_what_stands_before_it() -> None:
    (place,) = (r for r in record("与重庆市江北区观音桥街道建立机制。").regions if r.level == "township")
    assert place.path == ("重庆市", "江北区", "观音桥街道")


def test_what_holds_the_region_is_named_where_the_level_word_means_it() -> None:
    places = {r.name: r.surfaces for r in record("我县经验获恩施州司法局推广，全县参与，全州第一。").regions}
    assert places["恩施土家族苗族自治州"] == ("恩施州", "全州")
