"""What is not known is said so, by the name that nothing is known of where there is one."""

from __future__ import annotations

import re

from actions import core
from actions.answer import Answer, Say, about
from actions.profile import Profile
from advisor import reply
from advisor.phrasing import phrasing

NAME_LIKE = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z0-9]|[A-Z]\w*[0-9])\w{3,}\b")
"""Words that look like the name of a product: with a second capital or a digit ("FooNet", "Bar2")."""


def unknown(profile: Profile, named: tuple[str, ...] = (), strange: tuple[str, ...] = ()) -> Answer:
    """That it is not known: of a name that nothing is known of, of a framework, or at all."""
    payload = reply.facts(core.advisor().catalogue, named, [])
    if strange:
        return Answer([Say("utter_unknown_name", payload, {"name": ", ".join(strange)})], profile)
    if named:
        names = ", ".join(core.advisor().catalogue.name(id_) for id_ in named)
        return Answer([Say("utter_unknown_fact", payload, {"name": names})], about(profile, named))
    return Answer([Say("utter_unknown", payload)], profile)


def unknown_names(text: str) -> tuple[str, ...]:
    """What looks like a product's name, or is asked about as one is, and stands in no claim at all."""
    known = core.recall().words
    asked = [name for match in phrasing("asks_after").finditer(text) for name in match.groups() if name]
    named = dict.fromkeys([*NAME_LIKE.findall(text), *asked])
    return tuple(word for word in named if known.isdisjoint({word.lower(), word.lower().rstrip("s")}))
