"""``fazhi serve``: the graph of a folder as linked data on the web, read-only."""

from __future__ import annotations

import ipaddress
import signal
import socket
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from fazhi.cli.progress import bar, note
from fazhi.cli.target import KnowledgeGraphFolder
from fazhi.errors import ConfigurationError
from fazhi.knowledge.sources import ID

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("serve")
    def command(
        kg: KnowledgeGraphFolder = Path("kg"),
        port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 for any that is free.")] = 8000,
        host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
        base: Annotated[str, typer.Option("--base", help="What the IRIs of things begin with.")] = ID,
        seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="How long a SPARQL query may take.")] = 10.0,
    ) -> None:
        """Serve the graph as linked data: pages, RDF and SPARQL, until Ctrl-C."""
        with listening(host, port) as listener, tempfile.TemporaryDirectory(prefix="fazhi-serve-") as folder:
            serve(kg, Path(folder), listener, base, seconds)


def listening(host: str, port: int) -> socket.socket:
    """Take a port, so that one that is taken is said before anything else is done.

    Args:
        host: An address of this computer.
        port: The port; 0 for any that is free.

    Returns:
        The socket.

    Raises:
        ConfigurationError: If the port or address cannot be had.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        raise ConfigurationError(f"{host}:{port}: {error.strerror}", "choose another --port or --host") from error
    return listener


def serve(kg: Path, folder: Path, listener: socket.socket, base: str, seconds: float) -> None:
    """Describe the graph, and answer until Ctrl-C."""
    import uvicorn  # noqa: PLC0415 - slow to import, and only this command needs it

    from fazhi.serve import Dataset, application  # noqa: PLC0415
    from fazhi.serve.sparql import Endpoint  # noqa: PLC0415

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was made is removed then, too
    with bar() as progress:
        data = Dataset.of(kg, folder, base, progress)
    endpoint = Endpoint(data.place, seconds)
    try:
        host, port = listener.getsockname()[:2]
        names = ["127.0.0.1", "localhost", "[::1]"] if ipaddress.ip_address(host).is_loopback else ["*"]
        shown = f"[{host}]" if ":" in host else host
        note(f"http://{shown}:{port}/ (Ctrl-C ends it)")
        site = application(data, endpoint, names)
        uvicorn.Server(uvicorn.Config(site, log_level="warning", server_header=False)).run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # the way to end it
    finally:
        endpoint.close()
