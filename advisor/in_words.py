"""Changes of needs and of weights in words, and labels as buttons show them."""

from __future__ import annotations

from advisor.flips import Flip
from advisor.model import Catalogue
from advisor.needs import Need, label
from advisor.weights import WeightFlip


def flip_text(catalogue: Catalogue, found: Flip) -> str:
    """A change of needs in words."""
    return step_text(catalogue, found.need, taken_back=found.withdrawn)


def step_text(catalogue: Catalogue, need: Need, *, taken_back: bool) -> str:
    """That a need is said, or taken back, in words."""
    if taken_back:
        return catalogue.wording["flip_withdrawn"].format(value=label(need, catalogue))
    return supposed(catalogue, need.id, label(need, catalogue))


def supposed(catalogue: Catalogue, id_: str, value: str) -> str:
    """That a need were met by what `value` tells: "if the target were Android"."""
    say = catalogue.wording
    return say.get(f"flip_{id_}", say["flip_said"]).format(need=catalogue.needs[id_].label, value=value)


def flip_said(catalogue: Catalogue, found: Flip) -> str:
    """What a person says to try a change: "What if it had to run on Android?"."""
    say, value = catalogue.wording, label(found.need, catalogue)
    if found.withdrawn:
        kind = "say_had" if found.need.id == "current" else "say_withdrawn" if found.need.wanted else "say_allowed"
        return say[kind].format(value=value)
    return say.get(f"say_{found.need.id}", say["say_value"]).format(value=value)


def weight_text(catalogue: Catalogue, found: WeightFlip) -> str:
    """A change of one weight in words."""
    key = "flip_more" if found.factor > 1 else "flip_less" if found.factor > 0.05 else "flip_not"
    return catalogue.wording[key].format(label=found.label, factor=found.factor, percent=100 * found.factor)


def titled(label: str) -> str:
    """A label as a button shows it: with a capital, unless its first word is spelt otherwise ("iPhone")."""
    first = label.split(maxsplit=1)[0]
    return label[0].upper() + label[1:] if first.islower() else label
