"""The decision to take away."""

from __future__ import annotations

import os

from actions.advise import names
from actions.profile import Message, Profile
from actions.skill import Answer, Say, Skill
from advisor import reply
from advisor.record import markdown, token


class Record(Skill):
    """Gives the decision record and an address where it stays."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_record"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The record of the advice on all that was said."""
        advice = self.advisor.advise(profile.needs)
        if not profile.needs.items or advice.pick is None:
            return Answer([Say("utter_no_record", reply.explanation("nothing_yet", []))], profile)
        url = f"{_base()}/records/{token(advice)}"
        payload = reply.payload("record", url=url, markdown=markdown(advice))
        return Answer([Say("utter_record", payload, {**names(advice), "url": url})], profile)


def _base() -> str:
    """Where people reach this advisor."""
    default = f"http://127.0.0.1:{os.environ.get('ADVISOR_PORT', '5005')}"
    return os.environ.get("ADVISOR_PUBLIC_URL", default).rstrip("/")
