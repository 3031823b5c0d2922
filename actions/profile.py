"""What is remembered of a person's project: the only module that knows slot names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from advisor.model import Catalogue
from advisor.needs import Need, Needs

IT = re.compile(r"\b(it|its|it's|that one|this one|they|them)\b", re.IGNORECASE)
ORDINALS = (
    r"\b(first|1st) (one|of)\b|\bthe first\b",
    r"\bthe (second|2nd|other)\b",
    r"\bthe (third|3rd)\b",
    r"\bthe (fourth|4th)\b",
)
LAST = re.compile(r"\bthe last\b", re.IGNORECASE)
"""Words for what was talked about."""


@dataclass(frozen=True)
class Profile:
    """The memory of one conversation.

    `asking`: the need asked about last, `asked`: how many questions so far, `focus`: the frameworks of the last reply,
    `rest`: what "more" tells.
    """

    needs: Needs = field(default_factory=Needs)
    asking: str | None = None
    asked: int = 0
    focus: tuple[str, ...] = ()
    rest: str | None = None

    @classmethod
    def read(cls, tracker: Tracker) -> Profile:
        """Out of the slots."""
        return cls(
            needs=Needs.from_json(tracker.get_slot("needs")),
            asking=tracker.get_slot("asking"),
            asked=int(tracker.get_slot("asked") or 0),
            focus=tuple(tracker.get_slot("focus") or ()),
            rest=tracker.get_slot("rest"),
        )

    def changes(self, before: Profile) -> list[EventType]:
        """Slot events for what differs."""
        now, then = self._slots(), before._slots()
        return [SlotSet(name, value) for name, value in now.items() if value != then[name]]

    def _slots(self) -> dict[str, Any]:
        return {
            "needs": self.needs.to_json(),
            "asking": self.asking,
            "asked": self.asked,
            "focus": list(self.focus),
            "rest": self.rest,
        }


@dataclass(frozen=True)
class Message:
    """One message as it was understood. `frameworks` are what it names, in order, each once."""

    text: str
    intent: str | None
    entities: tuple[dict[str, Any], ...]
    turn: int
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()

    @classmethod
    def read(cls, tracker: Tracker) -> Message:
        """The latest message."""
        latest = tracker.latest_message
        return cls(
            text=latest.get("text") or "",
            intent=(latest.get("intent") or {}).get("name"),
            entities=tuple(latest.get("entities") or ()),
            turn=sum(1 for event in tracker.events if event.get("event") == "user"),
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
        for place, word in enumerate(ORDINALS):
            if re.search(word, self.text, re.IGNORECASE) and place < len(focus):
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

    def refused(self) -> tuple[str, ...]:
        """The frameworks that it does not want."""
        return tuple(e["value"] for e in self.entities if e["entity"] == "framework" and not e.get("wanted", True))


def updated(needs: Needs, message: Message, catalogue: Catalogue) -> Needs:
    """The needs after a message: what it takes back is gone, what it states is merged in."""
    for entity in message.entities:
        if entity.get("withdrawn"):
            for id_ in ("exclude", "current") if entity["entity"] == "framework" else (entity["entity"],):
                needs = needs.without(id_, entity["value"])
    return needs.merge(needs_of(message, catalogue), catalogue, message.correction)


def needs_of(message: Message, catalogue: Catalogue) -> list[Need]:
    """The needs that a message states.

    Where it both wants and refuses a value, the refusal is meant ("no NVIDIA, so which GPU?").
    """
    stating = [entity for entity in message.entities if not entity.get("withdrawn")]
    found = [_need(entity, catalogue, message.turn) for entity in stating]
    refused = {(need.id, need.value) for need in found if need and not need.wanted}
    return [need for need in found if need and not (need.wanted and (need.id, need.value) in refused)]


def _need(entity: dict[str, Any], catalogue: Catalogue, turn: int) -> Need | None:
    id_, value, wanted, role = entity["entity"], entity["value"], entity.get("wanted", True), entity.get("role")
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
    return Need(id_, value, wanted, must or (not wanted and can_be), role, turn)


def answered(profile: Profile, message: Message, needs: Needs) -> Needs:
    """The needs with "no preference" for what was asked about, where a message answered without settling it."""
    asked = profile.asking
    if asked is None or needs.settled(asked) or message.correction or message.intent == "just_tell_me":
        return needs
    return Needs((*needs.items, Need(asked, None, said=message.turn)))


def forget_question(profile: Profile) -> Profile:
    """The same with no question open."""
    return replace(profile, asking=None)
