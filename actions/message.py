"""One message as it was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rasa_sdk import Tracker

from actions.pointing import place_of
from advisor.phrasing import phrasing, says


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
        if says("points_at_the_last", self.text):
            return focus[-1:]
        return focus if says("points_at_it", self.text) else ()

    @property
    def correction(self) -> bool:
        """Whether it says that something earlier was wrong."""
        return "correction" in self.named("cue")

    @property
    def takes_back(self) -> bool:
        """Whether it takes back something that was said."""
        return any(entity.get("withdrawn") for entity in self.entities)

    def entities_of(self, need: str) -> tuple[dict[str, Any], ...]:
        """What it says of a need, as it was found."""
        return tuple(entity for entity in self.entities if entity["entity"] == need)

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

    def outweighed(self) -> str | None:
        """The priority that something counts more than which is none itself: speed in "accuracy matters more than
        speed".
        """
        between = self._between()
        named = [e for e in self.entities if e["entity"] == "priority"]
        if between is None or not named or any(e["end"] <= between[0] for e in named):
            return None
        return str(named[0]["value"])

    def _between(self) -> tuple[int, int] | None:
        """Where the words stand that weigh what is before them against what comes after."""
        cue = next((e for e in self.entities if (e["entity"], e["value"]) == ("cue", "rather")), None)
        if cue:
            return cue["start"], cue["end"]
        than = phrasing("weighs_more").search(self.text)
        return than.span("than") if than else None

    def refused(self) -> tuple[str, ...]:
        """The frameworks that it does not want."""
        return tuple(e["value"] for e in self.entities if e["entity"] == "framework" and not e.get("wanted", True))
