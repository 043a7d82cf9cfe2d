"""The graph for other tools: RDF, GraphML and CSV."""

from fazhi.export.base import FORMATS, ending_of, export

__all__ = ["FORMATS", "ending_of", "export"]
