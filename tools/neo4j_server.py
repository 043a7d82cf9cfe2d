"""A Neo4j 5 LTS server with Neo4j Browser on this computer: got with Maven, started, stopped, killed.

    python -m tools.neo4j_server run [--home DIR] [--kg DIR]

needs a JDK (17 or newer) and Maven, and nothing else: no container, no installation, no administrator.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from tools.neo4j_libraries import VERSION, ServerError, default_cache, fetched, java

from fazhi.errors import FazhiError

__all__ = ["Server", "ServerError"]

#: Without these packages open, Neo4j does not start on Java 17 (4.4 wants java.lang too).
OPENED = ("java.lang", "java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
LOOPBACK = "127.0.0.1"
LOG_LINES = 15


def free_port() -> int:
    """Ask the system for a port that nobody listens on.

    Returns:
        The port.

    Examples:
        >>> 1024 <= free_port() <= 65535
        True
    """
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        port: int = listener.getsockname()[1]
    return port


def in_use(port: int) -> bool:
    """Whether something listens on a port of this computer."""
    with socket.socket() as caller:
        caller.settimeout(1)
        return caller.connect_ex((LOOPBACK, port)) == 0


class Server:
    """A Neo4j server of one's own, usable as a context manager.

    Args:
        home: Its folder, which keeps data and password; None for one that goes when the server is stopped.
        cache: Where Neo4j's libraries are kept.
        version: Neo4j's version.
        settings: More lines of neo4j.conf.
        heap: The most memory that the server may take for itself.
        brief: It will not run for long: compile fast rather than well.
        bolt_port: Port of the drivers; None for a free one.
        http_port: Port of Browser; None for a free one.
        patience: Seconds to wait until it is ready.

    Raises:
        ServerError: If Java or Maven is missing or Neo4j cannot be got.
    """

    user = "neo4j"

    def __init__(
        self,
        home: Path | None = None,
        *,
        cache: Path | None = None,
        version: str = VERSION,
        settings: Mapping[str, str] | None = None,
        heap: str = "1g",
        brief: bool = False,
        bolt_port: int | None = None,
        http_port: int | None = None,
        patience: float = 120,
    ) -> None:
        self.java = java()
        self.library = fetched(cache, version)
        self.temporary = home is None
        self.home = home.resolve() if home else Path(tempfile.mkdtemp(prefix="fazhi-neo4j-"))
        self.settings = dict(settings or {})
        self.heap = heap
        self.brief = brief
        self.bolt_port = bolt_port or free_port()
        self.http_port = http_port or free_port()
        self.patience = patience
        self.process: subprocess.Popen[bytes] | None = None
        self.password = ""

    @property
    def url(self) -> str:
        """The address for drivers."""
        return f"neo4j://{LOOPBACK}:{self.bolt_port}"

    @property
    def http_url(self) -> str:
        """The address for people; Browser is below it, under /browser/."""
        return f"http://{LOOPBACK}:{self.http_port}"

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.clean()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self.clean()

    def start(self) -> None:
        """Start it and wait until it answers; a second call does nothing.

        Raises:
            ServerError: If a port is taken or the server does not come up.
        """
        if self.process is not None:
            return
        for port in (self.bolt_port, self.http_port):
            if in_use(port):
                raise ServerError(f"port {port} is taken", "end what listens there, or give another port")
        self.configure()
        self.sign_in()
        command = [*self.command(), "org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with self.log.open("ab") as log:
            # A session of its own, so that Ctrl-C reaches this program alone, which then stops the server.
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
        try:
            self.wait()
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """Stop it in an orderly way; a second call does nothing."""
        self.end(signal.SIGTERM)

    def kill(self) -> None:
        """Kill it at once, as a power cut would; the home folder stays."""
        self.end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop it where it runs and start it again: same folder, ports and password."""
        self.stop()
        self.start()

    def admin(self, *arguments: str) -> str:
        """Run neo4j-admin on the server's home folder.

        Args:
            arguments: What stands behind ``neo4j-admin``.

        Returns:
            What it printed.

        Raises:
            ServerError: If it fails.
        """
        self.configure()
        command = [*self.command(), "org.neo4j.cli.AdminTool", *arguments]
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
            raise ServerError(f"neo4j-admin {arguments[0]}: {said[-1]}")
        return done.stdout

    def clean(self) -> None:
        """Remove a home folder that was not asked for."""
        if self.temporary:
            shutil.rmtree(self.home, ignore_errors=True)

    # ------------------------------------------------------------ steps

    @property
    def log(self) -> Path:
        """What the server prints."""
        return self.home / "logs" / "console.log"

    def command(self) -> list[str]:
        """Give the beginning of every Java command."""
        opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
        speed = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"] if self.brief else []
        return [self.java, f"-Xmx{self.heap}", *speed, *opened, "-cp", f"{self.library}/*"]

    def environment(self) -> dict[str, str]:
        """Give the environment in which neo4j-admin finds the home folder."""
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def configure(self) -> None:
        """Write the settings."""
        bolt, http = f"{LOOPBACK}:{self.bolt_port}", f"{LOOPBACK}:{self.http_port}"
        lines = {
            "server.default_listen_address": LOOPBACK,
            "server.bolt.listen_address": bolt,
            # Browser and routing drivers go to the advertised address, whatever the listening one is.
            "server.bolt.advertised_address": bolt,
            "server.http.listen_address": http,
            "server.http.advertised_address": http,
            "server.memory.heap.max_size": self.heap,
            "server.memory.pagecache.size": "256m",
            "dbms.usage_report.enabled": "false",
        } | self.settings
        for name in ("conf", "logs", "import"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        (self.home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    def sign_in(self) -> None:
        """Make a password before the first start; later starts keep it."""
        kept = self.home / "conf" / "password"
        if kept.is_file():
            self.password = kept.read_text(encoding="utf-8").strip()
            return
        self.password = secrets.token_urlsafe(16)
        self.admin("dbms", "set-initial-password", "--", self.password)
        kept.touch(mode=0o600)
        kept.write_text(self.password + "\n", encoding="utf-8")

    def wait(self) -> None:
        """Wait until the server answers."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                raise ServerError(f"{self.home}: Neo4j ended while it started:\n{self.last_lines()}")
            if self.ready():
                return
            time.sleep(0.1)
        raise ServerError(f"{self.home}: Neo4j did not come up in {self.patience:.0f} s:\n{self.last_lines()}")

    def ready(self) -> bool:
        """Whether the server answers people and drivers."""
        try:
            with urlopen(self.http_url, timeout=2) as answer:
                return "neo4j_version" in json.load(answer) and in_use(self.bolt_port)
        except (URLError, OSError, ValueError):
            return False

    def last_lines(self) -> str:
        """Give the end of the log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-LOG_LINES:])

    def end(self, with_signal: signal.Signals) -> None:
        """Send a signal and wait for the end."""
        process, self.process = self.process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(with_signal)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Words behind the program's name; None for those of this process.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(description="Start a Neo4j server with Browser on this computer.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="start a server and wait for Ctrl-C")
    run.add_argument("--home", type=Path, help="its folder, kept; without it the data go at the end")
    run.add_argument("--cache", type=Path, help=f"where Neo4j is kept; default {default_cache()}")
    run.add_argument("--kg", type=Path, help="a folder made by fazhi build, loaded into the server")
    run.add_argument("--bolt-port", type=int, help="port of the drivers; default: a free one")
    run.add_argument("--http-port", type=int, help="port of Browser; default: a free one")
    options = parser.parse_args(arguments)
    # `kill` ends the server too, and not only this program.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server = Server(options.home, cache=options.cache, bolt_port=options.bolt_port, http_port=options.http_port)
        with server:
            if options.kg:
                load(server, options.kg)
            tell(server)
            signal.pause()
    except KeyboardInterrupt:
        print("stopped")
    except FazhiError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def load(server: Server, kg: Path) -> None:
    """Load the graph of a folder into a server."""
    from fazhi.cli.load import load_folder
    from fazhi.store.settings import Neo4jSettings

    loaded = load_folder(kg, Neo4jSettings(server.url, server.user, server.password))
    print(f"{kg}: {loaded.added + loaded.changed + loaded.unchanged} reports in the graph")


def tell(server: Server) -> None:
    """Say where the server is and how to sign in."""
    print(f"Neo4j Browser:  {server.http_url}/browser/")
    print(f"Connect URL:    {server.url}")
    print(f"Username:       {server.user}")
    print(f"Password:       {server.password}")
    print(f"Folder:         {server.home}")
    print("Ctrl-C stops it.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
