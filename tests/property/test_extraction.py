"""Extraction of texts that nobody wrote: it never fails, says the same twice, and its evidence is verbatim."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.made_reports import made_report

from fazhi.errors import FazhiError
from fazhi.evaluate import KINDS, Evaluation, judge
from fazhi.extraction import extract
from fazhi.extractor.numbers import chinese_number, figure_pattern, read_figure
from fazhi.extractor.source import Source, fold
from fazhi.extractor.tokenizer import CharacterTokenizer
from fazhi.language import nlp, record_of
from fazhi.model import Record
from fazhi.naming import MARKS, comparable, id_part
from fazhi.passages import clauses_of
from fazhi.read.files import decode
from fazhi.structure import lay_out

PIECES = """
2023年 全面推行 深入开展 探索建立 存在 下一步 将 一、 （一） 1. 一是 主要做法 存在的不足 工作打算 “ ” 《 》 （ ）
行政执法“三项制度” “双随机、一公开” 枫桥经验 综合查一次 机制 制度 平台 等 和 、 ， 。 ； ： ！ 〔2023〕5号
深圳市宝安区 环江毛南族自治县 朝阳区 我区 区司法局 省 市 县 各 人民政府 人民法院 综合行政执法大队 街道 镇 与
印发 《行政处罚法》 实施方案 中华人民共和国行政处罚法 568件 1.5万余件 98.5% 一千二百余人次 同比上升 个百分点
罚款 3,200元 荣获 全国首创 称号 位居全省第一 有待加强 不足 依法行政 法治政府 普法 行政复议 首页 > 当前位置
ICP备 😀 签订 协议
""".split()
SPACES = ["\n", "\r\n", " ", "\t", "\u3000", "\u200b", "\ufeff", "\u2028"]
#: Texts of the genre's own pieces in any order, which reach the rules that a random text never would.
genre = st.lists(st.sampled_from([*PIECES, *SPACES, *PIECES]), max_size=60).map("".join)
anything = st.text(max_size=300)
texts = st.one_of(genre, anything, st.tuples(genre, anything, genre).map("".join))
relaxed = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def record(text: str) -> Record:
    """Make a record of any text, past the check that it is a report."""
    doc = nlp().make_doc(text)
    return record_of(nlp()(doc), "any", "any.txt", "0" * 64)


@relaxed
@given(texts)
@example("")
@example("\n")
@example("“")
@example("《》")
@example("》《“”“”。、")
@example("\U0001f600" * 3 + made_report())
@example(made_report().replace("\n", "\r\n"))
@example(made_report().replace("\n", "\u2028"))
@example("一、\n（一）\n1.\n568件")
def test_any_text_gives_a_record_with_verbatim_evidence(text: str) -> None:
    found = record(text)
    assert found.text == text
    for item in found.evidences():
        assert text[item.start : item.end] == item.evidence
        assert item.evidence
    found.check()


@relaxed
@given(texts)
def test_extraction_says_the_same_twice(text: str) -> None:
    assert record(text) == record(text)


@relaxed
@given(genre)
def test_record_survives_json(text: str) -> None:
    found = record(text)
    assert Record.from_json(found.to_json()) == found
    assert Record.from_json(found.to_json(indent=None)) == found


@relaxed
@given(texts)
def test_public_extract_raises_nothing_else(text: str) -> None:
    try:
        extract("法治政府 行政执法 普法\n" + text)
    except FazhiError as error:
        pytest.fail(f"a report was refused: {error}")


@relaxed
@given(texts)
def test_spans_do_not_overlap(text: str) -> None:
    doc = nlp()(text)
    for kind in ("mechanisms", "agencies", "figures"):
        ends = 0
        for span in doc.spans[kind]:
            assert 0 <= span.start < span.end <= len(text)
            assert span.start >= ends, (kind, span.text)
            ends = span.end


@given(anything)
def test_token_index_is_character_offset(text: str) -> None:
    doc = CharacterTokenizer(nlp().vocab)(text)
    assert len(doc) == len(text)
    assert doc.text == text
    assert [token.idx for token in doc] == list(range(len(text)))


@given(texts)
def test_sections_and_sentences_cover_the_text(text: str) -> None:
    layout = lay_out(text, 2023)
    covered = [i for s in layout.sentences for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    missing = set(range(len(text))) - set(covered)
    assert all(text[i].isspace() or text[i] in "。！？!?\x1c\x1d\x1e”’」』）)" for i in missing)
    for section in layout.sections:
        assert 0 <= section.start < section.end <= len(text)
    assert [s.start for s in layout.sections] == sorted(s.start for s in layout.sections)


@given(texts)
def test_clauses_are_in_order_and_hold_no_mark(text: str) -> None:
    end = 0
    for clause in clauses_of(text, 0, len(text)):
        assert end <= clause.start < clause.end <= len(text)
        end = clause.end


@given(texts)
def test_folded_offsets_lead_back_to_the_text(text: str) -> None:
    source = Source(text, [])
    for at, character in enumerate(source.folded):
        start, end = source.span(at, at + 1)
        assert end == start + 1
        assert fold(text[start]) == character


@given(st.integers(min_value=10, max_value=99_999_999))
def test_chinese_numerals_are_read_as_written(number: int) -> None:
    assert chinese_number(numeral(number)) == number


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from(("", "万", "千")), st.booleans())
def test_figures_are_read_as_written(number: int, scale: str, more: bool) -> None:
    text = f"办理案件{number}{'余' if more else ''}{scale}件"
    found = figure_pattern(("件", "人次")).search(text)
    assert found
    figure = read_figure(found)
    assert figure.value == number * {"": 1, "千": 10**3, "万": 10**4}[scale]
    assert (figure.unit, figure.approx, text[figure.start : figure.end]) == ("件", more, text[4:])


@given(st.text(alphabet="甲乙三项1１aＡN+＋" + MARKS + "/?#%", max_size=40))
def test_reduced_names_stay_reduced(name: str) -> None:
    assert comparable(comparable(name)) == comparable(name)
    assert not any(c.isspace() or c in "/?#%<>" for c in id_part(name))
    assert id_part(id_part(name)) == id_part(name)


@given(st.text(alphabet=st.characters(codec="gb18030", exclude_characters="\x00"), min_size=1))
def test_decoded_text_is_what_was_encoded(text: str) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip() or text[0] in "\ufeff\ufffe":
        return
    assert decode(text.encode(), "a.txt")[0] == expected


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_a_read_error(data: bytes) -> None:
    try:
        text, encoding = decode(data, "a.txt")
    except FazhiError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert text and encoding and "\x00" not in text


@relaxed
@given(genre)
def test_record_is_perfect_against_itself(text: str) -> None:
    """The judge gives every fact of a record its match in the same record."""
    data = record(text).model_dump(mode="json", by_alias=True)
    if data["report"]["region"] is None:
        data["report"]["region_path"] = []
    found = Evaluation()
    judge(found, "any", data, data)
    assert [(k, found.scores[k].false, found.scores[k].missed) for k in KINDS] == [(k, 0, 0) for k in KINDS]


DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Write a number in Chinese."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return numeral(high) + "万" + (("零" if low < 1000 else "") + numeral(low) if low else "")
    written = ""
    for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            written += DIGITS[digit] + mark
        elif written and number and not written.endswith("零"):
            written += "零"
    return written
