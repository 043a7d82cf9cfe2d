"""The command fazhi explain, run as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.command import errors_of, run
from tests.made_reports import made_report


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "某县.txt").write_text(made_report(), "utf-8")
    return tmp_path


def test_report_record_fact_and_page(place: Path) -> None:
    text = run("explain", "某县.txt", cwd=place).stdout
    assert "环江毛南族自治县" in text
    assert "m1" in text
    assert "evidence" in run("explain", "某县.txt", "--fact", "m1", cwd=place).stdout
    run("extract", "某县.txt", "-o", "records", cwd=place)
    done = run("explain", "records/某县.json", "--html", "page.html", cwd=place)
    assert done.stdout == ""
    assert (place / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_what_goes_wrong_is_one_line(place: Path) -> None:
    for words, said in (
        (("某县.txt", "--fact", "q7"), "no fact q7"),
        (("absent.txt",), "absent.txt"),
        (("某县.txt", "--html", "absent/page.html"), "absent/page.html"),
    ):
        done = run("explain", *words, cwd=place, code=1)
        (line,) = errors_of(done)
        assert said in line
