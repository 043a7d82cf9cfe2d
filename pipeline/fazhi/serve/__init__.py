"""Serve: a built graph as linked data on the web, for people and programs, read-only."""

from fazhi.serve.application import application
from fazhi.serve.dataset import Dataset

__all__ = ["Dataset", "application"]
