"""The words that claims are looked for by."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.languages import spoken
from actions.message import Message
from advisor.phrasing import phrasing, says

WORD = re.compile(r"[a-z]+")


def sought(message: Message, named: tuple[str, ...]) -> str:
    """The words that claims are looked for by; of a message in another language what it names, as claims are in
    English, and what is set against what there; where "it" is to be converted, what to what.
    """
    catalogue = core.advisor().catalogue
    text = message.corrected or message.text
    if len(named) == 2 and not message.frameworks and says("speaks_of_conversion", text):
        origin, to = map(catalogue.name, named)
        return f"{text}, {origin} to {to}"
    if spoken(message) is None:
        return text
    terms = [term.term for term in catalogue.glossary if term.id in message.named("term")]
    needs = [need for need in catalogue.needs.values() if need.facts]
    labels = [catalogue.label(need.id, value) for need in needs for value in message.named(need.id)]
    things = [*dict.fromkeys([*map(catalogue.name, message.frameworks), *terms])]
    if len(things) > 1 and says("sets_against", text):
        return f"how do they differ: {' vs '.join(things)}"
    return ", ".join([*things, *labels]) or text


def spelt_out(message: Message) -> Message:
    """A message that only names another framework ("and TensorFlow's?"), as the question before asked of that one."""
    recall = core.recall()
    rest = WORD.findall(recall.nameless(message.text.lower(), " "))
    if not message.frameworks or message.before is None or not all(map(phrasing("left_out").fullmatch, rest)):
        return message
    names = " and ".join(core.advisor().catalogue.name(id_) for id_ in message.frameworks)
    text = recall.nameless(message.before.corrected or message.before.text, names)
    asked = tuple(e for e in message.before.entities if e["entity"] != "framework")
    return replace(message, text=text, corrected=text, entities=(*message.entities, *asked))
