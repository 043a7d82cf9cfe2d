"""Measures extraction on the annotated reports and keeps the figures in docs/quality.md.

python -m tools.quality            print the figures
python -m tools.quality --write    and write docs/quality.md, with the day and the commit
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.calibrate import judged_reports
from tools.linking import linking
from tools.peers import PEERS, judged

from fazhi.calibration import BINS, Judged, left_out, log_loss, reliability, verdicts
from fazhi.evaluate import Evaluation, evaluate
from fazhi.run import extract_to

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "tests" / "corpus"
#: Name, gold records, texts, and what the set is for.
SETS = (
    ("visible", SHARED / "gold", SHARED / "reports", "three real reports, annotated outside the project"),
    ("dev", CORPUS / "dev", CORPUS / "dev", "written for the project; its errors are read and their causes fixed"),
    ("held", CORPUS / "held", CORPUS / "held", "written for the project; only ever measured, its errors are not read"),
)
HEAD = """# How right the extraction is

Measured on {day} at commit {commit} by `make evaluate`, which runs `fazhi extract` and `fazhi evaluate` on each set.
Precision, recall and F1 count as `fazhi evaluate` describes; optional gold entries count neither way.
"""
CONFIDENCE = """## Is a fact as sure as its confidence says?

A fact's confidence is the share of facts of its kind, found by the same rule, that are right in the set dev
(`fazhi.calibration` says what counts as right; `make calibrate` writes `ontology/confidence.tsv`). For each set: the
facts by confidence, the mean confidence among them (predicted) and the share that is right (observed). In dev each
report is judged by the confidences that the other reports give; the rules, however, were tuned on all of them, so
that only the other sets show what to expect of a new report. Log loss is the mean of -ln of the probability given to
what is so; beside it stands that of giving every fact the set's own share of right facts.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/quality.md")
    options = parser.parse_args()
    found: dict[str, Evaluation] = {}
    judged: dict[str, list[Judged]] = {}
    for name, gold, texts, _ in SETS:
        if gold.is_dir():
            found[name], judged[name] = measured(gold, texts)
    if "dev" in judged:
        judged["dev"] = list(left_out(judged_reports(CORPUS / "dev")))
    lines = [line for name, *_, about in SETS if name in found for line in section(name, about, found[name])]
    gap = found["dev"].macro - found["held"].macro
    lines += [f"Gap between the set that is tuned on and the one that is not: {gap:.3f}.", ""]
    lines += [*peers(found), *links()]
    lines += [CONFIDENCE, *reliability_rows(judged)]
    print("\n".join(lines))
    if options.write:
        head = HEAD.format(day=datetime.now(UTC).date(), commit=commit())
        (ROOT / "docs" / "quality.md").write_text(head + "\n" + "\n".join(lines), encoding="utf-8")


def measured(gold: Path, texts: Path) -> tuple[Evaluation, list[Judged]]:
    """Extract a set and judge the records, and each of their facts."""
    with tempfile.TemporaryDirectory() as folder:
        extract_to([texts], Path(folder))
        pairs = [(path, Path(folder) / path.name) for path in sorted(gold.glob("*.json"))]
        judged = [fact for one, other in pairs for fact in verdicts(loaded(one), loaded(other))]
        return evaluate(gold, Path(folder)), judged


def loaded(path: Path) -> Any:
    """Read a record as plain JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def reliability_rows(judged: dict[str, list[Judged]]) -> list[str]:
    """Set predicted beside observed, set by set, in Markdown."""
    rows = ["| set | confidence | facts | predicted | observed |", "|---|---|---|---|---|"]
    for name, facts in judged.items():
        for low, count, predicted, observed in reliability(facts):
            high = next((f"to {bound:.2f}" for bound in BINS if bound > low), "up")
            rows.append(f"| {name} | {low:.2f} {high} | {count} | {predicted:.3f} | {observed:.3f} |")
    rows += [
        "",
        "| set | facts | mean confidence | right | log loss | of the share alone |",
        "|---|---|---|---|---|---|",
    ]
    for name, facts in judged.items():
        mean = sum(fact.confidence for fact in facts) / len(facts)
        share = sum(fact.right for fact in facts) / len(facts)
        alone = log_loss(fact._replace(confidence=share) for fact in facts)
        rows.append(f"| {name} | {len(facts)} | {mean:.3f} | {share:.3f} | {log_loss(facts):.3f} | {alone:.3f} |")
    return [*rows, ""]


def section(name: str, about: str, found: Evaluation) -> list[str]:
    """Describe one set's figures in Markdown."""
    rows = [
        f"| {kind} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {s.true} | {s.false} | {s.missed} |"
        for kind, s in found.scores.items()
    ]
    extras = [f"{key} {right}/{of}" for key, (right, of) in found.extras.items()]
    return [
        f"## {name}: macro F1 {found.macro:.3f}",
        "",
        f"{found.reports} reports, {about}.",
        "",
        "| kind | P | R | F1 | true | false | missed |",
        "|---|---|---|---|---|---|---|",
        *rows,
        "",
        "; ".join(extras) + ".",
        "",
    ]


def peers(ours: dict[str, Evaluation]) -> list[str]:
    """Describe what the peers find in the same reports."""
    rows = []
    for name, gold, texts, _ in SETS:
        if name not in ours:
            continue
        theirs = {peer: peer_scores(peer, gold, texts) for peer in PEERS}
        for kind in ("agencies", "regions", "mechanisms"):
            cells = [f"{found[kind]:.3f}" if kind in found else "" for found in theirs.values()]
            rows.append(f"| {name} | {kind} | {ours[name].scores[kind].f1:.3f} | {' | '.join(cells)} |")
    return [
        "## Peers",
        "",
        "F1 on the same reports, judged in the same way. The taggers know organisations and places only; the report's",
        "own region and those above it are not held against them. The matching takes the longest names of our own",
        "vocabulary wherever they stand.",
        "",
        f"| set | kind | fazhi | {' | '.join(PEERS)} |",
        "|---|---|---|" + "---|" * len(PEERS),
        *rows,
        "",
    ]


def peer_scores(peer: str, gold: Path, texts: Path) -> dict[str, float]:
    """Let a peer read a set; give its F1 by kind."""
    with tempfile.TemporaryDirectory() as folder:
        scores = judged(peer, gold, texts, Path(folder)).scores
    return {kind: scores[kind].f1 for kind in PEERS[peer]}


def links() -> list[str]:
    """Describe how right `fazhi ask adopters` is about the commonest mechanisms of the corpus."""
    found = linking([(gold, texts) for name, gold, texts, _ in SETS if name != "visible"])
    both, cells = sum(row.both for row in found), sum(row.cells for row in found)
    return [
        f"## Linking across reports: {both / cells:.3f}",
        "",
        f"Of the {len(found)} mechanisms that most gold records of both halves name, `fazhi ask adopters` over the 24",
        f"reports gives {both} of {cells} cells (region, year, status) as the gold records do;",
        f"{sum(row.false for row in found)} are false, {sum(row.missed for row in found)} missed. Of the"
        f" {sum(row.gold for row in found)} cells of the gold records `family_adopters`, which answers by narrower"
        f" mechanisms too, gives {sum(row.family for row in found)}.",
        "",
    ]


def commit() -> str:
    """Name the commit that is checked out."""
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    main()
