"""The installed command, run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["FAZHI", "errors_of", "full_disk", "lines_of", "run"]

FAZHI = Path(sys.executable).with_name("fazhi")
#: The block by which a POSIX shell limits the size of files.
BLOCK = 512


def run(*words: str | Path, cwd: Path, before: Sequence[str] = (), code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command and check its exit code.

    Args:
        words: What is typed after fazhi.
        cwd: The folder to run it in.
        before: A command to run it under.
        code: The exit code that it must end with.
    """
    done = subprocess.run(
        [*before, str(FAZHI), *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == code, (done.args, done.stdout[-500:], done.stderr[-2000:])
    assert "Traceback" not in done.stderr
    return done


def full_disk(largest: int) -> tuple[str, ...]:
    """Give the words under which no file can grow beyond some bytes, as on a disk that fills up."""
    return ("/bin/sh", "-c", f'ulimit -f {largest // BLOCK}; exec "$@"', "sh")


def lines_of(stream: str) -> list[str]:
    """Give the lines that are not blank."""
    return [line for line in stream.splitlines() if line.strip()]


def errors_of(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Give the lines that report an error."""
    return [line.removeprefix("fazhi: ") for line in lines_of(done.stderr) if line.startswith("fazhi: ")]
