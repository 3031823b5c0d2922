"""The interface against its own description: requests made out of it, sound ones and broken ones, by schemathesis."""

from collections.abc import Iterator
from types import SimpleNamespace

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from channels import advising
from channels.api import AdvisorApi
from channels.openapi import document
from channels.rest import AdvisorRest
from channels.web import AdvisorPage
from stores.locks import FairLocks
from tests.channels.asking import Agent, api
from tests.channels.serving import serving_in_a_thread

CASES = 8
"""Requests of each sort for each operation; by hand many more can be made (docs/channels.md)."""


def forgetful() -> SimpleNamespace:
    """An agent that answers, and knows of nothing that was said before."""

    async def nothing(_: str) -> None:
        return None

    store = SimpleNamespace(retrieve_full_tracker=nothing)
    return SimpleNamespace(handle_message=Agent(), tracker_store=store, lock_store=FairLocks())


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The address of the channels, served in a thread."""
    advising.advisor()  # the first request shall not wait for it
    with serving_in_a_thread(AdvisorRest(), AdvisorApi(), AdvisorPage(), agent=forgetful()) as url:
        yield url


@pytest.fixture(scope="module")
def described(served: str) -> object:
    """The description as it is served."""
    without = {"enabled": False}
    config = SchemathesisConfig.from_dict({"seed": 1, "cache": without, "phases": {"coverage": without}})
    return schemathesis.openapi.from_url(f"{served}/openapi.json", config=config)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_the_interface_is_as_described(case):
    """No request gets a 500, what is sound is taken, what is not is refused, and every answer is as described."""
    case.call_and_validate()


def test_the_description_knows_each_need_and_framework():
    """So that a program can offer them."""
    schemas, catalogue = document()["components"]["schemas"], advising.advisor().catalogue
    assert set(schemas["Needs"]["properties"]) == set(catalogue.needs)
    assert schemas["FrameworkId"]["enum"] == list(catalogue.frameworks)
    assert set(catalogue.needs["task"].values) < set(schemas["need-task"]["anyOf"][0]["enum"])


def test_all_references_lead_somewhere():
    """None is left of the schema that payloads have for themselves."""

    def references(value):
        if isinstance(value, dict):
            yield from [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            value = list(value.values())
        for inner in value if isinstance(value, list) else []:
            yield from references(inner)

    found = document()
    for reference in set(references(found)):
        place = found
        for name in reference.removeprefix("#/").split("/"):
            place = place[name]


def test_a_token_is_described_where_it_is_asked_for(monkeypatch):
    """And only there."""
    assert "security" not in document()
    monkeypatch.setenv("REST_TOKEN", "s3cret")
    assert document()["security"] == [{"token": []}]


def test_the_description_is_a_page_of_its_own(served):
    """Every operation is on it, nothing on it is inline or comes from elsewhere, and its policy is the strict one."""
    answer = httpx.get(f"{served}/docs", timeout=60)
    assert answer.headers["content-type"].startswith("text/html")
    assert "unsafe" not in answer.headers["content-security-policy"]
    for path in document()["paths"]:
        assert path in answer.text
    for inline in ("<script", "<style", "style=", 'src="http', 'href="http'):
        assert inline not in answer.text
    assert httpx.get(f"{served}/docs/style.css").headers["content-type"].startswith("text/css")


def test_the_description_needs_no_token(monkeypatch):
    """It says nothing that is not in the source."""
    monkeypatch.setenv("REST_TOKEN", "s3cret")
    assert api("GET", "/openapi.json").json()["openapi"].startswith("3.1")
