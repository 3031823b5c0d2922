"""Measures how well messages are understood, shows how far it is, and writes docs/evaluation.md.

python -m evaluation --quick
python -m evaluation --epochs 10 --clinc /data/clinc --banking /data/banking
python -m evaluation --only-pipelines default --epochs 25
"""

from __future__ import annotations

import argparse
import os
import warnings
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """What can be said on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="train no other pipelines: the last comparison is kept")
    parser.add_argument(
        "--only-pipelines",
        nargs="+",
        default=(),
        metavar="NAME",
        help="train these, keep their results beside the others' for the next --quick run, and write no report",
    )
    parser.add_argument("--epochs", type=int, default=100, help="of Rasa's default pipeline (100)")
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "advisor.tar.gz", help="of `make train`")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the report goes")
    parser.add_argument("--clinc", type=Path, help="folder with CLINC150's data_full.json")
    parser.add_argument("--banking", type=Path, help="folder with BANKING77's train.csv and test.csv")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> None:
    """Only what is asked for is imported: Rasa takes ten seconds."""
    told, console = arguments(given), Console(highlight=False, soft_wrap=True)
    if not told.model.is_file():
        raise SystemExit(f"There is no model {told.model}: `make train` trains it.")
    quiet()
    with console.status("Starting"):
        from evaluation import comparing, measuring, report

    public = comparing.Public(told.clinc, told.banking)
    if told.only_pipelines:
        comparing.compare(told.epochs, public, console, told.only_pipelines)
        return
    figures = measuring.measure(told.model, console)
    compared = comparing.kept() if told.quick else comparing.compare(told.epochs, public, console)
    written = report.write(figures, compared, told.docs)
    console.print(f"{figures.accuracy:.1%} of the held-out intents are right. More in {written}", markup=False)


def quiet() -> None:
    """Rasa's dependencies warn by the hundred on import, and TensorFlow tells what the processor can do."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    warnings.showwarning = lambda *_, **__: None  # filters do not last: some of them set their own


if __name__ == "__main__":
    main()
