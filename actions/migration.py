"""The way out of a framework."""

from __future__ import annotations

from dataclasses import replace

from actions.lines import bullets, cited
from actions.profile import Message, Profile, needs_of
from actions.advise import advise, details, recommended
from actions.skill import Answer, Say, Skill
from advisor import reply
from advisor.migration import Move, move
from advisor.needs import Need
from advisor.sentences import status


class Migrate(Skill):
    """Says where to go from what there is, how, and why there."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_migrate"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Steps to the framework that was named, or to the best one; plain advice where no origin is known."""
        origin, to = self._ends(message, profile)
        needs = profile.needs.merge(needs_of(message, self.catalogue), self.catalogue, message.correction)
        if origin is None:
            return advise(self.advisor, replace(profile, needs=needs, asking=None), message)
        needs = needs.merge([Need("current", origin, said=message.turn)], self.catalogue)
        found = move(self.advisor, needs, origin, to)
        profile = replace(profile, needs=needs, asking=None)
        if found is None:
            return advise(self.advisor, profile, message)
        after = replace(profile, focus=(found.to, origin), rest=details(found.advice))
        return Answer([self._say(found), recommended(found.advice, message)], after)

    def _ends(self, message: Message, profile: Profile) -> tuple[str | None, str | None]:
        """Where from and where to: by their roles in the sentence, else by what is retired or was said before."""
        named = message.frameworks
        to = next(iter(message.named("framework", "to")), None)
        rest = [id_ for id_ in named if id_ != to]
        origin = next((id_ for id_ in message.named("framework", "current") if id_ != to), None)
        origin = origin or next((id_ for id_ in rest if self.catalogue.frameworks[id_].retired), None)
        origin = origin or next(iter(rest), None) or next(iter(profile.needs.values("current")), None)
        others = [id_ for id_ in rest if id_ != origin and not self.catalogue.frameworks[id_].retired]
        return origin, to or next(iter(others), None)

    def _say(self, found: Move) -> Say:
        catalogue, known = self.catalogue, found.migration
        now = status(catalogue, catalogue.frameworks[found.origin])
        fill = {
            "origin": catalogue.name(found.origin),
            "to": catalogue.name(found.to),
            "status": now.text,
            "steps": bullets(known.steps) if known else catalogue.wording["no_steps"],
            "sources": cited(known.sources if known else now.sources),
        }
        return Say("utter_migration", reply.migration(catalogue, found), fill)
