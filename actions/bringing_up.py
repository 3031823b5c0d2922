"""Short questions that only bring something up: "and MediaPipe?", "what about Matlab"."""

from __future__ import annotations

from actions import core
from actions.answer import Answer, Say
from actions.claims_told import told
from actions.follow_ups import asks
from actions.introducing import term_told
from actions.message import Message
from actions.profile import Profile
from advisor import reply
from advisor.model import Term
from advisor.phrasing import phrasing, says

BARE = 2
"""Words of a message that is nothing but a term, with a question mark."""

PLAIN = {"inform", "nlu_fallback", "out_of_scope", "ask_why", "ask_why_not", "ask_definition"}
"""What a message may be taken for that does nothing but bring something up."""

NEAR = 0.6
"""The least nearness of a claim about what is brought up."""


def brought_up(message: Message, profile: Profile) -> Answer | None:
    """What the word means that is brought up, a fact about it, or that nothing is known; None for any other message,
    and for an answer.
    """
    match, marked = phrasing("brings_up").match(message.text), message.text.rstrip().endswith("?")
    bare = marked and len(message.text.split()) <= BARE and bool(message.entities_of("term"))
    if not (bare or (match and (marked or says("clearly_brings_up", message.text)))):
        return None
    answers = profile.clash or (profile.asking and message.wished(profile.asking))
    if answers or message.frameworks or not profile.needs.items:
        return None
    term = _term(message)
    if term:
        return Answer([term_told(term)], profile)
    said = any(e["entity"] in core.advisor().catalogue.needs for e in message.entities)
    if match is None or said or message.intent not in PLAIN:
        return None
    if says("points_elsewhere", match["what"]) or asks(message.text):
        return None
    return _of(match["what"], message, profile)


def _term(message: Message) -> Term | None:
    """The term that it names, where it is not another word for something of the project: "LLM" is, "Coral" is not."""
    catalogue = core.advisor().catalogue
    labels = [catalogue.label(e["entity"], e["value"]) for e in message.entities if e["entity"] in catalogue.needs]
    spans = [(message.text[e["start"] : e["end"]], e["value"]) for e in message.entities_of("term")]
    ids = [value for words, value in spans if not any(words.lower().rstrip("s") in label.lower() for label in labels)]
    return next((term for term in catalogue.glossary if term.id in ids[:1]), None)


def _of(what: str, message: Message, profile: Profile) -> Answer:
    """A fact about what no entity stands for, or that there is none."""
    near = [found.claim for found in core.recall().find(what, most=1) if found.near >= NEAR]
    if near:
        return told(message, profile, near, near[0].frameworks)
    payload = reply.facts(core.advisor().catalogue, [], [])
    return Answer([Say("utter_unknown_matter", payload, {"name": what.strip()})], profile)
