"""The structure stage as a spaCy component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from fazhi.passages import Role
from fazhi.structure.chrome import chrome_lines
from fazhi.structure.identity import ascii_digits, identify
from fazhi.structure.layout import Layout, lay_out

__all__ = ["Structure", "make_structure"]


class Structure:
    """Sets ``doc.spans["sections"]`` and ``doc.spans["sentences"]``, each labelled with its role.

    The plain tuples for the components behind it lie in ``doc.user_data["fazhi.sentences"]``.
    """

    def find(self, notes: dict[str, Any]) -> Layout:
        """Divide a report into sections and sentences.

        Args:
            notes: What is known of the report: its text, and its name if it has one; what is found is added.

        Returns:
            Its parts.
        """
        plain = ascii_digits(notes["fazhi.text"])
        chrome = chrome_lines(plain)
        identity = identify(plain, notes.get("fazhi.name", ""), chrome)
        layout = lay_out(plain, identity.year, identity.title, chrome)
        notes["fazhi.identity"] = tuple(identity)
        notes["fazhi.sentences"] = list(layout.sentences)
        return layout

    def __call__(self, doc: Doc) -> Doc:
        """Divide a doc into sections and sentences.

        Args:
            doc: A doc of one token a character.

        Returns:
            The same doc.
        """
        if not doc.user_data.get("fazhi.text"):
            doc.user_data["fazhi.text"] = doc.text
        layout = self.find(doc.user_data)
        labels = {str(role): doc.vocab.strings.add(role) for role in Role}
        doc.spans["sections"] = [Span(doc, s.start, s.end, labels[s.role]) for s in layout.sections]
        doc.spans["sentences"] = [Span(doc, s.start, s.end, labels[s.role]) for s in layout.sentences]
        return doc


@Language.factory("fazhi_structure", assigns=["doc.spans"])
def make_structure(nlp: Language, name: str) -> Structure:
    """Create the component that divides a report into sections and sentences."""
    return Structure()
