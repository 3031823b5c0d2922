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

    def run(found, *entities, text="ct scans in 3d, which one", out=(), notes=""):
        recall = Fixed()
        recall.found = found
        monkeypatch.setattr(core, "recall", lambda: recall)
        monkeypatch.setattr(core, "advisor", lambda: type("Known", (), {"catalogue": catalogue}))
        payload = {"kind": "recommendation", "ruled_out": [{"id": id_} for id_ in out]}
        advice = Say("utter_recommend_train", payload, fill={"notes": notes})
        told = asides.completed(message(*entities, text=text), Answer([advice], Profile()))
        return [claim["text"] for say in told.says for claim in say.payload.get("claims", ())]

    return run


def test_a_short_message_is_told_what_its_field_takes(beside):
    """Advice for pictures alone would leave out what is made for scans."""
    assert beside([field()], ("task", "vision")) == ["For CT scans take nnU-Net."]


def test_without_a_task_it_has_to_be_nearer(beside):
    """What is half near may be about something else."""
    assert beside([field(near=0.62)]) == []
    assert beside([field(near=0.62)], ("task", "vision")) != []


def test_only_a_choice_is_told(beside):
    """A fact about some version was not asked for."""
    assert beside([field(near=0.7, about="version")], ("task", "vision")) == []


def test_what_is_ruled_out_is_not_told(beside):
    """Who wants no Python is not sent to fastai."""
    assert beside([field(frameworks=("fastai", "keras"))], ("task", "vision"), out=("fastai", "keras")) == []
    assert beside([field(frameworks=("fastai", "keras"))], ("task", "vision"), out=("fastai",)) != []


def test_notes_give_way_to_it(beside):
    """What would change the advice matters less than what the field uses."""
    assert beside([field()], ("task", "vision"), notes="x" * 1400) != []
