"""Resolve: the report's own jurisdiction, and from the mentions of one report the entities and facts of its record."""
