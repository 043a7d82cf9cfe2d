"""Runs every command and example that the READMEs show, and compares or renews the answers shown.

    python -m tools.readme_answers --check    fails where a README shows what fazhi does not say
    python -m tools.readme_answers --write    puts the real answers in the place of the shown ones

A ``console`` block holds ``$ command`` lines, each followed by what it prints; ``head=N`` behind the word console
shows the first N lines only. A ``bash`` block holds commands alone. A ``python`` block is an interactive
session. An ``<!-- answer -->`` after a bash block holds the answer of its last ``fazhi ask`` as a Markdown table;
``head=N`` works there too. A ``…`` in what is shown stands for anything.
"""

from __future__ import annotations

import argparse
import difflib
import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from fazhi.ask import load_questions, shown

ROOT = Path(__file__).parents[1]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
NEEDED = ("Makefile", "samples", "tests/corpus")
WIDTH = "100"
BLOCK = re.compile(
    r"^```(?P<kind>console|bash|python)(?P<options>[^\n]*)\n(?P<body>.*?)^```$"
    r"|^<!-- answer(?P<wish>[^\n]*) -->\n(?P<table>.*?)^<!-- /answer -->$",
    re.M | re.S,
)
HEAD = re.compile(r"head=(\d+)")
#: Runs the statements of a session and ends the output of each with a zero byte.
SESSION = """
import json, sys
names = {}
for statement in json.load(sys.stdin):
    exec(compile(statement, "README", "single"), names)
    print(end="\\0")
"""


@dataclass(slots=True)
class Workspace:
    """A folder with what the commands need; a command that was run before is not run again.

    Args:
        folder: An empty folder.
    """

    folder: Path
    answers: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in NEEDED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / name, self.folder / name)
        (self.folder / ".venv").symlink_to(sys.prefix)

    def run(self, command: str, stdin: str = "", times: int = 1) -> str:
        """Run a command the n-th time and give what it prints; a failing make or fazhi export is an error."""
        if (command + stdin, times) not in self.answers:
            self.answers[command + stdin, times] = self.fresh(command, stdin)
        return self.answers[command + stdin, times]

    def fresh(self, command: str, stdin: str) -> str:
        """Run a command in the folder, with the project's own environment first."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, input=stdin, text=True, encoding="utf-8", check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=kept | {"PATH": path, "COLUMNS": WIDTH, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"},
        )  # fmt: skip
        if done.returncode and "fazhi: " not in done.stdout:
            raise SystemExit(f"{command}: exit {done.returncode}\n{done.stdout}")
        return "".join(line.rstrip() + "\n" for line in done.stdout.strip("\n").splitlines())


def renewed(text: str, workspace: Workspace) -> str:
    """Give a README with the real answers in the place of those that differ.

    Args:
        text: The README.
        workspace: Where to run the commands.

    Returns:
        The README as it should be.
    """
    asked, runs = "", Counter[str]()

    def run(command: str) -> str:
        runs[command] += 1
        return workspace.run(mapped(command), times=runs[command])

    def block(match: re.Match[str]) -> str:
        nonlocal asked
        if match["kind"] is None:
            rows = markdown(asked, run(f"{asked} --format json"), limit(match["wish"]))
            return f"<!-- answer{match['wish']} -->\n{kept(match['table'], rows)}<!-- /answer -->"
        opening = f"```{match['kind']}{match['options']}\n"
        if match["kind"] == "python":
            return f"{opening}{session(match['body'], workspace)}```"
        steps = list(steps_of(match["body"], match["kind"] == "console"))
        asked = steps[-1][0]
        if match["kind"] == "bash":
            for command, _ in steps:
                run(command)
            return match[0]
        answered = "".join(f"$ {c}\n{kept(old, headed(run(c), limit(match['options'])))}" for c, old in steps)
        return f"{opening}{answered}```"

    return BLOCK.sub(block, text)


def commands(text: str) -> list[str]:
    """List the commands that a README shows.

    Args:
        text: The README.

    Returns:
        Commands and sessions in their order.
    """
    found = []
    for match in BLOCK.finditer(text):
        if match["kind"] == "python":
            found += [example.source for example in doctest.DocTestParser().get_examples(match["body"])]
        elif match["kind"]:
            found += [command for command, _ in steps_of(match["body"], match["kind"] == "console")]
    return found


def steps_of(body: str, prompted: bool) -> Iterator[tuple[str, str]]:
    """Split a block into commands and what is shown under each."""
    if not prompted:
        yield from ((line.partition("  #")[0].strip(), "") for line in body.splitlines() if line.strip())
        return
    for step in re.split(r"^\$ ", body, flags=re.M)[1:]:
        command, _, answer = step.partition("\n")
        yield command, answer


def mapped(command: str) -> str:
    """Keep make from installing again: the environment is the one that runs this."""
    return f"make -o .venv/.installed {command[5:]}" if command.startswith("make ") else command


def limit(options: str) -> int:
    """Read how many lines are to be shown; 0 for all."""
    wished = HEAD.search(options)
    return int(wished[1]) if wished else 0


def headed(answer: str, lines: int) -> str:
    """Cut an answer after some lines."""
    parts = answer.splitlines(keepends=True)
    return answer if not lines or len(parts) <= lines else "".join(parts[:lines]) + "…\n"


def kept(old: str, new: str) -> str:
    """Keep what is shown where it is right, marks for what varies included."""
    pattern = ".*".join(re.escape(part) for part in old.split("…"))
    return old if re.fullmatch(pattern, new, re.S) else new


def session(body: str, workspace: Workspace) -> str:
    """Run an interactive session and give it with its real output."""
    examples = doctest.DocTestParser().get_examples(body)
    statements = json.dumps([example.source for example in examples], ensure_ascii=False)
    outputs = workspace.run(f"python -c {shlex.quote(SESSION)}", statements).split("\0")
    parts = []
    for example, output in zip(examples, outputs, strict=False):
        first, *more = example.source.splitlines()
        parts += [f">>> {first}\n", *(f"... {line}\n" for line in more), kept(example.want, output.lstrip("\n"))]
    return "".join(parts)


def markdown(command: str, answer: str, lines: int) -> str:
    """Write the JSON answer of a question as a Markdown table without its ids."""
    name = shlex.split(command)[2]
    rows = json.loads(answer)
    names = [column.name for column in load_questions()[name].columns if not column.for_programs]
    names = [n for n in names if any(row[n] is not None and row[n] is not False for row in rows)]
    table = [names, ["---"] * len(names)]
    table += [[shown(row[n]).replace("|", "\\|") for n in names] for row in rows[: lines or None]]
    more = f"\n{lines} / {len(rows)}\n" if lines and len(rows) > lines else ""
    return "".join(f"| {' | '.join(cells)} |\n" for cells in table) + more


def main() -> None:
    """Check or write the READMEs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wish = parser.add_mutually_exclusive_group(required=True)
    wish.add_argument("--check", action="store_true", help="fail where an answer differs")
    wish.add_argument("--write", action="store_true", help="renew the answers")
    write = parser.parse_args().write
    stale = False
    with TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        for readme in READMES:
            text = readme.read_text(encoding="utf-8")
            new = renewed(text, workspace)
            if write:
                readme.write_text(new, encoding="utf-8")
            stale |= new != text
            before, after = text.splitlines(keepends=True), new.splitlines(keepends=True)
            sys.stdout.writelines(difflib.unified_diff(before, after, readme.name, "real"))
    if stale and not write:
        raise SystemExit("the READMEs are not current; run: python -m tools.readme_answers --write")


if __name__ == "__main__":
    main()
