"""``fazhi build``: report files to a graph that can be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fazhi.cli.extract import LeastConfidence, OntologyFolders, Paths, RegionName, Workers
from fazhi.cli.progress import bar, close
from fazhi.run import build

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("build")
    def command(
        paths: Paths,
        kg: Annotated[Path, typer.Option("--kg", help="The folder of the graph.")] = Path("kg"),
        workers: Workers = 1,
        region: RegionName = None,
        ontology: OntologyFolders = None,
        prune: Annotated[bool, typer.Option("--prune", help="Remove reports whose file is gone.")] = False,
        min_confidence: LeastConfidence = 0.0,
    ) -> None:
        """Build or update the graph of a folder of reports."""
        with bar() as progress:
            summary = build(paths, kg, workers, region, tuple(ontology or ()), prune, progress, min_confidence)
        close(summary)
