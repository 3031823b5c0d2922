"""Makes Rasa's own dozen actions once, and not whenever one action is looked up."""

from __future__ import annotations

from rasa.core.actions import action
from rasa.core.actions.action import Action
from rasa.utils.endpoints import EndpointConfig

stock = action.default_actions

MADE = "_default_actions"
"""The attribute of an endpoint that holds them: they know nothing but where it is."""


def default_actions(action_endpoint: EndpointConfig | None = None) -> list[Action]:
    """As stock Rasa."""
    if action_endpoint is None:
        return list(stock())
    if MADE not in vars(action_endpoint):
        vars(action_endpoint)[MADE] = stock(action_endpoint)
    return list(vars(action_endpoint)[MADE])
