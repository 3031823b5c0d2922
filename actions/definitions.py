"""What a word means."""

from __future__ import annotations

import re
from collections import Counter

from actions import core
from actions.answer import Answer, Say
from actions.claims import facts
from actions.comparing import compared
from actions.contests import NEAREST, SETS_APART, told_apart
from actions.fields import field_of
from actions.introducing import framework_told, term_told
from actions.message import Message
from actions.outright import OUTRIGHT, outright
from actions.profile import Profile
from actions.situation import known
from actions.skill import Skill
from advisor import reply

WHAT_IS = re.compile(r"^\s*what('s| is| are| does)( an?| the)?( \S+){1,3}\s*$", re.IGNORECASE)
"""Asks what a word means, and nothing about it."""

ASKS_OTHER = re.compile(r"^\W*(who|whose|what|which|where|when)\b.{12,}", re.IGNORECASE)
MEANING = re.compile(r"\bwhat('s| is| are| does| do)\b|\b(mean|explain|stand for|tell me)", re.IGNORECASE)
"""Asks something, and what something is."""

TOLD_OF = 0.8
"""A claim this near to "what is X" tells of X, which has no entry of its own."""

MOST = 3
"""Words that are explained at once, where they are set against each other."""


class Define(Skill):
    """Explains a term of the field, or what a framework is."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_define"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The glossary's entry, a framework's summary where it is what was named, else whatever claim is nearest.

        What sets frameworks against each other gets them side by side, whatever terms it uses.
        """
        told = compared(message, profile) or told_apart(self.advisor, message, profile, NEAREST)
        told = told or field_of(message, profile) or self._asked_of_it(message, profile)
        if told is not None:
            return told
        named = _terms(message)
        terms = [term for id_ in named for term in self.catalogue.glossary if term.id == id_]
        if terms:
            return Answer([term_told(term) for term in terms], profile)
        if len(message.frameworks) == 1 and len(message.text.split()) <= 6:
            return framework_told(self.catalogue.frameworks[message.frameworks[0]], profile)
        if WHAT_IS.match(message.text) and not message.frameworks and not told_of(message.text):
            return Answer([Say("utter_unknown_term", reply.facts(self.catalogue, [], []))], profile)
        return facts(self.advisor, message, profile)

    def _asked_of_it(self, message: Message, profile: Profile) -> Answer | None:
        """What is asked of a word that is not its meaning: "can I fine-tune a GGUF?", "who hosts vLLM?"."""
        asked = OUTRIGHT.search(message.text) and not WHAT_IS.match(message.text)
        told = outright(self.advisor, message, profile) if asked else None
        other = message.frameworks and ASKS_OTHER.search(message.text) and not MEANING.search(message.text)
        return told or (known(self.advisor, message, profile) if other else None)


def _terms(message: Message) -> list[str]:
    """The terms to explain: those that are set apart, else the one that most of the words stand for, as "int8
    quantization" is more of quantisation than of number formats.
    """
    count = Counter(entity["value"] for entity in message.entities_of("term"))
    return [*count][:MOST] if SETS_APART.search(message.text) else [id_ for id_, _ in count.most_common(1)]


def told_of(text: str) -> bool:
    """Whether a claim explains what has no entry."""
    return any(found.near >= TOLD_OF for found in core.recall().find(text, most=1))
