"""Neither a framework's name nor the order of the files changes what is advised."""

import pytest

from advisor.advice import Advisor
from advisor.build import build
from advisor.checks import EVIDENCE
from advisor.needs import Need, Needs
from tests.knowledge.conftest import TODAY

CASES = {
    "nothing": [],
    "photos": [Need("task", "vision")],
    "android": [Need("target", "android", must=True), Need("task", "vision")],
    "java on a server": [Need("target", "server", must=True), Need("language", "java", must=True)],
    "an llm on amd": [Need("task", "llm"), Need("hardware", "amd-gpu", must=True), Need("target", "server")],
    "a beginner": [Need("experience", "beginner"), Need("purpose", "learning"), Need("os", "windows", must=True)],
    "not google": [Need("exclude", "google", wanted=False, must=True), Need("target", "ios", must=True)],
    "a model to run": [Need("purpose", "run-model"), Need("priority", "performance")],
    "what it has": [Need("current", "tensorflow"), Need("target", "browser", must=True)],
}


def masked(files):
    """New ids, in the opposite order of the old ones."""
    ids = sorted(name.partition("/")[2] for name in files if name.startswith("frameworks/"))
    return {id_: f"framework-{len(ids) - number:03}" for number, id_ in enumerate(ids)}


def renamed(content, masks):
    """Wherever a framework stands by its id, it stands under another one; names and aliases are masked too."""
    status = {**content["status"], "successor": [masks[to] for to in content["status"].get("successor", [])]}
    moved = {
        field: [{**item, "to": masks[item["to"]]} for item in content.get(field, [])]
        for field in ("exports", "migrations")
    }
    languages = {
        value: {**item, "by": masks[item["by"]]} if "by" in item else item
        for value, item in content["languages"].items()
    }
    claims = [
        {**claim, "frameworks": [masks[id_] for id_ in claim.get("frameworks", [])]} for claim in content["claims"]
    ]
    built_on = [masks[id_] for id_ in content.get("built_on", [])]
    moved["languages"] = languages
    return {**content, **moved, "status": status, "claims": claims, "built_on": built_on, "aliases": []}


@pytest.fixture(scope="module")
def masks(files):
    """Old id -> new id."""
    return masked(files)


@pytest.fixture(scope="module")
def other(files, masks):
    """The advisor on the same knowledge under other names, its files read in the opposite order."""
    frameworks = {
        f"frameworks/{masks[name.partition('/')[2]]}": {
            **renamed(content, masks),
            "name": masks[name.partition("/")[2]],
        }
        for name, content in reversed(files.items())
        if name.startswith("frameworks/")
    }
    rest = {name: content for name, content in files.items() if "/" not in name}
    evidence = {
        name: {masks[id_]: entry for id_, entry in content.items()}
        for name, content in files.items()
        if name in EVIDENCE
    }
    return Advisor.of(build({**frameworks, **rest, **evidence}, "masked"), TODAY)


def said(case, masks=None):
    """The needs of a case, frameworks under their masks."""
    found = Needs(tuple(CASES[case]))
    if masks is None:
        return found
    return Needs(tuple(Need(n.id, masks.get(n.value, n.value), n.wanted, n.must, n.role, n.said) for n in found.items))


def unmasked(masks, found):
    """Results by the old ids."""
    back = {mask: id_ for id_, mask in masks.items()}
    return {tuple(back.get(part) for part in key): value for key, value in found.items()}


def by_parts(advice, values):
    """(train, run) -> value."""
    return {(o.train, o.run): float(v) for o, v in zip(advice.evaluation.options, values, strict=True)}


@pytest.mark.parametrize("case", CASES)
def test_no_score_changes(real, other, masks, case):
    """Every candidate keeps its score, and none comes or goes."""
    ours, theirs = real.advise(said(case)), other.advise(said(case, masks))
    scores = by_parts(ours, ours.evaluation.scores)
    assert scores
    assert unmasked(masks, by_parts(theirs, theirs.evaluation.scores)) == pytest.approx(scores)


@pytest.mark.parametrize("case", CASES)
def test_no_share_changes(real, other, masks, case):
    """How often each comes first stays, but for what other random numbers stand for unknown ratings."""
    ours, theirs = real.advise(said(case)), other.advise(said(case, masks))
    assert unmasked(masks, by_parts(theirs, theirs.shares)) == pytest.approx(by_parts(ours, ours.shares), abs=0.04)


@pytest.mark.parametrize("case", CASES)
def test_no_question_changes(real, other, masks, case):
    """The same is worth asking."""
    assert other.advise(said(case, masks)).question == real.advise(said(case)).question


def test_the_masks_leave_no_name(other, masks):
    """What is compared really goes by other names."""
    assert not set(other.catalogue.frameworks) & set(masks)
