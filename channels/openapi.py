"""The interface as OpenAPI 3.1: docs/openapi.yml, with what the knowledge and the schema of payloads say."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from advisor import tokens
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from channels import advising, asked, views

DOCS = Path(__file__).resolve().parent.parent / "docs"

Schema = dict[str, Any]


def document() -> Schema:
    """The description; a token is part of it where one is asked for."""
    found = _described()
    return {**found, "security": [{"token": []}]} if os.environ.get("REST_TOKEN") else found


@lru_cache(maxsize=1)
def _described() -> Schema:
    catalogue = advising.advisor().catalogue
    found: Schema = yaml.safe_load((DOCS / "openapi.yml").read_text("utf-8"))
    schemas = found["components"]["schemas"]
    schemas.update(payload())
    schemas["FrameworkId"] = {"enum": list(catalogue.frameworks)}
    schemas["Needs"] = {
        "type": "object",
        "description": "Need -> a value, or a list of them. A need that is left out was not said.",
        "additionalProperties": False,
        "properties": {id_: {"$ref": f"#/components/schemas/need-{id_}"} for id_ in catalogue.needs},
    }
    schemas.update({f"need-{id_}": need(id_, catalogue) for id_ in catalogue.needs})
    made = tokens.token(advising.advisor().advise(Needs((Need("task", "vision"),))))
    found["paths"]["/api/records/{id}"]["get"]["parameters"][0]["example"] = made
    found["paths"]["/api/frameworks"]["get"]["parameters"] = [
        {"name": name, "in": "query", "schema": {"type": "array", "items": {"enum": values}}}
        for name, values in views.allowed(catalogue).items()
    ]
    return found


def payload() -> Schema:
    """docs/reply.schema.json as components: `Payload`, and what it is made of."""
    text = (DOCS / "reply.schema.json").read_text("utf-8").replace('"#/$defs/', '"#/components/schemas/')
    whole: Schema = json.loads(text)
    parts: Schema = whole.pop("$defs")
    return {**parts, "Payload": {key: value for key, value in whole.items() if not key.startswith("$")}}


def need(id_: str, catalogue: Catalogue) -> Schema:
    """What a need can be given as: a value, that with how firmly it is meant, or a list of these."""
    kind = catalogue.needs[id_]
    value = {"enum": list(asked.values_of(id_, catalogue))}
    one = {"anyOf": [value, _firmly(id_, value, catalogue)]}
    many = {"type": "array", "items": one, "maxItems": asked.VALUES}
    usually = "a must" if kind.firmness == "must" else "a wish"
    words = f"{kind.question} Where nothing is said it is {usually}; null is «does not matter»."
    return {"description": words, "anyOf": [*one["anyOf"], many]}


def _firmly(id_: str, value: Schema, catalogue: Catalogue) -> Schema:
    return {
        "type": "object",
        "required": ["value"],
        "additionalProperties": False,
        "properties": {
            "value": value,
            "wanted": {"type": "boolean", "enum": list(asked.wantable(id_))},
            "must": {"type": "boolean", "enum": list(asked.firm(id_, catalogue))},
            "role": {"enum": [*asked.ROLES, None], "description": "Whether it is about training or running."},
            "label": {"description": "As in a payload; not read."},
            "said": {"description": "As in a payload; not read."},
        },
    }
