"""Connections to the action server that are used again, instead of a new one for each action."""

from __future__ import annotations

import asyncio
import atexit
import copy
from typing import Any
from weakref import WeakKeyDictionary

import aiohttp
import ujson
from rasa.core.constants import DEFAULT_REQUEST_TIMEOUT
from rasa.utils.endpoints import EndpointConfig

stock_session = EndpointConfig.session
stock_request = EndpointConfig.request

IDLE = 2.0
"""Seconds for which one that is not used is kept; Sanic, at the other end, keeps it for 5."""

KEPT, APART = "_connections", "_apart"
"""Attributes of an endpoint: its connections, for each event loop; and whether this copy of it has none."""

GONE = (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, ConnectionResetError)
"""What is raised where the other end had let go of a connection."""


class Answer(aiohttp.ClientResponse):
    """What the action server answers, read in a third of the time that Python's own reader takes."""

    async def json(self, **named: Any) -> Any:
        """As in aiohttp."""
        return await super().json(**{"loads": ujson.loads, **named})


def session(self: EndpointConfig) -> aiohttp.ClientSession:
    """As stock Rasa, for one call; its connection outlives it."""
    if vars(self).get(APART):
        return stock_session(self)
    auth = aiohttp.BasicAuth(self.basic_auth["username"], self.basic_auth["password"]) if self.basic_auth else None
    return aiohttp.ClientSession(
        headers=self.headers,
        auth=auth,
        timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
        connector=_connections(self),
        connector_owner=False,
        json_serialize=ujson.dumps,
        response_class=Answer,
    )


async def request(self: EndpointConfig, *arguments: Any, **named: Any) -> Any:
    """As stock Rasa; once more, on a new connection, where the kept one was gone when it was to be used.

    The action may then be run twice: that is as good as once, since it only tells what is to happen.
    """
    try:
        return await stock_request(self, *arguments, **named)
    except aiohttp.ClientConnectorError:  # nobody is there: no connection was made at all
        raise
    except GONE:
        apart = copy.copy(self)
        vars(apart)[APART] = True
        return await stock_request(apart, *arguments, **named)


def _connections(endpoint: EndpointConfig) -> aiohttp.TCPConnector:
    """Those of this event loop; there can be as many as there are calls at once, as without this."""
    loops = vars(endpoint).setdefault(KEPT, WeakKeyDictionary())
    loop = asyncio.get_running_loop()
    if loop not in loops:
        loops[loop] = aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE)
        atexit.register(loops[loop].close)
    return loops[loop]
