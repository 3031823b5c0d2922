"""Saying plainly what was not understood, and what was."""

from __future__ import annotations

from collections.abc import Iterator

from actions import core
from actions.answer import Answer, Say, button
from actions.guess import guessed
from actions.message import Message
from actions.profile import Profile
from actions.situation import likely
from actions.skill import Skill
from advisor import reply
from advisor.vocabulary import LONGEST

CLEARER = {
    "inform": "button_start",
    "compare": "button_compare",
    "ask_fact": "button_fact",
    "ask_list": "button_list",
    "ask_migration": "button_migrate",
    "get_started": "button_get_started",
}
"""The button that stands for an intent when it is not sure which one was meant."""


NOT_UNDERSTOOD = {"nlu_fallback", "out_of_scope"}
"""Intents of what has no answer here."""


def lost(message: Message) -> bool:
    """Whether it is the second message in a row that has no answer."""
    return message.before is not None and message.before.intent in NOT_UNDERSTOOD


def help_said() -> Say:
    """What can be asked, with an example of each."""
    catalogue = core.advisor().catalogue
    buttons = [button(catalogue.wording[name]) for name in dict.fromkeys(CLEARER.values())]
    return Say("utter_help", reply.payload("help"), {"count": len(catalogue.frameworks)}, buttons)


class Clarify(Skill):
    """Asks what was meant, saying what was understood."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_clarify"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """By what was wrong: nothing there, too long, or not clear; needs that were named are kept by the buttons."""
        text = message.text.strip()
        if not text or not any(letter.isalnum() for letter in text):
            return Answer([Say("utter_empty", reply.payload("clarification", understood=[]))], profile)
        if len(text) > LONGEST:
            fill = {"length": len(text), "longest": LONGEST}
            return Answer([Say("utter_too_long", reply.payload("clarification", understood=[]), fill)], profile)
        guess = guessed(message, profile) or likely(message, profile)
        if guess is None and lost(message):
            return Answer([help_said()], profile)
        return guess or self._ask(message, profile)

    def _ask(self, message: Message, profile: Profile) -> Answer:
        understood = self._understood(message)
        buttons = [button(text) for text in dict.fromkeys(self._offers(message))]
        response = "utter_clarify_understood" if understood else "utter_clarify"
        payload = reply.payload("clarification", understood=understood)
        return Answer([Say(response, payload, {"understood": ", ".join(understood)}, buttons)], profile)

    def _offers(self, message: Message) -> Iterator[str]:
        """What can be asked of what was named; of nothing named, an example of what it may have meant."""
        say, names = self.catalogue.wording, [self.catalogue.name(id_) for id_ in message.frameworks]
        if len(names) > 1:
            yield say["button_compare_those"].format(one=names[0], other=names[1])
            yield say["button_move"].format(one=names[0], other=names[1])
        elif names:
            yield say["button_start_with"].format(name=names[0])
            yield say["button_instead"].format(name=names[0])
        else:
            yield from (say[CLEARER[intent]] for intent in message.candidates[:4] if intent in CLEARER)
        yield say["button_help"]

    def _understood(self, message: Message) -> list[str]:
        """The names and needs that were recognised all the same."""
        found = [self.catalogue.name(id_) for id_ in message.frameworks]
        needs = (e for e in message.entities if e["entity"] in self.catalogue.needs and e["entity"] != "exclude")
        found += [self.catalogue.label(entity["entity"], entity["value"]) for entity in needs]
        return list(dict.fromkeys(found))
