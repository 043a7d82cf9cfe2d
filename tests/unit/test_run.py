"""Names of records, and what a run reports of its progress."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.made_reports import made_report

from fazhi.errors import WriteError
from fazhi.run import extract_to, knowledge_hash, names_for


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/x.txt", "a/y.txt"], ["x", "y"]),
        (["a/x.txt", "b/x.txt"], ["a-x", "b-x"]),
        (["a/x.txt", "b/x.txt", "c/y.txt"], ["a-x", "b-x", "y"]),
    ],
)
def test_names(paths: list[str], names: list[str]) -> None:
    assert list(names_for([Path(p) for p in paths]).values()) == names


@pytest.mark.parametrize(
    "paths",
    [["p/a/x.txt", "q/a/x.txt"], ["a/x.txt", "b/x.txt", "c/a-x.txt"], ["c/a-x.txt", "a/x.txt", "b/x.txt"]],
)
def test_names_are_all_different(paths: list[str]) -> None:
    names = names_for([Path(p) for p in paths])
    assert len(set(names.values())) == len(paths)
    assert names == names_for([Path(p) for p in paths])


def test_name_once_given_stays() -> None:
    taken = {"a/x.txt": "x"}
    assert names_for([Path("a/x.txt"), Path("b/x.txt")], taken) == {Path("a/x.txt"): "x", Path("b/x.txt"): "b-x"}
    assert names_for([Path("b/x.txt")], taken)[Path("b/x.txt")] != "x"


def test_progress_counts_every_file(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(made_report(), "utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    steps: list[tuple[str, int, int]] = []
    summary = extract_to([tmp_path], tmp_path / "out", progress=lambda *step: steps.append(step))
    assert steps == [("extract", 1, 3), ("extract", 2, 3), ("extract", 3, 3)]
    assert (summary.read, [str(e).partition(":")[0] for e in summary.errors]) == (2, [str(tmp_path / "c.txt")])


def test_path_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made_report(), "utf-8")
    assert extract_to([tmp_path, tmp_path / "a.txt"], tmp_path / "out").read == 1


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made_report(), "utf-8")
    with pytest.raises(WriteError, match=r"a\.txt/out"):
        extract_to([tmp_path], tmp_path / "a.txt" / "out")


def test_other_knowledge_has_another_hash(tmp_path: Path) -> None:
    one, other = tmp_path / "1", tmp_path / "2"
    for folder, content in ((one, "x"), (other, "y")):
        folder.mkdir()
        (folder / "v.ttl").write_text(content)
        (folder / "notes.md").write_text("z")
    before = knowledge_hash((one,))
    assert before != knowledge_hash((other,))
    assert len(before) == 16
