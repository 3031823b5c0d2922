"""Nothing meets all the musts: the smallest ways out, with what each of them makes possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from actions.answer import Answer, Say, button
from actions.lines import bullets
from actions.profile import Profile
from actions.telling import details, said
from advisor import reply
from advisor.advice import Advisor
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.repair import repairs

WAYS = 10
"""Ways out that are shown at the most; there are seldom more than four."""


def nothing_fits(advisor: Advisor, profile: Profile) -> Answer:
    """No candidate meets all the musts: the smallest ways out as buttons, and what each of them makes possible."""
    catalogue, advice = advisor.catalogue, advisor.advise(profile.needs)
    ways = repairs(catalogue, advisor.tables, profile.needs, advice.evaluation.kind)
    eased = [(way, advisor.advise(_relaxed(profile.needs, way))) for way in ways[:WAYS]]
    eased = [(way, then) for way, then in eased if then.pick]
    if not eased:
        return Answer([Say("utter_nothing", reply.payload("explanation", about="nothing_fits", reasons=[]))], profile)
    first, shown = eased[0][1], [_way(catalogue, way) for way, _ in eased]
    options = [
        {"give_up": way, "name": then.pick.name(catalogue), "pick": reply.pick(catalogue, then.pick)}
        for way, (_, then) in zip(shown, eased, strict=True)
        if then.pick
    ]
    say = Say(
        "utter_nothing_fits",
        reply.recommendation(first, final=True, given_up=shown, repairs=options),
        fill={
            "musts": ", ".join(said(n, catalogue) for n in profile.needs.firm()),
            "ways": bullets(_way_told(catalogue, option) for option in options[:5]),
        },
        buttons=[
            button(reply.titled(catalogue.wording["button_give_up"].format(value=" + ".join(way)))) for way in shown
        ],
    )
    assert first.pick is not None
    return Answer([say], replace(profile, focus=first.pick.frameworks, rest=details(first)))


def _relaxed(needs: Needs, way: Iterable[Need]) -> Needs:
    for need in way:
        needs = needs.relaxed(need)
    return needs


def _way(catalogue: Catalogue, way: Iterable[Need]) -> list[str]:
    return [said(need, catalogue) for need in sorted(way, key=lambda need: (need.id, str(need.value)))]


def _way_told(catalogue: Catalogue, option: Mapping[str, Any]) -> str:
    return catalogue.wording["way_out"].format(give_up=" + ".join(option["give_up"]), name=option["name"])
