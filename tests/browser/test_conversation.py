"""A conversation as a person has it."""

from playwright.sync_api import Page, expect

from tests.browser.advisor import Advisor
from tests.browser.chatting import ask, box, write


def test_message_goes_out_and_the_reply_comes_in(page: Page, advisor: Advisor) -> None:
    """What is typed reaches the advisor, and its answer is read out from a live region."""
    expect(ask(page, "good day")).to_contain_text("You said: good day")
    assert advisor.heard == ["good day"]
    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).to_contain_text("You said: good day")
    expect(box(page)).to_have_value("")


def test_line_breaks_are_kept_and_buttons_speak(page: Page, advisor: Advisor) -> None:
    """Plain text keeps its lines, and a button says what it stands for."""
    reply = ask(page, "help")
    assert reply.locator(".prose").inner_text().split("\n") == [
        "You can say what you build.",
        "Or ask about a framework.",
    ]
    reply.get_by_role("button", name="Compare PyTorch and JAX").click()
    expect(page.locator(".turn.person").last).to_contain_text("Compare PyTorch and JAX")
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert advisor.heard[-1] == "Compare PyTorch and JAX"


def test_question_is_answered_by_a_button(page: Page, advisor: Advisor) -> None:
    """A question shows its answers once, why it is asked and how many candidates are left; a press answers it."""
    card = ask(page, "recommend").locator(".card-question")
    for text in ("How many examples do you have?", "with millions of examples", "4 candidates left"):
        expect(card).to_contain_text(text)
    assert card.get_by_role("button").all_inner_texts() == ["A few thousand", "Millions", "Does not matter"]
    card.get_by_role("button", name="Millions").click()
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert advisor.heard[-1] == "Millions"


def test_what_else_may_be_asked_is_offered(page: Page, advisor: Advisor) -> None:
    """Why not the next best, and what if: the chips under a recommendation say what the advisor understands."""
    further = ask(page, "recommend").get_by_role("group", name="Ask further")
    assert further.get_by_role("button").all_inner_texts() == [
        "Why not LiteRT?", "Why not ONNX Runtime?", "What if it had to run on iPhone or iPad?",
        "What if I had no need for images or video?", "Decision record", "Copy link",
    ]  # fmt: skip
    further.get_by_role("button", name="What if I had no need for images or video?").click()
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert advisor.heard[-1] == "What if I had no need for images or video?"


def test_button_is_shown_by_its_title_after_a_reload_too(page: Page) -> None:
    """What was pressed, not what was sent for it."""
    ask(page, "recommend").get_by_role("button", name="Decision record").click()
    expect(page.locator(".turn.advisor")).to_have_count(2)
    page.reload()
    expect(page.locator(".turn.person").last).to_contain_text("Decision record")


def test_new_conversation_has_nothing_of_the_old_one(page: Page, advisor: Advisor) -> None:
    """And another id, also after a reload."""
    ask(page, "help")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("heading", name="What are you building?")).to_be_visible()
    page.reload()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, "help")
    assert len({sender for sender, _ in advisor.agent.heard}) == 2


def test_conversation_is_deleted_at_the_second_press(page: Page, advisor: Advisor, monkeypatch) -> None:
    """By the advisor, too; the first press only asks."""
    store = advisor.agent.tracker_store.store
    monkeypatch.setattr("channels.chat_turns.forget_now", lambda sender: store.pop(sender, None))
    ask(page, "help")
    sender = advisor.agent.heard[0][0]
    page.get_by_role("button", name="Delete this conversation").click()
    assert sender in store
    page.get_by_role("button", name="Delete it for good?").click()
    expect(page.locator(".turn")).to_have_count(0)
    assert sender not in store


def test_waiting_is_shown_and_nothing_is_sent_twice(page: Page, advisor: Advisor) -> None:
    """While the advisor thinks, that is said, and what is typed meanwhile stays in the box."""
    advisor.agent.gate.clear()
    write(page, "slow")
    status = page.get_by_role("status").filter(has_text="The advisor is working it out")
    expect(status).to_be_attached()
    write(page, "impatient")
    expect(box(page)).to_have_value("impatient")
    advisor.agent.gate.set()
    expect(page.locator(".turn.advisor")).to_have_count(1)
    expect(status).to_have_count(0)
    assert advisor.heard == ["slow"]


def test_length_is_shown_near_its_end(page: Page, advisor: Advisor) -> None:
    """A message that is too long is not sent, not cut, and it is said by how much."""
    box(page).fill("x" * 1_700)
    count = page.get_by_role("status").filter(has_text="characters")
    expect(count).to_have_count(0)
    box(page).fill("x" * 1_900)
    expect(count).to_have_text("1,900 of 2,000 characters")
    write(page, "x" * 2_010)
    expect(count).to_contain_text("10 too many")
    expect(box(page)).to_have_value("x" * 2_010)
    expect(box(page)).to_have_attribute("aria-invalid", "true")
    assert advisor.heard == []
    ask(page, "x" * 2_000)
    assert advisor.heard == ["x" * 2_000]


def test_long_conversation_begins_with_its_end(page: Page, advisor: Advisor) -> None:
    """After a reload the latest messages are there, and those before them at a press, in their order."""
    secret = page.evaluate("'0123456789abcdef'.repeat(2)")
    page.evaluate(
        """async secret => {
            for (let n = 1; n <= 40; n++) {
                const id = n.toString(16).padStart(32, "0");
                const headers = { "Content-Type": "application/json", "X-Conversation": secret };
                const body = JSON.stringify({ id, text: `message ${n}` });
                await (await fetch("/chat/messages", { method: "POST", headers, body })).text();
            }
            localStorage.setItem(`framework-advisor ${location.origin}/`, JSON.stringify({ secret }));
        }""",
        secret,
    )
    page.reload()
    turns = page.locator(".turn.person")
    expect(turns).to_have_count(30)
    page.get_by_role("button", name="Show earlier messages").click()
    expect(turns).to_have_count(40)
    said = [text.split()[-1] for text in turns.all_inner_texts()]
    assert said == [str(n) for n in range(1, 41)]
    expect(page.get_by_role("button", name="Show earlier messages")).to_have_count(0)


def test_conversation_goes_on_in_another_tab(page: Page) -> None:
    """What was said in one is shown in the other when one comes back to it."""
    ask(page, "first")
    other = page.context.new_page()
    other.goto(page.url)
    ask(other, "second")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".turn.advisor")).to_have_count(2)
    expect(page.locator(".turn.person").last).to_contain_text("second")
