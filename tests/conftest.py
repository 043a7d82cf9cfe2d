"""A small graph that tests take a copy of."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from tests.folders import build
from tests.made_reports import made_report


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let commands that tests start be stopped by Ctrl-C, which a shell bars for what it runs in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports in in/ and their graph in kg/; tests take a copy."""
    place = tmp_path_factory.mktemp("built")
    (place / "in").mkdir()
    (place / "in" / "一.txt").write_text(made_report(year=2022, figure=111), "utf-8")
    (place / "in" / "二.txt").write_text(made_report(year=2023, figure=222), "utf-8")
    build(place)
    return place


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path
