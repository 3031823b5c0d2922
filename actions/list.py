"""Which frameworks meet a filter."""

from __future__ import annotations

from actions.facts import facts
from actions.lines import bullets
from actions.profile import Message, Profile, needs_of
from actions.skill import Answer, Say, Skill, about
from advisor import reply
from advisor.listing import listing
from advisor.model import Framework
from advisor.needs import Needs

STATES = {"retired": frozenset({"retired"}), "maintenance": frozenset({"maintenance"})}

SHOWN = 10


class List(Skill):
    """Lists frameworks."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_list"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """What meets the message's filter; facts where it names no filter that the knowledge has a field for."""
        said = [n for n in needs_of(message, self.catalogue) if self.catalogue.needs[n.id].facts or n.id == "exclude"]
        state = next((cue for cue in message.named("cue") if cue in STATES), None)
        if not said and state is None or message.frameworks and not state:
            return facts(self.advisor, message, profile)
        needs = Needs().merge(said, self.catalogue)
        found = listing(self.advisor, needs, *([STATES[state]] if state else []))
        return Answer([self._say(found, needs, state)], about(profile, [f.id for f in found]))

    def _say(self, found: list[Framework], needs: Needs, state: str | None) -> Say:
        catalogue, say = self.catalogue, self.catalogue.wording
        labels = [
            catalogue.label(n.id, str(n.value))
            if n.wanted
            else say["not_value"].format(value=catalogue.label(n.id, str(n.value)))
            for n in needs.items
        ]
        query = ", ".join([*labels, *([say[f"state_{state}"]] if state else [])])
        payload = reply.payload("list", query=query, frameworks=reply.frameworks(catalogue, [f.id for f in found]))
        if not found:
            return Say("utter_list_none", payload, {"query": query})
        lines = bullets(f"{f.name}: {f.summary}" for f in found[:SHOWN])
        return Say("utter_list", payload, {"query": query, "count": len(found), "frameworks": lines[:1200]})
