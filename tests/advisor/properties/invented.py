"""Strategies for small invented catalogues, on the needs and criteria of `tests.advisor.small`."""

from hypothesis import strategies as st

from advisor.advice import Advisor
from advisor.build import build
from tests.advisor import small


class Shown(Advisor):
    """An advisor whose counter-examples can be read."""

    def _repr_pretty_(self, printer, cycle):
        printer.text(f"<advisor on {len(self.catalogue.frameworks)} frameworks>")

    def __hash__(self):
        return id(self)


IDS = ("ash", "birch", "cedar", "elm", "fir", "gum")
LEVELS = st.sampled_from(["native", "full", "partial", "none", None])
RATINGS = st.integers(0, 10).map(lambda halves: small.rating(halves / 2))
SUPPORTED = {"languages": ("python", "java", "go"), "targets": ("server", "phone", "notebook"),
             "hardware": ("gpu", "cpu"), "os": ("linux", "windows")}  # fmt: skip


def support(field):
    """What is known of one of the fields of `SUPPORTED`; what is left out is unknown."""
    level = st.builds(small.support, LEVELS, LEVELS)
    if field == "hardware":
        somewhere = st.sampled_from([{}, {}, {"os": ["linux"]}])
        level = st.builds(lambda train, run, more: small.support(train, run, **more), LEVELS, LEVELS, somewhere)
    return some(SUPPORTED[field], level)


def some(keys, values):
    """A dictionary with any of the keys."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(keys, values))


@st.composite
def framework(draw, id_, others):
    """A framework's file."""
    fields = {field: draw(support(field)) for field in SUPPORTED}
    paths = draw(st.dictionaries(st.sampled_from(others), st.integers(0, 10), max_size=2))
    vendor = draw(st.sampled_from([{}, {"vendor": "google"}]))
    return small.entry(
        id_.title(),
        roles=draw(st.sampled_from([["train", "run"], ["train"], ["run"]])),
        governance={"by": "somebody", **vendor, **small.CITED},
        specialised=draw(st.booleans()),
        tasks=draw(some(("images", "tables"), RATINGS)),
        ratings=draw(some(("ease", "power", "speed"), RATINGS)),
        exports=[{"to": to, "by": "export", "quality": half / 2, **small.CITED} for to, half in paths.items()],
        built_on=draw(st.lists(st.sampled_from(others), unique=True, max_size=1)),
        **fields,
    )


@st.composite
def knowledge(draw):
    """The files of a catalogue of three to six living frameworks; any may export to, or be built on, any other."""
    ids = IDS[: draw(st.integers(3, len(IDS)))]
    trees = {f"frameworks/{id_}": draw(framework(id_, [other for other in ids if other != id_])) for id_ in ids}
    common = {name: tree for name, tree in small.files().items() if not name.startswith("frameworks/")}
    return {**common, **trees}


def advisors():
    """Advisors on invented catalogues."""
    return knowledge().map(lambda files: Shown.of(build(files, "invented"), small.TODAY))
