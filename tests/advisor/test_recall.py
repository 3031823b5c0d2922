from copy import deepcopy

import numpy as np
import pytest

from advisor.build import build
from advisor.kept_vectors import encode_cached
from advisor.recall import NEAR_ENOUGH, Recall, asked
from tests.advisor import small

CLAIMS = {
    "ash": "Ash was first published by a university in Oslo in 2015.",
    "birch": "Birch spreads training over many machines with a ring of workers.",
}


def with_claims():
    """The small knowledge with a sentence under two of its frameworks, and one topic about both."""
    files = small.files()
    for id_, text in CLAIMS.items():
        files[f"frameworks/{id_}"]["claims"] = [{"text": text, "asks": [f"who invented {id_}"], **small.CITED}]
    both = {"text": "Ash and Birch read the same data files.", "frameworks": ["ash", "birch"], **small.CITED}
    sources = {"page": {"title": "About trees", "checked": "2026-11-21"}}
    files["topics/trees"] = {"title": "Trees", "claims": [both], "sources": sources}
    return build(deepcopy(files), "small")


@pytest.fixture(scope="module")
def recall(encoder):
    """Recall of the small knowledge, without a cache."""
    return Recall(with_claims(), encoder, cache=None)


def texts(found):
    """What was found."""
    return [f.claim.text for f in found]


def test_the_nearest_claim_comes_first(recall):
    """A question in other words finds the sentence that answers it."""
    assert texts(recall.find("distributed training across a cluster with Birch", ["birch"]))[0] == CLAIMS["birch"]


def test_one_kind_of_claims_is_as_near_as_among_all(recall):
    """What a field takes is looked for among the choices alone, and is told by the same nearness."""
    question = "which licence does ash have?"
    for named in ((), ("ash",)):
        kinds = {found.claim.about: found.near for found in reversed(recall.find(question, named))}
        found = recall.find(question, named, about="licence")
        assert {each.claim.about for each in found} == {"licence"}
        assert found[0].near == pytest.approx(kinds["licence"], abs=1e-6)
    assert recall.find(question, about="nothing that there is") == []


def test_a_usual_question_leads_to_its_claim(recall):
    """What people ask stands beside the claim, and counts as it does."""
    found = recall.find("who invented ash", ["ash"])[0]
    assert found.claim.text == CLAIMS["ash"]
    assert found.near == pytest.approx(1.0, abs=0.001)


def test_only_claims_about_what_was_named(recall):
    """Even where another framework's claim is nearer."""
    found = recall.find("who invented ash", ["birch"])
    assert found
    assert all("birch" in f.claim.frameworks for f in found)


def test_a_claim_about_both_comes_before_claims_about_one(recall):
    """Of two that are named."""
    assert texts(recall.find("the data files of ash and birch", ["ash", "birch"]))[0].startswith("Ash and Birch")


def test_unnamed_searches_everything(recall):
    """Where no framework is named, the nearest of all."""
    assert texts(recall.find("published in 2015 by a university in Oslo"))[0] == CLAIMS["ash"]


@pytest.mark.parametrize("question", ["how do I bake sourdough bread?", "", "zxqv wplk"])
def test_too_far_is_nothing(recall, question):
    """It does not know, and finds nothing rather than anything."""
    assert recall.find(question) == []


def test_a_claim_about_nothing_that_was_named_is_nothing(recall):
    """A framework of which there is no claim at all."""
    assert recall.find("who invented it", ["moss"]) == []


def test_nearest_first_and_none_below_the_bound(recall):
    """Sorted, near enough, and not more than asked for."""
    near = [found.near for found in recall.find("is ash still maintained", ["ash"], most=3)]
    assert near == sorted(near, reverse=True)
    assert min(near) >= NEAR_ENOUGH
    assert len(near) <= 3


def test_structured_facts_are_found_too(recall):
    """The licence stands in a field, and is found as a sentence."""
    assert "MIT" in texts(recall.find("which licence does ash have?", ["ash"]))[0]


def test_words_are_all_that_occur(recall):
    """A name that stands in no claim can be told from one that does."""
    assert {"ash", "oslo", "invented"} <= recall.words
    assert "moss" not in recall.words


class Counting:
    """An encoder that remembers what it was given."""

    def __init__(self):
        """Nothing yet."""
        self.seen = []

    def encode(self, texts):
        """A vector of a text's length."""
        self.seen += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def test_the_cache_is_written_and_read(tmp_path):
    """What was encoded once is not encoded again, and is the same."""
    cache, encoder = tmp_path / "new" / "claims.npy", Counting()
    first = encode_cached(["one", "three"], encoder, cache)
    second = encode_cached(["three", "one"], encoder, cache)
    assert encoder.seen == ["one", "three"]
    assert second.tolist() == first[::-1].tolist()


def test_only_what_is_new_is_encoded(tmp_path):
    """A changed claim costs one encoding."""
    cache, encoder = tmp_path / "claims.npy", Counting()
    encode_cached(["one"], encoder, cache)
    assert encode_cached(["two2", "one"], encoder, cache)[:, 0].tolist() == [4.0, 3.0]
    assert encoder.seen == ["one", "two2"]


def test_what_is_gone_leaves_the_cache(tmp_path):
    """It does not grow for ever."""
    cache = tmp_path / "claims.npy"
    encode_cached(["one", "two2"], Counting(), cache)
    encode_cached(["one", "new"], Counting(), cache)
    encoder = Counting()
    encode_cached(["two2"], encoder, cache)
    assert encoder.seen == ["two2"]


def test_nothing_is_left_beside_the_cache(tmp_path):
    """It is written beside and then put in place."""
    encode_cached(["one"], Counting(), tmp_path / "claims.npy")
    assert [path.name for path in tmp_path.iterdir()] == ["claims.npy"]


def test_a_broken_cache_is_made_anew(tmp_path):
    """A file that was cut off does not stop the start."""
    cache, encoder = tmp_path / "claims.npy", Counting()
    cache.write_bytes(b"PK\x03\x04 cut off")
    assert encode_cached(["one"], encoder, cache).tolist() == [[3.0, 1.0]]


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("one thing", 1),
        ("We have Ash. Is it free?", 2),
        ("We have Ash. Licence?", 2),
        ("It has to run anywhere. Birch? Moss?", 1),
    ],
)
def test_what_is_asked_is_looked_for_by_itself_as_well(message, parts):
    """But not single words that are set out as answers."""
    found = asked(message)
    assert (found[0], len(found)) == (message, parts)


def test_a_rare_proper_word_brings_its_claim(encoder):
    """Whatever else was named: the name of a chip tells what is asked about."""
    files = small.files()
    files["frameworks/ash"]["claims"] = [{"text": "Nets are compiled for the Zarquon chip by Ash.", **small.CITED}]
    recall = Recall(build(deepcopy(files), "small"), encoder, cache=None)
    found = recall.find("compile a net for the zarquon chip", ["birch"])
    assert "Zarquon" in found[0].claim.text
