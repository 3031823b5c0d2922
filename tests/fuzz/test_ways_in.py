"""Every way in takes anything: it answers in time, and never with a failure of its own."""

import hashlib
import hmac
import socket
import time
from urllib.parse import quote, urlencode, urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.channels.slack_stand_in import SECRET
from tests.fuzz.odd import BYTES, HEADERS, TEXT, VALUE, broken, written

SETTINGS = settings.get_profile("fuzz")

JSON = "application/json"

SECONDS = 10
"""A hang: nothing takes this long, not even on a machine that does much else."""

POSTS = ["/webhooks/rest/webhook", "/chat/messages", "/chat/feedback", "/api/recommendations", "/api/comparisons"]
POSTS += ["/api/feedback", "/webhooks/slack/webhook"]
GETS = [
    "/",
    "/health",
    "/ready",
    "/metrics",
    "/chat/messages",
    "/api/frameworks",
    "/openapi.json",
    "/docs",
    "/widget.js",
]

REST = [{"sender": "ana", "message": "hello", "metadata": {"a": 1}, "input_channel": "phone"}]
CHAT = [
    {"id": "a" * 32, "text": "hello", "shown": "Hello"},
    {"reply": "a" * 32, "rating": "up", "comment": "good", "sender": "ana"},
]
NEEDS = {"task": "vision", "target": ["android", {"value": "ios", "must": False}], "exclude": ["keras"], "os": None}
API = [{"needs": NEEDS}, {"frameworks": ["pytorch", "jax"], "needs": NEEDS}]
SLACK = [
    {
        "type": "event_callback",
        "event_id": "Ev1",
        "team_id": "T1",
        "authorizations": [{"user_id": "UADVISOR", "is_bot": True}],
        "event": {
            "type": "app_mention",
            "user": "U1",
            "text": "<@UADVISOR> hi",
            "channel": "C1",
            "ts": "1.1",
            "blocks": [],
        },
    },
    {
        "type": "block_actions",
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "message": {"ts": "1.1", "blocks": [], "text": "hi"},
        "container": {"type": "message", "message_ts": "1.1", "channel_id": "C1"},
        "actions": [{"action_id": "advisor_say", "block_id": "b", "value": "Python", "type": "button"}],
        "response_url": "http://127.0.0.1:9/hooks/one",
        "trigger_id": "1.1",
    },
    {"type": "view_submission", "user": {"id": "U1"}, "view": {"callback_id": "needs", "state": {"values": {}}}},
    {"type": "url_verification", "challenge": "c"},
    {
        "command": "/advisor",
        "text": "vision",
        "user_id": "U1",
        "channel_id": "C1",
        "response_url": "http://127.0.0.1:9/",
    },
]


def taken(answer):
    """An answer in time which is no failure; "I cannot now" is one here, as nothing else is asked."""
    assert answer.status_code < 500, (answer.request.method, answer.request.url, answer.request.content, answer.text)
    assert answer.elapsed.total_seconds() < SECONDS


def post(http, path, body, **headers):
    """One body to one address."""
    with http.stream("POST", path, content=body, headers={"content-type": JSON, **headers}) as answer:
        answer.read()
        taken(answer)


@given(
    path=st.sampled_from(POSTS), body=BYTES, media=st.sampled_from([JSON, "text/plain", "", "application/json; a=b"])
)
@settings(SETTINGS)
def test_bytes(http, path, body, media):
    """To every address that takes something."""
    post(http, path, body, **{"content-type": media, "x-conversation": "a" * 32})


@given(body=broken(REST), accept=st.sampled_from(["*/*", "text/event-stream", "nonsense"]))
@settings(SETTINGS)
def test_messages(http, body, accept):
    """Over REST, answered whole or as events."""
    post(http, "/webhooks/rest/webhook", written(body), accept=accept)


@given(text=TEXT, sender=TEXT)
@settings(SETTINGS)
def test_texts(http, text, sender):
    """Whatever somebody types, or is called."""
    post(http, "/webhooks/rest/webhook", written({"sender": sender, "message": text}))


@given(body=broken(CHAT), path=st.sampled_from(["/chat/messages", "/chat/feedback", "/api/feedback"]), secret=TEXT)
@settings(SETTINGS)
def test_the_chat(http, body, path, secret):
    """Messages and ratings, with the secret of a conversation and with what is none."""
    post(http, path, written(body), **{"x-conversation": "a" * 32})
    post(http, path, written(body), **{"x-conversation": quote(secret, errors="replace")})


@given(body=broken(API), path=st.sampled_from(["/api/recommendations", "/api/comparisons"]))
@settings(SETTINGS)
def test_the_interface_for_programs(http, body, path):
    """Needs and frameworks."""
    post(http, path, written(body))


@given(body=broken(SLACK) | VALUE, form=st.booleans())
@settings(SETTINGS)
def test_slack(http, body, form):
    """Signed as Slack signs: who knows the secret can still send what nobody expects."""
    sent = urlencode({"payload": written(body).decode()}).encode() if form else written(body)
    stamp = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + sent, hashlib.sha256).hexdigest()
    media = "application/x-www-form-urlencoded" if form else JSON
    signed = {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={signature}", "content-type": media}
    post(http, "/webhooks/slack/webhook", sent, **signed)


@given(
    kind=st.sampled_from(["records", "charts", "api/records", "api/frameworks", "api", "static"]),
    token=TEXT | st.from_regex(r"eN[A-Za-z0-9_-]{1,400}(\.md|\.json|\.html|\.svg|\.png)?", fullmatch=True),
)
@settings(SETTINGS)
def test_tokens(http, kind, token):
    """Records and charts are made from what their address says."""
    taken(http.get(f"/{kind}/{quote(token, safe='', errors='replace')}"))


@given(path=st.sampled_from(GETS), query=st.lists(st.tuples(TEXT, TEXT), max_size=4), headers=HEADERS)
@settings(SETTINGS)
def test_queries_and_headers(http, path, query, headers):
    """On everything that can be looked at."""
    asked = urlencode([(name, value) for name, value in query], errors="replace")[:3_000]
    taken(http.get(f"{path}?{asked}", headers=headers))


@given(
    method=st.sampled_from(["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"]), path=st.sampled_from(POSTS + GETS)
)
@settings(SETTINGS)
def test_methods(http, method, path):
    """Those that an address does not take."""
    taken(http.request(method, path))


@given(noise=st.binary(max_size=300) | st.sampled_from([b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 5_000, b"\r\n" * 99]))
@settings(SETTINGS)
def test_noise(served, noise):
    """What is no HTTP at all is refused, and the next one is served."""
    address = urlsplit(served)
    with socket.create_connection((address.hostname, address.port), timeout=SECONDS) as client:
        client.sendall(noise)
        client.shutdown(socket.SHUT_WR)
        client.settimeout(SECONDS + 5)
        try:
            answer = client.recv(4_096)
        except ConnectionError:
            answer = b""
    assert b" 500 " not in answer.split(b"\r\n")[0]
    assert httpx.get(f"{served}/health").status_code == 200


@pytest.mark.parametrize("path", ["/webhooks/rest/webhook", "/webhooks/slack/webhook"])
def test_a_large_body_is_refused_soon(http, path):
    """And not read to its end."""
    begun = time.monotonic()
    try:
        status = http.post(path, content=b" " * 3_000_000, headers={"content-type": JSON}).status_code
    except httpx.HTTPError:
        status = 413  # it hung up on us
    assert status in {401, 413}
    assert time.monotonic() - begun < SECONDS
