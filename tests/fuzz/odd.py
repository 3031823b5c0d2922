"""Odd things to send: sound requests with something wrong in them, and noise."""

import json
from copy import deepcopy

from hypothesis import strategies as st

TEXT = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "/restart", '/intent{"a": 1}', "\0", "\u202e", "\ud83d\ude00", "a" * 5_000, "{{x}}", "${1}", "'; --"]
    ),
)
"""Words, signs, commands, templates and half a novel."""

LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT)

VALUE = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)
"""Any JSON, and the numbers that only Python's JSON has."""

BYTES = st.one_of(st.binary(max_size=200), st.sampled_from([b"", b"null", b"[]", b"{", b"[" * 20_000, b"\xff\xfe{}"]))


def places(value, at=()):
    """The way to each part of a JSON value."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from places(part, (*at, key))


@st.composite
def broken(draw, sound):
    """A sound JSON value with one to three of its parts replaced, taken out, or joined by another."""
    value = deepcopy(draw(st.sampled_from(sound)))
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from(list(places(value))))
        value = changed(value, way, draw(st.sampled_from(["replace", "remove", "add"])), draw(VALUE), draw(TEXT))
    return value


def changed(value, way, how, other, name):
    """A value with the part at the end of a way changed."""
    if not way:
        return {**value, name: other} if how == "add" and isinstance(value, dict) else other
    holder = value
    for key in way[:-1]:
        holder = holder[key]
    if how == "remove" and isinstance(holder, dict):
        del holder[way[-1]]
    else:
        holder[way[-1]] = other
    return value


def written(value) -> bytes:
    """As JSON, whatever it holds: half a character and numbers that are none too."""
    return json.dumps(value).encode()


def sendable(text: str) -> bytes:
    """The value of a header as a client lets it be sent."""
    return text.strip().encode("latin-1")


HEADERS = st.dictionaries(
    st.sampled_from(
        [
            *("Accept", "Accept-Encoding", "Authorization", "Content-Encoding", "Expect", "Forwarded", "If-None-Match"),
            *("Last-Event-ID", "Origin", "Range", "Sec-Fetch-Site", "X-Conversation", "X-Forwarded-For", "X-Real-IP"),
        ]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40).map(
        lambda text: text.strip().encode("latin-1")
    ),
    max_size=4,
)
