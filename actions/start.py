"""How to begin with a framework."""

from __future__ import annotations

from dataclasses import replace

from actions.advise import advise
from actions.claims import facts
from actions.profile import Message, Profile, needs_of
from actions.skill import Answer, Say, Skill, about
from advisor import reply
from advisor.model import Framework


class Start(Skill):
    """Shows the install line, a first program and where to learn."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """For the framework named or talked about; advice first where there is none."""
        ids = message.frameworks or profile.focus
        if not ids:
            return self._advise(message, profile)
        framework = self.catalogue.frameworks[ids[0]]
        if framework.start is None or framework.retired:
            return facts(self.advisor, message, profile)
        return Answer([self._say(framework)], about(profile, (framework.id,)))

    def _advise(self, message: Message, profile: Profile) -> Answer:
        needs = profile.needs.merge(needs_of(message, self.catalogue), self.catalogue)
        return advise(self.advisor, replace(profile, needs=needs), message)

    def _say(self, framework: Framework) -> Say:
        start = framework.start
        assert start is not None
        fill = {
            "name": framework.name,
            "install": start.install.strip(),
            "program": start.program.strip().replace("\n\n", "\n"),
            "learn": "; ".join(f"{title}: {url}" for title, url in start.learn[:3]),
        }
        return Say("utter_start", reply.start(self.catalogue, framework), fill)
