"""`python -m advisor check`, `review`, `profiles` and `tables`: whether the knowledge can be used, what a careful
reader would find in it, whether it advises as before, and all of it as tables; `index` encodes its claims, and
`replay` says of a decision record whether the same would be advised today; `forget` deletes what is kept of a person.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, timezone
from pathlib import Path

from advisor.advice import Advisor
from advisor.catalogue import FOLDER, KnowledgeError, load
from advisor.encoder import Encoder
from advisor.model import Catalogue
from advisor.overview import PAGE, is_stale, overview
from advisor.premises import Premises
from advisor.profiles import verdicts
from advisor.recall import Recall
from advisor.replay import NotARecord, read, replay, told
from advisor.review import review

FLIPPED = """Advised something else than what knowledge/profiles.yml keeps: {ids}.
Look at why: mend the fact or the weight that is wrong; where the world has moved, write the new pick there."""

UNREADABLE = 2
"""The exit status where a file is no record."""


def main() -> int:
    """0 when all is well, 1 with the problems on standard error; of a replay 1 when it differs, 2 without a record."""
    parser = argparse.ArgumentParser(prog="advisor", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="load and check the knowledge")
    check.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    check.set_defaults(run=_check)
    profiles = commands.add_parser("profiles", help="say which kept profiles are advised something else than before")
    profiles.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    profiles.set_defaults(run=_profiles)
    reviewed = commands.add_parser("review", help="look for contradictions, dead ends, and what is old")
    reviewed.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    reviewed.set_defaults(run=_review)
    tables = commands.add_parser("tables", help="write the knowledge as tables for reading")
    tables.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    tables.add_argument("--page", type=Path, default=PAGE, help="where (default: docs/frameworks.md)")
    tables.add_argument("--check", action="store_true", help="write nothing, say only whether the page is stale")
    tables.set_defaults(run=_tables)
    index = commands.add_parser("index", help="encode all claims, so that the advisor starts at once")
    index.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    index.set_defaults(run=_index)
    replayed = commands.add_parser("replay", help="say what a decision record advised, what is advised now, and why")
    replayed.add_argument("file", type=Path, help="a decision record, as Markdown or as JSON")
    replayed.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    replayed.set_defaults(run=_replay)
    forgotten = commands.add_parser("forget", help="delete all that is kept of a person: what was said, and ratings")
    forgotten.add_argument("sender", help="the id of the conversation; * stands for anything, as in 'T1/*/U7'")
    forgotten.set_defaults(run=_forget)
    options = parser.parse_args()
    if "sender" in options:
        return _forget(options.sender)
    try:
        return int(options.run(load(options.folder), options))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1


def _check(catalogue: Catalogue, _: argparse.Namespace) -> int:
    print(f"Knowledge {catalogue.version}: {len(catalogue.frameworks)} frameworks, all checks passed.")
    return 0


def _profiles(catalogue: Catalogue, _: argparse.Namespace) -> int:
    found = verdicts(Advisor.of(catalogue))
    for verdict in found:
        kept = f"kept: {verdict.profile.pick}" if verdict.flipped else "as kept"
        print(f"{verdict.profile.id:<16} {verdict.pick:<28} {verdict.share:>4.0%}  {kept}")
    flipped = [verdict.profile.id for verdict in found if verdict.flipped]
    if flipped:
        print(FLIPPED.format(ids=", ".join(flipped)), file=sys.stderr)
    return int(bool(flipped))


def _review(catalogue: Catalogue, _: argparse.Namespace) -> int:
    found = review(catalogue, datetime.now(timezone.utc).date())
    for finding in found:
        print(finding)
    errors = sum(finding.error for finding in found)
    print(f"Reviewed {len(catalogue.frameworks)} frameworks: {errors} errors, {len(found) - errors} warnings.")
    return int(bool(errors))


def _tables(catalogue: Catalogue, options: argparse.Namespace) -> int:
    page = options.page
    stale = not page.exists() or is_stale(page.read_text("utf-8"), catalogue)
    if options.check and stale:
        print(f"{page.name} is not what the knowledge says now; `make tables` writes it anew.", file=sys.stderr)
    elif not options.check:
        page.write_text(overview(catalogue), "utf-8")
        print(f"{page.name}: {len(catalogue.frameworks)} frameworks, knowledge {catalogue.version}.")
    return int(options.check and stale)


def _index(catalogue: Catalogue, _: argparse.Namespace) -> int:
    recall = Recall(catalogue, Encoder.load())
    Premises(catalogue, recall)
    print(f"{len(recall.claims)} claims are ready to be found.")
    return 0


def _replay(catalogue: Catalogue, options: argparse.Namespace) -> int:
    try:
        kept = read(options.file.read_text("utf-8"), catalogue)
    except (NotARecord, OSError, UnicodeDecodeError) as error:
        print(f"{options.file}: no record that can be replayed: {error}", file=sys.stderr)
        return UNREADABLE
    found = replay(kept, catalogue)
    print(told(found))
    return int(found.differs)


def _forget(sender: str) -> int:
    from stores.errors import StoreDown  # the knowledge needs no database
    from stores.forget import forget_now

    try:
        gone = forget_now(sender)
    except (StoreDown, ValueError) as error:
        print(f"Nothing was deleted: {error}", file=sys.stderr)
        return 1
    print("\n".join(f"Forgotten: {name}" for name in gone) or "Nothing was kept under this id.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
