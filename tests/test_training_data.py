"""What `rasa data validate` looks for: `make train` leaves it out, since it reads all data a second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def validator() -> Validator:
    """Rasa's own, of the project's files."""
    files = {"config_path": str(ROOT / "config.yml"), "domain_path": str(ROOT / "domain.yml")}
    importer = TrainingDataImporter.load_from_config(**files, training_data_paths=[str(ROOT / "data")])
    return Validator.from_importer(importer)


@pytest.mark.parametrize("part", ["domain_validity", "actions_in_stories_rules", "slot_mappings"])
def test_the_domain_fits_the_stories(validator: Validator, part: str) -> None:
    """Nothing is missing from it, and nothing stands in it twice."""
    assert getattr(validator, f"verify_{part}")()


@pytest.mark.parametrize("part", ["intents", "example_repetition_in_intents", "story_structure"])
def test_messages_and_stories_do_not_contradict_each_other(validator: Validator, part: str) -> None:
    """No message has two intents, no story another end than its like: without a warning."""
    assert getattr(validator, f"verify_{part}")(ignore_warnings=False)
