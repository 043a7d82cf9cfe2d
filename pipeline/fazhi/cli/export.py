"""``fazhi export``: the graph of a folder as RDF, GraphML, CSV or files for neo4j-admin."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from fazhi.cli.target import KnowledgeGraphFolder
from fazhi.export import LinkedData, ending_of, export
from fazhi.graph.folder import graphs_in, records_of, vocabulary_of
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.sources import ID
from fazhi.store.neo4j_admin import write_import

__all__ = ["export_folder", "register"]


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


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("export")
    def command(
        format_: Annotated[ExportFormat, typer.Option("--format", help="What to write.")],
        output: Annotated[
            Path | None, typer.Option("-o", "--output", help="The file; for csv and neo4j-admin the folder.")
        ] = None,
        kg: KnowledgeGraphFolder = Path("kg"),
        base: Annotated[str, typer.Option("--base", help="What the IRIs of things begin with, in RDF.")] = ID,
    ) -> None:
        """Write the graph as RDF (turtle, ntriples, nquads, trig, jsonld), GraphML, CSV or files for neo4j-admin."""
        path = output or Path(default_name(format_))
        nodes, edges = export_folder(kg, format_, path, base)
        Console(stderr=True).print(f"{path}: {nodes} nodes, {edges} edges")


def default_name(form: str) -> str:
    """Name the file or folder where the user does not."""
    folder = form == ExportFormat.NEO4J_ADMIN or not ending_of(form)
    return f"fazhi-{form}" if folder else f"fazhi{ending_of(form)}"


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
        ConfigurationError: If the base cannot begin an IRI.
    """
    records = records_of(kg)
    table = region_table()
    vocabulary = vocabulary_of(kg)
    if form == ExportFormat.NEO4J_ADMIN:
        return write_import(graphs_in(records, table, vocabulary), path)
    data = LinkedData(base, vocabulary=vocabulary, regions=table)
    written = export(graphs_in(records, table, vocabulary), form, path, data)
    return written.nodes, written.edges
