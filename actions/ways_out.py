"""Nothing meets all the musts: the smallest ways out, with what each of them makes possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions import core
from actions.answer import Answer, Say, button
from actions.lines import bullets
from actions.profile import Profile
from actions.telling import details, said
from advisor import in_words, reply
from advisor.model import Catalogue
from advisor.ways_out import ways_out


def nothing_fits(profile: Profile) -> Answer:
    """No candidate meets all the musts: the smallest ways out as buttons, and what each of them makes possible."""
    advisor = core.advisor()
    catalogue = advisor.catalogue
    ways = ways_out(advisor, advisor.advise(profile.needs))
    if not ways:
        return Answer([Say("utter_nothing", reply.payload("explanation", about="nothing_fits", reasons=[]))], profile)
    first, shown = ways[0].advice, [[said(need, catalogue) for need in way.gives_up] for way in ways]
    options = [way.to_json(told) for way, told in zip(ways, shown, strict=True)]
    say = Say(
        "utter_nothing_fits",
        reply.recommendation(first, final=True, given_up=shown, repairs=options),
        fill={
            "musts": ", ".join(said(n, catalogue) for n in profile.needs.firm()),
            "ways": bullets(_way_told(catalogue, option) for option in options[:5]),
        },
        buttons=[
            button(in_words.titled(catalogue.wording["button_give_up"].format(value=" + ".join(way)))) for way in shown
        ],
    )
    return Answer([say], replace(profile, focus=ways[0].pick.frameworks, rest=details(first)))


def _way_told(catalogue: Catalogue, option: Mapping[str, Any]) -> str:
    return catalogue.wording["way_out"].format(give_up=" + ".join(option["give_up"]), name=option["name"])
