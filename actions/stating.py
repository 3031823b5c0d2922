"""What a message states of the project, and the needs after it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions.implying import implied
from actions.message import Message
from actions.quoting import clause
from advisor.model import Catalogue, Value
from advisor.needs import Need, Needs
from advisor.phrasing import says


def updated(needs: Needs, message: Message, catalogue: Catalogue) -> Needs:
    """The needs after a message: what it takes back is gone, what it states is merged in."""
    for entity in message.entities:
        if entity.get("withdrawn"):
            needs = _taken_back(needs, entity, catalogue, message.turn)
    rather, new = message.rather(), _served(needs_of(message, catalogue), needs, message)
    new = [*new, *(need for need in implied(message, catalogue) if not needs.values(need.id))]
    if rather:
        needs = needs.without("priority", rather[1])
    swapped = {(need.id, need.value) for need in new if not need.wanted and _in_place(need, needs, message)}
    alone = {id_ for id_ in catalogue.needs if any(_alone(entity, message) for entity in message.entities_of(id_))}
    before = Needs(tuple(n for n in needs.items if (n.id, n.value) not in swapped and not (n.wanted and n.id in alone)))
    stated = [need for need in new if (need.id, need.value) not in swapped]
    return _only_run(needs, before.merge(stated, catalogue, message.correction))


def _served(new: list[Need], needs: Needs, message: Message) -> list[Need]:
    """With a server as the target where what is to be trained shall be served then: no model is there already."""
    if not needs.values("task") or "run-model" in needs.values("purpose") or not says("asks_to_serve", message.text):
        return new
    others = [need for need in new if (need.id, need.value) != ("purpose", "run-model")]
    reached = needs.values("target") or any(need.id == "target" for need in others)
    return others if reached else [*others, Need("target", "server", said=message.turn)]


def _in_place(refused: Need, needs: Needs, message: Message) -> bool:
    """Whether something is wanted in place of a value that was wanted before: "not C#, it's C++" rules nothing out."""
    return refused.value in needs.values(refused.id) and bool(message.wished(refused.id))


def _alone(entity: dict[str, Any], message: Message) -> bool:
    """Whether a value is wanted and no other one of its need: "only Android"."""
    if not entity.get("wanted", True) or "start" not in entity:
        return False
    text, start, end = message.text, entity["start"], entity["end"]
    following = re.match(r"\s*\w*", text[end:])
    value = text[start:end] + (following[0] if following else "")
    return says("only_before", text[:start]) or says("only_after", value)


def _taken_back(needs: Needs, entity: dict[str, Any], catalogue: Catalogue, turn: int) -> Needs:
    """Without what is taken back. Of what nobody stated, a priority counts for nothing, and anything else is open."""
    id_, value = entity["entity"], entity["value"]
    if id_ == "framework":
        return needs.without("exclude", value).without("current", value)
    if id_ == "priority" and value not in needs.values("priority"):
        return needs.merge([Need("priority", value, wanted=False, said=turn)], catalogue)
    if id_ in catalogue.needs and id_ not in {"exclude", "current"} and not any(n.id == id_ for n in needs.items):
        return needs.merge([Need(id_, None, said=turn)], catalogue)
    return needs.without(id_, value)


def _only_run(before: Needs, after: Needs) -> Needs:
    """Where the model turns out to be there already, what was said of its training is meant of running it."""
    if "run-model" not in after.values("purpose") or "run-model" in before.values("purpose"):
        return after
    return Needs(tuple(replace(need, role=None) if need.role == "train" else need for need in after.items))


def needs_of(message: Message, catalogue: Catalogue) -> list[Need]:
    """The needs that a message states.

    Where it both wants and refuses a value, the refusal is meant ("no NVIDIA, so which GPU?"); of two priorities that
    are weighed against each other only the greater is wanted.
    """
    stating = [entity for entity in message.entities if not entity.get("withdrawn")]
    if moot := _moot(message, catalogue):
        stating = [
            entity for entity in stating if entity["entity"] not in moot or not _unnamed(entity, message, catalogue)
        ]
    found = [_need(entity, catalogue, message) for entity in stating]
    refused = {(need.id, need.value) for need in found if need and not need.wanted}
    stated = [need for need in found if need and not (need.wanted and (need.id, need.value) in refused)]
    stated = _largest(stated, catalogue)
    rather = message.rather()
    if lesser := message.outweighed():
        others = [need for need in stated if (need.id, need.value) != ("priority", lesser)]
        return [*others, Need("priority", lesser, wanted=False, said=message.turn)]
    if rather is None:
        return stated
    others = [need for need in stated if need.id != "priority" or need.value not in rather]
    return [*others, Need("priority", rather[0], said=message.turn, over=rather[1])]


def _largest(stated: list[Need], catalogue: Catalogue) -> list[Need]:
    """Of several sizes only the largest, which is what has to be reached: two machines of one card each are many."""
    wanted = {need.value for need in stated if need.id == "scale" and need.wanted}
    largest = [size for size in catalogue.needs["scale"].values if size in wanted][-1:] if len(wanted) > 1 else wanted
    return [need for need in stated if need.id != "scale" or not need.wanted or need.value in largest]


def _moot(message: Message, catalogue: Catalogue) -> set[str]:
    """The needs that a device which is wanted settles by itself, and the hardware where some GPU is named: "a GPU" on a
    phone is the phone's own, and "its GPU" that of the MacBook.
    """
    gpus = [e for e in message.entities_of("hardware") if e["value"].endswith("gpu") and e.get("wanted", True)]
    own = {"hardware"} if any(not _unnamed(gpu, message, catalogue) for gpu in gpus if "start" in gpu) else set()
    kind = catalogue.needs.get("target")
    if kind is None or says("speaks_of_training", message.text):
        return own
    return own | {id_ for value in message.wished("target") for id_ in kind.values[value].settles}


def _unnamed(entity: dict[str, Any], message: Message, catalogue: Catalogue) -> bool:
    """Whether a value was only said by a word for several ("GPU"), and is wanted."""
    if not entity.get("wanted", True) or "start" not in entity:
        return False
    said = message.text[entity["start"] : entity["end"]].lower()
    return any(said in words for words, _ in catalogue.needs[entity["entity"]].groups)


def _need(entity: dict[str, Any], catalogue: Catalogue, message: Message) -> Need | None:
    id_, value, wanted, role = entity["entity"], entity["value"], entity.get("wanted", True), entity.get("role")
    turn = message.turn
    if id_ == "framework":
        if not wanted:
            return Need("exclude", value, wanted=False, must=True, said=turn)
        return Need("current", value, said=turn) if role == "current" else None
    if id_ not in catalogue.needs:
        return None
    if id_ == "exclude":
        return None if wanted else Need("exclude", value, wanted=False, must=True, said=turn)
    kind = catalogue.needs[id_]
    usual = kind.values[value].firmness or kind.firmness
    can_be = kind.firmness == "must"
    must = usual == "must" if entity.get("must") is None else can_be and bool(entity["must"])
    words = clause(message.text, entity["start"], entity["end"]) if "start" in entity else ""
    if wanted and role is None:
        role = _usual_role(kind.values[value], words, message.text)
    return Need(id_, value, wanted, must or (not wanted and can_be), role, turn, words=words)


def _usual_role(value: Value, words: str, text: str) -> str | None:
    """Which side a value is about where nobody said it, by itself or by the words that it was said in."""
    for role, pattern, said in (("run", value.ready_said, words), ("train", value.trained_said, text)):
        if pattern and re.search(pattern, said, re.IGNORECASE):
            return role
    return value.role
