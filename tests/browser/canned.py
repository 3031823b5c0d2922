"""Replies of every kind, as a list of texts and payloads: what is typed is the key."""

from typing import Any

HOSTILE = "<img src=x onerror=alert(1)>"
SOURCE = {"url": "https://pytorch.org/docs/stable/export.html", "title": "torch.export", "checked": "2026-11-02"}
OTHER = {"url": "https://github.com/pytorch/executorch/releases", "checked": "2026-10-19"}


def said(text: str, *buttons: str) -> dict[str, Any]:
    """A plain message, with buttons that say what they show."""
    return {"text": text, **({"buttons": [{"title": one, "payload": one} for one in buttons]} if buttons else {})}


def payload(kind: str, **fields: Any) -> dict[str, Any]:
    """A message that holds a payload of `kind`."""
    return {"custom": {"schema": "framework-advisor/1", "kind": kind, **fields}}


def _ranked(place: int, name: str, score: float, share: float) -> dict[str, Any]:
    criteria = [
        ("on_device", "Runs on a phone", 0.4, 5 - place % 4),
        ("ecosystem", "Ecosystem", 0.25, 4),
        ("learning", "Easy to learn", 0.2, 3 + place % 3),
        ("licence", "Licence", 0.15, 5),
    ]
    contributions = [
        {"criterion": name, "label": label, "weight": weight, "rating": rating, "points": weight * rating}
        for name, label, weight, rating in criteria
    ]
    identity = name.lower().replace(" ", "-")
    return {"id": identity, "name": name, "score": score, "first_share": share, "contributions": contributions}


RECOMMENDATION = payload(
    "recommendation",
    pick={"train": {"id": "pytorch", "name": "PyTorch"}, "run": {"id": "executorch", "name": "ExecuTorch"}},
    export={
        "from": "pytorch",
        "to": "executorch",
        "by": "torch.export, then to_executorch()",
        "loses": "dynamic shapes",
    },
    ranking=[
        _ranked(place, name, score, share)
        for place, (name, score, share) in enumerate(
            [
                ("ExecuTorch", 4.31, 0.83),
                ("LiteRT", 4.02, 0.14),
                ("ONNX Runtime", 3.6, 0.03),
                ("Core ML", 2.9, 0.0),
                ("TensorFlow.js", 2.4, 0.0),
                ("Deeplearning4j", 1.9, 0.0),
                ("JAX", 1.2, 0.0),
            ]
        )
    ],
    reasons=[
        {
            "text": "It runs on Android and iOS, on the phone's own accelerator.",
            "criterion": "on_device",
            "evidence": [SOURCE, OTHER],
        },
        {
            "text": "Models come straight out of PyTorch, which your team already knows.",
            "criterion": "ecosystem",
            "evidence": [OTHER],
        },
    ],
    ruled_out=[
        {"id": "theano", "name": "Theano", "because": "its maintainers ended it in 2017", "evidence": [OTHER]},
        {"id": "vllm", "name": "vLLM", "because": "it does not run on a phone", "evidence": []},
    ],
    flips=[
        {
            "change": "if it were iPhone or iPad (where the model runs)",
            "say": "What if it had to run on iPhone or iPad?",
            "pick": {"train": {"id": "pytorch", "name": "PyTorch"}, "run": {"id": "core-ml", "name": "Core ML"}},
        },
        {
            "change": "if images or video did not count (task)",
            "say": "What if I had no need for images or video?",
            "pick": {"run": {"id": "litert", "name": "LiteRT"}},
        },
    ],
    chart={
        "svg": "https://elsewhere.example/charts/scores-abc.svg",
        "png": "https://elsewhere.example/charts/scores-abc.png",
        "alt": "ExecuTorch has the most points.",
    },
    assumed=["You are free to choose the language", "No budget for licences"],
    needs={"target": [{"value": "android", "label": "Android", "wanted": True, "must": True, "said": 1}]},
    seed=7,
    knowledge_version="2026-11-20",
)

