"""The figures as rows of Markdown tables; the headings stand in report.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evaluation import calibration, intents
from evaluation.calibration import Bin
from evaluation.comparison import Result
from evaluation.figures import Figures
from evaluation.held_out import Expected
from evaluation.needs import ALL_NEEDS, FRAMEWORKS, differences
from evaluation.out_of_scope import detected
from evaluation.reading import Reading
from evaluation.robustness import Loss
from evaluation.telling import telling

Pair = tuple[Expected, Reading]


def rows(cells: Iterable[Sequence[object]]) -> str:
    """Lines of a table; a bar inside of a cell is written so that it does not end it."""
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in cells)


def percent(share: float | None) -> str:
    """One decimal; nothing measured is a dash."""
    return "-" if share is None else f"{100 * share:.1f} %"


def points(share: float) -> str:
    """A difference of shares, with its sign."""
    return f"{100 * share:+.1f}"


def intent_rows(figures: Figures) -> str:
    """Precision, recall, F1 and count of each intent, the worst first."""
    found = intents.scores(figures.meant, figures.understood)
    return rows(
        (f"`{s.label}`", percent(s.precision), percent(s.recall), percent(s.f1), s.count)
        for s in sorted(found, key=lambda score: score.f1)
    )


def need_rows(figures: Figures) -> str:
    """Precision, recall, F1 and counts of each need, all together last."""
    order = sorted(figures.needs, key=lambda key: (key == ALL_NEEDS, key == FRAMEWORKS, key))
    return rows(
        (key, percent(f.precision), percent(f.recall), percent(f.f1), f.right, f.false, f.missed)
        for key, f in ((key, figures.needs[key]) for key in order)
    )


def out_of_scope_rows(figures: Figures, names: Mapping[str, str]) -> str:
    """Of all messages out of scope and of each group: found at the fixed rate of false alarms, and as configured."""
    groups = [None, *figures.groups]
    return rows(
        (
            names[group or "all"],
            len(figures.outside(group)),
            percent(detected(figures.inside, figures.outside(group))),
            percent(figures.refused(lambda e, group=group: not e.in_scope and group in (None, e.group))),  # type: ignore[misc]
        )
        for group in groups
    )


def calibration_rows(bins: Sequence[Bin]) -> str:
    """A line a bin."""
    return rows((percent(part.confidence), percent(part.right), part.count) for part in bins)


def threshold_rows(figures: Figures, marks: Mapping[str, float], names: Mapping[str, str]) -> str:
    """What each threshold means on the held-out messages."""
    sure, right = figures.sure["held_out"]
    return rows(
        (names[key], f"{value:.2f}", *(percent(share) for share in calibration.answered(sure, right, value)))
        for key, value in marks.items()
    )


def robustness_rows(losses: Sequence[Loss]) -> str:
    """A line a kind of disturbance."""
    return rows(
        (
            loss.kind, loss.changed, percent(loss.before), percent(loss.after), points(-loss.drop),
            points(-loss.overall), points(loss.needs_after - loss.needs_before),
        )
        for loss in losses
    )  # fmt: skip


def comparison_rows(results: Sequence[Result]) -> str:
    """A line a pipeline and set, the sets in their order."""
    sets = list(dict.fromkeys(result.data for result in results))  # as they were measured: our own first
    return rows(
        (
            r.data, r.pipeline, percent(r.accuracy), percent(r.far), percent(r.near), f"{r.training:.0f} s",
            f"{r.message:.1f} ms",
        )
        for r in sorted(results, key=lambda result: sets.index(result.data))
    )  # fmt: skip


def missed_intents(pairs: Iterable[Pair]) -> str:
    """Each message whose likeliest intent is wrong, the surest errors first."""
    wrong = [(e, r) for e, r in pairs if r.best != e.intent]
    wrong.sort(key=lambda pair: -pair[1].confidence)
    return rows((e.text, f"`{e.intent}`", f"`{r.best}`", f"{r.confidence:.2f}") for e, r in wrong)


def telling_misses(pairs: Iterable[Pair], causes: Mapping[str, str]) -> str:
    """The ten that tell most, and why each is missed where that is known."""
    return rows(
        (e.text, f"`{e.intent}`", f"`{r.best}`", f"{r.confidence:.2f}", causes.get(e.text, ""))
        for e, r in telling(pairs)
    )


def missed_needs(pairs: Iterable[Pair]) -> str:
    """Each message with a need that is missed or falsely found."""
    found = ((e, *differences(e, r)[1:]) for e, r in pairs if e.states_needs)
    return rows((e.text, _listed(missed), _listed(false)) for e, false, missed in found if false or missed)


def missed_names(figures: Figures) -> str:
    """Each held-out message with a framework's name that is missed or falsely found."""
    found = ((e, e.names - r.names, r.names - e.names) for e, r in figures.pairs)
    return rows((e.text, _listed(missed), _listed(false)) for e, missed, false in found if missed or false)


def _listed(needs: frozenset[str]) -> str:
    return ", ".join(sorted(needs)) or "-"
