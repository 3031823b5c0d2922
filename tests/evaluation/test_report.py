"""The report of a tiny evaluation."""

import re
from dataclasses import replace

import pytest

from evaluation import report
from evaluation.comparison import Result
from evaluation.figures import Figures
from evaluation.folds import Judged
from evaluation.report import Compared
from evaluation.robustness import Loss
from tests.evaluation.tiny import expected, reading

EXPECTED = [
    expected("greet", "hello"),
    expected("inform", "on | Linux", needs=["os linux"]),
    expected("critique", "lighter"),
    expected("out_of_scope", "weather", group="far"),
]
READINGS = [reading("greet"), reading("inform"), reading("inform", 0.3), reading("out_of_scope", 0.8)]

FRESH = [(expected("inform", "in Go", needs=["language go"]), reading("ask_fact", 0.4, ("language go",)))]


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Three of four are right, and the need is missed; the model knows no critiques."""
    judged = [Judged("a", "greet", (("greet", 0.9),), 0), Judged("b", "out_of_scope", (("out_of_scope", 0.7),), 1)]
    losses = [Loss("typos", 2, 1.0, 0.5, 1.0, 1.0, 0.25)]
    return Figures(EXPECTED, READINGS, judged, losses, [r.ranking for r in READINGS], 0.15, 0.0, FRESH)


@pytest.fixture(scope="module")
def text(figures, tmp_path_factory) -> str:
    """As it is written, beside its pictures."""
    docs = tmp_path_factory.mktemp("docs")
    result = Result("default", "CLINC150", 0.92, 0.62, None, 200.4, 9.44)
    return report.write(figures, Compared([result], "1 May 2026", ["BANKING77 was not measured"]), docs).read_text(
        "utf-8"
    )


def test_an_intent_that_the_model_does_not_know_is_a_miss(figures):
    """It counts in the accuracy, and not in that of the known."""
    assert figures.accuracy == pytest.approx(3 / 4)
    assert figures.accuracy_of_known == 1.0


def test_a_tie_that_falls_the_other_way_is_no_other_model():
    """Two fits give a hundredth more or less; what is told apart clearly must be told apart alike."""
    rankings = [
        (("ask_fact", 0.41), ("greet", 0.4)),
        (("ask_fact", 0.41), ("greet", 0.3)),
        (("ask_fact", 0.9), ("inform", 0.1)),
    ]
    found = Figures([expected("greet")] * 3, [reading("greet")] * 3, [], [], rankings, 0.0, 0.0)
    assert found.agreement == pytest.approx(1 / 3)


def test_without_fresh_messages_no_figure_of_them_is_given(figures):
    """A share of nothing is neither 0 % nor 100 %."""
    told = report._fresh(replace(figures, fresh=()))
    assert set(told.values()) == {"-"}


def test_fresh_messages_are_judged_by_themselves(figures, text):
    """The same intents are miss and hit in two ways of counting."""
    assert (figures.fresh_accuracy, figures.fresh_needs.f1) == (0.0, 1.0)
    assert "| in Go | `inform` | `ask_fact` | 0.40 |" in text.splitlines()


def test_intents_with_the_same_reply_can_be_counted_as_one():
    """To say what one wants, and to suppose or to criticise where nothing was said before."""
    pairs = [expected("inform"), expected("critique"), expected("greet")]
    read = [reading("what_if"), reading("critique"), reading("inform")]
    found = Figures(pairs, read, [], [], [], 0.0, 0.0)
    assert (found.accuracy, found.same_reply) == (pytest.approx(1 / 3), pytest.approx(2 / 3))


def test_every_placeholder_is_filled_in(text):
    """None is left."""
    assert not re.search(r"\$\w", text)


def test_its_pictures_are_there(figures, tmp_path):
    """Each that the report shows."""
    written = report.write(figures, Compared(), tmp_path)
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", written.read_text("utf-8"))
    assert len(shown) == 5
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in shown)


@pytest.mark.parametrize(
    "line",
    [
        "| CLINC150 | default | 92.0 % | - | 62.0 % | 200 s | 9.4 ms |",
        "| lighter | `critique` | `inform` | 0.30 |",
        "| on \\| Linux | os linux | - |",
        "| typos | 2 | 100.0 % | 50.0 % | -50.0 | -25.0 | +0.0 |",
        "* BANKING77 was not measured",
    ],
)
def test_a_line_says_what_was_measured(text, line):
    """Misses, losses and pipelines; a bar in a message does not end its cell."""
    assert line in text.splitlines()


def test_tables_have_as_many_cells_as_their_headings(text):
    """A column too few shifts all that follow."""
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1, table
