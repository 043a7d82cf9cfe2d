"""Reading web pages, PDF, Word and OFD: the same report in each gives the same facts."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import docx
import matplotlib as mpl
import pytest
from docx.oxml import OxmlElement, parse_xml
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findSystemFonts

from fazhi.errors import ReadError
from fazhi.extraction import extract
from fazhi.read import read_file
from fazhi.read.page import looks_like_page, page_text
from fazhi.read.printed import paragraphs

TITLE = "禅城区2024年法治政府建设年度报告"
BODY = (
    "2024年，禅城区认真贯彻党中央决策部署，扎实推进法治政府建设。现将有关情况报告如下：",
    "一、主要做法和成效",
    "（一）严格规范执法。全面实施“综合查一次”，开展联合检查312次，减少入企检查1450户次，行政执法案卷评查合格率达98.5%。",
    "（二）化解矛盾纠纷。坚持和发展新时代“枫桥经验”，全年办理行政复议案件568件，人民调解组织调解纠纷4210件。",
    "二、存在的不足",
    "行政执法监督力量还较为薄弱，包容审慎监管有待加强。",
    "三、下一步工作打算",
    "2025年，将推行行政执法监督员制度，建设区级公共法律服务中心。",
    "佛山市禅城区人民政府",
    "2025年1月17日",
)
REPORT = "\n".join((TITLE, *BODY))
#: Paragraphs, line breaks in one block, and a table that gives the page its columns.
LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "paragraphs": lambda lines: "".join(f"<p>&nbsp;&nbsp;{html.escape(line)}</p>\n" for line in lines),
    "breaks": lambda lines: "<br>\n<br/>".join(f"&emsp;&emsp;{html.escape(line)}" for line in lines),
    "table": lambda lines: (
        f"<table><tr><td>{''.join(f'<div>{html.escape(line)}</div>' for line in lines)}</td></tr></table>"
    ),
    "sections": lambda lines: (
        f"<div>{''.join(f'<p>{line}</p>' for line in lines[:5])}</div>"
        f"<div>{''.join(f'<p>{line}</p>' for line in lines[5:8])}</div><div>{'<br>'.join(lines[8:])}</div>"
    ),
}


def page(body: str, charset: str = "utf-8") -> str:
    return f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{TITLE}-佛山市禅城区人民政府门户网站</title>
<script>var x = "法治政府建设。";</script><style>p {{ color: red }}</style></head>
<body><div class="top"><a>首页</a> | <a>政务公开</a> | <a>政务服务</a></div>
<div>当前位置：<a>首页</a> &gt; <a>法治政府建设年度报告</a></div>
<div class="main"><div class="tit">{TITLE}</div><div><span>发布时间：2025-02-11 10:20</span> 【字体：大 中 小】</div>
<div id="zoom">{body}<div style="display: none">点击这里注册送彩金，一夜暴富。</div></div></div>
<ul><li><a>禅城区2023年法治政府建设年度报告</a></li><li><a>禅城区2022年法治政府建设年度报告</a></li></ul>
<footer>版权所有：佛山市禅城区人民政府</footer></body></html>"""


def word(path: Path) -> None:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for line in BODY:
        document.add_paragraph(line)
    document.save(str(path))


def pdf(path: Path) -> None:
    """Print lines of 30 characters on two pages with page numbers."""
    rows = [line[i : i + 30] for line in (TITLE, *BODY) for i in range(0, len(line), 30)]
    brought = find_spec("paperang_p2_fonts_cjk")
    assert brought and brought.submodule_search_locations
    (font,) = findSystemFonts(list(brought.submodule_search_locations))
    look = FontProperties(fname=font, size=11)
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(path) as file:
        for number, part in enumerate((rows[:9], rows[9:]), start=1):
            figure = Figure(figsize=(8.3, 11.7))
            for place, row in enumerate((*part, f"— {number} —")):
                figure.text(0.1, 0.9 - 0.03 * place, row, fontproperties=look)
            file.savefig(figure)


