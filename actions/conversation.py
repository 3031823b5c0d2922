"""What keeps a conversation going: greetings, help, starting over, and the rest of a reply."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Say, button
from actions.claims import facts
from actions.definitions import told_of
from actions.fallback import help_said
from actions.languages import COURTESIES
from actions.lines import LONGEST
from actions.message import Message
from actions.profile import Profile
from actions.references import asks_only, pointed
from actions.situation import PROJECT, known, situation
from actions.skill import Skill
from actions.stating import needs_of
from actions.taking_in import taken_in
from actions.unknown import unknown
from advisor import reply
from advisor.phrasing import says


class Smalltalk(Skill):
    """Returns greetings, thanks and goodbyes."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_smalltalk"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """In kind."""
        intent = message.intent if message.intent in COURTESIES else "other"
        buttons = [button(self.catalogue.wording["button_start"])] if intent == "greet" else []
        return Answer([Say(f"utter_{intent}", reply.payload("smalltalk"), buttons=buttons)], profile)


class Help(Skill):
    """Says what can be asked."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_help"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """With an example of each; who tells of a project, or of what was ended, is helped with that, and what a claim
        tells of ("what is DTensor and do I need it") is told.
        """
        if told := situation(message, profile):
            return told
        return facts(message, profile) if told_of(message.text) else Answer([help_said()], profile)


class StartOver(Skill):
    """Forgets the project."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start_over"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """From an empty profile, or from what the new project is said to be, unless it only asks something."""
        if asks_only(message):
            return known(message, profile) or unknown(profile)
        if not profile.needs.items and not says("speaks_of_beginning_again", message.text):
            return taken_in(message, profile)
        if any(need.id in PROJECT for need in needs_of(message, self.catalogue)):
            return taken_in(message, replace(Profile(), past=profile.past))
        buttons = [button(self.catalogue.wording["button_start"])]
        return Answer([Say("utter_start_over", reply.payload("help"), buttons=buttons)], Profile())


class More(Skill):
    """Tells the rest of the last reply."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_more"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """What did not fit before."""
        told = pointed(message, profile)
        if told is not None:
            return told
        if not profile.rest:
            return Answer([Say("utter_no_more", reply.payload("help"))], profile)
        text = profile.rest[:LONGEST]
        payload = reply.explanation("more", [], text=text)
        return Answer([Say("utter_more", payload, {"rest": text})], replace(profile, rest=None))
