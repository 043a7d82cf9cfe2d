"""Writes ontology/confidence.tsv: how sure facts are by what they were found by, from the annotated corpus.

python -m tools.calibrate            write the table
python -m tools.calibrate --check    fail if the table is not what the corpus gives
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from fazhi.calibration import Tracer, fit, verdicts
from fazhi.knowledge.confidence import Basis
from fazhi.language import doc_of, record_of

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus" / "dev"
TABLE = ROOT / "ontology" / "confidence.tsv"
HEAD = "basis\tfacts\tright\tconfidence"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail if the table is not what the corpus gives")
    options = parser.parse_args()
    table = made()
    if not options.check:
        TABLE.write_text(table, encoding="utf-8", newline="\n")
    elif TABLE.read_text(encoding="utf-8") != table:
        sys.exit(f"{TABLE.relative_to(ROOT)} is not what the corpus gives: run make calibrate")


def made() -> str:
    """Make the table's text."""
    known = fit(fact for report in judged_reports(CORPUS) for fact in report)
    rows = [f"{'/'.join(basis)}\t{f.facts}\t{f.right}\t{f.confidence:.2f}" for basis, f in known.items()]
    return "\n".join([HEAD, *rows]) + "\n"


def judged_reports(folder: Path) -> list[list[tuple[Basis, bool]]]:
    """Extract annotated reports: for each the bases of its facts, and whether they are right."""
    tracer = Tracer()
    reports = []
    for path in sorted(folder.glob("*.json")):
        doc = doc_of(path.with_suffix(".txt").read_text(encoding="utf-8"), path.stem)
        record = record_of(doc, path.stem, path.stem, "0" * 64, confidences=tracer)
        judged = verdicts(json.loads(path.read_text(encoding="utf-8")), json.loads(record.to_json()))
        reports.append([(tracer.basis(fact.confidence), fact.right) for fact in judged])
    return reports


if __name__ == "__main__":
    main()
