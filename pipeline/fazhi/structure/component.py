"""The structure stage as a spaCy component."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from fazhi.passages import Role, Section, Sentence
from fazhi.structure.chrome import chrome_lines
from fazhi.structure.identity import ascii_digits, identify
from fazhi.structure.layout import lay_out

__all__ = ["Structure", "make_structure"]


class Structure:
    """Leaves what a report says of itself and its sections and sentences, as plain tuples, in ``doc.user_data``."""

    def __call__(self, doc: Doc) -> Doc:
        """Divide a doc into sections and sentences.

        Args:
            doc: A doc of one token a character.

        Returns:
            The same doc.
        """
        notes = doc.user_data
        notes["fazhi.text"] = notes.get("fazhi.text") or doc.text
        plain = ascii_digits(notes["fazhi.text"])
        chrome = chrome_lines(plain)
        identity = identify(plain, notes.get("fazhi.name", ""), chrome)
        layout = lay_out(plain, identity.year, identity.title, chrome)
        notes["fazhi.identity"] = tuple(identity)
        notes["fazhi.sections"] = list(layout.sections)
        notes["fazhi.sentences"] = list(layout.sentences)
        return doc


class Passages:
    """Shows sections and sentences as ``doc.spans["sections"]`` and ``doc.spans["sentences"]``, labelled by role."""

    def __call__(self, doc: Doc) -> Doc:
        """Show the parts of a report.

        Args:
            doc: A doc that the structure component has read.

        Returns:
            The same doc.
        """
        labels = {str(role): doc.vocab.strings.add(role) for role in Role}
        sections = [Section(*section) for section in doc.user_data.get("fazhi.sections", ())]
        sentences = [Sentence(*sentence) for sentence in doc.user_data.get("fazhi.sentences", ())]
        doc.spans["sections"] = [Span(doc, s.start, s.end, labels[s.role]) for s in sections]
        doc.spans["sentences"] = [Span(doc, s.start, s.end, labels[s.role]) for s in sentences]
        return doc


@Language.factory("fazhi_structure", assigns=["doc.user_data"])
def make_structure(nlp: Language, name: str) -> Structure:
    """Create the component that divides a report into sections and sentences."""
    return Structure()


@Language.factory("fazhi_passages", requires=["doc.user_data"], assigns=["doc.spans"])
def make_passages(nlp: Language, name: str) -> Passages:
    """Create the component that shows sections and sentences."""
    return Passages()
