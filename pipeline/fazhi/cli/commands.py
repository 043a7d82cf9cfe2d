"""The application of the command line: all commands, each thin and in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from fazhi.cli import ask, build, cypher, evaluate, explain, export, extract, load, serve, validate, vocab
from fazhi.language import producer

__all__ = ["app"]

app = typer.Typer(
    name="fazhi",
    help="A knowledge graph of Chinese governments' annual rule-of-law reports (法治政府建设年度报告).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (extract, build, ask, cypher, export, serve, load, evaluate, explain, vocab, validate):
    command.register(app)


def show_version(wanted: bool) -> None:
    """Say which fazhi this is."""
    if wanted:
        typer.echo(f"fazhi {producer().version}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=show_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Take the options of all commands."""
