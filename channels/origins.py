"""Which sites' pages may talk to the advisor: its own always, others where credentials.yml names them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sanic.request import Request
from sanic.response import HTTPResponse

from channels.errors import Problem, leave_body

ORIGIN = re.compile(r"https?://[^/\s@?#]+")
"""What a browser calls a site by: scheme, host, and a port that is not the usual one."""

ANY = "*"

PREFLIGHT = {
    "Access-Control-Allow-Methods": "DELETE, GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Conversation",
    "Access-Control-Max-Age": "600",
}


@dataclass(frozen=True)
class Origins:
    """The sites whose pages may ask, beside the advisor's own."""

    allowed: frozenset[str]

    @classmethod
    def of(cls, setting: Sequence[str] | None) -> Origins:
        """Those that credentials.yml lists.

        Raises:
            ValueError: for what is no origin, such as one with a path.
        """
        given = [str(one).lower() for one in setting or []] if not isinstance(setting, str) else [setting]
        wrong = [one for one in given if one != ANY and not ORIGIN.fullmatch(one)]
        if wrong:
            raise ValueError(f'credentials.yml: origins: {", ".join(wrong)}: allowed: https://host[:port], or "*"')
        return cls(frozenset(given))

    def may(self, request: Request) -> bool:
        """Whether the page that asks may; what is no page says no origin, and may."""
        origin = request.headers.get("origin", "").lower()
        return not origin or bool({origin, ANY} & self.allowed) or own(request, origin)

    def check(self, request: Request) -> None:
        """Looks at where a request comes from.

        Raises:
            Problem: 403 for a page of a site that is not allowed.
        """
        if not self.may(request):
            leave_body(request)
            origin = request.headers["origin"][:200]
            raise Problem(
                403, "origin", f"Pages of {origin} may not talk to this advisor.", "`origins` in its settings"
            )

    async def reveal(self, request: Request, answer: HTTPResponse) -> None:
        """Lets a page read the answer; one that may not ask gets nothing but that refusal, and can tell the person."""
        answer.headers["Vary"] = "Origin"
        if "origin" in request.headers:
            answer.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
            answer.headers["Access-Control-Expose-Headers"] = "Retry-After"
            # Rasa answers what a browser asks beforehand (OPTIONS) by itself, and says nothing in it.
            answer.headers.update(PREFLIGHT if request.method == "OPTIONS" else {})


def own(request: Request, origin: str) -> bool:
    """Whether a page is of the site that it asks; behind a proxy that is the address which people see."""
    public = urlsplit(os.environ.get("ADVISOR_PUBLIC_URL", ""))
    return urlsplit(origin).netloc in {request.headers.get("host", "").lower(), public.netloc.lower()} - {""}
