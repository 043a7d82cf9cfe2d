"""What a first report waits for: loading and compiling the knowledge, each step cold, in a process of its own.

Processor time, which other work on the machine disturbs less; the steps use one core, so it is what the clock shows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

__all__ = ["main", "steps"]

#: The measure of the design: all of ontology/ loaded and compiled, in milliseconds.
LIMIT = 150


def steps() -> dict[str, float]:
    """Load everything once.

    Returns:
        Milliseconds by step, the import of the libraries apart.
    """
    took: dict[str, float] = {}

    def timed(name: str, make: Callable[[], Any]) -> Any:
        start = time.process_time()
        made = make()
        took[name] = (time.process_time() - start) * 1000
        return made

    def imports() -> None:
        import fazhi.graph
        import fazhi.language  # noqa: F401

    timed("import", imports)
    from fazhi.extractor.gazetteer import vocabulary_gazetteer
    from fazhi.extractor.patterns import Patterns
    from fazhi.extractor.regions import forms_in
    from fazhi.knowledge.regions import region_table
    from fazhi.knowledge.schema import load_schema
    from fazhi.knowledge.vocabulary import load_vocabulary

    vocabulary = timed("vocabulary", load_vocabulary)
    timed("gazetteer", lambda: vocabulary_gazetteer(vocabulary))
    timed("patterns", lambda: Patterns(vocabulary))
    table = timed("region table", region_table)
    timed("regions of a year", lambda: forms_in(table, 2023))
    timed("schema", load_schema)
    return took


def measured(cache: str) -> dict[str, float]:
    """Run the steps in a fresh process."""
    environment = os.environ | {"XDG_CACHE_HOME": cache}
    done = subprocess.run([sys.executable, __file__, "--once"], env=environment, capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print a first process, and the best of several that find the compiled forms in the cache."""
    parser = argparse.ArgumentParser(description="Time the start.")
    parser.add_argument("--runs", type=int, default=7, help="processes of which the best times count")
    parser.add_argument("--once", action="store_true", help="the steps of this process as JSON")
    given = parser.parse_args()
    if given.once:
        print(json.dumps(steps()))
        return
    with tempfile.TemporaryDirectory() as cache:
        first = measured(cache)
        runs = [measured(cache) for _ in range(given.runs)]
    best = {name: min(run[name] for run in runs) for name in first}
    print(f"{'milliseconds':20}{'first':>8}{'later':>8}")
    for name, later in best.items():
        print(f"{name:20}{first[name]:8.1f}{later:8.1f}")
    sums = [sum(run.values()) - run["import"] for run in (first, best)]
    print(f"{'all but import':20}{sums[0]:8.1f}{sums[1]:8.1f}   (limit {LIMIT})")
    raise SystemExit(sums[1] > LIMIT)


if __name__ == "__main__":
    main()
