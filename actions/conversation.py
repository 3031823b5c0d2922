"""What keeps a conversation going: greetings, help, starting over, and the rest of a reply."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Say, button
from actions.claims import unknown
from actions.fallback import help_said
from actions.languages import COURTESIES
from actions.lines import LONGEST
from actions.profile import Message, Profile
from actions.references import asks_only, pointed
from actions.situation import known
from actions.skill import Skill
from advisor import reply


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
        """With an example of each."""
        return Answer([help_said()], profile)


class StartOver(Skill):
    """Forgets the project."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start_over"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """From an empty profile, unless it only asks something."""
        if asks_only(message):
            return known(self.advisor, message, profile) or unknown(self.advisor, profile)
        buttons = [button(self.catalogue.wording["button_start"])]
        return Answer([Say("utter_start_over", reply.payload("help"), buttons=buttons)], Profile())


class More(Skill):
    """Tells the rest of the last reply."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_more"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """What did not fit before."""
        told = pointed(self.advisor, message, profile)
        if told is not None:
            return told
        if not profile.rest:
            return Answer([Say("utter_no_more", reply.payload("help"))], profile)
        text = profile.rest[:LONGEST]
        payload = reply.explanation("more", [], text=text)
        return Answer([Say("utter_more", payload, {"rest": text})], replace(profile, rest=None))
