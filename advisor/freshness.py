"""Facts whose sources nobody has opened for longer than facts of their kind keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from advisor.finding import Finding
from advisor.model import Catalogue, Claim, Framework, Sources

HALF_A_YEAR, YEAR = 183, 365

SHELF_LIFE: Mapping[str, int] = {
    # Which release is the latest changes by the week, and a machine asks: whoever lets this lapse runs it too seldom.
    "release": 120,
    "version": HALF_A_YEAR,
    # A project is ended or handed on within months, and nothing that is said of it counts for more.
    "status": HALF_A_YEAR,
    # Speed, and what is usual, are overtaken by about two releases.
    "performance": HALF_A_YEAR,
    "choice": YEAR,
    # Owner and licence change seldom, and with noise.
    "governance": 2 * YEAR,
    "licence": 2 * YEAR,
    # What is past, and what a word means, stays so; it is looked at again for addresses that have gone.
    "history": 5 * YEAR,
    "concept": 5 * YEAR,
    "word": 5 * YEAR,
}
"""Days for which facts of a kind keep; facts of any other kind (what is supported, how it is rated) keep a `YEAR`: a
feature release or two."""

RETIRED = 5 * YEAR
"""Days for which facts of something retired keep: nothing happens to it any more."""

Fact = tuple[str, str, Sources]
"""Property, kind, sources."""


def stale(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Every source that a fact leans on for too long, once a file: of several sources the one last opened counts."""
    for framework in catalogue.frameworks.values():
        longest = RETIRED if framework.retired else 0
        yield from _old(f"frameworks/{framework.id}.yml", facts(framework), today, longest)
    yield from _old("topics", _claims(catalogue.topics), today)
    terms = ((term.id, "concept", term.sources) for term in catalogue.glossary)
    yield from _old("glossary.yml", terms, today)


def facts(framework: Framework) -> Iterator[Fact]:
    """All that is said of a framework, with what it rests on."""
    yield "status", "status", framework.status.sources
    yield "governance", "governance", framework.governance.sources
    yield "licence", "licence", framework.licence.sources
    if framework.release:
        yield "release", "release", framework.release.sources
    if framework.counts:
        yield "ratings.community", "rating", framework.counts.sources
    for need, values in framework.support.items():
        yield from ((f"{need}.{value}", need, support.sources) for value, support in values.items())
    for field, ratings in (("tasks", framework.tasks), ("ratings", framework.ratings)):
        yield from ((f"{field}.{id_}", "rating", rating.sources) for id_, rating in ratings.items())
    yield from ((f"exports.{export.to}", "export", export.sources) for export in framework.exports)
    yield from ((f"migrations.{move.to}", "migration", move.sources) for move in framework.migrations)
    yield from (("articles.now", "article", article.now_sources) for article in framework.articles)
    yield from _claims(framework.claims)


def _claims(claims: Iterable[Claim]) -> Iterator[Fact]:
    return ((f"claims ({claim.text[:40]}...)", claim.about or "claim", claim.sources) for claim in claims)


def _old(file: str, found: Iterable[Fact], today: date, longest: int = 0) -> Iterator[Finding]:
    """`longest`: days that every kind of fact keeps at the least."""
    told: set[tuple[str, str]] = set()
    for place, kind, sources in found:
        if not sources:
            continue
        source, keeps = max(sources, key=lambda s: s.checked), max(longest, SHELF_LIFE.get(kind, YEAR))
        age = (today - date.fromisoformat(source.checked)).days
        if age > keeps and (kind, source.id) not in told:
            told.add((kind, source.id))
            value = f"{source.title!r} was last opened on {source.checked}, {age} days ago"
            yield Finding(file, place, value, f"{keeps} days for a fact of the kind {kind}", error=False)
