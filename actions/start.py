"""How to begin with a framework."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from actions import core
from actions.again import circumstances
from actions.answer import Answer, Say, about, button
from actions.claims import facts
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.skill import Skill
from actions.stating import needs_of, updated
from advisor import reply
from advisor.compare import compare
from advisor.model import CLASSICAL, LEVELS, Framework, Support
from advisor.needs import Needs
from advisor.phrasing import says
from advisor.sentences import BARELY
from advisor.tables import stand_in

ROOM = 850
"""Characters of a program that stand in the message."""

BINDING = {"target", "hardware", "os", "current", "exclude"}
"""Needs that bind the choice more than the language does."""

NEAR, OTHER = 0.9, {"version", "os", "language"}
"""The least nearness of a claim that answers better than a first program, and what it is about: "which Python for JAX
0.12", "ONNX on Windows 7".
"""


class Start(Skill):
    """Shows the install line, a first program and where to learn."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """For the framework named or talked about; advice first where there is none, and what is known of it where it
        is hardly to be had from the language that is named.
        """
        ids = message.referred(profile.focus) or profile.focus
        if not ids:
            return self._advise(message, profile)
        framework = self.catalogue.frameworks[ids[0]]
        if framework.start is None or framework.retired or self._is_foreign(framework, message) or _asks_other(message):
            return facts(message, profile)
        rest = _program(framework) if len(_program(framework)) > ROOM else None
        other = next((id_ for id_ in profile.focus if id_ in ids and id_ != framework.id), None)
        return Answer([self._say(framework, other)], about(profile, (framework.id,), rest))

    def _is_foreign(self, framework: Framework, message: Message) -> bool:
        """Whether its makers have little or nothing for any language that is named, or nothing for any device."""
        languages = [
            LEVELS[(found.train or found.run or "none") if found else "none"]
            for found in self._named(framework, "language", message)
        ]
        barely = bool(languages) and all(level <= BARELY for level in languages)
        devices = self._named(framework, "target", message)
        return barely or any(found and {found.train, found.run} <= {None, "none"} for found in devices)

    def _named(self, framework: Framework, need: str, message: Message) -> list[Support | None]:
        """What is known of it with each value of a need that a message names."""
        named = [item.value for item in needs_of(message, self.catalogue) if item.id == need and item.wanted]
        return [framework.support[need].get(str(value)) for value in named]

    def _advise(self, message: Message, profile: Profile) -> Answer:
        """The first program of what trains in the language that is named, if nothing else binds the choice."""
        needs = updated(profile.needs, message, self.catalogue)
        spoken = {need.value for need in needs.items if need.id == "language" and need.wanted}
        bound = {need.id for need in needs.items} & BINDING
        first = None if bound else self._in_language(spoken, needs, deep=says("names_networks", message.text))
        if first is None:
            return advise(replace(profile, needs=needs), message)
        return Answer([self._say(first, None)], about(replace(profile, needs=needs), (first.id,)))

    def _in_language(self, spoken: Collection[object], needs: Needs, *, deep: bool) -> Framework | None:
        """The best of what trains, networks where it has to be `deep`, and has its first program in one of these
        languages, of which Python is none.
        """
        known = [f for f in self.catalogue.frameworks.values() if f.start and not f.retired and "train" in f.roles]
        known = [f for f in known if not (deep and f.kind == CLASSICAL)]
        found = [f.id for f in known if f.start and f.start.language in spoken and f.start.language != "python"]
        best = compare(core.advisor(), needs, found).winner if len(found) > 1 else next(iter(found), None)
        return self.catalogue.frameworks[best] if best else None

    def _shown(self, framework: Framework) -> str:
        """The first program, or that it is long."""
        program = _program(framework)
        lines = program.count("\n") + 1
        return program if len(program) <= ROOM else self.catalogue.wording["program_long"].format(count=lines)

    def _say(self, framework: Framework, other: str | None) -> Say:
        """With a button for the other half of a pair."""
        start = framework.start
        assert start is not None
        fill = {
            "name": framework.name,
            "install": start.install.strip(),
            "program": self._shown(framework),
            "learn": "; ".join(f"{title}: {url}" for title, url in start.learn[:3]),
        }
        label = self.catalogue.wording["button_start_with"].format(name=self.catalogue.name(other)) if other else ""
        return Say("utter_start", reply.start(self.catalogue, framework), fill, [button(label)] if label else [])


def begun_again(message: Message, profile: Profile) -> Answer | None:
    """The first program in another language than that which was just shown: "and in C++?"."""
    if profile.shown != "start" or "language" not in circumstances(message):
        return None
    catalogue, wanted = core.advisor().catalogue, message.wished("language")
    shown = catalogue.frameworks[profile.focus[0]]
    heir = next((by for value in wanted if (by := stand_in(shown, "language", value))), None)
    focus = (heir,) if heir and catalogue.frameworks[heir].start else ()
    return Start().answer(message, replace(profile, focus=focus))


def _asks_other(message: Message) -> bool:
    """Whether it rather asks which versions go together, or of a system or language that needs a word of its own."""
    found = core.recall().find(message.corrected or message.text, message.frameworks, most=1)
    return any(item.near >= NEAR and item.claim.about in OTHER for item in found)


def _program(framework: Framework) -> str:
    """The first program without blank lines, which would split the message."""
    return re.sub(r"\n\s*\n", "\n", framework.start.program.strip()) if framework.start else ""
