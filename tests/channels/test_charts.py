"""Charts over HTTP."""

import asyncio
import time
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import httpx
import pytest
from PIL import Image

from advisor.advice import Advisor
from advisor.catalogue import shared
from advisor.charts import chart
from advisor.needs import Need, Needs
from channels import charts
from channels.web import AdvisorPage
from channels.worker import Worker
from tests.channels.serving import get, serving


@pytest.fixture(scope="module")
def path() -> str:
    """The path of a chart of some advice, without its ending."""
    advisor, day = Advisor.of(shared(), date(2026, 11, 21)), date(2026, 11, 21)
    found = chart(advisor.advise(Needs((Need("task", "vision"),))), day)
    assert found
    return "/charts/" + found["svg"].rpartition("/")[2].removesuffix(".svg")


def test_svg(path: str) -> None:
    """As an image that may style itself, do nothing else, and be kept for a while."""
    answer = get(f"{path}.svg")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert ElementTree.fromstring(answer.content).tag.endswith("svg")
    assert answer.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize(
    ("query", "width", "ground"),
    [("", 1360, (255, 255, 255)), ("?size=narrow", 640, (255, 255, 255)), ("?theme=dark", 1360, (29, 32, 39))],
)
def test_png(path: str, query: str, width: int, ground: tuple[int, ...]) -> None:
    """In the size and on the ground that were asked for."""
    answer = get(f"{path}.png{query}")
    assert answer.headers["content-type"] == "image/png"
    image = Image.open(BytesIO(answer.content)).convert("RGB")
    assert image.width == width
    assert image.getpixel((0, 0)) == ground


def test_unchanged_is_not_sent_again(path: str) -> None:
    """Who has it is told so."""
    tag = get(f"{path}.svg").headers["etag"]
    again = get(f"{path}.svg", **{"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert get(f"{path}.svg", **{"if-none-match": '"another"'}).status_code == 200


@pytest.mark.parametrize("name", ["scores-bad.svg", "compare-bad.png", "pie-bad.svg", ".svg", "scores.svg"])
def test_what_leads_nowhere_is_not_found(name: str) -> None:
    """404 with an error object."""
    answer = get(f"/charts/{name}")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "chart_not_found"


@pytest.mark.parametrize("more", [".gif", "", ".svg?size=huge", ".png?theme=pink", ".png?size=100000"])
def test_what_there_never_is_is_refused(path: str, more: str) -> None:
    """400, with what there is: no picture is drawn larger than these."""
    answer = get(f"{path}{more}")
    assert answer.status_code == 400
    assert "wide or narrow" in answer.json()["error"]["message"]


def test_drawing_does_not_hold_up_the_server(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one picture takes long, the page is answered at once."""

    def slow(*_: str) -> bytes:
        time.sleep(1)
        return b"<svg/>"

    monkeypatch.setattr(charts, "picture", slow)

    async def ask() -> tuple[float, int]:
        async with serving(AdvisorPage()) as url, httpx.AsyncClient(base_url=url, timeout=30) as client:
            drawing = asyncio.ensure_future(client.get(f"{path}.svg"))
            await asyncio.sleep(0.2)
            start = time.monotonic()
            await client.get("/static/page.css")
            took = time.monotonic() - start
            return took, (await drawing).status_code

    took, status = asyncio.run(ask())
    assert took < 0.5
    assert status == 200


def test_too_much_at_once_is_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """503, and when to come back; what is under way is finished."""
    monkeypatch.setattr(charts, "WORKER", Worker(waiting=1))
    monkeypatch.setattr(charts, "picture", lambda *_: time.sleep(0.5) or b"<svg/>")

    async def ask() -> list[httpx.Response]:
        async with serving(AdvisorPage()) as url, httpx.AsyncClient(base_url=url, timeout=30) as client:
            return await asyncio.gather(*(client.get(f"{path}.svg") for _ in range(3)))

    answers = asyncio.run(ask())
    assert sorted(answer.status_code for answer in answers) == [200, 503, 503]
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.json()["error"]["code"] == "busy"
    assert refused.headers["retry-after"] == "5"
