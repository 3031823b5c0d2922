"""What is out and why, and whether to stay with what there is, in words."""

from __future__ import annotations

from collections.abc import Iterator

from actions.message import Message
from actions.telling import out_text
from advisor.advice import Advice
from advisor.reasons import LEAST, switching_rated
from advisor.ruled_out import ruled_out, why_out
from advisor.staying import Staying


def stay_note(advice: Advice, found: Staying) -> str:
    """Whether to stay with what there is, and what leaving costs."""
    say, catalogue = advice.catalogue.wording, advice.catalogue
    fill = {
        "current": catalogue.wording["and"].join(catalogue.name(id_) for id_ in found.current),
        "kept": found.kept.name(catalogue) if found.kept else "",
        "other": found.left.name(catalogue) if found.left else "",
        "switching": found.switching,
        "ahead": abs(found.ahead),
    }
    if found.kept is None:
        return _forced(advice, found.current[0])
    if found.left is None:
        return say["stay_only"].format(**fill)
    saves = found.switching > LEAST
    if found.stays:
        return say["stay_afresh" if found.afresh else "stay" if saves else "stay_level"].format(**fill)
    if all({*found.left.frameworks} <= {*catalogue.frameworks[id_].built_on} for id_ in found.current):
        return say["leave_layer"].format(**fill)
    return say["leave" if saves else "leave_free"].format(**fill)


def _forced(advice: Advice, current: str) -> str:
    """That what there is has to be left, and what of it stays useful."""
    assert advice.pick is not None
    catalogue, say, because = advice.catalogue, advice.catalogue.wording, why_out(advice, current).because
    if not catalogue.frameworks[current].retired:  # that it was retired is a whole sentence already
        because = say["out_short"].format(name=catalogue.name(current), because=because)
    framework, kept = switching_rated(catalogue, advice.needs, advice.pick, against=False)
    return say["leave_must"].format(because=because, other=catalogue.name(framework), costs=kept.reason)


def out_note(advice: Advice, message: Message) -> str:
    """What was ruled out, where the person named it or has it."""
    cared = {*message.frameworks} - {*advice.needs.values("current")}
    found = [out for out in ruled_out(advice) if out.id in cared][:2]
    return "\n".join([*(out_text(advice, out) for out in found), *_formerly(advice, message)])


def _formerly(advice: Advice, message: Message) -> Iterator[str]:
    """That what is advised used to belong to a company which the message refuses, and whose it is now."""
    assert advice.pick is not None
    catalogue = advice.catalogue
    refused = [entity["value"] for entity in message.entities_of("exclude") if not entity.get("wanted", True)]
    for id_ in advice.pick.frameworks:
        known = catalogue.frameworks[id_].governance
        if known.formerly in refused:
            fill = {"by": known.by, "since": known.since, "note": known.note}
            yield catalogue.wording["note_formerly"].format(name=catalogue.name(id_), **fill)
