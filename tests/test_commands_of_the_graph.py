"""``ask``, ``cypher`` and ``export`` as commands, on a folder such as ``fazhi build`` makes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import typer
from tests.made_records import BAOAN, YIWU, made
from typer.testing import CliRunner

from fazhi.cli import ask, cypher, export
from fazhi.errors import QueryError, StoreError, UnknownNameError
from fazhi.graph.folder import RECORDS, graphs_in
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.store import EmbeddedStore
from fazhi.store.base import STORE


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kg")
    (folder / RECORDS).mkdir()
    records = [
        made("a", BAOAN, 2023, [("枫桥经验", "implemented", "全国"), ("[甲]机制", "planned")]),
        made("b", YIWU, 2022, [("枫桥经验", "implemented")]),
    ]
    for record in records:
        (folder / RECORDS / f"{record.doc}.json").write_text(record.to_json(), encoding="utf-8")
    with EmbeddedStore(folder / STORE) as store:
        store.constrain()
        store.load(graphs_in(folder / RECORDS, None, load_vocabulary()))
    return folder


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    made_app = typer.Typer()
    for command in (ask, cypher, export):
        command.register(made_app)
    return made_app


def run(app: typer.Typer, *words: object) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_without_a_name_it_lists_the_questions(app: typer.Typer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    listed = run(app, "ask")
    assert "哪些地区实行某一机制？" in listed
    assert "[status=implemented]" in listed


def test_a_table_shows_whole_sentences_and_no_ids(app: typer.Typer, kg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    shown = run(app, "ask", "region_mechanisms", "宝安区", "--kg", kg)
    assert "…" not in shown
    assert "[甲]机制" in shown
    assert "mechanism_id" not in shown
    assert "2 rows" in shown


def test_programs_get_every_column(app: typer.Typer, kg: Path) -> None:
    words = ("ask", "adopters", "mechanism=“枫桥经验”", "year=2023", "--kg", kg, "--format")
    (row,) = json.loads(run(app, *words, "json"))
    assert (row["region"], row["first"], row["region_id"]) == ("宝安区", "全国", "region/440306")
    (line,) = csv.DictReader(io.StringIO(run(app, *words, "csv")))
    assert line["region_id"] == "region/440306"
    assert line["report"] == row["report"]


def test_a_query_of_the_users_own(app: typer.Typer, kg: Path) -> None:
    query = "MATCH (r:Region)-[a:IMPLEMENTS {year: $year}]->(:Mechanism) RETURN r.name AS name, a.year AS year"
    found = json.loads(run(app, "cypher", query, "-p", "year=2022", "--kg", kg, "--format", "json"))
    assert found == [{"name": "义乌市", "year": 2022}]
    assert json.loads(run(app, "cypher", "MATCH (n:Honour) RETURN n.id AS id", "--kg", kg, "--format", "json")) == []


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("ask", "adopters", "枫桥精验"), UnknownNameError),
        (("ask", "adoptors", "枫桥经验"), QueryError),
        (("cypher", "MATCH (n) DETACH DELETE n"), QueryError),
        (("cypher", "RETURN $x AS x", "-p", "x"), QueryError),
    ],
)
def test_errors_are_ours(app: typer.Typer, kg: Path, words: tuple[str, ...], error: type[Exception]) -> None:
    result = CliRunner().invoke(app, [*words, "--kg", str(kg)])
    assert isinstance(result.exception, error)


@pytest.mark.parametrize("words", [("ask", "reports"), ("cypher", "RETURN 1 AS x"), ("export", "--format", "turtle")])
def test_a_folder_without_a_graph_says_so(app: typer.Typer, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*words, "--kg", str(tmp_path / "none")])
    assert isinstance(result.exception, StoreError)
    assert "fazhi build" in str(result.exception)


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "graphml", "csv"])
def test_export_writes_what_it_says(app: typer.Typer, kg: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    run(app, "export", "--format", form, "-o", out, "--kg", kg)
    assert out.is_dir() if form == "csv" else out.stat().st_size > 1000
