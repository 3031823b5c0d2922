"""What is remembered of a person's project: the only module that knows slot names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.quoting import clause
from advisor.advice import Advice, Advisor
from advisor.model import Catalogue
from advisor.needs import Need, Needs

IT = re.compile(r"\b(it|its|it's|that one|this one|they|them)\b", re.IGNORECASE)
ORDINALS = (
    r"\b(first|1st) (one|of)\b|\bthe first\b",
    r"\bthe (second|2nd|other)\b",
    r"\bthe (third|3rd)\b",
    r"\bthe (fourth|4th)\b",
)
PLACES = {"first": 1, "1st": 1, "one": 1, "second": 2, "2nd": 2, "two": 2, "third": 3, "3rd": 3, "three": 3}
PLACES |= {"fourth": 4, "4th": 4, "four": 4, "fifth": 5, "5th": 5, "five": 5, "last": -1}
PLACE = re.compile(
    r"^\W*(?:the |option |answer |number |no\.? |nr\.? |#)*(?P<place>\d{1,2}|" + "|".join(PLACES) + r")"
    r"(?: one| option| answer)?\W*(?:please\W*)?$",
    re.IGNORECASE,
)
"""A message that is nothing but the place of one of several."""

LAST = re.compile(r"\bthe last\b", re.IGNORECASE)
"""Words for what was talked about."""

THAN = re.compile(
    r"\b(more important|matters? more|counts? more|care more|value more)\b.*?(?P<than>\bthan\b)", re.IGNORECASE
)
"""Weighs one thing against another, with other words between ("more important to us than")."""

THEM = re.compile(r"\b(them|these|those|they)\b", re.IGNORECASE)
"""Asks of several that were talked about."""

STEPS = 10
"""How many changes can be undone."""


@dataclass(frozen=True)
class Asked:
    """That it was asked which of two values of a need holds, the `older` or the `newer`."""

    need: str
    older: str
    newer: str

    @classmethod
    def of(cls, slot: str | None) -> Asked | None:
        """Out of the slot that holds what was asked; None where that was a need."""
        parts = (slot or "").split("/")
        return cls(*parts) if len(parts) == 3 else None

    def as_slot(self) -> str:
        """The inverse of `of`."""
        return f"{self.need}/{self.older}/{self.newer}"


@dataclass(frozen=True)
class Profile:
    """The memory of one conversation.

    `asking`: the need asked about last, `clash`: which of two values that cannot both hold were asked about instead,
    `asked`: how many questions so far, `focus`: the frameworks of the last reply,
    `rest`: what "more" tells, `past`: the needs as they were before each change, for "go back".
    `kind` and `among` narrow the advice to a kind of candidates and to some frameworks, after "something else" or a
    way out; plain advice widens it again.
    """

    needs: Needs = field(default_factory=Needs)
    asking: str | None = None
    clash: Asked | None = None
    asked: int = 0
    focus: tuple[str, ...] = ()
    rest: str | None = None
    past: tuple[Needs, ...] = ()
    kind: str | None = None
    among: tuple[str, ...] = ()

    @classmethod
    def read(cls, tracker: Tracker) -> Profile:
        """Out of the slots."""
        clash = Asked.of(tracker.get_slot("asking"))
        return cls(
            needs=Needs.from_json(tracker.get_slot("needs")),
            asking=None if clash else tracker.get_slot("asking"),
            clash=clash,
            asked=int(tracker.get_slot("asked") or 0),
            focus=tuple(tracker.get_slot("focus") or ()),
            rest=tracker.get_slot("rest"),
            past=tuple(Needs.from_json(needs) for needs in tracker.get_slot("past") or ()),
            kind=tracker.get_slot("kind"),
            among=tuple(tracker.get_slot("among") or ()),
        )

    def changes(self, before: Profile) -> list[EventType]:
        """Slot events for what differs."""
        now, then = self._slots(), before._slots()
        return [SlotSet(name, value) for name, value in now.items() if value != then[name]]

    def _slots(self) -> dict[str, Any]:
        return {
            "needs": self.needs.to_json(words=True),
            "asking": self.clash.as_slot() if self.clash else self.asking,
            "asked": self.asked,
            "focus": list(self.focus),
            "rest": self.rest,
            "past": [needs.to_json(words=True) for needs in self.past],
            "kind": self.kind,
            "among": list(self.among),
        }

    def advised(self, advisor: Advisor, needs: Needs | None = None) -> Advice:
        """The advice that was given last, or the same for other needs."""
        return advisor.advise(
            self.needs if needs is None else needs, kind=self.kind, among=frozenset(self.among) or None
        )

    def remembering(self, before: Profile) -> Profile:
        """The same with what was known before to go back to, where a reply changed the needs and did not go back."""
        if self.needs == before.needs or len(self.past) < len(before.past):
            return self
        return replace(self, past=(*before.past, before.needs)[-STEPS:])


@dataclass(frozen=True)
class Message:
    """One message as it was understood. `frameworks` are what it names, in order, each once; `before` is the message
    before it, `corrected` its text without slips of the pen.
    """

    text: str
    intent: str | None
    entities: tuple[dict[str, Any], ...]
    turn: int
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    before: Message | None = None
    corrected: str = ""

    @classmethod
    def read(cls, tracker: Tracker) -> Message:
        """The latest message."""
        said = [event for event in tracker.events if event.get("event") == "user"]
        before = cls._of(said[-2].get("parse_data") or {}, len(said) - 1) if len(said) > 1 else None
        return replace(cls._of(tracker.latest_message, len(said)), before=before)

    @classmethod
    def _of(cls, latest: Mapping[str, Any], turn: int) -> Message:
        return cls(
            text=latest.get("text") or "",
            intent=(latest.get("intent") or {}).get("name"),
            entities=tuple(latest.get("entities") or ()),
            turn=turn,
            corrected=latest.get("corrected") or latest.get("text") or "",
            confidence=float((latest.get("intent") or {}).get("confidence") or 0.0),
            candidates=tuple(
                item["name"] for item in latest.get("intent_ranking") or () if item["name"] != "nlu_fallback"
            ),
        )

    def named(self, entity: str, role: str | None = None) -> tuple[str, ...]:
        """The values of an entity, in order, each once; only those in a role where one is given."""
        found = (e["value"] for e in self.entities if e["entity"] == entity and role in (None, e.get("role")))
        return tuple(dict.fromkeys(found))

    @property
    def frameworks(self) -> tuple[str, ...]:
        """All frameworks that it names."""
        return self.named("framework")

    def referred(self, focus: tuple[str, ...]) -> tuple[str, ...]:
        """The frameworks that it names, or that it means by "it" or "the second one" among those talked about."""
        if self.frameworks or not focus:
            return self.frameworks
        place = place_of(self.text)
        if place is not None and place < len(focus):
            return (focus[place],)
        if LAST.search(self.text):
            return focus[-1:]
        return focus if IT.search(self.text) else ()

    @property
    def correction(self) -> bool:
        """Whether it says that something earlier was wrong."""
        return "correction" in self.named("cue")

    @property
    def takes_back(self) -> bool:
        """Whether it takes back something that was said."""
        return any(entity.get("withdrawn") for entity in self.entities)

    def wished(self, need: str) -> tuple[str, ...]:
        """The values of a need that it wants."""
        wanted = (e for e in self.entities if e["entity"] == need and e.get("wanted", True) and not e.get("withdrawn"))
        return tuple(dict.fromkeys(e["value"] for e in wanted))

    def rather(self) -> tuple[str, str] | None:
        """Of two priorities with "matters more than" between them, the greater and the lesser."""
        between = self._between()
        named = [e for e in self.entities if e["entity"] == "priority" and between]
        before = [e["value"] for e in named if between and e["end"] <= between[0]]
        after = [e["value"] for e in named if between and e["start"] >= between[1]]
        return (before[-1], after[0]) if before and after and before[-1] != after[0] else None

    def _between(self) -> tuple[int, int] | None:
        """Where the words stand that weigh what is before them against what comes after."""
        cue = next((e for e in self.entities if (e["entity"], e["value"]) == ("cue", "rather")), None)
        if cue:
            return cue["start"], cue["end"]
        than = THAN.search(self.text)
        return than.span("than") if than else None

    def refused(self) -> tuple[str, ...]:
        """The frameworks that it does not want."""
        return tuple(e["value"] for e in self.entities if e["entity"] == "framework" and not e.get("wanted", True))


def place_of(text: str) -> int | None:
    """Which one a message means by "the second", counted from 0."""
    return next((place for place, word in enumerate(ORDINALS) if re.search(word, text, re.IGNORECASE)), None)


def updated(needs: Needs, message: Message, catalogue: Catalogue) -> Needs:
    """The needs after a message: what it takes back is gone, what it states is merged in."""
    for entity in message.entities:
        if entity.get("withdrawn"):
            needs = _taken_back(needs, entity, catalogue, message.turn)
    rather = message.rather()
    if rather:
        needs = needs.without("priority", rather[1])
    return _only_run(needs, needs.merge(needs_of(message, catalogue), catalogue, message.correction))


def _taken_back(needs: Needs, entity: dict[str, Any], catalogue: Catalogue, turn: int) -> Needs:
    """Without what is taken back. Of what nobody stated, a priority counts for nothing, and anything else is open."""
    id_, value = entity["entity"], entity["value"]
    if id_ == "framework":
        return needs.without("exclude", value).without("current", value)
    if id_ == "priority" and value not in needs.values("priority"):
        return needs.merge([Need("priority", value, wanted=False, said=turn)], catalogue)
    if id_ in catalogue.needs and id_ not in {"exclude", "current"} and not any(n.id == id_ for n in needs.items):
        return needs.merge([Need(id_, None, said=turn)], catalogue)
    return needs.without(id_, value)


def _only_run(before: Needs, after: Needs) -> Needs:
    """Where the model turns out to be there already, what was said of its training is meant of running it."""
    if "run-model" not in after.values("purpose") or "run-model" in before.values("purpose"):
        return after
    return Needs(tuple(replace(need, role=None) if need.role == "train" else need for need in after.items))


def needs_of(message: Message, catalogue: Catalogue) -> list[Need]:
    """The needs that a message states.

    Where it both wants and refuses a value, the refusal is meant ("no NVIDIA, so which GPU?"); of two priorities that
    are weighed against each other only the greater is wanted.
    """
    stating = [entity for entity in message.entities if not entity.get("withdrawn")]
    found = [_need(entity, catalogue, message) for entity in stating]
    refused = {(need.id, need.value) for need in found if need and not need.wanted}
    stated = [need for need in found if need and not (need.wanted and (need.id, need.value) in refused)]
    rather = message.rather()
    if rather is None:
        return stated
    others = [need for need in stated if need.id != "priority" or need.value not in rather]
    return [*others, Need("priority", rather[0], said=message.turn, over=rather[1])]


def _need(entity: dict[str, Any], catalogue: Catalogue, message: Message) -> Need | None:
    id_, value, wanted, role = entity["entity"], entity["value"], entity.get("wanted", True), entity.get("role")
    turn = message.turn
    if id_ == "framework":
        if not wanted:
            return Need("exclude", value, wanted=False, must=True, said=turn)
        return Need("current", value, said=turn) if role == "current" else None
    if id_ not in catalogue.needs:
        return None
    if id_ == "exclude":
        return None if wanted else Need("exclude", value, wanted=False, must=True, said=turn)
    kind = catalogue.needs[id_]
    usual = kind.values[value].firmness or kind.firmness
    can_be = kind.firmness == "must"
    must = usual == "must" if entity.get("must") is None else can_be and bool(entity["must"])
    words = clause(message.text, entity["start"], entity["end"]) if "start" in entity else ""
    return Need(id_, value, wanted, must or (not wanted and can_be), role, turn, words=words)


def pressed(profile: Profile, message: Message, catalogue: Catalogue) -> Need | None:
    """The button of the open question that "3", "the second" or "option 2" means; None where there is no such one."""
    match = PLACE.match(message.text) if profile.asking else None
    kind = catalogue.needs[str(profile.asking)] if match else None
    buttons = [value for value in kind.values.values() if value.button] if kind else []
    place = PLACES.get(match["place"].lower()) or int(match["place"]) if match else 0
    if kind is None or not -1 <= place <= len(buttons) or place == 0:
        return None
    chosen = buttons[place if place < 0 else place - 1]
    return Need(kind.id, chosen.id, must=(chosen.firmness or kind.firmness) == "must", said=message.turn)


def answered(profile: Profile, message: Message, needs: Needs, catalogue: Catalogue) -> Needs:
    """The needs with the button that a message means, or with "no preference" for what was asked about, where it
    answered without settling it.
    """
    asked, chosen = profile.asking, pressed(profile, message, catalogue)
    if chosen is not None and not message.wished(str(asked)):
        return needs.merge([chosen], catalogue)
    if asked is None or needs.settled(asked) or message.intent == "just_tell_me" or changes_course(message):
        return needs
    return Needs((*needs.items, Need(asked, None, said=message.turn)))


def changes_course(message: Message) -> bool:
    """Whether it corrects, takes back or refuses something, which is no answer to what was asked."""
    refuses = any(e["entity"] in {"exclude", "framework"} and not e.get("wanted", True) for e in message.entities)
    return message.correction or message.takes_back or refuses


def forget_question(profile: Profile) -> Profile:
    """The same with no question open."""
    return replace(profile, asking=None)
