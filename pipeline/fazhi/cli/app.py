"""The command line: thin commands over plain functions, one module each."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from fazhi.cli import ask, build, cypher, evaluate, export, extract
from fazhi.errors import FazhiError

__all__ = ["app", "main"]

app = typer.Typer(
    name="fazhi",
    help="A knowledge graph of Chinese governments' annual rule-of-law reports (法治政府建设年度报告).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (extract, build, ask, cypher, export, evaluate):
    command.register(app)


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Take the options of all commands."""


def main() -> None:
    """Run the command line; an error is one line on the error stream and a non-zero exit."""
    try:
        app(standalone_mode=True)
    except FazhiError as error:
        if "--debug" in sys.argv:
            raise
        Console(stderr=True, soft_wrap=True, highlight=False).print(f"fazhi: {error}", markup=False)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        Console(stderr=True).print("fazhi: stopped; what was there is as it was")
        raise SystemExit(130) from None
