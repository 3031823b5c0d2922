"""Whatever people say, the reply is one that keeps its promises: shape, length, no gaps, no error."""

import pytest
from rasa.shared.nlu.training_data.loading import load_data

from tests.conversations.servers import serve

MESSAGES = load_data(str(serve.ROOT / "data/nlu")).intent_examples
INTENTS = sorted({message.get("intent") for message in MESSAGES})
EACH = 8


@pytest.mark.parametrize("intent", INTENTS)
def test_no_message_fails(person, intent):
    """Some of each intent, spread over its training messages, in one conversation; `say` checks each reply."""
    texts = [message.get("text") for message in MESSAGES if message.get("intent") == intent]
    for text in texts[:: max(1, len(texts) // EACH)]:
        assert "error" not in person.say(text).kinds, text
