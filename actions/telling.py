"""What a recommendation says, piece by piece: what it rests on, how sure it is, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.lines import cited, joined
from advisor import in_words, reply
from advisor.advice import Advice
from advisor.companions import Fitting
from advisor.flips import flips
from advisor.model import Catalogue, Source
from advisor.needs import Need, label
from advisor.ruled_out import RuledOut, ruled_out
from advisor.weights import weight_flips


def names(advice: Advice) -> dict[str, str]:
    """What fills in the names of a pick."""
    option, catalogue = advice.pick, advice.catalogue
    assert option is not None
    return {
        "train": catalogue.name(option.train) if option.train else "",
        "run": catalogue.name(option.run) if option.run else "",
        "by": option.export.by if option.export else "",
        "origin": catalogue.name(option.origin) if option.origin else "",
        "pick": option.name(catalogue),
    }


def understood(advice: Advice) -> str:
    """What the advice rests on, read back so that it can be put right."""
    catalogue, say = advice.catalogue, advice.catalogue.wording
    labels = [said(need, catalogue) for need in advice.needs.items if need.value]
    return say["for_needs"].format(needs=", ".join(labels)) if labels else ""


def said(need: Need, catalogue: Catalogue) -> str:
    """What was said, in words, with "not" where it is unwanted."""
    text, say = label(need, catalogue), catalogue.wording
    if need.id == "current":
        return say["value_had"].format(value=text)
    if need.wanted:
        return text
    key = "value_uncounted" if uncounted(need) else "without_value" if need.id == "exclude" else "not_value"
    return say[key].format(value=text)


def uncounted(need: Need) -> bool:
    """A priority that is not to be weighed: it is not refused either."""
    return need.id == "priority" and not need.wanted


def confidence(advice: Advice, *, final: bool = True, beside: Sequence[Fitting] = ()) -> str:
    """How sure the pick is, and what comes second, of what is not to be used `beside` it; level ones are called level.
    While an answer that could change it is still open, nobody is sure.
    """
    if advice.ties:
        return tied(advice)
    say, share = advice.catalogue.wording, float(advice.shares[advice.order[0]])
    word = say["sure" if share >= 0.8 else "fairly_sure" if share >= 0.5 else "unsure"]
    if len(advice.order) < 2:
        return say["only_one"]
    joining = {id_ for _, companion in beside for id_ in companion.frameworks}
    rivals = (advice.evaluation.options[row] for row in advice.order[1:])
    second = next((o for o in rivals if not joining & {*o.frameworks}), advice.evaluation.options[advice.order[1]])
    return say["confidence" if final else "so_far"].format(
        word=word, share=100 * share, second=second.name(advice.catalogue)
    )


def tied(advice: Advice) -> str:
    """Which candidates are level, and what would settle it: a question, or how much something counts."""
    say, catalogue, now = advice.catalogue.wording, advice.catalogue, advice.evaluation
    rows = [advice.order[0], *advice.ties[:2]]
    names = [now.options[row].name(catalogue) for row in rows]
    tipping = next(iter(weight_flips(advice)), None)
    if advice.question:
        settles = say["tie_asks"].format(question=catalogue.needs[advice.question].question)
    elif tipping:
        change = in_words.weight_text(catalogue, tipping)
        settles = say["tie_flip"].format(change=change, pick=tipping.pick.name(catalogue))
    else:
        settles = say["tie_open"]
    shares = ", ".join(f"{100 * advice.shares[row]:.0f} %" for row in rows)
    others = catalogue.wording["and"].join(names[1:])
    return say["tie"].format(first=names[0], others=others, shares=shares, settles=settles)


def flip_note(advice: Advice) -> str:
    """The change that matters most."""
    found = flips(advice)
    if not found:
        return advice.catalogue.wording["note_no_flip"]
    change = in_words.flip_text(advice.catalogue, found[0])
    return advice.catalogue.wording["note_flip"].format(change=change, pick=found[0].pick.name(advice.catalogue))


def source_note(advice: Advice) -> str:
    """Where the weightiest reasons come from."""
    return sourced(advice.catalogue, [source for reason in reply.reasons_for(advice)[:3] for source in reason.sources])


def sourced(catalogue: Catalogue, sources: Sequence[Source]) -> str:
    """Where something comes from, as a line of its own; nothing where no source is known."""
    return catalogue.wording["note_sources"].format(sources=cited(tuple(sources))) if sources else ""


def details(advice: Advice) -> str:
    """What "more" tells after a recommendation."""
    say, now = advice.catalogue.wording, advice.evaluation
    ranked = [
        say["detail_ranked"].format(
            place=place,
            name=now.options[row].name(advice.catalogue),
            score=now.scores[row],
            share=100 * advice.shares[row],
        )
        for place, row in enumerate(advice.order[:5], start=1)
    ]
    out = [out_text(advice, item) for item in ruled_out(advice)[:4]]
    taken = [say["detail_assumed"].format(text=text) for text in reply.assumed(advice)]
    return joined(*ranked, *out, *taken)


def out_text(advice: Advice, out: RuledOut) -> str:
    """That a framework is out, and why."""
    say = advice.catalogue.wording
    return say["note_out"].format(name=advice.catalogue.name(out.id), because=out.because)
