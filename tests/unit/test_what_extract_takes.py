"""What `fazhi.extract` takes: a path, a text, and folders of vocabulary in any form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.made_reports import made_report

import fazhi
from fazhi.errors import ReadError

WORDS = "scheme,label\nmechanism,村口议事\n"


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(made_report(), "utf-8")
    assert fazhi.extract(str(path)) == fazhi.extract(path)


@pytest.mark.parametrize("name", ["none.txt", "报告.PDF"])
def test_a_name_of_no_file_is_not_read_as_a_report(name: str) -> None:
    with pytest.raises(ReadError, match="No such file"):
        fazhi.extract(name)


@pytest.mark.parametrize("form", [str, Path, lambda place: [place], lambda place: (str(place),), lambda place: {place}])
def test_folders_of_vocabulary_come_in_any_form(form: Callable[[Path], Any], tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text(WORDS, "utf-8")
    record = fazhi.extract(made_report() + "推广村口议事。\n", ontology=form(tmp_path))
    assert "村口议事" in [mechanism.name for mechanism in record.mechanisms]
