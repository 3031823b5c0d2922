"""Log lines as JSON, one a record, without what people said.

Rasa's own lines are not written for that: structured ones carry texts, and the text of an exception can hold a whole
conversation (the answer of an action server that failed). Below the level DEBUG, what can hold one is left out.
"""

from __future__ import annotations

import json
import logging
import logging.config
import os
import traceback
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import yaml

from watch.conversation import NOW, name_of

CONFIGURATION = Path(__file__).resolve().parents[1] / "deploy" / "logging.yml"

FIELDS = "fields"
"""What a line has besides its text: `logger.info("turn", extra={FIELDS: {...}})`; never what somebody said."""

LONGEST = 500
"""Characters of a message that are written."""

HIDDEN = "a message that is not shown"

FRAMES = 6
"""Innermost places of an exception that are told."""


class JsonLines(logging.Formatter):
    """`{"time", "level", "logger", "event"}`, and if any, `conversation`, `error` and a line's own fields."""

    def format(self, record: logging.LogRecord) -> str:
        """One record as one line."""
        told = frank()
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **_said(record, told),
            **_conversation(),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = _error(record.exc_info[1], told)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure(file: Path | str | None = None) -> None:
    """Has this process log by a configuration, deploy/logging.yml where none is named, at the level LOG_LEVEL."""
    settings = yaml.safe_load(Path(file or CONFIGURATION).read_text("utf-8"))
    settings["root"]["level"] = os.environ.get("LOG_LEVEL") or settings["root"]["level"]
    logging.config.dictConfig(settings)


def frank() -> bool:
    """Whether everything may be written: somebody has set LOG_LEVEL to DEBUG to see it."""
    return os.environ.get("LOG_LEVEL", "").upper() == "DEBUG"


def _conversation() -> dict[str, str]:
    turn = NOW.get()
    return {"conversation": name_of(turn.sender)} if turn else {}


def _said(record: logging.LogRecord, told: bool) -> dict[str, Any]:
    """What happened, and the fields that a line of ours has."""
    message, fields = record.getMessage(), getattr(record, FIELDS, {})
    if told:
        return {"event": message, **fields}
    turn = NOW.get()
    message = _event(message).partition("\n")[0]  # further lines are dumps: of a task, of a response, of SQL
    return {"event": (turn.hidden(message) if turn else message)[:LONGEST], **fields}


def _event(message: str) -> str:
    """The name of an event of structlog's, whose other fields hold texts, slots and states; anything else as it is."""
    try:
        found = json.loads(message) if message.startswith("{") else None
    except ValueError:
        return HIDDEN
    if "\x1b[" in message:  # a structured line in colours, for a terminal: all its fields are in it
        return HIDDEN
    return str(found["event"]) if isinstance(found, dict) and "event" in found else message


def _error(error: BaseException, told: bool) -> dict[str, Any]:
    """Its type and where it happened; its text, which can hold what somebody said, for DEBUG only."""
    places = [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)[-FRAMES:]
    ]
    cause = error.__cause__ or error.__context__
    return {
        "type": type(error).__name__,
        "at": places,
        **({"text": str(error)} if told else {}),
        **({"cause": type(cause).__name__} if cause else {}),
    }
