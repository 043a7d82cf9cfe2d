"""The graph for other tools: RDF, GraphML and CSV."""

from fazhi.export.base import FORMATS, Written, ending_of, export
from fazhi.export.linked import LinkedData

__all__ = ["FORMATS", "LinkedData", "Written", "ending_of", "export"]
