"""The structure stage as a spaCy component."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from fazhi.passages import Role
from fazhi.structure.chrome import chrome_lines
from fazhi.structure.identity import ascii_digits, identify
from fazhi.structure.layout import lay_out

__all__ = ["Structure", "make_structure"]


class Structure:
    """Sets ``doc.spans["sections"]`` and ``doc.spans["sentences"]``, each labelled with its role.

    The plain tuples for the components behind it lie in ``doc.user_data["fazhi.sentences"]``.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Divide a doc into sections and sentences.

        Args:
            doc: A doc of one token a character.

        Returns:
            The same doc.
        """
        text = doc.user_data.get("fazhi.text") or doc.text
        plain = ascii_digits(text)
        chrome = chrome_lines(plain)
        identity = identify(plain, doc.user_data.get("fazhi.name", ""), chrome)
        layout = lay_out(plain, identity.year, identity.title, chrome)
        doc.user_data["fazhi.text"] = text
        doc.user_data["fazhi.identity"] = tuple(identity)
        doc.user_data["fazhi.sentences"] = list(layout.sentences)
        labels = {str(role): doc.vocab.strings.add(role) for role in Role}
        doc.spans["sections"] = [Span(doc, s.start, s.end, labels[s.role]) for s in layout.sections]
        doc.spans["sentences"] = [Span(doc, s.start, s.end, labels[s.role]) for s in layout.sentences]
        return doc


@Language.factory("fazhi_structure", assigns=["doc.spans"])
def make_structure(nlp: Language, name: str) -> Structure:
    """Create the component that divides a report into sections and sentences."""
    return Structure()
