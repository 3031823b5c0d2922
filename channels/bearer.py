"""Who may ask: everybody, or, where `REST_TOKEN` is set in the environment, who knows it."""

from __future__ import annotations

import hmac
import os

from sanic.request import Request

from channels.errors import Problem, leave_body

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="framework-advisor"'}


def check(request: Request) -> None:
    """Looks at the bearer token of a request, where one is asked for.

    Raises:
        Problem: 401 when it is missing or another one.
    """
    token = os.environ.get("REST_TOKEN", "")
    if token:
        require(request, token)


def require(request: Request, token: str) -> None:
    """Holds the bearer token of a request against the right one, in a time that does not tell how much of it is right.

    Raises:
        Problem: 401 when it is missing or another one.
    """
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    same = hmac.compare_digest(given.strip().encode(errors="surrogateescape"), token.encode())
    if scheme.lower() != "bearer" or not same:
        leave_body(request)
        raise Problem(401, "unauthorised", "The token is missing or not the right one.", "a bearer token", CHALLENGE)
