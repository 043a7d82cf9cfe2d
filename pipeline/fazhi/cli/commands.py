"""The application of the command line: all commands, each thin and in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.core import TyperGroup

from fazhi.cli import ask, build, cypher, evaluate, explain, export, extract, load, serve, validate, vocab
from fazhi.language import producer

__all__ = ["app"]

DEBUG = "--debug"


class Commands(TyperGroup):
    """The commands, which take ``--debug`` before and behind their names."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the words behind ``fazhi``, with ``--debug`` first wherever it stands."""
        named = args[: args.index("--")] if "--" in args else args
        if DEBUG in named:
            args = [DEBUG, *(word for word in named if word != DEBUG), *args[len(named) :]]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=Commands,
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
    debug: Annotated[bool, typer.Option(DEBUG, help="Show the traceback of an error.")] = False,
) -> None:
    """Take the options of all commands."""
