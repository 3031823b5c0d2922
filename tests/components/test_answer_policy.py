"""When a message is the answer to the open question."""

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from components.answer_policy import ABOUT_THE_ADVICE, ANSWER, NEVER_AN_ANSWER, AnswerPolicy

ROOT = Path(__file__).resolve().parents[2]
LISTEN = "action_listen"
ANDROID = {"entity": "target", "value": "android", "start": 0, "end": 7}


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The project's own."""
    return Domain.load([str(ROOT / "domain.yml"), str(ROOT / "data/responses")])


@pytest.fixture
def policy(storage) -> AnswerPolicy:
    """With its own configuration."""
    return AnswerPolicy(
        AnswerPolicy.get_default_config(), storage, Resource("policy"), ExecutionContext(GraphSchema({}))
    )


@pytest.fixture
def predicted(policy, domain):
    """Gives the action that is predicted after some events, or None."""

    def predict(*events) -> str | None:
        tracker = DialogueStateTracker.from_events("someone", list(events), slots=domain.slots, domain=domain)
        chances = policy.predict_action_probabilities(tracker, domain).probabilities
        return domain.action_names_or_texts[chances.index(1.0)] if 1.0 in chances else None

    return predict


def said(text: str, intent: str = "inform", confidence: float = 0.9, entities: tuple = ()) -> UserUttered:
    """A message as it was understood."""
    return UserUttered(text, intent={"name": intent, "confidence": confidence}, entities=list(entities))


ASKED = (ActionExecuted(LISTEN), SlotSet("asking", "target"))


def test_naming_a_value_is_an_answer(predicted):
    """Whatever intent the word would have by itself."""
    assert predicted(*ASKED, said("Android", "ask_fact", 0.9, (ANDROID,))) == ANSWER


def test_a_short_message_of_no_clear_intent_is_an_answer(predicted):
    """As "none of these" is."""
    assert predicted(*ASKED, said("none of these", "out_of_scope", 0.1)) == ANSWER


def test_without_a_question_nothing_is_an_answer(predicted):
    """The rules have it."""
    assert predicted(ActionExecuted(LISTEN), said("Android", entities=(ANDROID,))) is None


def test_a_question_is_no_answer(predicted):
    """It ends with its mark."""
    assert predicted(*ASKED, said("does it run on Android?", "ask_fact", 0.9, (ANDROID,))) is None


def test_a_long_message_is_no_answer(predicted):
    """It is understood by itself."""
    text = "my grandmother told me a long story of her life yesterday evening"
    assert predicted(*ASKED, said(text, "out_of_scope", 0.1)) is None


def test_a_clear_intent_that_names_nothing_is_no_answer(predicted):
    """It is acted upon."""
    assert predicted(*ASKED, said("compare them", "compare", 0.99)) is None


@pytest.mark.parametrize("intent", sorted(NEVER_AN_ANSWER))
def test_some_intents_mean_the_same_after_a_question(predicted, intent):
    """Though a value is named beside."""
    assert predicted(*ASKED, said("thanks for that, Android then", intent, 0.99, (ANDROID,))) is None


@pytest.mark.parametrize("intent", sorted(ABOUT_THE_ADVICE))
def test_a_bare_word_is_an_answer_and_no_question_about_the_advice(predicted, intent):
    """Nobody asks why with "explainability"; with its mark it is asked."""
    assert predicted(*ASKED, said("explainability", intent, 0.5)) == ANSWER
    assert predicted(*ASKED, said("explainability?", intent, 0.5)) is None


def test_a_task_that_sounds_like_a_record_is_an_answer(predicted):
    """As "summaries of Android reviews" does, unless the intent is certain."""
    assert predicted(*ASKED, said("summaries of Android reviews", "ask_record", 0.7, (ANDROID,))) == ANSWER
    assert predicted(*ASKED, said("the record for Android please", "ask_record", 0.9, (ANDROID,))) is None


@pytest.mark.parametrize("intent", sorted(NEVER_AN_ANSWER))
def test_these_intents_exist(domain, intent):
    """The list is kept with the domain."""
    assert intent in domain.intents


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_no_answer(predicted, text):
    """An empty message is asked about."""
    assert predicted(*ASKED, said(text, None, 0.0)) is None


def test_after_its_action_it_listens(predicted):
    """One action a turn."""
    done = ActionExecuted(ANSWER, policy="policy_0_AnswerPolicy", confidence=1.0)
    assert predicted(*ASKED, said("Android", entities=(ANDROID,)), done) == LISTEN


def test_after_another_policys_action_it_is_silent(predicted):
    """That policy says what follows."""
    done = ActionExecuted(ANSWER, policy="policy_1_RulePolicy", confidence=1.0)
    assert predicted(*ASKED, said("Android", entities=(ANDROID,)), done) is None
