"""`python -m advisor check` and `profiles`: whether the knowledge can be used; whether it advises as before."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from advisor.advice import Advisor
from advisor.catalogue import FOLDER, KnowledgeError, load
from advisor.model import Catalogue
from advisor.profiles import verdicts

FLIPPED = """Advised something else than what knowledge/profiles.yml keeps: {ids}.
Look at why: mend the fact or the weight that is wrong; where the world has moved, write the new pick there."""


def main() -> int:
    """0 when all is well, 1 with the problems on standard error."""
    parser = argparse.ArgumentParser(prog="advisor", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="load and check the knowledge")
    check.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    check.set_defaults(run=_check)
    profiles = commands.add_parser("profiles", help="say which kept profiles are advised something else than before")
    profiles.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    profiles.set_defaults(run=_profiles)
    options = parser.parse_args()
    try:
        return int(options.run(load(options.folder)))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1


def _check(catalogue: Catalogue) -> int:
    print(f"Knowledge {catalogue.version}: {len(catalogue.frameworks)} frameworks, all checks passed.")
    return 0


def _profiles(catalogue: Catalogue) -> int:
    found = verdicts(Advisor.of(catalogue))
    for verdict in found:
        kept = f"kept: {verdict.profile.pick}" if verdict.flipped else "as kept"
        print(f"{verdict.profile.id:<16} {verdict.pick:<28} {verdict.share:>4.0%}  {kept}")
    flipped = [verdict.profile.id for verdict in found if verdict.flipped]
    if flipped:
        print(FLIPPED.format(ids=", ".join(flipped)), file=sys.stderr)
    return int(bool(flipped))


if __name__ == "__main__":
    sys.exit(main())