def ofd(path: Path) -> None:
    """Write an OFD file as GB/T 33190 lays it out: one page, one text object a line."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    objects = "".join(
        f'<ofd:TextObject ID="{10 + i}" Boundary="20 {20 + 8 * i} 170 6" Font="3" Size="4">'
        f'<ofd:TextCode X="0" Y="4">{html.escape(line)}</ofd:TextCode></ofd:TextObject>'
        for i, line in enumerate((TITLE, *BODY))
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {space} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        '</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/0.xml"/>'
        "</ofd:Pages></ofd:Document>",
        "Doc_0/Pages/0.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content>'
        "</ofd:Page>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def facts(path: Path) -> list[object]:
    record = extract(path)
    figures = [(o.indicator, o.value, o.unit) for o in record.observations]
    ways = [(m.name, tuple(a.status for a in m.adoptions)) for m in record.mechanisms]
    about = record.report
    return [about.region, about.year, about.date, about.issuer, about.title, figures, ways]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    path = tmp_path_factory.mktemp("plain") / "report.txt"
    path.write_text(REPORT, "utf-8")
    found = facts(path)
    assert found[:2] == ["禅城区", 2024]
    assert len(found[5]) == 5  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_page_gives_the_facts_of_its_report(layout: str, plain: list[object], tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(LAYOUTS[layout](BODY)), "utf-8")
    assert facts(path) == plain
    lines = read_file(path).text.splitlines()
    assert lines[0] == TITLE
    assert [line for line in lines if line in BODY] == list(BODY)
    assert "彩金" not in "".join(lines) and "2023年" not in "".join(lines) and "var" not in "".join(lines)


def test_a_page_in_another_encoding(plain: list[object], tmp_path: Path) -> None:
    path = tmp_path / "report.htm"
    path.write_bytes(page(LAYOUTS["breaks"](BODY), "gb2312").encode("gb18030"))
    assert facts(path) == plain


@pytest.mark.parametrize(("name", "write"), [("report.docx", word), ("report.pdf", pdf), ("report.ofd", ofd)])
def test_a_file_gives_the_facts_of_its_report(
    name: str, write: Callable[[Path], None], plain: list[object], tmp_path: Path
) -> None:
    write(tmp_path / name)
    assert read_file(tmp_path / name).text.splitlines() == REPORT.splitlines()
    assert facts(tmp_path / name) == plain


def test_what_a_file_is_shows_in_its_bytes(tmp_path: Path) -> None:
    word(tmp_path / "a.docx")
    misnamed = (tmp_path / "a.docx").rename(tmp_path / "a.pdf")
    assert read_file(misnamed).text.splitlines() == REPORT.splitlines()


def test_rows_of_tables_are_lines(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("法治政府建设情况")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "行政复议"
    for column, text in enumerate(("受理", "568", "件")):
        table.cell(1, column).text = text
    document.save(str(tmp_path / "a.docx"))
    assert read_file(tmp_path / "a.docx").text.splitlines() == ["法治政府建设情况", "行政复议", "受理\t568\t件"]
    rows = "<table><tr><td> 受理 </td><td>568</td><td>件</td></tr></table>"
    assert (
        page_text(f"<html><body><p>2023年推进法治政府建设。</p>{rows}</body></html>").splitlines()[-1]
        == "受理\t568\t件"
    )


NUMBERED = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum
w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/></w:lvl></w:abstractNum>
<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num></w:numbering>"""


