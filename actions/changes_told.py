"""What a change of needs did to the advice, in words."""

from __future__ import annotations

from actions.lines import joined, within
from actions.telling import uncounted
from advisor.advice import Advice
from advisor.changes import Change
from advisor.model import Catalogue
from advisor.needs import Need, label

ROOM = 240
"""Characters for what was gained, and for what it costs: the advice itself comes after them."""


def change_told(advice: Advice, change: Change) -> str:
    """What was changed, what it did to the pick, what it gained and what it cost."""
    say, catalogue = advice.catalogue.wording, advice.catalogue
    what = [
        say[f"change_{kind}"].format(needs=catalogue.wording["and"].join(_named(need, catalogue) for need in needs))
        for kind, needs in _kinds(change).items()
        if needs
    ]
    names = {"before": change.before.name(catalogue), "after": change.after.name(catalogue)}
    did = say["change_moved" if change.moved else "change_same"].format(**names)
    first = f"{'; '.join(what)}: {did}" if what else did
    lines = [first[0].upper() + first[1:]]
    if change.because and not any(need.than for need in change.added):
        lines.append(say["note_out"].format(name=catalogue.name(change.because.id), because=change.because.because))
    for word, reasons in (("gained", change.gained), ("lost", change.lost)):
        if reasons:
            texts, _ = within([reason.text for reason in reasons], ROOM)
            lines.append(say[f"change_{word}"].format(texts="; ".join(texts) + "."))
    return joined(*lines) + "\n"


def _kinds(change: Change) -> dict[str, list[Need]]:
    """What was added and dropped, by how it is told. A value that took another's place is told once, as added."""
    added = _told(change.added)
    open_now = {need.id for need in added if need.value is None}
    added = tuple(need for need in added if need.value is not None or not _held(change, need.id))
    dropped = [need for need in _told(change.dropped) if not added or need.id in open_now or not need.wanted]
    off = [need for need in added if uncounted(need)]
    return {
        "added": [need for need in added if need.wanted],
        "refused": [need for need in added if not need.wanted and need not in off],
        "dropped": [*[need for need in dropped if need.wanted and need.value is not None], *off],
        "allowed": [need for need in dropped if not need.wanted and not uncounted(need)],
        "counted": [need for need in dropped if uncounted(need)],
    }


def _held(change: Change, id_: str) -> bool:
    """Whether values of a need were dropped."""
    return any(need.id == id_ and need.value is not None for need in change.dropped)


def _told(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Without "no preference", where something else was said too."""
    return tuple(need for need in needs if need.value is not None) or needs


def _named(need: Need, catalogue: Catalogue) -> str:
    """What was said, in words, whether wanted or not."""
    if need.value is None:
        return catalogue.wording["no_preference_on"].format(need=catalogue.needs[need.id].label)
    return label(need, catalogue)
