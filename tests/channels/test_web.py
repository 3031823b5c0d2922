"""The page, its files and the records, over HTTP."""

import asyncio
import sys
from types import SimpleNamespace

import httpx
import pytest
from rasa.core.run import create_http_input_channels

from channels.web import PAGE, AdvisorPage
from tests.channels.serving import serving


def get(path: str) -> httpx.Response:
    """The answer to one GET of a freshly served page channel."""

    async def ask() -> httpx.Response:
        async with serving(AdvisorPage()) as url, httpx.AsyncClient(base_url=url) as client:
            return await client.get(path)

    return asyncio.run(ask())


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record under the token "good"; every other token is bad."""

    def markdown_from_token(token: str) -> str:
        if token != "good":
            raise ValueError("no such record")
        return "# Use <PyTorch>\n\n* ü"

    monkeypatch.setitem(sys.modules, "advisor.record", SimpleNamespace(markdown_from_token=markdown_from_token))


def test_page_replaces_rasas_greeting() -> None:
    """`/` is the chat page although Rasa has a route for it."""
    answer = get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "Framework Advisor" in answer.text
    assert "Hello from Rasa" not in answer.text


@pytest.mark.parametrize("path", ["/", "/static/chat.js", "/static/chat.css", "/records/good"])
def test_security_headers(path: str, records: None) -> None:
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


def test_record_is_markdown(records: None) -> None:
    """A record is shown in the browser as UTF-8 Markdown, letter by letter what the advisor wrote."""
    answer = get("/records/good")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.text == "# Use <PyTorch>\n\n* ü"


def test_unknown_record_is_an_error_object(records: None) -> None:
    """A token that stands for nothing is a 404 that says so as data."""
    answer = get("/records/bad")
    assert answer.status_code == 404
    assert answer.json() == {"error": {"code": "record_not_found", "message": "no such record"}}


def test_other_routes_of_rasa_stay(records: None) -> None:
    """The page takes only its own addresses: an unknown one is still Rasa's 404."""
    assert get("/nowhere").status_code == 404


def test_credentials_file_names_the_three_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa can load every channel of credentials.yml, with Slack not set up."""
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    monkeypatch.delenv("SLACK_SIGNING_SECRET", raising=False)
    channels = create_http_input_channels(None, "credentials.yml")
    assert {channel.name() for channel in channels} == {"rest", "web", "slack"}
