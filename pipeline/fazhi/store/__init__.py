"""Where the graph lives: ArcadeDB in a folder, Neo4j by address."""

from fazhi.store.base import Counts, GraphStore, Loaded
from fazhi.store.embedded import EmbeddedStore

__all__ = ["Counts", "EmbeddedStore", "GraphStore", "Loaded"]
