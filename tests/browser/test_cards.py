"""Replies of every kind as cards."""

import re

import pytest
from playwright.sync_api import Page, expect

from advisor.advice import Advisor as Advice
from advisor.catalogue import load
from advisor.charts import chart
from advisor.needs import Need, Needs
from tests.browser.advisor import Advisor
from tests.browser.canned import HOSTILE, RECOMMENDATION, REPLIES, said
from tests.browser.chatting import ask, write


def test_recommendation_card(page: Page) -> None:
    """The card shows the pick, the way between, how sure it is, why, what lost and what would change it."""
    card = ask(page, "recommend").get_by_label("Recommendation")
    for text in ("PyTorch", "ExecuTorch", "torch.export, then to_executorch()", "83 %", "It runs on Android and iOS",
                 "2026-11-02", "if it were iPhone or iPad", "PyTorch → Core ML", "No budget for licences"):  # fmt: skip
        expect(card).to_contain_text(text)
    expect(card.get_by_role("link", name="torch.export")).to_have_attribute(
        "href", "https://pytorch.org/docs/stable/export.html"
    )
    card.get_by_text("Ruled out (2)").click()
    expect(card.get_by_text("its maintainers ended it in 2017")).to_be_visible()


def test_circumstances_of_a_pick(page: Page) -> None:
    """What was heard, what the message changed, what is in use, what is level, and what weights would change."""
    card = ask(page, "changed").get_by_label("Recommendation")
    for text in ("For iPhone or iPad, not anything by Google", "With iPhone or iPad: the pick changes",
                 "It runs on an iPhone", "It has fewer ready models", "In use already: TensorFlow",
                 "PyTorch → ExecuTorch is ahead of Keras → TensorFlow by 0.21 points", "counts 0.25 points",
                 "LiteRT (45 %)", "if openness counted 3.1 times as much: PyTorch + ncnn"):  # fmt: skip
        expect(card).to_contain_text(text)


def test_ranking_bars_are_as_long_as_the_scores(page: Page) -> None:
    """The bars of two frameworks stand to each other as their scores do."""
    bars = ask(page, "recommend").locator(".ranking").first.locator(".rank .fill")
    first, third = (bars.nth(place).bounding_box()["width"] for place in (0, 2))
    assert third / first == pytest.approx(3.6 / 4.31, abs=0.01)


def test_reasons_have_bars_as_long_as_their_points(page: Page) -> None:
    """A reason that is worth a quarter of the largest has a quarter of its bar."""
    bars = ask(page, "explain").locator(".weighed .fill")
    first, second = (bars.nth(place).bounding_box()["width"] for place in (0, 1))
    assert second / first == pytest.approx(0.1 / 0.4, abs=0.01)


def test_explanation_that_weighs_nothing_stays_a_text(page: Page) -> None:
    """What it says is not in its reasons."""
    reply = ask(page, "explain plainly")
    expect(reply).to_contain_text("You can check all of it.")
    expect(reply.locator(".card")).to_have_count(0)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            "compare",
            [
                "For TPUs it is JAX.",
                "JAX: A library of",
                "Runs on TPUs",
                "3.5",
                "unknown",
                "BSD-3-Clause",
                "PyTorch/XLA",
                "made for",
            ],
        ),
        ("facts", ["Theano", "Its successor PyTensor", "as of 2026-11-01", "github.com"]),
        ("migrate", ["From Theano to JAX", "Keep the NumPy code.", "jax.jit"]),
        ("start", ["Start with PyTorch", "pip install torch", "print(x @ x.T)", "Learn the basics"]),
        ("list", ["Frameworks with Java", "Deeplearning4j", "ONNX Runtime"]),
        (
            "explain",
            ["Why PyTorch", "points", "PyTorch has most models", "+0.40 points", "torch.export", "I am sure of it."],
        ),
        ("define", ["Quantisation", "Fewer bits a weight."]),
        ("record", ["Decision record", "# Use PyTorch", "Open in a tab"]),
        ("fail", ["Something went wrong", "Please ask again."]),
    ],
)
def test_cards_in_place_of_their_text(page: Page, kind: str, texts: list[str]) -> None:
    """Each kind of payload is drawn, and the text that it draws is not repeated."""
    reply = ask(page, kind)
    for text in texts:
        expect(reply.locator(".card")).to_contain_text(text)
    # Above a comparison and a migration the text's first line stays: it is the answer in short.
    if kind not in ("compare", "migrate"):
        expect(reply).not_to_contain_text(REPLIES[kind][0]["text"])
    expect(reply).not_to_contain_text("The rest of the text")


