"""The reports that are measured: real ones where they lie beside the checkout, else the samples."""

from __future__ import annotations

from pathlib import Path

from fazhi.resources import data_dir

__all__ = ["copied", "report_texts"]

SHARED = Path(__file__).parents[2] / "shared" / "reports"


def report_texts() -> dict[str, str]:
    """Read the reports, by their names."""
    folder = SHARED if SHARED.is_dir() else data_dir("samples")
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


def copied(text: str, place: str, other: str, number: int) -> str:
    """Make a copy of a report that speaks for another place and gives other figures.

    Args:
        text: The report.
        place: The name of its region without the level word, which is replaced.
        other: The name that takes its place.
        number: The copy's number, which goes into its figures and its mechanisms' names.

    Returns:
        The copy.
    """
    return text.replace(place, other).replace("，办理", f"，推行“{other}{number}号”工作法，办理{number}件，办理", 3)
