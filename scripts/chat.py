"""A chat in the terminal with the advisor that `make run` started, over the same REST as any other program's."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import sys
import urllib.error
import urllib.request
import uuid
from typing import TYPE_CHECKING, Any

from ports import HOST, PortError, ports
from rich.console import Console
from rich.text import Text

with contextlib.suppress(ImportError):
    import readline  # noqa: F401 - importing it gives the input line history and editing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

QUIT = "/quit"
PATIENCE = 60  # seconds to wait for a reply
UNAUTHORISED = 401

Message = dict[str, Any]
console = Console(highlight=False)


class NoAnswer(RuntimeError):
    """The advisor cannot be reached, or did not make sense; the message says what to do."""


class Refused(RuntimeError):
    """The advisor is there and did not take this message, and says why; another one it may take."""


def main() -> int:
    """Talks until /quit, Ctrl-D or Ctrl-C; exit code 1 when there is no advisor to talk to."""
    try:
        port = ports(os.environ)["ADVISOR_PORT"]
        ask = conversation(f"http://{HOST}:{port}")
        reach(f"http://{HOST}:{port}/")
        console.print(f"Ask away. A number chooses a button, {QUIT} ends.\n", style="dim")
        talk(ask)
    except (NoAnswer, PortError) as problem:
        Console(stderr=True, highlight=False, soft_wrap=True).print(str(problem), style="red", markup=False)
        return 1
    except (EOFError, KeyboardInterrupt):
        console.print()
    return 0


def talk(ask: Callable[[str], list[Message]]) -> None:
    """Asks, prints, and offers the buttons, again and again."""
    buttons: list[Message] = []
    while (typed := console.input("[bold cyan]you[/] ").strip()) != QUIT:
        if not typed:
            continue
        try:
            with console.status("thinking"):
                replies = ask(meant(typed, buttons))
        except Refused as refusal:
            console.print(f"{refusal}\n", style="red", markup=False)
            continue
        buttons = [button for reply in replies for button in reply.get("buttons") or []]
        console.print(*drawn(replies), sep="\n", end="\n\n")


def meant(typed: str, buttons: Sequence[Message]) -> str:
    """What is sent: the text of the button whose number was typed, or what was typed."""
    chosen = int(typed) if typed.isascii() and typed.isdigit() else 0
    return str(buttons[chosen - 1]["payload"]) if 0 < chosen <= len(buttons) else typed


def drawn(replies: Sequence[Message]) -> list[Text]:
    """Texts, and buttons numbered through all replies. The structured payloads say the same again and are left out."""
    lines: list[Text] = []
    numbers = itertools.count(1)
    for reply in replies:
        if reply.get("text"):
            lines.append(Text(reply["text"]))
        for button in reply.get("buttons") or []:
            lines.append(Text.assemble((f"  {next(numbers):>2}  ", "bold cyan"), button["title"]))  # noqa: PERF401
    return lines or [Text("(no answer)", style="dim")]


def conversation(server: str) -> Callable[[str], list[Message]]:
    """A function that sends one message of a new conversation and gives the replies."""
    sender = f"terminal-{uuid.uuid4().hex}"
    address = f"{server}/webhooks/rest/webhook"

    def ask(message: str) -> list[Message]:
        body = json.dumps({"sender": sender, "message": message}).encode()
        replies: list[Message] = json.loads(reach(address, body))
        return replies

    return ask


def headers(environment: Mapping[str, str]) -> dict[str, str]:
    """Those of every request; with the token, where the advisor is run with one."""
    token = environment.get("REST_TOKEN")
    return {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}


def refusal(status: int, body: bytes) -> Exception:
    """What an error means: the advisor's own words where it has any."""
    if status == UNAUTHORISED:
        return NoAnswer("The advisor asks for a token. Set REST_TOKEN to the one that it was started with.")
    try:
        return Refused(json.loads(body)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return NoAnswer(f"The advisor failed (HTTP {status}): .build/rasa.log says why.")


def reach(address: str, body: bytes | None = None) -> bytes:
    """What the advisor answers. Raises `Refused` where it does not take a message, `NoAnswer` where nothing helps."""
    request = urllib.request.Request(address, body, headers(os.environ))  # noqa: S310 - http:// always
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        raise refusal(error.code, error.read()) from error
    except TimeoutError as error:
        raise NoAnswer(f"The advisor did not answer within {PATIENCE} s: .build/rasa.log may say why.") from error
    except OSError as error:
        raise NoAnswer(f"No advisor is running at {address}. Start it with `make run` in another terminal.") from error


if __name__ == "__main__":
    sys.exit(main())
