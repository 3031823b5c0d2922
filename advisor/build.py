"""Turns checked knowledge files into the frozen values of `advisor.model`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from advisor.model import (
    ArticleClaim,
    Catalogue,
    Claim,
    Companion,
    Counts,
    Criterion,
    Export,
    Framework,
    Governance,
    Licence,
    Migration,
    NeedKind,
    Profile,
    Rating,
    Release,
    Repository,
    Source,
    Sources,
    Start,
    Status,
    Support,
    Term,
    Value,
)

Raw = Mapping[str, Any]
Cite = Callable[[Raw], Sources]

SUPPORT_FIELDS = {"language": "languages", "target": "targets", "hardware": "hardware", "os": "os"}
REGISTRIES = {"pypi": "PyPI", "npm": "npm"}


def build(files: Raw, version: str) -> Catalogue:
    """The catalogue of files that `advisor.checks` found no problem in."""
    shared = _source_map(files["sources"])
    named = {name.partition("/")[2]: raw for name, raw in files.items() if name.startswith("frameworks/")}
    topics = [raw for name, raw in files.items() if name.startswith("topics/")]
    evidence = {registry: files.get(f"evidence/{registry}") or {} for registry in REGISTRIES}
    counted = files.get("evidence/repositories") or {}
    return Catalogue(
        frameworks={
            id_: _framework(id_, raw, shared, _heard(id_, raw, evidence), counted.get(id_))
            for id_, raw in named.items()
        },
        criteria={raw["id"]: _criterion(raw) for raw in files["criteria"]},
        needs={raw["id"]: _need(raw) for raw in files["needs"]},
        glossary=tuple(_term(raw, _citer(shared, {})) for raw in files["glossary"]),
        topics=tuple(claim for raw in topics for claim in _claims(raw, _citer(shared, raw.get("sources", {})))),
        wording=files["wording"],
        cues={name: tuple(words) for name, words in files["cues"].items() if name != "reach"},
        phrasings={name: tuple(found) for name, found in files["phrasings"].items()},
        reach=files["cues"]["reach"],
        version=version,
        profiles=tuple(Profile(**{**raw, "needs": tuple(raw["needs"])}) for raw in files.get("profiles", ())),
        companions=tuple(_companions(files.get("companions", {}), shared)),
        evidence=evidence,
        first_programs=files.get("evidence/first_programs") or {},
        repositories=counted,
    )


def _source_map(raw: Raw) -> dict[str, Source]:
    return {
        id_: Source(id=id_, title=source["title"], checked=source["checked"], url=source.get("url"))
        for id_, source in raw.items()
    }


def _citer(shared: Mapping[str, Source], own: Raw) -> Cite:
    known = {**shared, **_source_map(own)}
    return lambda raw: tuple(known[id_] for id_ in raw.get("source", ()))


def _claims(raw: Raw, cite: Cite, owner: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            text=claim["text"],
            sources=cite(claim),
            frameworks=tuple(dict.fromkeys([*owner, *claim.get("frameworks", ())])),
            about=claim.get("about"),
            asks=tuple(claim.get("asks", ())),
            as_of=claim.get("as_of"),
            judged=claim.get("judged", False),
            corrects=tuple(claim.get("corrects", ())),
        )
        for claim in raw.get("claims", ())
    )


def _companions(raw: Raw, shared: Mapping[str, Source]) -> Iterator[Companion]:
    cite = _citer(shared, raw.get("sources", {}))
    for item in raw.get("companions", ()):
        yield Companion(
            **_plain(item, "name", "why", "said"),
            sources=cite(item),
            beside=tuple(item["with"]),
            needs={need: tuple(values) for need, values in item.get("needs", {}).items()},
            frameworks=tuple(item.get("frameworks", ())),
        )


def _framework(
    id_: str, raw: Raw, shared: Mapping[str, Source], heard: tuple[str, Raw] | None, counted: Raw | None
) -> Framework:
    cite = _citer(shared, raw["sources"])
    start, packages, repository = raw.get("start"), raw.get("packages", {}), _repository(raw)
    return Framework(
        id=id_,
        **_plain(raw, "name", "kind", "summary", "specialised"),
        packages=_plain(packages, *REGISTRIES),
        parts=tuple(packages.get("pypi_parts", ())),
        repository=repository,
        counts=_counts(repository, counted),
        aliases=tuple(raw["aliases"]),
        roles=tuple(raw["roles"]),
        built_on=tuple(raw.get("built_on", ())),
        status=Status(
            **_plain(raw["status"], "state", "note", "since"),
            sources=cite(raw["status"]),
            successor=tuple(raw["status"].get("successor", ())),
        ),
        governance=Governance(
            **_plain(raw["governance"], "by", "vendor", "formerly", "foundation", "since", "note"),
            sources=cite(raw["governance"]),
        ),
        licence=Licence(**_plain(raw["licence"], "spdx", "note"), sources=cite(raw["licence"])),
        release=_release(raw.get("release", {}), heard, cite),
        support={need: _support(raw[field], cite) for need, field in SUPPORT_FIELDS.items()},
        tasks={task: _rating(rating, cite) for task, rating in raw["tasks"].items()},
        ratings={criterion: _rating(rating, cite) for criterion, rating in raw["ratings"].items()},
        claims=_claims(raw, cite, (id_,)),
        articles=tuple(_article(article, cite) for article in raw.get("articles", ())),
        exports=tuple(
            Export(**_plain(export, "to", "by", "quality", "loses"), sources=cite(export))
            for export in raw.get("exports", ())
        ),
        migrations=tuple(
            Migration(to=move["to"], steps=tuple(move["steps"]), sources=cite(move))
            for move in raw.get("migrations", ())
        ),
        start=_start(start) if start else None,
    )


def _repository(raw: Raw) -> Repository | None:
    return Repository(raw["repository"], raw.get("repository_path")) if "repository" in raw else None


def _counts(repository: Repository | None, counted: Raw | None) -> Counts | None:
    """What was counted, unless it was in another repository, or folder, than the file names by now."""
    if counted is None or repository != Repository(counted["url"], counted.get("path")):
        return None
    title = f"Commits of {'/'.join(repository.url.split('/')[3:])}"
    page = Source(id="repository", title=title, checked=counted["checked"], url=repository.url)
    return Counts(**_plain(counted, "authors", "commits", "since", "until"), sources=(page,))


def _heard(id_: str, raw: Raw, evidence: Raw) -> tuple[str, Raw] | None:
    """The evidence of the registry that is a framework's home: npm's where it is no Python package to work with.

    None where what is packaged is not the framework: the version of Ollama's client is not Ollama's.
    """
    packages = raw.get("packages", {})
    if packages.get("apart"):
        return None
    python = raw["languages"].get("python", {})
    at_home = {python.get("train"), python.get("run")} & {"native", "full"}
    order = ("pypi", "npm") if at_home else ("npm", "pypi")
    said = ((registry, evidence[registry].get(id_)) for registry in order)
    return next(((r, entry) for r, entry in said if entry and entry["package"] == packages.get(r)), None)


def _release(own: Raw, heard: tuple[str, Raw] | None, cite: Cite) -> Release | None:
    """What the registry says where it was heard, else the file; a size alone in the file is better than the package's.

    A source archive is not what gets installed (of NVIDIA's, a few kilobytes that download the rest): its size does
    not count.
    """
    if heard is None:
        return (
            Release(**_plain(own, "version", "date", "size_mb", "alone"), sources=cite(own))
            if "version" in own
            else None
        )
    registry, said = heard
    title = f"{said['package']} on {REGISTRIES[registry]}"
    page = Source(id=f"registry-{registry}", title=title, checked=said["checked"], url=said["url"])
    better = {} if "version" in own else own
    size = None if said.get("packed") == "sdist" else said.get("size_mb")
    return Release(
        version=" ".join(filter(None, (better.get("of"), said["version"]))),
        date=said["date"],
        size_mb=better.get("size_mb", size),
        shipped="size_mb" in better,
        alone=better.get("alone", False),
        sources=(page, *cite(better)),
    )


def _plain(raw: Raw, *keys: str) -> dict[str, Any]:
    """The keys that are there, as they stand; the dataclass's defaults fill in the rest."""
    return {key: raw[key] for key in keys if key in raw}


def _support(raw: Raw, cite: Cite) -> dict[str, Support]:
    return {
        value: Support(
            train=item.get("train"),
            run=item.get("run"),
            sources=cite(item),
            os=tuple(item["os"]) if "os" in item else None,
            note=item.get("note"),
            by=item.get("by"),
            through=item.get("through"),
        )
        for value, item in raw.items()
    }


def _rating(raw: Raw, cite: Cite) -> Rating:
    return Rating(float(raw["value"]), raw["basis"], raw["reason"], cite(raw), raw.get("run"))


def _article(raw: Raw, cite: Cite) -> ArticleClaim:
    return ArticleClaim(
        **_plain(raw, "said", "verdict", "now", "since"),
        sources=cite(raw),
        now_sources=cite({"source": raw.get("now_source", ())}),
        asks=tuple(raw.get("asks", ())),
    )


def _start(raw: Raw) -> Start:
    learn = tuple((item["title"], item["url"]) for item in raw["learn"])
    return Start(**_plain(raw, "install", "program", "language"), learn=learn)


def _criterion(raw: Raw) -> Criterion:
    return Criterion(**{**raw, "importance": tuple(raw["importance"])})


def _need(raw: Raw) -> NeedKind:
    values = {value["id"]: _value(value) for value in raw["values"]}
    said = raw.get("groups", ())
    groups = tuple((tuple(group["words"]), tuple(group["values"])) for group in said)
    families, refused = (
        {w: tuple(g[key]) for g in said for w in g["words"] if key in g} for key in ("withdraws", "refused")
    )
    importance = tuple(raw.get("importance", (0.0, 0.0)))
    known = {"values": values, "groups": groups, "families": families, "refused": refused, "importance": importance}
    return NeedKind(**{**raw, **known})


def _value(raw: Raw) -> Value:
    lists = {key: tuple(raw.get(key, ())) for key in ("words", "examples", "patterns", "covers", "settles", "against")}
    return Value(**{**raw, **lists})


def _term(raw: Raw, cite: Cite) -> Term:
    return Term(id=raw["id"], term=raw["term"], aliases=tuple(raw["aliases"]), text=raw["text"], sources=cite(raw))
