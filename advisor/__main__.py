"""`python -m advisor check`: whether the knowledge can be used, with every problem found."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from advisor.catalogue import FOLDER, KnowledgeError, load


def main() -> int:
    """0 when all is well, 1 with the problems on standard error."""
    parser = argparse.ArgumentParser(prog="advisor", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="load and check the knowledge")
    check.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    options = parser.parse_args()
    try:
        catalogue = load(options.folder)
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Knowledge {catalogue.version}: {len(catalogue.frameworks)} frameworks, all checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
