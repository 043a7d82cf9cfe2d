"""Runs what the READMEs show: commands, answers and examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.readme_answers import READMES, ROOT, Workspace, commands, headed, kept, markdown, renewed

from fazhi.ask import load_questions


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("readme"))


@pytest.mark.slow
@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_what_is_shown_is_what_fazhi_says(readme: Path, workspace: Workspace) -> None:
    text = readme.read_text(encoding="utf-8")
    assert renewed(text, workspace) == text, "run: python -m tools.readme_answers --write"


@pytest.mark.slow
def test_make_demo_answers_two_questions(workspace: Workspace) -> None:
    shown = workspace.run("make -o .venv/.installed demo", times=1)
    assert "7 read" in shown
    assert shown.count(" rows\n") == 2
    assert "综合查一次" in shown


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = (commands(readme.read_text(encoding="utf-8")) for readme in READMES)
    assert english == chinese
    assert "make demo" in english


def test_every_question_of_the_samples_exists() -> None:
    asked = {
        command.split()[2] for command in commands(READMES[0].read_text(encoding="utf-8")) if "fazhi ask" in command
    }
    assert asked <= set(load_questions())


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_links_lead_somewhere(readme: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", readme.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_marks_for_what_varies_are_kept() -> None:
    assert kept("kg: … nodes\n", "kg: 12 nodes\n") == "kg: … nodes\n"
    assert kept("kg: 11 nodes\n", "kg: 12 nodes\n") == "kg: 12 nodes\n"
    assert headed("1\n2\n3\n", 2) == "1\n2\n…\n"


def test_an_answer_becomes_a_table_without_ids() -> None:
    answer = '[{"year": 2021, "implemented": 1, "piloting": 0, "planned": 0, "deficient": 0, "reports": 1}]'
    shown = markdown("fazhi ask adoption_by_year x", answer, 0).splitlines()
    assert shown == [
        "| year | implemented | piloting | planned | deficient | reports |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 2021 | 1 | 0 | 0 | 0 | 1 |",
    ]
