"""What must hold of the knowledge files before they are used: the schema, and that every id they name exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs

Files = Mapping[str, Any]

SUPPORT = {"languages": "language", "targets": "target", "hardware": "hardware", "os": "os", "tasks": "task"}
OF_FRAMEWORKS = {"current", "exclude"}  # the needs whose values may be frameworks too
EVIDENCE = {
    "evidence/pypi": "evidence",
    "evidence/npm": "evidence",
    "evidence/first_programs": "first_programs",
    "evidence/repositories": "repositories",
}
"""Files about frameworks that a machine writes -> the schema's definition."""

SINGLE = {"criteria", "needs", "glossary", "sources", "cues", "wording", "profiles", "companions", "phrasings"}
"""Files with the schema's definition of their own name."""

PART = re.compile(r"\{([a-z_]+)\}")
"""Stands for another phrasing in one ("{leads}"); "{2,40}" is a count."""

LONGEST = 200
"""Characters of a message that are shown, unless it lists what is allowed."""


def ids(files: Files) -> list[str]:
    """Every id that files of the right shape name and that does not exist, a line each."""
    checks = (_file_names, _vocabulary, _references, _sources, _names, _phrasings, _evidence, _profiles, _companions)
    return [line for check in checks for line in check(files)]


def kind_of(name: str) -> str | None:
    """The schema's definition for a file name ("frameworks/pytorch" -> "framework"); None for files without one."""
    folder, _, rest = name.partition("/")
    if rest:
        return {"frameworks": "framework", "topics": "topic", "evidence": EVIDENCE.get(name)}.get(folder)
    return folder if folder in SINGLE else None


def shapes(files: Files) -> Iterator[str]:
    """Every departure of a file from the schema; nothing where the schema itself could not be read.

    A fast validator finds the files that have one; a slow one, some sixty times slower, words what is wrong.
    """
    if "schema" not in files:
        return
    kinds = {kind for kind in map(kind_of, files) if kind}
    schemas = {kind: {"$ref": f"#/$defs/{kind}", "$defs": files["schema"]["$defs"]} for kind in kinds}
    fast = {kind: jsonschema_rs.Draft202012Validator(schema) for kind, schema in schemas.items()}
    for name, content in files.items():
        kind = kind_of(name)
        if kind and not fast[kind].is_valid(content):
            from jsonschema import Draft202012Validator  # slow to import, too, and nobody needs it where all is well

            errors = list(Draft202012Validator(schemas[kind]).iter_errors(content))
            yield from (f"{name}.yml: {_place(error.absolute_path)}: {_said(error)}" for error in errors)
            if not errors:  # so that a file is refused also where the two disagree
                yield from (
                    f"{name}.yml: {_place(e.instance_path)}: {e.message}" for e in fast[kind].iter_errors(content)
                )


def _place(path: Any) -> str:
    return ".".join(str(part) for part in path) or "(whole file)"


def _said(error: Any) -> str:
    """The validator's message, shortened, with what is allowed where that is a pattern or a list."""
    long = len(error.message) > LONGEST and error.validator != "enum"
    message = f"{error.message[:LONGEST]}..." if long else error.message
    return f"{message} (allowed: {error.validator_value})" if error.validator in {"pattern", "type"} else message


def _file_names(files: Files) -> Iterator[str]:
    pattern = files["schema"]["$defs"]["id"]["pattern"]
    for name, _ in _frameworks(files):
        if not re.fullmatch(pattern, name.partition("/")[2]):
            yield f"{name}.yml: the file's name, a framework's id, is not in lower-case kebab-case (allowed: {pattern})"


def _vocabulary(files: Files) -> Iterator[str]:
    needs = {need["id"]: {value["id"] for value in need["values"]} for need in files["needs"]}
    rated = {c["id"] for c in files["criteria"] if not c.get("computed")}
    for name, content in _frameworks(files):
        for field, need in SUPPORT.items():
            yield from _unknown(name, field, content[field], needs[need], f"a value of the need {need}")
        yield from _unknown(name, "ratings", content["ratings"], rated, "a criterion that is rated")
    criteria = {c["id"] for c in files["criteria"]}
    for need in files["needs"]:
        for value in need["values"]:
            place = f"{need['id']}.{value['id']}"
            for field in ("raises", "caps"):
                yield from _unknown("needs", f"{place}.{field}", value.get(field, ()), criteria, "a criterion")
            for field in ("covers", "against"):
                others = value.get(field, ())
                yield from _unknown("needs", f"{place}.{field}", others, needs[need["id"]], "a value of it")
            yield from _unknown("needs", f"{place}.settles", value.get("settles", ()), set(needs), "a need")
        for group in need.get("groups", []):
            yield from _unknown(
                "needs", f"{need['id']}.groups", group["values"], needs[need["id"]], "a value of this need"
            )


