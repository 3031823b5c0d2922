import json

import pytest

from advisor.madr import COMMENT, REPLAYED, SHOWN, markdown
from advisor.needs import Need
from advisor.record import phrases, record
from tests.advisor import small
from tests.advisor.small import TODAY, must, needs, never

SAID = needs(must("language", "java", role="run", said=2), never("exclude", "birch"), Need("task", None))
PLANTS = needs(must("target", "android"), must("language", "kotlin"), Need("task", "vision"))


def written(advice, **more):
    """The Markdown of some advice, as it is made on the day of the small knowledge."""
    return markdown(record(advice, TODAY, **more))


def headings(text):
    """The Markdown headings."""
    return [line for line in text.splitlines() if line.startswith("#")]


def test_the_same_needs_give_the_same_markdown(trees):
    """Twice the same question, twice the same text, to the byte."""
    assert written(trees.advise(SAID)) == written(small.advisor().advise(SAID))


def test_the_form_is_that_of_madr(real):
    """Its front matter, and its headings in their order (adr.github.io/madr, version 4.0.0)."""
    text = written(real.advise(PLANTS))
    assert text.startswith(f"---\nstatus: proposed\ndate: {TODAY}\n---\n\n# ")
    assert [heading for heading in headings(text)[1:] if heading.startswith("## ")] == [
        "## Context and Problem Statement",
        "## Decision Drivers",
        "## Considered Options",
        "## Decision Outcome",
        "## Pros and Cons of the Options",
        "## More Information",
    ]
    outcome = text.partition("## Decision Outcome")[2].partition("\n## ")[0]
    assert outcome.strip().startswith('Chosen option: "PyTorch + ')
    assert headings(outcome) == ["### Consequences", "### Confirmation"]


def test_no_heading_twice(real):
    """Each is a place of its own to point to."""
    found = headings(written(real.advise(PLANTS)))
    assert len(found) == len(set(found))


def test_it_says_all_that_was_said(trees):
    """Each need with its value, whether it is wanted, and how firmly."""
    words, text = phrases(), written(trees.advise(SAID))
    for need, polarity, value in (("language", "", "java"), ("exclude", words["not"], "Birch")):
        line = words["need"].format(need=need, polarity=polarity, value=value, firmness=words["must"])
        assert line in text.splitlines()


def test_each_option_is_there_with_its_number_or_its_end(trees):
    """None is left out: scored or ruled out, each with why."""
    text = written(trees.advise(needs()))
    for name in ("Ash", "Birch", "Cedar"):
        assert f"* {name}: " in text
    assert f"* {trees.catalogue.wording['out_retired'].format(name='Oak', since='2020')}" in text


def test_good_and_bad_are_all_told(real):
    """Every consequence of the record, and what is lost on the way."""
    found = record(real.advise(PLANTS), TODAY)
    text = markdown(found)
    assert text.count("* Good, because ") == len(found["reasons"]) + len(found["consequences"]["good"]) > 0
    assert text.count("* Bad, because ") == len(found["consequences"]["bad"]) + bool(found["export"]["loses"]) > 0


def test_the_table_holds_the_points(real):
    """A row for each driver and the sum, a column for each of the first candidates."""
    found = record(real.advise(PLANTS), TODAY)
    rows = [line.strip("| ").split(" | ") for line in markdown(found).splitlines() if line.startswith("| ")]
    assert rows[0][2:] == [option["name"] for option in found["options"][:SHOWN]]
    assert len(rows) == len(found["drivers"]) + 3
    assert rows[-1][2:] == [f"{option['score']:.2f}" for option in found["options"][:SHOWN]]
    sums = [sum(float(row[2].split()[0]) for row in rows[2:-1])]
    assert sums == pytest.approx([found["options"][0]["score"]], abs=0.005 * len(rows))


def test_nothing_that_fits_is_a_record_too(trees):
    """It says so, and what ruled each one out."""
    text = written(trees.advise(needs(must("language", "go"), never("exclude", "birch")), kind="run"))
    assert f"# {phrases()['nothing']}" in text
    assert trees.catalogue.wording["out_language"].format(value="go") in text


def test_changed_knowledge_is_told(trees):
    """A record made with older knowledge says that it is now another one."""
    note = phrases()["changed"].format(then="older", now="small")
    assert note in written(trees.advise(SAID), made_with="older")
    assert note not in written(trees.advise(SAID), made_with="small")


def test_the_sources_are_listed(real):
    """Each with its address and the day it was opened."""
    found = record(real.advise(PLANTS), TODAY)
    lines = markdown(found).splitlines()
    assert found["sources"]
    for source in found["sources"]:
        assert lines.count(phrases()["source" if source["url"] else "source_without"].format(**source)) == 1


def test_the_comment_holds_what_a_replay_needs(real):
    """The same values as the JSON has."""
    found = record(real.advise(PLANTS), TODAY)
    kept = json.loads(COMMENT.search(markdown(found)).group(1))
    assert set(kept) == set(REPLAYED)
    assert kept["said"] == found["said"]
    assert [option["ratings"] for option in kept["options"]] == [option["ratings"] for option in found["options"]]


def test_nothing_in_the_comment_ends_it(real):
    """Two dashes in a name do not."""
    found = record(real.advise(PLANTS), TODAY)
    found["options"][0]["name"] = "a --> b"
    assert json.loads(COMMENT.search(markdown(found)).group(1))["options"][0]["name"] == "a --> b"
    assert markdown(found).count("-->") == markdown(record(real.advise(PLANTS), TODAY)).count("-->") + 3
