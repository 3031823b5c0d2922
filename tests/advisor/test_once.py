from advisor.advice import once
from advisor.needs import Need
from tests.advisor.small import needs

ASKED = []


@once
def counted(advice):
    """How often it was asked for so far."""
    ASKED.append(advice)
    return len(ASKED)


def test_what_follows_from_advice_is_found_once(trees):
    """And is kept with that advice, not with another piece of it."""
    first, second = trees.advise(needs()), trees.advise(needs(Need("language", "java")))
    assert counted(first) == counted(first)
    assert counted(second) != counted(first)


def test_columns_are_found_once_for_the_same_part_of_what_was_said(trees):
    """The same column, not an equal one."""
    found = [trees.tables.once(anew, "train") for _ in range(2)]
    assert found[0] is found[1]


def anew(tables, kind):
    """Something new each time."""
    return [tables, kind]
