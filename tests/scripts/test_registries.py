import http.server
import json
import threading
from datetime import date

import pytest
import registries
import requests
from registries import RegistryError, ask, connection

from tests.scripts.answers import Registries, npm, pypi, recorded

TODAY = date(2026, 11, 21)
TFJS = "@tensorflow/tfjs"


def from_pypi(package, answer=None, more=None, parts=()):
    """What is found of a package on PyPI."""
    known = {pypi(name): recorded(f"pypi-{name}") for name in ("keras", "jax", "jaxlib", "tensorrt")}
    session = Registries({**known, **({pypi(package): answer} if answer is not None else {}), **(more or {})})
    return ask(session, "pypi", package, TODAY, parts)


def from_npm(answer):
    """What is found of TensorFlow.js on npm."""
    return ask(Registries({npm(TFJS): answer}), "npm", TFJS, TODAY)


def keras(**changes):
    """The recorded answer with other releases: version -> changed fields of its files."""
    answer = recorded("pypi-keras")
    files = answer["releases"]["3.15.1"]
    answer["releases"] |= {v: [{**file, **fields} for file in files] for v, fields in changes.items()}
    return answer


def test_what_pypi_says_becomes_evidence():
    """All of it, with the page for people and the day."""
    assert from_pypi("keras").entry == {
        "package": "keras",
        "version": "3.15.1",
        "date": "2026-07-29",
        "requires_python": ">=3.11",
        "licence": "Apache License 2.0",
        "size_mb": 2.4,
        "packed": "wheel",
        "url": "https://pypi.org/project/keras/",
        "checked": "2026-11-21",
    }


def test_the_newest_version_is_not_the_last_uploaded():
    """Keras 3.12.4 came out after 3.15.1, for those who stay with the older one."""
    uploaded = {v: files[0]["upload_time_iso_8601"] for v, files in recorded("pypi-keras")["releases"].items()}
    assert max(uploaded, key=uploaded.get) == "3.12.4"
    assert from_pypi("keras").entry["version"] == "3.15.1"


def test_the_size_is_of_the_linux_wheel_for_the_newest_python():
    """Neither of ARM's, nor of an older or free-threaded Python's, nor of macOS's, which are all made larger here."""
    answer = recorded("pypi-jaxlib")
    for file in answer["releases"]["0.12.0.1"]:
        if file["filename"] != "jaxlib-0.12.0.1-cp315-cp315-manylinux_2_27_x86_64.whl":
            file["size"] += 1_000_000_000
    assert from_pypi("jaxlib", answer).entry["size_mb"] == 86.9


def test_the_wheel_for_all_systems_does_where_none_is_for_linux():
    """A wheel for Windows, or one for musl, is not what most servers install."""
    answer = recorded("pypi-keras")
    (wheel, *_) = [f for f in answer["releases"]["3.15.1"] if f["packagetype"] == "bdist_wheel"]
    others = [f"keras-3.15.1-cp314-cp314-{system}.whl" for system in ("win_amd64", "musllinux_1_2_x86_64")]
    answer["releases"]["3.15.1"] += [{**wheel, "filename": name, "size": 9_000_000} for name in others]
    assert from_pypi("keras", answer).entry["size_mb"] == 2.4


def test_the_wheels_of_the_parts_count_into_the_size():
    """JAX is two packages: 3.5 and 86.9 MB."""
    assert from_pypi("jax", parts=["jaxlib"]).entry["size_mb"] == pytest.approx(90.4)


def test_a_part_without_a_wheel_leaves_the_size_unknown():
    """A sum that lacks a summand would be too small."""
    found = from_pypi("jax", parts=["tensorrt"])
    assert "size_mb" not in found.entry
    assert "its size is not known" in found.notes[-1]


def test_a_source_archive_is_said_to_be_one():
    """The package of TensorRT is 17 kB that download the rest."""
    entry = from_pypi("tensorrt").entry
    assert (entry["size_mb"], entry["packed"]) == (0.02, "sdist")


