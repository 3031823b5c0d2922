"""The decision record: the same Markdown everywhere, made anew from a token that holds all that was said."""

from __future__ import annotations

import base64
import json
import zlib
from functools import lru_cache
from typing import Any

from advisor.advice import Advice, Advisor
from advisor.catalogue import load
from advisor.flips import flips
from advisor.model import Catalogue, Sources
from advisor.needs import Need, Needs
from advisor.reply import assumed, flip_text, reasons_for
from advisor.ruled_out import ruled_out

LONGEST = 4_000
"""Characters of a token that are read."""

UNPACKED = 100_000
"""Bytes that a token may unpack to: small tokens can hold very much."""


def token(advice: Advice) -> str:
    """Needs, seed and knowledge version in letters that a URL takes; nothing has to be stored for a record to be
    found.
    """
    said = {"needs": advice.needs.to_json(), "seed": advice.seed, "version": advice.catalogue.version}
    packed = zlib.compress(json.dumps(said, separators=(",", ":"), sort_keys=True).encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(text: str, catalogue: Catalogue) -> tuple[Needs, int, str]:
    """Needs, seed and knowledge version out of a token.

    Raises:
        ValueError: when it is no token, or names what this knowledge does not know.
    """
    try:
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(base64.urlsafe_b64decode(text[:LONGEST] + "=" * (-len(text) % 4)), UNPACKED)
        said = json.loads(raw)
        needs = Needs(tuple(_need(item, catalogue) for item in said["needs"]))
        version = str(said["version"])
        if not version.isalnum():
            raise ValueError(f"{version!r} is no version")  # noqa: TRY301 - what is wrong is told in one place, below
        return needs, int(said["seed"]), version
    except (zlib.error, ArithmeticError, AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise ValueError(f"This is no record of this advisor: {error}") from error


def _need(item: dict[str, Any], catalogue: Catalogue) -> Need:
    need = Need(**item)
    named = catalogue.frameworks if need.id in {"exclude", "current"} else ()
    if need.value not in {*catalogue.needs[need.id].values, *named, None}:
        raise ValueError(f"{need.value!r} is not known for {need.id}")
    if need.role not in {None, "train", "run", "both"} or not isinstance(need.said, int):
        raise ValueError(f"{item!r} is no need")
    return need


@lru_cache(maxsize=1)
def _advisor() -> Advisor:
    return Advisor.of(load())


def markdown_from_token(text: str) -> str:
    """The record that a token stands for, with today's knowledge; says so where that has changed since.

    Raises:
        ValueError: when the token is none.
    """
    advisor = _advisor()
    needs, seed, version = read(text, advisor.catalogue)
    return markdown(advisor.advise(needs, seed), made_with=version)


def markdown(advice: Advice, made_with: str | None = None) -> str:
    """The record in the form of MADR 4 (Markdown Architectural Decision Records)."""
    say, catalogue = advice.catalogue.wording, advice.catalogue
    lines = [say["record_title"], ""]
    if made_with not in (None, catalogue.version):
        lines += [say["record_changed"].format(then=made_with, now=catalogue.version), ""]
    lines += [say["record_context"], "", *_needs(advice), "", say["record_options"], "", *_options(advice), ""]
    if advice.pick is None:
        lines += [say["record_outcome"], "", say["record_nothing"], ""]
    else:
        lines += [say["record_outcome"], "", *_outcome(advice), "", say["record_changes"], "", *_changes(advice), ""]
    lines += [say["record_sources"], "", *_sources(advice), ""]
    lines.append(say["record_made"].format(version=catalogue.version, seed=advice.seed))
    return "\n".join(lines) + "\n"


def _needs(advice: Advice) -> list[str]:
    say, catalogue = advice.catalogue.wording, advice.catalogue
    found = [
        say["record_need"].format(
            need=catalogue.needs[id_].label,
            value=item["label"],
            polarity="" if item["wanted"] else say["record_not"],
            firmness=say["record_must" if item["must"] else "record_wish"],
        )
        for id_, items in advice.needs.stated(catalogue).items()
        for item in items
    ]
    return [*found, *(say["record_assumed"].format(text=text) for text in assumed(advice))]


def _options(advice: Advice) -> list[str]:
    say, now = advice.catalogue.wording, advice.evaluation
    kept = [
        say["record_option"].format(
            name=now.options[row].name(advice.catalogue), score=now.scores[row], share=100 * advice.shares[row]
        )
        for row in advice.order[:8]
    ]
    out = [
        say["record_out"].format(name=advice.catalogue.name(item.id), because=item.because)
        for item in ruled_out(advice)
    ]
    return kept + out


def _outcome(advice: Advice) -> list[str]:
    say, option = advice.catalogue.wording, advice.pick
    assert option is not None
    chosen = say["record_chosen"].format(name=option.name(advice.catalogue), share=100 * advice.shares[advice.order[0]])
    way = [say["record_export"].format(by=option.export.by, loses=option.export.loses or "")] if option.export else []
    return [chosen, "", *way, *(f"* {reason.text} ({reason.points:+.2f})" for reason in reasons_for(advice))]


def _changes(advice: Advice) -> list[str]:
    found = [f"* {flip_text(advice.catalogue, f)}: {f.pick.name(advice.catalogue)}" for f in flips(advice)[:5]]
    return found or [advice.catalogue.wording["record_no_change"]]


def _sources(advice: Advice) -> list[str]:
    used: list[Sources] = [out.sources for out in ruled_out(advice)]
    if advice.pick:
        used += [reason.sources for reason in reasons_for(advice)]
        used += [advice.pick.export.sources] if advice.pick.export else []
    unique = {source.id + str(source.url): source for sources in used for source in sources}
    return [
        advice.catalogue.wording["record_source"].format(title=s.title, url=s.url or "", checked=s.checked)
        for s in unique.values()
    ]
