"""What cannot both hold is asked about: what was said before and what is said now, and which of them counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions import core
from actions.answer import Answer, Say, button
from actions.asking import asks_what
from actions.profile import Asked, Message, Profile, updated
from actions.telling import said
from advisor import reply
from advisor.clashes import Clash, clashes
from advisor.model import Catalogue
from advisor.needs import Need, Needs

SUPPOSED = {"what_if", "go_back", "start_over"}
"""Intents that change what was said on purpose."""

ADVICE, BESIDE = {"recommendation", "question"}, {"explanation"}
"""The kinds of reply that take in what was said of a project, and what may stand beside them."""

FEW = 4
"""Words of a message that can hold nothing but a refusal, which is made knowingly."""

SHORT = 8
"""Words of an answer that names no value."""

OLDER, NEWER, BOTH, NEITHER = "older", "newer", "both", "neither"


def raised(message: Message, before: Profile, answer: Answer) -> Answer:
    """The answer, or in place of it the question which holds, where a statement turns round something said before.

    Until it is answered the newer one holds, and all else that the message said is taken in.
    """
    kinds = {say.payload["kind"] for say in answer.says}
    if message.intent in SUPPOSED or not kinds & ADVICE or kinds - ADVICE - BESIDE:
        return answer
    catalogue = core.advisor().catalogue
    found = clashes(before.needs, answer.profile.needs, catalogue)
    if not found or message.correction or message.takes_back:
        return answer
    open_ = [clash for clash in found if not _knowing(message, clash) and not _says(catalogue, "open", clash)]
    if not open_:
        return answer
    if _says(catalogue, "update", open_[0]):
        needs = _settled(answer.profile.needs, open_[0], NEWER)
        return answer if open_[0].turned else _advised(needs, answer.profile, message, before.needs)
    return _asked(open_[0], message, before, answer.profile)


def _knowing(message: Message, clash: Clash) -> bool:
    """Whether it says nothing but that something is not wanted any more."""
    return clash.turned and not clash.newer.wanted and len(message.text.split()) <= FEW


def _says(catalogue: Catalogue, what: str, clash: Clash) -> bool:
    """Whether the newer words only suppose something (open), or say that things have changed (update)."""
    return re.search(catalogue.wording[f"clash_{what}"], clash.newer.words, re.IGNORECASE) is not None


def _settled(needs: Needs, clash: Clash, choice: str) -> Needs:
    """The needs after one of the two was chosen, or both, or neither."""
    others = [need for need in needs.items if need.id != clash.older.id or need.value not in _values(clash)]
    chosen = {OLDER: [clash.older], NEWER: [clash.newer], BOTH: [clash.older, clash.newer]}.get(choice, [])
    if not chosen and not any(need.id == clash.older.id for need in others):
        chosen = [Need(clash.older.id, None, said=clash.newer.said)]
    return Needs((*others, *chosen))


def _values(clash: Clash) -> set[str | None]:
    return {clash.older.value, clash.newer.value}


def _asked(clash: Clash, message: Message, before: Profile, profile: Profile) -> Answer:
    """The question, after what else was taken in. A question that was open is not taken for answered."""
    needs = _settled(profile.needs, clash, NEWER)
    needs = Needs(tuple(need for need in needs.items if need.value is not None or need.said < message.turn))
    open_ = Asked(clash.older.id, str(clash.older.value), str(clash.newer.value))
    profile = replace(profile, needs=needs, asking=None, clash=open_)
    catalogue = core.advisor().catalogue
    known = {said(need, catalogue) for need in before.needs.items if need.value}
    rest = [need for need in needs.items if need.said == message.turn and need.value not in _values(clash)]
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
        remaining=max(1, profile.advised(advisor).remaining),
        clash={side: reply.need(catalogue, need) for side, need in ((OLDER, clash.older), (NEWER, clash.newer))},
    )
    fill = {"noted": noted, "question": text, "why": known.why}
    return Say("utter_clash", payload, fill, [button(label) for label in options.values()])


def choices(catalogue: Catalogue, clash: Clash) -> dict[str, str]:
    """The answers by what they choose."""
    say, older, newer = catalogue.wording, said(clash.older, catalogue), said(clash.newer, catalogue)
    found = {
        OLDER: say["clash_older"].format(value=older),
        NEWER: reply.titled(say["clash_newer"].format(value=newer)),
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


def settled(message: Message, profile: Profile) -> Answer | None:
    """The advice after the answer to such a question, or the question again with what it is for; None where a message
    is no answer to it.
    """
    clash, catalogue = open_clash(profile), core.advisor().catalogue
    if clash is None or message.intent in SUPPOSED:
        return None
    choice = chosen(message, clash, catalogue)
    if choice is None:
        return _again(clash, profile) if asks_what(message) or message.intent == "ask_why" else None
    needs = updated(_settled(profile.needs, clash, choice), message, catalogue)
    answer = _advised(needs, replace(profile, asked=0), message, profile.past[-1])
    return replace(answer, profile=replace(answer.profile, asked=profile.asked + answer.profile.asked))


def _advised(needs: Needs, profile: Profile, message: Message, then: Needs) -> Answer:
    from actions.advise import advise  # a skill, and all skills ask about clashes

    return advise(core.advisor(), replace(profile, needs=needs, asking=None, clash=None), message, then=then)


def _again(clash: Clash, profile: Profile) -> Answer:
    kind = core.advisor().catalogue.needs[clash.older.id]
    payload = reply.explanation("why_asked", [], need=kind.id, text=kind.why)
    return Answer([Say("utter_clash_why", payload), question(clash, profile)], profile)


def _short(message: Message) -> bool:
    return len(message.text.split()) <= SHORT


def _matches(catalogue: Catalogue, what: str, text: str) -> bool:
    return re.search(catalogue.wording[f"clash_says_{what}"], text, re.IGNORECASE) is not None


def chosen(message: Message, clash: Clash, catalogue: Catalogue) -> str | None:
    """What a message chooses: by a button, by the value that it names, or by words for older and newer."""
    text = message.text.strip().casefold()
    pressed = next((choice for choice, label in choices(catalogue, clash).items() if label.casefold() == text), None)
    return pressed or _by_value(message, clash) or _by_words(message, catalogue)


def _by_value(message: Message, clash: Clash) -> str | None:
    """By the values that a message wants or refuses; none where it asks."""
    if message.text.rstrip().endswith("?"):
        return None
    named = [e for e in message.entities if e["entity"] == clash.older.id and e["value"] in _values(clash)]
    sides = {_side(entity, clash) for entity in named}
    return (BOTH if len(sides) > 1 else sides.pop()) if sides else None


def _side(entity: dict[str, Any], clash: Clash) -> str:
    """Which of the two a value speaks for, by being named or refused."""
    refused = not entity.get("wanted", True) or bool(entity.get("withdrawn"))
    older = refused != clash.older.wanted if clash.turned else (entity["value"] == clash.older.value) != refused
    return OLDER if older else NEWER


def _by_words(message: Message, catalogue: Catalogue) -> str | None:
    """By "both", "the first", "keep it", "the new one", yes (what was just said) and no, in a short message."""
    if not _short(message) or message.text.rstrip().endswith("?"):
        return None
    for choice in (NEITHER, BOTH):
        if _matches(catalogue, choice, message.text):
            return choice
    found = [choice for choice in (OLDER, NEWER) if _matches(catalogue, choice, message.text)]
    if len(found) == 1:
        return found[0]
    return {"affirm": NEWER, "deny": OLDER, "no_preference": NEITHER}.get(str(message.intent)) if not found else None


def noticed(profile: Profile, answer: Answer) -> Answer:
    """The answer to something else than which of two holds: the newer does, which is said first."""
    clash, catalogue = open_clash(profile), core.advisor().catalogue
    if clash is None:
        return answer
    newer = said(clash.newer, catalogue)
    note = Say("utter_clash_newer", reply.explanation("newer_holds", [], value=newer), {"newer": newer})
    return replace(answer, says=[note, *answer.says])
