import pytest

from advisor.charts import BARS, ROWS, SEGMENTS, addressed, chart, pictured
from advisor.compare import compare
from advisor.needs import Need
from advisor.reply import comparison, recommendation
from tests.advisor.small import TODAY, must, needs, never

PLANTS = needs(must("target", "android"), must("language", "kotlin"), Need("task", "vision"))
SERVER = needs(must("target", "server"), Need("task", "vision"))


@pytest.fixture
def scores(real):
    """What the scores of some advice are made of."""
    return pictured(real.advise(PLANTS), compared=False)


@pytest.fixture
def compared(real):
    """Four frameworks compared: the comparison, and what its chart shows."""
    found = compare(real, SERVER, ["tensorflow", "jax", "keras", "pytorch"])
    return found, pictured(found.advice, compared=True)


def test_bars_add_up(scores):
    """What is shown one by one and the rest make up the score: nothing is left out or counted twice."""
    for bar in scores.bars:
        assert len(bar.points) == len(scores.labels)
        assert sum(bar.points) == pytest.approx(bar.score, abs=1e-9)


def test_bars_are_those_of_the_payload(real, scores):
    """The same candidates in the same order, with the same numbers."""
    ranking = recommendation(real.advise(PLANTS))["ranking"]
    assert len(scores.bars) == BARS
    assert len(scores.labels) == SEGMENTS + 1
    for bar, ranked in zip(scores.bars, ranking, strict=False):
        assert (bar.name, round(bar.score, 4)) == (ranked["name"], ranked["score"])
        points = {one["label"]: one["points"] for one in ranked["contributions"]}
        for label, length in zip(scores.labels[:-1], bar.points, strict=False):
            assert round(length, 4) == points[label]


def test_few_columns_have_no_rest(trees):
    """Where all can be told one by one, all are."""
    shown = pictured(trees.advise(needs()), compared=False)
    assert set(shown.labels) == {"ease", "power", "longevity"}


def test_a_comparison_shows_the_ratings_of_the_payload(real, compared):
    """Of every framework that was named, on what counts most."""
    found, shown = compared
    payload = comparison(real.catalogue, found, claims=[])
    names = {one["id"]: one["name"] for one in payload["frameworks"]}
    rows = {row["label"]: row["values"] for row in payload["rows"]}
    assert set(shown.names) == set(names.values())
    assert len(shown.rows) == ROWS
    for row in shown.rows:
        told = {names[id_]: value for id_, value in rows[row.label].items()}
        drawn = dict(zip(shown.names, row.ratings, strict=True))
        assert {name: None if rating is None else round(rating, 1) for name, rating in drawn.items()} == told


def test_what_counts_most_comes_first(compared):
    """By weight."""
    weights = [row.weight for row in compared[1].rows]
    assert weights == sorted(weights, reverse=True)


def test_the_words_say_the_same(scores, compared):
    """Every name and every number that is drawn."""
    for bar in scores.bars:
        assert f"{bar.name} {' + '.join(f'{points:.2f}' for points in bar.points)} = {bar.score:.2f}." in scores.alt
    shown = compared[1]
    for text in (*shown.names, *(row.label for row in shown.rows)):
        assert text in shown.alt
    assert len(scores.alt) < 2000
    assert len(shown.alt) < 2000


def test_unknown_is_called_unknown(trees):
    """And not nothing."""
    found = compare(trees, needs(Need("task", "images")), ["ash", "cedar"])
    shown = pictured(found.advice, compared=True)
    power = next(row for row in shown.rows if row.label == "power")
    assert dict(zip(shown.names, power.ratings, strict=True)) == {"Ash": 2.0, "Cedar": None}
    assert "unknown" in shown.alt


def test_an_address_leads_to_what_was_shown(real, monkeypatch):
    """The one in the payload, without its ending."""
    monkeypatch.setenv("ADVISOR_PUBLIC_URL", "https://advice.example/")
    advice, kept = real.advise(PLANTS), compare(real, SERVER, ["jax", "keras"]).advice
    for one, more in ((advice, False), (kept, True)):
        found = chart(one, TODAY, compared=more)
        assert found["svg"].startswith("https://advice.example/charts/")
        assert found["png"] == found["svg"].removesuffix(".svg") + ".png"
        shown = addressed(found["svg"].rpartition("/")[2].removesuffix(".svg"))
        assert shown == pictured(one, compared=more)
        assert shown.alt == found["alt"]


@pytest.mark.parametrize("address", ["", "scores", "scores-", "scores-nonsense", "pie-chart", "compare-eNo"])
def test_a_made_up_address_leads_nowhere(address):
    """A ValueError that says so."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        addressed(address)


def test_nothing_is_drawn_of_nothing(trees):
    """Where nothing fits there is no chart, nor of one framework side by side."""
    nothing = trees.advise(
        needs(must("language", "go"), must("target", "phone"), never("exclude", "birch")), kind="run"
    )
    assert chart(nothing) is None
    assert chart(trees.advise(needs(), kind="train", among=frozenset({"ash"})), compared=True) is None
