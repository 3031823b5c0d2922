"""Something else than what was named."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answer import Answer
from actions.claims import facts
from actions.definitions import told_of
from actions.explain import Explain
from actions.message import Message
from actions.profile import Profile
from actions.recommending import recommended
from actions.references import pointed
from actions.skill import Skill
from actions.stating import updated
from actions.telling import details
from actions.ways_out import nothing_fits
from advisor.advice import Advice
from advisor.needs import Need

INSTEAD = re.compile(r"alternativ|instead|replac|other than|similar|besides|rid of", re.IGNORECASE)

REPLACE = re.compile(
    r"\breplac|\bsubstitut|\binstead of (it|that|this)\b|\balternatives? (to|for) (it|that|this)\b", re.IGNORECASE
)
"""Wants something for what was talked about, rather than for the pick."""

CLEARLY_FOR = 4.0
"""The rating for a task from which a specialised framework stands for that task."""


class Alternatives(Skill):
    """Advises under the condition that it is not the framework named, or not the one just advised."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_alternatives"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The best of what is left, in the role of what is replaced; a claim where that is no framework (OpenMMLab)."""
        told = pointed(self.advisor, message, profile)
        if told is not None:
            return told
        if self._considers(message, profile):
            return Explain().answer(message, profile)
        replaced = self._replaced(message, profile)
        if not replaced and not profile.needs.items and told_of(message.text):
            return facts(self.advisor, message, profile)
        kind = profile.kind if profile.needs.items and not message.frameworks else self._kind(replaced)
        new = [Need("exclude", id_, wanted=False, must=True, said=message.turn) for id_ in replaced]
        new += self._task(replaced, profile)
        needs = updated(profile.needs, message, self.catalogue).merge(new, self.catalogue)
        profile = replace(profile, needs=needs, asking=None, kind=kind, among=())
        advice = profile.advised(self.advisor)
        if advice.pick is None:
            return nothing_fits(self.advisor, profile)
        return Answer(
            [recommended(advice, message)], replace(profile, focus=advice.pick.frameworks, rest=details(advice))
        )

    def _considers(self, message: Message, profile: Profile) -> bool:
        """Whether it brings another framework up for the project ("what about JAX?") rather than wanting it
        replaced.
        """
        named = set(message.frameworks)
        other = named and not named & {*profile.focus, *message.refused(), *message.named("framework", "current")}
        return bool(other and profile.needs.items and not INSTEAD.search(message.text))

    def _replaced(self, message: Message, profile: Profile) -> tuple[str, ...]:
        """What is not wanted: what it refuses, else what it says it has, else the one that it names, else the last pick
        and what was talked about.

        Several names without a refusal are rather what the person would go to.
        """
        named = message.refused() or message.named("framework", "current")
        if named or len(message.frameworks) > 1:
            return named
        if message.frameworks or not profile.needs.items:
            return message.frameworks or profile.focus[:1]
        advice = profile.advised(self.advisor)
        talked = [id_ for id_ in profile.focus[:1] if advice.pick and id_ not in advice.pick.frameworks]
        return tuple(talked) if talked and REPLACE.search(message.text) else (*_given_up(advice), *talked)

    def _kind(self, replaced: tuple[str, ...]) -> str | None:
        """What only runs models is replaced by what runs models; otherwise the needs decide."""
        roles = [self.catalogue.frameworks[id_].roles for id_ in replaced]
        return "run" if roles and all(have == ("run",) for have in roles) else None

    def _task(self, replaced: tuple[str, ...], profile: Profile) -> list[Need]:
        """The task that a specialised framework is for, where none was said."""
        if profile.needs.settled("task"):
            return []
        special = [f for f in (self.catalogue.frameworks[id_] for id_ in replaced) if f.specialised]
        return [
            Need("task", task)
            for framework in special[:1]
            for task, rating in framework.tasks.items()
            if (rating.value or 0) >= CLEARLY_FOR
        ]


def _given_up(advice: Advice) -> tuple[str, ...]:
    """What of the pick the next best does without: of "PyTorch + LiteRT" before "PyTorch + ncnn" the runtime."""
    if advice.pick is None:
        return ()
    options = [advice.evaluation.options[row] for row in advice.order[:2]]
    return tuple(id_ for id_ in advice.pick.frameworks if id_ not in options[-1].frameworks) or advice.pick.frameworks
