"""Named frameworks side by side, with a verdict on what this person said matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import core
from actions.claims import facts
from actions.lines import bullets, joined, within
from actions.profile import Message, Profile, needs_of
from actions.situation import situation
from actions.skill import Answer, Say, Skill, about
from advisor import reply
from advisor.compare import Comparison, compare
from advisor.model import Claim
from advisor.needs import Needs

MOST = 5
"""More are not set side by side."""


class Compare(Skill):
    """Compares two to five frameworks."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_compare"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A comparison under all that was said, or facts where fewer than two frameworks are known by name."""
        ids = _ids(message, profile)
        if len(ids) < 2:
            return situation(self.advisor, message, profile) or facts(self.advisor, message, profile)
        said = [need for need in needs_of(message, self.catalogue) if need.id not in {"current", "exclude"}]
        needs = profile.needs.merge(said, self.catalogue, message.correction)
        found = compare(self.advisor, needs, ids[:MOST])
        claims = [f.claim for f in core.recall().find(message.text, ids[:MOST], most=4)]
        return Answer([self._say(found, needs, claims)], about(replace(profile, needs=needs), ids))

    def _say(self, found: Comparison, needs: Needs, claims: Sequence[Claim]) -> Say:
        catalogue = self.catalogue
        payload = reply.comparison(catalogue, found, claims=[reply.claim(claim) for claim in claims])
        known, _ = within([claim.text for claim in claims], 600)
        if found.winner is None:
            summaries = bullets(f"{catalogue.name(id_)}: {catalogue.frameworks[id_].summary}" for id_ in found.ids)
            return Say("utter_compare_roles", payload, {"summaries": summaries, "claims": bullets(known)})
        fill = {
            "winner": catalogue.name(found.winner),
            "others": ", ".join(catalogue.name(id_) for id_ in found.ids if id_ != found.winner),
            "basis": self._basis(needs),
            "reasons": bullets(reason.text for reason in found.reasons),
            "retired": self._retired(found),
            "strengths": self._strengths(found),
            "claims": bullets(known),
        }
        return Say("utter_compare", payload, fill)

    def _basis(self, needs: Needs) -> str:
        """What the verdict rests on."""
        say = self.catalogue.wording
        wanted = [n for n in needs.items if n.wanted and n.value]
        labels = ", ".join(self.catalogue.label(n.id, str(n.value)) for n in wanted)
        return say["basis_said"].format(needs=labels) if labels else say["basis_nothing"]

    def _retired(self, found: Comparison) -> str:
        """Which of them may not be advised at all."""
        retired = [f for f in (self.catalogue.frameworks[id_] for id_ in found.ids) if f.retired]
        template = self.catalogue.wording["out_retired"]
        return " ".join(template.format(name=f.name, since=f.status.since) + "." for f in retired)

    def _strengths(self, found: Comparison) -> str:
        """Where each other one is ahead."""
        say, lines = self.catalogue.wording, []
        for id_ in found.ids:
            if id_ != found.winner:
                ahead = [row.label for row in found.rows if row.best == (id_,)]
                if ahead:
                    lines.append(say["ahead"].format(name=self.catalogue.name(id_), criteria=", ".join(ahead[:4])))
        return joined(*lines)


def _ids(message: Message, profile: Profile) -> tuple[str, ...]:
    """What it names, with what was talked about before where it names only one."""
    named = message.frameworks
    return named if len(named) != 1 else tuple(dict.fromkeys([*profile.focus[:1], *named]))
