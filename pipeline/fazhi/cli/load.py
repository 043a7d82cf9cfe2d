"""``fazhi load``: the graph of a folder into a Neo4j server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fazhi.cli.progress import bar, note
from fazhi.cli.target import Database, KnowledgeGraphFolder, settings_for
from fazhi.graph.folder import graphs_of, records_of
from fazhi.run import Progress
from fazhi.store import Loaded
from fazhi.store.settings import Neo4jSettings

__all__ = ["load_folder", "register"]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("load")
    def command(
        kg: KnowledgeGraphFolder = Path("kg"),
        to: Annotated[
            str | None, typer.Option("--to", metavar="neo4j://HOST", help="The server; default: NEO4J_URI.")
        ] = None,
        database: Database = None,
        wipe: Annotated[
            bool, typer.Option("--wipe", help="First remove all that fazhi ever loaded there, and nothing else.")
        ] = False,
        yes: Annotated[bool, typer.Option("--yes", help="Do not ask before --wipe.")] = False,
    ) -> None:
        """Load the graph into a Neo4j 5 server; loading again brings it up to date.

        User and password are read from NEO4J_USERNAME and NEO4J_PASSWORD, in the environment or in a .env file.
        """
        records_of(kg)
        settings = settings_for(to, database)
        if wipe and not yes:
            place = settings.database or "the home database"
            typer.confirm(f"Remove all of fazhi's data from {place} at {settings.uri}?", abort=True, err=True)
        with bar() as progress:
            loaded = load_folder(kg, settings, wipe=wipe, progress=progress)
        note(f"reports: {loaded.added} new, {loaded.changed} changed, {loaded.unchanged} unchanged")


def load_folder(kg: Path, settings: Neo4jSettings, *, wipe: bool = False, progress: Progress | None = None) -> Loaded:
    """Load the graph of a folder's records into a Neo4j server.

    Args:
        kg: The folder that fazhi build made.
        settings: Address and sign-in.
        wipe: Remove first what of ours is there.
        progress: Called with the step, the reports that are done and their number.

    Returns:
        How many reports were new, changed and unchanged.

    Raises:
        StoreError: If the folder holds no records, or the server is not there or does not let us write.
        RecordError: If a file is not a record.
    """
    from fazhi.store.neo4j import Neo4jStore  # noqa: PLC0415 - the driver is slow to import

    total = len(list(records_of(kg).glob("*.json")))
    done = 0

    def count(number: int) -> None:
        nonlocal done
        done += number
        if progress:
            progress("load", done, total)

    graphs = graphs_of(kg)
    with Neo4jStore(settings) as store:
        if wipe:
            store.wipe()
        store.constrain()
        count(0)
        return store.load(graphs, count)
