"""The chat page as a person uses it."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from advisor.advice import Advisor as Advice
from advisor.catalogue import load
from advisor.charts import chart
from advisor.needs import Need, Needs
from tests.browser.canned import HOSTILE, RECOMMENDATION, REPLIES, said
from tests.browser.conftest import Advisor


def ask(page: Page, text: str) -> Locator:
    """Types `text`, sends it with Enter, and gives the reply once it is there."""
    replies = page.locator(".turn.advisor")
    before = replies.count()
    page.get_by_label("Your message").fill(text)
    page.keyboard.press("Enter")
    expect(replies).to_have_count(before + 1)
    return replies.last


def test_message_goes_out_and_the_reply_comes_in(page: Page, advisor: Advisor) -> None:
    """What is typed reaches the advisor, and its answer is read out from a live region."""
    expect(ask(page, "good day")).to_contain_text("You said: good day")
    assert [text for _, text in advisor.heard] == ["good day"]
    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).to_contain_text("You said: good day")
    expect(page.get_by_label("Your message")).to_have_value("")


def test_line_breaks_are_kept_and_buttons_speak(page: Page, advisor: Advisor) -> None:
    """Plain text keeps its lines, and a button says what it stands for."""
    reply = ask(page, "help")
    assert reply.locator(".prose").inner_text().split("\n") == [
        "You can say what you build.",
        "Or ask about a framework.",
    ]
    reply.get_by_role("button", name="Compare PyTorch and JAX").click()
    expect(page.locator(".turn.you").last).to_contain_text("Compare PyTorch and JAX")
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert advisor.heard[-1][1] == "Compare PyTorch and JAX"


def test_recommendation_card(page: Page) -> None:
    """The card shows the pick, the way between, how sure it is, why, what lost and what would change it."""
    card = ask(page, "recommend").get_by_label("Recommendation")
    for text in ("PyTorch", "ExecuTorch", "torch.export, then to_executorch()", "83 %", "It runs on Android and iOS",
                 "2026-11-02", "If only iPhones matter", "PyTorch → Core ML", "No budget for licences"):  # fmt: skip
        expect(card).to_contain_text(text)
    expect(card.get_by_role("link", name="torch.export")).to_have_attribute(
        "href", "https://pytorch.org/docs/stable/export.html"
    )
    card.get_by_text("Ruled out (2)").click()
    expect(card.get_by_text("its maintainers ended it in 2017")).to_be_visible()


def test_ranking_bars_are_as_long_as_the_scores(page: Page) -> None:
    """The bars of two frameworks stand to each other as their scores do."""
    bars = ask(page, "recommend").locator(".ranking").first.locator(".rank .fill")
    first, third = (bars.nth(place).bounding_box()["width"] for place in (0, 2))
    assert third / first == pytest.approx(3.6 / 4.31, abs=0.01)


def test_contributions_unfold_by_keyboard(page: Page) -> None:
    """How a framework's points add up opens with Enter."""
    reply = ask(page, "recommend")
    sum_of_first = reply.get_by_text("2 points · rated 5, weight 0.4").first
    expect(sum_of_first).to_be_hidden()
    reply.locator("summary.rank").first.focus()
    page.keyboard.press("Enter")
    expect(sum_of_first).to_be_visible()


def test_question_card(page: Page, advisor: Advisor) -> None:
    """A question shows its answers once, why it is asked and how many candidates are left."""
    card = ask(page, "recommend").locator(".card-question")
    expect(card).to_contain_text("How many examples do you have?")
    expect(card).to_contain_text("with millions of examples the training side can change")
    expect(card).to_contain_text("4 candidates left")
    assert card.get_by_role("button").all_inner_texts() == ["A few thousand", "Millions", "Does not matter"]
    card.get_by_role("button", name="Millions").click()
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert advisor.heard[-1][1] == "Millions"


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            "compare",
            [
                "For TPUs it is JAX.",
                "Runs on TPUs",
                "3.5",
                "unknown",
                "Runs on TPUs: JAX",
                "BSD-3-Clause",
                "PyTorch/XLA",
                "made for",
            ],
        ),
        ("facts", ["Theano", "Its successor PyTensor", "as of 2026-11-01", "github.com"]),
        ("migrate", ["From Theano to JAX", "Keep the NumPy code.", "jax.jit"]),
        ("start", ["Start with PyTorch", "pip install torch", "print(x @ x.T)", "Learn the basics"]),
        ("list", ["Frameworks with Java", "Deeplearning4j", "ONNX Runtime"]),
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


def test_record_is_downloaded_as_it_is(page: Page) -> None:
    """The download holds the record's Markdown."""
    reply = ask(page, "record")
    with page.expect_download() as download:
        reply.get_by_role("button", name="Download Markdown").click()
    assert download.value.suggested_filename == "decision-record.md"
    assert download.value.path().read_text() == "# Use PyTorch\n\n* Status: proposed\n"


def test_record_is_had_as_json_from_this_site(page: Page, advisor: Advisor) -> None:
    """The advisor writes its address as others see it; the page asks where it came from itself."""
    link = ask(page, "record").get_by_role("link", name="Download JSON")
    expect(link).to_have_attribute("href", "/records/abc.json")
    expect(link).to_have_attribute("download", "decision-record.json")


@pytest.fixture(scope="module")
def pictured() -> list[dict]:
    """A recommendation that has a chart, with an address on another site."""
    needs = Needs((Need("target", "android", must=True), Need("task", "vision")))
    found = chart(Advice.of(load()).advise(needs))
    assert found
    urls = {kind: found[kind].replace("http://127.0.0.1:5005", "https://elsewhere.example") for kind in ("svg", "png")}
    return [said("Train with PyTorch."), {"custom": {**RECOMMENDATION["custom"], "chart": {**found, **urls}}}]


