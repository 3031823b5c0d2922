"""How hypothesis looks for counter-examples: the same ones in every run, few enough for a slow machine.

$EXAMPLES asks for more of each test, which is worth a night after a change to the core.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.configuration import set_hypothesis_home_dir

from advisor.catalogue import load
from tests.advisor import small
from tests.advisor.properties.invented import Shown

set_hypothesis_home_dir(Path(__file__).resolve().parents[3] / ".build" / "hypothesis")

settings.register_profile(
    "advisor",
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # cases are small from the start, and making them smaller takes minutes
    report_multiple_bugs=False,
    deadline=None,  # a busy machine is no counter-example
    max_examples=int(os.environ.get("EXAMPLES", "12")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.load_profile("advisor")


@pytest.fixture(scope="session")
def real():
    """The advisor on the real knowledge, on the day that it was checked; a counter-example does not print it."""
    return Shown.of(load(), small.TODAY)
