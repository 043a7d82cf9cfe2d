"""The jurisdiction that a report speaks for, inferred from its text; ambiguous names stay open."""

from __future__ import annotations

import pytest

from fazhi import model
from fazhi.errors import ConfigurationError
from fazhi.extraction import extract, find_region
from fazhi.language import nlp, record_of

BODY = "扎实推进法治政府建设，规范行政执法，加强普法，县司法局办理行政复议案件36件。\n"


def report(text: str, name: str = "report") -> model.Report:
    doc = nlp().make_doc(text)
    doc.user_data["fazhi.name"] = name
    return record_of(nlp()(doc), name, "a.txt", "0" * 64).report


def body(level: str) -> str:
    return BODY.replace("县", level)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("湖北省来凤县2023年法治政府建设报告\n2023年，来凤县" + BODY, "湖北省/恩施土家族苗族自治州/来凤县"),
        ("2023年，我县" + BODY + "深化法治来凤、平安来凤建设。来凤县人民政府", "湖北省/恩施土家族苗族自治州/来凤县"),
        ("青海省2020年法治政府建设情况的报告\n2020年，我省" + body("省"), "青海省"),
        ("六盘水市2019年法治政府建设报告\n2019年，六盘水市" + body("市"), "贵州省/六盘水市"),
        ("吉林省长春市朝阳区2022年法治政府建设报告\n我区" + body("区"), "吉林省/长春市/朝阳区"),
    ],
)
def test_path(text: str, path: str) -> None:
    found = report(text)
    assert "/".join(found.region_path) == path
    assert found.region == path.rpartition("/")[2]
    assert found.region_id and found.confidence and found.region_evidence


def test_file_name_helps() -> None:
    text = "2023年，我县" + BODY * 3
    assert report(text).region is None
    assert report(text, "来凤县-2023").region == "来凤县"


def test_ambiguous_name_stays_open_and_says_so() -> None:
    text = "朝阳区2023年法治政府建设报告\n2023年，朝阳区" + BODY.replace("县", "区")
    doc = nlp()(text)
    record = record_of(doc, "a", "a.txt", "0" * 64)
    assert (record.report.region, record.report.region_id, record.report.region_path) == (None, None, ())
    (rejection,) = (r for r in record.rejected if r.kind == "region")
    assert "equally supported" in rejection.reason


def test_user_overrules_the_text() -> None:
    text = "来凤县2023年法治政府建设报告\n2023年，来凤县" + BODY
    found = extract(text, region="北京市朝阳区").report
    assert (found.region, found.region_path, found.confidence) == ("朝阳区", ("北京市", "朝阳区"), 1.0)
    assert found.region_evidence == ("given by the user",)


@pytest.mark.parametrize("name", ["440306", "广东省深圳市宝安区", "宝安区"])
def test_region_by_name_path_and_code(name: str) -> None:
    assert find_region(name).code == "440306"


@pytest.mark.parametrize(
    ("name", "words"), [("朝阳区", "say which: 北京市"), ("无此县", "an unknown region"), ("", "unknown")]
)
def test_region_that_cannot_be_used(name: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        find_region(name)
