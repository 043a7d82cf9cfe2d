"""Write what follows from the ontology and the record model: ontology/derived/, ontology/context.jsonld, docs/graph.md.

python -m tools.derive_ontology            renew the files
python -m tools.derive_ontology --check    fail where one is not current
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.graph_docs import PAGE, page

from fazhi.export.jsonld import context_of
from fazhi.knowledge.schema import Property, Schema, load_schema
from fazhi.model import Record
from fazhi.store.neo4j_schema import Neo4jStatements
from fazhi.store.statements import Statements

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
DERIVED = ONTOLOGY / "derived"
COMMAND = "python -m tools.derive_ontology"
#: Types of neo4j-admin import.
TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}


def files() -> dict[Path, str]:
    """Give every derived file and what it shall hold.

    Returns:
        Contents by path.
    """
    schema = load_schema()
    found = {
        DERIVED / "constraints.cypher": cypher("any store", Statements(schema).constraints()),
        DERIVED / "neo4j.cypher": cypher("Neo4j 5", Neo4jStatements(schema).definitions()),
        DERIVED / "record.schema.json": pretty(record_schema()),
        ONTOLOGY / "context.jsonld": pretty({"@context": context_of(schema)}),
        PAGE: page(PAGE.read_text(encoding="utf-8")),
    }
    return found | {DERIVED / "csv" / name: line for name, line in headers(schema)}


def cypher(store: str, statements: Iterable[str]) -> str:
    """Write statements, one a line."""
    lines = [f"// Constraints and indexes for {store}, derived from ontology/schema.ttl by {COMMAND}.", *statements]
    return "".join(f"{line}{'' if line.startswith('//') else ';'}\n" for line in lines)


def headers(schema: Schema) -> Iterator[tuple[str, str]]:
    """Give the header of each CSV file that `fazhi export` writes, as neo4j-admin takes it."""
    for label, kind in schema.nodes.items():
        columns = ["id:ID", *typed(kind.properties, without=kind.key)]
        yield f"nodes-{label}.csv", ",".join(columns) + "\n"
    for name, edge in schema.edges.items():
        columns = [":START_ID", ":END_ID", *typed(edge.properties)]
        yield f"edges-{name}.csv", ",".join(columns) + "\n"


def typed(properties: Mapping[str, Property], without: str = "") -> list[str]:
    """Name properties with their types, in the order of the CSV export."""
    return [f"{p.name}:{TYPES[p.type]}{'[]' if p.many else ''}" for p in properties.values() if p.name != without]


def record_schema() -> dict[str, object]:
    """Give the JSON schema of records."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://w3id.org/fazhi/record.schema.json",
    }
    return head | Record.model_json_schema(by_alias=True, mode="serialization")


def pretty(content: object) -> str:
    """Write JSON for readers."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def stale() -> list[Path]:
    """List the derived files that are missing, wrong or no longer derived.

    Returns:
        Paths.
    """
    wanted = files()
    wrong = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    return wrong + [path for path in sorted(DERIVED.rglob("*")) if path.is_file() and path not in wanted]


def main() -> None:
    """Renew or check the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail where a file is not current")
    check = parser.parse_args().check
    wrong = stale()
    if check and wrong:
        names = ", ".join(str(path.relative_to(ROOT)) for path in wrong)
        raise SystemExit(f"not current: {names}; run: {COMMAND}")
    wanted = files()
    for path in wrong:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
