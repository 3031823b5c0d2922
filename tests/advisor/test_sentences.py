from dataclasses import replace

import pytest

from advisor.model import Counts
from advisor.sentences import claims, status
from tests.advisor import small


def about(trees, id_, kind):
    """The texts of a framework's structured facts of a kind."""
    return [claim.text for claim in claims(trees.catalogue) if claim.frameworks[0] == id_ and claim.about == kind]


def said(trees, template, **values):
    """The wording, filled in."""
    return trees.catalogue.wording[template].format(**values).strip()


def test_status_of_the_living(trees):
    """In its makers' words."""
    assert about(trees, "ash", "active") == [said(trees, "fact_active", name="Ash", note="Ash is kept up.")]


def test_status_of_the_retired(trees):
    """With the day, which is also the claim's date."""
    claim = status(trees.catalogue, trees.catalogue.frameworks["oak"])
    assert claim.text == said(trees, "fact_retired", name="Oak", since="2020", note="Oak was ended.")
    assert claim.as_of == "2020"


def test_status_in_maintenance_tells_since_when_it_is_known():
    """And reads well where it is not."""
    state = {"state": "maintenance", "note": "It is kept.", **small.CITED}
    for since, word in (("2024", " since 2024"), (None, "")):
        known = {**state, "since": since} if since else state
        trees = small.advisor(small.files(ash={**small.ASH, "status": known}))
        expected = said(trees, "fact_maintenance", name="Ash", since=word, note="It is kept.")
        assert status(trees.catalogue, trees.catalogue.frameworks["ash"]).text == expected


def test_the_successor_is_named(trees):
    """By name, not by id."""
    assert about(trees, "oak", "successor") == [said(trees, "fact_successor", name="Oak", successor="Birch")]


def test_how_many_people_work_on_it_where_that_was_counted(trees):
    """And nothing where it was not, or where it is one person or nobody."""
    ash = trees.catalogue.frameworks["ash"]
    for authors, lines in ((12, 1), (1, 0)):
        counted = replace(ash, counts=Counts(authors, 34, "2025-08-22", "2026-08-21", ash.status.sources))
        catalogue = replace(trees.catalogue, frameworks={**trees.catalogue.frameworks, "ash": counted})
        found = [claim for claim in claims(catalogue) if claim.about == "community"]
        assert len(found) == lines
        assert all("12 people" in claim.text and claim.as_of == "2026-08-21" for claim in found)


def test_languages_by_role_and_those_that_do_not_work(trees):
    """What can be done in each role, and what certainly cannot; the unknown is not mentioned."""
    found = about(trees, "elm", "language")
    assert said(trees, "fact_language_run", name="Elm", values="python, java") in found
    assert said(trees, "fact_language_none", name="Elm", values="go") in found
    assert about(trees, "birch", "language") == [
        said(trees, "fact_language_train", name="Birch", values="python"),
        said(trees, "fact_language_run", name="Birch", values="python"),
    ]


def test_partial_support_is_told_with_its_limits():
    """Not as if it were whole."""
    partly = {**small.ELM, "targets": {"phone": small.support(run="partial")}}
    trees = small.advisor(small.files(elm=partly))
    limited = trees.catalogue.wording["fact_partial"].format(value="phone")
    assert about(trees, "elm", "target") == [said(trees, "fact_target_run", name="Elm", values=limited)]


def test_exports_name_the_tool_and_the_loss(trees):
    """An inherited way is told under the framework that has it, and not again under the library."""
    expected = said(trees, "fact_export", name="Ash", to="Elm", by="ash2elm", loses="Loops are lost.")
    assert about(trees, "ash", "export") == [expected]
    assert about(trees, "cedar", "export") == []


def test_what_articles_said_stands_beside_what_is_true():
    """Both in one sentence, with both sources, found by what was said."""
    article = {"said": "Ash is the tallest of all trees.", "verdict": "wrong", "now": "Elm is taller.",
               "since": "2020", "now_source": ["page"], **small.CITED}  # fmt: skip
    trees = small.advisor(small.files(ash={**small.ASH, "articles": [article]}))
    (claim,) = [c for c in claims(trees.catalogue) if c.about == "history"]
    verdict = trees.catalogue.wording["verdict_wrong"]
    assert claim.text == said(trees, "fact_article", said=article["said"], verdict=verdict, now=article["now"])
    assert claim.asks[0] == article["said"]
    assert claim.as_of == "2020"


def test_every_claim_of_every_file_is_there(knowledge):
    """Topics, frameworks, articles: none is left out of what can be found."""
    found = {claim.text for claim in claims(knowledge)}
    written = [*knowledge.topics, *(claim for f in knowledge.frameworks.values() for claim in f.claims)]
    assert {claim.text for claim in written} <= found
    for framework in knowledge.frameworks.values():
        for article in framework.articles:
            assert any(article.said in text and article.now in text for text in found)


@pytest.mark.parametrize("what", ["text", "asks"])
def test_no_template_is_left_unfilled(knowledge, what):
    """Nothing of str.format, and no None, is left in a sentence or a question."""
    for claim in claims(knowledge):
        for text in [claim.text] if what == "text" else claim.asks:
            assert not set("{}") & set(text), text
            assert "None" not in text.split(), text


def test_every_claim_has_a_source(knowledge):
    """Every fact sourced: what is told can be looked up."""
    assert [claim.text for claim in claims(knowledge) if not claim.sources] == []
