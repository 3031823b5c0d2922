"""The pipeline of config.yml, run component by component."""

import numpy as np
import pytest

from evaluation.folds import accuracies, folds
from evaluation.ours import Ours
from evaluation.training_data import Labelled

GREETINGS = ("hello there", "hi, how are you", "good morning", "hey you", "hello again", "hi everybody")
PARTINGS = ("see you tomorrow", "goodbye then", "bye bye", "have a nice evening", "I am leaving now", "until next week")
QUESTIONS = (
    "is keras fast?",
    "who makes jax?",
    "does it run on linux?",
    "how old is it?",
    "is it free?",
    "what is new?",
)
LABELS = ("greet",) * 6 + ("goodbye",) * 6 + ("ask_fact",) * 6
DATA = Labelled((*GREETINGS, *PARTINGS, *QUESTIONS), LABELS)


@pytest.fixture(scope="module")
def pipeline() -> Ours:
    """Untrained."""
    return Ours()


def test_it_learns_what_it_is_given(pipeline):
    """All its intents, the likeliest first."""
    pipeline.fit(DATA)
    ranking = pipeline.rank("hello to you")
    assert ranking[0][0] == "greet"
    assert {name for name, _ in ranking} == set(LABELS)


def test_ranking_leaves_the_features_as_they_are(pipeline):
    """They are used again by the next fold, and must not bring an intent along."""
    pipeline.fit(DATA)
    messages = pipeline.featurize(["hello to you"])
    before = pipeline.rank_features(messages)
    assert messages[0].get("intent") is None
    assert pipeline.rank_features(messages) == before


def test_every_message_is_judged_once_by_a_fold_that_did_not_see_it(pipeline):
    """Stratified: each fold has as many of an intent."""
    judged = [item for part in folds(DATA, pipeline, count=3) for item in part]
    assert sorted(item.text for item in judged) == sorted(DATA.texts)
    assert [sum(i.fold == n and i.label == "greet" for i in judged) for n in range(3)] == [2, 2, 2]
    assert np.mean(accuracies(judged)) == pytest.approx(np.mean([item.right for item in judged]))


def test_a_pipeline_that_learns_nothing_is_refused(tmp_path):
    """There would be nothing to fit."""
    config = tmp_path / "config.yml"
    config.write_text("pipeline: [{name: components.mention_features.MentionFeatures}]", "utf-8")
    with pytest.raises(ValueError, match="must learn"):
        Ours(config)
