"""The installed command with a server: load, ask, cypher, export; what goes wrong is one line and a non-zero exit."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.command import FAZHI, errors_of, run
from tests.neo4j.servers import content, environment_of, expected, settings_of, totals
from tools.neo4j_server import Server

from fazhi.ask import ask, load_questions
from fazhi.graph import RecordGraph
from fazhi.graph.folder import RECORDS
from fazhi.store.neo4j import Neo4jStore

SECRET = "not-the-password"


@pytest.fixture
def signed_in(server: Server, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The variables by which the command signs in, and an empty database."""
    for name, value in environment_of(server).items():
        monkeypatch.setenv(name, value)
    return server


def test_load_ask_and_cypher(
    signed_in: Server, store: Neo4jStore, kg: Path, samples: list[RecordGraph], tmp_path: Path
) -> None:
    done = run("load", "--kg", kg, "--to", signed_in.url, cwd=tmp_path)
    assert f"{len(samples)} new, 0 changed, 0 unchanged" in done.stderr
    assert totals(store.counts()) == expected(samples)
    done = run("load", "--kg", kg, "--to", signed_in.url, "--database", "neo4j", cwd=tmp_path)
    assert f"0 new, 0 changed, {len(samples)} unchanged" in done.stderr
    rows = ask(store, "reports", {})
    done = run("ask", "reports", "--on", signed_in.url, "--format", "csv", cwd=tmp_path)
    assert len(done.stdout.splitlines()) == len(rows) + 1
    done = run(
        "cypher", "MATCH (n:Report) RETURN count(n) AS n", "--on", signed_in.url, "--format", "json", cwd=tmp_path
    )
    assert str(len(samples)) in done.stdout
    assert signed_in.password not in done.stdout + done.stderr


def test_the_password_may_stand_in_a_file(
    server: Server, store: Neo4jStore, kg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    done = run("load", "--kg", kg, "--to", server.url, cwd=tmp_path, code=1)
    assert errors_of(done) == ["no Neo4j password is given (set NEO4J_PASSWORD in the environment or in a .env file)"]
    (tmp_path / ".env").write_text(f"NEO4J_URI={server.url}\nNEO4J_PASSWORD={server.password}\n", "utf-8")
    assert " new, " in run("load", "--kg", kg, cwd=tmp_path).stderr


def test_wipe_asks_first(
    signed_in: Server, store: Neo4jStore, kg: Path, samples: list[RecordGraph], tmp_path: Path
) -> None:
    store.driver.execute_query("CREATE (:Person {name: 'somebody'})")
    run("load", "--kg", kg, "--to", signed_in.url, cwd=tmp_path)
    before = content(store)
    command = [str(FAZHI), "load", "--kg", str(kg), "--to", signed_in.url, "--wipe"]
    no = subprocess.run(command, cwd=tmp_path, input="n\n", capture_output=True, text=True, check=False)
    assert no.returncode != 0
    assert content(store) == before
    done = run("load", "--kg", kg, "--to", signed_in.url, "--wipe", "--yes", cwd=tmp_path)
    assert f"{len(samples)} new" in done.stderr
    assert content(store) == before


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (("--database", "nowhere"), {}, "there is no database nowhere"),
        ((), {"NEO4J_PASSWORD": SECRET}, "wrong user or password"),
    ],
)
def test_refusals_are_one_line(
    signed_in: Server, kg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...], environment: dict[str, str], said: str,
) -> None:  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for command in (("load", "--kg", kg, "--to", signed_in.url), ("ask", "reports", "--on", signed_in.url)):
        done = run(*command, *words, cwd=tmp_path, code=1)
        (error,) = errors_of(done)
        assert said in error
        assert SECRET not in done.stdout + done.stderr


def test_the_server_tool_loads_a_folder_says_how_to_sign_in_and_stops(kg: Path, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    one = next((kg / RECORDS).iterdir())
    small = tmp_path / "kg"
    (small / RECORDS).mkdir(parents=True)
    shutil.copy(one, small / RECORDS)
    command = [sys.executable, "-m", "tools.neo4j_server", "run", "--home", str(tmp_path / "home"), "--kg", str(small)]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'pipeline'}{os.pathsep}{root}"}
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    lines = []
    while not (line := process.stdout.readline()).startswith("Ctrl-C"):
        assert line, "it ended early"
        lines.append(line)
    told = dict(line.strip().split(":", 1) for line in lines if ":" in line)
    process.terminate()
    assert process.wait(timeout=90) == 0
    assert told["Neo4j Browser"].strip().endswith("/browser/")
    kept = tmp_path / "home" / "conf" / "password"
    assert told["Password"].strip() == kept.read_text(encoding="utf-8").strip()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.fixture(scope="module")
def imported(kg: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jStore]:
    """A fresh server whose database the exported script has filled."""
    place = tmp_path_factory.mktemp("import")
    run("export", "--format", "neo4j-admin", "-o", place / "out", "--kg", kg, cwd=place)
    server = Server(place / "home", heap="512m", brief=True)
    server.configure()
    admin = place / "neo4j-admin"
    command = " ".join(f"'{word}'" for word in [*server.command(), "org.neo4j.cli.AdminTool"])
    admin.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    admin.chmod(0o755)
    environment = {**server.environment(), "NEO4J_ADMIN": str(admin)}
    done = subprocess.run(
        ["/bin/sh", str(place / "out" / "import.sh")],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with server, Neo4jStore(settings_of(server)) as opened:
        for statement in (place / "out" / "constraints.cypher").read_text("utf-8").split(";\n")[:-1]:
            opened.driver.execute_query(statement)
        yield opened
        server.kill()


def test_an_import_gives_what_an_online_load_gives(
    imported: Neo4jStore, store: Neo4jStore, samples: list[RecordGraph]
) -> None:
    store.load(samples)
    assert content(imported) == content(store)
    questions = [q for q in load_questions().values() if not any(p.required for p in q.parameters.values())]
    assert questions
    for question in questions:
        assert list(ask(imported, question.name, {})) == list(ask(store, question.name, {}))
    imported.constrain()
    assert imported.load(samples).unchanged == len(samples)
