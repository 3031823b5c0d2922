"""The frozen values that the knowledge is made of: sources, claims, ratings, frameworks, criteria and needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CLASSICAL = "classical-ml"
SERVER = "server"
"""The kind of what trains trees and other models that are not networks."""

LEVELS: Mapping[str, float] = {"native": 5.0, "full": 4.0, "partial": 2.0, "none": 0.0}
"""Support levels as ratings, 0 to 5; a level that is not given is unknown, which is not none."""


@dataclass(frozen=True)
class Source:
    """Where something was read, and the day it was last opened (ISO date)."""

    id: str
    title: str
    checked: str
    url: str | None = None

    def evidence(self) -> dict[str, str | None]:
        """The source as it stands in a reply's `evidence`."""
        return {"title": self.title, "url": self.url, "checked": self.checked}


Sources = tuple[Source, ...]


@dataclass(frozen=True)
class Claim:
    """One sentence about some frameworks; `asks` are other wordings that people find it by, `corrects` statements that
    it puts right.
    """

    text: str
    sources: Sources
    frameworks: tuple[str, ...] = ()
    about: str | None = None
    asks: tuple[str, ...] = ()
    as_of: str | None = None
    judged: bool = False
    corrects: tuple[str, ...] = ()


@dataclass(frozen=True)
class ArticleClaim:
    """What a comparison article said (`said`), and what is true (`now`), since when."""

    said: str
    verdict: str
    now: str
    sources: Sources
    since: str | None = None
    now_sources: Sources = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rating:
    """0 to 5 on a criterion; `value` None is unknown. `basis` is measured, sourced, judged or computed. `run` is how
    well models for a task are run, where that differs from training them.
    """

    value: float | None
    basis: str
    reason: str
    sources: Sources = ()
    run: float | None = None


@dataclass(frozen=True)
class Support:
    """How well something is supported to train and to run: a key of `LEVELS`, or None where unknown.

    `by` is the framework of an entry of its own that one really uses there, such as LibTorch for PyTorch in C++;
    `through` another value of the need that has to be there, too, such as the Python behind keras3 for R.
    """

    train: str | None
    run: str | None
    sources: Sources
    os: tuple[str, ...] | None = None
    note: str | None = None
    by: str | None = None
    through: str | None = None

    def level(self, role: str) -> str | None:
        """The level for the role `train` or `run`."""
        return self.train if role == "train" else self.run


@dataclass(frozen=True)
class Status:
    """Whether a framework is active, in maintenance or retired, in its maintainers' words summed up."""

    state: str
    note: str
    sources: Sources
    since: str | None = None
    successor: tuple[str, ...] = ()


@dataclass(frozen=True)
class Release:
    """The latest stable release; size in MB of what gets installed, without what that depends on; `shipped` where it is
    that of what goes into a product instead, `alone` where nothing else is needed there.
    """

    version: str
    date: str
    sources: Sources
    size_mb: float | None = None
    shipped: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Repository:
    """Where a framework's source is kept; `path` is its folder, where the rest of the repository is something else."""

    url: str
    path: str | None = None


@dataclass(frozen=True)
class Counts:
    """How many people made how many commits between two days (ISO dates), bots and merges apart."""

    authors: int
    commits: int
    since: str
    until: str
    sources: Sources


@dataclass(frozen=True)
class Governance:
    """Who decides about a framework: a company (`vendor`) or others; `formerly` the company that did until `since`."""

    by: str
    sources: Sources
    vendor: str | None = None
    formerly: str | None = None
    foundation: bool = False
    since: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Licence:
    """The licence by its SPDX id."""

    spdx: str
    sources: Sources
    note: str | None = None


@dataclass(frozen=True)
class Export:
    """How a model gets from the framework that trained it to `to`; quality 0 to 5."""

    to: str
    by: str
    quality: float
    sources: Sources
    loses: str | None = None


@dataclass(frozen=True)
class Migration:
    """The steps from a framework to another."""

    to: str
    steps: tuple[str, ...]
    sources: Sources


@dataclass(frozen=True)
class Start:
    """How to install a framework, a first program, and official material to learn from."""

    install: str
    program: str
    learn: tuple[tuple[str, str], ...]
    language: str = "python"


