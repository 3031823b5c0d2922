"""Fills no slots out of a message where all of them are left to actions, without asking that of each every time."""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import ActionExtractSlots
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES, MAPPING_TYPE, SlotMappingType
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

stock = ActionExtractSlots.run

FILLED = "_filled_by_messages"
"""The attribute of a domain that says whether any of its slots is."""


async def run(
    self: ActionExtractSlots,
    output_channel: OutputChannel,
    nlg: NaturalLanguageGenerator,
    tracker: DialogueStateTracker,
    domain: Domain,
) -> list[Event]:
    """As stock Rasa."""
    if FILLED not in vars(domain):
        vars(domain)[FILLED] = filled_by_messages(domain)
    return await stock(self, output_channel, nlg, tracker, domain) if vars(domain)[FILLED] else []


def filled_by_messages(domain: Domain) -> bool:
    """Whether a slot's mapping, or an action that one names, or that checks them all, can fill it."""
    mappings = (mapping for slot in domain.slots if slot.name not in DEFAULT_SLOT_NAMES for mapping in slot.mappings)
    return ACTION_VALIDATE_SLOT_MAPPINGS in domain.user_actions or any(map(_fills, mappings))


def _fills(mapping: dict[str, Any]) -> bool:
    return mapping.get(MAPPING_TYPE) != str(SlotMappingType.CUSTOM) or bool(mapping.get("action"))
