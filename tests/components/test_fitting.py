"""Two clouds of messages, fitted in one step and in two."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from components.fitting import Fitting
from components.plain_text import PLAIN
from components.regressions import Regressions

INTENTS = ("compare", "greet", "list")
ROWS = np.arange(60)


def message(number: int) -> Message:
    """One near the middle of its intent, with a word of its own intent in it."""
    intent, noise = INTENTS[number % 3], np.random.default_rng(number).normal(0, 0.2, (1, 8)).astype(np.float32)
    made = Message(data={TEXT: "", PLAIN: f"{intent} it {number % 7}", INTENT: intent})
    for origin in ("SentenceFeatures", "MentionFeatures"):
        made.add_features(Features(noise + np.eye(8)[[number % 3]], FEATURE_TYPE_SENTENCE, TEXT, origin))
    return made


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Twenty of each intent."""
    return [message(number) for number in ROWS]


def test_messages_that_were_held_back_are_told(messages):
    """By what the others have in common."""
    fitting = Fitting(messages, 1.0)
    fitting.fit(ROWS[:40], 0.5)
    assert (fitting.logits(ROWS[40:]).argmax(axis=1) == ROWS[40:] % 3).all()


def test_the_way_there_does_not_count(messages):
    """Fitted to some first and then to all is fitted to all."""
    at_once, in_two = Fitting(messages, 1.0), Fitting(messages, 1.0)
    in_two.fit(ROWS[:40], 0.5)
    for fitting in (at_once, in_two):
        fitting.fit(ROWS, 1e-4)
    assert in_two.logits(ROWS) == pytest.approx(at_once.logits(ROWS), abs=0.02)


def test_what_is_kept_says_the_same(messages):
    """Of one message what was found for it among all."""
    fitting = Fitting(messages, 1.0)
    fitting.fit(ROWS, 0.5)
    kept = Regressions(fitting.weights())
    assert np.stack([kept.logits(each) for each in messages]) == pytest.approx(fitting.logits(ROWS), abs=1e-3)