@dataclass(frozen=True)
class Framework:
    """One entry of the knowledge. Maps go from the value ids of needs.yml, or criterion ids, to what is known."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    summary: str
    roles: tuple[str, ...]
    status: Status
    governance: Governance
    licence: Licence
    support: Mapping[str, Mapping[str, Support]]  # need id (language, target, hardware, os) -> value id -> support
    tasks: Mapping[str, Rating]
    ratings: Mapping[str, Rating]
    claims: tuple[Claim, ...]
    articles: tuple[ArticleClaim, ...] = ()
    specialised: bool = False
    release: Release | None = None
    packages: Mapping[str, str] = field(default_factory=dict)  # registry (pypi, npm) -> the package's name there
    parts: tuple[str, ...] = ()  # further packages on PyPI that it is made of
    repository: Repository | None = None
    counts: Counts | None = None  # of its repository, where somebody counted
    built_on: tuple[str, ...] = ()
    exports: tuple[Export, ...] = ()
    migrations: tuple[Migration, ...] = ()
    start: Start | None = None

    @property
    def retired(self) -> bool:
        """Whether its own maintainers ended it."""
        return self.status.state == "retired"


@dataclass(frozen=True)
class Criterion:
    """What frameworks are rated on; `importance` is the range that its weight is sampled from when nobody spoke of
    it.
    """

    id: str
    label: str
    description: str
    importance: tuple[float, float]
    role: str
    reason: str
    lack: str
    computed: bool = False


@dataclass(frozen=True)
class Value:
    """One possible value of a need, and the words that people say for it; `patterns` are regular expressions for those
    that no list can hold ("RTX 3060", "under 5 MB").

    `covers` are other values of the same need that are but named along with it; of needs that it `settles`, no answer
    is open any more. It cannot hold along with those it is `against`, where it was said in words that `against_said`, a
    regular expression, is found in: "no GPU" goes with no GPU, "on the CPU" with any. `role` is the side that it is
    about, where nobody said which; so it is running where a task was said in words that `ready_said` is found in:
    recordings are transcribed with a model that exists; and training where `trained_said` is: "it learns in the page".
    `examples` are further words for it, which are but one way to it: who refuses the cloud refuses no server.
    """

    id: str
    label: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    button: bool = False
    firmness: str | None = None
    role: str | None = None
    device: bool = False
    ready_made: bool = False
    covers: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    against_said: str = ""
    ready_said: str = ""
    trained_said: str = ""
    raises: Mapping[str, float] = field(default_factory=dict)
    caps: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class NeedKind:
    """Something a person may need, with its values; `facts` says that frameworks are known to fit its values or not.

    `groups` are words for several values; those in `families` take back more values than they state, and those in
    `refused` want others where they are refused. `role` is the side
    (train, run) that the need is about, where it is about one only.
    """

    id: str
    label: str
    question: str
    why: str
    firmness: str
    several: str
    values: Mapping[str, Value]
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    importance: tuple[float, float] = (0.0, 0.0)
    facts: str | None = None
    reason: str = ""
    lack: str = ""
    role: str | None = None


@dataclass(frozen=True)
class Term:
    """A glossary entry."""

    id: str
    term: str
    aliases: tuple[str, ...]
    text: str
    sources: Sources


@dataclass(frozen=True)
class Profile:
    """A typical project: `needs` as profiles.yml has them, and `pick`, the id of the option that it is advised."""

    id: str
    title: str
    needs: tuple[Mapping[str, Any], ...]
    pick: str


@dataclass(frozen=True)
class Companion:
    """What a pick is used with for a kind of project: where any framework of it is in `beside`, any value of each of
    `needs` is wanted, and `said`, a regular expression, is found in the person's words. `frameworks` are its own
    entries.
    """

    name: str
    why: str
    sources: Sources
    beside: tuple[str, ...]
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: str = ""
    frameworks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All of the knowledge, checked. `version` is a hash of its files.

    `evidence` goes from registry and framework to what the registry said of its package, `first_programs` from
    framework to what came of running its first program, `repositories` from framework to what was counted there.
    `cues` are the words that say how something is meant (cues.yml), which reach `reach` words far; `phrasings` name
    what a message asks or says, each by regular expressions of which any one is enough.
    """

    frameworks: Mapping[str, Framework]
    criteria: Mapping[str, Criterion]
    needs: Mapping[str, NeedKind]
    glossary: tuple[Term, ...]
    topics: tuple[Claim, ...]
    wording: Mapping[str, str]
    cues: Mapping[str, tuple[str, ...]]
    phrasings: Mapping[str, tuple[str, ...]]
    reach: int
    version: str
    profiles: tuple[Profile, ...] = ()
    companions: tuple[Companion, ...] = ()
    evidence: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    first_programs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    repositories: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def name(self, framework: str) -> str:
        """The display name of a framework id."""
        return self.frameworks[framework].name

    def label(self, need: str, value: str) -> str:
        """How a need's value is called: its label, or a framework's name for the needs `current` and `exclude`."""
        known = self.needs[need].values.get(value)
        return known.label if known else self.name(value)
