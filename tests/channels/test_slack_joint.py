"""Several people in one thread: each one's needs apart, and what is said to all of them."""

from typing import Any

import pytest

from advisor.advice import Advisor
from advisor.group import joint
from advisor.needs import Need, Needs
from channels.advising import advisor
from channels.slack.joint_card import card
from tests.channels.slack_case import Case, Run, Store, shown
from tests.channels.slack_stand_in import BOT, channel_message, event, refusal

FIRST = "1700000100.0001"

ANA = Needs((Need("task", "vision"), Need("target", "android", must=True)))
BO = Needs((Need("task", "vision"), Need("target", "ios", must=True)))


@pytest.fixture(scope="module")
def real() -> Advisor:
    """The advisor that the channel asks."""
    return advisor()


def thread(**needs: Needs) -> Store:
    """What Rasa keeps of the persons of the thread at `FIRST`."""
    return Store(needs={f"T1/C1/{FIRST}/{user}": said.to_json() for user, said in needs.items()})


def post(real: Advisor, **needs: Needs) -> str:
    """What is said to all of some people, beside a note on how it was weighed."""
    drawn = card(real.catalogue, joint(real, needs))
    assert refusal(drawn["blocks"], 50) == []
    *lines, note = shown(drawn)
    assert "kept apart" in note
    assert "\n".join(lines) == drawn["text"]
    return drawn["text"]


async def talk(case: Case, *users: str) -> list[str]:
    """All that is posted when the advisor is called into a thread and some people write in it, one after the other."""
    await case.send(event(channel_message(f"<@{BOT}> hi", FIRST)))
    for place, user in enumerate(users):
        await case.send(event(channel_message("hi", f"17000002{place:02}.0001", thread_ts=FIRST, user=user)))
    return [posted["text"] for posted in case.slack.posted()]


def test_thread_is_told_where_it_agrees_and_who_is_worst_off(run: Run) -> None:
    """After the reply to the second one, in the thread."""

    async def script(case: Case) -> tuple[list[str], dict[str, Any]]:
        return await talk(case, "U2"), case.slack.posted()[-1]

    [first, second, told], last = run(script, store=thread(U1=ANA, U2=BO))
    assert (first, second) == ("Hello.", "Hello.")
    assert told.startswith("*For all 2 of you: Train with ")
    assert "• task: images or video" in told
    assert "• <@U1>: Android\n• <@U2>: iPhone or iPad" in told
    assert "*Worst off*: <@U1>" in told
    assert last["thread_ts"] == FIRST


def test_same_is_not_told_twice(run: Run) -> None:
    """A further message that changes no needs brings nothing new for the others."""

    async def script(case: Case) -> list[str]:
        return await talk(case, "U2", "U1", "U2")

    assert sum(text.startswith("*For all") for text in run(script, store=thread(U1=ANA, U2=BO))) == 1


def test_one_person_is_told_nothing_about_others(run: Run) -> None:
    """Nor one who reads along with somebody who has said nothing yet of what they need."""

    async def script(case: Case) -> list[str]:
        return await talk(case, "U1", "U2")

    assert run(script, store=thread(U1=ANA)) == ["Hello."] * 3


def test_people_of_before_a_restart_are_joined_again(run: Run) -> None:
    """Slack shows who wrote in the thread, and Rasa's store what they need; programs and files do not count."""

    async def script(case: Case) -> list[str]:
        case.slack.threads[FIRST] = [
            {"user": "U2", "text": f"<@{BOT}> hi", "ts": FIRST},
            {"user": BOT, "bot_id": "B1", "text": "Hello."},
            {"user": "U3", "text": "", "subtype": "file_share"},
        ]
        await case.send(event(channel_message("hi", "1700000200.0001", thread_ts=FIRST)))
        return [posted["text"] for posted in case.slack.posted()]

    told = run(script, store=thread(U1=ANA, U2=BO, U3=BO))
    assert told[-1].startswith("*For all 2 of you")


def test_store_that_does_not_answer_costs_no_reply(run: Run) -> None:
    """The advice for all waits for the next message."""

    async def script(case: Case) -> list[str]:
        return await talk(case, "U2")

    assert run(script, store=Store(down=True)) == ["Hello.", "Hello."]


def test_nobody_is_worst_off_where_all_want_the_same(real: Advisor) -> None:
    """And it is said that there is nothing to differ on."""
    told = post(real, U1=ANA, U2=ANA)
    assert "nobody gives anything up" in told
    assert "differ" not in told


def test_broken_must_is_named(real: Advisor) -> None:
    """Who cannot use the pick at all is worst off, however few points it is about."""
    shut = tuple(
        Need("exclude", id_, wanted=False, must=True)
        for id_, framework in real.catalogue.frameworks.items()
        if not framework.retired
    )
    told = post(real, U1=ANA, U2=Needs(shut))
    assert "*Worst off*: <@U2>. It is not for what they need: without " in told


def test_nothing_for_anybody_is_said(real: Advisor) -> None:
    """Where the musts of each already shut out everything."""
    shut = Needs(tuple(Need("exclude", id_, wanted=False, must=True) for id_ in real.catalogue.frameworks))
    assert "nothing meets the musts of even one" in post(real, U1=shut, U2=shut)


def test_people_who_speak_of_different_things_are_told_so(real: Advisor) -> None:
    """There is neither agreement nor difference yet."""
    told = post(real, U1=Needs((Need("task", "vision"),)), U2=Needs((Need("language", "python"),)))
    assert "Nobody has said anything yet on what another has said" in told
