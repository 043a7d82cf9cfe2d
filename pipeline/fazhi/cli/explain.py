"""``fazhi explain``: a report with everything found in it, and what was left out and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from fazhi.cli.extract import OntologyFolders, RegionName
from fazhi.cli.progress import note
from fazhi.errors import WriteError
from fazhi.explain import explain, to_html
from fazhi.explain.terminal import show_fact, show_report

__all__ = ["register", "write_page"]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("explain")
    def command(
        file: Annotated[Path, typer.Argument(help="A report, or a record (.json) that fazhi extract made.")],
        fact: Annotated[str | None, typer.Option("--fact", help="Show one fact, such as m3, and why it is so.")] = None,
        html: Annotated[Path | None, typer.Option("--html", help="Write one HTML file instead.")] = None,
        rejected: Annotated[bool, typer.Option("--rejected", help="Show what was left out, and why.")] = False,
        region: RegionName = None,
        ontology: OntologyFolders = None,
    ) -> None:
        """Show a report with everything found in it: by which rule, how sure, and what was left out and why."""
        explanation = explain(file, region, tuple(ontology or ()))
        if fact is not None:
            Console().print(show_fact(explanation, fact))
        if html is not None:
            write_page(html, to_html(explanation))
            note(f"{html}: {len(explanation.findings)} findings")
        elif fact is None:
            Console().print(show_report(explanation, rejected))


def write_page(path: Path, page: str) -> None:
    """Write a page to a file.

    Args:
        path: The file.
        page: HTML.

    Raises:
        WriteError: If the file cannot be written.
    """
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}", "name a file in a folder that you may write to") from error
