"""The installed command, run as a user runs it."""

from __future__ import annotations

import csv
import io
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["FAZHI", "answer", "errors_of", "lines_of", "run"]

FAZHI = Path(sys.executable).with_name("fazhi")


def run(
    *words: str | Path, cwd: Path, largest: int | None = None, before: Sequence[str] = (), code: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run the command and check its exit code.

    Args:
        words: What is typed after fazhi.
        cwd: The folder to run it in.
        largest: Bytes that a file may have, as on a disk that fills up.
        before: A command to run it under.
        code: The exit code that it must end with.
    """

    def limited() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    done = subprocess.run(
        [*before, str(FAZHI), *map(str, words)],
        cwd=cwd, capture_output=True, text=True, timeout=120, check=False, preexec_fn=limited,  # noqa: PLW1509
    )  # fmt: skip
    assert done.returncode == code, (done.args, done.stdout[-500:], done.stderr[-2000:])
    assert "Traceback" not in done.stderr
    return done


def lines_of(stream: str) -> list[str]:
    """Give the lines that are not blank."""
    return [line for line in stream.splitlines() if line.strip()]


def errors_of(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Give the lines that report an error."""
    return [line.removeprefix("fazhi: ") for line in lines_of(done.stderr) if line.startswith("fazhi: ")]


def answer(kg: str | Path, question: str, *params: str, cwd: Path) -> list[dict[str, str]]:
    """Ask a question and read its CSV."""
    done = run("ask", question, *params, "--kg", kg, "--format", "csv", cwd=cwd)
    return list(csv.DictReader(io.StringIO(done.stdout)))
