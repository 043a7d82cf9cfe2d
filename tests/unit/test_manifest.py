"""The manifest: saved in one step, the same bytes for the same content, and damage is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi.errors import StoreError, WriteError
from fazhi.manifest import Input, Manifest, replace_file


def manifest(*sources: str) -> Manifest:
    inputs = {s: Input(source=s, sha256="0" * 64, record=f"records/{s}.json", report_id=f"report/{s}") for s in sources}
    return Manifest(producer="fazhi 0", knowledge="1" * 16, inputs=inputs, nodes={"Report": len(sources)})


def test_round_trip(tmp_path: Path) -> None:
    manifest("b", "a").save(tmp_path / "m.json")
    assert Manifest.load(tmp_path / "m.json") == manifest("a", "b")
    assert [p.name for p in tmp_path.iterdir()] == ["m.json"]


def test_order_of_inputs_does_not_change_the_bytes(tmp_path: Path) -> None:
    manifest("b", "a").save(tmp_path / "1")
    manifest("a", "b").save(tmp_path / "2")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_missing_manifest_is_none(tmp_path: Path) -> None:
    assert Manifest.load(tmp_path / "none.json") is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"producer": 1}'])
def test_damaged_manifest_is_said(content: str, tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(content)
    with pytest.raises(StoreError, match=r"m\.json: damaged manifest"):
        Manifest.load(tmp_path / "m.json")


def test_failed_write_keeps_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    replace_file(path, "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fazhi.manifest.os.replace", full)
    with pytest.raises(WriteError, match="No space left"):
        replace_file(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
