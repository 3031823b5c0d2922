"""Asks PyPI and npm for the latest release of each framework that has a package there, and keeps what they say.

    python scripts/refresh.py [--only ID ...] [--dry-run]

Prints what changed, and which of the kept profiles are advised something else by it. What cannot be asked keeps the
evidence that it has; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python looks only in scripts/

import requests  # noqa: E402
from registries import Entry, RegistryError, ask, connection  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.markup import escape  # noqa: E402
from rich.progress import track  # noqa: E402
from rich.table import Table  # noqa: E402

from advisor.advice import Advisor  # noqa: E402
from advisor.catalogue import FOLDER, Evidence, KnowledgeError, load, write_evidence  # noqa: E402
from advisor.model import Catalogue  # noqa: E402
from advisor.profiles import flips, verdicts  # noqa: E402

SHOWN = {
    "version": "version",
    "date": "date",
    "licence": "licence",
    "size_mb": "size in MB",
    "requires_python": "Python",
    "yanked": "withdrawn",
    "package": "package",
}
Kept = dict[str, dict[str, Entry]]


@dataclass(frozen=True)
class Order:
    """A package to ask a registry for."""

    framework: str
    registry: str
    package: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heard:
    """What came of asking: registry -> framework -> entry, what is worth telling, and what failed."""

    entries: Kept
    notes: list[str]
    failures: list[str]


def main(
    arguments: Sequence[str],
    session: requests.Session | None = None,
    folder: Path = FOLDER,
    today: date | None = None,
) -> int:
    """0 when every package was asked, 1 when one could not be or the knowledge is broken, 2 at wrong arguments."""
    options = _options(arguments)
    console = Console(highlight=False, soft_wrap=True)
    today = today or datetime.now(timezone.utc).date()
    try:
        before = load(folder)
        heard = _ask_all(before, options.only, session or connection(), today, console)
        evidence = merged(before, heard.entries)
        after = load(folder, evidence)
    except KnowledgeError as error:
        console.print(str(error), style="red", markup=False)
        return 1
    except UnknownFramework as error:
        console.print(str(error), style="red", markup=False)
        return 2
    if heard.entries and not options.dry_run:
        write_evidence(evidence, folder)
    _tell(console, before, after, heard, today)
    if options.dry_run:
        console.print("Dry run: nothing was written.")
    return int(bool(heard.failures))


class UnknownFramework(ValueError):
    """`--only` names what has no entry, or no package."""


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="refresh", description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--only", metavar="ID", action="append", help="just this framework; may be given again")
    parser.add_argument("--dry-run", action="store_true", help="ask and tell, but write nothing")
    return parser.parse_args(arguments)


def _orders(catalogue: Catalogue, only: Sequence[str] | None) -> list[Order]:
    """What to ask for.

    Raises:
        UnknownFramework: when there is nothing to ask of one of `only`.
    """
    having = {id_: f for id_, f in catalogue.frameworks.items() if f.packages}
    for id_ in only or ():
        if id_ not in having:
            raise UnknownFramework(f"{id_!r} is no framework with a package (allowed: {', '.join(sorted(having))})")
    return [
        Order(id_, registry, package, f.parts if registry == "pypi" else ())
        for id_, f in having.items()
        if only is None or id_ in only
        for registry, package in f.packages.items()
    ]


def _ask_all(
    before: Catalogue, only: Sequence[str] | None, session: requests.Session, today: date, console: Console
) -> Heard:
    heard, orders = Heard({}, [], []), _orders(before, only)
    for order in track(orders, "Asking the registries", console=console, disable=not console.is_terminal):
        old = before.evidence.get(order.registry, {}).get(order.framework, {})
        _ask(order, old, session, today, heard)
    return heard


def _ask(order: Order, old: Mapping[str, Any], session: requests.Session, today: date, heard: Heard) -> None:
    """Adds to `heard` what comes of one order."""
    try:
        found = ask(session, order.registry, order.package, today, order.parts)
    except RegistryError as error:
        heard.failures.append(f"{order.framework}: {error}")
    else:
        entry, notes = _earlier(old, found.entry)
        heard.entries.setdefault(order.registry, {})[order.framework] = entry
        heard.notes.extend(f"{order.framework}: {note}" for note in [*found.notes, *notes])


def _earlier(old: Mapping[str, Any], new: Entry) -> tuple[Entry, list[str]]:
    """A release has one day; where a mirror gives the later one on which it made its copy, the earlier is kept."""
    same = all(old.get(key) == new[key] for key in ("package", "version"))
    if not same or old["date"] >= new["date"]:
        return new, []
    note = f"{new['version']} was of {old['date']} and is now given as of {new['date']}; the earlier day is kept"
    return {**new, "date": old["date"]}, [note]


def merged(catalogue: Catalogue, new: Kept) -> Evidence:
    """The evidence there is with the new in its place, without that of packages which no file names any more."""
    kept = {
        registry: {id_: e for id_, e in entries.items() if registry in catalogue.frameworks[id_].packages}
        for registry, entries in catalogue.evidence.items()
    }
    return {registry: {**entries, **new.get(registry, {})} for registry, entries in kept.items()}


def _tell(console: Console, before: Catalogue, after: Catalogue, heard: Heard, today: date) -> None:
    changed = list(changes(before.evidence, after.evidence))
    table = Table("framework", "registry", "what", "before", "now")
    for row in changed:
        table.add_row(*map(escape, row))
    console.print(table if changed else "Nothing changed.")
    for note in heard.notes:
        console.print(f"Note: {note}", markup=False)
    for failure in heard.failures:
        console.print(f"Failed, the old evidence stays: {failure}", style="red", markup=False)
    for line in flipped(before, after, today):
        console.print(line, markup=False)
    asked = sum(map(len, heard.entries.values()))
    console.print(f"{asked} answered, {len(heard.failures)} failed, {len(changed)} changes.", markup=False)


def changes(old: Evidence, new: Evidence) -> Iterator[tuple[str, str, str, str, str]]:
    """Framework, registry, what, before and now, of all that differs but the day."""
    for registry, entries in new.items():
        for id_, entry in entries.items():
            was: Mapping[str, Any] = old.get(registry, {}).get(id_, {})
            for key, label in SHOWN.items():
                if was.get(key) != entry.get(key):
                    yield id_, registry, label, str(was.get(key, "-")), str(entry.get(key, "-"))


def flipped(before: Catalogue, after: Catalogue, today: date) -> list[str]:
    """A line for each kept profile that is advised something else, or one that says that there is none."""
    found = flips(verdicts(Advisor.of(before, today)), verdicts(Advisor.of(after, today)))
    lines = [
        f"Flips: {old.profile.title}: {old.pick} ({old.share:.0%}) -> {new.pick} ({new.share:.0%})"
        for old, new in found
    ]
    return lines or [f"No flip in {len(after.profiles)} kept profiles."]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
