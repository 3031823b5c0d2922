"""Counts who worked on each framework's repository within a year, and keeps the counts, without any name.

    python scripts/repositories.py [--only ID ...] [--mirror FOLDER] [--dry-run]

Brings the histories, without files, into .build/repositories; or counts in a folder of git mirrors that are there
already. Prints what changed, and which of the kept profiles are advised something else by it. What cannot be counted
keeps the evidence that it has; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from shutil import rmtree
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python looks only in scripts/

from refresh import flipped  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.markup import escape  # noqa: E402
from rich.progress import track  # noqa: E402
from rich.table import Table  # noqa: E402

from advisor.catalogue import FOLDER, KnowledgeError, load, write_repositories  # noqa: E402
from advisor.model import Catalogue, Framework, Repository  # noqa: E402
from advisor.ratings import computed, first_day  # noqa: E402

CLONES = ROOT / ".build" / "repositories"
YEAR = timedelta(days=365)
LONGEST = 1800  # seconds for one repository: the largest histories have hundreds of thousands of commits
OLD = 183
"""Days: a mirror that ends so long before the framework's last release is old, and not a sign that nobody works."""

MACHINE = re.compile(
    r"(?<![a-z])(ro)?bot(?![a-z])"  # "dependabot[bot]", "x-bot@y.org"
    r"|^\S+bot <"  # "pytorchbot": one word; "Ann Talbot" is a person
    r"|dependabot|renovate|github[ -]actions?|mergify|copybara|automation@|\bauthors <"
    r"|gardener@tensorflow|copilot|cursoragent|noreply@anthropic",
    re.IGNORECASE,
)
"""Authors ("name <e-mail>") that are no people: bots, and what copies from elsewhere in the name of all."""

QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}  # a repository that is gone makes git ask for a password
SLOW = ("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60", "-c", "credential.helper=")

Entry = dict[str, Any]


class RepositoryError(RuntimeError):
    """A repository could not be counted; the message says why, in one line."""


class UnknownFramework(ValueError):
    """`--only` names what has no entry, or no repository."""


@dataclass(frozen=True)
class Commit:
    """Who made one (name and e-mail in lower case), and on which day it came in."""

    name: str
    mail: str
    day: date

    @property
    def by_machine(self) -> bool:
        """Whether no person made it."""
        return bool(MACHINE.search(f"{self.name} <{self.mail}>"))


@dataclass
class Counted:
    """What came of counting: framework -> entry, and what failed."""

    entries: dict[str, Entry] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


def main(arguments: Sequence[str], folder: Path = FOLDER, today: date | None = None, clones: Path | None = None) -> int:
    """0 when every repository was counted, 1 when one was not or the knowledge is broken, 2 at wrong arguments."""
    options = _options(arguments)
    console = Console(highlight=False, soft_wrap=True)
    today = today or datetime.now(timezone.utc).date()
    try:
        before = load(folder)
        counted = _count_all(before, options, clones or CLONES, today, console)
        after = load(folder, {"repositories": _merged(before, counted.entries)})
    except KnowledgeError as error:
        console.print(str(error), style="red", markup=False)
        return 1
    except UnknownFramework as error:
        console.print(str(error), style="red", markup=False)
        return 2
    if counted.entries and not options.dry_run:
        write_repositories(after.repositories, folder)
    _tell(console, before, after, counted, today)
    if options.dry_run:
        console.print("Dry run: nothing was written.")
    return int(bool(counted.failures))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="repositories", description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--only", metavar="ID", action="append", help="just this framework; may be given again")
    parser.add_argument("--mirror", metavar="FOLDER", type=Path, help="git mirrors, called owner+name, to count in")
    parser.add_argument("--dry-run", action="store_true", help="count and tell, but write nothing")
    return parser.parse_args(arguments)


def _orders(catalogue: Catalogue, only: Sequence[str] | None) -> dict[str, Repository]:
    having = {id_: f.repository for id_, f in catalogue.frameworks.items() if f.repository}
    for id_ in only or ():
        if id_ not in having:
            raise UnknownFramework(f"{id_!r} is no framework with a repository (allowed: {', '.join(sorted(having))})")
    return {id_: repository for id_, repository in having.items() if only is None or id_ in only}


