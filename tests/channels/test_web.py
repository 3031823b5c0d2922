"""The page and its files, over HTTP."""

import re
from pathlib import Path

import pytest
from rasa.core.run import create_http_input_channels

from channels.widget import SCRIPT
from tests.channels.serving import get

SOURCE = Path(__file__).resolve().parents[2] / "widget/public"


def test_page_replaces_rasas_greeting() -> None:
    """`/` is the chat page although Rasa has a route for it."""
    answer = get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "Framework Advisor" in answer.text
    assert "Hello from Rasa" not in answer.text


@pytest.mark.parametrize("path", ["/", "/widget.js", "/static/page.css", "/records/bad", "/charts/bad"])
def test_security_headers(path: str) -> None:
    """Everything served forbids inline and off-site content and type guessing."""
    headers = get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("file", ["index.html", "page.css", "page.js", "record.css", "icon.svg"])
def test_every_file_of_the_page_is_served(file: str) -> None:
    """Each file arrives whole, with the type that a browser insists on under nosniff."""
    answer = get(f"/static/{file}")
    assert answer.content == (SOURCE / file).read_bytes()
    kind = {"js": "javascript", "css": "text/css", "svg": "image/svg+xml", "html": "text/html"}[file.rpartition(".")[2]]
    assert kind in answer.headers["content-type"]


def test_script_may_be_loaded_by_any_page() -> None:
    """By those of other sites too, packed, and asked for again only when it has changed."""
    answer = get("/widget.js", **{"accept-encoding": "gzip"})
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == SCRIPT.read_bytes()
    again = get("/widget.js", **{"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_script_comes_plain_to_who_does_not_unpack() -> None:
    """As it was built."""
    answer = get("/widget.js", **{"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == SCRIPT.read_bytes()


@pytest.mark.parametrize("path", ["/", "/widget.js"])
def test_chat_that_is_not_built_says_how_to(path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Rather than that there is nothing."""
    monkeypatch.setattr("channels.web.PAGE", tmp_path / "index.html")
    monkeypatch.setattr("channels.widget.SCRIPT", tmp_path / "widget.js")
    answer = get(path)
    assert answer.status_code == 503
    assert "make widget" in answer.text


def test_page_has_nothing_inline() -> None:
    """The page would work under its own policy: no inline script, style or handler."""
    html = get("/").text
    assert "<style" not in html
    assert not re.search(r"<[^>]+ (style|on[a-z]+)=", html)
    assert len(re.findall(r"<script\b", html)) == len(re.findall(r'<script src="/[^"]+"[^>]*></script>', html)) == 2


def test_files_outside_the_page_are_not_served() -> None:
    """A path that climbs out of the folder is refused."""
    assert get("/static/%2e%2e/encoder/tokenizer.json").status_code in (400, 404)


def test_other_routes_of_rasa_stay() -> None:
    """The page takes only its own addresses: an unknown one is still Rasa's 404."""
    assert get("/nowhere").status_code == 404


def test_credentials_file_names_every_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa can load every channel of credentials.yml, with Slack not set up."""
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    monkeypatch.delenv("SLACK_SIGNING_SECRET", raising=False)
    channels = create_http_input_channels(None, "credentials.yml")
    assert {channel.name() for channel in channels} >= {"rest", "api", "web", "chat", "slack"}
