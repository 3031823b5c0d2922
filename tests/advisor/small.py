"""A small invented knowledge whose numbers can be worked out by hand: four living frameworks and a retired one.

| | roles | ease of use | power | speed | runs on a phone | Java | reaches elm |
|---|---|---|---|---|---|---|---|
| ash | train, run | 4 | 2 | 3 | no | no | quality 4 |
| birch | train, run | 2 | 5 | 4 | unknown | unknown | no |
| cedar, built on ash | train | 5 | unknown | - | - | no | through ash |
| elm | run | 3 | - | 5 | yes | yes | - |
| oak, retired for birch | train, run | 5 | 5 | 5 | yes | yes | - |
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from advisor.advice import Advisor
from advisor.build import build
from advisor.catalogue import FOLDER
from advisor.needs import Need, Needs

TODAY = date(2026, 11, 21)
CITED = {"source": ["page"]}
Files = dict[str, Any]

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def needs(*said: Need) -> Needs:
    """What a person said."""
    return Needs(said)


def must(id_: str, value: str, **more: Any) -> Need:
    """A wanted value that has to hold."""
    return Need(id_, value, must=True, **more)


def never(id_: str, value: str) -> Need:
    """A value that it must not be."""
    return Need(id_, value, wanted=False, must=True)


def support(train: str | None = None, run: str | None = None, **more: Any) -> dict[str, Any]:
    """An item of languages, targets, hardware or os; a level that is left out is unknown."""
    levels = {role: level for role, level in (("train", train), ("run", run)) if level}
    return {**levels, **more, **CITED}


def rating(value: float, reason: str = "an invented reason") -> dict[str, Any]:
    """A judged rating."""
    return {"value": value, "basis": "judged", "reason": reason}


def entry(name: str, **fields: Any) -> dict[str, Any]:
    """A framework's file: what every one has to have, and `fields` over it."""
    least = {
        "name": name,
        "aliases": [],
        "kind": "framework",
        "summary": f"{name} is an invented framework.",
        "roles": ["train", "run"],
        "status": {"state": "active", "note": f"{name} is kept up.", **CITED},
        "release": {"version": "1.0", "date": "2026-11-01", "size_mb": 4, **CITED},
        "governance": {"by": f"the makers of {name}", **CITED},
        "licence": {"spdx": "MIT", **CITED},
        "tasks": {},
        "ratings": {},
        "claims": [],
        "sources": {"page": {"title": f"About {name}", "url": f"https://example.org/{name}", "checked": "2026-11-21"}},
    }
    return {**least, **{field: {} for field in ("languages", "targets", "hardware", "os")}, **fields}


def criterion(id_: str, importance: list[float], role: str, **more: Any) -> dict[str, Any]:
    """A criterion."""
    templates = {"reason": f"{{name}} has {id_}: {{why}}", "lack": f"{{name}} lacks {id_}: {{why}}"}
    return {"id": id_, "label": id_, "description": f"How it is as to {id_}.", "importance": importance, "role": role,
            **templates, **more}  # fmt: skip


