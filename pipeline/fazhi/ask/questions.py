"""The questions of queries/: one Cypher file each, whose header says what it asks, takes and gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from rapidfuzz import process

from fazhi.errors import QueryError
from fazhi.resources import data_dir

__all__ = ["Column", "Parameter", "ParameterType", "Question", "load_questions", "question_named"]

ParameterType = Literal["mechanism", "region", "indicator", "document", "status", "integer", "string"]
HEADER = re.compile(r"// (question|param|column): (.+)")
PARAMETER = re.compile(r"(\w+) (\w+) (required|optional)(?:=(\S+))? (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes."""

    name: str
    type: ParameterType
    required: bool
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Column:
    """What a question gives."""

    name: str
    description: str

    @property
    def for_programs(self) -> bool:
        """Whether it identifies something, and so is left out of tables made for the eye."""
        return self.name == "report" or self.name.endswith("_id")


@dataclass(frozen=True, slots=True)
class Question:
    """A question in Chinese and English, its parameters, columns and Cypher."""

    name: str
    chinese: str
    english: str
    parameters: Mapping[str, Parameter]
    columns: tuple[Column, ...]
    cypher: str


@lru_cache(maxsize=4)
def load_questions(folder: Path | None = None) -> Mapping[str, Question]:
    """Read every question of a folder.

    Args:
        folder: A folder of .cypher files; None for the one that ships with fazhi.

    Returns:
        Questions by name, in the order of their names.

    Raises:
        QueryError: If a file's header is missing or wrong.

    Examples:
        >>> load_questions()["adopters"].parameters["mechanism"].required
        True
    """
    folder = folder or data_dir("queries")
    return {path.stem: read_question(path) for path in sorted(folder.glob("*.cypher"))}


def question_named(name: str) -> Question:
    """Find a question by name.

    Args:
        name: The name of a file in queries/, without its ending.

    Returns:
        The question.

    Raises:
        QueryError: If there is none of this name.
    """
    questions = load_questions()
    if name in questions:
        return questions[name]
    near = [found for found, _, _ in process.extract(name, list(questions), limit=3, score_cutoff=60)]
    remedy = f"perhaps {', '.join(near)}; " if near else ""
    raise QueryError(f"there is no question {name}", f"{remedy}fazhi ask lists all")


def read_question(path: Path) -> Question:
    """Read one file."""
    question = ""
    parameters: dict[str, Parameter] = {}
    columns: list[Column] = []
    text = path.read_text(encoding="utf-8")
    for kind, rest in HEADER.findall(text):
        if kind == "question":
            question = rest
        elif kind == "param":
            parameter = parameter_of(path, rest)
            parameters[parameter.name] = parameter
        else:
            name, _, description = rest.partition(" ")
            columns.append(Column(name, description))
    chinese, bar, english = question.partition(" | ")
    if not bar or not columns:
        raise QueryError(f"{path}: the header lacks a question or columns", "see the other files")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return Question(path.stem, chinese, english, parameters, tuple(columns), body.strip())


def parameter_of(path: Path, text: str) -> Parameter:
    """Read one parameter's line."""
    match = PARAMETER.fullmatch(text)
    if match is None or match[2] not in get_args(ParameterType):
        raise QueryError(f"{path}: cannot read the parameter {text!r}", "see the other files")
    kind: ParameterType = match[2]  # type: ignore[assignment]
    return Parameter(match[1], kind, match[3] == "required", match[4], match[5])
