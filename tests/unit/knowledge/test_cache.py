"""The cache of compiled forms: used where it is whole, rebuilt in silence where it is not, never needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi.knowledge.cache import KEPT, cached, digest_of
from fazhi.knowledge.vocabulary import load_vocabulary


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "fazhi"


class Maker:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> list[tuple[str, int]]:
        self.calls += 1
        return [("甲", 1)]


def test_made_once(folder: Path) -> None:
    make = Maker()
    assert [cached("a", "1", make) for _ in range(3)] == [[["甲", 1]]] * 3
    assert make.calls == 1
    assert [path.name for path in folder.iterdir()] == ["a-1.json"]


@pytest.mark.parametrize("damage", [b"", b"x", b'{"a": 1}', "cut"])
def test_damaged_file_is_made_again(folder: Path, damage: bytes | str) -> None:
    make = Maker()
    cached("a", "1", make)
    path = folder / "a-1.json"
    path.write_bytes(damage if isinstance(damage, bytes) else path.read_bytes()[:-3])
    assert [cached("a", "1", make) for _ in range(2)] == [[["甲", 1]]] * 2
    assert make.calls == 2


def test_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cached("a", "1", Maker()) == [["甲", 1]]


def test_without_digest_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    assert cached("a", digest_of([tmp_path / "none"]), Maker()) == [["甲", 1]]
    assert not folder.exists()


def test_old_forms_go(folder: Path) -> None:
    for number in range(KEPT + 3):
        cached("a", str(number), Maker())
    assert len(list(folder.iterdir())) == KEPT


def test_vocabulary_is_the_same_with_and_without_cache(folder: Path) -> None:
    load = load_vocabulary.__wrapped__
    first, second = load(), load()
    assert list(folder.glob("vocabulary-*.json"))
    assert list(first) == list(second)
    assert first.names == second.names
