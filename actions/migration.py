"""The way out of a framework is asked for."""

from __future__ import annotations

import re

from actions.answer import Answer
from actions.claims import facts
from actions.leaving import migrate
from actions.message import Message
from actions.outright import outright
from actions.profile import Profile
from actions.skill import Skill
from actions.staying import stay_or_go

WHY = re.compile(r"\b(why|how come)\W*$", re.IGNORECASE)

LEAVES = re.compile(r"\b(off|from|leav\w+|replac\w+|instead of|drop\w*|ditch\w*) (?:our |the |my )?$", re.IGNORECASE)
"""Stands before what is left."""


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
        if (message.frameworks and WHY.search(message.text)) or _leaves_no_framework(message):
            return facts(self.advisor, message, profile)
        told = None if message.frameworks else outright(self.advisor, message, profile)
        told = told or stay_or_go(self.advisor, message, profile)
        return told or migrate(self.advisor, message, profile)


def _leaves_no_framework(message: Message) -> bool:
    """Whether what is left is none, though one is named: "off Seldon Core with 30 sklearn models"."""
    names = {(e.get("start"), e.get("end")) for e in message.entities if e["entity"] == "framework"}
    terms = [e for e in message.entities if e["entity"] == "term" and (e.get("start"), e.get("end")) not in names]
    return bool(names) and any(LEAVES.search(message.text[: term.get("start", 0)]) for term in terms)
