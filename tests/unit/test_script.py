"""Reports in traditional characters give the facts of the same reports in simplified ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC
from tests.command import run

from fazhi.extraction import extract
from fazhi.resources import data_dir
from fazhi.script import simplified

SAMPLES = sorted(data_dir("samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_traditional_report_says_what_the_simplified_one_says(path: Path) -> None:
    text = path.read_text("utf-8")
    written = OpenCC("s2t").convert(text)
    assert simplified(text) is text
    assert written != text
    known, found = extract(text), extract(written)
    assert found.text == written
    assert [(m.name, [a.status for a in m.adoptions]) for m in found.mechanisms] == [
        (m.name, [a.status for a in m.adoptions]) for m in known.mechanisms
    ]
    assert [(d.title, d.relation) for d in found.documents] == [(d.title, d.relation) for d in known.documents]
    assert [(o.indicator, o.value) for o in found.observations] == [(o.indicator, o.value) for o in known.observations]
    assert (found.report.region_id, found.report.year) == (known.report.region_id, known.report.year)
    assert all(surface in written for agency in found.agencies for surface in agency.surfaces)
    assert all(surface in written for document in found.documents for surface in document.surfaces)
    for fact in (*found.agencies, *found.documents, *found.observations):
        assert written[fact.start : fact.end] == fact.evidence


def test_explain_shows_a_traditional_report(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2023年，寶安區推進法治政府建設，開展行政執法案卷評查120件，嚴格規範執法。", "utf-8")
    shown = run("explain", path, cwd=tmp_path)
    assert "行政執法案卷評查" in shown.stdout.replace("\n", "")
    assert "producer fazhi" not in shown.stdout
