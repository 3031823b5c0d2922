"""Why the pick is what it is, and what would make it another."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer, Say, about
from actions.lines import bullets, cited, joined, series
from actions.profile import Profile
from actions.telling import confidence, details, flip_note, names
from advisor import in_words, reply
from advisor.advice import Advice
from advisor.flips import Flip, flips
from advisor.model import Catalogue
from advisor.needs import label
from advisor.reasons import reasons
from advisor.stack import Option
from advisor.weights import weight_flips

FLIPS = 5
"""Changes of needs, and of weights, that are told."""


def why(advice: Advice, profile: Profile) -> Answer:
    """The weightiest reasons for the pick, in points."""
    found = reasons(advice, picked(advice), most=5)
    sources = tuple(source for reason in found for source in reason.sources)
    fill = {
        **names(advice),
        "reasons": bullets(f"{reason.text} ({reason.points:+.2f})" for reason in found),
        "confidence": confidence(advice),
        "notes": joined(flip_note(advice), cited(sources)),
    }
    payload = reply.explanation("why", found, pick=reply.pick(advice.catalogue, picked(advice)))
    return Answer([Say("utter_why", payload, fill)], about(profile, picked(advice).frameworks, details(advice)))


def what_changes(advice: Advice, profile: Profile) -> Answer:
    """Every single change of needs, and of what counts how much, that leads to another pick."""
    catalogue, say = advice.catalogue, advice.catalogue.wording
    needs, weights = flips(advice), weight_flips(advice)
    lines = [*grouped(catalogue, needs)[:FLIPS]]
    lines += [(in_words.weight_text(catalogue, flip), flip.pick) for flip in weights[:FLIPS]]
    told = bullets(say["flip_line"].format(change=change, pick=pick.name(catalogue)) for change, pick in lines)
    payload = reply.explanation(
        "what_changes",
        [],
        flips=[reply.flip(catalogue, flip) for flip in needs],
        weight_flips=[reply.weight_flip(catalogue, flip) for flip in weights],
    )
    fill = {**names(advice), "flips": told or say["note_no_flip"], "confidence": confidence(advice)}
    return Answer([Say("utter_what_changes", payload, fill)], about(profile, picked(advice).frameworks))


def picked(advice: Advice) -> Option:
    """The pick, of which there is one."""
    assert advice.pick is not None
    return advice.pick


def grouped(catalogue: Catalogue, found: Sequence[Flip]) -> list[tuple[str, Option]]:
    """Changes in words with the pick that each leads to; answers to one question that lead to the same pick in one."""
    same: dict[tuple[str, bool, tuple[str, ...]], list[Flip]] = {}
    for flip in found:
        same.setdefault((flip.need.id, flip.withdrawn, flip.pick.frameworks), []).append(flip)
    return [(_change_told(catalogue, flips), flips[0].pick) for flips in same.values()]


def _change_told(catalogue: Catalogue, alike: Sequence[Flip]) -> str:
    if len(alike) == 1:
        return in_words.flip_text(catalogue, alike[0])
    value = series([label(flip.need, catalogue) for flip in alike], catalogue.wording["or"])
    return in_words.supposed(catalogue, alike[0].need.id, value)
