"""The way out of a framework: where to, how, and why there."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.claims import facts
from actions.comparing import rivals
from actions.lines import bullets, cited, joined, within
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.side_by_side import side_by_side
from actions.stating import updated
from actions.telling import confidence, details, names
from advisor import reply
from advisor.compare import shared_role
from advisor.differences import differences
from advisor.migration import Move, move
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.phrasing import phrasing, says
from advisor.sentences import status
from advisor.succession import chains

STEPS = 650
"""Characters for the steps."""

VERY_NEAR = 0.65
"""A claim this near to the message is told along with the steps."""

PART = 0.75
"""A claim this near tells of what is gone, where that is but a part of what lives."""


def dead_end(message: Message, profile: Profile) -> Answer | None:
    """The way out, where it is asked whether to move from what was ended: to what was ended, too, or to one of several
    ("a PyTorch or TensorFlow port of this Chainer code"); else None.
    """
    ended = [id_ for id_ in message.frameworks if core.advisor().catalogue.frameworks[id_].retired]
    between = len(ended) > 1 and len(ended) == len(message.frameworks)
    had = len(ended) == 1 and ended[0] in message.named("framework", "current")
    return migrate(message, profile) if (between or had) and says("speaks_of_a_move", message.text) else None


def migrate(message: Message, profile: Profile) -> Answer:
    """The way from what the person has, and why there; those side by side of which it only asks why people move from
    the one to the other, or of which it tells that it did.
    """
    why = says("asks_for_the_reason", message.text) or says("tells_of_a_move_made", message.text)
    return (
        side_by_side(message.frameworks, message, profile)
        if why and rivals(message.frameworks)
        else _way_out(message, profile)
    )


def _way_out(message: Message, profile: Profile) -> Answer:
    """The way from what the person has; a question about one living framework is one about facts."""
    catalogue = core.advisor().catalogue
    origin, to = _ends(catalogue, message, profile)
    needs = updated(profile.needs, message, catalogue)
    if origin is None:
        return advise(replace(profile, needs=needs, asking=None), message)
    if _converts(catalogue, origin, to) if to else _stays(catalogue, origin, message, needs):
        return facts(message, profile)
    needs = needs.merge([Need("current", origin, said=message.turn)], catalogue)
    profile = replace(profile, needs=needs, asking=None)
    apart = _goals(message) or _rather_compared(catalogue, origin, to)
    if apart:
        return side_by_side(apart, message, profile)
    found = move(core.advisor(), needs, origin, to)
    if found is None or (found.migration is None and not _asked_for(catalogue, origin, message)):
        return advise(profile, message)
    advice = found.advice
    after = replace(profile, needs=advice.needs, kind=advice.kind, among=tuple(sorted(advice.among or ())))
    after = replace(after, focus=(found.to, origin), rest=details(advice))
    return Answer([_steps(catalogue, found, message), _why(found)], after)


def _stays(catalogue: Catalogue, origin: str, message: Message, needs: Needs) -> bool:
    """Whether nobody leaves what lives: it is only asked about, or what is gone is some part of it ("torchtext")."""
    if catalogue.frameworks[origin].retired:
        return False
    near = core.recall().find(message.text, most=1) if message.named("term") else []
    return origin not in needs.values("current") or bool(near and near[0].near >= PART)


def _ends(catalogue: Catalogue, message: Message, profile: Profile) -> tuple[str | None, str | None]:
    """Where from and where to: by their roles in the sentence, else by what is retired or was said before; in the place
    of a goal that was ended itself what followed it.
    """
    to = next((_alive(catalogue, id_) for id_ in message.named("framework", "to") or _replacing(message)), None)
    rest = [id_ for id_ in message.frameworks or _talked_of(catalogue, profile) if id_ != to]
    retired = [id_ for id_ in rest if catalogue.frameworks[id_].retired]
    had = [id_ for id_ in message.named("framework", "current") if id_ != to]
    origin = next(iter([*retired, *had, *rest, *profile.needs.values("current")]), None)
    others = [id_ for id_ in rest if id_ != origin and id_ not in retired]
    steps = [way.to for way in catalogue.frameworks[origin].migrations] if origin else []
    return origin, to or next(iter(sorted(others, key=lambda id_: id_ not in steps)), None)


def _replacing(message: Message) -> tuple[str, ...]:
    """What is to replace something else that it names: "can ONNX Runtime replace TensorFlow Serving?"."""
    between = phrasing("replaces").search(message.text)
    named = [e for e in message.entities_of("framework") if between and "start" in e]
    before = tuple(e["value"] for e in named if between and e["end"] <= between.start())
    return before if len(before) < len(named) else ()


def _talked_of(catalogue: Catalogue, profile: Profile) -> tuple[str, ...]:
    """What was talked about, where something of it was ended: "how do I migrate?" means a way out of that."""
    return profile.focus if any(catalogue.frameworks[id_].retired for id_ in profile.focus) else ()


def _alive(catalogue: Catalogue, id_: str) -> str:
    """A framework, or what followed it in the end."""
    chain = next(iter(chains(id_, catalogue)), ()) if catalogue.frameworks[id_].retired else ()
    return chain[-1] if chain else id_


def _converts(catalogue: Catalogue, origin: str, to: str) -> bool:
    """Whether models of the one are exported to the other, which only runs them: a conversion, and no way out."""
    known = catalogue.frameworks[origin]
    exported = any(export.to == to for export in known.exports) and "train" not in catalogue.frameworks[to].roles
    return exported and "train" in known.roles and not known.retired and all(way.to != to for way in known.migrations)


def _goals(message: Message) -> tuple[str, ...]:
    """What it might move to, where that is still open ("to JAX or to PyTorch?")."""
    goals = tuple(dict.fromkeys(_alive(core.advisor().catalogue, id_) for id_ in message.named("framework", "to")))
    return goals if len(goals) > 1 and shared_role(core.advisor(), goals) is not None else ()


def _rather_compared(catalogue: Catalogue, origin: str, to: str | None) -> tuple[str, ...]:
    """Both, where there are no steps to tell of, but what tells the two apart."""
    if to is None or any(way.to == to for way in catalogue.frameworks[origin].migrations):
        return ()
    return (origin, to) if differences(core.recall().claims, (origin, to)) else ()


def _asked_for(catalogue: Catalogue, origin: str, message: Message) -> bool:
    """Whether a way out is due even where no steps are written: out of something retired, or to what was named."""
    return catalogue.frameworks[origin].retired or bool(message.named("framework", "to"))


def _steps(catalogue: Catalogue, found: Move, message: Message) -> Say:
    known, origin = found.migration, catalogue.frameworks[found.origin]
    now = status(catalogue, origin)
    steps, _ = within(known.steps if known else [catalogue.wording["no_steps"]], STEPS)
    ends = {found.origin, found.to, *message.frameworks}
    near = [f.claim for f in core.recall().find(message.text, (found.origin,)) if f.near >= VERY_NEAR]
    near = [claim for claim in near if claim.about != "export" or ends.issuperset(claim.frameworks)][:1]
    ended = [catalogue.frameworks[id_] for id_ in message.frameworks if id_ not in {found.origin, found.to}]
    near = [*(status(catalogue, framework) for framework in ended if framework.retired), *near]
    fill = {
        "origin": origin.name,
        "to": catalogue.name(found.to),
        "status": joined(*([] if origin.status.state == "active" else [now.text]), *(claim.text for claim in near)),
        "steps": bullets(steps),
        "sources": cited(known.sources if known else now.sources),
    }
    return Say("utter_migration", reply.migration(catalogue, found), fill)


def _why(found: Move) -> Say:
    """The advice behind the destination, in short."""
    reasons = reply.reasons_for(found.advice)[:1]
    fill = {**names(found.advice), "reason": bullets(r.text for r in reasons), "confidence": confidence(found.advice)}
    return Say("utter_migration_why", reply.recommendation(found.advice), fill)
