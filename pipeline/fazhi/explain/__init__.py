"""Explain: a report with everything that was found in it, by what rule, how surely, and what was left out and why."""

from fazhi.explain.findings import Explanation, Finding, Mark, explain
from fazhi.explain.page import to_html

__all__ = ["Explanation", "Finding", "Mark", "explain", "to_html"]
