"""What is remembered of a person's project: the only module that knows slot names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions import core
from advisor.advice import Advice, Advisor
from advisor.needs import Needs

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
    `asked`: how many questions so far, `focus`: the frameworks of the last reply, `shown`: what that was, where it
    was a comparison, a list or a start,
    `rest`: what "more" tells, `past`: the needs as they were before each change, for "go back".
    `kind` and `among` narrow the advice to a kind of candidates and to some frameworks, after "something else" or a
    way out; plain advice widens it again.
    """

    needs: Needs = field(default_factory=Needs)
    asking: str | None = None
    clash: Asked | None = None
    asked: int = 0
    focus: tuple[str, ...] = ()
    shown: str | None = None
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
            shown=tracker.get_slot("shown"),
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
            "shown": self.shown,
            "rest": self.rest,
            "past": [needs.to_json(words=True) for needs in self.past],
            "kind": self.kind,
            "among": list(self.among),
        }

    def advised(self, needs: Needs | None = None, *, advisor: Advisor | None = None) -> Advice:
        """The advice that was given last, or the same for other needs, or by another advisor than the usual one."""
        said = self.needs if needs is None else needs
        return (advisor or core.advisor()).advise(said, kind=self.kind, among=frozenset(self.among) or None)

    def remembering(self, before: Profile) -> Profile:
        """The same with what was known before to go back to, where a reply changed the needs and did not go back."""
        if self.needs == before.needs or len(self.past) < len(before.past):
            return self
        return replace(self, past=(*before.past, before.needs)[-STEPS:])
