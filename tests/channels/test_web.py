"""The page and its files, over HTTP."""

import pytest
from rasa.core.run import create_http_input_channels

from channels.web import PAGE
from tests.channels.serving import get


def test_page_replaces_rasas_greeting() -> None:
    """`/` is the chat page although Rasa has a route for it."""
    answer = get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "Framework Advisor" in answer.text
    assert "Hello from Rasa" not in answer.text


@pytest.mark.parametrize("path", ["/", "/static/chat.js", "/static/chat.css", "/records/bad", "/charts/bad"])
def test_security_headers(path: str) -> None:
    """Everything served forbids inline and off-site content and type guessing."""
    headers = get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("file", sorted(file.name for file in PAGE.iterdir()))
def test_every_file_of_the_page_is_served(file: str) -> None:
    """Each file arrives whole, with the type that a browser insists on under nosniff."""
    answer = get(f"/static/{file}")
    assert answer.content == (PAGE / file).read_bytes()
    kind = {"js": "javascript", "css": "text/css", "svg": "image/svg+xml", "html": "text/html"}[file.rpartition(".")[2]]
    assert kind in answer.headers["content-type"]


def test_page_has_nothing_inline() -> None:
    """The page would work under its own policy: no inline script, style or handler."""
    html = get("/").text
    assert "<style" not in html
    assert " style=" not in html
    assert " on" not in html.replace(" one", "").lower().split("<body", 1)[0]
    assert html.count("<script") == html.count('<script type="module" src="/static/')


def test_files_outside_the_page_are_not_served() -> None:
    """A path that climbs out of the folder is refused."""
    assert get("/static/%2e%2e/web.py").status_code in (400, 404)


def test_other_routes_of_rasa_stay() -> None:
    """The page takes only its own addresses: an unknown one is still Rasa's 404."""
    assert get("/nowhere").status_code == 404


def test_credentials_file_names_every_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa can load every channel of credentials.yml, with Slack not set up."""
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    monkeypatch.delenv("SLACK_SIGNING_SECRET", raising=False)
    channels = create_http_input_channels(None, "credentials.yml")
    assert {channel.name() for channel in channels} == {"rest", "api", "web", "slack"}
