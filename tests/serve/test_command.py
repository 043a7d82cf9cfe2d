"""The command that serves: its end, and what keeps it from starting."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from tests.command import errors_of, run
from tests.serve.client import serving


def test_ctrl_c_ends_it(kg: Path) -> None:
    with serving(kg) as (client, process):
        assert client.ask("/").status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stderr and process.stderr.read().strip() == ""


def test_what_keeps_it_from_starting_is_one_line(kg: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        (line,) = errors_of(run("serve", "--kg", kg, "--port", port.__str__(), cwd=tmp_path, code=1))
        assert line.startswith(f"127.0.0.1:{port}: Address already in use")
    (line,) = errors_of(run("serve", "--kg", "nowhere", "--port", "0", cwd=tmp_path, code=1))
    assert "nowhere: there is no graph (make one with fazhi build)" in line
    (line,) = errors_of(run("serve", "--kg", kg, "--port", "0", "--base", "x", cwd=tmp_path, code=1))
    assert "x cannot begin an IRI" in line
