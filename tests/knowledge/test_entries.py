import ast
from urllib.parse import urlparse

import pytest

from advisor.catalogue import FOLDER
from advisor.checks import ids, shapes
from advisor.stack import options

IDS = sorted(path.stem for path in (FOLDER / "frameworks").glob("*.yml"))

RUN_ONLY = {"runtime", "server"}
"""The kinds of entries that train nothing."""

ARTICLES = {"tensorflow": 5, "pytorch": 5, "keras": 5, "mxnet": 5, "caffe": 1, "theano": 1, "chainer": 1}
"""The least number of statements that the comparison articles make about each."""


@pytest.fixture(params=IDS)
def entry(request, catalogue):
    """One framework after the other."""
    return catalogue.frameworks[request.param]


def test_the_whole_knowledge_holds(files):
    """Schema, ids, sources and names, with nothing found."""
    assert [*shapes(files), *ids(files)] == []


def test_roles_fit_the_kind(entry):
    """A runtime or server runs models and trains none; everything else trains."""
    assert ("train" in entry.roles) is (entry.kind not in RUN_ONLY)
    assert "run" in entry.roles or entry.kind not in RUN_ONLY


def test_what_is_known_of_a_role_belongs_to_one_it_has(entry):
    """What only runs models is not told to train them somewhere."""
    for values in entry.support.values():
        for support in values.values():
            for role in {"train", "run"} - set(entry.roles):
                assert support.level(role) in {None, "none"}


def living(catalogue, id_, seen=()):
    """Whether somebody who follows successors and migrations from a framework gets to something alive."""
    framework = catalogue.frameworks[id_]
    if not framework.retired:
        return True
    ways = {*framework.status.successor, *(move.to for move in framework.migrations)} - set(seen)
    return any(living(catalogue, to, (*seen, id_)) for to in ways)


def test_the_retired_lead_to_something_alive(entry, catalogue):
    """Along successors or migrations, in however many steps."""
    assert living(catalogue, entry.id)


def test_the_retired_have_a_migration_with_steps(entry, catalogue):
    """Who is stuck on it is told how to leave it, for something that lives."""
    alive = [move for move in entry.migrations if not catalogue.frameworks[move.to].retired]
    assert alive or not entry.retired


def test_the_active_can_be_started_with(entry):
    """An install line, a program, and something official to learn from."""
    if entry.status.state == "active":
        assert entry.start.install.strip()
        assert entry.start.program.strip()
        assert entry.start.learn


def test_the_first_program_parses(entry):
    """Python that Python reads; a program in another language says which."""
    if entry.start and entry.start.language == "python":
        assert ast.parse(entry.start.program).body


def test_the_first_programs_language_is_one_that_it_has(entry):
    """Nobody is shown a program in a language that the entry says does not work."""
    if entry.start:
        support = entry.support["language"][entry.start.language]
        assert {support.train, support.run} - {"none", None}


def test_a_release_is_not_of_the_future(entry):
    """Its date is before the day that its source was opened."""
    if entry.release:
        checked = max(source.checked for source in entry.release.sources)
        assert entry.release.date <= checked


def test_addresses_are_whole(entry):
    """Each source that has an address has one that can be opened."""
    sources = {source for claim in entry.claims for source in claim.sources}
    assert sources
    for source in sources:
        assert source.url is None or urlparse(source.url).netloc


def test_a_claim_names_its_subject(entry):
    """Read alone, as an answer, each says what it is about: a framework of its list, by some name."""
    spellings = {entry.name.lower(), *(alias.lower() for alias in entry.aliases)}
    nameless = [claim.text for claim in entry.claims if not any(s in claim.text.lower() for s in spellings)]
    assert nameless == []


def test_no_claim_stands_twice(entry):
    """The same sentence once."""
    texts = [claim.text for claim in entry.claims]
    assert len(texts) == len(set(texts))


def test_an_alias_is_in_lower_case(entry):
    """As they are matched."""
    assert [alias for alias in entry.aliases if alias != alias.lower()] == []


@pytest.mark.parametrize(("id_", "least"), ARTICLES.items(), ids=ARTICLES)
def test_what_the_articles_said_is_there(catalogue, id_, least):
    """With what is true now beside each, and a source of the article."""
    articles = catalogue.frameworks[id_].articles
    assert len(articles) >= least
    assert all(source.id.startswith("article-") for article in articles for source in article.sources)


def test_what_an_article_got_wrong_has_a_source_for_what_is_right(entry):
    """A correction is not a matter of opinion."""
    corrected = [article for article in entry.articles if article.verdict in {"outdated", "wrong"}]
    assert [article.said for article in corrected if not article.now_sources] == []


def test_every_framework_can_be_advised(catalogue):
    """No living entry is shut out by its own file: each is a candidate or reached by a way from one."""
    candidates = {part for kind in ("train", "run", "pair") for o in options(catalogue, kind) for part in o.frameworks}
    assert set(IDS) <= candidates
