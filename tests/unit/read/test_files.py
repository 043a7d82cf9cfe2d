"""Reading: which files, which encoding, and a clear refusal of what is no report."""

from __future__ import annotations

import codecs
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from fazhi.errors import FazhiError, NotAReportError, ReadError
from fazhi.read import MAX_BYTES, find_files, read_file, read_text
from fazhi.read.files import decode

REPORT = "全县推进法治政府建设，规范行政执法，做好普法。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode(), "utf-8"),
        (REPORT.encode("gb18030"), "gb18030"),
        ("㐀𠀀法治政府、行政执法、普法\n".encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF8 + REPORT.encode(), "utf-8-sig"),
        (REPORT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    text, found = decode(data, "a.txt")
    assert found == encoding
    assert "法治政府" in text and "\ufeff" not in text


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff",
        REPORT.encode() + b"\x81",
        codecs.BOM_UTF8 + b"\xff\xfe",
        codecs.BOM_UTF16_LE + b"\x00",
        b"a\x00b" * 9,
        REPORT.encode() + b"\x00",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: neither UTF-8 nor GB18030"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8 + b"\n", "\u3000\n".encode()])
def test_empty_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: empty file"):
        decode(data, "a.txt")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_become_newlines(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((REPORT * 2).replace("\n", end).encode())
    original = read_file(path)
    assert original.text == REPORT * 2
    assert (original.name, original.source) == ("a", str(path))
    assert original.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_text_is_read_as_the_file_would_be(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    assert read_text(REPORT).text == read_file(path).text
    assert read_text(REPORT).sha256 == read_file(path).sha256


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("", ReadError, "empty text"),
        ("  \n", ReadError, "empty text"),
        ("本周天气晴好，适宜春耕。", NotAReportError, "not a report"),
        ("法治", NotAReportError, "not a report"),
        (REPORT + "\ud800", ReadError, "half a surrogate"),
    ],
)
def test_texts_that_are_refused(text: str, kind: type[FazhiError], words: str) -> None:
    with pytest.raises(kind, match=words):
        read_text(text)


def test_too_large_a_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadError, match="too large"):
        read_file(path)


def test_missing_file_and_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="Is a directory"):
        read_file(tmp_path)


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "c.md", "sub/d.txt", "sub/deep/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(REPORT, "utf-8")
    found = [str(p.relative_to(tmp_path)) for p in find_files([tmp_path]) if isinstance(p, Path)]
    assert found == ["a.TXT", "b.txt", "sub/d.txt", "sub/deep/e.txt"]
    assert list(find_files([tmp_path / "c.md"])) == [tmp_path / "c.md"]


def test_paths_that_hold_no_report(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    errors = [str(e) for e in find_files([tmp_path / "none", tmp_path / "empty"]) if isinstance(e, ReadError)]
    assert len(errors) == 2
    assert "no such file or folder" in errors[0] and "no report files in it" in errors[1]


def test_what_else_is_in_a_folder_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "._a.txt", "~$a.docx", ".hidden/b.txt", "c.md", "d.JPG", "e.jpg", "f"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(REPORT, "utf-8")
    passed: Counter[str] = Counter()
    assert list(find_files([tmp_path], passed)) == [tmp_path / "a.txt"]
    assert passed == {".md": 1, ".jpg": 2, "": 1}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\x00", "old Word or WPS"),
        ("a.rtf", b"{\\rtf1\\ansi }", "a file in RTF"),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=text/html\r\n\r\n", "one archive"),
    ],
)
def test_what_has_to_be_saved_anew_is_not_passed_over(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (found,) = find_files([tmp_path])
    assert isinstance(found, Path)
    with pytest.raises(ReadError, match=words):
        read_file(found)


def test_the_graph_among_the_reports_is_not_searched(tmp_path: Path) -> None:
    (tmp_path / "kg" / "records").mkdir(parents=True)
    (tmp_path / "kg" / "records" / "a.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    passed: Counter[str] = Counter()
    assert list(find_files([tmp_path], passed, tmp_path / "kg")) == [tmp_path / "a.txt"]
    assert not passed


def test_circle_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [p.name for p in find_files([tmp_path]) if isinstance(p, Path)] == ["a.txt"]
