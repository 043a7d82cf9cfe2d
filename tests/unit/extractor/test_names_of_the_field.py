"""Names that the vocabulary gives: brands, offices' own terms, and which concept another form of a name is."""

from __future__ import annotations

import pytest
from tests.short_texts import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("企业设立全程电子化登记率升至九成。", "全程电子化登记"),
        ("在工业园设执法监督联络站7个。", "行政执法监督企业联系点"),
        ("把涉法涉诉信访导入法律程序21件。", "涉法涉诉信访依法导入"),
        ("推行“网格员吹哨、部门报到”。", "街乡吹哨、部门报到"),
        ("实行“四十五证合一”。", "多证合一改革"),
        ("落实窗口首席代表制度。", "政务服务首席代表制"),
        ("向受罚企业发出合规建议书33份。", "行政合规建议书"),
        ("执法案件全部落实一案双审。", "一案双审"),
        ("按季开展出庭应诉情况通报。", "行政机关负责人出庭应诉通报制度"),
        ("全面应用“闽执法”平台。", "闽执法"),
        ("推行交管学法减分，办理2.6万人次。", "学法减分"),
        ("总林长签发林长令2道。", "总林长令"),
        ("推行扫码亮证入企。", "扫码入企"),
        ("成立法治政府建设领导小组。", "法治政府建设领导小组"),
        ("试行常务会议议题合法性审查。", "政府常务会议议题合法性审查"),
    ],
)
def test_a_name_of_the_field_is_its_concept(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "梳理全省事项清单。",
        "北京策划周到。",
        "参加高质量发展考核评价培训。",
        "各协调小组召开会议3次。",
        "便民服务点共有26名工作人员。",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert not {"黑龙江全省事", "京策平台", "便民服务站", "高质量发展综合绩效评价", "全面依法治理委员会协调小组"} & set(
        names(text)
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("审查县区政府规章和规范性文件21件。", "规范性文件备案审查"),
        ("审核乡镇报送规范性文件13件。", "规范性文件备案审查"),
        ("审查文件草案58件，提出意见90条。", "规范性文件合法性审查"),
        ("审查规范性文件16件。", "规范性文件合法性审查"),
    ],
)
def test_who_made_a_file_tells_which_review_it_is(text: str, name: str) -> None:
    assert names(text) == [name]


def test_two_systems_written_together_are_two() -> None:
    assert names("推行河长制湖长制。") == ["河长制", "湖长制"]