CIRCUMSTANCES = {
    **RECOMMENDATION["custom"],
    "changed": {
        "moved": True,
        "from": {"name": "PyTorch + LiteRT"},
        "to": {"name": "PyTorch + ExecuTorch"},
        "gained": [{"text": "It runs on an iPhone", "evidence": [SOURCE]}],
        "lost": [{"text": "It has fewer ready models", "evidence": []}],
    },
    "staying": {
        "current": [{"id": "tensorflow", "name": "TensorFlow"}],
        "stays": False,
        "kept": {"train": {"id": "keras", "name": "Keras"}, "run": {"id": "tensorflow", "name": "TensorFlow"}},
        "left": RECOMMENDATION["custom"]["pick"],
        "switching": 0.2504,
        "ahead": -0.2071,
    },
    "ties": [_ranked(1, "LiteRT", 4.3, 0.45)],
    "weight_flips": [{"change": "if openness counted 3.1 times as much", "name": "PyTorch + ncnn"}],
    "needs": {
        "target": [{"value": "ios", "label": "iPhone or iPad", "wanted": True}],
        "exclude": [{"value": "google", "label": "anything by Google", "wanted": False}],
        "hardware": [{"value": None, "label": "any", "wanted": True}],
    },
}

QUESTION = payload(
    "question",
    need="scale",
    options=[{"value": "small", "label": "A few thousand"}, {"value": "large", "label": "Millions"}],
    why="with millions of examples the training side can change",
    remaining=4,
)

