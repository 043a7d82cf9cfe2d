"""``fazhi validate``: an export is valid, and what is wrong with a file is said with line, reason and remedy."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.gold_records import gold_records
from tests.made_records import BAOAN, YIWU, made
from typer.testing import CliRunner

import fazhi
from fazhi.cli.commands import app
from fazhi.errors import ReadError
from fazhi.export import LinkedData, export
from fazhi.export.validate import validate
from fazhi.graph import RecordGraph, graph_of
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.sources import ID
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Record
from fazhi.resources import data_dir


def graphs_of(records: list[Record]) -> list[RecordGraph]:
    table = RegionTable.load(data_dir("ontology") / "regions.tsv")
    return [graph_of(record, table, load_vocabulary()) for record in records]


def written(records: list[Record], path: Path, form: str = "turtle") -> Path:
    data = LinkedData(vocabulary=load_vocabulary(), regions=RegionTable.load(data_dir("ontology") / "regions.tsv"))
    export(graphs_of(records), form, path, data)
    return path


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> str:
    figures = [
        {"indicator": "行政复议案件数", "value": value, "unit": "件", "evidence": f"复议{value}件"}
        for value in (12, 13)
    ]
    records = [made("a", BAOAN, 2023, [("枫桥经验", "implemented")], observations=figures), made("b", YIWU, 2022)]
    return written(records, tmp_path_factory.mktemp("valid") / "a.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "name"), [("turtle", "a.ttl"), ("trig", "a.trig"), ("jsonld", "a.jsonld")])
def test_the_export_of_the_samples_is_valid_in_time(form: str, name: str, tmp_path: Path) -> None:
    records = [fazhi.extract(path) for path in sorted(data_dir("samples").glob("*.txt"))]
    path = written(records, tmp_path / name, form)
    start = time.perf_counter()
    assert [str(fault) for fault in validate(path)] == []
    assert time.perf_counter() - start < 60


def test_the_export_of_annotated_reports_is_valid(tmp_path: Path) -> None:
    assert [str(fault) for fault in validate(written(gold_records(), tmp_path / "a.nq", "nquads"))] == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("fz:Adoption ,", "fz:Award ,", "rdf:object must be a fz:Honour"),
        ('fz:name "枫桥经验"@zh', 'fz:name "枫桥经验"', "fz:name must be one Chinese text, not 枫桥经验"),
        ("fz:year 2023 ;", "fz:year 20230 ;", "fz:year must be one whole number"),
        ("fz:occurrence 2", "fz:occurrence 1", "another observation has the same value in every dimension"),
        ("sdmxd:refArea region:440306 ;", "", "sdmxd:refArea must lead to one fz:Region"),
        ("fz:implements mechanism:枫桥经验", "fz:pilots mechanism:枫桥经验", "not stated as a plain triple"),
        ('skos:altLabel "新时代枫桥经验"@zh', 'skos:altLabel "枫桥经验"@zh', "repeats the preferred label"),
        ("skos:inScheme mechanism:", "skos:broader mechanism:枫桥经验 ; skos:inScheme mechanism:", "back to itself"),
        ("oa:hasSource text:", "oa:hasSource region:", "oa:hasSource must lead to one fz:Text"),
        ('schema:softwareVersion "1"', 'schema:softwareVersion "1", "2"', "schema:softwareVersion must be one text"),
    ],
)
def test_a_violation_is_named_with_its_line(valid: str, tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert old in valid
    path = tmp_path / "a.ttl"
    path.write_text(valid.replace(old, new, 1), encoding="utf-8")
    found = [fault for fault in validate(path) if reason in fault.reason]
    assert found
    fault = found[0]
    assert fault.remedy
    kind, _, rest = fault.focus.removeprefix(ID).partition("/")
    line = path.read_text(encoding="utf-8").splitlines()[fault.line - 1]
    assert line.replace("\\", "").startswith(f"{kind}:{rest} ")


def test_bad_turtle_is_named_with_its_line(valid: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    lines = valid.splitlines()
    lines[40] = lines[40] + " ;;; ] @@"
    path.write_text("\n".join(lines), encoding="utf-8")
    (fault,) = validate(path)
    assert fault.line in (41, 42)
    assert "correct the" in fault.remedy


def test_a_file_of_something_else_is_not_valid(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<https://example.org/a> <https://example.org/b> 1 .", encoding="utf-8")
    assert [fault.reason for fault in validate(path)] == ["there is no fz:Report in it"]
    with pytest.raises(ReadError, match="names no RDF syntax"):
        validate(path.rename(tmp_path / "a.docx"))
    with pytest.raises(ReadError, match=r"none\.ttl"):
        validate(tmp_path / "none.ttl")


def test_the_command_says_so_and_ends_with_one(valid: str, tmp_path: Path) -> None:
    right, wrong = tmp_path / "right.ttl", tmp_path / "wrong.ttl"
    right.write_text(valid, encoding="utf-8")
    wrong.write_text(valid.replace("fz:year 2023 ;", "fz:year 20230 ;", 1), encoding="utf-8")
    assert CliRunner().invoke(app, ["validate", str(right)]).exit_code == 0
    result = CliRunner().invoke(app, ["validate", str(right), str(wrong)])
    assert result.exit_code == 1
    assert "wrong.ttl:" in result.stdout
    assert "right.ttl:" not in result.stdout