@pytest.mark.parametrize(
    ("info", "licence"),
    [
        ({"license_expression": "BSD-3-Clause", "license": "BSD"}, "BSD-3-Clause"),
        ({"license": "The MIT License\n\nPermission is hereby granted"}, "Apache Software License"),
        ({"license": "x" * 81}, "Apache Software License"),
        ({"license": None}, "Apache Software License"),
    ],
    ids=["expression first", "many lines", "long", "none"],
)
def test_a_licence_has_one_of_three_places(info, licence):
    """A whole text is no name; then the classifier says it."""
    answer = recorded("pypi-keras")
    answer["info"] |= {"classifiers": ["License :: OSI Approved :: Apache Software License"], **info}
    assert from_pypi("keras", answer).entry["licence"] == licence


def test_a_package_that_names_no_licence_has_none():
    """Unknown is left out."""
    answer = recorded("pypi-keras")
    answer["info"] |= {"license": None, "classifiers": []}
    assert "licence" not in from_pypi("keras", answer).entry


def test_a_yanked_release_is_passed_over_and_said():
    """The next one is taken, with its own licence and Python."""
    answer = keras(**{"3.16.0": {"yanked": True, "yanked_reason": "breaks saved\nmodels"}})
    answer["info"]["version"] = "3.16.0"
    info = {**recorded("pypi-keras")["info"], "license": "MIT", "requires_python": ">=3.10"}
    found = from_pypi("keras", answer, {pypi("keras", "3.15.1"): {"info": info}})
    said = "3.16.0 was withdrawn (breaks saved models), so 3.15.1 is taken"
    assert found.notes == (f"keras on pypi: {said}",)
    entry = found.entry
    assert (entry["version"], entry["yanked"], entry["licence"]) == ("3.15.1", said, "MIT")
    assert entry["requires_python"] == ">=3.10"


def test_one_yanked_file_does_not_yank_the_release():
    """Only when nothing of it is left."""
    answer = recorded("pypi-keras")
    answer["releases"]["3.15.1"] *= 2
    answer["releases"]["3.15.1"][0] = {**answer["releases"]["3.15.1"][0], "yanked": True}
    assert from_pypi("keras", answer).entry["version"] == "3.15.1"


def test_a_pre_release_is_skipped_and_said():
    """Advice is about what is finished."""
    found = from_pypi("keras", keras(**{"3.16.0rc1": {}}))
    assert found.entry["version"] == "3.15.1"
    assert found.notes == ("keras on pypi: pre-release 3.16.0rc1 skipped",)


def test_a_package_of_pre_releases_only_gives_its_newest():
    """As pip does, and it is said."""
    answer = keras(**{"3.16.0b1": {}, "3.16.0rc1": {}, "3.15.1": {"yanked": True}})
    answer["releases"] = {v: f for v, f in answer["releases"].items() if v.startswith(("3.16", "3.15.1"))}
    answer["info"]["version"] = "3.16.0rc1"
    found = from_pypi("keras", answer)
    assert found.entry["version"] == "3.16.0rc1"
    assert found.notes == ("keras on pypi: only pre-releases; 3.16.0rc1 is taken",)


def test_versions_that_are_none_and_releases_without_files_are_passed_over():
    """PyPI keeps some from before versions had rules."""
    answer = keras(**{"2004-final": {}})
    answer["releases"]["9.9"] = []
    assert from_pypi("keras", answer).entry["version"] == "3.15.1"


