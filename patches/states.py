"""The states of a conversation for the policies, gone on with from the turn before, not from the first message."""

from __future__ import annotations

from dataclasses import dataclass
from operator import is_
from typing import Any, cast

from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event
from rasa.shared.core.trackers import DialogueStateTracker

from patches.twin import twin

State = dict[str, Any]
KEPT = "_walks"
"""The attribute of a conversation, and of its twins, that holds how far each kind of walk came."""


TOLD = "_told"
"""The attribute that holds, for each kind, what was told last."""


@dataclass(frozen=True)
class Told:
    """States after so many events, of which these are the last (one, or none)."""

    count: int
    last: list[Event]
    states: list[State]

    def fits(self, events: list[Event]) -> bool:
        """Whether nothing has happened since: conversations that are told apart end with different events."""
        return self.count == len(events) and all(map(is_, self.last, events[-1:]))


@dataclass
class Walk:
    """A walk through the first `events`: where it stands (`tracker`), what it saw (`states`), what it has in mind."""

    events: list[Event]
    tracker: DialogueStateTracker
    states: list[State]
    last_ml_action: Any = None
    was_hidden: bool = False

    def fits(self, events: list[Event]) -> bool:
        """Whether `events` begins with what was walked through."""
        return len(self.events) <= len(events) and all(map(is_, self.events, events))

    def twin(self) -> Walk:
        """One that can go on without the other."""
        return Walk(list(self.events), twin(self.tracker), list(self.states), self.last_ml_action, self.was_hidden)


def states_for_tracker_history(
    self: Domain,
    tracker: DialogueStateTracker,
    omit_unset_slots: bool = False,
    ignore_rule_only_turns: bool = False,
    rule_only_data: dict[str, Any] | None = None,
) -> list[State]:
    """As stock Rasa."""
    return copied(_known(_Seeing(self, omit_unset_slots, ignore_rule_only_turns, rule_only_data), tracker))


def latest_states(
    domain: Domain, tracker: DialogueStateTracker, rule_only_data: dict[str, Any] | None, most: int
) -> list[State]:
    """The last `most` of all states, rules' own turns among them."""
    return copied(_known(_Seeing(domain, False, False, rule_only_data), tracker)[-most:])


def _known(see: _Seeing, tracker: DialogueStateTracker) -> list[State]:
    """The states, not to be changed. Rules ask twice, for what was said and for what was meant: it is told again."""
    events = tracker.applied_events()
    kind = (id(see.domain), see.omit_unset_slots, see.ignore_rule_only_turns, repr(see.rule_only_data))
    told = cast(dict[Any, Told], vars(tracker).get(TOLD, {}))
    if kind not in told or not told[kind].fits(events):
        now = Told(len(events), events[-1:], _walked(see, tracker, events, kind))
        vars(tracker)[TOLD] = told = {**told, kind: now}
    return told[kind].states


def _walked(see: _Seeing, tracker: DialogueStateTracker, events: list[Event], kind: Any) -> list[State]:
    """The states, gone on with from where the last walk of this kind stopped."""
    walks = cast(dict[Any, Walk], vars(tracker).setdefault(KEPT, {}))
    known = walks.get(kind)
    walk = known.twin() if known and known.fits(events) else Walk([], tracker.init_copy(), [])
    closed = _last_listen(events)
    if closed > len(walk.events):
        see.go(walk, events[len(walk.events) : closed])
        walks[kind] = walk.twin()
    see.go(walk, events[len(walk.events) :])
    see.look(walk, hide=False)
    return walk.states


def copied(states: list[State]) -> list[State]:
    """Own dictionaries, since those who get them change them."""
    return [{name: dict(part) if isinstance(part, dict) else part for name, part in state.items()} for state in states]


def _last_listen(events: list[Event]) -> int:
    """Where the latest turn begins: what is before it will not change any more."""
    for index in range(len(events) - 1, -1, -1):
        event = events[index]
        if isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME:
            return index
    return 0


@dataclass
class _Seeing:
    """What one walk looks at: the body of the stock loop."""

    domain: Domain
    omit_unset_slots: bool
    ignore_rule_only_turns: bool
    rule_only_data: dict[str, Any] | None

    def go(self, walk: Walk, events: list[Event]) -> None:
        """Through some more events."""
        for event in events:
            if isinstance(event, ActionExecuted):
                self.look(walk, hide=event.hide_rule_turn)
            walk.tracker.update(event)
            walk.events.append(event)

    def look(self, walk: Walk, *, hide: bool) -> None:
        """Adds the state in which the conversation is now, unless it is of a turn that learned policies do not see."""
        if self.ignore_rule_only_turns and self._hidden(walk, hide=hide):
            return
        state = self.domain.get_active_state(walk.tracker, omit_unset_slots=self.omit_unset_slots)
        if self.ignore_rule_only_turns:
            self._without_rules(state, walk)
        walk.states.append(self.domain._clean_state(state))  # noqa: SLF001 - as in the stock function

    def _hidden(self, walk: Walk, *, hide: bool) -> bool:
        tracker = walk.tracker
        if not walk.was_hidden:
            walk.last_ml_action = self.domain._get_prev_action_sub_state(tracker)  # noqa: SLF001
        if not tracker.followup_action and tracker.latest_action_name != tracker.active_loop_name:
            walk.was_hidden = hide
        return walk.was_hidden

    def _without_rules(self, state: State, walk: Walk) -> None:
        self.domain._remove_rule_only_features(state, self.rule_only_data)  # noqa: SLF001
        if walk.states:
            self.domain._substitute_rule_only_user_input(state, walk.states[-1])  # noqa: SLF001
        if walk.last_ml_action:
            state[PREVIOUS_ACTION] = walk.last_ml_action
