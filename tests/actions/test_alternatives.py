"""Something else than what was named."""

from actions.alternatives import Alternatives
from actions.profile import Profile
from advisor.needs import Need, Needs


def test_what_stands_for_no_framework_is_told_of_by_a_claim(message):
    """OpenMMLab is not in the catalogue, so there is nothing to leave out of the advice."""
    said = message(text="openmmlab alternatives", intent="ask_alternatives")
    assert [say.payload["kind"] for say in Alternatives().answer(said, Profile()).says] == ["facts"]


def test_a_part_of_a_framework_is_replaced_by_what_is_known_for_it(message):
    """GluonCV is read as MXNet, and yet something for pictures is wanted and not any framework."""
    said = message(("framework", "mxnet"), text="gluoncv alternative", intent="ask_alternatives")
    (told,) = Alternatives().answer(said, Profile()).says
    assert "GluonCV" in told.payload["claims"][0]["text"]


def test_what_has_an_answer_without_a_project_gets_it(message):
    """TorchSharp is PyTorch in C#, whatever else could be advised there."""
    named = ("framework", "pytorch"), ("language", "csharp")
    said = message(*named, text="is there a pytorch for c#", intent="ask_alternatives")
    assert "TorchSharp" in Alternatives().answer(said, Profile()).says[0].payload["claims"][0]["text"]


def test_a_bare_wish_for_something_else_gets_advice(message):
    """No claim is near to it."""
    said = message(text="any alternatives?", intent="ask_alternatives")
    assert [say.payload["kind"] for say in Alternatives().answer(said, Profile()).says] != ["facts"]


def test_a_kind_of_thing_that_is_not_weighed_refuses_nothing(message):
    """Scratch is no need: what was advised stays possible."""
    advised = Profile(needs=Needs((Need("purpose", "learning"),)), focus=("pytorch",))
    said = message(text="is there something with scratch", intent="ask_alternatives")
    told = Alternatives().answer(said, advised)
    assert told.profile.needs == advised.needs
    assert {say.payload["kind"] for say in told.says} == {"facts"}


def test_rivals_that_somebody_tells_of_are_compared(message):
    """Who had to take one, liked the other better and asks what we take refuses none of them."""
    both = ("framework", "paddlepaddle"), ("framework", "pytorch")
    text = "paddlepaddle was a must at the contest, pytorch felt nicer, what do you people use?"
    told = Alternatives().answer(message(*both, text=text, intent="ask_alternatives"), Profile())
    assert [say.payload["kind"] for say in told.says] == ["comparison"]


def test_one_in_the_place_of_the_other_is_weighed(message):
    """Who asks whether one could take it refuses nothing yet."""
    both = ("framework", "transformers"), ("framework", "llama-cpp", {"wanted": False})
    said = message(*both, text="could we use transformers instead of llama.cpp", intent="ask_alternatives")
    assert [say.payload["kind"] for say in Alternatives().answer(said, Profile()).says] == ["comparison"]


def test_something_else_than_both_is_no_comparison(message):
    """A third one is wanted there."""
    both = ("framework", "paddlepaddle"), ("framework", "tensorflow")
    said = message(*both, text="alternatives to paddlepaddle and tensorflow", intent="ask_alternatives")
    assert [say.payload["kind"] for say in Alternatives().answer(said, Profile()).says] == ["recommendation"]
