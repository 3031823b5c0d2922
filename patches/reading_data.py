"""Reads the training data once, in C, and without copies of all messages."""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pykwalify.core import Core  # type: ignore[import-untyped]
from rasa.shared import constants
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.nlu.training_data.util import check_duplicate_synonym
from rasa.shared.utils import validation
from rasa.shared.utils.io import read_yaml, read_yaml_file

stock_nlu_data = RasaFileImporter.get_nlu_data
stock_validate = validation.validate_yaml_schema

READ = "_nlu_data"
"""The attribute of an importer that holds what it read."""

logging.getLogger("pykwalify").setLevel(logging.CRITICAL)  # as the stock function: it tells of errors itself


def get_nlu_data(self: RasaFileImporter, language: str | None = "en") -> TrainingData:
    """As stock Rasa, once: it is asked with a language and without, and no file hangs on it."""
    if READ not in vars(self):
        vars(self)[READ] = stock_nlu_data(self, language)
    found: TrainingData = vars(self)[READ]
    return found


def merge(self: TrainingData, *others: TrainingData | None) -> TrainingData:
    """As stock Rasa, with the messages themselves and not copies: of what they were in, nothing is used again."""
    parts = [self, *filter(None, others)]
    synonyms: dict[str, Any] = {}
    responses: dict[str, Any] = {}
    for part in parts:
        for text, synonym in part.entity_synonyms.items():
            check_duplicate_synonym(synonyms, text, synonym, "merging training data")
        synonyms |= part.entity_synonyms
        responses |= part.responses
    examples, patterns, tables = (
        [each for part in parts for each in getattr(part, name)]
        for name in ("training_examples", "regex_features", "lookup_tables")
    )
    return TrainingData(examples, synonyms, patterns, tables, responses)


def is_ascii(text: str) -> bool:
    """As stock Rasa, which asks of each character."""
    return text.isascii()


def validate_yaml_schema(yaml_file_content: str, schema_path: str, package_name: str = constants.PACKAGE_NAME) -> None:
    """As stock Rasa, which reads each file in Python for the numbers of its lines: done where something is wrong."""
    if not _is_valid(yaml_file_content, schema_path, package_name):
        stock_validate(yaml_file_content, schema_path, package_name)


def _is_valid(content: str, schema_path: str, package_name: str) -> bool:
    extensions = [str(files(constants.PACKAGE_NAME) / constants.SCHEMA_EXTENSIONS_FILE)]
    schema = _schema(schema_path, package_name)
    try:
        checked = Core(source_data=read_yaml(content), schema_data=schema, extensions=extensions)
        checked.validate(raise_exception=False)
    except Exception:  # noqa: BLE001 - whatever it is, the stock function says it better
        return False
    return not checked.errors


@lru_cache
def _schema(path: str, package: str) -> dict[str, Any]:
    """With what all schemas may use."""
    places = (files(package) / path, files(constants.PACKAGE_NAME) / constants.RESPONSES_SCHEMA_FILE)
    return {key: value for place in places for key, value in dict(read_yaml_file(str(place))).items()}