def need(id_: str, values: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A kind of need; every value is a button and its own label unless said otherwise."""
    full = [{"label": value["id"], "words": [], "button": True, **value} for value in values]
    return {"id": id_, "label": id_, "question": f"Which {id_} is it?", "why": "It could change the advice.",
            "firmness": "wish", "several": "all", "values": full, **more}  # fmt: skip


def fact(id_: str, field: str, values: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A need that frameworks are known to fit or not."""
    templates = {
        "reason": f"{{name}} fits {id_} {{value}}: {{why}}",
        "lack": f"{{name}} fails {id_} {{value}}: {{why}}",
    }
    return need(id_, values, **{"importance": [2, 2], "facts": field, "firmness": "must", **templates, **more})


CRITERIA = [
    criterion("ease", [1, 3], "both"),
    criterion("power", [1, 1], "train"),
    criterion("speed", [0, 2], "run"),
    criterion("longevity", [1, 1], "worst", computed=True),
    criterion("export_path", [2, 2], "pair", computed=True),
    criterion("switching", [0, 0], "both", computed=True),
]

NEEDS = [
    fact("task", "tasks", [{"id": "images"}, {"id": "tables"}], firmness="wish"),
    need("purpose", [{"id": "learning", "raises": {"ease": 4}}, {"id": "run-model"}], several="last"),
    fact("language", "languages", [{"id": "python"}, {"id": "java"}, {"id": "go"}], several="any"),
    fact("target", "targets", [{"id": "server"}, {"id": "phone", "device": True}, {"id": "notebook"}]),
    fact("hardware", "hardware", [{"id": "gpu"}, {"id": "cpu"}], several="any"),
    fact("os", "os", [{"id": "linux"}, {"id": "windows"}]),
    need("priority", [{"id": "power", "raises": {"power": 5}}, {"id": "ease", "raises": {"ease": 4}}]),
    need("exclude", [{"id": "google", "button": False}], firmness="must"),
    need("current", []),
]

PYTHON_ONLY = {"python": support("native", "native"), "java": support("none", "none"), "go": support("none", "none")}

ASH = entry(
    "Ash",
    governance={"by": "Google", "vendor": "google", **CITED},
    languages=PYTHON_ONLY,
    targets={"server": support("full", "full"), "phone": support("none", "none")},
    hardware={"gpu": support("native", "native", os=["linux"]), "cpu": support("full", "full")},
    os={"linux": support("native", "native"), "windows": support("full", "full")},
    tasks={"images": rating(4)},
    ratings={"ease": rating(4), "power": rating(2), "speed": rating(3)},
    exports=[{"to": "elm", "by": "ash2elm", "quality": 4, "loses": "Loops are lost.", **CITED}],
)
BIRCH = entry(
    "Birch",
    languages={"python": support("native", "native")},
    targets={"server": support("full", "native")},
    tasks={"images": rating(3), "tables": rating(5)},
    ratings={"ease": rating(2), "power": rating(5), "speed": rating(4)},
)
CEDAR = entry("Cedar", roles=["train"], built_on=["ash"], languages=PYTHON_ONLY, ratings={"ease": rating(5)})
ELM = entry(
    "Elm",
    kind="runtime",
    roles=["run"],
    specialised=True,
    languages={"python": support(run="full"), "java": support(run="full"), "go": support(run="none")},
    targets={"server": support(run="full"), "phone": support(run="native")},
    hardware={"cpu": support(run="native")},
    tasks={"images": rating(5)},
    ratings={"ease": rating(3), "speed": rating(5)},
)
OAK = entry(
    "Oak",
    status={"state": "retired", "since": "2020", "note": "Oak was ended.", "successor": ["birch"], **CITED},
    languages={"python": support("native", "native"), "java": support("native", "native")},
    targets={"phone": support("native", "native"), "server": support("native", "native")},
    ratings={"ease": rating(5), "power": rating(5), "speed": rating(5)},
    migrations=[{"to": "birch", "steps": ["Write it anew in Birch."], **CITED}],
)


@cache
def _real() -> Files:
    names = ("schema", "wording", "cues", "phrasings")
    return {name: yaml.safe_load((FOLDER / f"{name}.yml").read_text()) for name in names}


def files(**frameworks: Any) -> Files:
    """All files of the invented knowledge, with other or more frameworks by id.

    Wording, cues and schema are the real ones.
    """
    trees = {"ash": ASH, "birch": BIRCH, "cedar": CEDAR, "elm": ELM, "oak": OAK, **frameworks}
    invented = {"criteria": CRITERIA, "needs": NEEDS, "glossary": [], "sources": {}}
    return deepcopy({**_real(), **invented, **{f"frameworks/{id_}": tree for id_, tree in trees.items()}})


def advisor(knowledge: Files | None = None) -> Advisor:
    """An advisor on the invented knowledge."""
    return Advisor.of(build(knowledge or files(), "small"), TODAY)


def write(folder: Path, knowledge: Files) -> Path:
    """The files as YAML in a folder that `advisor.catalogue.load` takes."""
    for name, content in knowledge.items():
        path = folder / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(content, Dumper=_Dumper, allow_unicode=True))
    return folder
