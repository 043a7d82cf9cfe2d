"""The record contract: what a record may hold, and that its evidence is verbatim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.made_reports import made_report

from fazhi.errors import RecordError
from fazhi.extraction import extract
from fazhi.model import Record


@pytest.fixture(scope="module")
def record() -> Record:
    return extract(made_report())


def changed(record: Record, *place: str | int, value: Any) -> str:
    data = json.loads(record.to_json())
    item = data
    for step in place[:-1]:
        item = item[step]
    item[place[-1]] = value
    return json.dumps(data, ensure_ascii=False)


def test_json_round_trip(record: Record, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(record.to_json(), "utf-8")
    assert Record.load(tmp_path / "a.json") == record
    assert Record.from_json(record.to_json(indent=None)) == record


def test_json_is_readable_chinese_in_a_fixed_order(record: Record) -> None:
    assert "三项制度" in record.to_json()
    assert list(json.loads(record.to_json()))[:3] == ["doc", "producer", "report"]
    assert "\n" not in record.to_json(indent=None)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (("mechanisms", 0, "adoptions", 0, "evidence"), "别的话", "is not what the text says"),
        (("observations", 0, "start"), 0, "is not what the text says"),
        (("observations", 0, "end"), 10**6, "is not what the text says"),
        (("documents", 0, "start"), -1, "documents.0.start"),
        (("mechanisms", 0, "adoptions", 0, "status"), "wished", "mechanisms.0.adoptions.0.status"),
        (("agencies", 0, "kind"), "club", "agencies.0.kind"),
        (("documents", 0, "relation"), "seen", "documents.0.relation"),
        (("observations", 0, "value"), "many", "observations.0.value"),
        (("report", "colour"), "red", "report.colour"),
        (("mechanisms", 0, "confidence"), 2, "mechanisms.0.confidence"),
        (("text",), "", "is not what the text says"),
    ],
)
def test_broken_contract_is_refused(place: tuple[str | int, ...], value: Any, words: str, record: Record) -> None:
    with pytest.raises(RecordError, match=words.replace(".", r"\.")) as caught:
        Record.from_json(changed(record, *place, value=value), "a.json")
    assert str(caught.value).startswith("a.json: ")
    assert "\n" not in str(caught.value)


def test_files_that_hold_no_record(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", "utf-8")
    for name in ("a.json", "none.json"):
        with pytest.raises(RecordError, match=name):
            Record.load(tmp_path / name)


def test_every_kind_of_evidence_is_gone_through(record: Record) -> None:
    count = sum(len(m.adoptions) + sum(len(a.more_evidence) for a in m.adoptions) for m in record.mechanisms)
    kinds = (
        record.regions, record.agencies, record.documents, record.observations, record.honours,
        record.collaborations, record.rejected,
    )  # fmt: skip
    assert len(list(record.evidences())) == count + sum(map(len, kinds))


def test_records_are_values(record: Record) -> None:
    with pytest.raises(ValueError, match="frozen"):
        record.doc = "other"
    assert extract(made_report()) == record
