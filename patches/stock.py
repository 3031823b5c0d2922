"""The functions of stock Rasa 3.6.21 that are replaced, and why; the digests tell whether they are still the same.

Shares are of the processor's time of one turn, measured in docs/performance.md.
"""

from __future__ import annotations

from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from patches.action_call import action_call_format
from patches.action_log import log_action_on_tracker
from patches.applied_events import applied_events
from patches.event_lookup import resolve_by_type
from patches.no_fallback import tracker_store
from patches.patch import Patch
from patches.rule_keys import get_possible_keys, rule_key_to_state
from patches.states import states_for_tracker_history
from patches.told_states import format_tracker_states
from patches.twin import twin
from patches.validator import validate_action_result

NO_FALLBACK = Patch(
    name="no fallback",
    why="goes on in memory, with an empty conversation, when the database fails, and tells nobody",
    owner=Agent,
    attribute="_create_tracker_store",
    replacement=staticmethod(tracker_store),
    digest="97499b594b45",
)
"""Not for speed: without it conversations are lost, so `ADVISOR_PATCHES=off` does not leave it out."""

PATCHES = (
    Patch(
        name="validator",
        why="builds a JSON Schema validator for every answer of the action server, out of a schema that never changes",
        owner=RemoteAction,
        attribute="_validate_action_result",
        replacement=validate_action_result,
        digest="f8cdb4be6812",
    ),
    Patch(
        name="event lookup",
        why="walks all classes of events, abstract ones and all, for every event that it reads",
        owner=Event,
        attribute="resolve_by_type",
        replacement=staticmethod(resolve_by_type),
        digest="b5cf570fa7f2",
    ),
    Patch(
        name="rule keys",
        why="reads the JSON of a rule again for every turn of the conversation, at every prediction",
        owner=RulePolicy,
        attribute="_rule_key_to_state",
        replacement=staticmethod(rule_key_to_state),
        digest="b91b949bbccb",
    ),
    Patch(
        name="twin",
        why="copies a conversation by living through all of it again, once an action",
        owner=DialogueStateTracker,
        attribute="copy",
        replacement=twin,
        digest="dfa48dca9f35",
    ),
    Patch(
        name="action call",
        why="posts all that was ever said, with every payload, to the action server, once an action",
        owner=RemoteAction,
        attribute="_action_call_format",
        replacement=action_call_format,
        digest="428795b944f2",
    ),
    Patch(
        name="action log",
        why="copies all events of an action deeply for the debug log, also when that is off, three times a turn",
        owner=MessageProcessor,
        attribute="_log_action_on_tracker",
        replacement=log_action_on_tracker,
        digest="d973d12a6d0a",
    ),
    Patch(
        name="states",
        why="walks through the whole conversation for the states of it, once a policy and prediction",
        owner=Domain,
        attribute="states_for_tracker_history",
        replacement=states_for_tracker_history,
        digest="035111ce73ac",
    ),
    Patch(
        name="possible rules",
        why="compares each rule with turns from before the rule's own first one",
        owner=RulePolicy,
        attribute="_get_possible_keys",
        replacement=get_possible_keys,
        digest="2915fd81711e",
    ),
    Patch(
        name="told states",
        why="writes the whole conversation out for the debug log, also when that is off",
        owner=Policy,
        attribute="format_tracker_states",
        replacement=staticmethod(format_tracker_states),
        digest="32b101cb34fd",
    ),
    Patch(
        name="applied events",
        why="asks of every event of the conversation whether it takes others back, thirty times a message",
        owner=DialogueStateTracker,
        attribute="applied_events",
        replacement=applied_events,
        digest="764d5065ea99",
    ),
)
