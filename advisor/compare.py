"""Named frameworks side by side: a verdict for each need that was stated, and for each criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.advice import Advice, Advisor
from advisor.model import Catalogue, Framework
from advisor.needs import Need, Needs, label
from advisor.ranking import HIGHEST
from advisor.reasons import Reason, reasons
from advisor.relay import relay
from advisor.stack import Option
from advisor.succession import chains

SAME = 0.05
"""Ratings that differ by no more are level."""

FAR = 1.0
"""Ratings that differ by more are far apart."""


@dataclass(frozen=True)
class Row:
    """One thing compared: framework id -> rating, 0 to 5, None where unknown."""

    criterion: str
    label: str
    values: dict[str, float | None]

    @property
    def best(self) -> tuple[str, ...]:
        """The frameworks with the highest known rating; none where they are all the same."""
        known = {id_: value for id_, value in self.values.items() if value is not None}
        top = max(known.values(), default=0.0)
        first = tuple(id_ for id_, value in known.items() if value == top)
        return first if len(first) < len(self.values) else ()


@dataclass(frozen=True)
class Verdict:
    """Which frameworks do best on one stated need, in words `label`; all of them where they are level, none where it is
    not known.
    """

    need: str
    label: str
    best: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """`winner` is the one to take now; None where they do different jobs and so do not compete. Where all of them are
    retired, `heir` is what to take for new work, of what the winner was followed by. Where some of them train what the
    others only run, the winner is what to run with, and `trained_in` what to train with.
    """

    ids: tuple[str, ...]
    rows: tuple[Row, ...]
    advice: Advice | None
    winner: str | None
    reasons: tuple[Reason, ...]
    verdicts: tuple[Verdict, ...] = ()
    heir: str | None = None
    trained_in: str | None = None


def compare(advisor: Advisor, needs: Needs, ids: Sequence[str]) -> Comparison:
    """Compares two or more frameworks, given by id, in the role that they share."""
    role = shared_role(advisor, ids)
    if role is None:
        return Comparison(tuple(ids), (), None, None, ())
    needs = _for_their_task(advisor, needs, ids)
    advice = advisor.advise(needs, kind=role, among=frozenset(ids))
    options = {option.frameworks[0]: option for option in advice.evaluation.options}
    rows, first = _rows(advice, options), relay(advisor.catalogue, ids) if role == "run" else ()
    rivals = [id_ for id_ in _by_score(advice) if id_ not in first]
    winner = _winner(advisor.catalogue, rivals)
    trained = "run-model" not in needs.values("purpose")
    if first and trained and _trains(advisor.catalogue, winner):  # what only runs models is where they go, and no rival
        return compare(advisor, needs, [id_ for id_ in ids if _trains(advisor.catalogue, id_)])
    other = next((options[id_] for id_ in rivals if id_ != winner), None)
    why = reasons(advice, options[winner], other, most=3) if other else ()
    heir, trained_in = _heir(advisor, needs, winner, role), _best(advisor, needs, first, "train")
    verdicts = tuple(_verdicts(advice, rows))
    return Comparison(tuple(ids), rows, advice, winner, tuple(why), verdicts, heir, trained_in)


def _trains(catalogue: Catalogue, id_: str) -> bool:
    return "train" in catalogue.frameworks[id_].roles


def _for_their_task(advisor: Advisor, needs: Needs, ids: Sequence[str]) -> Needs:
    """The needs, with the one task that some of them are made for where no task was said: whoever sets RLlib against
    Stable-Baselines3 does not ask which is better for pictures.
    """
    tasks = {_made_for(advisor.catalogue.frameworks[id_]) for id_ in ids} - {None}
    if len(tasks) != 1 or any(need.id == "task" for need in needs.items):
        return needs
    return needs.merge([Need("task", tasks.pop())], advisor.catalogue)


def _made_for(framework: Framework) -> str | None:
    """The task that a specialised framework does far better than any other."""
    rated = sorted(((rating.value or 0.0, task) for task, rating in framework.tasks.items()), reverse=True)
    if not framework.specialised or not rated:
        return None
    second = rated[1][0] if len(rated) > 1 else 0.0
    return rated[0][1] if rated[0][0] - second > FAR else None


def _verdicts(advice: Advice, rows: Sequence[Row]) -> Iterator[Verdict]:
    """One for each need that was stated and says anything about frameworks: by how well they fit it, or by the
    criteria that it raises.
    """
    by_id, catalogue = {row.criterion: row for row in rows}, advice.catalogue
    for id_ in catalogue.needs:
        wanted = [need for need in advice.needs.wanted(id_) if not ended(catalogue, need)]
        words = ", ".join(label(need, catalogue) for need in wanted)
        if id_ in by_id and wanted:
            yield Verdict(id_, words, _top(by_id[id_].values))
        for need in wanted if id_ not in by_id else ():
            raised = catalogue.needs[id_].values[str(need.value)].raises if id_ != "current" else {"switching": 1.0}
            counted = [(by_id[c], level) for c, level in raised.items() if c in by_id and level >= 1]
            if counted:
                yield Verdict(id_, label(need, catalogue), _top(_raised(counted)))


def ended(catalogue: Catalogue, need: Need) -> bool:
    """Whether it is that somebody has what is retired, which speaks for nothing any more."""
    return need.id == "current" and catalogue.frameworks[str(need.value)].retired


def _raised(counted: Sequence[tuple[Row, float]]) -> dict[str, float | None]:
    """Framework id -> the mean of its ratings on what a need raises; unknown is the middle."""
    ids, total = counted[0][0].values, sum(level for _, level in counted)
    middle = HIGHEST / 2
    sums = {id_: sum(level * _or(row.values[id_], middle) for row, level in counted) for id_ in ids}
    return {id_: found / total for id_, found in sums.items()}


def _or(value: float | None, other: float) -> float:
    return other if value is None else value


def _top(values: Mapping[str, float | None]) -> tuple[str, ...]:
    """The ids with the highest known value, within what cannot be told apart."""
    known = {id_: value for id_, value in values.items() if value is not None}
    top = max(known.values(), default=0.0)
    return tuple(id_ for id_, value in known.items() if value >= top - SAME)


def shared_role(advisor: Advisor, ids: Sequence[str]) -> str | None:
    """The role that all of them can play: training where they can, else running."""
    roles = [set(advisor.catalogue.frameworks[id_].roles) for id_ in ids]
    return next((role for role in ("train", "run") if all(role in have for have in roles)), None)


def _rows(advice: Advice, options: dict[str, Option]) -> tuple[Row, ...]:
    now = advice.evaluation
    found = []
    for index, column in enumerate(now.columns):
        ratings = {id_: now.ratings[now.options.index(option), index] for id_, option in options.items()}
        values = {id_: None if np.isnan(rating) else round(float(rating), 1) for id_, rating in ratings.items()}
        found.append(Row(column.id, column.label, values))
    return tuple(found)


def _by_score(advice: Advice) -> list[str]:
    """Their ids, the best score first."""
    return [advice.evaluation.options[row].frameworks[0] for row in advice.order]


def _winner(catalogue: Catalogue, by_score: Sequence[str]) -> str:
    """The best score among those that may be advised at all; a retired one wins only against retired ones."""
    alive = [id_ for id_ in by_score if not catalogue.frameworks[id_].retired]
    return (alive or by_score)[0]


def _heir(advisor: Advisor, needs: Needs, winner: str, role: str) -> str | None:
    """What to take in the place of a retired winner: of what lives and followed it, the best for these needs."""
    catalogue = advisor.catalogue
    if not catalogue.frameworks[winner].retired:
        return None
    ends = {chain[-1] for chain in chains(winner, catalogue)}
    return _best(advisor, needs, [id_ for id_ in ends if not catalogue.frameworks[id_].retired], role)


def _best(advisor: Advisor, needs: Needs, among: Sequence[str], role: str) -> str | None:
    """The best of some for these needs; None where there is none."""
    pick = advisor.advise(needs, kind=role, among=frozenset(among)).pick if among else None
    return pick.frameworks[0] if pick else None
