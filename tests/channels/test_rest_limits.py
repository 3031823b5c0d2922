"""How often may be asked, and who may."""

import asyncio
from pathlib import Path

import pytest
import yaml

from channels.api import AdvisorApi
from channels.limits import DEFAULTS, KEPT, Buckets, Limits, is_loopback, network
from channels.rest import AdvisorRest
from tests.channels.asking import WEBHOOK, error, limited, post, say, talk
from tests.channels.test_rest import SOUND


def statuses(channel, count=20, **headers):
    """The statuses of so many messages at once from one sender."""

    async def ask(client):
        asked = (client.post(WEBHOOK, json=SOUND, headers=headers) for _ in range(count))
        return [answer.status_code for answer in await asyncio.gather(*asked)]

    return talk(ask, channel)


def test_a_burst_of_20_passes_by_default():
    """Where the limits hold for this machine too."""
    assert statuses(limited()) == [200] * 20


def test_this_machine_is_not_limited_by_default():
    """However often it asks."""
    strict = AdvisorRest(Limits.of({"sender": {"burst": 1, "each_minute": 1}}))
    assert statuses(strict) == [200] * 20


def test_a_sender_who_asks_too_often_is_told_when_to_come_back():
    """429, with the seconds until the next one passes."""

    async def ask(client):
        first = await client.post(WEBHOOK, json=SOUND)
        other = await client.post(WEBHOOK, json={**SOUND, "sender": "ben"})
        return first, other, await client.post(WEBHOOK, json=SOUND)

    first, other, second = talk(ask, limited(sender={"burst": 1, "each_minute": 2}))
    assert (first.status_code, other.status_code, second.status_code) == (200, 200, 429)
    assert 25 <= int(second.headers["retry-after"]) <= 30
    assert error(second)["code"] == "too_often"


def test_an_address_that_asks_too_often_is_refused_whoever_it_says_to_be():
    """Before its body is even read."""

    async def ask(client):
        return [(await client.post(WEBHOOK, json={**SOUND, "sender": str(n)})).status_code for n in range(4)]

    assert talk(ask, limited(address={"burst": 2, "each_minute": 1})) == [200, 200, 429, 429]


def test_behind_a_proxy_the_address_is_the_one_that_it_saw():
    """And what a client writes into the header itself counts for nothing."""
    channel = limited(proxies=1, address={"burst": 2, "each_minute": 1})

    async def ask(client):
        seen = ["9.9.9.9, 1.1.1.1", "8.8.8.8, 1.1.1.1", "7.7.7.7, 1.1.1.1", "1.1.1.1, 2.2.2.2"]
        answers = [await client.post(WEBHOOK, json=SOUND, headers={"x-forwarded-for": line}) for line in seen]
        return [answer.status_code for answer in answers]

    assert talk(ask, channel) == [200, 200, 429, 200]


def test_without_a_proxy_the_header_is_not_believed():
    """Nobody becomes this machine by saying so, nor somebody else."""
    channel = limited(address={"burst": 1, "each_minute": 1})

    async def ask(client):
        seen = ["1.1.1.1", "127.0.0.1"]
        answers = [await client.post(WEBHOOK, json=SOUND, headers={"x-forwarded-for": line}) for line in seen]
        return [answer.status_code for answer in answers]

    assert talk(ask, channel) == [200, 429]


def test_the_api_is_limited_by_address():
    """With the same settings."""
    channel = AdvisorApi(Limits.of({"loopback": True, "address": {"burst": 1, "each_minute": 1}}))

    async def ask(client):
        return [(await client.post("/api/comparisons", json={})).status_code for _ in range(2)]

    assert talk(ask, channel) == [400, 429]


def test_a_bucket_fills_again():
    """One by one, and to no more than the burst."""
    clock = [0.0]
    bucket = Buckets(2, 60, now=lambda: clock[0])
    assert [bucket.wait("a") for _ in range(3)] == [0, 0, 1]
    clock[0] = 1
    assert [bucket.wait("a"), bucket.wait("a")] == [0, 1]
    clock[0] = 100
    assert [bucket.wait("a") for _ in range(3)] == [0, 0, 1]


def test_buckets_are_not_kept_for_ever():
    """Memory is bounded whatever senders call themselves."""
    bucket = Buckets(2, 60)
    for sender in range(KEPT + 5):
        bucket.wait(str(sender))
    assert len(bucket._full_at) == KEPT


@pytest.mark.parametrize(
    ("address", "counted"),
    [("1.2.3.4", "1.2.3.4"), ("::ffff:1.2.3.4", "1.2.3.4"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("x", "x")],
)
def test_what_counts_as_one_address(address, counted):
    """Of IPv6 the half that a customer is given."""
    assert network(address) == counted


@pytest.mark.parametrize(("address", "own"), [("127.9.9.9", True), ("::1", True), ("::ffff:127.0.0.1", True)])
def test_loopback(address, own):
    """In all its forms, and nothing else."""
    assert is_loopback(address) is own
    assert not is_loopback("10.0.0.1")


@pytest.mark.parametrize(
    "settings",
    [{"burst": 3}, {"sender": {"burst": 0}}, {"sender": {"bursts": 3}}, {"loopback": "no"}, {"proxies": -1}],
)
def test_a_setting_that_cannot_be_stops_the_start(settings):
    """With what there is."""
    with pytest.raises(ValueError, match=r"credentials\.yml"):
        AdvisorRest.from_credentials(settings)


def test_credentials_say_what_holds_anyway():
    """The file shows the defaults, so that they can be changed there."""
    written = yaml.safe_load(Path("credentials.yml").read_text("utf-8"))
    assert written["channels.rest.AdvisorRest"] == DEFAULTS
    assert written["channels.api.AdvisorApi"].items() <= DEFAULTS.items()


@pytest.fixture
def token(monkeypatch):
    """A token that is asked for."""
    monkeypatch.setenv("REST_TOKEN", "s3cret")
    return "s3cret"


@pytest.mark.parametrize("given", [{}, {"authorization": "Bearer other"}, {"authorization": "Basic s3cret"}])
def test_without_the_token_nothing_is_said(token, given):
    """401 with the challenge, for messages and for the API."""
    answers = [say("hello", **given), talk(lambda c: c.get("/api/frameworks", headers=given), AdvisorApi())]
    for answer in answers:
        assert (answer.status_code, error(answer)["code"]) == (401, "unauthorised")
        assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_with_the_token_all_is_as_ever(token, scheme):
    """However the scheme is written."""
    assert say("hello", authorization=f"{scheme} {token}").status_code == 200


def test_without_a_token_set_none_is_asked_for(monkeypatch):
    """Nor with an empty one."""
    monkeypatch.setenv("REST_TOKEN", "")
    assert post(json=SOUND).status_code == 200
