"""How a word in a message is meant: wanted or not, must or wish, for training or running, withdrawn, what one has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from advisor.model import Catalogue
from components.reading import Reader

NOT_ASKED = re.compile(r"(is|are|was|were|does|did|has|have|would|could|can|ca|wo|will|should)n['’]?t", re.IGNORECASE)
"""Begins a question, where a name follows at once."""

ENDS, OPENING = {".", "!", "?", ";", ":", "\n"}, {",", "but", "and", "so", "ok", "hey", "hi", "hm", "well", "wait"}
"""What is before a sentence, and what it may begin with."""

DIRECT = {"purpose", "experience", "scale"}
"""Needs that a negation has to stand right before: "no Python in production" is for production."""

ADJACENT = 2
"""Words between a negation and what it stands right before, at the most, both counted."""


REFUSABLE = {"exclude", "framework"}
"""What is refused by having too much of it: "too Google for my taste"."""

LET_PASS = {"priority", *REFUSABLE}
"""What is taken back where it is fine: "slow is fine"; a language or a system that is fine is wanted."""

AND = {"and", "or", "nor", "/", "&", ",", "plus", "und", "oder", "y", "o", "et", "ou", "e"}
WHERE = {"in", "on", "for", "at", "with", "of", "from", "by", "under", "to"}
JOINING = AND | WHERE
"""What may stand between two names of which both are refused after them: "Java and Scala are out"."""

ENOUGH = "enough"
"""After something: there is too little of it."""

ASKED = {"?", "？"}
"""What ends a question."""

NO_CUES = {"no_name", "verb_before", "verb_after", "opening", "closing", "greeting", "thanks"}
"""Lists of cues.yml that `components.names` and `components.asides` read: they change the meaning of nothing else."""


Place = tuple[int, int]


@dataclass(frozen=True)
class Cue:
    """A word of cues.yml between two tokens."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Meaning:
    """How something named is meant. `must` None: not said; `role`: train, run or both, for frameworks current or to.

    `aside`: it is said of somebody else, of former times, or of what would have been.
    """

    wanted: bool
    withdrawn: bool
    must: bool | None
    role: str | None
    aside: bool = False


class Cues:
    """Finds the cues of one catalogue, and reads them."""

    def __init__(self, catalogue: Catalogue, reader: Reader) -> None:
        """Builds the matcher."""
        self._reach = catalogue.reach
        self._matcher = PhraseMatcher(reader.nlp.vocab, attr="NORM")
        self._strings = reader.nlp.vocab.strings
        self._words: set[str] = set()
        for name, words in catalogue.cues.items():
            if name in NO_CUES:
                continue
            docs = [reader.read(word) for word in words]
            self._words |= {token.lower_ for doc in docs for token in doc}
            self._matcher.add(name, docs)

    def spellings(self) -> set[str]:
        """The words that cues are made of."""
        return self._words

    def find(self, doc: Doc, blind: set[int]) -> list[Cue]:
        """All cues; one inside a longer one gives way to it, as "no" does in "no idea". Tokens in `blind` are none.

        "Nor" is none either where nothing is refused before it: in "we can't load them, nor get them small".
        """
        found = [Cue(self._strings[key], start, end) for key, start, end in self._matcher(doc)]
        found = [cue for cue in found if not blind & set(range(cue.start, cue.end))]
        longer = [cue for cue in found if cue.end > cue.start + 1]  # of a thousand "!" none holds another
        found = [cue for cue in found if not any(_inside(cue, other) for other in longer)]
        refused = min((cue.end for cue in found if cue.name == "negation"), default=len(doc))
        return [cue for cue in found if cue.name != "nor" or cue.start >= refused]

    def meaning(self, doc: Doc, span: Span, entity: str, cues: list[Cue], places: list[Place]) -> Meaning:
        """How the words of a span are meant. `places`: where something is named, from token to token."""
        before, clause = self._before(span, cues), _clause(doc, span, cues)
        names = [cue.name for cue in clause]
        reach = ADJACENT if entity in DIRECT else self._reach
        negations = [cue for cue in before if cue.name in {"negation", "nor"} and cue.end > span.start - reach]
        negations = [cue for cue in negations if not _spent(cue, span, entity, before, places)]
        kept = [cue.start for cue in clause if cue.name == "kept"]
        negations = [cue for cue in negations if not any(cue.end <= start for start in kept)]
        negations = _together(negations, places) if negations and not _lacking(doc, span) else []
        after = [cue for cue in clause if cue.name == "after_negation" and cue.start >= span.end]
        negations += [cue for cue in after if not _parted(doc, span, cue, places)]
        negations += [cue for cue in before if cue.name == "too" and cue.end == span.start and entity in REFUSABLE]
        negated = len(negations) % 2 == 1
        withdrawn = "withdrawal" in names or "withdrawal_before" in [cue.name for cue in before]
        accepted = any(cue.name == "accepted" and cue.start >= span.end for cue in clause)
        withdrawn = withdrawn or (accepted and entity in LET_PASS)
        must = True if "must" in names else False if "wish" in names else None
        role = _framework_role(span, before, cues, places) if entity == "framework" else _side(before)
        aside = any(cue.name == "aside" and cue.end <= span.start for cue in clause)
        if aside or (entity == "task" and role == "run"):  # it has to be learned first: "predict which customers leave"
            role = None
        if entity == "target" and role == "train" and _meant_for(doc, span):
            role = None
        everywhere = "everywhere" in names and entity == "language"
        return Meaning(not negated, withdrawn, must, "both" if everywhere else role, aside)

    def _before(self, span: Span, cues: list[Cue]) -> list[Cue]:
        """The cues that reach a span from before it: near enough, with no end of a clause between."""
        ends = [cue.end for cue in cues if cue.name in {"clause_end", "condition"} and cue.end <= span.start]
        ends += [cue.start for cue in cues if cue.name == "nor" and cue.end <= span.start]
        floor = max(ends, default=0)
        return [cue for cue in cues if floor <= cue.start and span.start - self._reach < cue.end <= span.start]


