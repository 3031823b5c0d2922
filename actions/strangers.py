"""What is set against something known, and stands in no claim: that nothing is known of it is said, too."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.languages import spoken
from actions.lines import LONGEST, series
from actions.message import Message
from advisor import reply
from advisor.phrasing import phrasing

ROOM = 200
"""Characters that it takes to say so, at the most."""


def strangers(message: Message) -> tuple[str, ...]:
    """The words set against something that no claim has; none of a message in another language."""
    if spoken(message):
        return ()
    pairs = phrasing("names_rivals").findall(message.corrected or message.text)
    rivals = dict.fromkeys(name for pair in pairs for name in pair)
    return tuple(name for name in rivals if core.recall().words.isdisjoint({name.lower(), name.lower().rstrip("s")}))


def with_strangers(message: Message, answer: Answer) -> Answer:
    """The answer, with what is not known of what it was asked about, where that was not all it says."""
    names = strangers(message)
    used = sum(len(str(value)) for say in answer.says for value in say.fill.values())
    if not names or used > LONGEST - ROOM or any(say.response == "utter_unknown_name" for say in answer.says):
        return answer
    name = series(names, core.advisor().catalogue.wording["and"])
    unknown = Say("utter_unknown_name", reply.facts(core.advisor().catalogue, (), []), {"name": name})
    known = [say for say in answer.says if say.payload["kind"] != "clarification"]  # it is clear what is meant
    return replace(answer, says=[*known, unknown])
