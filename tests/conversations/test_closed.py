"""What the running advisor does not do for just anybody."""

import httpx
import pytest

from tests.channels.asking import WEBHOOK


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/model"),
        ("PUT", "/model"),
        ("POST", "/model/parse"),
        ("POST", "/model/train"),
        ("GET", "/status"),
        ("GET", "/domain"),
        ("GET", "/conversations/ana/tracker"),
        ("POST", "/conversations/ana/tracker/events"),
        ("POST", "/conversations/ana/execute"),
    ],
)
def test_rasas_own_interface_is_not_there(advisor, method, path):
    """With it anybody could write conversations and load models."""
    assert httpx.request(method, advisor.url + path, json={}).status_code in {404, 405}


@pytest.mark.parametrize("path", ["/health", "/metrics", "/api/frameworks", WEBHOOK])
def test_no_other_site_is_given_leave(advisor, path):
    """Neither to ask nor to read an answer."""
    asking = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    for method in ("OPTIONS", "GET"):
        answer = httpx.request(method, advisor.url + path, headers=asking)
        assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_it_says_when_it_is_ready(advisor):
    """All parts of it are there."""
    answer = httpx.get(f"{advisor.url}/ready", timeout=10)
    assert (answer.status_code, answer.json()["missing"]) == (200, [])


def test_it_is_not_ready_without_its_actions(advisor):
    """And alive all the same."""
    advisor.servers.stop("actions")
    try:
        assert httpx.get(f"{advisor.url}/ready", timeout=10).json()["missing"] == ["actions"]
        assert httpx.get(f"{advisor.url}/health", timeout=10).status_code == 200
    finally:
        advisor.servers.start("actions")