def test_verdict_is_told_in_words(page: Page) -> None:
    """By the label of what was said; all are level, and none is not known."""
    verdict = ask(page, "compare").locator(".part", has_text="Which for what").get_by_role("listitem")
    assert verdict.all_inner_texts() == ["TPUs: JAX", "images: level", "Haiku: not known"]


def test_best_in_a_row_is_said_and_not_only_shown(page: Page) -> None:
    """The best value of a criterion is marked for those who do not see the weight of the letters, too."""
    row = ask(page, "compare").get_by_role("row", name="Runs on TPUs")
    assert [cell.strip() for cell in row.get_by_role("cell").all_text_contents()] == ["3.5", "5 (best)"]


def test_compromise_is_said_before_the_pick(page: Page) -> None:
    """Where no candidate met every must, the card says so and offers what to give up."""
    reply = ask(page, "nothing fits")
    expect(reply.locator(".card")).to_contain_text("Nothing meets all of: iOS, no Apple.")
    expect(reply.get_by_role("button", name="Apple is not a must")).to_be_visible()


def test_list_of_bare_names_leaves_the_text(page: Page) -> None:
    """A card that would say less than the text is not drawn."""
    expect(ask(page, "bare list")).to_contain_text("ONNX Runtime: runs models anywhere")


def test_reason_in_the_question_is_not_said_twice(page: Page) -> None:
    """A question whose text says why it is asked shows that once."""
    card = ask(page, "wordy question").locator(".card-question")
    assert card.inner_text().count("It decides the second half.") == 1


def test_record_is_taken_away(page: Page, advisor: Advisor) -> None:
    """As Markdown just as it came, and as JSON from this site, whatever address the advisor gives itself."""
    reply = ask(page, "record")
    with page.expect_download() as download:
        reply.get_by_role("button", name="Download Markdown").click()
    assert download.value.suggested_filename == "decision-record.md"
    assert download.value.path().read_text() == "# Use PyTorch\n\n* Status: proposed\n"
    link = reply.get_by_role("link", name="Download JSON")
    expect(link).to_have_attribute("href", f"{advisor.url}/records/abc.json")
    expect(link).to_have_attribute("download", "decision-record.json")


