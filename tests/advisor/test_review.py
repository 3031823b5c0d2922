from datetime import date, timedelta

import pytest

from advisor.build import build
from advisor.freshness import RETIRED, SHELF_LIFE, YEAR, facts
from advisor.review import ASLEEP, STILL_RELEASED, review
from tests.advisor import small
from tests.advisor.small import CITED, TODAY, entry, rating, support

TARGETS = {"targets": {"server": support("full", "full")}}
RETIRED_FOR = {"state": "retired", "since": "2020", "note": "It was ended.", **CITED}
ARTICLE = {"said": "It is the best of all.", "verdict": "partly", "now": "It is one of several.", **CITED}


def found(day=TODAY, **frameworks):
    """What a review finds in the small knowledge with other or more frameworks."""
    return review(build(sound(**frameworks), "small"), day)


def sound(**frameworks):
    """The small knowledge, mended where a review finds something in it."""
    return small.files(**{"cedar": {**small.CEDAR, **TARGETS}, "oak": ended("birch"), **frameworks})


def ended(*successors, **more):
    """Something retired that has not been released for long."""
    release = {"version": "1.0", "date": "2020", **CITED}
    status = {**RETIRED_FOR, "successor": list(successors)}
    return entry("Oak", **{"status": status, "release": release, **TARGETS, **more})


def lines(*arguments, **frameworks):
    """The findings as they are printed."""
    return [str(finding) for finding in found(*arguments, **frameworks)]


def moving(to):
    """Migrations to a framework."""
    return [{"to": to, "steps": ["Write it anew over there."], **CITED}]


def test_nothing_is_found_where_all_is_well():
    """What the other tests change is what they find."""
    assert found() == []


def test_the_real_knowledge_has_no_errors(knowledge):
    """On the day it was checked."""
    assert [str(finding) for finding in review(knowledge, TODAY) if finding.error] == []


def test_a_finding_names_file_property_value_and_what_is_allowed():
    """All in one line."""
    assert lines(ash={**small.ASH, "specialised": True, "tasks": {}}) == [
        "error: frameworks/ash.yml: specialised: true without tasks (allowed: true with at least one of tasks)"
    ]


def test_successors_that_come_back_are_told_of_each_that_is_on_the_way():
    """With the whole way; they lead nobody out, either."""
    told = lines(oak=ended("pine"), pine={**ended("oak"), "name": "Pine"})
    assert [line for line in told if "oak -> pine -> oak comes back" in line]
    assert [line for line in told if "pine -> oak -> pine comes back" in line]
    assert len([line for line in told if "without a way out" in line]) == 2


def test_a_chain_that_ends_in_something_retired_is_an_error():
    """Its end is named."""
    told = lines(oak=ended("pine"), pine={**ended(), "name": "Pine"})
    assert any(line.startswith("error: frameworks/oak.yml: status.successor: oak -> pine ends in") for line in told)


def test_a_retired_successor_that_leads_on_is_a_warning():
    """Theano's Aesara was followed by PyTensor: nobody is lost, but the way can be shorter."""
    told = lines(oak=ended("pine"), pine={**ended("ash"), "name": "Pine"})
    assert [line.partition(" (")[0] for line in told] == [
        "warning: frameworks/oak.yml: status.successor: pine is retired itself"
    ]


def test_something_retired_needs_a_way_out():
    """Without a successor, and with a migration to what is retired itself, there is none."""
    assert [line for line in lines(oak=ended()) if "without a way out" in line]
    pine = {**ended("ash"), "name": "Pine"}
    assert [line for line in lines(oak=ended(migrations=moving("pine")), pine=pine) if "without a way out" in line]


def test_a_migration_is_a_way_out():
    """Also where the makers named no successor."""
    assert lines(oak=ended(migrations=moving("ash"))) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("exports", [{"to": "oak", "by": "ash2oak", "quality": 3, **CITED}]),
        ("migrations", moving("oak")),
        ("built_on", ["oak"]),
    ],
)
def test_nothing_alive_leads_to_or_stands_on_what_is_retired(field, value):
    """Exports, migrations, and what it is built on."""
    assert lines(ash={**small.ASH, field: value}) == [
        f"error: frameworks/ash.yml: {field}: oak is retired (allowed: something that is not)"
    ]


def test_what_is_retired_may_stand_on_what_is_retired():
    """That is its history."""
    assert lines(pine={**ended("ash"), "name": "Pine", "built_on": ["oak"]}) == []


def released(days):
    """A release so many days ago."""
    return {"release": {"version": "9.0", "date": (TODAY - timedelta(days)).isoformat(), **CITED}}


def test_what_was_released_lately_is_not_retired():
    """One of the two is wrong; on the day after the last one that counts, it may be right."""
    assert "retired, but 9.0 is of" in lines(oak={**ended("ash"), **released(STILL_RELEASED)})[0]
    assert lines(oak={**ended("ash"), **released(STILL_RELEASED + 1)}) == []


