import pytest

from advisor import reply
from advisor.compare import compare
from advisor.in_words import titled
from advisor.listing import listing
from advisor.migration import move
from advisor.needs import Need
from advisor.sentences import claims
from tests.advisor.small import must, needs, never

CASES = {
    "nothing said": needs(),
    "photos": needs(Need("task", "vision")),
    "an Android app": needs(must("target", "android"), must("language", "kotlin"), Need("task", "vision")),
    "a server in Java": needs(must("target", "server"), must("language", "java"), never("exclude", "google")),
    "an LLM to run": needs(Need("purpose", "run-model"), Need("task", "llm"), must("hardware", "nvidia-gpu")),
    "a model of PyTorch's to run on a phone": needs(
        Need("purpose", "run-model"), Need("current", "pytorch"), must("target", "ios")
    ),
    "no preference at all": needs(*(Need(id_, None) for id_ in ("task", "target", "language", "os"))),
}


@pytest.mark.parametrize("said", CASES.values(), ids=CASES)
def test_recommendations_hold(real, holds, said):
    """Each recommendation is what the schema promises."""
    holds(reply.recommendation(real.advise(said)))


@pytest.mark.parametrize("kind", ["train", "run", "pair"])
def test_recommendations_of_every_kind_hold(trees, holds, kind):
    """With unknown ratings in it too, which are null."""
    holds(reply.recommendation(trees.advise(needs(), kind=kind)))


@pytest.mark.parametrize("said", CASES.values(), ids=CASES)
def test_contributions_of_the_payload_add_up_to_the_score(real, said):
    """As a reader would add them: weight times rating, an unknown one 2.5, each rounded as shown."""
    for ranked in reply.recommendation(real.advise(said))["ranking"]:
        rows = ranked["contributions"]
        assert sum(row["points"] for row in rows) == pytest.approx(ranked["score"], abs=0.0001 * len(rows))
        assert sum(row["weight"] for row in rows) == pytest.approx(1.0, abs=0.0001 * len(rows))
        for row in rows:
            rating = 2.5 if row["rating"] is None else row["rating"]
            assert row["weight"] * rating == pytest.approx(row["points"], abs=0.005)


def test_the_ranking_is_in_order_and_begins_with_the_pick(real):
    """The best first."""
    advice = real.advise(needs(must("target", "android")))
    ranking = reply.recommendation(advice)["ranking"]
    scores = [ranked["score"] for ranked in ranking]
    assert scores == sorted(scores, reverse=True)
    assert ranking[0]["id"] == advice.pick.id


def test_the_export_is_the_one_that_joins_the_pick(real):
    """From what trains to what runs."""
    payload = reply.recommendation(real.advise(needs(must("target", "android"), Need("task", "vision"))))
    assert payload["pick"]["train"]["id"] != payload["pick"]["run"]["id"]
    assert payload["export"]["from"] == payload["pick"]["train"]["id"]
    assert payload["export"]["to"] == payload["pick"]["run"]["id"]


def test_a_single_framework_has_no_export(trees):
    """Nothing has to be carried over."""
    assert reply.recommendation(trees.advise(needs()))["export"] is None


def test_what_is_taken_for_granted_is_told(trees):
    """A wish that was not taken as a must is one of these."""
    advice = trees.advise(needs(Need("language", "java")), kind="train")
    say = trees.catalogue.wording
    assert reply.assumed(advice) == [say["assumed_train"], say["assumed_wish"].format(value="java")]


def test_every_question_holds(real, holds):
    """For each need that can be asked about, with its answers."""
    advice = real.advise(needs())
    for need in advice.outcomes:
        payload = reply.question(advice, need, leading=reply.pick(real.catalogue, advice.pick))
        holds(payload)
        assert [option["value"] for option in payload["options"]] == [o.need.value for o in advice.outcomes[need]]


@pytest.mark.parametrize("ids", [["pytorch", "tensorflow"], ["keras", "mxnet", "jax"], ["pytorch-lightning", "vllm"]])
def test_comparisons_hold(real, holds, ids):
    """Two, three with a retired one, and two that do different jobs."""
    found = compare(real, needs(must("target", "server"), Need("task", "nlp")), ids)
    holds(reply.comparison(real.catalogue, found, claims=[reply.claim(claim) for claim in claims(real.catalogue)[:2]]))


def test_a_verdict_for_each_need(trees):
    """Images: ash; on Python both are level, so that both are named."""
    found = compare(trees, needs(Need("task", "images"), must("language", "python")), ["ash", "birch"])
    verdicts = {item["need"]: item["best"] for item in reply.comparison(trees.catalogue, found, claims=[])["verdict"]}
    assert verdicts == {"task": ["ash"], "language": ["ash", "birch"]}


def test_every_claim_holds_as_a_fact(real, holds):
    """Each one that can be found."""
    found = claims(real.catalogue)
    holds(reply.facts(real.catalogue, list(real.catalogue.frameworks), found))


def test_nothing_known_holds(real, holds):
    """No claims is an answer."""
    holds(reply.facts(real.catalogue, [], []))


def test_every_migration_holds(real, holds):
    """From each framework, with known steps or without."""
    for id_ in real.catalogue.frameworks:
        found = move(real, needs(), id_)
        if found:
            holds(reply.migration(real.catalogue, found))


def test_a_migration_without_known_steps_has_none(trees, holds):
    """And still evidence of why to leave."""
    payload = reply.migration(trees.catalogue, move(trees, needs(), "cedar"))
    holds(payload)
    assert payload["steps"] == []
    assert payload["evidence"]


def test_every_start_holds(real, holds):
    """For each framework that can be begun with."""
    for framework in real.catalogue.frameworks.values():
        if framework.start:
            holds(reply.start(real.catalogue, framework))


def test_every_definition_holds(real, holds):
    """Each entry of the glossary."""
    assert real.catalogue.glossary
    for term in real.catalogue.glossary:
        holds(reply.definition(term))


def test_explanations_hold(real, holds):
    """With reasons and without."""
    advice = real.advise(needs(Need("task", "vision")))
    holds(reply.explanation("why", reply.reasons_for(advice), pick=reply.pick(real.catalogue, advice.pick)))
    holds(reply.explanation("needs", [], needs=advice.needs.stated(real.catalogue)))


def test_lists_hold(real, holds):
    """What a filter finds, by id and name."""
    found = listing(real, needs(must("target", "android")))
    ids = [framework.id for framework in found]
    holds(reply.payload("list", query="Android", frameworks=reply.frameworks(real.catalogue, ids)))


def test_the_schema_refuses_an_unknown_kind(holds):
    """The check can fail."""
    with pytest.raises(Exception, match="'rumour'"):
        holds(reply.payload("rumour"))


def test_the_schema_refuses_a_recommendation_without_its_pick(trees, holds):
    """What is promised has to be there."""
    payload = reply.recommendation(trees.advise(needs()))
    del payload["pick"]
    with pytest.raises(Exception, match="'pick' is a required property"):
        holds(payload)


@pytest.mark.parametrize(
    ("label", "title"),
    [("a web browser", "A web browser"), ("iPhone or iPad", "iPhone or iPad"), ("C++", "C++"), ("Android", "Android")],
)
def test_titled(label, title):
    """A capital first, unless the word is spelt otherwise."""
    assert titled(label) == title
