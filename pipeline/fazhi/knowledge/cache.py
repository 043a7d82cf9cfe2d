"""Compiled forms of the knowledge in the user's cache folder: a help to start fast, never needed."""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

__all__ = ["cache_folder", "cached", "digest_of", "no_collection"]

#: How many compiled forms of one name are kept: other vocabularies, other versions of fazhi.
KEPT = 8


def cache_folder() -> Path:
    """Name the folder of the compiled forms.

    Returns:
        ``fazhi`` below ``XDG_CACHE_HOME``, else below ``.cache`` in the home folder.
    """
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "fazhi"


def digest_of(paths: Iterable[Path]) -> str:
    """Hash the bytes of files and, of their paths, the names.

    Args:
        paths: Files.

    Returns:
        Sixteen hexadecimal digits; nothing where a file cannot be read, as inside an archive.
    """
    digest = hashlib.sha256()
    try:
        for path in paths:
            data = path.read_bytes()
            digest.update(f"{path.name}:{len(data)}:".encode() + data)
    except OSError:
        return ""
    return digest.hexdigest()[:16]


def cached(name: str, digest: str, make: Callable[[], Any]) -> Any:
    """Give what a function makes, from the cache where it is there.

    Args:
        name: What is made.
        digest: A hash of everything that it is made from, code included; empty to make it anew.
        make: Makes a value that JSON holds.

    Returns:
        The value as JSON holds it. What is missing, damaged or cannot be written is made anew in silence.
    """
    if not digest:
        return json.loads(json.dumps(make()))
    try:
        path = cache_folder() / f"{name}-{digest}.json"
    except RuntimeError:  # no home folder
        return cached(name, "", make)
    with suppress(OSError, ValueError):
        checksum, _, data = path.read_bytes().partition(b"\n")
        if checksum == sha256(data):
            return json.loads(data)
    value = make()
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(OSError):
        write(path, sha256(data) + b"\n" + data)
        others = sorted(path.parent.glob(f"{name}-*.json"), key=lambda other: other.stat().st_mtime)
        for other in others[:-KEPT]:
            other.unlink(missing_ok=True)
    return json.loads(data)


@contextmanager
def no_collection() -> Iterator[None]:
    """Let Python not look for garbage while many objects are made that stay: looking takes longer than making."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def sha256(data: bytes) -> bytes:
    """Hash bytes into hexadecimal digits."""
    return hashlib.sha256(data).hexdigest().encode()


def write(path: Path, data: bytes) -> None:
    """Write a file that others see whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
