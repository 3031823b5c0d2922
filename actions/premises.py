"""Puts right what a message takes for granted, before it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.lines import cited
from actions.message import Message
from advisor import reply
from advisor.model import Claim


def put_right(message: Message, answer: Answer) -> Answer:
    """The answer after a correction, where the message rests on something that is not so and the answer does not begin
    with it; it is not told a second time beside it.
    """
    claim = core.premises().find(message.text, message.frameworks)
    if claim is None or _told(claim, answer.says[:1]):
        return answer
    fill = {"text": claim.text, "sources": cited(claim.sources)}
    payload = reply.facts(core.advisor().catalogue, claim.frameworks, [claim], premise=True)
    rest = [say for say in answer.says if say.response != "utter_aside" or not _told(claim, [say])]
    return replace(answer, says=[Say("utter_correction", payload, fill), *rest])


def _told(claim: Claim, says: Sequence[Say]) -> bool:
    return any(item["text"] == claim.text for say in says for item in say.payload.get("claims", ()))
