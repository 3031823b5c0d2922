"""Strategies for what a person may say: any values of any needs of a catalogue, in any firmness, role and order."""

from hypothesis import strategies as st

from advisor.needs import Need, Needs

ROLES = st.sampled_from([None, None, "train", "run", "both"])


def need(catalogue, *, only=None):
    """One thing said; `only` keeps it to some needs."""
    ids = [id_ for id_ in catalogue.needs if only is None or id_ in only]
    return st.sampled_from(ids).flatmap(lambda id_: _of(catalogue, id_))


def _of(catalogue, id_):
    kind = catalogue.needs[id_]
    frameworks = sorted(catalogue.frameworks) if id_ in {"exclude", "current"} else []
    values = st.sampled_from([*kind.values, *frameworks])
    if id_ == "exclude":
        return st.builds(Need, st.just(id_), values, wanted=st.just(False), must=st.just(True))
    if kind.facts:
        return st.builds(
            Need, st.just(id_), values, wanted=st.sampled_from([True, True, False]), must=st.booleans(), role=ROLES
        )
    wanted = st.booleans() if id_ == "priority" else st.just(True)
    return st.builds(Need, st.just(id_), values, wanted=wanted)


def must(catalogue):
    """One thing that a fact can forbid, wanted or not."""
    facts = {id_ for id_, kind in catalogue.needs.items() if kind.facts}
    return need(catalogue, only=facts).map(
        lambda found: Need(found.id, found.value, wanted=found.wanted, must=True, role=found.role)
    )


def needs(catalogue, *, least=0, most=5, of=need):
    """All that was said, one after the other, as a conversation puts it together."""

    def together(said):
        found = Needs()
        for item in said:
            found = found.merge([item], catalogue)
        return found

    return st.lists(of(catalogue), min_size=least, max_size=most).map(together)
