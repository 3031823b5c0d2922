"""What is known of one framework and one language, target, kind of hardware or system: the exact answer to "does X run
on Y?".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.model import Catalogue, Claim, Framework, Support

MOST = 4
"""Answers that are given at once."""


def supported(catalogue: Catalogue, frameworks: Sequence[str], values: Iterable[tuple[str, str]]) -> list[Claim]:
    """A claim for each framework and each (need id, value id) that something is known of, in the order given."""
    pairs = [pair for pair in dict.fromkeys(values) if pair[0] in catalogue.needs]
    asked = tuple(value for need, value in pairs if need == "os")
    found = [
        claim
        for id_ in frameworks
        for need, value in pairs
        for claim in _claim(catalogue, catalogue.frameworks[id_], need, value, asked)
    ]
    return found[:MOST]


def _claim(
    catalogue: Catalogue, framework: Framework, need: str, value: str, asked: tuple[str, ...]
) -> Iterator[Claim]:
    """`asked` are the systems that were named: hardware may work on some of them only."""
    support = framework.support.get(need, {}).get(value)
    if support is None:
        return
    say = catalogue.wording
    text = say["fact_support"].format(
        name=framework.name,
        value=catalogue.label(need, value),
        levels=_levels(catalogue, framework, support),
        os=_systems(catalogue, support, asked),
    )
    note = f" {support.note[0].upper()}{support.note[1:].rstrip('.')}." if support.note else ""
    yield Claim(text + note, support.sources, (framework.id,), need)


def _systems(catalogue: Catalogue, support: Support, asked: tuple[str, ...]) -> str:
    """On which systems it holds, and which of those asked for are not among them."""
    if support.os is None:
        return ""
    say, missing = catalogue.wording, [os for os in asked if os not in support.os]
    text = say["fact_support_os"].format(values=", ".join(catalogue.label("os", os) for os in support.os))
    if missing:
        text += say["fact_support_not_os"].format(values=", ".join(catalogue.label("os", os) for os in missing))
    return text


def _levels(catalogue: Catalogue, framework: Framework, support: Support) -> str:
    """How well, once where training and running are alike."""
    say = catalogue.wording
    words = {role: say[f"support_{support.level(role) or 'unknown'}"] for role in framework.roles}
    if len(set(words.values())) == 1:
        return next(iter(words.values()))
    return ", ".join(say[f"support_role_{role}"].format(level=word) for role, word in words.items())
