"""Structure: headings, sections with their roles, and sentences, as offsets into the text."""

from fazhi.structure.layout import Layout, lay_out

__all__ = ["Layout", "lay_out"]
