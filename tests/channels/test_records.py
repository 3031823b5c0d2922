"""Decision records over HTTP."""

from datetime import date

import pytest

from advisor.advice import Advisor
from advisor.catalogue import shared
from advisor.madr import markdown
from advisor.needs import Need, Needs
from advisor.record import Record, record
from channels.records import accepted
from tests.channels.serving import get


@pytest.fixture(scope="module")
def made() -> Record:
    """A record of some advice."""
    needs = Needs((Need("target", "android", must=True), Need("task", "vision")))
    return record(Advisor.of(shared(), date(2026, 11, 21)).advise(needs), date(2026, 11, 21))


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "md"),
        ("*/*", "md"),
        ("text/markdown", "md"),
        ("application/json", "json"),
        (BROWSER, "html"),
        ("application/json;q=0.5, text/markdown", "md"),
        ("application/json, text/markdown;q=0.9", "json"),
        ("APPLICATION/JSON; charset=utf-8", "json"),
        ("application/json;q=0", "md"),
        ("image/png", "md"),
        (";;,,q=,application/json;q=much", "json"),
    ],
)
def test_accept_says_what_is_sent(accept: str, kind: str) -> None:
    """The kind that is liked best; Markdown where nothing is said, or nothing that there is."""
    assert accepted(accept) == kind


@pytest.mark.parametrize("how", [("", {}), (".md", {"accept": BROWSER})])
def test_record_is_markdown(made: Record, how: tuple[str, dict[str, str]]) -> None:
    """Letter by letter what the advisor wrote, to who minds nothing and at its own ending."""
    answer = get(f"/records/{made['token']}{how[0]}", **how[1])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.headers["vary"] == "Accept"
    assert answer.text == markdown(made)


@pytest.mark.parametrize("how", [("", {"accept": "application/json"}), (".json", {})])
def test_record_is_json(made: Record, how: tuple[str, dict[str, str]]) -> None:
    """The same value, to who asks for it and at its own ending."""
    answer = get(f"/records/{made['token']}{how[0]}", **how[1])
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.json() == made


def test_a_browser_gets_a_page(made: Record) -> None:
    """With the decision as its title, the points as a table, and both files to take away; the comment is left out."""
    answer = get(f"/records/{made['token']}", accept=BROWSER)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f"<title>{made['title']}</title>" in answer.text
    assert f"<h1>{made['title']}</h1>" in answer.text
    assert "<table>" in answer.text
    for ending in ("md", "json"):
        assert f'href="/records/{made["token"]}.{ending}" download="decision-record.{ending}"' in answer.text
    assert "framework-advisor-record" not in answer.text
    assert "status: proposed" not in answer.text


def test_the_page_runs_under_the_strict_policy(made: Record) -> None:
    """Nothing in it is inline."""
    answer = get(f"/records/{made['token']}.html")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "<style" not in answer.text
    assert "<script" not in answer.text
    assert "style=" not in answer.text


@pytest.mark.parametrize("name", ["bad", "bad.json", "bad.html", "%3Cb%3E.md"])
def test_unknown_record_is_an_error_object(name: str) -> None:
    """A token that stands for nothing is a 404 that says so as data, whatever was asked for."""
    answer = get(f"/records/{name}", accept=BROWSER)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "record_not_found"
    assert "no record" in answer.json()["error"]["message"]


def test_unknown_ending_is_an_error_object(made: Record) -> None:
    """It names those that there are."""
    answer = get(f"/records/{made['token']}.pdf")
    assert answer.status_code == 400
    assert ".json" in answer.json()["error"]["message"]