@pytest.mark.parametrize("kind", ["record", "recommend"])
def test_link_to_the_record_is_copied(page: Page, advisor: Advisor, kind: str) -> None:
    """From the record's card, and from that of the recommendation which it is of."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = ask(page, kind)
    reply.get_by_role("button", name="Copy link").click()
    expect(reply.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{advisor.url}/records/abc"


@pytest.fixture(scope="module")
def pictured() -> list[dict]:
    """A recommendation that has a chart, with an address on another site."""
    needs = Needs((Need("target", "android", must=True), Need("task", "vision")))
    found = chart(Advice.of(load()).advise(needs))
    assert found
    urls = {kind: found[kind].replace("http://127.0.0.1:5005", "https://elsewhere.example") for kind in ("svg", "png")}
    return [said("Train with PyTorch."), {"custom": {**RECOMMENDATION["custom"], "chart": {**found, **urls}}}]


@pytest.mark.parametrize(("wide", "query", "scheme"), [(1000, "", "light"), (360, "?size=narrow", "dark")])
def test_chart_is_drawn_when_it_is_looked_at(
    page: Page, pictured: list[dict], monkeypatch: pytest.MonkeyPatch, wide: int, query: str, scheme: str
) -> None:
    """Folded away until then, from this site, in the size of the screen, with what it shows in words."""
    monkeypatch.setitem(REPLIES, "picture", pictured)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/charts/" in request.url else None)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": wide, "height": 800})
    reply = ask(page, "picture")
    assert asked == []
    reply.get_by_text("Show as a picture").click()
    picture = reply.get_by_role("img", name=pictured[1]["custom"]["chart"]["alt"])
    expect(picture).to_be_visible(timeout=30_000)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert [url.rpartition(".svg")[2] for url in asked] == [query]
    box, card = picture.bounding_box(), reply.locator(".card").bounding_box()
    assert card["x"] <= box["x"]
    assert box["x"] + box["width"] <= card["x"] + card["width"]


def test_chart_that_cannot_be_had_is_said(page: Page) -> None:
    """With what it would have shown."""
    reply = ask(page, "recommend")
    reply.get_by_text("Show as a picture").click()
    expect(reply).to_contain_text("The picture cannot be shown on this page. ExecuTorch has the most points.")


def test_hostile_text_stays_text(page: Page) -> None:
    """Markup from the knowledge is shown as written: no element, no script, no link but http(s).

    That no dialog opened and nothing off-site was asked for is checked for every test by the fixture.
    """
    reply = ask(page, "hostile")
    expect(reply.locator(".claims")).to_contain_text(HOSTILE)
    assert reply.locator("img, script").count() == 0
    for text in ("a trap", "data", "a trap to learn from"):
        expect(reply.get_by_text(text, exact=True)).not_to_have_attribute("href", re.compile(""))
    assert reply.locator("a").evaluate_all("links => links.every(link => /^https?:/.test(link.href))")
    assert reply.locator("[onerror], [onclick]").count() == 0


def test_hostile_message_stays_text(page: Page) -> None:
    """What the person types is text as well, now and after a reload."""
    write(page, HOSTILE)
    expect(page.locator(".turn.advisor")).to_have_count(1)
    page.reload()
    expect(page.locator(".turn.person")).to_contain_text(HOSTILE)
    assert page.get_by_role("log").locator("img").count() == 0


def test_broken_payload_falls_back_to_its_text(page: Page) -> None:
    """A payload of a shape that no card foresees does not cost the person the answer."""
    reply = ask(page, "broken")
    expect(reply).to_contain_text("The text of a broken payload.")
    expect(reply.locator(".card")).to_have_count(0)


@pytest.mark.parametrize(("name", "rating"), [("Helpful", "up"), ("Not helpful", "down")])
def test_answer_is_rated(page: Page, name: str, rating: str) -> None:
    """At one press, which is told to the advisor under the id of the reply, and is remembered."""
    rated: list[dict] = []
    page.route(
        "**/chat/feedback", lambda route: (rated.append(route.request.post_data_json), route.fulfill(status=204))
    )
    reply = ask(page, "help")
    reply.get_by_role("button", name=name, exact=True).click()
    expect(reply).to_contain_text("Thank you.")
    assert [(set(one), one["rating"]) for one in rated] == [({"reply", "rating"}, rating)]
    assert re.fullmatch(r"[0-9a-f]{32}-1", rated[0]["reply"])
    page.reload()
    thumb = page.get_by_role("button", name=name, exact=True)
    expect(thumb).to_have_attribute("aria-pressed", "true")


def test_what_was_wrong_may_be_said(page: Page) -> None:
    """Who presses down may add a comment, which goes with the rating."""
    rated: list[dict] = []
    page.on("request", lambda one: rated.append(one.post_data_json) if one.url.endswith("/feedback") else None)
    page.route("**/chat/feedback", lambda route: route.fulfill(status=204))
    reply = ask(page, "help")
    reply.get_by_role("button", name="Not helpful").click()
    reply.get_by_label("What was wrong?").fill("too short")
    reply.get_by_role("button", name="Send comment").click()
    expect(reply.get_by_label("What was wrong?")).to_have_count(0)
    assert [(one["rating"], one.get("comment")) for one in rated] == [("down", None), ("down", "too short")]


def test_rating_that_is_not_kept_is_said(page: Page) -> None:
    """And is not shown as if it were."""
    page.route("**/chat/feedback", lambda route: route.fulfill(status=503, json={}))
    reply = ask(page, "help")
    reply.get_by_role("button", name="Helpful", exact=True).click()
    expect(reply).to_contain_text("This could not be kept.")
    expect(reply.get_by_role("button", name="Helpful", exact=True)).to_have_attribute("aria-pressed", "false")
