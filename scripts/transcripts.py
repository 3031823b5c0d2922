"""Writes down conversations with the running advisor: `python scripts/transcripts.py http://127.0.0.1:5005`.

Each of scripts/transcripts.yml becomes a page of docs/transcripts/: who said what, the buttons, and in short what the
payloads held. A line that begins with "press " presses the button of that place of the last reply.
"""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SCRIPT, PAGES = ROOT / "scripts/transcripts.yml", ROOT / "docs/transcripts"
PATIENCE = 60  # seconds to wait for a reply
PRESS = "press "

Message = Mapping[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Exit code 1 where there is no advisor at the address, 2 where no address is given."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    PAGES.mkdir(parents=True, exist_ok=True)
    try:
        for name, talk in yaml.safe_load(SCRIPT.read_text("utf-8")).items():
            (PAGES / f"{name}.md").write_text(page(talk, arguments[0].rstrip("/")), "utf-8")
            print(f"docs/transcripts/{name}.md")
    except (urllib.error.URLError, TimeoutError) as error:
        print(f"The advisor at {arguments[0]} does not answer: {error}", file=sys.stderr)
        return 1
    return 0


def page(talk: Mapping[str, Any], url: str) -> str:
    """One conversation, told in Markdown."""
    sender = uuid.uuid4().hex
    buttons: list[str] = []
    lines = [f"# {talk['title']}", "", talk["about"].strip(), "", "Written by `make transcripts`; not edited.", ""]
    for said in talk["says"]:
        text = buttons[int(said.removeprefix(PRESS)) - 1] if said.startswith(PRESS) else said
        reply = send(url, sender, text)
        buttons = [button["payload"] for message in reply for button in message.get("buttons") or ()]
        lines += [f"**{text}**", "", *told(reply, url), ""]
    return "\n".join(lines).rstrip() + "\n"


def told(reply: Sequence[Message], url: str) -> Iterator[str]:
    """A reply as Markdown: the texts quoted, the buttons in a line, and a line on each payload."""
    for message in reply:
        text = (message.get("text") or "").replace(url, "http://127.0.0.1:5005")
        if text:
            yield " \\\n".join(f"> {quoted(line)}" for line in text.split("\n"))
            yield ""
        buttons = [button["title"] for button in message.get("buttons") or ()]
        if buttons:
            yield "> " + " ".join(f"`[{title}]`" for title in buttons)
            yield ""
        if "custom" in message:
            yield f"<sub>payload: {held(message['custom'])}</sub>"
            yield ""


def quoted(line: str) -> str:
    """A line of text, with what Markdown would take for its own told apart."""
    for mark in "\\`*_<>[]#|":
        line = line.replace(mark, f"\\{mark}")
    return f"\\{line}" if line.startswith(("- ", "+ ")) else line


def held(payload: Message) -> str:
    """What a payload held, in a line: its kind, and the fields that tell most of it."""
    say = SHOWN.get(payload["kind"])
    return f"`{payload['kind']}`" + (f", {say(payload)}" if say else "")


def _recommendation(payload: Message) -> str:
    best = payload["ranking"][0]
    parts = [f"first {best['name']} with {best['score']:.2f} of 5, in {best['first_share']:.0%} of the weightings"]
    parts += [f"changed: {_changed(payload['changed'])}"] if "changed" in payload else []
    parts += [f"level with it: {', '.join(tie['name'] for tie in payload['ties'])}"] if payload["ties"] else []
    parts += [_staying(payload["staying"])] if "staying" in payload else []
    parts += [f"{len(payload['repairs'])} ways out"] if "repairs" in payload else []
    parts += [f"{len(payload['ruled_out'])} ruled out", f"seed {payload['seed']}"]
    return "; ".join(parts)


def _changed(change: Message) -> str:
    added = [f"+ {label}" for label in change["added"]] + [f"- {label}" for label in change["dropped"]]
    moved = f"{change['from']['name']} to {change['to']['name']}" if change["moved"] else "same pick"
    return f"{', '.join(added)} ({moved}, {len(change['gained'])} gains, {len(change['lost'])} costs)"


def _staying(stay: Message) -> str:
    what = "stay" if stay["stays"] else "leave"
    return f"{what}: keeping saves {stay['switching']:.2f} points, {stay['ahead']:+.2f} in all"


def _comparison(payload: Message) -> str:
    verdicts = [f"{v['label']}: {', '.join(v['best']) or 'not known'}" for v in payload["verdict"]]
    return f"winner {payload['winner']}; " + "; ".join(verdicts)


def _explanation(payload: Message) -> str:
    points = [f"{reason['criterion']} {reason['points']:+.2f}" for reason in payload["reasons"]]
    wins = [f"first if: {' and '.join(win['changes'])}" for win in payload.get("wins", ())][:1]
    flips = [f"{len(payload[key])} {key}" for key in ("flips", "weight_flips") if payload.get(key)]
    return "; ".join([f"about {payload['about']}", *[", ".join(points)][: bool(points)], *wins, *flips])


def _facts(payload: Message) -> str:
    checked = {item["checked"] for claim in payload["claims"] for item in claim["evidence"]}
    days = f", sources checked {min(checked)} or later" if checked else ""
    return f"{'a premise put right, ' if payload.get('premise') else ''}{len(payload['claims'])} claims{days}"


SHOWN: Mapping[str, Callable[[Message], str]] = {
    "recommendation": _recommendation,
    "question": lambda p: f"about {p['need']}, {len(p['options'])} options, {p['remaining']} frameworks left",
    "comparison": _comparison,
    "explanation": _explanation,
    "facts": _facts,
    "list": lambda p: f"{len(p['frameworks'])} frameworks ({p['query']})",
    "definition": lambda p: p["term"],
    "start": lambda p: p["framework"]["name"],
    "migration": lambda p: f"{p['from']['name']} to {p['to']['name']}, {len(p['steps'])} steps",
    "record": lambda p: f"{len(p['markdown'])} characters of Markdown, files {', '.join(sorted(p['files']))}",
}
"""What is told of each kind of payload; of the others nothing but the kind."""


def send(url: str, sender: str, text: str) -> list[Message]:
    """One message over REST; the reply's messages."""
    body = json.dumps({"sender": sender, "message": text}).encode()
    request = urllib.request.Request(  # noqa: S310 - the address that was asked for
        f"{url}/webhooks/rest/webhook", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        found: list[Message] = json.loads(answer.read())
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
