"""Which frameworks meet a filter."""

from __future__ import annotations

from actions import core
from actions.claims import facts
from actions.lines import bullets, within
from actions.profile import Message, Profile, needs_of
from actions.skill import Answer, Say, Skill, about
from advisor import reply
from advisor.listing import listing
from advisor.model import Framework
from advisor.needs import Needs

STATES = {"retired": frozenset({"retired"}), "maintenance": frozenset({"maintenance"})}

SHOWN = 10
ROOM = 900
"""Frameworks shown at the most, and the characters for them."""


NEAR = 0.65
"""A claim this near to the question is told below the list."""


class List(Skill):
    """Lists frameworks."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_list"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """What meets the message's filter; facts where it names no filter that the knowledge has a field for."""
        said = [n for n in needs_of(message, self.catalogue) if self.catalogue.needs[n.id].facts or n.id == "exclude"]
        state = next((cue for cue in message.named("cue") if cue in STATES), None)
        if (not said and state is None) or (message.frameworks and not state):
            return facts(self.advisor, message, profile)
        needs = Needs().merge(said, self.catalogue)
        found = listing(self.advisor, needs, *([STATES[state]] if state else []))
        near = [f.claim.text for f in core.recall().find(message.text, most=1) if f.near >= NEAR]
        return Answer([self._say(found, needs, state, near)], about(profile, [f.id for f in found]))

    def _say(self, found: list[Framework], needs: Needs, state: str | None, near: list[str]) -> Say:
        catalogue, say = self.catalogue, self.catalogue.wording
        labels = [
            catalogue.label(n.id, str(n.value))
            if n.wanted
            else say["not_value"].format(value=catalogue.label(n.id, str(n.value)))
            for n in needs.items
        ]
        query = ", ".join([*labels, *([say[f"state_{state}"]] if state else [])])
        payload = reply.payload(
            "list", query=query, frameworks=[{"id": f.id, "name": f.name, "summary": f.summary} for f in found]
        )
        if not found:
            return Say("utter_list_none", payload, {"query": query})
        lines, _ = within([f"{f.name}: {f.summary}" for f in found[:SHOWN]], ROOM)
        fill = {"query": query, "count": len(found), "frameworks": bullets(lines), "near": "".join(near)}
        return Say("utter_list", payload, fill)
