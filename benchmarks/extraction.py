"""Characters a second from a report's text to its record on one core, with jieba.posseg beside it in the same run."""

from __future__ import annotations

import argparse
import itertools
import logging
import os
import statistics
import time
import warnings
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.texts import report_texts
from fazhi.extraction import extract
from fazhi.extractor.longest import WORTH_BUILDING
from fazhi.language import doc_of

#: What the project asks for.
LEAST = 300_000
SERIAL = itertools.count()


def rate(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> list[float]:
    """Give the characters a second of each round; no text comes twice, so that nothing is remembered of it."""
    characters = sum(map(len, texts))
    found = []
    for _ in range(rounds):
        fresh = [f"{text}\n{next(SERIAL)}" for text in texts]
        start = time.perf_counter()
        for text in fresh:
            work(text)
        found.append(characters / (time.perf_counter() - start))
    return found


def tagger() -> Callable[[str], object]:
    """Give the part-of-speech tagger of jieba, loaded."""
    warnings.simplefilter("ignore")
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return lambda text: list(jieba.posseg.cut(text))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--min", type=float, default=0.0, help="fail below so many characters a second")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = list(report_texts().values())
    works: dict[str, Callable[[str], object]] = {
        "text to record": extract,
        "text to record and JSON": lambda text: extract(text).to_json(),
        "spaCy pipeline alone": doc_of,
    }
    jieba = tagger()
    title = f"{len(texts)} reports, {sum(map(len, texts))} characters"
    table = Table("one core", "median chars/s", "best", title=title)
    medians = {}
    # a run over many reports is measured, in which the automata have taken over, that of each year's regions too
    rate(extract, texts, WORTH_BUILDING // min(map(len, texts)) + 1)
    for name, work in works.items():
        rate(work, texts, 2)
        rates = rate(work, texts, options.rounds)
        medians[name] = statistics.median(rates)
        table.add_row(name, f"{medians[name]:,.0f}", f"{max(rates):,.0f}")
    rates = rate(jieba, texts, max(1, options.rounds // 5))
    table.add_row("jieba.posseg.cut", f"{statistics.median(rates):,.0f}", f"{max(rates):,.0f}")
    Console().print(table)
    busy = os.getloadavg()[0]
    print(f"load {busy:.1f} on {os.cpu_count()} cores; the goal is {LEAST:,} from text to record")
    if medians["text to record"] < options.min:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
