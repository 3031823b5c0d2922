import base64
import json
import zlib
from dataclasses import replace
from datetime import date

import pytest

from advisor.needs import Need, Needs
from advisor.tokens import again, read, said, token
from tests.advisor.small import TODAY, must, needs, never

SAID = needs(must("language", "java", role="run", said=2), never("exclude", "birch"), Need("task", None))


def packed(said, seed=1, version="small", **more):
    """A token with this in it."""
    raw = json.dumps({"needs": said, "seed": seed, "version": version, **more})
    return pack(raw.encode())


def pack(raw):
    """Bytes as a token has them."""
    return base64.urlsafe_b64encode(zlib.compress(raw)).decode().rstrip("=")


def item(**fields):
    """One need as JSON, with something wrong."""
    return {"id": "language", "value": "java", "wanted": True, "must": True, "role": None, "said": 1, **fields}


def test_all_that_was_said_comes_back(trees):
    """Needs, seed, knowledge and day, and what the advice was kept to."""
    advice = trees.advise(SAID, seed=7, kind="run", among=frozenset({"ash", "elm"}))
    found = read(token(advice, TODAY), trees.catalogue)
    assert found == said(advice, TODAY)
    assert (found.needs, found.seed, found.version, found.day) == (SAID, 7, "small", TODAY)
    assert (found.kind, found.among) == ("run", {"ash", "elm"})


def test_the_same_advice_follows(real):
    """Of one that was kept to some frameworks: plain advice on the same needs would be another."""
    some = needs(must("target", "server"), Need("task", "vision"))
    advice = real.advise(some, kind="train", among=frozenset({"jax", "keras"}))
    found = read(token(advice, TODAY), real.catalogue).advice(real)
    assert found.pick == advice.pick
    assert found.pick != real.advise(some).pick


def test_a_token_fits_into_an_address(trees):
    """Letters that need no escaping, and few of them."""
    text = token(trees.advise(SAID))
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(text) < 300


def test_a_token_of_before_there_were_days_is_read(trees):
    """Addresses that were given out stay good."""
    found = read(packed([item()]), trees.catalogue)
    assert (found.kind, found.among, found.day) == (None, None, None)
    assert found.needs == needs(must("language", "java", said=1))


def test_the_token_s_own_day_counts_with_the_same_knowledge(real):
    """So that the same comes out to the letter, however long ago it was made."""
    advice = real.advise(needs(Need("task", "vision")))
    assert again(token(advice, date(2026, 1, 2)))[2] == date(2026, 1, 2)


def test_with_other_knowledge_it_is_the_day_of_asking(real):
    """What would be advised today is asked for then."""
    found, _, day = again(packed([], version="older", day="2020-01-01"))
    assert found.version == "older"
    assert day > date(2026, 1, 1)


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
    "an unknown rival": packed([item(than="moss")]),
    "an unknown lesser value": packed([item(over="moss")]),
    "an unknown field": packed([item(height=3)]),
    "a field that is missing": packed([{"value": "java"}]),
    "a turn of another type": packed([item(said=[])]),
    "a must of another type": packed([item(must="yes")]),
    "needs of another type": packed("java"),
    "very many needs": packed([item()] * 1000),
    "no number as seed": packed([], seed="one"),
    "an endless seed": pack(b'{"needs": [], "seed": 1e999, "version": "small"}'),
    "a seed below nothing": packed([], seed=-1),
    "a version that is none": packed([], version="<b>"),
    "an unknown kind": packed([], kind="moss"),
    "a kind of another type": packed([], kind=["train"]),
    "among what is not known": packed([], among=["moss"]),
    "among what is no list": packed([], among=3),
    "a day that is none": packed([], day="tomorrow"),
    "a day of another type": packed([], day=3),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_tokens_are_refused(trees, text):
    """Whatever is in the address, it is a token or a ValueError, before anything is worked out with it."""
    with pytest.raises(ValueError, match="no record"):
        read(text, trees.catalogue)


def test_nothing_said_is_a_token_too(trees):
    """Advice for nobody in particular can be handed on."""
    assert read(token(trees.advise(Needs())), trees.catalogue).needs == Needs()


def test_the_person_s_own_words_are_no_part_of_a_token(real):
    """Anybody may be sent its address."""
    plain, worded = Need("task", "vision"), Need("task", "vision", words="our secret photos")
    assert token(replace(real.advise(needs(plain)), needs=needs(worded))) == token(real.advise(needs(plain)))
