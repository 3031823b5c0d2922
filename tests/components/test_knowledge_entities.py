from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.knowledge_entities import KnowledgeEntities


def test_mentions_become_entities(mentions):
    """With how they were meant, and with a role only where there is one."""
    (message,) = KnowledgeEntities(mentions).process([Message.build("no Keras, our code is in MXNet")])
    keras, mxnet = (e for e in message.get(ENTITIES) if e["entity"] == "framework")
    assert (keras["value"], keras["wanted"], "role" in keras) == ("keras", False, False)
    assert (mxnet["value"], mxnet["wanted"], mxnet["role"]) == ("mxnet", True, "current")
    assert message.get(TEXT)[keras["start"] : keras["end"]] == "Keras"


def test_a_message_without_text_has_no_entities(mentions):
    """Rasa passes such on when something else than text arrives."""
    (message,) = KnowledgeEntities(mentions).process([Message({})])
    assert message.get(ENTITIES) == []


def test_training_messages_are_read_like_any(mentions):
    """The features are made from them."""
    data = TrainingData([Message.build("is caffe dead?", intent="ask_fact")])
    KnowledgeEntities(mentions).process_training_data(data)
    assert [e["value"] for e in data.training_examples[0].get(ENTITIES) if e["entity"] == "framework"] == ["caffe"]
