"""A tokenizer of single characters: token index = character offset, so spans need no alignment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

__all__ = ["TEXT", "CharacterTokenizer", "create_tokenizer"]

#: Key of the text in `Doc.user_data`; `Doc.text` would join the characters anew at each call.
TEXT = "fazhi.text"


class Hashes(dict[str, int]):
    """The numbers by which spaCy knows characters, so that it need not hash each one of a text anew.

    Args:
        vocab: The vocabulary of the language object.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.strings = vocab.strings

    def __missing__(self, character: str) -> int:
        number = self.strings.add(character, allow_transient=False)  # type: ignore[call-arg]  # not in its stubs
        self[character] = number
        return number


class CharacterTokenizer:
    """Makes one token of every character, white space included.

    Args:
        vocab: The vocabulary of the language object.

    Examples:
        >>> [token.text for token in CharacterTokenizer(Vocab())("三项 制度")]
        ['三', '项', ' ', '制', '度']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.hashes = Hashes(vocab)

    def __call__(self, text: str) -> Doc:
        """Make a doc of a text.

        Args:
            text: Any text.

        Returns:
            A doc of one token a character.
        """
        words = list(map(self.hashes.__getitem__, text))
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))  # type: ignore[arg-type]  # takes hashes too
        doc.user_data[TEXT] = text
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Serialise: the tokenizer has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> CharacterTokenizer:
        """Restore: the tokenizer has no state, but the vocabulary may have lost its strings."""
        self.hashes.clear()
        return self

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Save: the tokenizer has no state."""

    def from_disk(self, _path: str | Path, **_: object) -> CharacterTokenizer:
        """Load: the tokenizer has no state, but the vocabulary may have lost its strings."""
        self.hashes.clear()
        return self


@registry.tokenizers("fazhi.CharacterTokenizer.v1")  # type: ignore[untyped-decorator]  # catalogue has no types
def create_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Create the factory that spaCy's configuration names."""

    def make(nlp: Language) -> CharacterTokenizer:
        return CharacterTokenizer(nlp.vocab)

    return make
