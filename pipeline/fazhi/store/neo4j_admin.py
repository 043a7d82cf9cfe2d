"""Files for neo4j-admin, which imports a large graph into a stopped server faster than any connection could."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from fazhi.errors import WriteError
from fazhi.graph.merge import united
from fazhi.graph.model import RecordGraph, Value
from fazhi.graph.rows import write_rows
from fazhi.knowledge.schema import Property, Schema, load_schema
from fazhi.store.neo4j_schema import Neo4jStatements

__all__ = ["write_import"]

#: Stands between the items of a list; no text of a report holds it.
BETWEEN = "\x1f"
TYPES: Mapping[str, str] = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
SCRIPT = """\
#!/bin/sh
# Imports these files into a database of a Neo4j 5 server that is stopped:
#   sh import.sh [DATABASE [--overwrite-destination]]
# NEO4J_ADMIN names the command where neo4j-admin is not on the path.
set -eu
cd "$(dirname "$0")"
database="${1:-neo4j}"
[ $# -eq 0 ] || shift
"${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" \\
  --id-type=string --array-delimiter=U+001F --multiline-fields=true \\
FILES
  "$@"
echo "Start the server, then make constraints and indexes: cypher-shell -d $database -f constraints.cypher"
"""


def write_import(graphs: Iterable[RecordGraph], folder: Path, schema: Schema | None = None) -> tuple[int, int]:
    """Write CSV files with typed headers, a script that imports them, and the constraints to make afterwards.

    Args:
        graphs: The graphs of records.
        folder: Where the files go; made where it is not there.
        schema: The schema that names the columns; None for the one that ships with fazhi.

    Returns:
        How many nodes and edges were written.

    Raises:
        WriteError: If a file cannot be written.
    """
    schema = schema or load_schema()
    graph = united(graphs)
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for label, node in schema.nodes.items():
            properties = {name: p for name, p in node.properties.items() if name != node.key}
            rows = [((n.id,), n.properties) for n in graph.nodes.values() if n.label == label]
            write_table(folder / f"nodes-{label}.csv", [f"{node.key}:ID"], properties, rows)
            files.append(f"  --nodes={label}=nodes-{label}.csv \\")
        for kind, edge in schema.edges.items():
            found = [((e.source, e.target), e.properties) for e in graph.edges.values() if e.type == kind]
            write_table(folder / f"edges-{kind}.csv", [":START_ID", ":END_ID"], edge.properties, found)
            files.append(f"  --relationships={kind}=edges-{kind}.csv \\")
        script = SCRIPT.replace("FILES", "\n".join(files))
        (folder / "import.sh").write_text(script, encoding="utf-8", newline="\n")
        definitions = "".join(f"{statement};\n" for statement in Neo4jStatements(schema).definitions())
        (folder / "constraints.cypher").write_text(definitions, encoding="utf-8", newline="\n")
    except OSError as error:
        raise WriteError(f"{folder}: {error.strerror or error}", "check the path and the free space") from error
    return len(graph.nodes), len(graph.edges)


def write_table(
    path: Path,
    ends: list[str],
    properties: Mapping[str, Property],
    rows: Iterable[tuple[tuple[str, ...], Mapping[str, Value]]],
) -> None:
    """Write one file: the ids first, then a column a property."""
    cells = ([*ids, *(values.get(name) for name in properties)] for ids, values in rows)
    write_rows(path, [*ends, *map(header, properties.values())], cells, BETWEEN)


def header(described: Property) -> str:
    """Name a column and its type.

    Examples:
        >>> [header(p) for p in load_schema().nodes["Mechanism"].properties.values() if p.name in ("aliases", "kind")]
        ['aliases:string[]', 'kind:string']
    """
    return f"{described.name}:{TYPES[described.type]}{'[]' if described.many else ''}"