def test_numbers_that_word_counts_are_written(tmp_path: Path) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    made = parse_xml(NUMBERED)
    root.insert(0, made[0])
    root.append(made[0])
    for depth, text in (
        (0, "主要做法"),
        (1, "规范执法"),
        (1, "化解纠纷"),
        (2, "复议"),
        (0, ""),
        (0, "存在不足"),
        (1, "不强"),
    ):
        numbers = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        numbers.get_or_add_numId().val, numbers.get_or_add_ilvl().val = 91, depth
    document.add_paragraph("法治政府建设")
    document.save(str(tmp_path / "a.docx"))
    assert read_file(tmp_path / "a.docx").text.splitlines() == [
        "一、主要做法", "（一）规范执法", "（二）化解纠纷", "一.3.复议", "三、存在不足", "（一）不强", "法治政府建设",
    ]  # fmt: skip


def test_a_line_break_in_the_source_is_no_space() -> None:
    assert (
        page_text("<html><body><p>推进法治\n   政府建设，\n办理12\n件。</p></body></html>")
        == "推进法治政府建设，办理12 件。\n"
    )


def test_printed_lines_become_paragraphs() -> None:
    full = "某县坚持把法治政府建设摆在突出位置统筹推进各项任务落"
    lines = ["标题", full, "实，成效明显。", full + "实", "（二）规范执法。", full, full, "末尾。"]
    assert paragraphs(lines) == [
        "标题",
        full + "实，成效明显。",
        full + "实",
        "（二）规范执法。",
        full + full + "末尾。",
    ]


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "<broken")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 nothing", "a PDF that cannot be opened"),
        (archive("word/document.xml"), "a Word file that cannot be opened"),
        (archive("OFD.xml"), "an OFD file that cannot be opened"),
        (archive("report.txt"), "an archive, neither Word nor OFD"),
        (b"PK\x03\x04 nothing", "a damaged file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Word or WPS (save it as .docx)"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_file(path)
    line = str(caught.value)
    assert line.startswith(f"{path}: ") and message in line and "\n" not in line


def test_a_scan_is_named(tmp_path: Path) -> None:
    with PdfPages(tmp_path / "a.pdf") as file:
        file.savefig(Figure())
    with pytest.raises(ReadError, match="without text, probably a scan"):
        read_file(tmp_path / "a.pdf")


# --- pages as they come

SENTENCE = "2023年，全县推进法治政府建设，规范行政执法，做好行政复议工作。"


@pytest.mark.parametrize("tag", ["div", "font", "p><span"])
def test_a_page_may_nest_as_deeply_as_it_likes(tag: str) -> None:
    assert SENTENCE in page_text("<html><body>" + f"<{tag}>" * 2000 + SENTENCE)


@pytest.mark.parametrize(
    "style", ["left:50%;margin-left:-500px", "min-height:0;overflow:hidden", "background-opacity:0", "opacity:0.9"]
)
def test_a_layout_is_not_taken_for_spam(style: str) -> None:
    assert page_text(f"<body><div style='{style}'><p>{SENTENCE}</p></div>") == f"{SENTENCE}\n"


def test_a_page_that_a_script_shows_is_read() -> None:
    assert page_text(f"<body style='opacity:0'><p>{SENTENCE}</p>") == f"{SENTENCE}\n"


@pytest.mark.parametrize("rest", ["<frameset><frame src=a></frameset>", "<body><div id=app></div>"])
def test_a_title_alone_is_no_report(rest: str, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><title>甲县2023年法治政府建设报告</title>{rest}</html>", "utf-8")
    with pytest.raises(ReadError, match="a web page without text"):
        read_file(page)


def test_a_part_of_a_page_is_read_as_one() -> None:
    assert looks_like_page(f"<div><p>{SENTENCE}</p></div>")
    assert not looks_like_page(f"<附件>{SENTENCE}")


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("2023年，")
    for tag, words in (("w:ins", "全县"), ("w:del", "全市"), ("w:smartTag", "推进法治政府建设")):
        run = paragraph.add_run(words)._r
        wrapper = OxmlElement(tag)
        run.addprevious(wrapper)
        wrapper.append(run)
    document.save(str(tmp_path / "a.docx"))
    assert read_file(tmp_path / "a.docx").text == "2023年，全县推进法治政府建设\n"
