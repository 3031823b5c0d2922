"""Two advisors on one PostgreSQL and one Redis behind nginx: no turn is lost, doubled or mixed up."""

import asyncio
import itertools
import os
import time
import uuid

import httpx
import numpy as np

from tests.cluster.asking import client, kept, percentile, say

CONVERSATIONS = int(os.environ.get("CLUSTER_CONVERSATIONS") or 200)
"""So many people at once; fewer on a machine that is too slow for them."""

TASKS = {"images": "vision", "text": "nlp", "tables": "tabular", "speech": "speech", "time series": "time-series"}
TARGETS = {"Android": "android", "the iPhone": "ios", "a server": "server", "the browser": "browser"}
PROJECTS = list(itertools.product(TASKS, TARGETS))


def script(number):
    """What the person with a number says in ten turns: no two neighbours have the same project."""
    task, target = PROJECTS[number % len(PROJECTS)]
    return [
        "hello",
        f"my project number {number} is about {task}",
        f"it has to run on {target}",
        "why?",
        "PyTorch or TensorFlow?",
        "what is quantization?",
        "which licence does JAX have?",
        "what else could I take?",
        "what have I told you so far?",
        "what do you recommend?",
    ]


def test_bursts_to_one_sender_over_two_processes(cluster, figures):
    """Six times 20 messages at once: 120 answers, each kept once, those to one process in the order they came."""

    async def burst():
        sender = uuid.uuid4().hex
        texts = [f"what is quantization? {number}" for number in range(20)]
        async with client(cluster.members[0].url) as one, client(cluster.members[1].url) as other:
            sent = []
            for number, text in enumerate(texts):
                sent.append(asyncio.ensure_future(say((one, other)[number % 2], sender, text)))
                await asyncio.sleep(0.05)  # so that it is known in which order they arrive
            turns = await asyncio.gather(*sent)
        return sender, texts, turns

    answered = seconds = 0
    for _ in range(6):
        begun = time.perf_counter()
        sender, texts, turns = asyncio.run(burst())
        seconds += time.perf_counter() - begun
        answered += sum(turn.answered for turn in turns)
        taken = kept(cluster, [sender])[sender]
        assert sorted(taken) == sorted(texts)
        for process in (0, 1):
            assert [text for text in taken if text in texts[process::2]] == texts[process::2]
    figures["6 bursts of 20 to one sender, two processes"] = f"{answered} of 120 answered once, in {seconds:.1f} s"
    assert answered == 120


def test_many_conversations_at_once(cluster, figures):
    """Ten turns each: every one answered, kept in order, and the advice is for the person's own project."""

    async def converse(http, number):
        sender = f"many-{number}-{uuid.uuid4().hex}"
        return [await say(http, sender, text) for text in script(number)]

    async def all_of_them():
        async with client(cluster.layout.url) as http:
            return await asyncio.gather(*(converse(http, number) for number in range(CONVERSATIONS)))

    begun, used = time.perf_counter(), processor(cluster)
    conversations = asyncio.run(all_of_them())
    seconds, used = time.perf_counter() - begun, processor(cluster) - used
    turns = [turn for conversation in conversations for turn in conversation]
    answered, times = sum(turn.answered for turn in turns), [turn.seconds for turn in turns]
    figures[f"{CONVERSATIONS} conversations at once of 10 turns"] = (
        f"{answered} of {len(turns)} answered in {seconds:.0f} s, {len(turns) / seconds:.0f} a second, "
        f"p50 {percentile(times, 0.5):.1f} s, p95 {percentile(times, 0.95):.1f} s"
    )
    actions, advisor = 1000 * used / len(turns)
    figures["processor's time of a turn, mean"] = f"{advisor:.0f} ms of the advisor, {actions:.0f} ms of its actions"
    assert not [(turn.broken, turn.status, round(turn.seconds)) for turn in turns if turn.status != 200]
    taken = kept(cluster, [conversation[0].sender for conversation in conversations])
    for number, conversation in enumerate(conversations):
        assert taken[conversation[0].sender] == script(number)
        assert projects(conversation) <= {PROJECTS[number % len(PROJECTS)]}
    assert answered == len(turns)


def processor(cluster):
    """Seconds of the processor's time that all action servers, and all advisors, have used."""
    return sum(np.array(member.processor) for member in cluster.members)


def projects(conversation):
    """The projects, as task and target in words, for which something was advised in a conversation."""
    found = set()
    for message in (message for turn in conversation for message in turn.messages):
        needs = message.get("custom", {}).get("needs") or {}
        values = {id_: {value["value"] for value in needs.get(id_) or []} for id_ in ("task", "target")}
        if all(values.values()):
            found |= {
                (task, target)
                for task, target in PROJECTS
                if TASKS[task] in values["task"] and TARGETS[target] in values["target"]
            } or {("another", "another")}
    return found


def test_throughput_with_one_and_with_two(cluster, figures):
    """Both are measured and told; on a machine with as few cores as processes there is little to be had."""

    async def load(seconds=12, people=32):
        until, done = time.perf_counter() + seconds, []

        async def person(http):
            sender = uuid.uuid4().hex
            for text in itertools.cycle(script(0)[1:]):
                if time.perf_counter() > until:
                    return
                done.append(await say(http, sender, text))

        async with client(cluster.layout.url) as http:
            await asyncio.gather(*(person(http) for _ in range(people)))
        assert all(turn.answered for turn in done)
        return len(done) / seconds

    cluster.only(cluster.members[0])
    one = asyncio.run(load())
    cluster.only(*cluster.members)
    two = asyncio.run(load())
    figures["turns a second, 32 people"] = f"{one:.0f} with one process, {two:.0f} with two: ratio {two / one:.2f}"
    assert min(one, two) > 0


def test_a_rolling_restart_under_load_loses_no_turn(cluster, figures):
    """Both processes are replaced while people talk: all are answered, and all of it is kept, once and in order."""

    async def roll():
        rolling = asyncio.get_running_loop().run_in_executor(None, cluster.roll)

        async def person(http):
            turns, sender, numbers = [], uuid.uuid4().hex, itertools.count()
            while not rolling.done() or len(turns) < 5:
                number = next(numbers)
                turns.append(await say(http, sender, f"what is quantization? {number}"))
                await asyncio.sleep(0.3)  # people read, and the machine has to start programs too
            return turns

        async with client(cluster.layout.url) as http:
            conversations = await asyncio.gather(*(person(http) for _ in range(8)))
        await rolling
        return conversations

    begun = time.perf_counter()
    conversations = asyncio.run(roll())
    turns = [turn for conversation in conversations for turn in conversation]
    answered = sum(turn.answered for turn in turns)
    figures["rolling restart of both under load"] = (
        f"{answered} of {len(turns)} turns answered in {time.perf_counter() - begun:.0f} s, "
        f"the slowest in {max(turn.seconds for turn in turns):.1f} s"
    )
    taken = kept(cluster, [conversation[0].sender for conversation in conversations])
    for conversation in conversations:
        assert taken[conversation[0].sender] == [turn.text for turn in conversation]
    assert answered == len(turns)


def test_nginx_keeps_the_inside_inside(cluster):
    """Readiness and metrics are not shown to the world, and a body that is too large does not reach an advisor."""
    with httpx.Client(base_url=cluster.layout.url, timeout=30) as http:
        assert http.get("/health").json() == {"status": "alive"}
        assert [http.get(path).status_code for path in ("/ready", "/metrics")] == [404, 404]
        assert http.post("/webhooks/rest/webhook", content=b" " * 70_000).status_code == 413
