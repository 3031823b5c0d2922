"""One piece of advice: everything that follows from some needs, from which replies, records and explanations are
drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import cached_property, lru_cache, partial, wraps
from typing import TypeVar

import numpy as np

from advisor.evaluate import Evaluation, evaluate
from advisor.model import Catalogue
from advisor.needs import Needs
from advisor.questions import Outcome, next_question, outcomes
from advisor.ranking import Floats, first_shares, points, sample_weights
from advisor.stack import Option
from advisor.tables import Tables, tabulate

SEED = 20261121
SAMPLES = 2_000
"""Enough for a share that is off by about one percentage point."""

KEPT = 64
"""Pieces of advice that are remembered, about 100 kB each."""

Found = TypeVar("Found")

CLEAR, LEVEL = 0.6, 0.1
"""The share from which a pick leads clearly, and the difference in shares within which two are level: about four times
the sampling error.
"""


@dataclass(frozen=True)
class Advice:
    """Needs, and what they lead to with this knowledge. Equal needs and seed give equal advice."""

    catalogue: Catalogue
    tables: Tables
    needs: Needs
    seed: int = SEED
    kind: str | None = None
    among: frozenset[str] | None = None

    @cached_property
    def evaluation(self) -> Evaluation:
        """The scored candidates: of the kind that the needs suggest, or that was set, and only `among` some where
        set.
        """
        return self.with_needs(self.needs)

    def with_needs(self, needs: Needs) -> Evaluation:
        """The same for other needs."""
        return evaluate(self.catalogue, self.tables, needs, self.kind, self.among)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Rows of the surviving candidates, best first; ties keep the order of ids."""
        return tuple(int(row) for row in np.argsort(-self.evaluation.scores, kind="stable"))

    @property
    def pick(self) -> Option | None:
        """The candidate that is advised; None when nothing meets all the musts."""
        return self.evaluation.options[self.order[0]] if self.order else None

    @cached_property
    def shares(self) -> Floats:
        """(options,) in what share of all weightings that fit what was said each candidate comes first."""
        now, rng = self.evaluation, np.random.default_rng(self.seed)
        low = np.array([column.low for column in now.columns])
        high = np.array([column.high for column in now.columns])
        return first_shares(now.ratings, sample_weights(low, high, SAMPLES, rng), rng)

    @cached_property
    def ties(self) -> tuple[int, ...]:
        """Rows of the candidates that come first about as often as the pick; none where it leads clearly."""
        if not self.order or self.shares[self.order[0]] >= CLEAR:
            return ()
        lead = self.shares[self.order[0]]
        return tuple(row for row in self.order[1:] if abs(lead - self.shares[row]) < LEVEL)

    @cached_property
    def points(self) -> Floats:
        """(options, columns) contributions; a row adds up to the candidate's score."""
        return points(self.evaluation.ratings, self.evaluation.weights)

    @cached_property
    def outcomes(self) -> dict[str, list[Outcome]]:
        """What each possible answer to each open question would lead to."""
        return outcomes(self.catalogue, self.tables, self.needs, self.evaluation, self.with_needs)

    @property
    def question(self) -> str | None:
        """The need that is worth asking about, or None."""
        return next_question(self.outcomes) if self.pick else None

    @cached_property
    def remaining(self) -> int:
        """How many frameworks are still candidates."""
        return len({part for option in self.evaluation.options for part in option.frameworks})


def once(find: Callable[[Advice], Found]) -> Callable[[Advice], Found]:
    """What follows from a piece of advice alone, found the first time that it is asked for, and kept with it."""
    name = f"{find.__module__}.{find.__name__}"

    @wraps(find)
    def kept(advice: Advice) -> Found:
        known = vars(advice)
        if name not in known:
            known[name] = find(advice)
        found: Found = known[name]
        return found

    return kept


@dataclass(frozen=True, eq=False)
class Advisor:
    """The knowledge, made ready to advise."""

    catalogue: Catalogue
    tables: Tables

    @classmethod
    def of(cls, catalogue: Catalogue, today: date | None = None) -> Advisor:
        """An advisor on a catalogue; `today` is what ages are counted to."""
        return cls(catalogue, tabulate(catalogue, today or datetime.now(timezone.utc).date()))

    def advise(
        self, needs: Needs, seed: int = SEED, *, kind: str | None = None, among: frozenset[str] | None = None
    ) -> Advice:
        """The advice for some needs; `kind` and `among` as in `advisor.evaluate.evaluate`."""
        return self._advise(needs.wordless(), seed, kind, among)

    @cached_property
    def _advise(self) -> Callable[[Needs, int, str | None, frozenset[str] | None], Advice]:
        """Equal needs give equal advice, so it is kept: one reply asks for it several times, the next one again."""
        return lru_cache(KEPT)(partial(Advice, self.catalogue, self.tables))
