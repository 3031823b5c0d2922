"""How long ranking takes, and how much memory: `make bench-ranking`.

Text to read on the terminal; with a file name as argument the same as JSON in there. All data are invented from a fixed
seed. Each case runs in a process of its own, with one thread for linear algebra (as many small products at once gain
nothing from more, and lose much on a busy machine), so that the memory measured is its own.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEED = 20261121
CRITERIA, SAMPLES = 20, 10_000

CASES: dict[str, dict[str, Any]] = {
    "50 frameworks": {"options": 50, "unknown": 0.0, "bar_ms": 5.0},
    "50 frameworks, 3 % of the ratings unknown": {"options": 50, "unknown": 0.03},
    "50 frameworks, 10 % of the ratings unknown": {"options": 50, "unknown": 0.1},
    "5,000 frameworks": {"options": 5_000, "unknown": 0.0, "bar_ms": 500.0, "bar_mb": 200.0},
    "5,000 frameworks, 3 % of the ratings unknown": {"options": 5_000, "unknown": 0.03, "bar_mb": 200.0},
    "5,000 frameworks, 10 % of the ratings unknown": {"options": 5_000, "unknown": 0.1, "bar_mb": 200.0},
    "advice on the real knowledge, with question, reasons and flips": {"advice": True},
}

SECONDS, LEAST, MOST = 3.0, 5, 200
"""A case is repeated for about so long, and between so often and so often."""


def ranking(options: int, unknown: float) -> Callable[[], object]:
    """What ranks once: weights sampled, and the share of them in which each option comes first."""
    import numpy as np

    from advisor.ranking import first_shares, sample_weights

    rng = np.random.default_rng(SEED)
    ratings = rng.integers(0, 51, (options, CRITERIA)) / 10
    ratings[rng.random(ratings.shape) < unknown] = np.nan
    low = rng.uniform(0.0, 2.0, CRITERIA)
    high = low + rng.uniform(0.5, 2.0, CRITERIA)

    def once() -> object:
        drawing = np.random.default_rng(SEED)
        return first_shares(ratings, sample_weights(low, high, SAMPLES, drawing), drawing)

    return once


def advising() -> Callable[[], object]:
    """What gives one whole piece of advice."""
    from datetime import date

    from advisor.advice import Advice, Advisor
    from advisor.catalogue import load
    from advisor.flips import flips
    from advisor.needs import Need, Needs
    from advisor.reply import reasons_for

    advisor = Advisor.of(load(), date(2026, 11, 21))
    said = (Need("task", "vision"), Need("target", "android", must=True), Need("language", "kotlin", must=True))

    def once() -> object:
        advice = Advice(advisor.catalogue, advisor.tables, Needs(said))  # the advisor would remember it
        return advice.shares, advice.question, reasons_for(advice), flips(advice)

    return once


def peak_mb() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def measured(once: Callable[[], object]) -> dict[str, float]:
    """Median, quartiles and extremes in ms, the processor's own time (mean), which other programs hardly lengthen, and
    by how many MB the peak rose over what was there before.
    """
    before = peak_mb()
    once()
    more = peak_mb() - before
    times: list[float] = []
    busy = time.process_time()
    while len(times) < LEAST or (sum(times) < 1_000 * SECONDS and len(times) < MOST):
        start = time.perf_counter()
        once()
        times.append(1_000 * (time.perf_counter() - start))
    busy = 1_000 * (time.process_time() - busy) / len(times)
    low, middle, high = statistics.quantiles(times, n=4)
    return {"median_ms": middle, "lower_quartile_ms": low, "upper_quartile_ms": high, "least_ms": min(times),
            "most_ms": max(times), "cpu_ms": busy, "runs": len(times), "memory_mb": more}  # fmt: skip


def apart(name: str) -> dict[str, Any]:
    """A case measured in a process of its own."""
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, "-m", "benchmarks.ranking", "--case", name]
    done = subprocess.run(command, env={**os.environ, **one_thread}, stdout=subprocess.PIPE, check=True)
    bars = {key: value for key, value in CASES[name].items() if key.startswith("bar_")}
    return {"case": name, **json.loads(done.stdout), **bars}


def line(found: dict[str, Any]) -> str:
    """One case for the terminal."""
    text = (
        f"{found['case']:62} {found['median_ms']:8.2f} ms  ({found['lower_quartile_ms']:.2f} to "
        f"{found['upper_quartile_ms']:.2f}, {found['cpu_ms']:.2f} on the processor, "
        f"{found['runs']} runs)  {found['memory_mb']:6.1f} MB more"
    )
    bars = [("median_ms", "bar_ms", "ms"), ("memory_mb", "bar_mb", "MB")]
    told = [
        f"{'within' if found[got] <= found[bar] else 'over'} {found[bar]:g} {unit}"
        for got, bar, unit in bars
        if bar in found
    ]
    return f"{text}  {', '.join(told)}"


def _held(value: float, bar: float) -> str:
    return "within" if value <= bar else "over"


def main(arguments: list[str]) -> None:
    """Measures every case, or the one that is named."""
    if arguments[:1] == ["--case"]:
        case = CASES[arguments[1]]
        print(json.dumps(measured(advising() if "advice" in case else ranking(case["options"], case["unknown"]))))
        return
    print(
        f"{CRITERIA} criteria, {SAMPLES:,} weightings: median (quartiles, processor's time, runs), rise of peak memory"
    )
    results = []
    for name in CASES:
        results.append(apart(name))
        print(line(results[-1]), flush=True)
    if arguments:
        Path(arguments[0]).write_text(json.dumps({"seed": SEED, "results": results}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
