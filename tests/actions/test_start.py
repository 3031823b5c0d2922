"""How to begin with a framework, and where there is no beginning."""

import pytest

from actions.advise import Recommend
from actions.profile import Profile
from actions.start import Start


@pytest.mark.parametrize(("device", "kind"), [("android", "facts"), ("desktop", "start")])
def test_there_is_no_start_on_a_device_that_it_does_not_run_on(message, device, kind):
    """TorchSharp has nothing for phones, so its first program would mislead."""
    said = message(("framework", "torchsharp"), ("target", device), text="how do i use torchsharp there")
    assert Start().answer(said, Profile()).says[0].payload["kind"] == kind


@pytest.mark.parametrize(("language", "framework"), [("go", "gomlx"), ("rust", "burn"), ("julia", "flux-jl")])
def test_a_beginning_in_another_language_is_a_program_in_that_language(message, language, framework):
    """Who names no framework is not sent to Python."""
    said = message(("language", language), text=f"get started with deep learning in {language}", intent="start")
    told = Start().answer(said, Profile()).says[0].payload
    assert (told["kind"], told["framework"]["id"]) == ("start", framework)


def test_a_target_binds_the_choice_more_than_the_language(message):
    """A program for the desk does not help on an iPhone."""
    said = message(("language", "rust"), ("target", "ios"), text="start in rust on an iphone", intent="start")
    assert Start().answer(said, Profile()).says[0].payload["kind"] != "start"


@pytest.mark.parametrize(
    "text", ["get started with neural nets in go", "hello world for a net in golang", "go: first steps"]
)
def test_who_would_begin_in_a_language_gets_its_program_whatever_the_intent_is_taken_for(message, text):
    """It sounds like a project with a language."""
    said = message(("language", "go"), text=text)
    assert Recommend().answer(said, Profile()).says[0].payload["kind"] == "start"


@pytest.mark.parametrize(("text", "framework"), [("deep learning", "torchsharp"), ("machine learning", "ml-net")])
def test_a_beginning_with_networks_is_no_beginning_with_trees(message, text, framework):
    """ML.NET trains no networks of one's own."""
    said = message(("language", "csharp"), text=f"first steps in {text} with c#", intent="start")
    assert Start().answer(said, Profile()).says[0].payload["framework"]["id"] == framework
