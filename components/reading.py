"""Texts as spaCy tokens whose NORM is what the word comes to: lower case, no plural s, spelling put right."""

from __future__ import annotations

import re
from collections.abc import Callable

import spacy
from spacy.attrs import LOWER, NORM, ORTH
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_suffix_regex

from advisor.letters import usual

GLUED = r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u3000-\u303f\uff00-\uffef]"
INFIXES = [
    rf"(?<={GLUED})",
    rf"(?={GLUED})",
    r"->|→",
    r"(?<=[a-zA-Z])[+&](?=[a-zA-Z])",
    r"(?<=[a-zA-Z])(?=#)",
    r"(?<=[#+])[-/]",
]
"""What else ends a token inside of a word: every sign of a script without spaces, arrows, a plus between names, the
letter of C#, as it does at the end of a word, and a hyphen or stroke behind its sign ("C#-Anwendung").
"""

SUFFIXES = [r"(?<=\d[A-Z])\.", r"(?<=^[A-Za-z])\."]
"""What else ends a word: the full stop after "DL4J" or "R", which spaCy takes for that of an initial."""

INITIAL = re.compile(r"[a-z]\.")
"""The words of spaCy's own that are a letter with a full stop: "plain c." ends in a language."""

WRITTEN = "written"
"""Where a text keeps how it is written: spaCy puts it together out of all its tokens, whenever it is asked."""


class Reader:
    """Makes such tokens. A word's NORM is made once, when it is first read, and kept in spaCy's vocabulary."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("en")
        infixes = [*self.nlp.Defaults.infixes, *INFIXES]
        self.nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        suffixes = [*self.nlp.Defaults.suffixes, *SUFFIXES]
        self.nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
        self.nlp.tokenizer.rules = {  # without norms of their own
            text: [{ORTH: part[ORTH]} for part in parts]
            for text, parts in self.nlp.tokenizer.rules.items()
            if not INITIAL.fullmatch(text)
        }
        web = self.nlp.tokenizer.url_match
        self.nlp.tokenizer.url_match = lambda text: None if re.search(GLUED, text) else web(text)  # "llama.cppの違い"
        self.set_norm(singular)

    def set_norm(self, norm: Callable[[str], str]) -> None:
        """Says what a word in lower case comes to, which can be put right once the vocabulary is known."""
        self.nlp.vocab.lex_attr_getters = {LOWER: str.lower, NORM: lambda word: norm(word.lower())}
        for word in self.nlp.vocab:
            word.norm_ = norm(word.lower_)

    def read(self, text: str) -> Doc:
        """The tokens of a text."""
        written = usual(text)
        doc = self.nlp.make_doc(written)
        doc.user_data[WRITTEN] = written
        return doc


def written(doc: Doc) -> str:
    """The text that tokens were read from, with the usual signs."""
    text: str = doc.user_data[WRITTEN]
    return text


def singular(word: str) -> str:
    """A word in lower case without a plural s."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
