"""What a word means."""

from __future__ import annotations

import re

from actions.answer import Answer, Say
from actions.claims import facts, unknown
from actions.compare import compared
from actions.lines import cited
from actions.profile import Message, Profile
from actions.skill import Skill
from actions.telling import framework_told
from advisor import reply
from advisor.model import Term

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
        told = compared(message, profile)
        if told is not None:
            return told
        terms = message.named("term")
        term = next((term for term in self.catalogue.glossary if terms and term.id == terms[0]), None)
        if term:
            return self._term(term, profile)
        if len(message.frameworks) == 1 and len(message.text.split()) <= 6:
            return framework_told(self.catalogue.frameworks[message.frameworks[0]], profile)
        if WHAT_IS.match(message.text) and not message.frameworks:
            return unknown(self.advisor, profile)
        return facts(self.advisor, message, profile)

    def _term(self, term: Term, profile: Profile) -> Answer:
        fill = {"definition": term.text, "sources": cited(term.sources)}
        return Answer([Say("utter_definition", reply.definition(term), fill)], profile)
