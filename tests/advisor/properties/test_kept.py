"""What was said can be kept and read again."""

import json

from hypothesis import given
from hypothesis import strategies as st

from advisor.needs import Need, Needs
from advisor.tokens import read, token
from tests.advisor.properties import said

TURNS = st.integers(0, 40)


@given(st.data())
def test_needs_come_back_out_of_json(real, data):
    """As a slot keeps them."""
    needs = data.draw(said.needs(real.catalogue, most=12))
    assert Needs.from_json(json.loads(json.dumps(needs.to_json()))) == needs


@given(st.data(), TURNS)
def test_needs_come_back_out_of_a_token(real, data, turn):
    """As a record's address keeps them, with the seed and the version of the knowledge."""
    needs = data.draw(said.needs(real.catalogue, most=12))
    needs = needs.merge([Need("task", None, said=turn)], real.catalogue)
    found = read(token(real.advise(needs, seed=turn)), real.catalogue)
    assert (found.needs, found.seed, found.version) == (needs, turn, real.catalogue.version)


@given(st.data())
def test_a_token_gives_the_same_advice_again(real, data):
    """Pick, shares and all."""
    advice = real.advise(data.draw(said.needs(real.catalogue)))
    again = read(token(advice), real.catalogue).advice(real)
    assert again.order == advice.order
    if advice.order:
        assert again.shares.tolist() == advice.shares.tolist()


@given(st.data())
def test_saying_the_same_again_changes_nothing(real, data):
    """Needs are what holds, not how often it was said."""
    needs = data.draw(said.needs(real.catalogue))
    again = needs.merge(needs.items, real.catalogue)
    assert set(again.items) == set(needs.items)
