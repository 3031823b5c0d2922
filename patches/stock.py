"""The functions of stock Rasa 3.6.21 that are replaced, and why; the digests tell whether they are still the same.

Shares are of the processor's time of one turn, measured in docs/performance.md.
"""

from __future__ import annotations

from rasa.core.actions import action
from rasa.core.actions.action import ActionExtractSlots, RemoteAction
from rasa.core.agent import Agent
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from patches.action_call import action_call_format
from patches.action_log import log_action_on_tracker
from patches.applied_events import applied_events
from patches.certain import by_memory, by_rules
from patches.debug_logs import log_slots, parse_message
from patches.default_actions import default_actions
from patches.empty_domain import is_empty
from patches.event_lookup import resolve_by_type
from patches.graph_runner import run
from patches.kept_connections import request, session
from patches.known_texts import parse
from patches.new_conversation import begin
from patches.no_fallback import tracker_store
from patches.one_response import response_for
from patches.patch import Patch
from patches.rule_keys import get_possible_keys, prediction_states, rule_key_to_state
from patches.slots_by_action import run as fill_slots
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
        name="new conversation",
        why="asks each slot how it wants to be copied, three times a message",
        owner=DialogueStateTracker,
        attribute="__init__",
        replacement=begin,
        digest="8f39eb22462a",
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
        name="parse log",
        why="copies all that was understood of a message deeply for the debug log, also when that is off",
        owner=MessageProcessor,
        attribute="parse_message",
        replacement=parse_message,
        digest="b98d8e49b9f2",
    ),
    Patch(
        name="slot log",
        why="writes all slots out for the same log, three times a message",
        owner=MessageProcessor,
        attribute="_log_slots",
        replacement=staticmethod(log_slots),
        digest="cfc60d6857d3",
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
        why="compares all rules with the latest turn, and each with turns from before its own first one",
        owner=RulePolicy,
        attribute="_get_possible_keys",
        replacement=get_possible_keys,
        digest="2915fd81711e",
    ),
    Patch(
        name="latest states",
        why="hands all turns of the conversation to rules, of which the longest looks at a few",
        owner=RulePolicy,
        attribute="_prediction_states",
        replacement=prediction_states,
        digest="ed9b82bed2f2",
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
    Patch(
        name="graph runner",
        why="has dask plan anew, three times a message, the order in which a dozen nodes are run in one thread",
        owner=DaskGraphRunner,
        attribute="run",
        replacement=run,
        digest="45f0f52f574f",
    ),
    Patch(
        name="rules certain",
        why="does not tell the other policies that no confidence can be higher",
        owner=RulePolicy,
        attribute="predict_action_probabilities",
        replacement=by_rules,
        digest="301c6695cd50",
    ),
    Patch(
        name="memory outdone",
        why="looks through ten shortened conversations for a story that cannot win any more",
        owner=MemoizationPolicy,
        attribute="predict_action_probabilities",
        replacement=by_memory,
        digest="19903a81bee5",
    ),
    Patch(
        name="kept connections",
        why="makes a new connection for every call of the action server",
        owner=EndpointConfig,
        attribute="session",
        replacement=session,
        digest="e55aa13d9d4f",
    ),
    Patch(
        name="connections gone",
        why="knows of no connections that are kept, and so not what to do where one was ended",
        owner=EndpointConfig,
        attribute="request",
        replacement=request,
        digest="ccdb778aed82",
    ),
    Patch(
        name="empty domain",
        why="writes the whole domain out, twice a message, to see whether it is empty",
        owner=Domain,
        attribute="is_empty",
        replacement=is_empty,
        digest="884be90ef485",
    ),
    Patch(
        name="default actions",
        why="makes a dozen actions anew to look one up, three times a message",
        owner=action,
        attribute="default_actions",
        replacement=default_actions,
        digest="6fa4896f3667",
    ),
    Patch(
        name="slots by action",
        why="asks of each slot whether a message fills it, where only actions do",
        owner=ActionExtractSlots,
        attribute="run",
        replacement=fill_slots,
        digest="13487835d751",
    ),
    Patch(
        name="known texts",
        why="reads anew what was said a moment ago: the text of a button, yes, no",
        owner=MessageProcessor,
        attribute="_parse_message_with_graph",
        replacement=parse,
        digest="0bd50a53b5c0",
    ),
    Patch(
        name="one response",
        why="makes an array of the only wording of a response to draw one out of it",
        owner=TemplatedNaturalLanguageGenerator,
        attribute="_random_response_for",
        replacement=response_for,
        digest="2bb895cb8931",
    ),
)
