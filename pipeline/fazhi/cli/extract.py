"""``fazhi extract``: report files to JSON records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from fazhi.cli.progress import bar, close
from fazhi.extraction import extract_files
from fazhi.model import Record
from fazhi.run import Summary, extract_to, found_files

__all__ = ["LeastConfidence", "OntologyFolders", "Paths", "RegionName", "Workers", "register", "stream"]

#: What - stands for.
STDIN = Path("/dev/stdin")
Paths = Annotated[list[Path], typer.Argument(help="Report files, or folders of them.")]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, help="Processes to use.")]
RegionName = Annotated[
    str | None, typer.Option("--region", help="The reports' jurisdiction, where it shall not be inferred.")
]
OntologyFolders = Annotated[
    list[Path] | None,
    typer.Option("--ontology", help="A folder of your own vocabulary, .ttl or .csv; may be repeated.", file_okay=False),
]

LeastConfidence = Annotated[
    float,
    typer.Option("--min-confidence", help="Leave out facts less sure than this, from 0 to 1.", min=0, max=1),
]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("extract")
    def command(
        paths: Annotated[list[Path], typer.Argument(help="Report files, or folders of them; - for what is piped in.")],
        output: Annotated[
            Path | None, typer.Option("-o", "--output", help="Folder for one JSON file a report.")
        ] = None,
        workers: Workers = 1,
        region: RegionName = None,
        ontology: OntologyFolders = None,
        min_confidence: LeastConfidence = 0.0,
    ) -> None:
        """Extract every fact of report files: one JSON record each, or JSON Lines without -o."""
        paths = [STDIN if str(path) == "-" else path for path in paths]
        if output is None:
            stream(paths, workers, region, tuple(ontology or ()), min_confidence)
            return
        with bar() as progress:
            summary = extract_to(paths, output, workers, region, tuple(ontology or ()), progress, min_confidence)
        close(summary)


def stream(
    paths: list[Path], workers: int, region: str | None, ontology: tuple[Path, ...] = (), min_confidence: float = 0.0
) -> None:
    """Write records as JSON Lines to the standard output.

    Args:
        paths: Files and folders.
        workers: Processes to use.
        region: The jurisdiction, where the user names it.
        ontology: Folders with vocabularies of the user's own, on top of those that ship.
        min_confidence: The least confidence of a fact, from 0 to 1; what is below it is left out.

    Raises:
        SystemExit: If a file was left out because of an error.
    """
    summary = Summary()
    files = found_files(paths, summary)
    named = dict.fromkeys(map(str, files), region)
    for outcome in extract_files(files, workers, named, ontology, min_confidence):
        if outcome.record is None:
            summary.errors.extend([outcome.error] if outcome.error else [])
        else:
            sys.stdout.write(Record.model_validate_json(outcome.record).to_json(indent=None) + "\n")
            summary.read += 1
    close(summary)
