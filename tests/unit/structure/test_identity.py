"""Title, year, date and issuer as a report's own text states them."""

from __future__ import annotations

import pytest
from tests.made_reports import made_report

from fazhi.structure.identity import Identity, identify


def test_report_states_all_of_them() -> None:
    found = identify(made_report("湖北省来凤县", 2021))
    assert found[:4] == ("湖北省来凤县2021年度法治政府建设工作报告", 2021, "2022-01-20", "湖北省来凤县人民政府")


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("来凤县二〇二二年度法治政府建设报告\n正文。", "", 2022),
        ("来凤县二○一九年法治政府建设工作报告\n正文。", "", 2019),
        ("来凤县法治政府建设年度报告\n2020年，全县推进依法行政。", "", 2020),
        ("来凤县法治政府建设年度报告\n正文没有年份。", "来凤县-2018", 2018),
        ("全县推进依法行政。" * 30 + "2021年办结案件。2021年开展培训。2022年继续推进。" + "依法行政。" * 99, "", 2021),
        ("全县推进依法行政。", "", None),
        ("述法报告\n2025年2月\n现报告本人2024年述法情况。", "", 2024),
        ("落实《改革纲要（2023—2027年）》，2023年，我县推进法治政府建设。", "", 2023),
    ],
)
def test_year(text: str, name: str, year: int | None) -> None:
    assert identify(text, name).year == year


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("正文。\n来凤县人民政府\n2024年1月5日", "2024-01-05"),
        ("正文。\n二〇二四年一月十五日", "2024-01-15"),
        ("正文。\n二〇二三年十二月三十一日", "2023-12-31"),
        ("发布时间：2024-02-03 来源：县司法局\n" + "正文。\n" * 9, "2024-02-03"),
        (
            "2024年1月5日召开会议研究依法行政工作，听取汇报，部署任务，要求各单位抓好落实，务求实效。",
            None,
        ),
        ("来凤县2023年法治政府建设报告\n(2024年1月16日)\n正文。" + "正文。\n" * 9, "2024-01-16"),
        ("正文。", None),
        ("2020-03-11 16:35:10  来源：县司法局\n来凤县2019年法治政府建设报告\n" + "正文。\n" * 9, "2020-03-11"),
        ("来凤县2020年法治政府建设报告\n——2021年4月29日在县人大常委会会议上\n" + "正文。\n" * 9, "2021-04-29"),
        ("2020-12-22 11:50\n发文日期\n2020-12-03 10:00\n来凤县2020年法治政府建设报告\n" + "正文。\n" * 9, "2020-12-03"),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert identify(text).date == date


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("来凤县人民政府", "来凤县人民政府"),
        ("来凤县 司法局", "来凤县司法局"),
        ("兴安盟行政公署", "兴安盟行政公署"),
        ("中共来凤县委全面依法治县委员会办公室", "中共来凤县委全面依法治县委员会办公室"),
        ("翔凤镇人民政府", "翔凤镇人民政府"),
        ("以上报告，请予审议。", None),
    ],
)
def test_issuer(line: str, issuer: str | None) -> None:
    assert identify(f"全县推进依法行政，成效明显。\n{line}\n2024年1月5日").issuer == issuer


def test_page_around_the_title_is_passed_over() -> None:
    text = "首页 > 政务公开\n当前位置：首页\n来凤县2023年法治政府建设年度报告\n正文。"
    found = identify(text)
    assert found.title == "来凤县2023年法治政府建设年度报告"
    assert "政务公开" not in found.lead


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("来凤县人民政府\n关于2023年法治政府建设情况的报告", "来凤县人民政府\n关于2023年法治政府建设情况的报告"),
        ("来凤县2023年度法治政府建设\n工作的报告", "来凤县2023年度法治政府建设\n工作的报告"),
        ("县委全面依法治县委员会:\n2023年，全县推进依法行政。", None),
        ("| 来凤县2023年法治政府建设报告 |", "来凤县2023年法治政府建设报告"),
        ("名 称: 来凤县2023年法治政府建设报告", "来凤县2023年法治政府建设报告"),
        ("• 内容分类:法治政府建设\n来凤县2023年法治政府建设报告", "来凤县2023年法治政府建设报告"),
    ],
)
def test_title_on_two_lines_and_salutation(lines: str, title: str | None) -> None:
    assert identify(lines + "\n2023年，全县推进依法行政。").title == title


def test_issuer_from_the_title_or_the_page() -> None:
    assert (
        identify("发布机构：日照市人民政府　成文日期：2026-02-13\n日照市法治政府建设情况报告\n正文。").issuer
        == "日照市人民政府"
    )
    assert identify("四川省教育厅2025年法治政府建设工作情况\n正文。").issuer == "四川省教育厅"


def test_empty_text() -> None:
    assert identify("") == Identity(None, None, None, None, "")
