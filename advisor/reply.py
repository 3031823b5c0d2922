"""The structured payload of each kind of reply: the public API that docs/reply.schema.json describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from typing import Any

from advisor import charts
from advisor.advice import Advice, once
from advisor.changes import Change
from advisor.companions import Fitting
from advisor.compare import Comparison
from advisor.flips import Flip, flips
from advisor.in_words import flip_said, flip_text, step_text, titled, weight_text
from advisor.migration import Move
from advisor.model import Catalogue, Claim, Framework, Sources, Term
from advisor.needs import Need, label
from advisor.reasons import Reason, reasons
from advisor.ruled_out import ruled_out
from advisor.stack import Option, side
from advisor.staying import Staying
from advisor.weights import WeightFlip, weight_flips
from advisor.winning import Win

SCHEMA = "framework-advisor/1"

RANKED, FLIPS = 8, 4
"""How many candidates and changes a recommendation shows."""

Payload = dict[str, Any]


def payload(kind: str, **fields: Any) -> Payload:
    """A payload of a kind."""
    return {"schema": SCHEMA, "kind": kind, **fields}


def evidence(sources: Sources) -> list[dict[str, str | None]]:
    """Sources as a reply shows them."""
    return [source.evidence() for source in sources]


def framework(catalogue: Catalogue, id_: str | None) -> dict[str, str] | None:
    """A framework by id and name; None stays None."""
    return {"id": id_, "name": catalogue.name(id_)} if id_ else None


def frameworks(catalogue: Catalogue, ids: Iterable[str]) -> list[dict[str, str]]:
    """Several frameworks by id and name."""
    return [{"id": id_, "name": catalogue.name(id_)} for id_ in ids]


def pick(catalogue: Catalogue, option: Option) -> dict[str, Any]:
    """What to train with and what to run with."""
    return {"train": framework(catalogue, option.train), "run": framework(catalogue, option.run)}


def recommendation(advice: Advice, *, final: bool = True, **more: Any) -> Payload:
    """The pick and its working; `advice.pick` must not be None. `final` is false where a question follows."""
    return {**_working(advice), "final": final, **more}


@once
def _working(advice: Advice) -> Payload:
    """All that follows from the advice alone; it is shared, and not to be changed."""
    catalogue, option = advice.catalogue, advice.pick
    assert option is not None
    return payload(
        "recommendation",
        pick=pick(catalogue, option),
        export=export(option),
        ranking=[_ranked(advice, row) for row in advice.order[:RANKED]],
        reasons=[reason(r) for r in reasons_for(advice)],
        ruled_out=[
            {"id": out.id, "name": catalogue.name(out.id), "because": out.because, "evidence": evidence(out.sources)}
            for out in ruled_out(advice)
        ],
        flips=[flip(catalogue, f) for f in flips(advice)[:FLIPS]],
        weight_flips=[weight_flip(catalogue, f) for f in weight_flips(advice)[:FLIPS]],
        ties=[_ranked(advice, row) for row in advice.ties],
        needs=advice.needs.stated(catalogue),
        assumed=assumed(advice),
        remaining=advice.remaining,
        seed=advice.seed,
        knowledge_version=catalogue.version,
        **_drawn(charts.chart(advice)),
    )


def _drawn(chart: dict[str, str] | None) -> Payload:
    """A chart's addresses, where there is one."""
    return {"chart": chart} if chart else {}


@once
def reasons_for(advice: Advice) -> list[Reason]:
    """The weightiest reasons for the pick against the field."""
    assert advice.pick is not None
    return reasons(advice, advice.pick)


def export(option: Option) -> dict[str, Any] | None:
    """How the trained model reaches what runs it."""
    if option.export is None:
        return None
    way = option.export
    return {
        "from": option.train or option.origin,
        "to": way.to,
        "by": way.by,
        "quality": way.quality,
        "loses": way.loses,
        "evidence": evidence(way.sources),
    }


def _ranked(advice: Advice, row: int) -> dict[str, Any]:
    now, option = advice.evaluation, advice.evaluation.options[row]
    return {
        "id": option.id,
        "name": option.name(advice.catalogue),
        "score": round(float(now.scores[row]), 4),
        "first_share": round(float(advice.shares[row]), 4),
        "contributions": [
            {
                "criterion": column.id,
                "label": column.label,
                "weight": weight,
                "rating": None if isnan(rating) else rating,
                "points": points,
            }
            for column, weight, rating, points in zip(now.columns, *_figures(advice, row), strict=True)
        ],
    }


def _figures(advice: Advice, row: int) -> Iterator[list[float]]:
    """(columns,) the weights, one candidate's ratings and its points."""
    for values, digits in (
        (advice.evaluation.weights, 4),
        (advice.evaluation.ratings[row], 2),
        (advice.points[row], 4),
    ):
        yield values.round(digits).tolist()


def reason(found: Reason) -> dict[str, Any]:
    """One reason."""
    return {
        "text": found.text,
        "criterion": found.criterion,
        "points": round(found.points, 4),
        "evidence": evidence(found.sources),
    }


def flip(catalogue: Catalogue, found: Flip) -> dict[str, Any]:
    """One change, in words, what one says to try it, and the pick it leads to."""
    return {
        "change": flip_text(catalogue, found),
        "say": flip_said(catalogue, found),
        "pick": pick(catalogue, found.pick),
        "name": found.pick.name(catalogue),
    }


