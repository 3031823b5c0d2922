"""What the advice rests on: how sure it is, where it comes from, and why anybody should believe it."""

from __future__ import annotations

from actions.answer import Answer, Button, Say, button
from actions.introducing import introduced
from actions.lines import LONGEST, bullets, cited, within
from actions.profile import Profile
from actions.telling import confidence, flip_note, names
from advisor import reply
from advisor.advice import Advice
from advisor.stack import side

ROOM = 100
"""Characters of the wording round the sources."""


def sure(advice: Advice, profile: Profile) -> Answer:
    """In how many of the ways to weigh what was said it comes first, and what it takes for granted."""
    template = advice.catalogue.wording["detail_assumed"]
    taken = [template.format(text=text) for text in reply.assumed(advice)]
    fill = {**names(advice), "confidence": confidence(advice), "flip": flip_note(advice), "taken": " ".join(taken)}
    return Answer([_say(advice, "sure", fill)], profile)


def sources(advice: Advice, profile: Profile) -> Answer:
    """Where each reason for the pick was read, and when that was last looked at."""
    known = [(reason.text, reason.sources) for reason in reply.reasons_for(advice) if reason.sources]
    way = advice.pick.export if advice.pick else None
    if way and way.sources:
        known.append((way.by, way.sources))
    lines, _ = within([f"{text}: {cited(found)}" for text, found in known], LONGEST - ROOM)
    fill = {**names(advice), "sources": bullets(lines)}
    return Answer([_say(advice, "sources" if known else "sources_none", fill)], profile)


def trust(advice: Advice, profile: Profile) -> Answer:
    """How the advice can be checked."""
    say = advice.catalogue.wording
    checks = [button(say[name]) for name in ("button_sources", "button_what_changes", "button_record")]
    return Answer([_say(advice, "trust", names(advice), checks)], profile)


def plain(advice: Advice, profile: Profile) -> Answer:
    """What is to be done with what, in short."""
    pick, catalogue = advice.pick, advice.catalogue
    assert pick is not None
    lines = bullets(introduced(catalogue.frameworks[id_]) for id_ in dict.fromkeys(pick.frameworks))
    fill = {**names(advice), "does": catalogue.wording[f"plain_{_kind(advice)}"].format(**names(advice)), "what": lines}
    return Answer([_say(advice, "plain", fill)], profile)


def _kind(advice: Advice) -> str:
    """`train`, `run` or `pair`; `same` where one framework does both."""
    assert advice.pick is not None
    found = side(advice.evaluation.kind)
    return "same" if found == "pair" and advice.pick.train == advice.pick.run else found


def trains(advice: Advice, profile: Profile) -> Answer:
    """Whether anything is trained at all, as far as was understood, and how to say otherwise."""
    pick, say = advice.pick, advice.catalogue.wording
    assert pick is not None
    key = "trains_yes" if pick.train else "trains_no"
    other = say["button_run_only" if pick.train else "button_train_too"]
    fill = {"text": say[key].format(**names(advice))}
    return Answer([_say(advice, "trains", fill, [button(other)])], profile)


def _say(advice: Advice, about: str, fill: dict[str, str], buttons: list[Button] | None = None) -> Say:
    assert advice.pick is not None
    payload = reply.explanation(about, reply.reasons_for(advice), pick=reply.pick(advice.catalogue, advice.pick))
    return Say(f"utter_{about}", payload, fill, buttons or [])
