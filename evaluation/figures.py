"""All that is measured of one model, in one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evaluation import calibration, intents, out_of_scope
from evaluation.calibration import Bin
from evaluation.folds import Judged
from evaluation.held_out import ADVISED, CHANGES, OUT_OF_SCOPE, Expected
from evaluation.needs import ALL_NEEDS, Found, by_need
from evaluation.reading import FALLBACK, Ranking, Reading
from evaluation.robustness import Loss

LEVEL = 0.01
"""Two intents of one message are as likely: two fits with the messages in another order differ by less."""

REFUSED = {OUT_OF_SCOPE, FALLBACK}
"""What a message is answered with a pointer or a question back for."""


@dataclass(frozen=True)
class Figures:
    """What was read of the held-out messages, of the training messages in cross-validation, and of disturbed ones.

    Not hashable by value, and never compared: the lists are long.
    """

    expected: Sequence[Expected]
    readings: Sequence[Reading]
    judged: Sequence[Judged]
    losses: Sequence[Loss]
    again: Sequence[Ranking]
    """Of the held-out messages, by the pipeline run component by component and fitted on today's training messages."""
    threshold: float
    """The one of config.yml."""
    load: float
    """Of the machine before the messages were read: processes that wanted a core."""
    fresh: Sequence[tuple[Expected, Reading]] = ()
    """Messages that nobody has mended errors of, with what was read."""

    @property
    def pairs(self) -> list[tuple[Expected, Reading]]:
        """Each held-out message with what was read."""
        return list(zip(self.expected, self.readings, strict=True))

    @cached_property
    def meant(self) -> list[str]:
        """Intents of the held-out messages."""
        return [message.intent for message in self.expected]

    @cached_property
    def understood(self) -> list[str]:
        """The likeliest intents that were read, however unsure."""
        return [reading.best for reading in self.readings]

    @property
    def accuracy(self) -> float:
        """Of the likeliest intent, over all held-out messages."""
        return intents.accuracy(self.meant, self.understood)

    @property
    def same_reply(self) -> float:
        """The same as `accuracy`, with the intents that are answered alike in a first message counted as one."""
        return intents.accuracy(_one(self.meant), _one(self.understood))

    @property
    def fresh_same_reply(self) -> float:
        """The same over the fresh messages."""
        return intents.accuracy(_one([e.intent for e, _ in self.fresh]), _one([r.best for _, r in self.fresh]))

    @property
    def fresh_accuracy(self) -> float:
        """The same as `accuracy`, over the fresh messages."""
        return _mean([reading.best == expected.intent for expected, reading in self.fresh])

    @cached_property
    def fresh_needs(self) -> Found:
        """All needs of the fresh messages."""
        return by_need(self.fresh).get(ALL_NEEDS, Found())

    @property
    def acted_on(self) -> float:
        """Of the intent that the rules see: what is too unsure is a miss."""
        return intents.accuracy(self.meant, [reading.intent for reading in self.readings])

    @property
    def agreement(self) -> float:
        """How often the model's likeliest intent is likeliest, or as likely, in `again`; less than 1 where the model is
        older than the data, or where training makes other features than reading does.
        """
        pairs = zip(self.readings, self.again, strict=True)
        return _mean([dict(again).get(r.best, 0.0) >= again[0][1] - LEVEL for r, again in pairs if again])

    @property
    def accuracy_anew(self) -> float:
        """The same as `accuracy`, of `again`."""
        return intents.accuracy(self.meant, [ranking[0][0] if ranking else FALLBACK for ranking in self.again])

    @cached_property
    def known(self) -> set[str]:
        """The intents that the model has learned."""
        return {name for reading in self.readings for name, _ in reading.ranking}

    @property
    def accuracy_of_known(self) -> float:
        """The same as `accuracy`, over the messages whose intent the model has learned."""
        pairs = [(e.intent, r.best) for e, r in self.pairs if e.intent in self.known]
        return intents.accuracy([meant for meant, _ in pairs], [got for _, got in pairs])

    @cached_property
    def needs(self) -> dict[str, Found]:
        """Counts by need."""
        return by_need(self.pairs)

    @cached_property
    def inside(self) -> list[float]:
        """The strangeness of each message in scope."""
        return [out_of_scope.strangeness(r.ranking) for e, r in self.pairs if e.in_scope]

    def outside(self, group: str | None = None) -> list[float]:
        """The strangeness of each message out of scope, or of a group of them."""
        kept = ((e, r) for e, r in self.pairs if not e.in_scope and group in (None, e.group))
        return [out_of_scope.strangeness(reading.ranking) for _, reading in kept]

    @property
    def groups(self) -> list[str]:
        """Of messages out of scope, in the order of the file."""
        return list(dict.fromkeys(message.group for message in self.expected if not message.in_scope))

    def refused(self, which: Callable[[Expected], bool]) -> float:
        """The share of some messages that the model as configured answers as out of scope, or asks back."""
        return _mean([reading.intent in REFUSED for expected, reading in self.pairs if which(expected)])

    @cached_property
    def sure(self) -> dict[str, tuple[list[float], list[bool]]]:
        """Confidences and whether they were right, of both sets."""
        held_out = [r.confidence for r in self.readings], [r.best == e.intent for e, r in self.pairs]
        return {"held_out": held_out, "folds": ([j.confidence for j in self.judged], [j.right for j in self.judged])}

    def bins(self) -> dict[str, list[Bin]]:
        """Of both sets."""
        return {name: calibration.reliability(*both) for name, both in self.sure.items()}

    def milliseconds(self, quantile: float) -> float:
        """What one message takes."""
        return 1000 * float(np.quantile([reading.seconds for reading in self.readings], quantile))

    @property
    def worst(self) -> Loss:
        """The disturbance that costs most over the whole set."""
        return max(self.losses, key=lambda loss: loss.overall)


def _one(labels: Sequence[str]) -> list[str]:
    return [ADVISED if label in CHANGES else label for label in labels]


def _mean(values: list[bool]) -> float:
    return float(np.mean(values)) if values else 0.0
