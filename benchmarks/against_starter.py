"""Our figures against the bot that `rasa init` makes, in one run on one machine: `make bench`.

Both bots run side by side and are measured in turn, round by round, so that what else the machine does falls on both
alike: the ratios count. Text on the terminal; the same, JSON and a picture in .build/bench. All times are of the whole
way over REST, with the same client. The starter bot is made on the spot, and trained once.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from benchmarks import bots, measures, ranking
from benchmarks.bots import ROOT, Bot
from benchmarks.table import Row, picture, row, text

RESULTS = ROOT / ".build" / "bench"


@dataclass(frozen=True)
class Size:
    """How much is measured: `rounds` of `replies` new people and of 32 people with `each` messages; `starts`."""

    rounds: int
    replies: int
    each: int
    starts: int


FULL = Size(rounds=7, replies=100, each=10, starts=3)
QUICK = Size(rounds=3, replies=20, each=2, starts=1)


def say(step: str) -> None:
    """Progress, on stderr."""
    print(f"{datetime.now():%H:%M:%S}  {step}", file=sys.stderr, flush=True)  # noqa: DTZ005 - the clock on the wall


def trained(scratch: Path, options: argparse.Namespace) -> tuple[Bot, Bot, dict[str, Any]]:
    """Both bots with their models, and what training took in seconds; nothing for a model that is there already."""
    took: dict[str, Any] = {}
    model, folder = options.model, options.starter
    if folder is None:
        folder = scratch / "starter"
        folder.mkdir()
        say("Making and training the starter bot (some minutes)")
        took["starter"] = bots.rasa("init", "--no-prompt", "--init-dir", ".", folder=folder, log=scratch / "init.log")
    if model is None:
        model = scratch / "bench.tar.gz"
        say("Training the advisor")
        # As `make train` does.
        arguments = ("train", "--force", "--skip-validation", "--fixed-model-name", "bench", "--out", str(scratch))
        took["advisor"] = bots.rasa(*arguments, folder=ROOT, log=scratch / "train.log", program="patches")
    return bots.ours(model.resolve()), bots.starter(folder.resolve()), took


def started(pair: list[Bot], starts: int, scratch: Path, stack: ExitStack) -> dict[str, list[float]]:
    """Seconds to the first answer, of each start; after the last they stay up for as long as `stack`."""
    took: dict[str, list[float]] = {bot.name: [] for bot in pair}
    for number in range(starts):
        for bot in pair:
            say(f"Starting {bot.name} ({number + 1} of {starts})")
            run = bots.running(bot, scratch)
            if number + 1 == starts:
                took[bot.name].append(stack.enter_context(run))
            else:
                with run as seconds:
                    took[bot.name].append(seconds)
    return took


def rounds(pair: list[Bot], size: Size) -> dict[str, list[dict[str, float]]]:
    """For each bot what each round gave."""
    found: dict[str, list[dict[str, float]]] = {bot.name: [] for bot in pair}
    for bot in pair:
        measures.warm(bot, 10)
    for number in range(size.rounds):
        for bot in pair:
            say(f"Round {number + 1} of {size.rounds}: {bot.name}")
            times = sorted(measures.warm(bot, size.replies))
            cuts = statistics.quantiles(times, n=20, method="inclusive")
            anew = statistics.median(measures.anew(bot, size.replies))
            rate = measures.together(bot, size.each)
            found[bot.name].append({"p50": cuts[9], "p95": cuts[18], "anew": anew, "rate": rate})
            told = f"p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms, {anew:.0f} ms to what is new"
            say(f"  {told}, {rate:.1f} replies a second")
    return found


def conversations(pair: list[Bot], ours: Bot) -> dict[str, dict[str, float]]:
    """Milliseconds early and late in one long conversation."""
    found = {}
    for bot in pair:
        say(f"A conversation of {measures.LATE} messages: {bot.name}")
        found[bot.name] = measures.lengthening(bot)
    return found


def ranked() -> list[Row]:
    """The rows of benchmarks/ranking.py that have bars."""
    rows = []
    for name, case in ranking.CASES.items():
        if "bar_ms" in case:
            say(f"Ranking {name}")
            got = ranking.apart(name)
            spread = (got["lower_quartile_ms"], got["upper_quartile_ms"])
            rows.append(Row(f"ranking {name}", "ms", got["median_ms"], None, got["bar_ms"], spread=spread))
            if "bar_mb" in got:
                rows.append(Row(f"ranking {name}, memory", "MB", got["memory_mb"], None, got["bar_mb"]))
    return rows


def rows_of(ours: str, theirs: str, found: dict[str, Any]) -> list[Row]:
    """The table, from what was measured of two bots."""

    def both(of: str) -> tuple[list[float], list[float]]:
        one, other = ([each[of] for each in found["rounds"][name]] for name in (ours, theirs))
        return one, other

    start, memory, talk, training = found["start"], found["memory"], found["talk"][ours], found["training"]
    rows = [
        row("reply, warm, p50", "ms", *both("p50"), bar=0.40),
        row("reply, warm, p95", "ms", *both("p95"), bar=0.40),
        row("reply to what nobody said before, p50", "ms", *both("anew"), bar=0.40),
        row("replies a second, 32 people at once", "/s", *both("rate"), bar=2.5, at_least=True),
        row("from the start to the first answer", "s", start[ours], start[theirs], bar=0.35),
        Row("resident memory of all processes", "MB", memory[ours], memory[theirs], 0.65),
    ]
    if {ours, theirs} <= set(training):
        for kind, told in (("wall", "training"), ("cpu", "training, processor's time")):
            rows.append(Row(told, "s", training[ours][kind], training[theirs][kind], 0.25))
    late = "reply at the 200th message against the 5th (of ours)"
    return [*rows, Row(late, "ms", talk["late"], talk["early"], 1.5)]


def measured(options: argparse.Namespace, scratch: Path) -> tuple[list[Row], dict[str, Any]]:
    """Everything, in one run."""
    size = QUICK if options.quick else FULL
    ours, theirs, training = trained(scratch, options)
    pair = [ours, theirs]
    if options.unpatched:
        pair.insert(1, bots.unpatched(ours.model, scratch))
    with ExitStack() as stack:
        found: dict[str, Any] = {"training": training, "start": started(pair, size.starts, scratch, stack)}
        found["rounds"] = rounds(pair, size)
        found["memory"] = {bot.name: bots.resident_mb(bot) for bot in pair}
        found["talk"] = conversations(pair, ours)
    rows = rows_of(ours.name, theirs.name, found)
    return rows + ranked(), found


def main() -> None:
    """Measures and writes."""
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended then too
    load = os.getloadavg()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        rows, found = measured(options, Path(scratch))
    loads = f"load average before {load[0]:.1f}, after {os.getloadavg()[0]:.1f}, on {os.cpu_count()} processors"
    notes = [
        f"{datetime.now(timezone.utc):%d %b %Y %H:%M} UTC, {'quick run' if options.quick else 'full run'}; {loads}."
    ]
    told = text(rows, [*notes, "Medians; spread: least to most of the rounds' ratios (of ranking: quartiles)."])
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "bench.txt").write_text(told, encoding="utf-8")
    whole = {"notes": notes, "rows": [each.to_json() for each in rows], "measured": found}
    (options.out / "bench.json").write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    picture(rows, options.out / "bench.png")
    print(told)
    print(f"Also in {options.out}: bench.txt, bench.json, bench.png")


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and starts")
    parser.add_argument("--unpatched", action="store_true", help="measure ours on stock Rasa too")
    parser.add_argument("--starter", type=Path, help="a folder in which `rasa init` was run: do not make another")
    parser.add_argument("--model", type=Path, help="a trained model of ours: do not train another")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the results are written")
    return parser.parse_args()


if __name__ == "__main__":
    main()
