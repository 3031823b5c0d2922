import base64
import json
import zlib

import pytest

from advisor.needs import Need
from advisor.record import markdown, markdown_from_token, read, token
from advisor.reply import reasons_for
from tests.advisor import small
from tests.advisor.small import must, needs, never

SAID = needs(must("language", "java", role="run", said=2), never("exclude", "birch"), Need("task", None))


def packed(said, seed=1, version="small", **more):
    """A token with this in it."""
    raw = json.dumps({"needs": said, "seed": seed, "version": version, **more})
    return pack(raw.encode())


def pack(raw):
    """Bytes as a token has them."""
    return base64.urlsafe_b64encode(zlib.compress(raw)).decode().rstrip("=")


def test_token_round_trip(trees):
    """All that was said, the seed and the knowledge come back."""
    assert read(token(trees.advise(SAID, seed=7)), trees.catalogue) == (SAID, 7, "small")


def test_a_token_fits_into_an_address(trees):
    """Letters that need no escaping, and few of them."""
    text = token(trees.advise(SAID))
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(text) < 400


def item(**fields):
    """One need as JSON, with something wrong."""
    return {"id": "language", "value": "java", "wanted": True, "must": True, "role": None, "said": 1, **fields}


BAD = {
    "empty": "",
    "no base64": "%%%",
    "other letters": "é",
    "no zlib": "aGVsbG8",
    "cut off": packed([item()])[:-12],
    "no JSON": pack(b"hello"),
    "a list": pack(b"[]"),
    "nothing in it": pack(b"{}"),
    "too deep": pack(b"[" * 90_000),
    "a bomb": pack(b"0" * 10_000_000),
    "an unknown need": packed([item(id="moss")]),
    "an unknown value": packed([item(value="moss")]),
    "a framework as a language": packed([item(value="ash")]),
    "a value of another type": packed([item(value=["java"])]),
    "an unknown role": packed([item(role="fly")]),
    "an unknown field": packed([item(height=3)]),
    "a field that is missing": packed([{"value": "java"}]),
    "a turn of another type": packed([item(said=[])]),
    "needs of another type": packed("java"),
    "no number as seed": packed([], seed="one"),
    "an endless seed": pack(b'{"needs": [], "seed": 1e999, "version": "small"}'),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_tokens_are_refused(trees, text):
    """Whatever is in the address, it is a record or a ValueError, before anything is worked out with it."""
    with pytest.raises(ValueError, match="no record"):
        read(text, trees.catalogue)


def test_the_same_needs_give_the_same_record(trees):
    """Twice the same question, twice the same Markdown, to the byte."""
    assert markdown(trees.advise(SAID)) == markdown(small.advisor().advise(SAID))


def test_a_record_replays(real):
    """The token leads to the record that it was made with."""
    advice = real.advise(needs(must("target", "android"), Need("task", "vision")))
    again = real.advise(*read(token(advice), real.catalogue)[:2])
    assert markdown(again) == markdown(advice)


def test_a_token_is_all_that_a_record_needs(real):
    """Nothing has to be stored: the page at the address is made of the token and the knowledge."""
    advice = real.advise(needs(must("target", "ios")))
    text = markdown_from_token(token(advice))
    assert advice.pick.name(real.catalogue) in text
    assert real.catalogue.version in text


def headings(text):
    """The Markdown headings."""
    return [line for line in text.splitlines() if line.startswith("#")]


def test_headings_are_those_of_madr(trees):
    """Of Markdown Architectural Decision Records 4: title, context, options, outcome, and what is ours after them."""
    found = headings(markdown(trees.advise(SAID)))
    assert found[0].startswith("# ")
    context, options, outcome = (heading.lower() for heading in found[1:4])
    assert context == "## context and problem statement"
    assert options == "## considered options"
    assert outcome == "## decision outcome"
    assert len(found) == len(set(found)) == 6


def test_it_says_all_that_was_said(trees):
    """Each need with its value, whether it is wanted, and how firmly."""
    say, text = trees.catalogue.wording, markdown(trees.advise(SAID))
    java = say["record_need"].format(need="language", polarity="", value="java", firmness=say["record_must"])
    birch = say["record_need"].format(
        need="exclude", polarity=say["record_not"], value="Birch", firmness=say["record_must"]
    )
    assert java in text
    assert birch in text


def test_each_option_is_there_with_its_number_or_its_end(trees):
    """None is left out: scored or ruled out, each with why."""
    text = markdown(trees.advise(needs()))
    for name in ("Ash", "Birch", "Cedar"):
        assert f"* {name}: " in text
    assert trees.catalogue.wording["out_retired"].format(name="Oak", since="2020") in text


def test_nothing_that_fits_is_a_record_too(trees):
    """It says so, and what ruled each one out."""
    said = needs(must("language", "go"), never("exclude", "birch"))
    text = markdown(trees.advise(said, kind="run"))
    assert trees.catalogue.wording["record_nothing"] in text
    assert trees.catalogue.wording["out_language"].format(value="go") in text


def test_changed_knowledge_is_told(trees):
    """A record made with older knowledge says that it is now another one."""
    note = trees.catalogue.wording["record_changed"].format(then="older", now="small")
    assert note in markdown(trees.advise(SAID), made_with="older")
    assert note not in markdown(trees.advise(SAID), made_with="small")


def test_the_sources_of_what_it_says_are_listed_once(real):
    """Each with its address and the day it was opened, however many sentences rest on it."""
    advice = real.advise(needs(must("target", "android"), Need("task", "vision")))
    lines = markdown(advice).splitlines()
    used = {source for reason in reasons_for(advice) for source in reason.sources}
    assert used
    for source in used:
        line = real.catalogue.wording["record_source"].format(
            title=source.title, url=source.url or "", checked=source.checked
        )
        assert lines.count(line) == 1
