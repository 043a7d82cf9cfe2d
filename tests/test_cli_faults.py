"""What goes wrong under the installed command is one line, and the graph is as it was or complete."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from tests.command import FAZHI, errors_of, full_disk, lines_of, run
from tests.folders import build, kept, years
from tests.made_reports import made_report

from fazhi.api import KnowledgeGraph
from fazhi.cli.app import raise_again
from fazhi.errors import StoreError
from fazhi.run import LOCK

#: Contents of files that are no report, with what the line about each must say.
BAD = {
    "blank.txt": (b" \n\t\n", "empty file"),
    "empty.txt": (b"", "empty file"),
    "no_report.txt": ("今天的菜谱：番茄炒蛋，先打两个鸡蛋。".encode(), "not a report"),
    "no_text.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", "neither UTF-8 nor GB18030"),
    "torn.txt": (made_report().encode()[:-2] + b"\xff\xff", "neither UTF-8 nor GB18030"),
}
MANY = 120


# --- files that cannot be used


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_one_line(name: str, tmp_path: Path) -> None:
    data, words = BAD[name]
    (tmp_path / name).write_bytes(data)
    done = run("extract", name, cwd=tmp_path, code=1)
    (line,) = errors_of(done)
    assert name in line and words in line
    assert done.stdout == ""


def test_bad_files_do_not_stop_the_others(place: Path) -> None:
    for name, (data, _) in BAD.items():
        (place / "in" / name).write_bytes(data)
    with (place / "in" / "huge.txt").open("wb") as huge:
        huge.write(made_report().encode())
        huge.truncate(50_000_000)
    (place / "in" / "broken.txt").symlink_to(place / "nowhere")
    (place / "in" / "三.txt").write_text(made_report(year=2024, figure=333), "utf-8")
    done = run("build", "in", "nothing-here", "in/一.txt", cwd=place, code=1)
    errors = errors_of(done)
    assert len(errors) == len(BAD) + 3
    for name in [*BAD, "huge.txt", "broken.txt", "nothing-here"]:
        assert sum(f"{name}:" in line for line in errors) == 1, name
    assert any("huge.txt: 50 MB" in line for line in errors)
    assert "reports: 1 read, 2 unchanged" in done.stderr
    assert years(place) == ["2022", "2023", "2024"]
    kept(place / "kg")


def test_only_bad_files_leave_the_graph_as_it_was(place: Path) -> None:
    before = kept(place / "kg")
    (place / "bad.txt").write_bytes(b"\xff\xfe\xff")
    run("build", "bad.txt", cwd=place, code=1)
    assert kept(place / "kg") == before
    assert years(place) == ["2022", "2023"]


def test_file_that_becomes_bad_keeps_its_last_record(place: Path) -> None:
    before = kept(place / "kg")
    (place / "in" / "二.txt").write_bytes(b"")
    run("build", "in", cwd=place, code=1)
    assert kept(place / "kg") == before


def test_name_in_another_encoding_is_one_line(place: Path) -> None:
    """As zip archives made on Windows leave it."""
    name = os.fsdecode(str(place / "in").encode() + b"/" + "三.txt".encode("gb18030"))
    try:
        shutil.copy(place / "in" / "一.txt", name)
    except OSError:
        pytest.skip("this file system takes no such name")
    done = run("build", "in", cwd=place, code=1)
    (line,) = errors_of(done)
    assert "its name is not in UTF-8" in line
    assert "2 unchanged" in done.stderr


def without_root_rights() -> tuple[str, ...]:
    """Words under which even root is refused what its owner may not read."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root reads every folder, and setpriv, which takes that right away, is not here")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")


def test_unreadable_folder_is_one_line(place: Path) -> None:
    before = without_root_rights()
    locked = place / "in" / "locked"
    locked.mkdir()
    (locked / "x.txt").write_text(made_report(), "utf-8")
    locked.chmod(0)
    secret = place / "in" / "secret.txt"
    secret.write_text(made_report(), "utf-8")
    secret.chmod(0)
    try:
        done = run("build", "in", cwd=place, before=before, code=1)
    finally:
        locked.chmod(0o700)
    errors = errors_of(done)
    assert len(errors) == 2
    assert any("locked: Permission denied" in line for line in errors)
    assert any("secret.txt: Permission denied" in line for line in errors)
    assert "2 unchanged" in done.stderr


@pytest.mark.parametrize("folder", ["in/一.txt", "/dev/null/kg"])
@pytest.mark.parametrize("command", [("extract", "-o"), ("build", "--kg")])
def test_output_that_is_no_folder_is_one_line(command: tuple[str, str], folder: str, place: Path) -> None:
    done = run(command[0], "in", command[1], folder, cwd=place, code=1)
    assert len(lines_of(done.stderr)) == 1
    assert folder in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--region", "朝阳区"), "北京市 / 朝阳区"),
        (("--region", "无此县"), "无此县: an unknown region"),
        (("--ontology", "in"), "there is no .ttl or .csv file"),
    ],
)
def test_wrong_option_is_said_once(words: tuple[str, str], said: str, workers: str, place: Path) -> None:
    (place / "new.txt").write_text(made_report(), "utf-8")
    before = kept(place / "kg")
    done = run("build", "in", "new.txt", *words, "--workers", workers, cwd=place, code=1)
    (line,) = errors_of(done)
    assert said in line
    assert kept(place / "kg") == before


