"""Records as a property graph: nodes and edges with readable, deterministic ids."""

from fazhi.graph.build import graph_of
from fazhi.graph.merge import Graph, united
from fazhi.graph.model import Edge, Node, Origin, RecordGraph, Rejected

__all__ = ["Edge", "Graph", "Node", "Origin", "RecordGraph", "Rejected", "graph_of", "united"]
