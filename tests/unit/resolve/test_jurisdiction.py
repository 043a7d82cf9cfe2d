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


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "贤庠镇人民政府关于2022年度法治政府建设情况的报告\n我镇推进依法行政。",
            "浙江省/宁波市/象山县/贤庠镇",
        ),
        ("密云区鼓楼街道办事处2025年法治政府建设报告\n街道推进依法行政。", "北京市/密云区/鼓楼街道"),
        ("鲤城区人民政府金龙街道办事处2022年法治政府建设报告\n我街道推进。", "福建省/泉州市/鲤城区/金龙街道"),
        ("三都镇2025年法治政府建设年度报告\n在区委、区政府领导下，三都镇推进依法行政。", "三都镇"),
        (
            "2022年，我镇推进法治政府建设，落实英德市要求。\n下太镇党校培训，全镇参加，我镇完成。",
            "广东省/清远市/英德市/下太镇",
        ),
        ("2024年宁河经济开发区推进法治政府建设，宁河区委领导有力，天津市支持。", "天津市/宁河区/宁河经济开发区"),
        (
            "2023年，高新区推进法治政府建设。法治珠海考评优秀，区党工委、珠海市司法局指导。",
            "广东省/珠海市/珠海高新技术产业开发区",
        ),
        ("泾河新城2022年度法治政府建设工作报告\n泾河新城按照西安市标准、西安市要求推进。", "陕西省/西安市/泾河新城"),
    ],
)
def test_townships_and_zones(text: str, path: str) -> None:
    assert "/".join(report(text).region_path) == path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        # the place that a report opens with, not the one that leads it
        ("2024年，泗阳县在宿迁市委、市政府领导下推进依法行政。", "江苏省/宿迁市/泗阳县"),
        ("2022年，合肥经济技术开发区在市委、市政府领导下，推进依法行政。", "安徽省/合肥市/合肥经济技术开发区"),
        (
            "2021年，北京经济技术开发区落实本市部署，市委、市政府领导有力，推动北京发展。",
            "北京市/大兴区/北京经济技术开发区",
        ),
        ("2022年，黄陂区前川街道办事处坚持依法行政，街道班子带头学法。", "湖北省/武汉市/黄陂区/前川街道"),
        # a county whose name has two characters
        ("2023年，新县在市委、市政府领导下，我县推进，获评河南省示范县。", "河南省/信阳市/新县"),
        ("房县2024年法治政府建设工作有序展开，我县推进。", "湖北省/十堰市/房县"),
        # what only says where it lies
        (
            "威海市文登区人民政府\n2022年度法治政府建设情况报告\n威海市部署、威海市要求落实到位，我区推进。",
            "山东省/威海市/文登区",
        ),
        (
            "上级部署是我局依据。江门市和区里推进。\n《江门市新会区统计局抽查计划》、《江门市新会区抽查办法》印发。",
            "广东省/江门市/新会区",
        ),
        # of places named alike the one whose holder is named
        ("朝阳区人民政府关于2020年法治政府建设工作情况的报告\n落实北京市要求，我区推进。", "北京市/朝阳区"),
        ("朝阳区人民政府关于2020年法治政府建设工作情况的报告\n落实长春市要求，我区推进。", "吉林省/长春市/朝阳区"),
        (
            "白云区2021年法治政府建设年度报告\n2021年，白云区推进。贵阳市委依法治市办通报表扬我区。",
            "贵州省/贵阳市/白云区",
        ),
        # the one place named that the report calls as it calls itself, beside partners
        ("2022年，我县推进。滁州市考核优秀，滁州市推广，滁州市发文。来安县司法局审核文件。", "安徽省/滁州市/来安县"),
        ("2022年，我局落实区委部署。长宁区市场监管局办案，与徐汇区、静安区交流。", "上海市/长宁区"),
        ("2021年，我局推进依法行政。\n《沭阳县水务局行政处罚程序规定》修订。", "江苏省/宿迁市/沭阳县"),
        (
            "空港新城2022年法治政府建设情况报告\n2022年，空港新城管委会落实西安市要求。全区稳定。",
            "陕西省/西安市/空港新城",
        ),
        # a province by the numbers of its documents
        ("根据鲁法办〔2020〕3号文件要求，现将我厅2019年度情况报告如下：我省办理案件30件，全省推进。", "山东省"),
        ("现报告我局2019年度情况（苏依法办〔2019〕5号）：我省市场主体增加，全省推进。", "江苏省"),
        (
            "一二一团2023年法治政府建设工作总结\n2023年，一二一团在师市党委领导下推进，落实八师石河子市要求。",
            "新疆维吾尔自治区/石河子市/一二一团",
        ),
    ],
)
def test_where_and_how_a_place_stands(text: str, path: str) -> None:
    assert "/".join(report(text).region_path) == path


@pytest.mark.parametrize(
    "text",
    [
        "法治建设是我县的主题。市委加强领导，我县获评亳州市十大事件，我县推进，县政府落实。",
        "2024年，我局落实区委、区政府要求。法律顾问是江苏承匠律师事务所律师，全区推进。",
        "2022年，龙城街道对标区委部署，落实省市区要求。",
        "2023年，新市街道办事处推进，新市街会议制度修订。",
        "2022年，我县推进。党委和政府高度重视，县委和政府部署，党和政府的要求落实。",
        "2022年，我区推进。会议都安排法治议题，各科室都安装平台，工作都安排到位。",
        "2022年，我县推进。滁州市考核优秀，滁州市推广，滁州市发文。来安县、全椒县来学习。",
    ],
)
def test_no_county_is_guessed(text: str) -> None:
    found = report(text)
    assert found.level in (None, "township") and len(found.region_path) <= 1


def test_counties_named_alike_point_to_what_holds_them() -> None:
    text = "2017年，我市推进法治政府建设，在全市推广。平度市行政审批局成立，平度市、胶州市、莱西市试点。\n我市落实。"
    assert report(text).region == "青岛市"


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
