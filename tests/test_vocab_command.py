"""``fazhi vocab`` and ``--ontology`` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.command import errors_of, run
from tests.made_reports import made_report

from fazhi.cli.vocab import suggestions

HEAD = "scheme,label,aliases,kind,theme,broader,english,definition\n"
ROW = "mechanism,巷口议事,巷头议事,mechanism,disputes,枫桥经验,Lane-side council,居民商议公共事务。\n"


def test_check(tmp_path: Path) -> None:
    assert "0 errors" in run("vocab", "check", cwd=tmp_path).stdout
    words = tmp_path / "my-words"
    words.mkdir()
    (words / "a.csv").write_text(HEAD + ROW, encoding="utf-8")
    assert run("vocab", "check", "my-words", cwd=tmp_path).stdout == "0 errors, 0 warnings\n"
    (words / "b.csv").write_text(HEAD + "mechanism,巷议,双随机一公开,thing,,,,\n", encoding="utf-8")
    lines = run("vocab", "check", "my-words", cwd=tmp_path, code=1).stdout.splitlines()
    assert lines[-1].startswith("2 errors")
    assert all(line.startswith("my-words/b.csv:2: ") for line in lines[:-1])
    (words / "b.csv").write_text("x\n", encoding="utf-8")
    (error,) = errors_of(run("vocab", "check", "my-words", cwd=tmp_path, code=1))
    assert error.startswith("my-words/b.csv:1: ")


def test_a_users_mechanism_changes_what_is_found_and_a_rebuild_notices(tmp_path: Path) -> None:
    report = made_report().rstrip() + "\n全区推广巷头议事。\n"
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(report, encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "a.csv").write_text(HEAD + ROW, encoding="utf-8")

    def names(*more: str) -> list[str]:
        record = json.loads(run("extract", "reports", *more, cwd=tmp_path).stdout)
        return [mechanism["name"] for mechanism in record["mechanisms"]]

    assert "巷口议事" not in names()
    assert "巷口议事" in names("--ontology", "words")
    run("build", "reports", cwd=tmp_path)
    assert "1 read" in run("build", "reports", "--ontology", "words", cwd=tmp_path).stderr
    (tmp_path / "words").rename(tmp_path / "moved")
    assert "no such folder" in errors_of(run("export", "--format", "csv", cwd=tmp_path, code=1))[0]
    assert "1 unchanged" in run("build", "reports", "--ontology", "moved", cwd=tmp_path).stderr
    run("export", "--format", "turtle", "-o", "out.ttl", cwd=tmp_path)
    assert "巷头议事" in (tmp_path / "out.ttl").read_text(encoding="utf-8")  # an alias, which the record lacks
    (tmp_path / "moved" / "a.csv").write_text(HEAD + ROW.replace("巷头议事", "巷尾议事"), encoding="utf-8")
    assert "1 read" in run("build", "reports", "--ontology", "moved", cwd=tmp_path).stderr
    assert "巷口议事" not in (tmp_path / "kg" / "records" / "a.json").read_text(encoding="utf-8")


def test_suggestions_are_ready_to_be_curated(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for name in "ab":
        text = made_report().rstrip() + f"\n{name}组推行“七彩门牌”工作机制。\n"
        (tmp_path / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    run("build", "reports", cwd=tmp_path)
    assert "七彩门牌" in run("vocab", "suggest", cwd=tmp_path).stdout
    rows = list(csv.DictReader(io.StringIO(run("vocab", "suggest", "--format", "csv", cwd=tmp_path).stdout)))
    (row,) = [row for row in rows if "七彩门牌" in row["label"]]
    assert (row["scheme"], row["reports"]) == ("mechanism", "2")
    assert "七彩门牌" in row["example"]
    assert suggestions(tmp_path / "kg", least=3) == []

    words = tmp_path / "words"
    words.mkdir()
    table = run("vocab", "suggest", "--format", "csv", cwd=tmp_path).stdout
    (words / "new.csv").write_text(table, encoding="utf-8")
    assert suggestions(tmp_path / "kg", ontology=(words,)) == []
