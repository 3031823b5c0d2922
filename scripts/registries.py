"""What PyPI and npm say of a package's latest release that can be advised: not withdrawn, and no pre-release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import requests
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import InvalidVersion, Version
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

TIMEOUT = (10, 30)  # seconds to connect, and between two bytes of the answer
RETRIES = Retry(total=2, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504), raise_on_status=False)
HOSTS = {"pypi": "https://pypi.org", "npm": "https://registry.npmjs.org"}
PAGES = {"pypi": "https://pypi.org/project/{}/", "npm": "https://www.npmjs.com/package/{}"}
MOST_OF_A_LICENCE = 80  # characters: some packages put the whole text there

Json = Any
Entry = dict[str, Any]


class RegistryError(RuntimeError):
    """A registry gave no answer that can be used; the message says which and why, in one line."""


@dataclass(frozen=True)
class Found:
    """What a registry said of a package, as evidence keeps it, and what is worth telling of how it was chosen."""

    entry: Entry
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """One release; `withdrawn` is why it was, or None. `raw` is what the registry says of it."""

    name: str
    withdrawn: str | None
    raw: Json = field(repr=False)

    @property
    def version(self) -> Version:
        """For comparing."""
        return Version(self.name)


def connection() -> requests.Session:
    """A session that tries again, twice, where the network or the registry stumbles."""
    session = requests.Session()
    session.headers["User-Agent"] = "framework-advisor (make refresh)"
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=RETRIES))
    return session


def ask(session: requests.Session, registry: str, package: str, today: date, parts: Iterable[str] = ()) -> Found:
    """What `registry` (pypi or npm) says of `package`; the wheels of its `parts` count into the size.

    Raises:
        RegistryError: when it cannot be reached, does not know the package, or answers with something else than it
            should.
    """
    with_its_name = f"{package} on {registry}"
    try:
        found = READERS[registry](session, package)
        for part in parts:
            found = _joined(found, READERS[registry](session, part))
        date.fromisoformat(found.entry["date"])
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise RegistryError(f"{with_its_name}: malformed answer: {type(error).__name__} {error}") from error
    except RegistryError as error:
        raise RegistryError(f"{with_its_name}: {error}") from error
    page = {"url": PAGES[registry].format(package), "checked": today.isoformat()}
    return Found({"package": package, **found.entry, **page}, tuple(f"{with_its_name}: {note}" for note in found.notes))


def _joined(found: Found, part: Found) -> Found:
    """The size of both together; unknown where one of them has no wheel."""
    if found.entry.get("packed") == part.entry.get("packed") == "wheel":
        size = round(found.entry["size_mb"] + part.entry["size_mb"], 1)
        return Found({**found.entry, "size_mb": size}, (*found.notes, *part.notes))
    entry = {key: value for key, value in found.entry.items() if key not in {"size_mb", "packed"}}
    return Found(entry, (*found.notes, "no wheel of all its parts, so its size is not known"))


def _pypi(session: requests.Session, package: str) -> Found:
    answer = _get(session, f"{HOSTS['pypi']}/pypi/{package}/json")
    releases = answer["releases"].items()
    chosen, notes = _newest(Candidate(name, _yanked(files), files) for name, files in releases if files)
    info = answer["info"]
    if info["version"] != chosen.name:
        info = _get(session, f"{HOSTS['pypi']}/pypi/{package}/{chosen.name}/json")["info"]
    entry = {
        "version": chosen.name,
        "date": min(file["upload_time_iso_8601"] for file in chosen.raw)[:10],
        "requires_python": info.get("requires_python"),
        "licence": _licence(info),
        **_size(chosen.raw),
    }
    return _found(entry, notes)


def _npm(session: requests.Session, package: str) -> Found:
    answer = _get(session, f"{HOSTS['npm']}/{package.replace('/', '%2F')}")
    latest = Version(answer["dist-tags"]["latest"])
    all_ = [Candidate(name, raw.get("deprecated") or None, raw) for name, raw in answer["versions"].items()]
    chosen, notes = _newest(c for c in all_ if _is_version(c.name) and c.version <= latest)
    licence, size = chosen.raw.get("license"), chosen.raw["dist"].get("unpackedSize")
    entry = {
        "version": chosen.name,
        "date": answer["time"][chosen.name][:10],
        "licence": licence if isinstance(licence, str) else None,
        **({"size_mb": _megabytes(size), "packed": "npm"} if size else {}),
    }
    return _found(entry, notes)


READERS: Mapping[str, Callable[[requests.Session, str], Found]] = {"pypi": _pypi, "npm": _npm}


def _found(entry: Entry, notes: list[str]) -> Found:
    """Without what the registry does not say, and with what was withdrawn."""
    yanked = next((note for note in notes if "withdrawn" in note), None)
    return Found({key: value for key, value in {**entry, "yanked": yanked}.items() if value}, tuple(notes))


def _get(session: requests.Session, url: str) -> Json:
    try:
        answer = session.get(url, timeout=TIMEOUT)
    except requests.RequestException as error:
        raise RegistryError(f"not reached ({type(error).__name__}); is the network down?") from error
    if answer.status_code == requests.codes.not_found:
        raise RegistryError("no such package (404)")
    if not answer.ok:
        raise RegistryError(f"the registry answered {answer.status_code}")
    try:
        return answer.json()
    except ValueError as error:
        raise RegistryError("malformed answer: no JSON") from error


def _is_version(name: str) -> bool:
    try:
        return bool(Version(name))
    except InvalidVersion:
        return False


def _newest(candidates: Iterable[Candidate]) -> tuple[Candidate, list[str]]:
    """The newest release to advise, and what newer ones were passed over, and why.

    A pre-release only where there is nothing else, as pip does; a withdrawn one never.
    """
    ordered = sorted((c for c in candidates if _is_version(c.name)), key=lambda c: c.version, reverse=True)
    usable = [c for c in ordered if c.withdrawn is None]
    stable = [c for c in usable if not c.version.is_prerelease]
    if not usable:
        raise RegistryError("every release was withdrawn" if ordered else "malformed answer: no release")
    chosen = (stable or usable)[0]
    notes = [] if stable else [f"only pre-releases; {chosen.name} is taken"]
    return chosen, [*notes, *_passed_over(chosen, [c for c in ordered if c.version > chosen.version])]


def _passed_over(chosen: Candidate, newer: list[Candidate]) -> Iterator[str]:
    withdrawn = next((c for c in newer if c.withdrawn is not None and not c.version.is_prerelease), None)
    early = next((c for c in newer if c.withdrawn is None), None)
    if withdrawn:
        yield f"{withdrawn.name} was withdrawn ({withdrawn.withdrawn}), so {chosen.name} is taken"
    if early:
        yield f"pre-release {early.name} skipped"


def _yanked(files: Json) -> str | None:
    """Why a release on PyPI was yanked; None where a file of it was not."""
    if not all(file["yanked"] for file in files):
        return None
    return " ".join((files[0].get("yanked_reason") or "no reason given").split())


def _licence(info: Json) -> str | None:
    """The SPDX expression, else the short name that stands in the free field, else the classifier's."""
    named = info.get("license_expression") or (info.get("license") or "").strip()
    if named and "\n" not in named and len(named) <= MOST_OF_A_LICENCE:
        return str(named)
    classifiers = [c for c in info.get("classifiers") or () if c.startswith("License :: ")]
    return classifiers[0].rpartition(" :: ")[2] if classifiers else None


def _size(files: Json) -> Entry:
    """Of the wheel for 64-bit x86 Linux and the newest CPython, else the one for all systems, else the source's."""
    wheels = [(rank, file["size"]) for file in files if (rank := _rank(file["filename"]))]
    if wheels:
        return {"size_mb": _megabytes(max(wheels)[1]), "packed": "wheel"}
    sources = [file["size"] for file in files if file["packagetype"] == "sdist"]
    return {"size_mb": _megabytes(sources[0]), "packed": "sdist"} if sources else {}


def _rank(filename: str) -> tuple[bool, int, bool] | None:
    """The higher, the better it fits: made for Linux, for which Python 3, not for the free-threaded one."""
    try:
        tags = parse_wheel_filename(filename)[3]
    except InvalidWheelFilename:
        return None
    ranks = [
        (linux, int(tag.interpreter[3:] or 0), not tag.abi.endswith("t"))
        for tag in tags
        if (linux := tag.platform.startswith("manylinux") and tag.platform.endswith("x86_64")) or tag.platform == "any"
        if tag.interpreter.startswith(("cp3", "py3"))
    ]
    return max(ranks, default=None)


def _megabytes(size: int) -> float:
    return max(0.01, round(size / 1e6, 1 if size >= 1e6 else 2))
