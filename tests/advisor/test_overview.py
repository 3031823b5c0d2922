import re

import pytest

from advisor import __main__ as command
from advisor.build import build
from advisor.overview import LETTERS, PAGE, is_stale, level, overview
from tests.advisor import small
from tests.advisor.small import CITED, support

SYSTEMS = {"linux": "Linux", "windows": "Windows"}


@pytest.fixture(scope="module")
def trees_page():
    """The page of the small knowledge."""
    return overview(build(small.files(), "small"))


def row(page, heading, name):
    """The cells of a framework's row in the table under a heading."""
    lines = page.partition(f"## {heading}\n")[2].partition("\n## ")[0].splitlines()
    found = [line for line in lines if line.startswith(f"| [{name}]")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]][1:] for line in found]


def run(monkeypatch, *arguments):
    """The exit code of a command line."""
    monkeypatch.setattr("sys.argv", ["advisor", *map(str, arguments)])
    return command.main()


def test_the_page_is_what_the_knowledge_says(knowledge):
    """`make tables` writes it anew."""
    assert not is_stale(PAGE.read_text("utf-8"), knowledge)


def test_every_framework_is_in_every_table_of_support(knowledge):
    """Four of these, and that of status."""
    page = overview(knowledge)
    for framework in knowledge.frameworks.values():
        assert page.count(f"| [{framework.name}](../knowledge/frameworks/{framework.id}.yml) |") >= 5


def test_levels_are_for_training_and_for_running(trees_page):
    """Server, phone, notebook: full training and native running; unknown twice."""
    assert row(trees_page, "Where it trains and runs", "Birch") == [["F N", "?", "?"]]


def test_what_is_not_its_part_is_not_unknown(trees_page):
    """Elm only runs: nothing is to be found out of its training."""
    assert row(trees_page, "Where it trains and runs", "Elm") == [["- F", "- N", "- ?"]]


def test_no_is_not_unknown(trees_page):
    """Ash does not run on phones; of notebooks nothing is known."""
    assert row(trees_page, "Where it trains and runs", "Ash") == [["F", "X", "?"]]


def test_the_system_is_with_the_card(knowledge):
    """As in "on Linux only"."""
    ash = build(small.files(), "small").frameworks["ash"]
    assert level(ash, ash.support["hardware"]["gpu"], SYSTEMS) == "N (Linux)"


def test_an_export_is_told_with_what_is_lost(trees_page):
    """From where, to where, by what, how well."""
    assert row(trees_page, "Export paths", "Ash") == [["Elm", "ash2elm", "4", "Loops are lost."]]


def test_the_way_out_of_something_retired_is_told(trees_page):
    """The living without a successor are not listed."""
    assert row(trees_page, "Successors and migrations", "Oak") == [["retired", "Birch", "Birch"]]
    assert row(trees_page, "Successors and migrations", "Elm") == []


def test_every_letter_is_explained(trees_page):
    """Before the first table."""
    legend = trees_page.partition("\n## ")[0]
    assert [letter for letter in LETTERS.values() if f"**{letter}**" not in legend] == []


def test_a_bar_in_a_text_does_not_end_its_cell():
    """In Markdown it would."""
    exports = [{"to": "elm", "by": "a | b", "quality": 4, **CITED}]
    page = overview(build(small.files(ash={**small.ASH, "exports": exports}), "small"))
    assert row(page, "Export paths", "Ash")[0][1] == r"a \| b"


def test_a_change_makes_the_page_stale_and_a_new_version_alone_does_not(trees_page):
    """A new word for a need changes the version and nothing on the page."""
    assert not is_stale(trees_page, build(small.files(), "another"))
    changed = {**small.ASH, "languages": {"go": support("full", "full")}}
    assert is_stale(trees_page, build(small.files(ash=changed), "small"))


def test_the_command_writes_what_it_then_finds_fresh(tmp_path, monkeypatch, capsys):
    """And before that finds missing, with the way to mend it; nothing is written by looking."""
    folder, page = small.write(tmp_path, small.files()), tmp_path / "page.md"
    assert run(monkeypatch, "tables", folder, "--page", page, "--check") == 1
    assert "make tables" in capsys.readouterr().err
    assert not page.exists()
    assert run(monkeypatch, "tables", folder, "--page", page) == 0
    assert run(monkeypatch, "tables", folder, "--page", page, "--check") == 0


def test_the_review_fails_on_errors_alone(tmp_path, monkeypatch, capsys):
    """Cedar of the small knowledge trains nowhere, an error; a name that is a word is a warning."""
    targets = {"targets": {"server": support("full", "full")}}
    ash, cedar = {**small.ASH, "aliases": ["ray"]}, {**small.CEDAR, **targets}
    release = {"release": {"version": "1", "date": "2020", **CITED}}
    folder = small.write(tmp_path, small.files(ash=ash, cedar=cedar, oak={**small.OAK, **release}))
    assert run(monkeypatch, "review", folder) == 0
    assert "0 errors, " in capsys.readouterr().out
    small.write(folder, {"frameworks/cedar": small.CEDAR})
    assert run(monkeypatch, "review", folder) == 1
    assert "error: frameworks/cedar.yml: targets: nothing to train on" in capsys.readouterr().out
