"""What a word means."""

from __future__ import annotations

import re

from actions.answer import Answer, Say
from actions.claims import facts
from actions.comparing import compared
from actions.fields import field_of
from actions.introducing import framework_told, term_told
from actions.message import Message
from actions.profile import Profile
from actions.skill import Skill
from advisor import reply

WHAT_IS = re.compile(r"^\s*what('s| is| are| does)( an?| the)?( \S+){1,3}\s*$", re.IGNORECASE)
"""Asks what a word means, and nothing about it."""


class Define(Skill):
    """Explains a term of the field, or what a framework is."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_define"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The glossary's entry, a framework's summary where it is what was named, else whatever claim is nearest.

        What sets frameworks against each other gets them side by side, whatever terms it uses.
        """
        told = compared(message, profile) or field_of(message, profile)
        if told is not None:
            return told
        terms = message.named("term")
        term = next((term for term in self.catalogue.glossary if terms and term.id == terms[0]), None)
        if term:
            return term_told(term, profile)
        if len(message.frameworks) == 1 and len(message.text.split()) <= 6:
            return framework_told(self.catalogue.frameworks[message.frameworks[0]], profile)
        if WHAT_IS.match(message.text) and not message.frameworks:
            return Answer([Say("utter_unknown_term", reply.facts(self.catalogue, [], []))], profile)
        return facts(self.advisor, message, profile)
