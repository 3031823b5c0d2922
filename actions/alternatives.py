"""Something else than what was named."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.claims import facts
from actions.comparing import rivals
from actions.definitions import told_of
from actions.explain import Explain
from actions.message import Message
from actions.outright import by_name, outright
from actions.profile import Profile
from actions.recommending import recommended
from actions.references import pointed
from actions.side_by_side import side_by_side
from actions.skill import Skill
from actions.stating import updated
from actions.telling import details
from actions.ways_out import nothing_fits
from advisor.advice import Advice
from advisor.needs import Need
from advisor.phrasing import says

CLEARLY_FOR = 4.0
"""The rating for a task from which a specialised framework stands for that task."""


class Alternatives(Skill):
    """Advises under the condition that it is not the framework named, or not the one just advised."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_alternatives"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The best of what is left, in the role of what is replaced; a claim where that is no framework (OpenMMLab)."""
        told = pointed(message, profile)
        if told is None and not (profile.needs.items or message.refused()):
            # "Is there a PyTorch for C#?" has an answer that needs no project.
            told = outright(message, profile) or by_name(message, profile, asks=True)
        if told is None and self._asks_of_a_thing(message, profile):
            told = facts(message, profile)
        if told is not None:
            return told
        if self._considers(message, profile):
            return Explain().answer(message, profile)
        replaced = self._replaced(message, profile)
        if self._weighs(message, replaced):
            return side_by_side(message.frameworks, message, profile)
        if not replaced and not profile.needs.items and told_of(message.text):
            return facts(message, profile)
        return self._without(replaced, message, profile)

    def _without(self, replaced: tuple[str, ...], message: Message, profile: Profile) -> Answer:
        """The advice where these are not wanted."""
        kind = profile.kind if profile.needs.items and not message.frameworks else self._kind(replaced)
        new = [Need("exclude", id_, wanted=False, must=True, said=message.turn) for id_ in replaced]
        new += self._task(replaced, profile)
        needs = updated(profile.needs, message, self.catalogue).merge(new, self.catalogue)
        profile = replace(profile, needs=needs, asking=None, kind=kind, among=())
        advice = profile.advised()
        if advice.pick is None:
            return nothing_fits(profile)
        return Answer(
            [recommended(advice, message)], replace(profile, focus=advice.pick.frameworks, rest=details(advice))
        )

    def _weighs(self, message: Message, replaced: tuple[str, ...]) -> bool:
        """Whether it names rivals and wants no third one: it tells of them, or asks for one instead of the other."""
        left = set(message.frameworks) - set(replaced)
        weighs = says("weighs", message.text) if replaced else not says("wants_another", message.text)
        return bool(left) and weighs and rivals(message.frameworks)

    def _considers(self, message: Message, profile: Profile) -> bool:
        """Whether it brings another framework up for the project ("what about JAX?") rather than wanting it
        replaced.
        """
        named = set(message.frameworks)
        other = named and not named & {*profile.focus, *message.refused(), *message.named("framework", "current")}
        return bool(other and profile.needs.items and not says("wants_another", message.text))

    def _asks_of_a_thing(self, message: Message, profile: Profile) -> bool:
        """Whether it asks for something that the advice says nothing of ("is there something with Scratch?"), and wants
        nothing replaced.
        """
        named = message.frameworks or any(e["entity"] in self.catalogue.needs for e in message.entities)
        return bool(profile.needs.items and not named and says("asks_of_a_thing", message.text))

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
        advice = profile.advised()
        talked = [id_ for id_ in profile.focus[:1] if advice.pick and id_ not in advice.pick.frameworks]
        return tuple(talked) if talked and says("wants_another_for_it", message.text) else (*_given_up(advice), *talked)

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
