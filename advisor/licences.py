"""Which family a licence is of, and which one a question names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from advisor.model import Framework
from advisor.phrasing import says

PERMISSIVE = {"Apache-2.0", "MIT", "BSD-3-Clause", "BSD-2-Clause", "ISC", "Zlib", "BSL-1.0", "Unlicense"}
PROPRIETARY = "LicenseRef-"
"""How the identifier begins of what is on no list of open licences (SPDX 2.3, annex D)."""

OR = " OR "
"""Between licences to choose from."""

FAMILIES = ("permissive", "copyleft", "proprietary", "open")
KNOWN = r"(MIT|Apache|BSD|ISC|[AL]?GPL|MPL|EPL)"
NAMES = re.compile(
    rf"\b{KNOWN}([- ]?v?\d(\.\d)?)?([- ][23][- ]clause)?[- ]licen[cs]ed?\b|\bunder (the )?{KNOWN}\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Licence:
    """A family of licences (one of `FAMILIES`), or one by the beginning of its SPDX identifier ("Apache")."""

    name: str

    def covers(self, framework: Framework) -> bool:
        """Whether a framework is published under such a licence; one of several to choose from is enough."""
        spdx = framework.licence.spdx
        if self.name not in FAMILIES:
            return any(choice.lower().startswith(self.name.lower()) for choice in spdx.split(OR))
        return family(spdx) != "proprietary" if self.name == "open" else family(spdx) == self.name


def family(spdx: str) -> str:
    """Permissive, proprietary, or else copyleft, for an SPDX expression; of several to choose from the freest."""
    choices = spdx.split(OR)
    if PERMISSIVE & set(choices):
        return "permissive"
    return "proprietary" if all(choice.startswith(PROPRIETARY) for choice in choices) else "copyleft"


def licence_in(text: str) -> Licence | None:
    """The licence that a text asks for, by its name or by the words for its family; None where it names none."""
    named = NAMES.search(text)
    if named:
        return Licence(str(named[1] or named[6]))
    return next((Licence(name) for name in FAMILIES if says(f"licence_{name}", text)), None)


def label(licence: Licence, wording: Mapping[str, str]) -> str:
    """In words: "a permissive licence"."""
    return wording.get(f"licence_{licence.name}") or wording["licence_named"].format(name=licence.name)
