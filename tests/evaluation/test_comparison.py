"""Measuring a pipeline, with one that knows a single word."""

import json

from evaluation.comparing import kept, renewed, still_noted
from evaluation.comparison import Result, measure, own
from evaluation.public_sets import Split
from evaluation.reading import Ranking
from evaluation.report import Compared
from evaluation.training_data import Labelled
from tests.evaluation.tiny import expected


class OneWord:
    """Sure of greetings alone."""

    name = "one word"

    def fit(self, data: Labelled) -> None:
        """Nothing to learn."""

    def rank(self, text: str) -> Ranking:
        """Everything but a greeting is a faint farewell."""
        return (("greet", 0.9), ("bye", 0.1)) if "hello" in text else (("bye", 0.4), ("greet", 0.1))


def test_accuracy_and_detection_are_of_the_right_messages():
    """Three of four in scope are right; nothing near is stranger than those in scope, half of the far is."""
    test = Labelled(("hello", "hello you", "bye", "what"), ("greet", "greet", "bye", "greet"))
    found = measure(OneWord(), Split("tiny", test, test, ("nothing",), ()))
    assert (found.pipeline, found.data, found.accuracy) == ("one word", "tiny", 0.75)
    assert (found.near, found.far) == (0.0, None)


def test_our_own_set_is_judged_by_the_held_out_messages():
    """Those out of scope are for detection alone."""
    messages = [
        expected("greet", "hello"),
        expected("out_of_scope", "debug this", group="near"),
        expected("out_of_scope", "what a day", group="far"),
    ]
    split = own(Labelled(("hi",), ("greet",)), messages)
    assert split.test == Labelled(("hello",), ("greet",))
    assert (split.near, split.far) == (("debug this",), ("what a day",))


def test_without_an_earlier_comparison_a_quick_run_has_none(tmp_path):
    """Rather than an error."""
    assert kept(tmp_path / "none.json").results == ()


def test_what_a_run_that_was_ended_left_out_is_told(tmp_path):
    """Rather than a row being missing without a word; what a note tells of already is not told twice."""
    result = Result("default, 10 epochs", "ours", 0.9, 0.5, 0.5, 1.0, 1.0)
    notes = ["spaCy vectors on ours was not measured: no network"]
    file = tmp_path / "pipelines.json"
    file.write_text(json.dumps({"day": "1 May 2026", "results": [result.to_json()], "notes": notes}), "utf-8")
    told = kept(file).notes
    assert told[0] == notes[0]
    assert [note.split(" was ")[0] for note in told[1:]] == ["ours on ours", "static embedding on ours"]


def test_a_pipeline_that_is_measured_again_replaces_what_was_kept():
    """Also where it was trained for fewer epochs; the others' results stay."""
    ours, short, long = (
        Result(name, "ours", 0.8, None, None, 1.0, 1.0) for name in ("ours", "default, 5 epochs", "default")
    )
    assert renewed([ours, short], [long]) == [ours, long]


def test_what_was_noted_of_others_stays_when_one_is_measured_again():
    """A set that was measured before is not told to be absent, though this run was not given it."""
    result = Result("ours", "CLINC150", 0.9, None, None, 1.0, 1.0)
    notes = ["spaCy vectors on ours was not measured: no network", "default on ours was not measured: no room"]
    absent = ["CLINC150 was not measured: no folder was named.", "BANKING77 was not measured: no folder was named."]
    found = still_noted(Compared([result], "1 May 2026", notes), absent, ["default"])
    assert found == [notes[0], absent[1]]
