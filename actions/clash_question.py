"""Which of two things that cannot both hold counts: the question, and the needs after its answer."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say, button
from actions.message import Message
from actions.profile import Asked, Profile
from actions.telling import said
from advisor import in_words, reply
from advisor.clashes import Clash
from advisor.model import Catalogue
from advisor.needs import Need, Needs

OLDER, NEWER, BOTH, NEITHER = "older", "newer", "both", "neither"


def asked_which(clash: Clash, message: Message, before: Profile, profile: Profile) -> Answer:
    """The question, after what else was taken in. A question that was open is not taken for answered."""
    needs = after_choice(profile.needs, clash, NEWER)
    needs = Needs(tuple(need for need in needs.items if need.value is not None or need.said < message.turn))
    open_ = Asked(clash.older.id, str(clash.older.value), str(clash.newer.value))
    profile = replace(profile, needs=needs, asking=None, clash=open_)
    catalogue = core.advisor().catalogue
    known = {said(need, catalogue) for need in before.needs.items if need.value}
    rest = [need for need in needs.items if need.said == message.turn and need.value not in values(clash)]
    labels = ", ".join(label for label in dict.fromkeys(said(need, catalogue) for need in rest) if label not in known)
    noted = catalogue.wording["clash_noted"].format(needs=labels) if labels else ""
    return Answer([question(clash, profile, noted)], profile)


def question(clash: Clash, profile: Profile, noted: str = "") -> Say:
    """Which of the two holds, with a button for each, and for both where they can."""
    advisor = core.advisor()
    catalogue, known = advisor.catalogue, advisor.catalogue.needs[clash.older.id]
    text = catalogue.wording["clash_text"].format(older=clash.older.words, newer=clash.newer.words)
    options = choices(catalogue, clash)
    payload = reply.payload(
        "question",
        need=known.id,
        text=text,
        options=[{"value": value, "label": label} for value, label in options.items()],
        why=known.why,
        remaining=max(1, profile.advised().remaining),
        clash={side: reply.need(catalogue, need) for side, need in ((OLDER, clash.older), (NEWER, clash.newer))},
    )
    fill = {"noted": noted, "question": text, "why": known.why}
    return Say("utter_clash", payload, fill, [button(label) for label in options.values()])


def choices(catalogue: Catalogue, clash: Clash) -> dict[str, str]:
    """The answers by what they choose."""
    say, older, newer = catalogue.wording, said(clash.older, catalogue), said(clash.newer, catalogue)
    found = {
        OLDER: say["clash_older"].format(value=older),
        NEWER: in_words.titled(say["clash_newer"].format(value=newer)),
        BOTH: say["clash_both"].format(older=older, newer=newer),
    }
    both = not clash.turned and catalogue.needs[clash.older.id].several != "last"
    return {choice: text for choice, text in found.items() if both or choice != BOTH}


def open_clash(profile: Profile) -> Clash | None:
    """The two that were asked about last."""
    asked, past = profile.clash, profile.past[-1].items if profile.past else ()
    if asked is None:
        return None
    older = next((n for n in past if (n.id, n.value) == (asked.need, asked.older)), None)
    newer = next((n for n in profile.needs.items if (n.id, n.value) == (asked.need, asked.newer)), None)
    return Clash(older, newer) if older and newer else None


def after_choice(needs: Needs, clash: Clash, choice: str) -> Needs:
    """The needs after one of the two was chosen, or both, or neither."""
    others = [need for need in needs.items if need.id != clash.older.id or need.value not in values(clash)]
    chosen = {OLDER: [clash.older], NEWER: [clash.newer], BOTH: [clash.older, clash.newer]}.get(choice, [])
    if not chosen and not any(need.id == clash.older.id for need in others):
        chosen = [Need(clash.older.id, None, said=clash.newer.said)]
    return Needs((*others, *chosen))


def values(clash: Clash) -> set[str | None]:
    """The two values; one where the same was wanted and refused."""
    return {clash.older.value, clash.newer.value}
