"""What a framework stands for where a message does not say it: who has vLLM has a language model, and one to run."""

from __future__ import annotations

from actions.message import Message
from advisor.model import Catalogue, Framework
from advisor.needs import Need
from advisor.phrasing import says

RUN = "run-model"

GOOD, AHEAD = 2.0, 1.2
"""What a framework has to be rated for the task at least, and by how much more than for any other one."""


def implied(message: Message, catalogue: Catalogue) -> list[Need]:
    """The tasks of the frameworks that a message names and does not refuse, and that who has what only runs models has
    models to run; nothing of what the message says itself.
    """
    found = [*_tasks(message, catalogue), *_purpose(message, catalogue)]
    return [need for need in found if not message.entities_of(need.id)]


def _purpose(message: Message, catalogue: Catalogue) -> list[Need]:
    had = [catalogue.frameworks[id_] for id_ in message.named("framework", "current")]
    only_run = had and not any("train" in framework.roles for framework in had)
    return [Need("purpose", RUN, said=message.turn)] if only_run and not says("trains_or_tunes", message.text) else []


def _tasks(message: Message, catalogue: Catalogue) -> list[Need]:
    meant = [e for e in message.entities_of("framework") if e.get("wanted", True) and not e.get("withdrawn")]
    tasks = [task_of(catalogue.frameworks[entity["value"]]) for entity in meant]
    return [Need("task", task, said=message.turn) for task in dict.fromkeys(tasks) if task] if all(tasks) else []


def task_of(framework: Framework) -> str | None:
    """The one task that a framework is for; None where it is for several, or for nothing much."""
    rated = sorted(((rating.value or 0.0, task) for task, rating in framework.tasks.items()), reverse=True)
    if not rated or rated[0][0] < GOOD:
        return None
    (best, task), *others = rated
    return task if all(best - other >= AHEAD for other, _ in others) else None
