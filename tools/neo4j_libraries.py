"""Neo4j's libraries, got with Maven and kept, and a Java to run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fazhi.errors import FazhiError

__all__ = ["BROWSER", "VERSION", "ServerError", "default_cache", "fetched", "java"]

#: Neo4j 5 LTS, and the newest Browser that is published beside it.
VERSION = "5.26.20"
BROWSER = "5.24.0"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
JAVA = 17


class ServerError(FazhiError, RuntimeError):
    """A server that cannot be got, started or reached."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A library by its Maven coordinates."""

    group: str
    name: str
    version: str


def artifacts(version: str = VERSION, browser: str = BROWSER) -> tuple[Artifact, ...]:
    """List the libraries that make a server: the database, HTTP, the import tool, Browser.

    Args:
        version: Neo4j's version.
        browser: Neo4j Browser's version.

    Returns:
        Their coordinates.

    Examples:
        >>> [artifact.name for artifact in artifacts()]
        ['neo4j', 'neo4j-server', 'neo4j-import-tool', 'neo4j-browser']
    """
    return (
        Artifact("org.neo4j", "neo4j", version),
        Artifact("org.neo4j.app", "neo4j-server", version),
        Artifact("org.neo4j", "neo4j-import-tool", version),
        Artifact("org.neo4j.client", "neo4j-browser", browser),
    )


def project(wanted: Sequence[Artifact]) -> str:
    """Write the Maven project that depends on some libraries.

    Args:
        wanted: The libraries.

    Returns:
        The text of a pom.xml.

    Examples:
        >>> "<artifactId>neo4j-browser</artifactId>" in project(artifacts())
        True
    """
    listed = "".join(
        f"<dependency><groupId>{a.group}</groupId><artifactId>{a.name}</artifactId>"
        f"<version>{a.version}</version></dependency>"
        for a in wanted
    )
    return (
        "<project><modelVersion>4.0.0</modelVersion><groupId>fazhi</groupId><artifactId>neo4j</artifactId>"
        f"<version>1</version><packaging>pom</packaging><dependencies>{listed}</dependencies></project>\n"
    )


def default_cache(version: str = VERSION) -> Path:
    """Name the folder in which the libraries of one version are kept.

    Args:
        version: Neo4j's version.

    Returns:
        ``~/.cache/fazhi/neo4j-<version>``, or the same below XDG_CACHE_HOME.
    """
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "fazhi" / f"neo4j-{version}"


def fetched(cache: Path | None = None, version: str = VERSION, browser: str = BROWSER) -> Path:
    """Get the libraries, unless they are there already.

    Args:
        cache: Where they are kept; None for `default_cache`.
        version: Neo4j's version.
        browser: Neo4j Browser's version.

    Returns:
        The folder of the jars.

    Raises:
        ServerError: If Maven is missing or cannot get them.
    """
    cache = cache or default_cache(version)
    library = cache / "lib"
    if library.is_dir():
        return library
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerError("mvn: Maven is not installed", "install Maven, such as the package maven")
    cache.mkdir(parents=True, exist_ok=True)
    # Two processes may get the same version at once: each fills a folder of its own and the first one stays.
    with tempfile.TemporaryDirectory(dir=cache) as place:
        pom = Path(place) / "pom.xml"
        pom.write_text(project(artifacts(version, browser)), encoding="utf-8")
        jars = Path(place) / "lib"
        options = ["-DincludeScope=runtime", f"-DoutputDirectory={jars}"]
        done = subprocess.run(
            [maven, "-B", "-q", "-f", str(pom), COPY, *options], capture_output=True, text=True, check=False
        )
        if done.returncode or not any(jars.glob("neo4j-server-*.jar")):
            raise ServerError(
                f"Maven cannot get Neo4j {version}: {maven_said(done.stdout + done.stderr)}",
                "check the network and Maven's settings",
            )
        if not library.is_dir():
            jars.rename(library)
    return library


def maven_said(output: str) -> str:
    """Take the first error out of what Maven prints.

    Args:
        output: Everything it printed.

    Returns:
        One line.

    Examples:
        >>> maven_said("[INFO] hello\\n[ERROR] Could not resolve x -> [Help 1]\\n[ERROR] ...")
        'Could not resolve x'
    """
    errors = [line for line in output.splitlines() if line.startswith("[ERROR]")]
    line = (errors or output.strip().splitlines()[-1:] or ["it said nothing"])[0]
    return line.removeprefix("[ERROR]").partition(" -> [")[0].strip()


def java() -> str:
    """Find a Java that can run Neo4j 5.

    Returns:
        The command.

    Raises:
        ServerError: If there is none, or it is too old.
    """
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin")) if home else None
    command = found or shutil.which("java")
    if command is None:
        raise ServerError("java: Java is not installed", f"install a JDK, version {JAVA} or newer")
    said = subprocess.run([command, "-version"], capture_output=True, text=True, check=False)
    version = re.search(r'version "(\d+)', said.stderr + said.stdout)
    if version is None or int(version[1]) < JAVA:
        raise ServerError(f"{command}: not Java {JAVA} or newer", f"install a JDK, version {JAVA} or newer")
    return command