# --- a full disk


@pytest.mark.parametrize("largest", [2_000, 20_000, 100_000])
def test_full_disk_leaves_the_graph_as_it_was(largest: int, place: Path) -> None:
    before = kept(place / "kg")
    (place / "in" / "三.txt").write_text(made_report(year=2024) + "依法行政。" * 5_000, "utf-8")
    done = run("build", "in", cwd=place, before=full_disk(largest), code=1)
    (line,) = errors_of(done)
    assert "space" in line and len(line) < 300
    assert kept(place / "kg") == before
    assert years(place) == ["2022", "2023"]
    build(place)
    assert years(place) == ["2022", "2023", "2024"]


def test_full_disk_at_the_first_build_leaves_no_half_graph(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(made_report(), "utf-8")
    done = run("build", "in", cwd=tmp_path, before=full_disk(100_000), code=1)
    (line,) = errors_of(done)
    assert "check the free space" in line
    with pytest.raises(StoreError, match="there is no graph"):
        KnowledgeGraph.open(tmp_path / "kg")
    build(tmp_path)
    assert years(tmp_path) == ["2023"]


@pytest.mark.parametrize("words", [("extract", "in"), ("ask", "reports"), ("ask", "reports", "--format", "csv")])
def test_full_output_is_one_line(words: tuple[str, ...], place: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [FAZHI, *words], cwd=place, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert done.returncode == 1
    assert lines_of(done.stderr) == ["fazhi: the output: No space left on device"]


def test_reader_that_has_enough_is_no_error(place: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" ask reports --format json | true', FAZHI],
        cwd=place, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""


# --- Ctrl-C


def has_records(kg: Path) -> bool:
    return len(list((kg / "pending").glob("*.json"))) > 5


def is_loading(kg: Path) -> bool:
    """The copied store's journal is written only while reports are loaded."""
    return any(p.stat().st_size > 0 for p in (kg / "pending" / "store").glob("*.wal"))


def at_once(_kg: Path) -> bool:
    time.sleep(0.4)
    return True


@pytest.fixture
def many(place: Path) -> Iterator[Path]:
    for number in range(MANY):
        (place / "in" / f"n{number}.txt").write_text(made_report(figure=1000 + number), "utf-8")
    yield place


@pytest.mark.parametrize(("reached", "workers"), [(at_once, 1), (has_records, 1), (has_records, 2), (is_loading, 1)])
def test_ctrl_c_leaves_the_graph_as_it_was(reached: Callable[[Path], bool], workers: int, many: Path) -> None:
    before = kept(many / "kg")
    process = subprocess.Popen(
        [FAZHI, "build", "in", "--workers", str(workers)],
        cwd=many, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not reached(many / "kg") and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    # The whole group, as a terminal does.
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130, errors
    assert lines_of(errors) == ["fazhi: stopped; what was there is as it was"]
    assert kept(many / "kg") == before
    assert years(many) == ["2022", "2023"]
    if reached is is_loading:
        done = build(many)
        assert (done.read, done.unchanged) == (MANY, 2)
        assert len(years(many)) == MANY + 2


def test_ctrl_c_during_a_clean_up_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    class Struck:
        def __del__(self) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "unraisablehook", raise_again)
    with pytest.raises(KeyboardInterrupt):
        Struck()
        time.sleep(10)


@pytest.mark.parametrize("store_moved", [False, True])
def test_kill_leaves_what_the_next_build_mends(store_moved: bool, place: Path) -> None:
    """A killed run leaves its pending folder; at worst the store lies in it."""
    before = kept(place / "kg")
    (place / "kg" / "pending").mkdir()
    (place / "kg" / "pending" / "half.json").write_text("{", "utf-8")
    if store_moved:
        (place / "kg" / "store").rename(place / "kg" / "pending" / "old")
    build(place)
    assert kept(place / "kg") == before
    assert years(place) == ["2022", "2023"]


def test_a_second_build_in_a_folder_waits_for_nobody(place: Path) -> None:
    before = kept(place / "kg")
    with FileLock(place / "kg" / LOCK):
        (line,) = errors_of(run("build", "in", "--kg", "kg", cwd=place, code=1))
    assert "kg: another build is at work in it" in line
    assert kept(place / "kg") == before
    build(place)


def test_lost_store_is_built_anew(place: Path) -> None:
    before = kept(place / "kg")
    shutil.rmtree(place / "kg" / "store")
    build(place)
    assert kept(place / "kg") == before
    assert years(place) == ["2022", "2023"]
