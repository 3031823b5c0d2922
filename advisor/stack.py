"""What can be advised: a framework to train with, one to run with, or a pair that an export path really joins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.model import Catalogue, Export, Framework
from advisor.needs import Needs

INHERITED = 0.5
"""What a path loses in quality when it leads through the framework that a library is built on."""

BEST, SERVED = 5.0, 3.0
"""The quality of a way that loses nothing, and the rating from which a task is well served."""


@dataclass(frozen=True)
class Option:
    """A candidate: `train` or `run` is None where that side was not asked for; `export` joins two different ones.

    `origin` is what an existing model was trained with, where only running it is asked for.
    """

    train: str | None = None
    run: str | None = None
    export: Export | None = None
    origin: str | None = None

    @property
    def id(self) -> str:
        """The framework's id, or both joined by "+"."""
        return "+".join(self.frameworks)

    @cached_property
    def frameworks(self) -> tuple[str, ...]:
        """The ids of the frameworks it is made of, each once."""
        return tuple(dict.fromkeys(part for part in (self.train, self.run) if part))

    def name(self, catalogue: Catalogue) -> str:
        """The display name."""
        return " + ".join(catalogue.name(part) for part in self.frameworks)


def options(catalogue: Catalogue, kind: str) -> tuple[Option, ...]:
    """All candidates of a kind, in the order of their ids: `train`, `run`, `pair`, or `run:ID` for a model of
    framework ID.
    """
    if kind == "train":
        return tuple(Option(train=id_) for id_ in _with_role(catalogue, "train"))
    if kind == "run":
        return tuple(Option(run=id_) for id_ in _with_role(catalogue, "run"))
    if kind.startswith("run:"):
        return tuple(replace(pair, train=None, origin=pair.train) for pair in _pairs(catalogue, kind[4:]))
    return tuple(option for id_ in _with_role(catalogue, "train") for option in _pairs(catalogue, id_))


def _with_role(catalogue: Catalogue, role: str) -> list[str]:
    return sorted(id_ for id_, framework in catalogue.frameworks.items() if role in framework.roles)


def _pairs(catalogue: Catalogue, train: str) -> Iterator[Option]:
    if "run" in catalogue.frameworks[train].roles:
        yield Option(train=train, run=train)
    for to, export in sorted(exports(catalogue, train).items()):
        if to != train and "run" in catalogue.frameworks[to].roles:
            yield Option(train=train, run=to, export=export)


def exports(catalogue: Catalogue, train: str) -> dict[str, Export]:
    """The best way from a framework to each other one; what a library is built on lends it its own ways, where both
    are used from the same language: LibTorch has no Python to export from.
    """
    framework = catalogue.frameworks[train]
    found: dict[str, Export] = {}
    lent = [
        replace(export, quality=max(0.0, min(export.quality - INHERITED, _easiest(framework))))
        for base in framework.built_on
        if _languages(framework, framework) & _languages(catalogue.frameworks[base], framework)
        for export in catalogue.frameworks[base].exports
        if _takes(catalogue.frameworks[export.to], framework)
    ]
    own = {export.to for export in framework.exports}
    for export in [*framework.exports, *(e for e in lent if e.to not in own)]:
        if export.to not in found or export.quality > found[export.to].quality:
            found[export.to] = export
    return found


def _languages(used: Framework, by: Framework) -> set[str]:
    """The languages in which one trains with a framework, by itself or by another one that is built on it."""
    known = used.support["language"].items()
    return {value for value, item in known if item.train in {"native", "full"} and item.by in {None, by.id}}


def _easiest(framework: Framework) -> float:
    """The best of its own ways, but for those to what it is built on: where these are hard, lent ones are no easier."""
    return max((e.quality for e in framework.exports if e.to not in framework.built_on), default=BEST)


def _takes(to: Framework, framework: Framework) -> bool:
    """Whether a lent way makes sense: what only runs some tasks, as a server of language models, takes no others."""
    return not to.specialised or any(min(_fit(framework, task), _fit(to, task)) >= SERVED for task in to.tasks)


def _fit(framework: Framework, task: str) -> float:
    """How well a task is served, where unknown is not no."""
    rating = framework.tasks.get(task)
    if rating is None or rating.value is None:
        return 0.0 if framework.specialised else BEST
    return rating.value


def kinds(catalogue: Catalogue) -> tuple[str, ...]:
    """All kinds of candidates."""
    return ("train", "run", "pair", *(f"run:{id_}" for id_ in _with_role(catalogue, "train")))


def side(kind: str) -> str:
    """`train`, `run` or `pair`, without where the model comes from."""
    return kind.partition(":")[0]


def _ready_made(needs: Needs, catalogue: Catalogue) -> bool:
    """Whether a model that exists is rather run than one trained: such a task on a device of one's own, or a task that
    was said to be about running.
    """
    tasks = [catalogue.needs["task"].values[str(need.value)] for need in needs.counted("task", catalogue)]
    scales = [catalogue.needs["scale"].values[id_].raises.get("scalability", 0.0) for id_ in needs.values("scale")]
    if not tasks or any(need.role == "train" for need in needs.items if need.id != "language"):
        return False
    if all(need.role == "run" for need in needs.counted("task", catalogue)):
        return True
    if any(scales) or needs.values("purpose") or any(need.role == "train" for need in needs.items):
        return False
    own = set(needs.values("target")) and "server" not in needs.values("target")
    return bool(own and all(task.ready_made for task in tasks))


def _run_kind(needs: Needs, catalogue: Catalogue) -> str:
    """Running a model, of the framework that the person has where a way leads out of that one and there is only one."""
    trained = [id_ for id_ in needs.values("current") if "train" in catalogue.frameworks[id_].roles]
    ways = [id_ for id_ in trained if any(_pairs(catalogue, id_))]
    return f"run:{ways[0]}" if len(ways) == 1 else "run"


def _used_from_elsewhere(needs: Needs) -> bool:
    """Whether the program that uses the model is in another language than the one that it is trained from."""
    trained = {need.value for need in needs.wanted("language") if need.role == "train"}
    return any(need.role != "train" and need.value not in {"python", *trained} for need in needs.wanted("language"))


def kind_for(needs: Needs, catalogue: Catalogue) -> str:
    """Which kind of advice fits: who only learns or researches has nothing to run, who has a model, or wants a server
    for models, nothing to train.

    Who speaks of training, with no device to reach, asks what to train with; a place to run, a language that models are
    seldom trained in, or that it must not be Python, tells of a program that uses the model.
    """
    purposes, targets = set(needs.values("purpose")), set(needs.values("target"))
    if "run-model" in purposes or "serving" in needs.values("priority") or _ready_made(needs, catalogue):
        return _run_kind(needs, catalogue)
    if any(catalogue.needs["target"].values[id_].device for id_ in targets):
        return "pair"
    if any(need.role == "train" for need in needs.items) and not _used_from_elsewhere(needs):
        return "train"
    if purposes & {"learning", "research"}:
        return "train"
    refused = any(need.value == "python" and need.role != "train" for need in needs.unwanted("language"))
    elsewhere = targets - {"notebook"} or set(needs.values("language")) - {"python"} or refused
    return "pair" if elsewhere else "train"