def _unknown(name: str, field: str, used: Any, allowed: set[str], what: str) -> Iterator[str]:
    for key in used:
        if key not in allowed:
            yield f"{name}.yml: {field}: {key!r} is not {what} (allowed: {', '.join(sorted(allowed))})"


def _phrasings(files: Files) -> Iterator[str]:
    known = files["phrasings"]
    for name, found in known.items():
        for part in PART.findall(" ".join(found)):
            yield from _unknown("phrasings", name, [part], set(known), "a phrasing")


def _references(files: Files) -> Iterator[str]:
    known = {name.partition("/")[2] for name, _ in _frameworks(files)}
    for name, content in _frameworks(files):
        named = {
            "status.successor": content["status"].get("successor", []),
            "built_on": content.get("built_on", []),
            "exports": [e["to"] for e in content.get("exports", [])],
            "migrations": [m["to"] for m in content.get("migrations", [])],
            "claims": [f for c in content["claims"] for f in c.get("frameworks", [])],
            "by": [item["by"] for field in SUPPORT for item in content[field].values() if "by" in item],
        }
        for field, ids in named.items():
            yield from _unknown(name, field, ids, known, "a framework with a file")
    for name, content in files.items():
        if kind_of(name) == "topic":
            ids = [f for c in content["claims"] for f in c.get("frameworks", [])]
            yield from _unknown(name, "claims", ids, known, "a framework with a file")


def _sources(files: Files) -> Iterator[str]:
    shared = set(files["sources"])
    for name, content in files.items():
        if kind_of(name) in {"framework", "topic", "glossary", "companions"}:
            own = set(content.get("sources", {})) if isinstance(content, dict) else set()
            for place, source in _cited(content, ""):
                if source not in shared | own:
                    yield f"{name}.yml: {place}: {source!r} is no source (neither in this file nor in sources.yml)"


def _cited(content: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every source id that is used below `content`, with where."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key in {"source", "now_source"} and isinstance(value, list):
                yield from ((f"{place}{key}", source) for source in value)
            elif key != "sources":
                yield from _cited(value, f"{place}{key}.")
    elif isinstance(content, list):
        for index, value in enumerate(content):
            yield from _cited(value, f"{place}{index}.")


def _names(files: Files) -> Iterator[str]:
    """One spelling must not name two frameworks."""
    owner: dict[str, str] = {}
    for name, content in _frameworks(files):
        for spelling in {content["name"].lower(), *(alias.lower() for alias in content["aliases"])}:
            if owner.setdefault(spelling, name) != name:
                yield f"{name}.yml: aliases: {spelling!r} already names {owner[spelling]}"


def _evidence(files: Files) -> Iterator[str]:
    """There is evidence of nothing but frameworks."""
    known = {name.partition("/")[2] for name, _ in _frameworks(files)}
    for registry in EVIDENCE:
        yield from _unknown(registry, "(whole file)", files.get(registry, ()), known, "a framework with a file")


def _profiles(files: Files) -> Iterator[str]:
    """What the kept profiles need, and what they are advised, is known."""
    needs = {need["id"]: {value["id"] for value in need["values"]} for need in files["needs"]}
    known = {name.partition("/")[2] for name, _ in _frameworks(files)}
    for profile in files.get("profiles", ()):
        picked, place = profile["pick"].split("+"), f"{profile['id']}.needs"
        yield from _unknown("profiles", f"{profile['id']}.pick", picked, known | {"none"}, "a framework with a file")
        yield from _unknown("profiles", place, [n["need"] for n in profile["needs"]], set(needs), "a need")
        for id_, value in ((n["need"], n["value"]) for n in profile["needs"] if n["need"] in needs):
            allowed = needs[id_] | (known if id_ in OF_FRAMEWORKS else set())
            yield from _unknown("profiles", place, [value], allowed, f"a value of the need {id_}")


def _companions(files: Files) -> Iterator[str]:
    """What companions go with, and the needs that they are for, is known."""
    needs = {need["id"]: {value["id"] for value in need["values"]} for need in files["needs"]}
    known = {name.partition("/")[2] for name, _ in _frameworks(files)}
    for item in files.get("companions", {}).get("companions", ()):
        named = [*item["with"], *item.get("frameworks", ())]
        yield from _unknown("companions", item["name"], named, known, "a framework with a file")
        yield from _unknown("companions", item["name"], item.get("needs", ()), set(needs), "a need")
        for id_, values in item.get("needs", {}).items():
            yield from _unknown("companions", item["name"], values, needs.get(id_, set()), f"a value of the need {id_}")


def _frameworks(files: Files) -> list[tuple[str, Any]]:
    return [(name, content) for name, content in files.items() if kind_of(name) == "framework"]