def weight_flip(catalogue: Catalogue, found: WeightFlip) -> dict[str, Any]:
    """One change of how much something counts, in words, and the pick beyond it."""
    return {
        "change": weight_text(catalogue, found),
        "criterion": found.criterion,
        "factor": round(found.factor, 3),
        "pick": pick(catalogue, found.pick),
        "name": found.pick.name(catalogue),
    }


def change(catalogue: Catalogue, found: Change) -> Payload:
    """What changed with the last message: the `changed` of a recommendation."""
    return {
        "added": [label(need, catalogue) for need in found.added],
        "dropped": [label(need, catalogue) for need in found.dropped],
        "from": {"pick": pick(catalogue, found.before), "name": found.before.name(catalogue)},
        "to": {"pick": pick(catalogue, found.after), "name": found.after.name(catalogue)},
        "moved": found.moved,
        "gained": [reason(r) for r in found.gained],
        "lost": [reason(r) for r in found.lost],
    }


def stay(catalogue: Catalogue, found: Staying) -> Payload:
    """Staying next to leaving: the `staying` of a recommendation."""
    return {
        "current": frameworks(catalogue, found.current),
        "stays": found.stays,
        "kept": found.kept and pick(catalogue, found.kept),
        "left": found.left and pick(catalogue, found.left),
        "switching": round(found.switching, 4),
        "ahead": round(found.ahead, 4),
    }


def companion(catalogue: Catalogue, found: Fitting) -> Payload:
    """What a framework of the pick is used with: one of the `companions` of a recommendation."""
    part, known = found
    text = catalogue.wording["companion"].format(framework=catalogue.name(part), name=known.name, why=known.why)
    return {"name": known.name, "with": framework(catalogue, part), "text": text, "evidence": evidence(known.sources)}


def win(catalogue: Catalogue, found: Win) -> Payload:
    """Changes that put a framework first, in words, and the pick then."""
    return {
        "changes": [step_text(catalogue, need, taken_back=taken_back) for need, taken_back in found.steps],
        "pick": pick(catalogue, found.pick),
        "name": found.pick.name(catalogue),
    }


def assumed(advice: Advice) -> list[str]:
    """What the advice takes for granted because nobody said otherwise."""
    say, found = advice.catalogue.wording, [advice.catalogue.wording[f"assumed_{side(advice.evaluation.kind)}"]]
    wishes = [n for n in advice.needs.items if n.wanted and n.value and not n.must]
    firm = [n for n in wishes if advice.catalogue.needs[n.id].facts and n.id != "task"]
    found += [say["assumed_wish"].format(value=label(n, advice.catalogue)) for n in firm]
    return found


def question(advice: Advice, need: str, **more: Any) -> Payload:
    """A question about one need, its answers as options."""
    known = advice.catalogue.needs[need]
    options = [{"value": value.id, "label": titled(value.label)} for value in known.values.values() if value.button]
    return payload(
        "question",
        need=need,
        text=known.question,
        options=options,
        why=known.why,
        remaining=advice.remaining,
        **more,
    )


def need(catalogue: Catalogue, said: Need) -> dict[str, Any]:
    """One need, as it was said."""
    return {"value": said.value, "label": label(said, catalogue), "wanted": said.wanted, "words": said.words}


def comparison(catalogue: Catalogue, found: Comparison, **more: Any) -> Payload:
    """Frameworks side by side."""
    return payload(
        "comparison",
        frameworks=[
            {"id": id_, "name": catalogue.name(id_), "summary": catalogue.frameworks[id_].summary} for id_ in found.ids
        ],
        rows=[
            {"criterion": r.criterion, "label": r.label, "values": r.values, "best": list(r.best)} for r in found.rows
        ],
        verdict=[{"need": v.need, "label": v.label, "best": list(v.best)} for v in found.verdicts],
        winner=found.winner,
        heir=framework(catalogue, found.heir) if found.heir else None,
        trained_in=framework(catalogue, found.trained_in),
        reasons=[reason(r) for r in found.reasons],
        **_drawn(charts.chart(found.advice, compared=True) if found.advice else None),
        **more,
    )


def claim(found: Claim) -> dict[str, Any]:
    """One claim."""
    return {"text": found.text, "evidence": evidence(found.sources), "as_of": found.as_of, "judged": found.judged}


def facts(catalogue: Catalogue, ids: Sequence[str], claims: Sequence[Claim], **more: Any) -> Payload:
    """Claims that answer a question, nearest first."""
    return payload("facts", frameworks=frameworks(catalogue, ids), claims=[claim(c) for c in claims], **more)


def migration(catalogue: Catalogue, found: Move) -> Payload:
    """The way from one framework to another."""
    known = found.migration
    return payload(
        "migration",
        **{"from": framework(catalogue, found.origin)},
        to=framework(catalogue, found.to),
        steps=list(known.steps) if known else [],
        evidence=evidence(known.sources if known else catalogue.frameworks[found.origin].status.sources),
    )


def start(catalogue: Catalogue, found: Framework) -> Payload:
    """How to begin with a framework."""
    begin = found.start
    return payload(
        "start",
        framework=framework(catalogue, found.id),
        install=begin.install if begin else None,
        language=begin.language if begin else None,
        first_program=begin.program if begin else None,
        learn=[{"title": title, "url": url} for title, url in begin.learn] if begin else [],
    )


def definition(term: Term) -> Payload:
    """A glossary entry."""
    return payload("definition", term=term.term, text=term.text, evidence=evidence(term.sources))


def explanation(about: str, found: Sequence[Reason], **more: Any) -> Payload:
    """Reasons for or against something that was advised or not."""
    return payload("explanation", about=about, reasons=[reason(r) for r in found], **more)