REPLIES: dict[str, list[dict[str, Any]]] = {
    "recommend": [
        said("Train with PyTorch and run it with ExecuTorch.\nIt comes first in 83 % of weightings."),
        RECOMMENDATION,
        said("How many examples do you have?", "A few thousand", "Millions", "Does not matter"),
        QUESTION,
    ],
    "compare": [
        said("For TPUs it is JAX.\nThe rest of the text says what the table shows."),
        payload(
            "comparison",
            frameworks=[
                {"id": "pytorch", "name": "PyTorch", "summary": "PyTorch runs eagerly."},
                {"id": "jax", "name": "JAX", "summary": "A library of function transforms."},
            ],
            rows=[
                {
                    "criterion": "hardware",
                    "label": "Runs on TPUs",
                    "values": {"pytorch": 3.5, "jax": 5},
                    "best": ["jax"],
                },
                {
                    "criterion": "ecosystem",
                    "label": "Ecosystem",
                    "values": {"pytorch": 5, "jax": 4},
                    "best": ["pytorch"],
                },
                {"criterion": "size", "label": "Size", "values": {"pytorch": 2, "jax": None}, "best": []},
                {
                    "criterion": "licence",
                    "label": "Licence",
                    "values": {"pytorch": "BSD-3-Clause", "jax": "Apache-2.0"},
                },
            ],
            verdict=[
                {"need": "hardware", "label": "TPUs", "best": ["jax"]},
                {"need": "task", "label": "images", "best": ["pytorch", "jax"]},
                {"need": "os", "label": "Haiku", "best": []},
            ],
            winner="jax",
            reasons=[{"text": "TPUs are what it was made for.", "criterion": "hardware", "evidence": [OTHER]}],
            claims=[{"text": "PyTorch reaches TPUs by PyTorch/XLA.", "as_of": "2026-11-01", "evidence": [SOURCE]}],
        ),
    ],
    "changed": [said("With iPhone or iPad: the pick changes."), {"custom": CIRCUMSTANCES}],
    "nothing fits": [
        said("Nothing meets all of: iOS, no Apple.", "Apple is not a must"),
        payload(
            "recommendation",
            pick={"train": None, "run": {"id": "core-ml", "name": "Core ML"}},
            final=True,
            given_up=[["no Apple"]],
        ),
    ],
    "bare list": [
        said("Two run in Java.\n• ONNX Runtime: runs models anywhere"),
        payload("list", query="Java", frameworks=[{"id": "onnx-runtime", "name": "ONNX Runtime"}]),
    ],
    "wordy question": [
        said("So far it is PyTorch.\nWhere will it run?\nIt decides the second half.", "On a phone"),
        payload("question", need="target", options=[], why="It decides the second half.", remaining=3),
    ],
    "facts": [
        said("Theano was ended by its maintainers."),
        payload(
            "facts",
            frameworks=[{"id": "theano", "name": "Theano"}],
            claims=[
                {
                    "text": "Theano's maintainers ended its development in 2017.",
                    "as_of": "2026-11-01",
                    "evidence": [OTHER],
                },
                {
                    "text": "Its successor PyTensor is developed by the PyMC team.",
                    "as_of": "2026-11-01",
                    "evidence": [SOURCE],
                },
            ],
        ),
    ],
    "migrate": [
        said("From Theano to JAX in three steps."),
        payload(
            "migration",
            **{"from": {"id": "theano", "name": "Theano"}, "to": {"id": "jax", "name": "JAX"}},
            steps=["Keep the NumPy code.", {"text": "Replace theano.function by jax.jit."}, "Compare the gradients."],
            evidence=[OTHER],
        ),
    ],
    "start": [
        said("Install it with pip."),
        payload(
            "start",
            framework={"id": "pytorch", "name": "PyTorch"},
            install="pip install torch",
            first_program="import torch\n\nx = torch.rand(2, 3)\nprint(x @ x.T)",
            learn=[{"title": "Learn the basics", "url": "https://pytorch.org/tutorials/beginner/basics/intro.html"}],
        ),
    ],
    "list": [
        said("Two run in Java."),
        payload(
            "list",
            query="Frameworks with Java",
            frameworks=[
                {"id": "dl4j", "name": "Deeplearning4j", "summary": "Deep learning on the JVM"},
                {"id": "onnx-runtime", "name": "ONNX Runtime"},
            ],
        ),
    ],
    "explain": [
        said(
            "Why PyTorch? The numbers are points.\n"
            "- PyTorch has most models (+0.40)\n- PyTorch is easy to debug (+0.10)\n"
            "I am sure of it.\nhttps://elsewhere.example/told, checked 2026-11-02"
        ),
        payload(
            "explanation",
            about="why",
            pick={"train": {"id": "pytorch", "name": "PyTorch"}, "run": None},
            reasons=[
                {"text": "PyTorch has most models", "criterion": "models", "points": 0.4, "evidence": [SOURCE]},
                {"text": "PyTorch is easy to debug", "criterion": "debugging", "points": 0.1, "evidence": []},
            ],
        ),
    ],
    "explain plainly": [
        said("You can check all of it."),
        payload("explanation", about="trust", reasons=[{"text": "Most models", "criterion": "models", "points": 0.4}]),
    ],
    "define": [
        said("Quantisation: fewer bits."),
        payload("definition", term="Quantisation", text="Fewer bits a weight."),
    ],
    "record": [
        said("Here is the record."),
        payload(
            "record",
            url="https://elsewhere.example/records/abc",
            files={"json": "https://elsewhere.example/records/abc.json"},
            markdown="# Use PyTorch\n\n* Status: proposed\n",
        ),
    ],
    "fail": [said("The advice could not be worked out."), payload("error", message="Please ask again.")],
    "help": [
        said("You can say what you build.\nOr ask about a framework.", "Compare PyTorch and JAX"),
        payload("help"),
    ],
    "hostile": [
        said(HOSTILE, HOSTILE),
        payload(
            "facts",
            frameworks=[{"name": HOSTILE}],
            claims=[
                {
                    "text": HOSTILE,
                    "as_of": HOSTILE,
                    "evidence": [
                        {"url": "javascript:alert(1)", "title": "a trap"},
                        {"url": "data:text/html,<script>alert(1)</script>", "title": "data"},
                        {"url": 'https://example.org/"onclick=alert(1)', "title": HOSTILE},
                    ],
                }
            ],
        ),
        said(f"{HOSTILE} javascript:alert(1)"),
        payload(
            "start",
            framework=HOSTILE,
            install=HOSTILE,
            learn=[{"title": "a trap to learn from", "url": "JavaScript:alert(1)"}],
        ),
    ],
    "broken": [said("The text of a broken payload."), payload("recommendation", pick={"run": 3}, reasons=[None])],
}


def parts(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same as Rasa's actions say it: a text and the payload behind it are one."""
    found: list[dict[str, Any]] = []
    for message in messages:
        if "custom" in message and found and "custom" not in found[-1]:
            found[-1] = {**found[-1], **message}
        else:
            found.append(dict(message))
    return found
