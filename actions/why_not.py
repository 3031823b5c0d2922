"""Why a framework was not picked, and what would put it first."""

from __future__ import annotations

from actions.answer import Answer, Say, about
from actions.lines import bullets, joined
from actions.profile import Profile
from actions.telling import names, sourced
from actions.why import picked
from advisor import in_words, reply
from advisor.advice import Advice
from advisor.model import Catalogue
from advisor.reasons import reasons
from advisor.ruled_out import why_out
from advisor.stack import Option
from advisor.weights import weight_flip_to
from advisor.winning import Win, wins

WORTH = 0.05
"""Points from which something against a framework is worth telling."""


def why_not(advice: Advice, id_: str, profile: Profile) -> Answer:
    """What it is behind in, or what rules it out."""
    option = _best_with(advice, id_)
    if option is None:
        return _ruled_out(advice, id_, profile)
    found = reasons(advice, option, picked(advice), against=True, least=WORTH)
    found = found or reasons(advice, option, picked(advice), against=True)
    fill = {
        **names(advice),
        "name": option.name(advice.catalogue),
        "reasons": bullets(f"{reason.text} ({-reason.points:+.2f})" for reason in found),
        "flip": _would_win(advice, id_),
    }
    ways = [reply.win(advice.catalogue, win) for win in wins(advice, id_)]
    payload = reply.explanation("why_not", found, framework=reply.framework(advice.catalogue, id_), wins=ways)
    return Answer([Say("utter_why_not", payload, fill)], about(profile, (id_,)))


def _best_with(advice: Advice, id_: str) -> Option | None:
    """The best surviving candidate that a framework is part of."""
    ranked = (advice.evaluation.options[row] for row in advice.order)
    return next((option for option in ranked if id_ in option.frameworks), None)


def _ruled_out(advice: Advice, id_: str, profile: Profile) -> Answer:
    out, retired = why_out(advice, id_), advice.catalogue.frameworks[id_].retired
    fill = {
        **names(advice),
        "name": advice.catalogue.name(id_),
        "because": out.because,
        "sources": joined("" if retired else _would_win(advice, id_), sourced(advice.catalogue, out.sources)),
    }
    payload = reply.explanation(
        "why_not",
        [],
        framework=reply.framework(advice.catalogue, id_),
        because=out.because,
        evidence=reply.evidence(out.sources),
        wins=[reply.win(advice.catalogue, win) for win in wins(advice, id_)],
    )
    return Answer([Say("utter_why_out", payload, fill)], about(profile, (id_,)))


def _would_win(advice: Advice, id_: str) -> str:
    """The fewest changes of needs, and the change of what counts, that would put a framework first."""
    catalogue, say = advice.catalogue, advice.catalogue.wording
    found = [(_steps_told(catalogue, win), win.pick) for win in wins(advice, id_)[:1]]
    tipping = weight_flip_to(advice, id_)
    if tipping:
        found.append((in_words.weight_text(catalogue, tipping), tipping.pick))
    if not found:
        return say["note_never_wins"].format(name=catalogue.name(id_))
    lines = [(say["note_wins_with" if len(pick.frameworks) > 1 else "note_wins"], text, pick) for text, pick in found]
    return "\n".join(line.format(changes=text, pick=pick.name(catalogue)) for line, text, pick in lines)


def _steps_told(catalogue: Catalogue, win: Win) -> str:
    texts = [in_words.step_text(catalogue, need, taken_back=taken_back) for need, taken_back in win.steps]
    return catalogue.wording["and"].join(texts)
