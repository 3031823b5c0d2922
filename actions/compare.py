"""Named frameworks side by side, with a verdict on what this person said matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions import core
from actions.alternatives import Alternatives
from actions.answer import Answer, Say, about
from actions.claims import facts
from actions.lines import LONGEST, bullets, joined, series, within
from actions.profile import THEM, Message, Profile, needs_of
from actions.situation import situation
from actions.skill import Skill
from actions.staying import stay_or_go
from advisor import reply
from advisor.compare import Comparison, Verdict, compare, shared_role
from advisor.model import Claim
from advisor.needs import Need, Needs, label

ROOM = 100
"""Characters that the wording of a response takes beside what fills it in, at the most."""

NEAR = 0.55
"""The least nearness of a claim that is told beside a comparison."""

SHORT = 10
"""Words of a question that asks for one thing only."""

MOST, FEW = 5, 3
"""More are not set side by side; up to a few, it is told what each of them is."""

WHICH = re.compile(r"\b(which|who|best|better|compare|differ(ence|s)?)\b", re.IGNORECASE)
"""Asks to tell them apart."""


CONTEST = re.compile(
    r"\b(better|best|faster|quicker|slower|vs|versus|ahead of|behind|beats?|outperforms?|compared?|differs?"
    r"|differences?|pick|choose)\b",
    re.IGNORECASE,
)
"""Sets what it names against each other, whatever else it asks."""


class Compare(Skill):
    """Compares two to five frameworks."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_compare"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A comparison under all that was said, or facts where fewer than two frameworks are known by name."""
        told = stay_or_go(self.advisor, message, profile)
        if told is not None:
            return told
        ids = _ids(message, profile)
        left = tuple(id_ for id_ in ids if id_ not in message.refused())
        if len(left) < 2 <= len(ids):  # one of them is given up: it is no contest any more
            return Alternatives().answer(message, profile)
        ids = left
        if len(ids) < 2:
            return situation(self.advisor, message, profile) or facts(self.advisor, message, profile)
        said = [need for need in needs_of(message, self.catalogue) if need.id not in {"current", "exclude"}]
        needs = profile.needs.merge(said, self.catalogue, message.correction)
        found = compare(self.advisor, needs, ids[:MOST])
        near = core.recall().find(message.text, ids[:MOST], most=4)
        claims = [found.claim for found in near if found.near >= NEAR]
        only = _only(message, said)
        after = profile if only else replace(profile, needs=needs)  # to ask which is faster is no wish for speed
        return Answer([self._say(found, needs, claims, only)], about(after, ids))

    def _say(self, found: Comparison, needs: Needs, claims: Sequence[Claim], only: Need | None) -> Say:
        catalogue = self.catalogue
        payload = reply.comparison(catalogue, found, claims=[reply.claim(claim) for claim in claims])
        each, asked = len(found.ids) <= FEW, label(only, catalogue) if only else None
        if found.winner is None:
            return self._with_claims("utter_compare_roles", payload, {"summaries": self._summaries(found)}, claims)
        if found.heir:
            fill = {"names": self._names(found.ids), "retired": self._retired(found)}
            fill["heir"] = catalogue.name(found.heir)
            return self._with_claims("utter_compare_retired", payload, fill, claims)
        fill = {
            "winner": catalogue.name(found.winner),
            "names": self._names(found.ids),
            "lead": self._verdicts((v for v in found.verdicts if v.label == asked), len(found.ids)),
            "verdicts": self._verdicts((v for v in found.verdicts if v.label != asked), len(found.ids)),
            "basis": self._basis(needs),
            "summaries": self._summaries(found) + "\n" if each else "",
            "reasons": bullets(reason.text for reason in found.reasons[: 2 if each else 3]),
            "retired": self._retired(found),
            "strengths": self._strengths(found),
        }
        return self._with_claims("utter_compare", payload, fill, claims)

    def _with_claims(self, response: str, payload: reply.Payload, fill: dict[str, str], claims: Sequence[Claim]) -> Say:
        """With as many claims as there is room for beside the rest."""
        room = LONGEST - ROOM - sum(map(len, fill.values()))
        texts, _ = within([claim.text for claim in claims], room)
        return Say(response, payload, {**fill, "claims": bullets(texts) if sum(map(len, texts)) <= room else ""})

    def _summaries(self, found: Comparison) -> str:
        """What each of them is."""
        named = ((self.catalogue.name(id_), self.catalogue.frameworks[id_].summary) for id_ in found.ids)
        return bullets(text if text.startswith(name) else f"{name}: {text}" for name, text in named)

    def _names(self, ids: Sequence[str]) -> str:
        """Several names in a sentence."""
        if not ids:
            return ""
        return series([self.catalogue.name(id_) for id_ in ids], self.catalogue.wording["and"])

    def _verdicts(self, verdicts: Iterable[Verdict], among: int) -> str:
        """For each thing that was said, which of so many do best."""
        say = self.catalogue.wording
        return "".join(
            say["verdict_level" if len(verdict.best) in {0, among} else "verdict"].format(
                need=verdict.label, best=self._names(verdict.best)
            )
            for verdict in verdicts
        )

    def _basis(self, needs: Needs) -> str:
        """What the verdict rests on."""
        say = self.catalogue.wording
        wanted = [n for n in needs.items if n.wanted and n.value]
        labels = ", ".join(self.catalogue.label(n.id, str(n.value)) for n in wanted)
        return say["basis_said"].format(needs=labels) if labels else say["basis_nothing"]

    def _retired(self, found: Comparison) -> str:
        """Which of them may not be advised at all, and what their makers name in their place."""
        say, lines = self.catalogue.wording, []
        for framework in (self.catalogue.frameworks[id_] for id_ in found.ids):
            if framework.retired:
                lines.append(say["out_retired"].format(name=framework.name, since=framework.status.since) + ".")
                heirs = [self.catalogue.name(id_) for id_ in framework.status.successor if id_ not in found.ids]
                lines += [say["retired_successor"].format(names=series(heirs, say["or"]))] if heirs else []
        return "".join(f"{line}\n" for line in lines)

    def _strengths(self, found: Comparison) -> str:
        """Where each other one is ahead."""
        say, lines = self.catalogue.wording, []
        for id_ in found.ids:
            if id_ != found.winner:
                rows = (row for row in found.rows if row.criterion not in self.catalogue.needs)  # those are verdicts
                ahead = [row.label for row in rows if row.best == (id_,)]
                if ahead:
                    lines.append(say["ahead"].format(name=self.catalogue.name(id_), criteria=", ".join(ahead[:4])))
        return joined(*lines)


def compared(message: Message, profile: Profile) -> Answer | None:
    """Those that were talked about side by side, where a message asks which of them is better for something, and those
    of one kind that it sets against each other.
    """
    if message.frameworks:
        asked = _rivals(message.frameworks) and CONTEST.search(message.text)
    else:
        asked = 2 <= len(profile.focus) <= MOST and THEM.search(message.text) and WHICH.search(message.text)
    return Compare().answer(message, profile) if asked else None


def _rivals(ids: Sequence[str]) -> bool:
    """Whether they can stand in for each other."""
    return 2 <= len(ids) <= MOST and shared_role(core.advisor(), ids) is not None


def _only(message: Message, said: Sequence[Need]) -> Need | None:
    """The one thing on which a short question asks who does better: "which of them is faster?"."""
    alone = len(said) == 1 and said[0].id == "priority" and len(message.text.split()) <= SHORT
    return said[0] if alone and WHICH.search(message.text) else None


def _picked(profile: Profile) -> tuple[str, ...]:
    """What is advised now: the other one that "them" means, where one was talked about."""
    pick = profile.advised(core.advisor()).pick if profile.needs.items else None
    return pick.frameworks if pick else ()


def _ids(message: Message, profile: Profile) -> tuple[str, ...]:
    """What it names, with what was talked about before where it names only one, or means all of these."""
    named = message.frameworks
    if not named and THEM.search(message.text):
        both = profile.focus if len(profile.focus) > 1 else (*profile.focus, *_picked(profile))
        return tuple(dict.fromkeys(both)) if len(both) <= MOST else ()
    return named if len(named) != 1 else tuple(dict.fromkeys([*profile.focus[:1], *named]))
