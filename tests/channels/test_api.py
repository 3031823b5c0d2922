"""The same advice in one call."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from advisor import tokens
from advisor.advice import Advisor
from advisor.madr import markdown
from advisor.needs import Need, Needs
from advisor.record import from_token
from advisor.reply import recommendation
from channels import advising, asked
from channels.errors import Problem
from tests.channels.asking import api, error

PAYLOAD = Draft202012Validator(json.loads(Path("docs/reply.schema.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def now() -> Advisor:
    """The advisor that answers."""
    return advising.advisor()


def recommended(**needs):
    """The payload for some needs, which is what the schema says."""
    found = advising.recommend({"needs": needs})
    assert not [problem.message for problem in PAYLOAD.iter_errors(found)]
    return found


def test_frameworks_are_listed(now):
    """All of them, each with what tells it apart."""
    found = api("GET", "/api/frameworks").json()
    assert {framework["id"] for framework in found["frameworks"]} == set(now.catalogue.frameworks)
    assert found["count"] == len(found["frameworks"])
    assert set(found["frameworks"][0]) == {"id", "name", "status", "roles", "licence", "summary"}


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"status": ["retired"]}, lambda f: f.retired),
        ({"role": ["train", "run"]}, lambda f: set(f.roles) == {"train", "run"}),
        ({"licence": ["MIT"]}, lambda f: "MIT" in f.licence.spdx.split(" OR ")),
        ({"target": ["android"], "status": ["active"]}, lambda f: "android" in f.support["target"]),
    ],
)
def test_filters(now, query, holds):
    """Nothing is listed that does not meet them, and something is."""
    found = advising.frameworks(query)["frameworks"]
    assert 0 < len(found) < len(now.catalogue.frameworks)
    assert all(holds(now.catalogue.frameworks[framework["id"]]) for framework in found)


@pytest.mark.parametrize(
    ("query", "there"), [("state=retired", "status"), ("status=dead", "retired"), ("task=", "nlp")]
)
def test_a_filter_that_there_is_not_is_refused(query, there):
    """With those that there are."""
    answer = api("GET", f"/api/frameworks?{query}")
    assert answer.status_code == 400
    assert there in error(answer)["allowed"]


def test_a_framework_is_told_whole(now):
    """With its support, ratings and claims, each with evidence."""
    found = api("GET", "/api/frameworks/pytorch").json()
    assert found["name"] == "PyTorch"
    assert set(found["ratings"]) == set(now.catalogue.frameworks["pytorch"].ratings)
    assert found["claims"][0]["evidence"][0]["checked"]


@pytest.mark.parametrize("id_", ["foonet", "py%20torch", "%00", "PyTorch"])
def test_an_unknown_framework_is_not_found(id_):
    """404, with the ids that there are."""
    answer = api("GET", f"/api/frameworks/{id_}")
    assert (answer.status_code, error(answer)["code"]) == (404, "framework_not_found")
    assert "pytorch" in error(answer)["allowed"]


def test_the_recommendation_is_that_of_the_conversation(now):
    """The same needs give the same payload, and a record."""
    found = recommended(task=["vision"], target=[{"value": "android", "must": True}])
    needs = Needs((Need("task", "vision"), Need("target", "android", must=True)))
    same = recommendation(now.advise(needs), final=found["final"])
    assert {key: found[key] for key in same} == json.loads(json.dumps(same))
    assert found["record"]["url"].endswith(f"/api/records/{found['record']['id']}")


def test_recommendation_over_http():
    """A POST, with a value in place of a list of one."""
    found = api("POST", "/api/recommendations", json={"needs": {"task": "vision", "target": "android"}}).json()
    assert found == json.loads(json.dumps(recommended(task=["vision"], target=["android"])))


def test_the_needs_of_a_payload_can_be_sent_back():
    """So that a program adds to what a conversation found out."""
    first = recommended(task="vision", language=["kotlin"], exclude="google", purpose=None, current="keras")
    again = recommended(**first["needs"])
    assert (again["needs"], again["pick"]) == (first["needs"], first["pick"])


def test_a_wish_rules_nothing_out_and_a_must_does():
    """How firmly it is meant is said with the value."""
    wish = recommended(target=[{"value": "ios", "must": False}])
    must = recommended(target=[{"value": "ios", "must": True}])
    assert len(must["ruled_out"]) > len(wish["ruled_out"])


@pytest.mark.parametrize("needs", [{}, None])
def test_without_needs_there_is_advice_and_a_question(needs):
    """With the question that would change it most."""
    found = advising.recommend({} if needs is None else {"needs": needs})
    assert found["question"]["kind"] == "question"
    assert not found["final"]


def test_where_nothing_fits_there_are_ways_out():
    """The smallest, with what each makes possible."""
    found = recommended(hardware="apple-gpu", os=["windows", "linux"])
    assert found["given_up"]
    assert [way["give_up"] for way in found["repairs"]] == found["given_up"]


def test_leaving_what_there_is_is_weighed():
    """As in a conversation."""
    assert recommended(current="keras", task="vision")["staying"]["current"][0]["id"] == "keras"


@pytest.mark.parametrize(
    ("needs", "code", "there"),
    [
        ([], "needs", "need id"),
        ({"tasks": "vision"}, "unknown_field", "task"),
        ({"task": "seeing"}, "task", "vision"),
        ({"task": 7}, "task", "vision"),
        ({"task": {"wanted": True}}, "task", "vision"),
        ({"task": {"value": "vision", "firm": True}}, "unknown_field", "must"),
        ({"task": {"value": "vision", "must": True}}, "must", False),
        ({"target": {"value": "android", "must": 1}}, "must", True),
        ({"target": {"value": "android", "role": "fly"}}, "role", "run"),
        ({"exclude": {"value": "google", "wanted": True}}, "wanted", False),
        ({"exclude": None}, "exclude", "google"),
        ({"task": {"value": None, "role": {}}}, "role", "run"),
        ({"task": {"value": None, "wanted": 0}}, "wanted", True),
        ({"current": "foonet"}, "current", "keras"),
        ({"task": ["vision"] * 21}, "task", "at most 20"),
    ],
)
def test_needs_that_there_are_not_are_refused(now, needs, code, there):
    """400, with what there is."""
    with pytest.raises(Problem) as refused:
        asked.needs(needs, now.catalogue)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert there in refused.value.allowed


def test_a_field_that_would_be_passed_over_is_refused():
    """Rather than advise on less than was said."""
    answer = api("POST", "/api/recommendations", json={"task": "vision"})
    assert (answer.status_code, error(answer)["allowed"]) == (400, ["needs"])


def test_comparison():
    """Two, under a need, as the schema says."""
    body = {"frameworks": ["pytorch", "keras"], "needs": {"experience": "beginner"}}
    found = api("POST", "/api/comparisons", json=body).json()
    assert not list(PAYLOAD.iter_errors(found))
    assert [framework["id"] for framework in found["frameworks"]] == ["pytorch", "keras"]
    assert found["verdict"][0]["best"] == ["keras"]


@pytest.mark.parametrize(
    "ids", [None, "pytorch", ["pytorch"], ["pytorch"] * 2, ["pytorch", "foonet"], ["pytorch", 7], ["jax"] * 6]
)
def test_what_cannot_be_compared_is_refused(ids):
    """400, with how many and which."""
    answer = api("POST", "/api/comparisons", json={"frameworks": ids})
    assert (answer.status_code, error(answer)["code"]) == (400, "frameworks")


@pytest.mark.parametrize("needs", [{"exclude": "pytorch"}, {"target": {"value": "microcontroller", "must": True}}])
def test_what_is_ruled_out_can_be_compared(needs):
    """A person may ask about it all the same."""
    found = advising.compare({"frameworks": ["pytorch", "keras"], "needs": needs})
    assert not list(PAYLOAD.iter_errors(found))


@pytest.fixture(scope="module")
def token() -> str:
    """The id of a record."""
    return recommended(task="vision")["record"]["id"]


@pytest.mark.parametrize("accept", ["", "*/*", "text/markdown", "text/html"])
def test_a_record_is_markdown(token, accept):
    """To who does not ask for JSON."""
    answer = api("GET", f"/api/records/{token}", headers={"accept": accept})
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text == markdown(from_token(token))


def test_a_record_is_json(token):
    """To who does, browser or not."""
    answer = api("GET", f"/api/records/{token}", headers={"accept": "text/html, application/json;q=0.9"})
    assert answer.json() == json.loads(json.dumps(from_token(token)))


@pytest.mark.parametrize("id_", ["bad", "%00", "a" * 5_000])
def test_an_unknown_record_is_not_found(id_):
    """404, with where ids come from."""
    answer = api("GET", f"/api/records/{id_}")
    assert (answer.status_code, error(answer)["code"]) == (404, "record_not_found")


@pytest.mark.parametrize("path", ["/api/", "/api/nothing", "/api/records/a/b", "/api/recommendations/7"])
def test_another_address_is_an_error_object(path):
    """404, with the addresses that there are."""
    answer = api("GET", path)
    assert answer.status_code == 404
    assert "POST /api/recommendations" in error(answer)["allowed"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "TRACE", "PURGE"])
def test_another_method_is_refused(method):
    """405, with the one that there is."""
    answer = api(method, "/api/recommendations")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("path", ["/api/recommendations", "/api/comparisons"])
def test_bodies_are_held_to_the_same_limits(path):
    """JSON, an object, not too large."""
    assert api("POST", path, content="{}", headers={"content-type": "text/plain"}).status_code == 415
    assert api("POST", path, json=[]).status_code == 400
    assert api("POST", path, json={"a": "x" * 70_000}).status_code == 413


def test_answers_may_not_be_sniffed():
    """The page's security headers are on these too."""
    answer = api("GET", "/api/nothing")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_the_day_is_that_of_records(now):
    """So that a recommendation and its record are the same."""
    assert tokens.again(advising.recommend({})["record"]["id"])[2] == tokens.today()
