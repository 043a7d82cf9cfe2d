"""`fazhi serve` started for tests, and a client that asks it by addresses and headers."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.command import FAZHI

BASE = "https://w3id.org/fazhi/id/"
MECHANISM = "mechanism/枫桥经验"
EVIL = "<script>document.title='stolen'</script><img src=x onerror=\"document.title='stolen'\">"
PREFIX = "PREFIX fz: <https://w3id.org/fazhi/ontology#> "
SELECT = PREFIX + "SELECT ?name WHERE { ?m a fz:Mechanism ; fz:name ?name } ORDER BY ?name LIMIT 3"


class Answer:
    """What came back."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode("utf-8", "replace")
        self.media = headers.get("content-type", "").partition(";")[0]


class Client:
    """Asks one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.home = f"http://127.0.0.1:{port}"

    def ask(self, path: str, accept: str = "", method: str = "GET", body: str = "", **headers: str) -> Answer:
        given = {"Accept": accept} if accept else {}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, quote(path, safe="/:?&=%#+"), body.encode() or None, given)
        answer = connection.getresponse()
        found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def sparql(self, query: str, accept: str = "application/sparql-results+json") -> Answer:
        return self.ask("/sparql?" + urlencode({"query": query}), accept)


@contextmanager
def serving(kg: Path, *words: str) -> Iterator[tuple[Client, subprocess.Popen[str]]]:
    """Start the command, wait for its address, and end it as a person does."""
    command = [str(FAZHI), "serve", "--kg", str(kg), "--port", "0", *words]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        found = None
        while found is None:
            line = process.stderr.readline()
            assert line, "the server ended"
            found = re.search(r"http://[\d.]+:(\d+)/", line)
        yield Client(int(found[1])), process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
