"""One token a character, whatever the character."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from fazhi.extractor.tokenizer import CharacterTokenizer, create_tokenizer
from fazhi.language import nlp


@pytest.mark.parametrize("text", ["", " ", "三项 制度\n", "😀件", "e\u0301", "a\tb\r\n", "\u3000\u200b\ufeff", "𠮷乡"])
def test_token_is_character(text: str) -> None:
    doc = CharacterTokenizer(Vocab())(text)
    assert [t.text for t in doc] == list(text)
    assert doc.text == text


def test_serialises_without_state() -> None:
    tokenizer = CharacterTokenizer(Vocab())
    assert tokenizer.from_bytes(tokenizer.to_bytes()) is tokenizer


def test_factory_makes_the_pipeline_s_tokenizer() -> None:
    assert isinstance(create_tokenizer()(nlp()), CharacterTokenizer)
    assert isinstance(nlp().tokenizer, CharacterTokenizer)
