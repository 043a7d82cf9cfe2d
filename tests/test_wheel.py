"""The wheel in an environment of its own, far from the checkout."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def call(*words: str | Path, cwd: Path) -> str:
    """Run a command without what this process' environment adds."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, (done.args, done.stdout[-1000:], done.stderr[-3000:])
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is made of the source distribution, as an index would be given both."""
    place = tmp_path_factory.mktemp("dist")
    program = (
        "import sys, tarfile; from hatchling import build; name = build.build_sdist(sys.argv[1]);"
        "tarfile.open(f'{sys.argv[1]}/{name}').extractall(sys.argv[1], filter='data');"
        "print(name.removesuffix('.tar.gz'))"
    )
    unpacked = call(sys.executable, "-c", program, place, cwd=ROOT).splitlines()[-1]
    program = "import sys; from hatchling import build; print(build.build_wheel(sys.argv[1]))"
    name = call(sys.executable, "-c", program, place, cwd=place / unpacked).splitlines()[-1]
    return place / name


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands' folder of a new environment with the wheel; the libraries are those of this environment."""
    place = tmp_path_factory.mktemp("environment")
    call(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    libraries = sysconfig.get_path("purelib")
    packages = next((place / "lib").glob("python*")) / "site-packages"
    # Not a .pth line with the folder's name alone: its own .pth files, which lead to the checkout, stay unread.
    (packages / "libraries.pth").write_text(libraries + "\n", "utf-8")
    call(sys.executable, "-m", "pip", "--python", place / "bin" / "python", "install", "--quiet",
         "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=place)  # fmt: skip
    return place / "bin"


def test_wheel_holds_the_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].removesuffix(".dist-info").split("-")[0] for name in names} == {"fazhi"}
    for path in (
        "ontology/schema.ttl",
        "ontology/regions.tsv",
        "ontology/townships.tsv",
        "ontology/vocab/mechanisms.ttl",
        "queries/adopters.cypher",
    ):
        assert f"fazhi/_data/{path}" in names
    assert sum(name.startswith("fazhi/_data/samples/") for name in names) >= 6
    assert "fazhi/py.typed" in names
    assert not any("test" in name.lower() or name.endswith(".pyc") for name in names)


def test_code_and_data_come_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    program = "import fazhi; from fazhi.resources import data_dir; print(fazhi.__file__, data_dir('samples'))"
    code, data = call(installed / "python", "-c", program, cwd=tmp_path).split()
    assert Path(code).is_relative_to(installed.parent)
    assert Path(data).is_relative_to(Path(code).parent)


def test_import_warns_of_nothing(installed: Path, tmp_path: Path) -> None:
    for name in ("fazhi", "fazhi.api", "fazhi.cli.commands"):
        call(installed / "python", "-W", "error", "-c", f"import {name}", cwd=tmp_path)


def test_import_is_cheap(installed: Path, tmp_path: Path) -> None:
    program = "import sys, fazhi; print([m for m in ('spacy', 'pydantic', 'typer', 'rdflib') if m in sys.modules])"
    assert call(installed / "python", "-c", program, cwd=tmp_path).strip() == "[]"


def test_graph_of_the_packed_samples_answers(installed: Path, tmp_path: Path) -> None:
    program = "from fazhi.resources import data_dir; print(data_dir('samples'))"
    samples = call(installed / "python", "-c", program, cwd=tmp_path).strip()
    call(installed / "fazhi", "build", samples, cwd=tmp_path)
    output = call(installed / "fazhi", "ask", "adopters", "mechanism=综合查一次", "--format", "csv", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO(output)))
    assert "义乌市" in {row["region"] for row in rows}
    assert all("综合查一次" in row["evidence"] for row in rows)