def _inside(cue: Cue, other: Cue) -> bool:
    longer = other.end - other.start > cue.end - cue.start
    return longer and other.name != "clause_end" and other.start <= cue.start and cue.end <= other.end


def _clause(doc: Doc, span: Span, cues: list[Cue]) -> list[Cue]:
    """The cues anywhere in the clause of a span."""
    ends = [cue for cue in cues if cue.name == "clause_end"]
    floor = max([cue.end for cue in ends if cue.end <= span.start], default=0)
    roof = min([cue.start for cue in ends if cue.start >= span.end], default=len(doc))
    return [cue for cue in cues if floor <= cue.start and cue.end <= roof]


def _spent(negation: Cue, span: Span, entity: str, before: list[Cue], places: list[Place]) -> bool:
    """Whether a negation is of something else that is named before a span: "no Python in the browser"."""
    others = [end for start, end in places if negation.end <= start and end <= span.start]
    if entity in DIRECT:
        return bool(others)
    leads = [cue.start for cue in before if cue.name == "beyond" and cue.end <= span.start]
    return any(end <= start for end in others for start in leads)


def _parted(doc: Doc, span: Span, cue: Cue, places: list[Place]) -> bool:
    """Whether what is refused after a span is something else: the GPUs in "my thesis advisor says GPUs are out"."""
    others = [start for start, end in places if span.end <= start and end <= cue.start]
    return bool(others) and any(token.lower_ not in JOINING for token in doc[span.end : min(others)])


def weighed(doc: Doc, span: Span, cues: list[Cue], names: list[int]) -> bool:
    """Whether a framework is but weighed against one that is named before it: "why Keras instead of JAX?"."""
    asked = any(token.text in ASKED for token in doc[span.end :])
    ends = [cue.end for cue in cues if cue.name == "weighing" and span.start - ADJACENT <= cue.end <= span.start]
    return asked and any(name < end for name in names for end in ends)


def rhetorical(doc: Doc, span: Span, names: list[int]) -> bool:
    """Whether it stands in a question that only sounds like a refusal: "isn't CatBoost better than LightGBM?"."""
    sentence = max((i + 1 for i in range(span.start) if doc[i].text in ENDS), default=0)
    return any(_asked_not(doc, name) for name in names if sentence <= name <= span.start)


def _asked_not(doc: Doc, name: int) -> bool:
    """Whether a clause begins with "isn't" and a name."""
    return any(
        NOT_ASKED.fullmatch(doc[begin:name].text) is not None
        and (begin == 0 or doc[begin - 1].lower_ in ENDS | OPENING)
        for begin in range(max(name - 2, 0), name)
    )


def _meant_for(doc: Doc, span: Span) -> bool:
    """Whether it is what something is made for, and not on: "train a classifier for a phone app"."""
    return any(token.lower_ == "for" for token in doc[max(span.start - 3, 0) : span.start])


def _lacking(doc: Doc, span: Span) -> bool:
    """Whether there should be more of it: "not quick enough"."""
    return ENOUGH in {doc[span.end - 1].lower_, doc[min(span.end, len(doc) - 1)].lower_}


def _together(negations: list[Cue], places: list[Place]) -> list[Cue]:
    """The last of them, and those that turn it round: none in "nothing from this one and nothing from that one"."""
    kept = negations[-1:]
    for cue in reversed(negations[:-1]):
        if any(cue.end <= start and end <= kept[0].start for start, end in places):
            break
        kept.insert(0, cue)
    return kept


def _framework_role(span: Span, before: list[Cue], cues: list[Cue], places: list[Place]) -> str | None:
    """Whether a framework is what the person has, or what they ask to go to. Who moved has what they moved to; what
    comes "as ONNX", or is an "ONNX model", is a file.
    """
    near = {(cue.name, span.start - cue.end) for cue in cues if cue.end in {span.start, span.start - 1}}
    moved = "moved" in [cue.name for cue in before]
    replaced = ("by", 0) in near and "replace" in [cue.name for cue in before]
    if replaced or ("to", 0) in near or (("to", 1) in near and ("current", 0) not in near):
        return "current" if moved else "to"
    if moved:
        return None
    after = {(cue.name, cue.end) for cue in cues if cue.start == span.end}
    leaves = any(name == "to" and end in [start for start, _ in places] for name, end in after)
    has = leaves or "current_after" in {name for name, _ in after} or "own" in {name for name, _ in near}
    file = ("format", span.start, span.end) in {(cue.name, cue.start, cue.end) for cue in cues}
    if file or (("as", 0) in near and not has):
        return None
    return "current" if has or "current" in [cue.name for cue in before[-3:]] else None


def _side(before: list[Cue]) -> str | None:
    """The last of train and run that was said before it."""
    sides = [cue.name for cue in before if cue.name in {"train", "run"}]
    return sides[-1] if sides else None
