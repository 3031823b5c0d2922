"""The way out of a framework: where to, how, and why there."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.claims import facts
from actions.lines import bullets, cited, joined, within
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.side_by_side import side_by_side
from actions.stating import updated
from actions.telling import confidence, details, names
from advisor import reply
from advisor.advice import Advisor
from advisor.differences import differences
from advisor.migration import Move, move
from advisor.model import Catalogue
from advisor.needs import Need
from advisor.sentences import status
from advisor.succession import chains

STEPS = 650
"""Characters for the steps."""

VERY_NEAR = 0.65
"""A claim this near to the message is told along with the steps."""


MOVES = re.compile(r"\b(switch|mov|migrat|port|chang|replac|rewrit)(e[ds]?|ing|ings|ed|s)?\b", re.IGNORECASE)
"""Speaks of a move."""


def dead_end(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The way out, where it is asked whether to move from what was ended to what was ended, too; else None."""
    ended = [id_ for id_ in message.frameworks if advisor.catalogue.frameworks[id_].retired]
    between = len(ended) > 1 and len(ended) == len(message.frameworks) and MOVES.search(message.text)
    return migrate(advisor, message, profile) if between else None


def migrate(advisor: Advisor, message: Message, profile: Profile) -> Answer:
    """The way from what the person has, and why there; a question about one living framework is one about facts."""
    catalogue = advisor.catalogue
    origin, to = _ends(catalogue, message, profile)
    needs = updated(profile.needs, message, catalogue)
    if origin is None:
        return advise(advisor, replace(profile, needs=needs, asking=None), message)
    if to is None and not catalogue.frameworks[origin].retired and origin not in needs.values("current"):
        return facts(advisor, message, profile)
    if to is not None and _converts(catalogue, origin, to):
        return facts(advisor, message, profile)
    needs = needs.merge([Need("current", origin, said=message.turn)], catalogue)
    profile = replace(profile, needs=needs, asking=None)
    if to is not None and _rather_compared(catalogue, origin, to):
        return side_by_side((origin, to), message, profile)
    found = move(advisor, needs, origin, to)
    if found is None or (found.migration is None and not _asked_for(catalogue, origin, message)):
        return advise(advisor, profile, message)
    advice = found.advice
    after = replace(profile, needs=advice.needs, kind=advice.kind, among=tuple(sorted(advice.among or ())))
    after = replace(after, focus=(found.to, origin), rest=details(advice))
    return Answer([_steps(catalogue, found, message), _why(found)], after)


def _ends(catalogue: Catalogue, message: Message, profile: Profile) -> tuple[str | None, str | None]:
    """Where from and where to: by their roles in the sentence, else by what is retired or was said before; in the place
    of a goal that was ended itself what followed it.
    """
    to = next((_alive(catalogue, id_) for id_ in message.named("framework", "to")), None)
    rest = [id_ for id_ in message.frameworks or _talked_of(catalogue, profile) if id_ != to]
    retired = [id_ for id_ in rest if catalogue.frameworks[id_].retired]
    had = [id_ for id_ in message.named("framework", "current") if id_ != to]
    origin = next(iter([*retired, *had, *rest, *profile.needs.values("current")]), None)
    others = [id_ for id_ in rest if id_ != origin and id_ not in retired]
    return origin, to or next(iter(others), None)


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


def _rather_compared(catalogue: Catalogue, origin: str, to: str) -> bool:
    """Whether there is no way to tell of, but what tells the two apart: neither is retired, nor are steps written."""
    known = catalogue.frameworks[origin]
    steps = any(way.to == to for way in known.migrations)
    return not known.retired and not steps and bool(differences(core.recall().claims, (origin, to)))


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