@pytest.mark.parametrize(("wide", "query"), [(1000, ""), (360, "?size=narrow")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
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
    page.wait_for_function("() => document.querySelector('img.chart').naturalWidth > 0", timeout=30_000)
    expect(picture).to_be_visible()
    assert [url.rpartition(".svg")[2] for url in asked] == [query]
    box, card = picture.bounding_box(), reply.locator(".card").bounding_box()
    assert card["x"] <= box["x"]
    assert box["x"] + box["width"] <= card["x"] + card["width"]


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
    assert page.evaluate("document.querySelectorAll('[onerror], [onclick]').length") == 0


def test_hostile_message_stays_text(page: Page) -> None:
    """What the person types is text as well, now and after a reload."""
    ask(page, HOSTILE)
    page.reload()
    expect(page.locator(".turn.you")).to_contain_text(HOSTILE)
    assert page.locator(".log img").count() == 0


def test_broken_payload_falls_back_to_its_text(page: Page) -> None:
    """A payload of a shape that no card foresees does not cost the person the answer."""
    reply = ask(page, "broken")
    expect(reply).to_contain_text("The text of a broken payload.")
    expect(reply.locator(".card")).to_have_count(0)


def test_reload_shows_the_same_conversation(page: Page, advisor: Advisor) -> None:
    """After a reload everything is there once, cards too, and the advisor knows who speaks."""
    ask(page, "recommend")
    ask(page, "help")
    shown = page.locator(".log").inner_text()
    page.reload()
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert page.locator(".log").inner_text() == shown
    ask(page, "again")
    assert len({sender for sender, _ in advisor.heard}) == 1


def test_start_over_is_a_new_conversation(page: Page, advisor: Advisor) -> None:
    """A new conversation has nothing of the old one, and another id."""
    ask(page, "help")
    page.get_by_role("button", name="Start over").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("heading", name="What are you building?")).to_be_visible()
    ask(page, "help")
    assert len({sender for sender, _ in advisor.heard}) == 2


def test_waiting_is_shown_and_nothing_is_sent_twice(page: Page, advisor: Advisor) -> None:
    """While the advisor thinks, that is shown, and what is typed meanwhile stays in the box."""
    advisor.gate.clear()
    box = page.get_by_label("Your message")
    box.fill("slow")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The advisor is working it out")).to_be_attached()
    box.fill("impatient")
    page.keyboard.press("Enter")
    expect(box).to_have_value("impatient")
    advisor.gate.set()
    expect(page.locator(".turn.advisor")).to_have_count(1)
    expect(page.get_by_text("The advisor is working it out")).to_have_count(0)
    assert [text for _, text in advisor.heard] == ["slow"]


@pytest.mark.parametrize("failure", ["unreachable", "empty", "refused"])
def test_failure_is_told_and_can_be_tried_again(page: Page, advisor: Advisor, failure: str) -> None:
    """No answer is said to be no answer; "try again" sends the same words, and they are shown once."""
    advisor.down = failure == "empty"
    if failure == "unreachable":
        page.route("**/webhooks/**", lambda route: route.abort())
    if failure == "refused":
        page.route("**/webhooks/**", lambda route: route.fulfill(status=503, body="busy"))
    page.get_by_label("Your message").fill("precious words")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Your message is kept")
    advisor.down = False
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".turn.advisor")).to_contain_text("You said: precious words")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".turn.you")).to_have_count(1)


def test_unanswered_message_survives_a_reload(page: Page, advisor: Advisor) -> None:
    """A reload before the answer leaves the message, with a way to send it again."""
    page.route("**/webhooks/**", lambda route: route.abort())
    page.get_by_label("Your message").fill("precious words")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.unroute_all()
    page.reload()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".turn.advisor")).to_contain_text("You said: precious words")


def test_keyboard_alone(page: Page, advisor: Advisor) -> None:
    """From the top of the page, Tab and Enter reach a start, the answer's button and the box."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Start over")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".turn.advisor")).to_have_count(1)
    expect(page.get_by_label("Your message")).to_be_focused()
    page.keyboard.type("help")
    page.keyboard.press("Enter")
    expect(page.locator(".turn.advisor")).to_have_count(2)
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Compare PyTorch and JAX")).to_be_focused()


def test_every_control_has_a_name(page: Page) -> None:
    """A screen reader can say what each button, link and field is."""
    for kind in ("recommend", "compare", "start", "record"):
        ask(page, kind)
    nameless = "nodes => nodes.filter(node => !(node.innerText || node.ariaLabel || node.labels?.length)).length"
    assert page.locator("button:visible, a:visible, textarea, summary:visible").evaluate_all(nameless) == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_overflows_the_screen(browser: Browser, advisor: Advisor, width: int, theme: str) -> None:
    """At each width and in both themes, no reply makes the page scroll sideways."""
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=theme)
    page = context.new_page()
    page.goto(advisor.url)
    for kind in REPLIES:
        ask(page, kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_dark_theme_is_dark(browser: Browser, advisor: Advisor) -> None:
    """The page follows the system's theme."""
    grounds = []
    for theme in ("light", "dark"):
        context = browser.new_context(color_scheme=theme)
        page = context.new_page()
        page.goto(advisor.url)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert grounds == ["rgb(246, 246, 243)", "rgb(20, 22, 27)"]
