"""The way out of a framework is asked for."""

from __future__ import annotations

from actions.answer import Answer
from actions.claims import facts
from actions.leaving import migrate
from actions.message import Message
from actions.outright import outright
from actions.profile import Profile
from actions.skill import Skill
from actions.staying import stay_or_go
from advisor.phrasing import says


class Migrate(Skill):
    """Says where to go from what there is, how, and why there."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_migrate"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Steps to the framework that was named, or to the best one; plain advice where no origin is known.

        What ends with "why?" asks what happened to what there is, and not where to go. Of what is no framework
        ("torchtune dead? where to?") a claim tells.
        """
        if (message.frameworks and says("ends_with_why", message.text)) or _leaves_no_framework(message):
            return facts(message, profile)
        told = None if message.frameworks else outright(message, profile)
        told = told or stay_or_go(message, profile)
        return told or migrate(message, profile)


def _leaves_no_framework(message: Message) -> bool:
    """Whether what is left is none, though one is named: "off Seldon Core with 30 sklearn models"."""
    names = {(e.get("start"), e.get("end")) for e in message.entities if e["entity"] == "framework"}
    terms = [e for e in message.entities if e["entity"] == "term" and (e.get("start"), e.get("end")) not in names]
    return bool(names) and any(says("before_what_is_left", message.text[: term.get("start", 0)]) for term in terms)
