"""The application of the command line: all commands, each thin and in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from fazhi.cli import ask, build, cypher, evaluate, explain, export, extract, load, serve, validate, vocab

__all__ = ["app"]

app = typer.Typer(
    name="fazhi",
    help="A knowledge graph of Chinese governments' annual rule-of-law reports (法治政府建设年度报告).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (extract, build, ask, cypher, export, serve, load, evaluate, explain, vocab, validate):
    command.register(app)


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Take the options of all commands."""
