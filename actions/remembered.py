"""What was understood of the project, read back."""

from __future__ import annotations

from actions import core
from actions.answer import Answer, Say
from actions.lines import bullets
from actions.profile import Profile
from advisor import reply
from advisor.model import Catalogue


def remembered(profile: Profile) -> Answer:
    """Each need that was said, and how firmly."""
    catalogue = core.advisor().catalogue
    stated = profile.needs.stated(catalogue)
    payload = reply.explanation("needs", [], needs=stated)
    if not stated:
        return Answer([Say("utter_no_needs", payload)], profile)
    told = [*_lines(catalogue, stated), *_assumed(profile)]
    return Answer([Say("utter_needs", payload, {"needs": bullets(told)})], profile)


def _assumed(profile: Profile) -> list[str]:
    """What the advice takes for granted beside what was said."""
    advice = profile.advised()
    template = advice.catalogue.wording["detail_assumed"]
    return [template.format(text=text) for text in reply.assumed(advice)] if advice.pick else []


def _lines(catalogue: Catalogue, stated: dict[str, list[dict[str, object]]]) -> list[str]:
    say = catalogue.wording
    return [
        say["need_line" if item["value"] else "need_open"].format(
            need=catalogue.needs[id_].label,
            polarity="" if item["wanted"] else say["record_not"],
            value=item["label"],
            firmness=say["record_must" if item["must"] else "record_wish"],
        )
        for id_, items in stated.items()
        for item in items
    ]
