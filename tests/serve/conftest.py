"""A graph of two reports, one of them with words that look like a script, and the server of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.folders import build
from tests.made_reports import made_report
from tests.serve.client import EVIL, Client, serving


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("served")
    (place / "in").mkdir()
    for year in (2022, 2023):
        text = made_report(year=year, figure=year).replace("规范行政执法。", f"规范行政执法。{EVIL}")
        (place / "in" / f"{year}.txt").write_text(text, "utf-8")
    build(place)
    return place / "kg"


@pytest.fixture(scope="session")
def client(kg: Path) -> Iterator[Client]:
    with serving(kg, "--seconds", "2") as (client, _):
        yield client
