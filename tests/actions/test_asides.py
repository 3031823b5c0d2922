"""What is told beside advice: the usual choice in the field of a short message."""

import pytest

from actions import asides, core
from actions.answer import Answer, Say
from actions.profile import Profile
from advisor.model import Claim
from advisor.recall import Found


def field(text="For CT scans take nnU-Net.", frameworks=("pytorch",), near=0.8, about="choice"):
    """A claim as the recall finds it."""
    return Found(Claim(text, (), frameworks, about), near)


@pytest.fixture
def beside(monkeypatch, message, catalogue):
    """Gives the texts that are told beside advice, where the recall finds `found`."""

    class Fixed:
        catalogue = None

        def find(self, *_args, **_more):
            return self.found

        def names_proper(self, question):
            return "vst" in question

    def run(found, *entities, text="ct scans in 3d, which one", out=(), notes="", reasons=""):
        recall = Fixed()
        recall.found = found
        monkeypatch.setattr(core, "recall", lambda: recall)
        monkeypatch.setattr(core, "advisor", lambda: type("Known", (), {"catalogue": catalogue}))
        payload = {"kind": "recommendation", "ruled_out": [{"id": id_} for id_ in out]}
        advice = Say("utter_recommend_train", payload, fill={"notes": notes, "reasons": reasons})
        told = asides.completed(message(*entities, text=text), Answer([advice], Profile()))
        run.kinds = [say.payload["kind"] for say in told.says]
        return [claim["text"] for say in told.says for claim in say.payload.get("claims", ())]

    return run


def test_a_short_message_is_told_what_its_field_takes(beside):
    """Advice for pictures alone would leave out what is made for scans."""
    assert beside([field()], ("task", "vision")) == ["For CT scans take nnU-Net."]


def test_without_a_task_it_has_to_be_nearer(beside):
    """What is half near may be about something else."""
    assert beside([field(near=0.62)]) == []
    assert beside([field(near=0.62)], ("task", "vision")) != []


def test_what_there_is_says_enough_of_the_field(beside):
    """Who has TensorFlow 1 is told of the way to TensorFlow 2, though no task was said."""
    there = ("framework", "tensorflow", {"role": "current"})
    assert beside([field(near=0.62)], there, text="when do we have to leave tf1") != []


def test_only_a_choice_is_told(beside):
    """A fact about some version was not asked for."""
    assert beside([field(near=0.7, about="version")], ("task", "vision")) == []


def test_what_answers_just_that_comes_first(beside):
    """Who asks for BERT in Go without cgo wants to hear of that, and of the runtime after it."""
    beside([field(near=0.85)], ("task", "vision"))
    assert beside.kinds == ["facts", "recommendation"]
    beside([field(near=0.7)], ("task", "vision"))
    assert beside.kinds == ["recommendation", "facts"]


def test_a_rare_name_needs_less(beside):
    """What few speak of is meant by what speaks of it, whether it is asked for or only told."""
    told = ("task", "audio")
    assert beside([field(near=0.7, about="language")], told, text="a neural amp as a vst plugin") != []
    assert beside.kinds == ["facts", "recommendation"]
    assert beside([field(near=0.7, about="language")], told, text="a neural amp as a plugin") == []


def test_what_is_very_near_is_told_to_a_statement(beside):
    """Whose memory keeps growing asks nothing, and wants to hear why."""
    assert beside([field(near=0.85, about="performance")], ("task", "vision"), text="its memory keeps growing") != []


def test_what_is_ruled_out_is_not_told(beside):
    """Who wants no Python is not sent to fastai."""
    assert beside([field(frameworks=("fastai", "keras"))], ("task", "vision"), out=("fastai", "keras")) == []
    assert beside([field(frameworks=("fastai", "keras"))], ("task", "vision"), out=("fastai",)) != []


def test_notes_give_way_to_it(beside):
    """What would change the advice matters less than what the field uses."""
    assert beside([field()], ("task", "vision"), notes="x" * 1400) != []


def test_notes_stay_where_nothing_is_told(message, monkeypatch, catalogue):
    """A fact that is too long for them, and is no choice, takes nothing away."""
    nothing = type("Fixed", (), {"names_proper": lambda *_: False})()
    nothing.find = lambda *_, about=None, **__: [] if about else [field("x" * 1400, about="version")]
    monkeypatch.setattr(core, "recall", lambda: nothing)
    advice = Say("utter_recommend_train", {"kind": "recommendation"}, fill={"notes": "Sources: none"})
    answer = Answer([advice], Profile())
    assert asides.completed(message(("task", "vision"), text="ct scans in 3d please"), answer) == answer


def test_what_is_advised_beside_a_fact_is_talked_about_too(message):
    """After "can I run Keras in C#" and ONNX Runtime for it, "how do I convert it" is about both."""
    needs = [("language", "csharp"), ("purpose", "run-model")]
    text = "I want to run a Keras model from my C# program"
    fact = Say("utter_facts", {"kind": "facts"})
    told = asides.completed(message(*needs, text=text), Answer([fact], Profile(focus=("keras",))))
    pick = told.says[-1].payload["pick"]["run"]["id"]
    assert told.profile.focus == ("keras", pick)


def test_the_lesser_reasons_give_way_to_a_close_one(beside):
    """Who asks for YOLO on an STM32 is told of ST's tool rather than of the third reason; a claim less near waits."""
    reasons = ("x" * 600 + "\n") * 3
    assert beside([field(near=0.9)], ("task", "vision"), reasons=reasons) != []
    assert beside([field(near=0.7)], ("task", "vision"), reasons=reasons) == []


def test_who_asks_of_a_runtime_is_not_told_what_to_train_with(message):
    """A question about the NPU of a laptop in Ollama is no project to train for; the same of PyTorch may be."""
    needs = [("hardware", "amd-gpu"), ("task", "llm")]
    text = "I want to know more, I want an AMD card for a language model"
    said = [Say("utter_facts", {"kind": "facts"})]
    of = {id_: message(*needs, ("framework", id_), text=text) for id_ in ("ollama", "pytorch")}
    told = {id_: asides.completed(of[id_], Answer(said, Profile(focus=(id_,)))) for id_ in of}
    assert len(told["ollama"].says) == 1
    assert len(told["pytorch"].says) == 2


def test_what_is_no_choice_is_told_too_where_it_is_close_and_asked_for(beside):
    """Making room in vain for the usual choice of a field must not keep the answer back."""
    near = field("Coral is abandoned.", near=0.9, about="status")
    assert beside([near], text="coral is discontinued, what now?", notes="x" * 1400) == ["Coral is abandoned."]