def test_what_was_not_released_for_years_is_looked_at_when_it_is_called_active():
    """A warning, since nothing but time made it so."""
    assert lines(ash={**small.ASH, **released(ASLEEP + 1)})[0].startswith("warning: frameworks/ash.yml: status.state")
    assert lines(ash={**small.ASH, **released(ASLEEP)}) == []


def test_a_role_is_played_somewhere():
    """Elm says to run, and here nothing is known of where."""
    targets = {"server": support(run="none"), "phone": support(train="full")}
    assert "nothing to run on" in lines(elm={**small.ELM, "targets": targets})[0]


@pytest.mark.parametrize(("alias", "warned"), [("ray", True), ("Ray", True), ("jax", False), ("torch", False)])
def test_a_short_english_word_is_no_good_name(alias, warned):
    """It would be found in "x-ray"; short words that are none in English do no harm."""
    assert bool(lines(ash={**small.ASH, "aliases": [alias]})) is warned


def test_what_is_true_now_has_a_source():
    """The article's own is none for it."""
    assert "articles.0.now_source" in lines(ash={**small.ASH, "articles": [ARTICLE]})[0]
    assert lines(ash={**small.ASH, "articles": [{**ARTICLE, "now_source": ["page"]}]}) == []


@pytest.mark.parametrize(
    ("program", "language", "sound"),
    [
        ("print(1)\n", "python", True),
        ("print(1\n", "python", False),
        ("print(1\n", "java", True),
        (" \n", "java", False),
        ("print('\0')", "python", False),
    ],
)
def test_a_first_program_parses(program, language, sound):
    """Python by Python's own parser; of another language it is enough that there is one."""
    start = {"install": "pip install ash", "program": program, "language": language, "learn": []}
    assert (lines(ash={**small.ASH, "start": start}) == []) is sound


def test_a_first_program_that_failed_is_a_warning():
    """With the day and the reason; one that ran or was skipped is none."""
    knowledge = {**sound(), "evidence/first_programs": {
        "ash": {"outcome": "failed", "why": "ImportError: no ash", "checked": "2026-11-20"},
        "elm": {"outcome": "skipped", "why": "the program is in rust", "checked": "2026-11-20"},
        "birch": {"outcome": "ran", "checked": "2026-11-20"},
    }}  # fmt: skip
    told = [str(finding) for finding in review(build(knowledge, "small"), TODAY)]
    assert len(told) == 1
    assert told[0].startswith("warning: frameworks/ash.yml: start.program: failed on 2026-11-20: ImportError: no ash")


def test_errors_come_first():
    """They are what has to be mended."""
    kinds = [f.error for f in found(ash={**small.ASH, "aliases": ["ray"]}, elm={**small.ELM, "tasks": {}})]
    assert kinds == [True, False]


@pytest.mark.parametrize("kind", ["release", "status", "licence"])
def test_a_source_is_stale_after_the_shelf_life_of_what_it_says(kind):
    """The small knowledge was checked on one day, and each kind of fact keeps its own time from then on."""
    last_good = TODAY + timedelta(SHELF_LIFE[kind])
    file = "frameworks/ash.yml"
    assert not [f for f in found(last_good) if (f.file, f.property) == (file, kind)]
    late = [f for f in found(last_good + timedelta(1)) if (f.file, f.property) == (file, kind)]
    assert len(late) == 1
    assert not late[0].error


def test_facts_of_the_retired_keep_longest():
    """What has ended does not change."""
    assert not [f for f in found(TODAY + timedelta(RETIRED)) if f.file == "frameworks/oak.yml"]
    assert [f for f in found(TODAY + timedelta(RETIRED + 1)) if f.file == "frameworks/oak.yml"]


def test_of_several_sources_the_last_opened_counts():
    """A fact is as fresh as the freshest look at it."""
    old = {"title": "An old page", "checked": "2020-01-01"}
    ash = {**small.ASH, "sources": {**small.ASH["sources"], "old": old}}
    both, only = ({**ash, "licence": {"spdx": "MIT", "source": s}} for s in (["old", "page"], ["old"]))
    assert lines(ash=both) == []
    assert "'An old page' was last opened on 2020-01-01" in lines(ash=only)[0]


def test_one_old_source_is_told_once_a_kind_of_fact():
    """Not once for each of the facts that lean on it."""
    late = found(TODAY + timedelta(YEAR + 1), ash={**small.ASH, "tasks": {"images": rating(4)}})
    languages = [f for f in late if f.file == "frameworks/ash.yml" and f.property.startswith("language.")]
    assert len(languages) == 1


def test_every_fact_of_an_entry_is_looked_at(knowledge):
    """All sources of a file are reached by one of its facts, but for those of what an article said."""
    framework = knowledge.frameworks["keras"]
    reached = {source.id for _, _, sources in facts(framework) for source in sources}
    claimed = {source.id for claim in framework.claims for source in claim.sources}
    assert claimed | {source.id for source in framework.status.sources} <= reached


def test_topics_and_glossary_go_stale_too(knowledge):
    """They are answers like any other."""
    files = {finding.file for finding in review(knowledge, date(2040, 1, 1))}
    assert {"topics", "glossary.yml"} <= files
