import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from advisor.needs import Need
from advisor.record import OPTIONS, from_token, record
from advisor.reply import recommendation
from advisor.tokens import token
from tests.advisor import small
from tests.advisor.small import TODAY, must, needs, never

SAID = needs(must("language", "java", role="run", said=2), never("exclude", "birch"), Need("task", None))
PLANTS = needs(must("target", "android"), must("language", "kotlin"), Need("task", "vision"))
SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs" / "record.schema.json").read_text("utf-8"))

CASES = {
    "nothing said": (needs(), {}),
    "an app": (PLANTS, {}),
    "a way out": (needs(must("target", "server")), {"kind": "train", "among": frozenset({"jax", "keras"})}),
    "nothing fits": (needs(must("language", "r"), must("target", "microcontroller")), {}),
}


@pytest.mark.parametrize(("said", "bounds"), CASES.values(), ids=CASES)
def test_records_hold_against_the_schema(real, said, bounds):
    """Of each sort of advice, with a pick and without."""
    Draft202012Validator(SCHEMA).validate(record(real.advise(said, **bounds), TODAY))


def test_the_schema_is_one():
    """It can be used at all, and refuses what is no record."""
    Draft202012Validator.check_schema(SCHEMA)
    assert not Draft202012Validator(SCHEMA).is_valid({"schema": "framework-advisor-record/1"})


def test_the_same_needs_give_the_same_record(trees):
    """Twice the same question, twice the same JSON, to the byte."""
    first, second = (record(advisor.advise(SAID), TODAY) for advisor in (trees, small.advisor()))
    assert json.dumps(first) == json.dumps(second)


def test_another_seed_gives_another_record(real):
    """What is drawn is part of it: the test before this one could otherwise not fail."""
    first, second = (record(real.advise(PLANTS, seed=seed), TODAY) for seed in (1, 2))
    assert first != second


def test_it_says_what_the_recommendation_said(real):
    """The same pick, numbers, reasons, changes and ends."""
    advice = real.advise(PLANTS)
    found, said = record(advice, TODAY), recommendation(advice)
    for key in ("pick", "export", "reasons", "ruled_out", "assumed", "seed", "knowledge_version"):
        assert found[key] == said[key], key
    for option, ranked in zip(found["options"], said["ranking"], strict=True):
        assert {key: option[key] for key in ("id", "name", "score", "first_share")} == {
            key: ranked[key] for key in ("id", "name", "score", "first_share")
        }
        points = {row["criterion"]: row["points"] for row in ranked["contributions"]}
        assert option["points"] == points


def test_points_add_up_to_the_score(real):
    """And weights to one, each rounded as shown."""
    found = record(real.advise(PLANTS), TODAY)
    assert sum(driver["weight"] for driver in found["drivers"]) == pytest.approx(1, abs=0.002)
    for option in found["options"]:
        assert sum(option["points"].values()) == pytest.approx(option["score"], abs=0.002)


def test_no_more_options_than_can_be_read(real):
    """The best, and how many there were."""
    advice = real.advise(PLANTS)
    found = record(advice, TODAY)
    assert len(found["options"]) == OPTIONS
    assert found["candidates"] == len(advice.order) > OPTIONS


def test_consequences_are_those_of_not_taking_the_second(trees):
    """Good is where the pick is ahead, bad where it is behind, by exactly that many points."""
    found = record(trees.advise(needs(), kind="run"), TODAY)
    assert (found["pick"]["run"]["id"], found["rival"]["id"]) == (found["options"][0]["id"], found["options"][1]["id"])
    points = [option["points"] for option in found["options"][:2]]
    for key, sign in (("good", 1), ("bad", -1)):
        assert found["consequences"][key]
        for one in found["consequences"][key]:
            gap = points[0][one["criterion"]] - points[1][one["criterion"]]
            assert one["points"] == pytest.approx(sign * gap, abs=0.0002)
            assert one["next_to"] == found["rival"]["name"]


def test_each_source_is_there_once(real):
    """Everything that is cited anywhere in it, with the day it was opened."""
    found = record(real.advise(PLANTS), TODAY)
    cited = [found["export"], *found["reasons"], *found["ruled_out"], *found["consequences"]["bad"]]
    listed = [json.dumps(source) for source in found["sources"]]
    assert {json.dumps(source) for one in cited for source in one["evidence"]} <= set(listed)
    assert len(listed) == len(set(listed))


def test_an_address_gives_the_record_again(real):
    """Nothing has to be stored: the token and the knowledge make it anew, to the byte, with the day it was made."""
    found = record(real.advise(PLANTS), TODAY)
    assert from_token(found["token"]) == found


def test_an_address_keeps_what_the_advice_was_kept_to(real):
    """A record of a way out of something is not one of plain advice."""
    advice = real.advise(needs(must("target", "server")), kind="train", among=frozenset({"jax", "keras"}))
    assert {option["id"] for option in from_token(token(advice, TODAY))["options"]} == {"jax", "keras"}


def test_changed_knowledge_is_told(trees):
    """A record made with older knowledge says so."""
    advice = trees.advise(SAID)
    assert record(advice, TODAY, made_with="older")["changed_since"] == "older"
    assert record(advice, TODAY, made_with="small")["changed_since"] is None
