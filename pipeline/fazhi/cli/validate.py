"""``fazhi validate``: whether a file of RDF keeps the ontology's shapes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fazhi.cli.progress import note
from fazhi.export.validate import validate

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("validate")
    def command(
        files: Annotated[list[Path], typer.Argument(help="Files of RDF: .ttl, .nt, .nq, .trig, .jsonld or .rdf.")],
    ) -> None:
        """Check RDF files against the shapes of the ontology; what is wrong is listed line by line."""
        faults = 0
        for path in files:
            found = validate(path)
            for fault in found:
                typer.echo(str(fault))
            faults += len(found)
            if not found:
                note(f"{path}: valid")
        if faults:
            raise typer.Exit(1)
