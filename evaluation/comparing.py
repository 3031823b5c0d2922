"""Compares the pipelines on all sets that there are, telling how far it is, and keeps the results for quick runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import track

from evaluation import comparison, held_out, public_sets, training_data
from evaluation.comparison import OURS, Result
from evaluation.default_bot import DEFAULT, DefaultBot
from evaluation.ours import Ours
from evaluation.pipeline import Pipeline
from evaluation.public_sets import NotThere, Split
from evaluation.report import Compared, today, wording
from evaluation.training_data import ROOT
from evaluation.word_vectors import WordVectors

KEPT = ROOT / ".build" / "evaluation" / "pipelines.json"


@dataclass(frozen=True)
class Public:
    """The folders of the public sets; None where none was named."""

    clinc: Path | None
    banking: Path | None


def makers(epochs: int) -> dict[str, Callable[[], Pipeline]]:
    """The pipelines by name, the quickest first."""
    return {
        OURS: Ours,
        "static embedding": partial(WordVectors, "static embedding", "wordllama", counts=False),
        "spaCy vectors": partial(WordVectors, "spaCy vectors", "spacy", counts=True),
        DEFAULT: partial(DefaultBot, epochs),
    }


def compare(epochs: int, public: Public, console: Console, only: Sequence[str] = ()) -> Compared:
    """All results, or those of `only` some pipelines beside what was kept of others; what cannot be measured is noted.

    They are kept one by one: all of them take an hour.
    """
    if unknown := set(only) - set(makers(epochs)):
        raise SystemExit(f"{sorted(unknown)} is none of the pipelines {sorted(makers(epochs))}.")
    sets, absent = _sets(public)
    before = _stored(KEPT) if only else Compared()
    results, notes = [*before.results], still_noted(before, absent, only)
    jobs = [(split, make) for name, make in makers(epochs).items() if not only or name in only for split in sets]
    for split, make in track(jobs, "Pipelines", console=console):
        done = _one(split, make(), notes)
        results = renewed(results, done)
        console.print(*[_told(result) for result in done] or notes[-1:], markup=False)
        _keep(Compared(results, before.day, notes))
    return Compared(results, None, notes)


def renewed(results: Sequence[Result], done: Sequence[Result]) -> list[Result]:
    """The results with new ones in place of those of the same pipeline, trained as long or not, on the same set."""
    measured = {_pair(result) for result in done}
    return [*(result for result in results if _pair(result) not in measured), *done]


def still_noted(before: Compared, absent: Sequence[str], only: Sequence[str]) -> list[str]:
    """What could not be measured before, of other pipelines than `only`; and of the sets that are absent now, those
    that were never measured.
    """
    measured = tuple(f"{result.data} " for result in before.results)
    others = [note for note in before.notes if note not in absent and not note.startswith((*only,))]
    return [*others, *(note for note in absent if not note.startswith(measured))]


def _pair(result: Result) -> tuple[str, str]:
    return result.data, result.pipeline.split(",")[0]


def kept(file: Path = KEPT) -> Compared:
    """The last results, with the day they were measured on: the eldest of them, where some were measured again."""
    stored = _stored(file)
    return replace(stored, notes=[*stored.notes, *_left(stored.results, "".join(stored.notes))])


def _stored(file: Path) -> Compared:
    if not file.is_file():
        return Compared()
    raw = json.loads(file.read_text("utf-8"))
    return Compared([Result(**result) for result in raw["results"]], raw["day"], raw["notes"])


def _left(results: Sequence[Result], notes: str) -> list[str]:
    """A note for each pipeline that has no result on a set, where the run was ended before and nothing says why."""
    words, done = wording()["comparison"], {_pair(result) for result in results}
    pairs = [(data, name) for data in dict.fromkeys(r.data for r in results) for name in makers(0)]
    left = [pair for pair in pairs if pair not in done and f"{pair[1]} on {pair[0]} " not in notes]
    return [words["skipped"].format(pipeline=name, data=data, why=words["ended"]) for data, name in left]


def _one(split: Split, pipeline: Pipeline, notes: list[str]) -> list[Result]:
    """The result, or none and a note."""
    try:
        return [comparison.measure(pipeline, split)]
    except RuntimeError as error:  # its own environment, or its training, failed: the others go on
        words = wording()["comparison"]["skipped"]
        notes.append(words.format(pipeline=pipeline.name, data=split.name, why=str(error).strip()))
        return []


def _told(result: Result) -> str:
    return f"{result.data}, {result.pipeline}: {result.accuracy:.1%}"


def _sets(public: Public) -> tuple[list[Split], list[str]]:
    """Our own and the public ones that are there, and a note for each that is not."""
    sets, notes = [comparison.own(training_data.load(), held_out.load())], []
    for name, load, folder in (
        ("CLINC150", public_sets.clinc, public.clinc),
        ("BANKING77", public_sets.banking, public.banking),
    ):
        split, why = _public(load, folder)
        sets += [split] if split else []
        notes += [wording()["comparison"]["absent"].format(data=name, why=why)] if why else []
    return sets, notes


def _public(load: Callable[[Path], Split], folder: Path | None) -> tuple[Split | None, str]:
    """The set, or why there is none."""
    if folder is None:
        return None, str(wording()["comparison"]["unnamed"])
    try:
        return load(folder), ""
    except NotThere as error:
        return None, str(error)


def _keep(compared: Compared, file: Path = KEPT) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    results = [result.to_json() for result in compared.results]
    file.write_text(
        json.dumps({"day": compared.day or today(), "results": results, "notes": list(compared.notes)}, indent=1),
        "utf-8",
    )
