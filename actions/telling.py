"""What a recommendation says, piece by piece: what it rests on, how sure it is, what is out, what would change it; and
what a framework is.
"""

from __future__ import annotations

from actions.answer import Answer, Say, about
from actions.lines import cited, joined
from actions.profile import Message, Profile
from advisor import reply
from advisor.advice import Advice
from advisor.changes import Change
from advisor.flips import flips
from advisor.model import Catalogue, Framework
from advisor.needs import Need, label
from advisor.reasons import LEAST, switching_rated
from advisor.ruled_out import RuledOut, ruled_out, why_out
from advisor.staying import Staying
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


def change_told(advice: Advice, change: Change) -> str:
    """What was changed, what it did to the pick, what it gained and what it cost."""
    say, catalogue = advice.catalogue.wording, advice.catalogue
    what = [
        say[f"change_{kind}"].format(needs=catalogue.wording["and"].join(_named(need, catalogue) for need in needs))
        for kind, needs in _kinds(change).items()
        if needs
    ]
    names = {"before": change.before.name(catalogue), "after": change.after.name(catalogue)}
    did = say["change_moved" if change.moved else "change_same"].format(**names)
    first = f"{'; '.join(what)}: {did}" if what else did
    lines = [first[0].upper() + first[1:]]
    if change.because and not any(need.than for need in change.added):
        lines.append(say["note_out"].format(name=catalogue.name(change.because.id), because=change.because.because))
    for word, reasons in (("gained", change.gained), ("lost", change.lost)):
        if reasons:
            lines.append(say[f"change_{word}"].format(texts="; ".join(reason.text for reason in reasons) + "."))
    return joined(*lines) + "\n"


def _kinds(change: Change) -> dict[str, list[Need]]:
    """What was added and dropped, by how it is told. A value that took another's place is told once, as added."""
    added = _told(change.added)
    open_now = {need.id for need in added if need.value is None}
    added = tuple(need for need in added if need.value is not None or not _held(change, need.id))
    dropped = [need for need in _told(change.dropped) if not added or need.id in open_now or not need.wanted]
    off = [need for need in added if _uncounted(need)]
    return {
        "added": [need for need in added if need.wanted],
        "refused": [need for need in added if not need.wanted and need not in off],
        "dropped": [*[need for need in dropped if need.wanted and need.value is not None], *off],
        "allowed": [need for need in dropped if not need.wanted and not _uncounted(need)],
        "counted": [need for need in dropped if _uncounted(need)],
    }


def _held(change: Change, id_: str) -> bool:
    """Whether values of a need were dropped."""
    return any(need.id == id_ and need.value is not None for need in change.dropped)


def _uncounted(need: Need) -> bool:
    """A priority that is not to be weighed: it is not refused either."""
    return need.id == "priority" and not need.wanted


def _told(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Without "no preference", where something else was said too."""
    return tuple(need for need in needs if need.value is not None) or needs


def _named(need: Need, catalogue: Catalogue) -> str:
    """What was said, in words, whether wanted or not."""
    if need.value is None:
        return catalogue.wording["no_preference_on"].format(need=catalogue.needs[need.id].label)
    return label(need, catalogue)


def said(need: Need, catalogue: Catalogue) -> str:
    """What was said, in words, with "not" where it is unwanted."""
    text, say = label(need, catalogue), catalogue.wording
    if need.id == "current":
        return say["value_had"].format(value=text)
    if need.wanted:
        return text
    key = "value_uncounted" if _uncounted(need) else "without_value" if need.id == "exclude" else "not_value"
    return say[key].format(value=text)


def confidence(advice: Advice, *, final: bool = True) -> str:
    """How sure the pick is, and what comes second; level ones are called level. While an answer that could change it is
    still open, nobody is sure.
    """
    if advice.ties:
        return tied(advice)
    say, share = advice.catalogue.wording, float(advice.shares[advice.order[0]])
    word = say["sure" if share >= 0.8 else "fairly_sure" if share >= 0.5 else "unsure"]
    if len(advice.order) < 2:
        return say["only_one"]
    second = advice.evaluation.options[advice.order[1]].name(advice.catalogue)
    return say["confidence" if final else "so_far"].format(word=word, share=100 * share, second=second)


def tied(advice: Advice) -> str:
    """Which candidates are level, and what would settle it: a question, or how much something counts."""
    say, catalogue, now = advice.catalogue.wording, advice.catalogue, advice.evaluation
    rows = [advice.order[0], *advice.ties[:2]]
    names = [now.options[row].name(catalogue) for row in rows]
    tipping = next(iter(weight_flips(advice)), None)
    if advice.question:
        settles = say["tie_asks"].format(question=catalogue.needs[advice.question].question)
    elif tipping:
        change = reply.weight_text(catalogue, tipping)
        settles = say["tie_flip"].format(change=change, pick=tipping.pick.name(catalogue))
    else:
        settles = say["tie_open"]
    shares = ", ".join(f"{100 * advice.shares[row]:.0f} %" for row in rows)
    others = catalogue.wording["and"].join(names[1:])
    return say["tie"].format(first=names[0], others=others, shares=shares, settles=settles)


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
    return "\n".join(_out_text(advice, out) for out in found)


def _out_text(advice: Advice, out: RuledOut) -> str:
    say = advice.catalogue.wording
    return say["note_out"].format(name=advice.catalogue.name(out.id), because=out.because)


def flip_note(advice: Advice) -> str:
    """The change that matters most."""
    found = flips(advice)
    if not found:
        return advice.catalogue.wording["note_no_flip"]
    change = reply.flip_text(advice.catalogue, found[0])
    return advice.catalogue.wording["note_flip"].format(change=change, pick=found[0].pick.name(advice.catalogue))


def source_note(advice: Advice) -> str:
    """Where the weightiest reasons come from."""
    sources = tuple(source for reason in reply.reasons_for(advice)[:3] for source in reason.sources)
    return advice.catalogue.wording["note_sources"].format(sources=cited(sources)) if sources else ""


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
    out = [_out_text(advice, item) for item in ruled_out(advice)[:4]]
    taken = [say["detail_assumed"].format(text=text) for text in reply.assumed(advice)]
    return joined(*ranked, *out, *taken)


def framework_told(framework: Framework, profile: Profile) -> Answer:
    """What a framework is; the talk is about it from then on."""
    known = framework.name.split(" (")[0] in framework.summary
    text = framework.summary if known else f"{framework.name}: {framework.summary}"
    payload = reply.payload(
        "definition", term=framework.name, text=text, evidence=reply.evidence(framework.status.sources)
    )
    fill = {"definition": text, "sources": cited(framework.status.sources)}
    return Answer([Say("utter_definition", payload, fill)], about(profile, (framework.id,)))
