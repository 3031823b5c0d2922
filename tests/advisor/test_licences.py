"""Licences by family and by name."""

import pytest

from advisor.licences import Licence, family, licence_in

# Families as the Open Source Initiative and the Free Software Foundation class them.
FAMILIES = {
    "Apache-2.0": "permissive",
    "MIT": "permissive",
    "BSD-3-Clause": "permissive",
    "GPL-3.0-only": "copyleft",
    "LGPL-2.1-or-later": "copyleft",
    "MPL-2.0": "copyleft",
    "MIT OR Apache-2.0": "permissive",
    "GPL-2.0-only OR MIT": "permissive",
    "LicenseRef-proprietary": "proprietary",
}


@pytest.mark.parametrize(("spdx", "expected"), FAMILIES.items())
def test_the_family_of_a_licence(spdx, expected):
    """Of several to choose from the freest counts."""
    assert family(spdx) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("permissive licence, runs on AMD", "permissive"),
        ("are any of them copyleft?", "copyleft"),
        ("which are proprietary?", "proprietary"),
        ("which aren't open source?", "proprietary"),
        ("list the open-source ones", "open"),
        ("which have a GPL licence?", "GPL"),
        ("ones under MIT", "MIT"),
        ("BSD 3-clause license, please", "BSD"),
        ("which is licensed under the Apache licence", "Apache"),
    ],
)
def test_what_a_text_asks_for(knowledge, text, name):
    """By family or by name."""
    assert licence_in(text) == Licence(name)


@pytest.mark.parametrize(
    "text", ["and its licence?", "which run on Android?", "MIT researchers wrote it", "a BSD system"]
)
def test_what_names_no_licence(knowledge, text):
    """The word alone is no filter, and a name alone is none either."""
    assert licence_in(text) is None


def test_what_is_not_proprietary_is_open(knowledge):
    """Each framework is the one or the other."""
    frameworks = knowledge.frameworks.values()
    assert all(Licence("open").covers(f) != Licence("proprietary").covers(f) for f in frameworks)
    assert any(Licence("proprietary").covers(f) for f in frameworks)