def broken(*path):
    """The recorded answer without one field."""
    answer = recorded("pypi-keras")
    at = answer
    for key in path[:-1]:
        at = at[key]
    del at[path[-1]]
    return answer


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (404, "no such package (404)"),
        (403, "the registry answered 403"),
        (b"<html>Sign in to the network</html>", "malformed answer: no JSON"),
        ([], "malformed answer"),
        (broken("info"), "malformed answer: KeyError 'info'"),
        (broken("releases"), "malformed answer: KeyError 'releases'"),
        (broken("releases", "3.15.1", 0, "size"), "malformed answer: KeyError 'size'"),
        (keras(**{"3.15.1": {"upload_time_iso_8601": "yesterday"}}), "malformed answer: ValueError"),
        ({**recorded("pypi-keras"), "releases": {}}, "malformed answer: no release"),
        (keras(**{v: {"yanked": True} for v in recorded("pypi-keras")["releases"]}), "every release was withdrawn"),
        (requests.ConnectionError("no route"), "not reached (ConnectionError); is the network down?"),
        (requests.ReadTimeout("slow"), "not reached (ReadTimeout); is the network down?"),
    ],
    ids=["404", "403", "html", "list", "info", "releases", "size", "day", "empty", "yanked", "no network", "slow"],
)
def test_an_answer_that_cannot_be_used_is_said_in_one_line(answer, said):
    """With the package and the registry."""
    with pytest.raises(RegistryError) as caught:
        from_pypi("keras", answer)
    assert str(caught.value).startswith(f"keras on pypi: {said}")
    assert "\n" not in str(caught.value)


def test_what_npm_says_becomes_evidence():
    """The size only where it says it."""
    assert from_npm(recorded("npm-tfjs")).entry == {
        "package": TFJS,
        "version": "4.22.0",
        "date": "2024-12-11",
        "licence": "Apache-2.0",
        "url": "https://www.npmjs.com/package/@tensorflow/tfjs",
        "checked": "2026-11-21",
    }


def test_npm_s_size_is_the_unpacked_one():
    """Which is not what a browser loads; so a file may know better."""
    answer = recorded("npm-tfjs")
    answer["versions"]["4.22.0"]["dist"]["unpackedSize"] = 147_123_456
    entry = from_npm(answer).entry
    assert (entry["size_mb"], entry["packed"]) == (147.1, "npm")


def test_what_its_makers_do_not_call_latest_is_left_aside():
    """A version above the tag `latest` is one to try."""
    answer = recorded("npm-tfjs")
    answer["dist-tags"]["latest"] = "4.21.0"
    assert from_npm(answer).entry["version"] == "4.21.0"


def test_a_deprecated_version_is_passed_over_and_said():
    """That is how a version of npm is withdrawn."""
    answer = recorded("npm-tfjs")
    answer["versions"]["4.22.0"]["deprecated"] = "published by mistake"
    found = from_npm(answer)
    assert found.entry["version"] == "4.21.0"
    assert found.entry["yanked"] == "4.22.0 was withdrawn (published by mistake), so 4.21.0 is taken"


@pytest.mark.parametrize("field", ["dist-tags", "versions", "time"])
def test_an_answer_of_npm_that_lacks_a_field_is_malformed(field):
    """And named with the field."""
    answer = recorded("npm-tfjs")
    del answer[field]
    with pytest.raises(RegistryError, match=f"{TFJS} on npm: malformed answer: KeyError '{field}'"):
        from_npm(answer)


@pytest.fixture
def stumbling(monkeypatch):
    """A registry on loopback that is overloaded as often as it is told; gives how often it was asked."""
    asked, times = [], []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            body = json.dumps(recorded("pypi-keras")).encode()
            self.send_response(503 if len(asked) <= times[0] else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setitem(registries.HOSTS, "pypi", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield lambda stumbles: (times.append(stumbles), asked)[1]
    server.shutdown()
    server.server_close()


def test_a_registry_that_stumbles_twice_is_asked_again(stumbling):
    """An overload passes."""
    asked = stumbling(2)
    assert ask(connection(), "pypi", "keras", TODAY).entry["version"] == "3.15.1"
    assert len(asked) == 3


def test_a_registry_that_stumbles_three_times_is_given_up(stumbling):
    """With what it answered last."""
    stumbling(3)
    with pytest.raises(RegistryError, match="the registry answered 503"):
        ask(connection(), "pypi", "keras", TODAY)


def test_nobody_listening_is_said(monkeypatch):
    """The port 9 of this machine is nobody's."""
    monkeypatch.setitem(registries.HOSTS, "pypi", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(RegistryError, match="not reached"):
        ask(connection(), "pypi", "keras", TODAY)
