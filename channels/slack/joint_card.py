"""Draws the advice for several people: the pick, where they agree and differ, and who is worst off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from slack_sdk.models.blocks import Block

from advisor import reply
from advisor.group import Joint
from advisor.model import Catalogue
from advisor.needs import Need, label
from channels.slack.cards import pick_line
from channels.slack.elements import context, sections
from channels.slack.limits import fitted
from channels.slack.mrkdwn import escape
from channels.slack.said import Payload
from channels.slack.words import words


def card(catalogue: Catalogue, found: Joint) -> Payload:
    """A post; its plain text says the same as the blocks, people by their mention."""
    lines = list(_lines(catalogue, found))
    blocks: list[Block] = [block for line in lines for block in sections(line)]
    note = context(words()["joint_needs"])
    return {"text": "\n".join(lines), "blocks": fitted([block.to_dict() for block in [*blocks, note]])}


def _lines(catalogue: Catalogue, found: Joint) -> Iterator[str]:
    say, count = words(), len(found.standings)
    if found.pick is None:
        yield say["joint_none"].format(count=count)
    else:
        yield say["joint"].format(count=count, pick=escape(pick_line(reply.pick(catalogue, found.pick))))
    if found.agreed:
        yield say["agreed"].format(needs="\n".join(_agreed(catalogue, found.agreed)))
    for id_, stances in found.differing.items():
        told = [
            say["stance"].format(who=_who(one), values=_values(catalogue, said))
            for one, said in stances.items()
            if said
        ]
        yield say["differing"].format(need=escape(catalogue.needs[id_].label), stances="\n".join(told))
    if not (found.agreed or found.differing):
        yield say["nothing_shared"]
    if found.pick is not None:
        yield _worst(catalogue, found)


def _agreed(catalogue: Catalogue, said: Iterable[Need]) -> Iterator[str]:
    for id_, same in groupby(said, key=lambda need: need.id):
        need = escape(catalogue.needs[id_].label)
        yield words()["agreement"].format(need=need, values=_values(catalogue, same))


def _worst(catalogue: Catalogue, found: Joint) -> str:
    say, last = words(), found.worst
    if last is None:
        return str(say["level"])
    fill = {"who": _who(last.person), "own": escape(last.own.name(catalogue)) if last.own else ""}
    if not last.possible:
        form = "worst_breaks" if last.own else "worst_breaks_only"
        return str(say[form].format(**fill, breaks=_values(catalogue, last.breaks) or say["not_made"]))
    return str(say["worst"].format(**fill, loss=last.loss))


def _values(catalogue: Catalogue, said: Iterable[Need]) -> str:
    return ", ".join(escape(_value(catalogue, need)) for need in said)


def _value(catalogue: Catalogue, need: Need) -> str:
    if need.wanted:
        return label(need, catalogue)
    return str(words()["without" if need.id == "exclude" else "not"].format(value=label(need, catalogue)))


def _who(user: str) -> str:
    return f"<@{user}>"
