"""Which frameworks meet a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import core
from actions.again import circumstances
from actions.answer import Answer, Say
from actions.claims import facts
from actions.lines import bullets, joined, series, within
from actions.list_filters import makers_in, named_as, narrowed, to_train
from actions.message import Message
from actions.profile import Profile
from actions.skill import Skill
from actions.stating import needs_of
from actions.taking_in import taken_in
from actions.telling import said
from advisor import reply
from advisor.licences import Licence, label, licence_in
from advisor.listing import listing
from advisor.model import Framework
from advisor.needs import Needs
from advisor.phrasing import says

STATES = {
    "retired": frozenset({"retired"}),
    "maintenance": frozenset({"maintenance"}),
    "alive": frozenset({"active", "maintenance"}),
}

ROOM, ENDED, NAMED = 650, 950, 20
"""Characters for frameworks with their summaries, for all that were ended, and how many of the others are named."""

TOO_MANY = 25
"""More than this many are no answer, unless a list was asked for in so many words."""

NEAR = 0.65
"""A claim this near to the question is told below the list, or in its place where it is of one thing that was ended
("TFLearn is abandoned, what instead?").
"""

VERY_NEAR, NEAR_NAMED = 0.93, 0.7
"""A claim this near answers a question about a term ("what runs GGUF files?"), or about a name of its own ("Real-ESRGAN
on Android, which runtime?"), better than a list by its needs.
"""


class List(Skill):
    """Lists frameworks."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_list"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """What meets the message's filter; facts where it names no filter that the knowledge has a field for."""
        makers = makers_in(message)
        asked = [n for n in needs_of(message, self.catalogue) if (n.id, n.value) not in named_as(makers, message)]
        wanted = [n for n in asked if self.catalogue.needs[n.id].facts or n.id == "exclude"]
        state = next((cue for cue in message.named("cue") if cue in STATES), None)
        licence = licence_in(message.text)
        near = core.recall().find(message.text, most=1)
        proper = core.recall().names_proper(message.text)
        least = NEAR_NAMED if proper else VERY_NEAR if message.named("term") else 1.0
        one = state and not (
            wanted or licence or makers or says("asks_for_several", message.text) or says("asks_for_all", message.text)
        )
        known = near and near[0].near >= (NEAR if one else least)
        filtered = wanted or state or licence or makers or says("asks_for_all", message.text)
        filtered = filtered or _of_those(message, profile)
        if not filtered or known or (message.frameworks and not state) or says("names_a_version", message.text):
            return facts(message, profile)
        needs = Needs().merge(to_train(wanted, message), self.catalogue)
        found = narrowed(listing(core.advisor(), needs, STATES[state or "alive"], licence), message, profile, makers)
        if len(found) > TOO_MANY and not state and not licence and not says("asks_for_several", message.text):
            return taken_in(message, profile)  # rather a project than a filter
        query = self._query(needs, state, licence, makers)
        after = replace(profile, focus=tuple(f.id for f in found), rest=rest_of(found))
        return Answer([self._say(found, query, [f.claim.text for f in near if f.near >= NEAR])], after)

    def _query(self, needs: Needs, state: str | None, licence: Licence | None, makers: Sequence[str]) -> str:
        """What was asked for, in words."""
        say = self.catalogue.wording
        asked = [said(need, self.catalogue) for need in needs.items]
        asked += [label(licence, say)] if licence else []
        asked += [self.catalogue.label("exclude", maker) for maker in makers]
        asked += [say[f"state_{state}"]] if state else []
        return ", ".join(asked) or say["list_all"]

    def _say(self, found: Sequence[Framework], query: str, near: Sequence[str]) -> Say:
        shown = [{"id": f.id, "name": f.name, "summary": f.summary, "licence": f.licence.spdx} for f in found]
        payload = reply.payload("list", query=query, frameworks=shown)
        if not found:
            return Say("utter_list_none", payload, {"query": query})
        lines, _ = within([self._line(f) for f in found], ENDED if all(f.retired for f in found) else ROOM)
        names = [f.name for f in found[len(lines) :]]
        fill = {
            "query": query,
            "count": len(found),
            "frameworks": bullets(lines),
            "near": joined(self._others(names), "".join(near)),
        }
        return Say("utter_list", payload, fill)

    def _line(self, framework: Framework) -> str:
        """What it is; of what was ended, when, and where its makers point."""
        if not framework.retired:
            return f"{framework.name}: {framework.summary}"
        say, heirs = self.catalogue.wording, [self.catalogue.name(id_) for id_ in framework.status.successor]
        fill = {"name": framework.name, "since": framework.status.since}
        if not heirs:
            return say["list_ended"].format(**fill)
        return say["list_ended_for"].format(**fill, heirs=series(heirs, say["or"]))

    def _others(self, names: Sequence[str]) -> str:
        """The names of those whose summaries have no room."""
        if not names:
            return ""
        template = self.catalogue.wording["list_others" if len(names) <= NAMED else "list_more"]
        return template.format(names=", ".join(names[:NAMED]), count=len(names) - NAMED)


def listed(message: Message, profile: Profile) -> Answer | None:
    """The list that a message asks for by a licence or a maker, or once more, whatever it was taken for; None where it
    asks for something else.
    """
    if not profile.asking and profile.shown == "list" and (circumstances(message) or _of_those(message, profile)):
        return List().answer(message, profile)
    text = message.text
    by = licence_in(text) or (makers_in(message) and says("asks_for_several", text))
    if not by or message.frameworks or says("tells_of_a_project", text):
        return None
    plain = not profile.needs.items and not message.wished("task")
    return List().answer(message, profile) if plain or says("asks_for_several", text) else None


def _of_those(message: Message, profile: Profile) -> bool:
    """Whether it narrows what was just listed: "only those that can train"."""
    told = says("asks_for_training", message.text) or says("asks_for_engines", message.text)
    return bool(told and profile.shown == "list" and says("points_at_several", message.text))


def rest_of(found: Sequence[Framework]) -> str | None:
    """What "more" tells after a list: the summaries that had no room."""
    _, rest = within([f"{f.name}: {f.summary}" for f in found], ROOM)
    return bullets(rest) if rest else None