def _count_all(before: Catalogue, options: argparse.Namespace, clones: Path, today: date, console: Console) -> Counted:
    counted, orders = Counted(), _orders(before, options.only)
    for id_ in track(orders, "Counting commits", console=console, disable=not console.is_terminal):
        _count_one(before.frameworks[id_], options.mirror, clones, today, counted)
    return counted


def _count_one(framework: Framework, mirrors: Path | None, clones: Path, today: date, counted: Counted) -> None:
    """Adds to `counted` what comes of one repository."""
    repository = framework.repository
    assert repository is not None
    try:
        entry = _in_mirror(framework, repository, mirrors, today) if mirrors else _in_clone(repository, clones, today)
    except RepositoryError as error:
        counted.failures.append(f"{framework.id}: {repository.url}: {error}")
    else:
        counted.entries[framework.id] = entry


def _in_clone(repository: Repository, clones: Path, today: date) -> Entry:
    """The year ends today: what nobody works on any more has no one."""
    return count(history(fetched(repository, clones), repository.path), repository, today, today)


def _in_mirror(framework: Framework, repository: Repository, mirrors: Path, today: date) -> Entry:
    """The year ends with the mirror's newest commit: nobody knows what came after it was made."""
    commits = history(mirror_of(repository, mirrors), repository.path)
    newest = max(commit.day for commit in commits)
    released = first_day(framework.release.date) if framework.release else newest
    if (released - newest).days > OLD:
        raise RepositoryError(f"the mirror ends on {newest}, long before the release of {released}: it is old")
    return count(commits, repository, newest, today)


def fetched(repository: Repository, clones: Path) -> Path:
    """A bare clone of a repository, brought up to date: commits alone, or folders too where one is to be counted.

    Raises:
        RepositoryError: when it cannot be reached or is none.
    """
    kind = "blob:none" if repository.path else "tree:0"
    clone = clones / f"{_name(repository)}.{kind.partition(':')[0]}.git"
    if clone.exists():
        _git("-C", str(clone), *SLOW, "fetch", "--quiet", "--no-tags", "origin", "+HEAD:refs/heads/newest")
        return clone
    clone.parent.mkdir(parents=True, exist_ok=True)
    whole = ("clone", "--quiet", "--bare", f"--filter={kind}", "--single-branch", "--no-tags")
    try:
        _git(*SLOW, *whole, repository.url, str(clone))
        _git("-C", str(clone), "update-ref", "refs/heads/newest", "HEAD", trouble="it has no commits")
    except BaseException:
        rmtree(clone, ignore_errors=True)
        raise
    return clone


def mirror_of(repository: Repository, mirrors: Path) -> Path:
    """The git directory of a repository in a folder of mirrors: owner+name, `repo` or `.git` in it, or owner/name.

    Raises:
        RepositoryError: when there is none.
    """
    name = _name(repository)
    places = [mirrors / f"{name}{rest}" for rest in ("/repo", "/.git", ".git", "")] + [mirrors / name.replace("+", "/")]
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise RepositoryError(f"no mirror called {name} in {mirrors}")
    return found


def _name(repository: Repository) -> str:
    """owner+name, out of the address."""
    return "+".join(repository.url.rstrip("/").removesuffix(".git").split("/")[-2:])


def history(git_directory: Path, path: str | None = None) -> list[Commit]:
    """All commits that lead to the newest one, merges apart; those that touch `path` where one is given.

    Names are those of the repository's own mailmap, where it has one.

    Raises:
        RepositoryError: when it is no git directory, is damaged, or has no such commits.
    """
    newest = "refs/heads/newest" if (git_directory / "refs" / "heads" / "newest").exists() else "HEAD"
    where = ("--", path) if path else ()
    at = ("--git-dir", str(git_directory))
    _git(*at, "rev-parse", "--git-dir", trouble=f"{git_directory} is no git directory")
    _git(*at, "rev-parse", "--verify", "--quiet", f"{newest}^{{commit}}", trouble="it has no commits")
    mailmap, fields = ("-c", f"mailmap.blob={newest}:.mailmap"), "--format=%aN%x00%aE%x00%ct"
    lines = _git(*at, *mailmap, "log", "--no-merges", "--use-mailmap", fields, newest, *where).splitlines()
    if not lines:
        raise RepositoryError(f"no commit touches {path}" if path else "it has no commits")
    return [_commit(*line.split("\0")) for line in lines]


