"""``fazhi export``: the graph of a folder as RDF, GraphML or CSV."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from fazhi.cli.ask import KnowledgeGraphFolder
from fazhi.errors import StoreError
from fazhi.export import ending_of, export
from fazhi.graph.folder import RECORDS, graphs_in
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.resources import data_dir

__all__ = ["export_folder", "register"]


class ExportFormat(StrEnum):
    """What a graph can be written as."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("export")
    def command(
        format_: Annotated[ExportFormat, typer.Option("--format", help="What to write.")],
        output: Annotated[Path | None, typer.Option("-o", "--output", help="The file; for csv the folder.")] = None,
        kg: KnowledgeGraphFolder = Path("kg"),
    ) -> None:
        """Write the graph as RDF (turtle, ntriples, jsonld), GraphML or CSV."""
        path = output or Path(f"fazhi{ending_of(format_) or '-csv'}")
        nodes, edges = export_folder(kg, format_, path)
        Console(stderr=True).print(f"{path}: {nodes} nodes, {edges} edges")


def export_folder(kg: Path, form: str, path: Path) -> tuple[int, int]:
    """Write the graph of a folder's records.

    Args:
        kg: The folder that fazhi build made.
        form: One of the formats.
        path: The file, or for CSV the folder, to write.

    Returns:
        How many nodes and edges were written.

    Raises:
        StoreError: If the folder holds no records.
    """
    records = kg / RECORDS
    if not records.is_dir():
        raise StoreError(f"{kg}: there is no graph", "make one with fazhi build")
    table = RegionTable.load(data_dir("ontology") / "regions.tsv")
    graph = export(graphs_in(records, table, load_vocabulary()), form, path)
    return len(graph.nodes), len(graph.edges)
