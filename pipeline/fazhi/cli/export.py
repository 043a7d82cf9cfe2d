"""``fazhi export``: the graph of a folder as RDF, GraphML, CSV or files for neo4j-admin."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fazhi.cli.progress import note
from fazhi.cli.target import KnowledgeGraphFolder
from fazhi.errors import ConfigurationError
from fazhi.export import LinkedData, ending_of, export
from fazhi.graph.folder import graphs_of, vocabulary_of
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.sources import ID
from fazhi.store.neo4j_admin import write_import

__all__ = ["export_folder", "register"]


#: What the folders of exports hold.
TABLES = ("nodes-*.csv", "edges-*.csv", "import.sh", "constraints.cypher")


class ExportFormat(StrEnum):
    """What a graph can be written as."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    CSV = "csv"
    NEO4J_ADMIN = "neo4j-admin"


#: What is a folder of tables.
TABULAR = (ExportFormat.CSV, ExportFormat.NEO4J_ADMIN)
NOT_RDF = (ExportFormat.GRAPHML, *TABULAR)


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("export")
    def command(
        format_: Annotated[ExportFormat, typer.Option("--format", help="What to write.")],
        output: Annotated[
            Path | None,
            typer.Option("-o", "--output", help="The file, replaced if there; for csv and neo4j-admin the folder."),
        ] = None,
        kg: KnowledgeGraphFolder = Path("kg"),
        base: Annotated[str, typer.Option("--base", help="What the IRIs of things begin with, in RDF.")] = ID,
    ) -> None:
        """Write the graph as RDF (turtle, ntriples, nquads, trig, jsonld), GraphML, CSV or files for neo4j-admin."""
        path = output or Path(default_name(format_))
        nodes, edges = export_folder(kg, format_, path, base)
        note(f"{path}: {nodes} nodes, {edges} edges")


def default_name(form: str) -> str:
    """Name the file or folder where the user does not."""
    return f"fazhi-{form}" if form in TABULAR else f"fazhi{ending_of(form)}"


def refuse_others(folder: Path) -> None:
    """Refuse to mix the tables of an export with the files of others."""
    others = [p.name for p in sorted(folder.glob("[!.]*")) if not any(map(p.match, TABLES))] if folder.is_dir() else []
    if others:
        raise ConfigurationError(f"{folder}: holds what no export made, such as {others[0]}", "name a new folder")


def export_folder(kg: Path, form: str, path: Path, base: str = ID) -> tuple[int, int]:
    """Write the graph of a folder's records.

    Args:
        kg: The folder that fazhi build made.
        form: One of the formats.
        path: The file, or for CSV the folder, to write.
        base: What the IRIs of things begin with.

    Returns:
        How many nodes and edges were written.

    Raises:
        StoreError: If the folder holds no records.
        ConfigurationError: If the base cannot begin an IRI or the format has none, or the folder holds other files.
        WriteError: If the file or folder cannot be written.
    """
    graphs = graphs_of(kg)
    if form in TABULAR:
        refuse_others(path)
    if form in NOT_RDF and base != ID:
        raise ConfigurationError(f"{form}: there are no IRIs in it", "leave out --base")
    if form == ExportFormat.NEO4J_ADMIN:
        return write_import(graphs, path)
    written = export(graphs, form, path, LinkedData(base, vocabulary=vocabulary_of(kg), regions=region_table()))
    return written.nodes, written.edges