def _commit(name: str, mail: str, seconds: str) -> Commit:
    return Commit(name.strip().lower(), mail.strip().lower(), datetime.fromtimestamp(int(seconds), timezone.utc).date())


def _git(*arguments: str, trouble: str | None = None) -> str:
    """What git prints; its last line of complaint, or `trouble`, becomes the error."""
    try:
        done = subprocess.run(
            ["git", *arguments], capture_output=True, timeout=LONGEST, check=True, env={**os.environ, **QUIET}
        )
    except FileNotFoundError as error:
        raise RepositoryError("git is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise RepositoryError(f"git took longer than {LONGEST} seconds") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines() or [f"git failed ({error.returncode})"]
        telling = next((line for line in said if line.startswith(("fatal:", "error:"))), said[-1])
        raise RepositoryError(trouble or telling) from error
    return done.stdout.decode("utf-8", "replace")


def count(commits: Iterable[Commit], repository: Repository, end: date, today: date) -> Entry:
    """How many people made how many commits in the year up to `end`; `until` is the day of the newest one counted.

    Where there is none in that year it is that of the newest one before.
    """
    by_people = [commit for commit in commits if not commit.by_machine and commit.day <= end]
    if not by_people:
        raise RepositoryError("no commit in it was made by a person")
    within = [commit for commit in by_people if commit.day > end - YEAR]
    return {
        "url": repository.url,
        **({"path": repository.path} if repository.path else {}),
        "authors": people(within),
        "commits": len(within),
        "since": (end - YEAR + timedelta(days=1)).isoformat(),
        "until": max(commit.day for commit in within or by_people).isoformat(),
        "checked": today.isoformat(),
    }


def people(commits: Iterable[Commit]) -> int:
    """How many people made commits: the same name, or the same e-mail address, is the same person."""
    leads: dict[str, str] = {}

    def first(key: str) -> str:
        while leads.setdefault(key, key) != key:
            key = leads[key]
        return key

    for commit in commits:
        leads[first(f"name {commit.name}")] = first(f"mail {commit.mail}")
    return sum(1 for key, lead in leads.items() if key == lead)


def _merged(catalogue: Catalogue, new: Mapping[str, Entry]) -> dict[str, Mapping[str, Any]]:
    """The evidence there is with the new in its place, without that of repositories which no file names any more."""
    kept = {id_: entry for id_, entry in catalogue.repositories.items() if catalogue.frameworks[id_].repository}
    return {**kept, **new}


def _tell(console: Console, before: Catalogue, after: Catalogue, counted: Counted, today: date) -> None:
    table = Table("framework", "people", "commits", "until", "rated before", "now")
    for id_, entry in counted.entries.items():
        old, new = _community(before, id_, today), _community(after, id_, today)
        if entry != {**before.repositories.get(id_, {}), "checked": entry["checked"]}:
            row = (id_, str(entry["authors"]), str(entry["commits"]), entry["until"], old, new)
            table.add_row(*map(escape, row))
    console.print(table if table.row_count else "Nothing changed.")
    for failure in counted.failures:
        console.print(f"Failed, the old evidence stays: {failure}", style="red", markup=False)
    for line in flipped(before, after, today):
        console.print(line, markup=False)
    sizes = f"{len(counted.entries)} counted, {len(counted.failures)} failed, {table.row_count} changed."
    console.print(sizes, markup=False)


def _community(catalogue: Catalogue, id_: str, today: date) -> str:
    """The rating and its basis, as it is shown."""
    framework = catalogue.frameworks[id_]
    rating = {**framework.ratings, **computed(framework, catalogue, today)}.get("community")
    return f"{rating.value} {rating.basis}" if rating else "-"


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
