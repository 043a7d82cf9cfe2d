"""The installed command from end to end: building again, records, questions and exports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.command import FAZHI, errors_of, lines_of, run
from tests.folders import build, contents, counts, kept, years
from tests.made_reports import made_report

from fazhi.api import KnowledgeGraph
from fazhi.resources import data_dir

# --- building again


def test_building_again_changes_nothing(place: Path) -> None:
    before = contents(place / "kg")
    done = run("build", "in", cwd=place)
    assert "reports: 0 read, 2 unchanged" in done.stderr
    assert contents(place / "kg") == before


def test_building_anew_gives_the_same_records(place: Path) -> None:
    build(place, "other")
    assert kept(place / "other") == kept(place / "kg")


def test_changed_file_updates_its_part(place: Path) -> None:
    before = contents(place / "kg" / "records")
    (place / "in" / "二.txt").write_text(made_report(year=2023, figure=999), "utf-8")
    done = build(place)
    assert (done.read, done.unchanged) == (1, 1)
    after = contents(place / "kg" / "records")
    assert [name for name in after if after[name] != before[name]] == ["二.json"]
    with KnowledgeGraph.open(place / "kg") as graph:
        rows = graph.cypher("MATCH (o:Observation) WHERE o.unit = '家次' RETURN o.value AS value")
    assert sorted(row["value"] for row in rows) == [111, 999]
    assert_same_graph_as_built_anew(place)


def test_changed_year_moves_the_report(place: Path) -> None:
    (place / "in" / "二.txt").write_text(made_report(year=2025, figure=222), "utf-8")
    build(place)
    assert years(place) == ["2022", "2025"]
    assert_same_graph_as_built_anew(place)


def test_added_file_joins(place: Path) -> None:
    (place / "in" / "三.txt").write_text(made_report(year=2024), "utf-8")
    done = build(place)
    assert (done.read, done.unchanged) == (1, 2)
    assert years(place) == ["2022", "2023", "2024"]
    assert_same_graph_as_built_anew(place)


def test_removed_file_stays_until_prune(place: Path) -> None:
    (place / "in" / "一.txt").unlink()
    done = run("build", "in", cwd=place)
    assert "in/一.txt: its file is gone; --prune removes it" in done.stderr
    assert years(place) == ["2022", "2023"]
    done = run("build", "in", "--prune", cwd=place)
    assert "1 removed" in done.stderr
    assert years(place) == ["2023"]
    assert [p.name for p in (place / "kg" / "records").iterdir()] == ["二.json"]
    assert_same_graph_as_built_anew(place)


def assert_same_graph_as_built_anew(place: Path) -> None:
    build(place, "anew")
    assert counts(place / "kg") == counts(place / "anew")
    assert kept(place / "kg") == kept(place / "anew")


def test_equal_stems_are_two_reports(tmp_path: Path) -> None:
    for folder, year in (("a", 2022), ("b", 2023)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "报告.txt").write_text(made_report(year=year), "utf-8")
    run("build", "a", "b", cwd=tmp_path)
    assert sorted(p.name for p in (tmp_path / "kg" / "records").iterdir()) == ["a-报告.json", "b-报告.json"]
    assert years(tmp_path) == ["2022", "2023"]
    run("extract", "a", "b", "-o", "out", cwd=tmp_path)
    assert contents(tmp_path / "out") == contents(tmp_path / "kg" / "records")


def test_files_that_are_perhaps_one_report_are_named(place: Path) -> None:
    text = (place / "in" / "一.txt").read_text("utf-8")
    (place / "in" / "一.html").write_text(
        f"<html><body><p>{text.replace(chr(10), '</p><p>')}</p></body></html>", "utf-8"
    )
    done = run("build", "in", cwd=place)
    (line,) = (line for line in lines_of(done.stderr) if "perhaps one report" in line)
    assert line.startswith("in/一.html, in/一.txt: ")


# --- records


def test_workers_do_not_change_the_records(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    samples = data_dir("samples")
    one, two = (run("extract", samples, "bad.txt", "-o", w, "--workers", w, cwd=tmp_path, code=1) for w in "12")
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert len(contents(tmp_path / "1")) == len(list(samples.glob("*.txt")))
    assert errors_of(one) == errors_of(two)


def test_stream_gives_the_same_records_as_files(place: Path) -> None:
    run("extract", "in", "-o", "out", cwd=place)
    streamed = [json.loads(line) for line in lines_of(run("extract", "in", cwd=place).stdout)]
    assert streamed == [json.loads(data) for data in contents(place / "out").values()]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_encoding_does_not_change_the_record(encoding: str, tmp_path: Path) -> None:
    for folder, name in (("plain", "utf-8"), ("other", encoding)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.txt").write_bytes(made_report().encode(name))
    run("extract", "plain", "other", "-o", "out", cwd=tmp_path)
    plain, other = (json.loads((tmp_path / "out" / f"{f}-r.json").read_text("utf-8")) for f in ("plain", "other"))
    for record in (plain, other):
        del record["doc"], record["report"]["source"], record["report"]["sha256"]
    assert plain == other


def test_a_report_may_come_through_a_pipe(place: Path) -> None:
    report = (place / "in" / "一.txt").read_bytes()
    piped = subprocess.run(
        [FAZHI, "extract", "-"], cwd=place, input=report, capture_output=True, timeout=60, check=True
    ).stdout
    read, filed = json.loads(piped), json.loads((place / "kg" / "records" / "一.json").read_bytes())
    assert read["doc"] == "stdin"
    assert read["mechanisms"] == filed["mechanisms"]


# --- questions and exports


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ask", "nothing"), "there is no question nothing"),
        (("ask", "adopters"), "mechanism is missing"),
        (("ask", "adopters", "mechanism=枫桥经"), "枫桥经验"),
        (("ask", "adopters", "枫桥经验", "mechanism=枫桥经验"), "mechanism is given twice"),
        (("ask", "reports", "--database", "neo4j"), "--database is of a Neo4j server"),
        (("cypher", "MATCH (n"), "Syntax error"),
        (("cypher", "CREATE (n:Region {id: 'x'})"), "only reading is allowed"),
        (("cypher", "RETURN $a", "-p", "a"), "--param a has no value"),
        (("cypher", "RETURN $a", "-p", "a=1", "-p", "a=2"), "--param a is given twice"),
        (("export", "--format", "csv", "-o", "kg"), "kg: holds what no export made, such as manifest.json"),
        (("export", "--format", "csv", "--base", "https://example.org/"), "csv: there are no IRIs in it"),
        (("evaluate", "in", "in"), "no gold records"),
        (("evaluate", "kg/records", "in"), "in: no record under the name of any gold record"),
        (("validate", "none.ttl"), "none.ttl: no such file"),
        (("validate", "in/一.txt"), "the ending names no RDF syntax"),
    ],
)
def test_wrong_question_is_one_line(words: tuple[str, ...], said: str, place: Path) -> None:
    done = run(*words, cwd=place, code=1)
    (line,) = lines_of(done.stderr)
    assert line.startswith("fazhi: ") and said in line
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "reports"), ("cypher", "RETURN 1"), ("export", "--format", "csv"), ("serve", "--port", "0"),
        ("load", "--to", "neo4j://localhost"), ("vocab", "suggest"),
    ],
    ids=lambda words: words[0],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["none", "in", "in/一.txt"])
def test_a_missing_graph_is_said_in_one_way(words: tuple[str, ...], folder: str, place: Path) -> None:
    done = run(*words, "--kg", folder, cwd=place, code=1)
    assert lines_of(done.stderr) == [f"fazhi: {folder}: there is no graph (make one with fazhi build)"]


def test_a_mistyped_folder_makes_no_graph(tmp_path: Path) -> None:
    run("build", "reprots", cwd=tmp_path, code=1)
    run("ask", "reports", cwd=tmp_path, code=1)


@pytest.mark.parametrize(
    ("given", "value"), [("2022", 2022), ('"2022"', "2022"), ("²", "²"), ("--5", "--5"), ("a=b", "a=b")]
)
def test_parameters_are_json_or_text(given: str, value: object, place: Path) -> None:
    done = run("cypher", "RETURN $it AS it", "--param", f"it={given}", "--format", "json", cwd=place)
    assert json.loads(done.stdout) == [{"it": value}]


def test_reports_without_a_record_are_named(place: Path) -> None:
    (place / "some").mkdir()
    (place / "some" / "一.json").write_bytes((place / "kg" / "records" / "一.json").read_bytes())
    done = run("evaluate", "kg/records", "some", cwd=place)
    assert lines_of(done.stderr) == ["no record, so counted as empty: 二"]


def test_answers_are_utf8_in_every_locale(place: Path) -> None:
    words = [str(FAZHI), "ask", "reports", "--format", "csv"]
    plain, other = (
        subprocess.run(words, cwd=place, capture_output=True, timeout=60, check=True, env=os.environ | more).stdout
        for more in ({}, {"PYTHONIOENCODING": "cp1252"})
    )
    assert "法治政府" in plain.decode()
    assert plain == other


def test_version(tmp_path: Path) -> None:
    said = f"fazhi {version('fazhi')}\n"
    assert run("--version", cwd=tmp_path).stdout == said
    module = [sys.executable, "-m", "fazhi", "--version"]
    assert subprocess.run(module, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True).stdout == said


@pytest.mark.parametrize(
    "words",
    [("--debug", "ask", "nothing"), ("ask", "nothing", "--debug"), ("vocab", "suggest", "--debug", "--kg", "no")],
)
def test_debug_shows_the_traceback(words: tuple[str, ...], place: Path) -> None:
    done = subprocess.run([FAZHI, *words], cwd=place, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "Traceback" in done.stderr


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "graphml"])
def test_export_writes_a_file(form: str, place: Path) -> None:
    done = run("export", "--format", form, "-o", "graph", cwd=place)
    assert (place / "graph").stat().st_size > 1000
    nodes, edges = counts(place / "kg")
    assert lines_of(done.stderr) == [f"graph: {sum(nodes.values())} nodes, {sum(edges.values())} edges"]
