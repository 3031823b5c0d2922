"""Reads the knowledge as a careful reader would: contradictions, dead ends, what is old, what cannot work.

What is wrong on any day is an error; what is only to be looked at, or is so by the passing of time, a warning.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date

from advisor.finding import Finding, in_framework
from advisor.freshness import stale
from advisor.model import Catalogue, Framework
from advisor.ratings import first_day
from advisor.short_words import SHORT_WORDS
from advisor.succession import succession, towards_the_retired, way_out

STILL_RELEASED = 120
"""Days: what was released that lately is not ended. Longer than between two releases of most."""

ASLEEP = 3 * 365
"""Days without a release after which "active" needs a second look: no active project of note pauses that long."""


def review(catalogue: Catalogue, today: date) -> list[Finding]:
    """All findings, errors first, otherwise in the order of the files."""
    found = [finding for framework in catalogue.frameworks.values() for finding in _of(framework, catalogue, today)]
    return sorted([*found, *stale(catalogue, today)], key=lambda finding: not finding.error)


def _of(framework: Framework, catalogue: Catalogue, today: date) -> Iterator[Finding]:
    yield from succession(framework, catalogue)
    yield from way_out(framework, catalogue)
    yield from towards_the_retired(framework, catalogue)
    yield from _status_and_release(framework, today)
    yield from _roles(framework)
    yield from _tasks(framework)
    yield from _names(framework)
    yield from _articles(framework)
    yield from _first_program(framework)
    yield from _tried(framework, catalogue)


def _status_and_release(framework: Framework, today: date) -> Iterator[Finding]:
    """A status that the dates of releases speak against."""
    if framework.release is None:
        return
    age = (today - first_day(framework.release.date)).days
    value = f"{framework.status.state}, but {framework.release.version} is of {framework.release.date}"
    if framework.retired and age <= STILL_RELEASED:
        yield in_framework(framework.id, "status.state", value, f"retired: no release for {STILL_RELEASED} days")
    if framework.status.state == "active" and age > ASLEEP:
        allowed = f"active: a release within {ASLEEP} days"
        yield in_framework(framework.id, "status.state", value, allowed, error=False)


def _roles(framework: Framework) -> Iterator[Finding]:
    """A role that it plays nowhere: it would never be a candidate once somebody says where."""
    for role in framework.roles:
        if not any(s.level(role) not in {None, "none"} for s in framework.support["target"].values()):
            allowed = f"at least one of them with {role}: partial, full or native"
            yield in_framework(framework.id, "targets", f"nothing to {role} on, though roles has {role}", allowed)


def _tasks(framework: Framework) -> Iterator[Finding]:
    """`specialised` makes it unsuited for all tasks that are not listed, which must not be every one."""
    if framework.specialised and not framework.tasks:
        yield in_framework(framework.id, "specialised", "true without tasks", "true with at least one of tasks")


def _names(framework: Framework) -> Iterator[Finding]:
    for alias in framework.aliases:
        if alias.lower() in SHORT_WORDS:
            allowed = "a name that is no English word of fewer than four letters"
            yield in_framework(framework.id, "aliases", repr(alias), allowed, error=False)


def _articles(framework: Framework) -> Iterator[Finding]:
    for index, article in enumerate(framework.articles):
        if not article.now_sources:
            value = f"nothing, for {article.now[:60]!r}..."
            allowed = "at least one source of what is true now"
            yield in_framework(framework.id, f"articles.{index}.now_source", value, allowed, error=False)


def _first_program(framework: Framework) -> Iterator[Finding]:
    """Python that Python does not read, and programs of another language that are empty."""
    if framework.start is None:
        return
    if not framework.start.program.strip():
        yield in_framework(framework.id, "start.program", "empty", "a program")
    elif framework.start.language == "python":
        try:
            ast.parse(framework.start.program)
        except (SyntaxError, ValueError) as error:
            yield in_framework(framework.id, "start.program", str(error), "Python, or start.language says what else")


def _tried(framework: Framework, catalogue: Catalogue) -> Iterator[Finding]:
    """A first program that was run and failed."""
    tried = catalogue.first_programs.get(framework.id, {})
    if tried.get("outcome") == "failed":
        value = f"failed on {tried['checked']}: {tried['why']}"
        yield in_framework(framework.id, "start.program", value, "a program that runs", error=False)
