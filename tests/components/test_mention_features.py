import pytest

from components.mention_features import flags


def entity(name: str, value: str, **more: object) -> dict:
    """An entity as far as the flags read it."""
    return {"entity": name, "value": value, **more}


def differ(first: tuple, second: tuple) -> bool:
    """Whether two messages, each text and entities, have other flags."""
    return flags(*first) != flags(*second)


PYTORCH, KERAS = entity("framework", "pytorch"), entity("framework", "keras")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([PYTORCH], [PYTORCH, KERAS]),
        ([], [PYTORCH]),
        ([PYTORCH], [{**PYTORCH, "role": "current"}]),
        ([PYTORCH], [{**PYTORCH, "role": "to"}]),
        ([PYTORCH], [{**PYTORCH, "wanted": False}]),
        ([], [entity("target", "android")]),
        ([], [entity("term", "onnx")]),
    ],
)
def test_what_is_named_and_how_can_be_told_apart(first, second):
    """Under the same words."""
    assert differ(("some words", first), ("some words", second))


def test_which_framework_is_named_does_not_matter():
    """A new one is treated as the old ones are."""
    assert not differ(("some words", [PYTORCH]), ("some words", [KERAS]))


def test_the_same_framework_twice_is_one():
    """It is not compared with itself."""
    assert not differ(("some words", [PYTORCH]), ("some words", [PYTORCH, PYTORCH]))


def test_a_question_can_be_told_from_a_statement():
    """By its mark."""
    assert differ(("some words", []), ("some words?", []))


def test_all_messages_have_as_many_flags():
    """Also an empty one."""
    assert len(flags("", [])) == len(flags("a long question about it?", [PYTORCH, KERAS, entity("os", "linux")]))
