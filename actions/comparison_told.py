"""A comparison in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions import core
from actions.answer import Say
from actions.introducing import introduced
from actions.lines import LONGEST, bullets, joined, own_line, series, within
from actions.telling import said
from advisor import in_words, reply
from advisor.compare import Comparison, Verdict, ended
from advisor.model import Claim
from advisor.needs import Need, Needs, label

ROOM = 170
"""Characters that the wording of a response takes beside what fills it in, at the most."""

FEW = 3
"""Up to so many it is told what each of them is."""


def comparison_told(
    found: Comparison,
    needs: Needs,
    apart: Sequence[Claim],
    claims: Sequence[Claim],
    only: Need | None,
    first: Claim | None = None,
) -> Say:
    """A verdict, what tells them `apart`, what each of them is, and where each is ahead; of the claims the `first` is
    told before the reasons.
    """
    catalogue = core.advisor().catalogue
    payload = reply.comparison(catalogue, found, claims=[reply.claim(claim) for claim in (*apart, *claims)])
    essence = [claim.text for claim in apart]
    told = {id_ for claim in apart for id_ in claim.frameworks}  # what tells them apart says what each of them is, too
    each = [id_ for id_ in found.ids if id_ not in told] if len(found.ids) <= FEW else []
    asked = label(only, catalogue) if only else None
    if found.winner is None:
        summaries = own_line(joined(*essence, _summaries(id_ for id_ in found.ids if id_ not in told)))
        return _with_claims("utter_compare_roles", payload, {"summaries": summaries}, claims)
    if found.heir:
        fill = {"names": _names(found.ids), "retired": own_line(joined(_retired(found), *essence))}
        fill["heir"] = catalogue.name(found.heir)
        return _with_claims("utter_compare_retired", payload, fill, claims)
    claims = [claim for claim in claims if claim != first]
    fill = {
        "winner": catalogue.name(found.winner),
        "names": _names(found.ids),
        "lead": _verdicts((v for v in found.verdicts if v.label == asked), len(found.ids)),
        "verdicts": _verdicts((v for v in found.verdicts if v.label != asked), len(found.ids)) + " ".join(essence),
        "basis": _basis(found, needs),
        "first": own_line(bullets([first.text])) if first else "",
        "summaries": own_line(_summaries(each)),
        "retired": own_line(_retired(found)),
        "strengths": own_line(_strengths(found)),
    }
    if found.trained_in:
        fill["trained_in"] = catalogue.name(found.trained_in)
    reasons, _ = within([reason.text for reason in found.reasons[: 2 if each else 3]], _room(fill))
    fill["reasons"] = own_line(bullets(reasons))
    relayed = found.trained_in and "run-model" not in needs.values("purpose")  # who has a model already trains none
    return _with_claims("utter_compare_relay" if relayed else "utter_compare", payload, fill, claims)


def told_by(found: Comparison, first: Claim, others: Sequence[Claim]) -> Say:
    """A claim that answers just what is asked of them, of their parts or for one use, before what else is known."""
    claims = [claim for claim in others if claim != first]
    payload = reply.comparison(
        core.advisor().catalogue, found, claims=[reply.claim(claim) for claim in (first, *claims)]
    )
    fill = {"first": first.text, "retired": own_line(_retired(found))}
    return _with_claims("utter_compare_by", payload, fill, claims)


def _with_claims(response: str, payload: reply.Payload, fill: dict[str, str], claims: Sequence[Claim]) -> Say:
    """With as many claims as there is room for beside the rest."""
    room = _room(fill)
    texts, _ = within([claim.text for claim in claims], room)
    return Say(response, payload, {**fill, "claims": own_line(bullets(texts)) if sum(map(len, texts)) <= room else ""})


def _room(fill: dict[str, str]) -> int:
    """Characters that are left beside what is filled in."""
    return LONGEST - ROOM - sum(map(len, fill.values()))


def _summaries(ids: Iterable[str]) -> str:
    """What each of some frameworks is."""
    return bullets(introduced(core.advisor().catalogue.frameworks[id_]) for id_ in ids)


def _names(ids: Sequence[str]) -> str:
    """Several names in a sentence."""
    if not ids:
        return ""
    return series([core.advisor().catalogue.name(id_) for id_ in ids], core.advisor().catalogue.wording["and"])


def _verdicts(verdicts: Iterable[Verdict], among: int) -> str:
    """For each thing that was said, which of so many do best."""
    say = core.advisor().catalogue.wording
    return "".join(
        say["verdict_level" if len(verdict.best) in {0, among} else "verdict"].format(
            need=in_words.titled(_need(verdict)), best=_names(verdict.best)
        )
        for verdict in verdicts
    )


def _need(verdict: Verdict) -> str:
    """What the verdict is on: what one has is no wish."""
    had = verdict.need == "current"
    return core.advisor().catalogue.wording["value_had"].format(value=verdict.label) if had else verdict.label


def _basis(found: Comparison, needs: Needs) -> str:
    """What the verdict rests on: on more than was said, where by that another one is ahead each time."""
    say = core.advisor().catalogue.wording
    wanted = [n for n in needs.items if n.wanted and n.value and not ended(core.advisor().catalogue, n)]
    labels = ", ".join(said(need, core.advisor().catalogue) for need in wanted)
    verdicts = [verdict for verdict in found.verdicts if verdict.need in {need.id for need in wanted}]
    behind = verdicts and not any(found.winner in verdict.best for verdict in verdicts)
    return say["basis_still" if behind else "basis_said"].format(needs=labels) if labels else say["basis_nothing"]


def _retired(found: Comparison) -> str:
    """Which of them may not be advised at all, and what their makers name in their place."""
    say, lines = core.advisor().catalogue.wording, []
    for framework in (core.advisor().catalogue.frameworks[id_] for id_ in found.ids):
        if framework.retired:
            lines.append(say["out_retired"].format(name=framework.name, since=framework.status.since) + ".")
            heirs = [core.advisor().catalogue.name(id_) for id_ in framework.status.successor]
            lines += [say["retired_successor"].format(names=series(heirs, say["or"]))] if heirs else []
    return joined(*lines)


def _strengths(found: Comparison) -> str:
    """Where each other one is ahead."""
    catalogue = core.advisor().catalogue
    say, lines = catalogue.wording, []
    for id_ in found.ids:
        if id_ not in {found.winner, found.trained_in}:
            rows = (row for row in found.rows if row.criterion not in catalogue.needs)  # those are verdicts
            ahead = [row.label for row in rows if row.best == (id_,)]
            if ahead:
                lines.append(say["ahead"].format(name=catalogue.name(id_), criteria=", ".join(ahead[:4])))
    return joined(*lines)
