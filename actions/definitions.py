"""What a word means."""

from __future__ import annotations

from collections import Counter

from actions import core
from actions.answer import Answer, Say
from actions.claims import facts
from actions.comparing import compared
from actions.contests import NEAREST, VERY_NEAR, told_apart
from actions.fields import field_of
from actions.introducing import framework_told, term_told
from actions.message import Message
from actions.outright import outright
from actions.profile import Profile
from actions.situation import known
from actions.skill import Skill
from advisor import reply
from advisor.phrasing import says

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
        least = NEAREST if len({*message.named("term"), *message.frameworks}) > 1 else VERY_NEAR
        told = compared(message, profile) or told_apart(message, profile, least)
        told = told or field_of(message, profile) or self._asked_of_it(message, profile)
        if told is not None:
            return told
        named = _terms(message)
        terms = [term for id_ in named for term in self.catalogue.glossary if term.id == id_]
        if terms:
            return Answer([term_told(term) for term in terms], profile)
        if len(message.frameworks) == 1 and len(message.text.split()) <= 6:
            return framework_told(self.catalogue.frameworks[message.frameworks[0]], profile)
        if says("what_is", message.text) and not message.frameworks and not told_of(message.text):
            return Answer([Say("utter_unknown_term", reply.facts(self.catalogue, [], []))], profile)
        return facts(message, profile)

    def _asked_of_it(self, message: Message, profile: Profile) -> Answer | None:
        """What is asked of a word that is not its meaning: "can I fine-tune a GGUF?", "who hosts vLLM?"."""
        asked = says("asks_outright", message.text) and not says("what_is", message.text)
        told = outright(message, profile) if asked else None
        other = message.frameworks and says("asks_other", message.text) and not says("asks_what_it_is", message.text)
        return told or (known(message, profile) if other else None)


def _terms(message: Message) -> list[str]:
    """The terms to explain: those that are set apart, else the one that most of the words stand for, as "int8
    quantization" is more of quantisation than of number formats.
    """
    count = Counter(entity["value"] for entity in message.entities_of("term"))
    return [*count][:MOST] if says("sets_apart", message.text) else [id_ for id_, _ in count.most_common(1)]


def told_of(text: str) -> bool:
    """Whether a claim explains what has no entry."""
    return any(found.near >= TOLD_OF for found in core.recall().find(text, most=1))
