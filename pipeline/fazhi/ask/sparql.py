"""The questions of queries/ in SPARQL, asked of an RDF export: each .cypher file has a .rq file that finds the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from fazhi.ask.questions import Question, question_named
from fazhi.ask.rows import Rows
from fazhi.errors import QueryError
from fazhi.resources import data_dir

__all__ = ["ask_rdf", "load_rdf", "sparql_of"]

GIVEN = re.compile(r"VALUES \?given_(\w+) \{ [^}]* \}")
LIMIT = re.compile(r"^LIMIT \d+$", re.M)
NUMBERS = {"integer": int, "decimal": float, "double": float}


def load_rdf(path: Path) -> ox.Store:
    """Load an RDF export into memory.

    Args:
        path: A file that `fazhi export` wrote.

    Returns:
        The store.

    Raises:
        QueryError: If the file is no RDF.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(path))
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(f"{path}: {error}", "give a file that fazhi export wrote") from error
    return store


def sparql_of(question: Question, bound: Mapping[str, Any], folder: Path | None = None) -> str:
    """Give a question's SPARQL with its parameters in place.

    Values become RDF terms, written by the RDF library, in VALUES blocks: no value can end its term. (SPARQL has
    no parameters, and substituted variables do not reach filters and subqueries.)

    Args:
        question: The question.
        bound: Values by parameter name: ids, numbers, texts, lists of relationship types; None for all.
        folder: Where the .rq files lie; None for those that ship with fazhi.

    Returns:
        The query.

    Raises:
        QueryError: If the question has no .rq file.

    Examples:
        >>> text = sparql_of(question_named("deficient"), {"year": 2023, "region": None, "mechanism": None})
        >>> "VALUES ?given_year { 2023 }" in text, "VALUES ?given_region { UNDEF }" in text
        (True, True)
    """
    path = (folder or data_dir("queries")) / f"{question.name}.rq"
    if not path.is_file():
        raise QueryError(f"there is no {path.name}", "write it beside the .cypher file")
    text = GIVEN.sub(lambda found: block(found[1], bound.get(found[1])), path.read_text(encoding="utf-8"))
    limit = bound.get("limit")
    return LIMIT.sub(f"LIMIT {int(limit)}", text) if limit is not None else text


def block(name: str, value: Any) -> str:
    """Write a parameter's values."""
    values = value if isinstance(value, list | tuple) else [value]
    return f"VALUES ?given_{name} {{ {' '.join('UNDEF' if v is None else term(v) for v in values)} }}"


def term(value: str | int) -> str:
    """Write a value as an RDF term."""
    return str(value) if isinstance(value, int) else str(ox.Literal(value))


def ask_rdf(store: ox.Store, name: str, bound: Mapping[str, Any]) -> Rows:
    """Answer one of the questions of queries/ from RDF.

    Args:
        store: A store with an export, in named graphs or without.
        name: The question's name.
        bound: Values by parameter name, ids for names, as `fazhi.ask.bind` gives them.

    Returns:
        The rows; lists come as texts joined by a bar.

    Raises:
        QueryError: If there is no such question or its query is wrong.
    """
    question = question_named(name)
    try:
        solutions = store.query(sparql_of(question, bound), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(f"{name}.rq: {error}", "correct the query") from error
    assert isinstance(solutions, ox.QuerySolutions)
    columns = tuple(column.name for column in question.columns)
    return Rows(columns, tuple({column: plain(solution[column]) for column in columns} for solution in solutions))


def plain(value: object) -> Any:
    """Turn an RDF term into a text, number or truth value."""
    if not isinstance(value, ox.Literal):
        return getattr(value, "value", None)
    kind = value.datatype.value.rpartition("#")[2]
    if kind == "boolean":
        return value.value == "true"
    return NUMBERS[kind](value.value) if kind in NUMBERS else value.value
