"""Answering the questions of queries/ from a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fazhi.ask.names import Names
from fazhi.ask.questions import Column, Parameter, Question, load_questions, question_named
from fazhi.ask.rows import Rows, shown
from fazhi.errors import QueryError
from fazhi.graph.build import STATUSES
from fazhi.model import Status
from fazhi.store.base import GraphStore

__all__ = [
    "Column",
    "Names",
    "Parameter",
    "Question",
    "Rows",
    "arguments",
    "ask",
    "bind",
    "load_questions",
    "question_named",
    "shown",
]


def ask(store: GraphStore, name: str, params: Mapping[str, Any] | None = None) -> Rows:
    """Answer one of the questions of queries/.

    Args:
        store: An open store.
        name: The question's name.
        params: Values by parameter name: names of things as people write them, numbers, statuses.

    Returns:
        The rows.

    Raises:
        UnknownNameError: If the graph does not hold a name that is asked for.
        QueryError: If there is no such question, or a parameter is missing, unknown or wrong.
    """
    question = question_named(name)
    rows = store.query(question.cypher, bind(store, question, params))
    columns = tuple(column.name for column in question.columns)
    return Rows(columns, tuple({column: row[column] for column in columns} for row in rows))


def bind(store: GraphStore, question: Question, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Check what a user gives and turn it into what a question's query takes.

    Args:
        store: An open store, which knows the names.
        question: The question.
        params: Values by parameter name.

    Returns:
        A value for each parameter: ids for names, None for what is left out.

    Raises:
        UnknownNameError: If the graph does not hold a name that is asked for.
        QueryError: If a parameter is missing, unknown or wrong.
    """
    given = dict(params or {})
    unknown = [key for key in given if key not in question.parameters]
    if unknown:
        known = ", ".join(question.parameters) or "none"
        raise QueryError(f"{question.name} has no parameter {', '.join(unknown)}", f"its parameters: {known}")
    names = Names(store)
    return {key: value_of(names, p, given.get(key)) for key, p in question.parameters.items()}


def arguments(question: Question, words: Sequence[str]) -> dict[str, str]:
    """Read ``key=value`` words; a bare word is the next required parameter.

    Args:
        question: The question asked.
        words: What the user wrote after its name.

    Returns:
        Values by parameter name.

    Raises:
        QueryError: If a bare word is left over, or a parameter is given twice.

    Examples:
        >>> arguments(load_questions()["adopters"], ["枫桥经验", "year=2023"])
        {'mechanism': '枫桥经验', 'year': '2023'}
    """
    found: dict[str, str] = {}
    for word in words:
        key, equals, value = (part.strip() for part in word.partition("="))
        if not equals:
            waiting = [p.name for p in question.parameters.values() if p.required and p.name not in found]
            if not waiting:
                raise QueryError(f"{question.name}: what is {word}?", "write key=value")
            key, value = waiting[0], word
        elif key in found:
            raise QueryError(f"{question.name}: {key} is given twice", "give it once")
        found[key] = value
    return found


def value_of(names: Names, parameter: Parameter, value: Any) -> Any:
    """Check one value and turn it into what the query takes."""
    if value is None or value == "":
        value = parameter.default
    if value is None:
        if parameter.required:
            raise QueryError(f"{parameter.name} is missing", f"{parameter.name}=…, {parameter.description}")
        return None
    if parameter.type == "status":
        return statuses(value)
    if parameter.type == "integer":
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise QueryError(f"{parameter.name}={value} is not a whole number", "write one such as 2023") from error
    if parameter.type == "string":
        return str(value)
    return names.find(parameter.type, str(value))


def statuses(value: str | Sequence[str]) -> list[str]:
    """Turn statuses, or the relationship types that answers show, into relationship types."""
    words = [word.strip() for word in value.split(",")] if isinstance(value, str) else list(value)
    if "any" in words:
        return list(STATUSES.values())
    try:
        return [word if word in STATUSES.values() else STATUSES[Status(word)] for word in words]
    except ValueError as error:
        raise QueryError(f"status {value} is not known", f"known: any, {', '.join(Status)}") from error
