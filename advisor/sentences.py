"""Structured knowledge as claims, so that a question finds "what licence?" the same way as anything that was written
out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.model import LEVELS, Catalogue, Claim, Framework, Sources, Support
from advisor.stack import exports

BARELY = 2.0
"""A level up to this is told with its limits."""

PAST = {"outdated", "wrong"}
"""Verdicts on what an article said that it must not be taken for granted any more."""


def claims(catalogue: Catalogue) -> list[Claim]:
    """All claims: written out under frameworks and topics, what articles said, and every structured fact."""
    found = list(catalogue.topics)
    for framework in catalogue.frameworks.values():
        found += [*framework.claims, *_articles(catalogue, framework), *_facts(catalogue, framework)]
    return found


def _articles(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    say = catalogue.wording
    for article in framework.articles:
        text = say["fact_article"].format(said=article.said, verdict=say[f"verdict_{article.verdict}"], now=article.now)
        sources = (*article.sources, *article.now_sources)
        asks, corrects = (article.said, *article.asks), (article.said,) if article.verdict in PAST else ()
        yield Claim(text, sources, (framework.id,), "history", asks, article.since, corrects=corrects)


def _facts(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    yield status(catalogue, framework)
    yield from _begun(catalogue, framework)
    yield from _successor(catalogue, framework)
    yield _licence(catalogue, framework)
    yield _governance(catalogue, framework)
    yield from _release(catalogue, framework)
    yield from _community(catalogue, framework)
    yield from _languages(catalogue, framework)
    yield from _lists(catalogue, framework)
    yield from _exports(catalogue, framework)


def _claim(
    catalogue: Catalogue,
    framework: Framework,
    template: str,
    asks: str,
    sources: Sources,
    as_of: str | None = None,
    **values: object,
) -> Claim:
    """A claim by the wording's template, with its usual questions."""
    say, filled = catalogue.wording, {"note": "", **values, "name": framework.name}
    questions = tuple(ask.format(**filled) for ask in say[asks].split("|"))
    about = asks.removeprefix("asks_")
    return Claim(say[template].format(**filled).strip(), sources, (framework.id,), about, questions, as_of)


def status(catalogue: Catalogue, framework: Framework) -> Claim:
    """Whether it is alive, in its makers' words."""
    now = framework.status
    since = f" since {now.since}" if now.since and now.state != "retired" else now.since or ""
    return _claim(
        catalogue, framework, f"fact_{now.state}", "asks_active", now.sources, now.since, since=since, note=now.note
    )


def _begun(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    """Since when there is something that is alive: of anything else the day of its status is that of its end."""
    now = framework.status
    if now.state == "active" and now.since:
        yield _claim(catalogue, framework, "fact_begun", "asks_begun", now.sources, since=now.since)


def _successor(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    if framework.status.successor:
        names = ", ".join(catalogue.name(id_) for id_ in framework.status.successor)
        yield _claim(
            catalogue, framework, "fact_successor", "asks_successor", framework.status.sources, successor=names
        )


def _licence(catalogue: Catalogue, framework: Framework) -> Claim:
    licence = framework.licence
    spdx = licence.spdx.removeprefix("LicenseRef-")
    return _claim(
        catalogue, framework, "fact_licence", "asks_licence", licence.sources, spdx=spdx, note=licence.note or ""
    )


def _governance(catalogue: Catalogue, framework: Framework) -> Claim:
    who = framework.governance
    since = f", since {who.since}" if who.since else ""
    return _claim(
        catalogue, framework, "fact_governance", "asks_governance", who.sources, who.since, by=who.by, since=since,
        note=who.note or "",
    )  # fmt: skip


def _release(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    release = framework.release
    if release:
        yield _claim(
            catalogue, framework, "fact_release", "asks_release", release.sources, release.date,
            version=release.version, date=release.date,
        )  # fmt: skip


def _community(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    """How many people work on it, where that was counted and anybody does."""
    counts = framework.counts
    if counts and counts.authors > 1:
        yield _claim(
            catalogue, framework, "fact_community", "asks_community", counts.sources, counts.until,
            count=counts.authors, commits=counts.commits, since=counts.since, until=counts.until,
        )  # fmt: skip


def _languages(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    for role in ("train", "run"):
        if role in framework.roles:
            yield from _listed(catalogue, framework, "language", role, f"fact_language_{role}", "fact_language_none")


def _lists(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    role = "run" if "run" in framework.roles else "train"
    yield from _listed(catalogue, framework, "target", role, "fact_target_run", "fact_target_none")
    yield from _listed(catalogue, framework, "hardware", role, "fact_hardware", "fact_hardware_none")
    yield from _listed(catalogue, framework, "os", role, "fact_os", None)
    if framework.built_on:
        names = ", ".join(catalogue.name(id_) for id_ in framework.built_on)
        yield _claim(catalogue, framework, "fact_built_on", "asks_built_on", framework.status.sources, values=names)


def _listed(
    catalogue: Catalogue, framework: Framework, need: str, role: str, template: str, negative: str | None
) -> Iterator[Claim]:
    """What is supported, and, where that is known, what is not."""
    known = [(value, item, item.level(role)) for value, item in framework.support[need].items()]
    good = [(v, s, level) for v, s, level in known if level and LEVELS[level] > 0]
    bad = [(v, s) for v, s, level in known if level == "none"]
    if good:
        values = ", ".join(_value(catalogue, need, value, level) for value, _, level in good)
        yield _claim(catalogue, framework, template, f"asks_{need}", _few([s for _, s, _ in good]), values=values)
    if bad and negative:
        values = ", ".join(catalogue.label(need, value) for value, _ in bad)
        yield _claim(catalogue, framework, negative, f"asks_{need}", _few([s for _, s in bad]), values=values)


def _value(catalogue: Catalogue, need: str, value: str, level: str) -> str:
    label = catalogue.label(need, value)
    return catalogue.wording["fact_partial"].format(value=label) if LEVELS[level] <= BARELY else label


def _few(supports: list[Support]) -> Sources:
    """Each source once, the first three."""
    return tuple({source.id: source for support in supports for source in support.sources}.values())[:3]


def _exports(catalogue: Catalogue, framework: Framework) -> Iterator[Claim]:
    for to, export in exports(catalogue, framework.id).items():
        if export in framework.exports:
            claim = _claim(
                catalogue, framework, "fact_export", "asks_export", export.sources,
                to=catalogue.name(to), by=export.by, loses=export.loses or "",
            )  # fmt: skip
            yield replace(claim, frameworks=(framework.id, to))
