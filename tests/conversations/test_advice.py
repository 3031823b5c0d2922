"""Someone describes a project in their own words and is advised, until there is nothing left to ask."""

import pytest

RUNS_ON_PHONES = {"litert", "executorch", "onnx-runtime"}


def test_a_beginner_with_photos_on_a_laptop(person):
    """What was said in passing is understood, what is advised trains, and nothing is deployed that nobody asked for."""
    reply = person.say("I'm new to machine learning and want to sort the photos on my laptop by what is in them")
    assert reply.needs["experience"] == ["beginner"]
    assert reply.needs["task"] == ["vision"]
    assert reply.needs["target"] == ["notebook"]
    train, run = reply.pick
    assert train is not None
    assert run is None


def test_a_beginner_gets_all_the_way_to_the_first_program(person):
    """From the project over the reasons to the install line, of the framework that was advised."""
    picked, _ = person.say("I'm a beginner and want to learn to classify pictures on my own computer", "to learn").pick
    if picked is None:
        picked, _ = person.advice().pick
    assert person.say("why?").of("explanation")["about"] == "why"
    assert person.say("how do I get started with it?").of("start")["framework"]["id"] == picked


@pytest.mark.parametrize(
    "text",
    [
        "We write an Android app in Kotlin that should tell plants apart by the camera",
        "our kotlin app on android has to recognise products in photos, on the phone itself",
    ],
)
def test_a_mobile_app_gets_what_runs_on_the_phone(person, text):
    """A pair: something that trains, and something made for phones to run the model."""
    reply = person.say(text)
    assert reply.needs["language"] == ["kotlin"]
    assert reply.needs["target"] == ["android"]
    train, run = reply.pick
    assert train is not None
    assert run in RUNS_ON_PHONES


def test_a_pair_is_joined_by_an_export_path(person):
    """The advice says how the model gets from the one to the other."""
    payload = person.say("train an image classifier and run it on iPhones").of("recommendation")
    train, run = (payload["pick"][side]["id"] for side in ("train", "run"))
    assert train != run
    assert (payload["export"]["from"], payload["export"]["to"]) == (train, run)
    assert payload["export"]["by"]


def test_several_needs_in_one_message(person):
    """Each is kept as it was meant."""
    text = "Text classification for a product, on a server, called from Java, on AMD GPUs under Linux, by experts"
    assert person.say(text).needs == {
        "task": ["nlp"],
        "purpose": ["product"],
        "target": ["server"],
        "language": ["java"],
        "hardware": ["amd-gpu"],
        "os": ["linux"],
        "experience": ["expert"],
    }


def test_in_a_hurry_nothing_is_asked(person):
    """Whoever wants an answer gets one that is final, whatever could still be asked."""
    assert "question" in person.say("I want to classify images").kinds
    reply = person.say("just tell me")
    assert reply.kinds == ["recommendation"]
    assert reply.of("recommendation")["final"] is True


def test_advice_that_a_question_follows_is_not_final(person):
    """The flag tells a channel which of the two it has."""
    reply = person.say("I want to classify images")
    assert (reply.kinds[0], reply.kinds[-1]) == ("recommendation", "question")
    assert reply.of("recommendation")["final"] is False


def test_questions_come_to_an_end(person):
    """Whoever answers "no preference" again and again gets advice after some questions, and no need is asked twice."""
    asked, reply = [], person.say("Help me choose a framework for my project")
    while "question" in reply.kinds:
        asked.append(reply.of("question")["need"])
        assert len(asked) <= 6
        reply = person.say("no preference")
    assert len(asked) == len(set(asked))
    assert reply.of("recommendation")["final"] is True


def test_the_same_words_get_the_same_advice(advisor):
    """Nothing is random, and nothing is left over from another conversation."""
    text = "forecast sensor readings on a Raspberry Pi"
    assert advisor.say(text).of("recommendation") == advisor.say(text).of("recommendation")


def test_contributions_add_up_to_the_score(advisor):
    """Over the wire, too, the working can be checked."""
    for option in advisor.say("detect objects in video on a Raspberry Pi").of("recommendation")["ranking"]:
        assert sum(part["points"] for part in option["contributions"]) == pytest.approx(option["score"], abs=0.02)
