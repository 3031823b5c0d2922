"""The public sets' own formats, in miniature."""

import json

import pytest

from evaluation import public_sets
from evaluation.public_sets import INTENTS, NotThere


def test_clinc_has_thirty_intents_near_and_far_messages(tmp_path):
    """Of forty, ten are near; its own out-of-scope ones are far."""
    pairs = [[f"text {i}", f"intent {i}"] for i in range(40)]
    raw = {"train": pairs, "test": pairs, "oos_test": [["what?", "oos"]]}
    (tmp_path / "data_full.json").write_text(json.dumps(raw), "utf-8")
    split = public_sets.clinc(tmp_path)
    assert len(set(split.train.labels)) == INTENTS
    assert set(split.train.labels) == set(split.test.labels)
    assert (len(split.near), split.far) == (10, ("what?",))
    assert not set(split.near) & set(split.test.texts)


def test_banking_has_nothing_far(tmp_path):
    """It holds messages to a bank alone."""
    for part in ("train", "test"):
        (tmp_path / f"{part}.csv").write_text('text,category\n"Where is it, please?",card\n', "utf-8")
    split = public_sets.banking(tmp_path)
    assert split.test.texts == ("Where is it, please?",)
    assert (split.near, split.far) == ((), ())


@pytest.mark.parametrize("load", [public_sets.clinc, public_sets.banking])
def test_a_set_that_is_not_there_is_named(load, tmp_path):
    """So that the report can say so."""
    with pytest.raises(NotThere, match=str(tmp_path)):
        load(tmp_path)
