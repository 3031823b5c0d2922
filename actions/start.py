"""How to begin with a framework."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.answer import Answer, Say, about, button
from actions.claims import facts
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.skill import Skill
from actions.stating import needs_of, updated
from advisor import reply
from advisor.model import LEVELS, Framework
from advisor.sentences import BARELY

ROOM = 850
"""Characters of a program that stand in the message."""

NEAR = 0.9
"""The least nearness of a claim on versions that answers better than a first program: "which Python for JAX 0.12"."""


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
        if (
            framework.start is None
            or framework.retired
            or self._is_foreign(framework, message)
            or _of_versions(message)
        ):
            return facts(self.advisor, message, profile)
        rest = _program(framework) if len(_program(framework)) > ROOM else None
        other = next((id_ for id_ in profile.focus if id_ in ids and id_ != framework.id), None)
        return Answer([self._say(framework, other)], about(profile, (framework.id,), rest))

    def _is_foreign(self, framework: Framework, message: Message) -> bool:
        """Whether its makers have little or nothing for any language that is named."""
        named = [need.value for need in needs_of(message, self.catalogue) if need.id == "language" and need.wanted]
        known = [framework.support["language"].get(str(value)) for value in named]
        levels = [(support.train or support.run or "none") if support else "none" for support in known]
        return bool(levels) and all(LEVELS[level] <= BARELY for level in levels)

    def _advise(self, message: Message, profile: Profile) -> Answer:
        needs = updated(profile.needs, message, self.catalogue)
        return advise(self.advisor, replace(profile, needs=needs), message)

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


def _of_versions(message: Message) -> bool:
    """Whether it rather asks which versions go together, or what changed in one."""
    found = core.recall().find(message.corrected or message.text, message.frameworks, most=1)
    return any(item.near >= NEAR and item.claim.about == "version" for item in found)


def _program(framework: Framework) -> str:
    """The first program without blank lines, which would split the message."""
    return re.sub(r"\n\s*\n", "\n", framework.start.program.strip()) if framework.start else ""
