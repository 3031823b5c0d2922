from datetime import date
from pathlib import Path

import pytest
import refresh
import requests
import yaml

from advisor.catalogue import load
from tests.advisor import small
from tests.scripts.answers import Registries, npm, pypi, recorded

TODAY = date(2026, 11, 21)
OLD = {
    "package": "keras",
    "version": "2.1.0",
    "date": "2020-01-01",
    "url": "https://pypi.org/project/keras/",
    "checked": "2026-06-01",
}
PROFILE = {"id": "any", "title": "Any project", "needs": [{"need": "task", "value": "images"}], "pick": "ash"}


@pytest.fixture
def folder(tmp_path):
    """The small knowledge: Ash is Keras on PyPI, of which there is old evidence; Birch is TensorFlow.js on npm."""
    ash = {**small.ASH, "packages": {"pypi": "keras"}}
    birch = {**small.BIRCH, "packages": {"npm": "@tensorflow/tfjs"}}
    files = small.files(ash=ash, birch=birch)
    return small.write(tmp_path, {**files, "evidence/pypi": {"ash": OLD}, "profiles": [PROFILE]})


def refreshed(folder, *arguments, **answers):
    """The exit code of a refresh, with other answers to `keras` or `tfjs`; and what was asked."""
    session = Registries(
        {
            pypi("keras"): answers.get("keras", recorded("pypi-keras")),
            npm("@tensorflow/tfjs"): answers.get("tfjs", recorded("npm-tfjs")),
        }
    )
    return refresh.main(arguments, session, folder, TODAY), session.asked


def evidence(folder, registry):
    """What the folder has."""
    return load(folder).evidence[registry]


def test_what_the_registries_say_is_kept_with_the_day(folder):
    """And it is the framework's release from then on."""
    assert refreshed(folder)[0] == 0
    assert evidence(folder, "pypi")["ash"]["checked"] == "2026-11-21"
    assert load(folder).frameworks["ash"].release.version == "3.15.1"
    assert load(folder).frameworks["birch"].release.version == "4.22.0"


def test_what_changed_is_told(folder, capsys):
    """Field by field, before and now; the day of asking is no change."""
    refreshed(folder)
    told = capsys.readouterr().out
    row = next(line for line in told.splitlines() if "ash" in line and "version" in line)
    assert row.index("2.1.0") < row.index("3.15.1")
    assert "2026-06-01" not in told


def test_a_second_refresh_changes_nothing(folder, capsys):
    """The same answers make the same files."""
    refreshed(folder)
    before = (folder / "evidence" / "pypi.yml").read_bytes()
    capsys.readouterr()
    refreshed(folder)
    assert "Nothing changed." in capsys.readouterr().out
    assert (folder / "evidence" / "pypi.yml").read_bytes() == before


def test_a_dry_run_writes_nothing(folder, capsys):
    """It asks and tells."""
    before = {path: path.read_bytes() for path in folder.rglob("*.yml")}
    assert refreshed(folder, "--dry-run")[0] == 0
    assert {path: path.read_bytes() for path in folder.rglob("*.yml")} == before
    told = capsys.readouterr().out
    assert "3.15.1" in told
    assert "nothing was written" in told


def test_only_asks_of_one(folder):
    """And leaves the evidence of the others."""
    code, asked = refreshed(folder, "--only", "birch")
    assert (code, asked) == (0, [npm("@tensorflow/tfjs")])
    assert evidence(folder, "pypi")["ash"] == OLD


@pytest.mark.parametrize("id_", ["moss", "cedar"], ids=["unknown", "without a package"])
def test_only_refuses_what_cannot_be_asked(folder, capsys, id_):
    """And lists what can."""
    code, asked = refreshed(folder, "--only", id_)
    assert (code, asked) == (2, [])
    assert f"{id_!r} is no framework with a package (allowed: ash, birch)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (404, "no such package (404)"),
        (b"{", "malformed answer: no JSON"),
        ({}, "malformed answer: KeyError 'releases'"),
        (requests.ConnectionError(), "not reached (ConnectionError); is the network down?"),
    ],
    ids=["gone", "no json", "missing field", "no network"],
)
def test_a_failure_keeps_the_old_evidence_and_is_told(folder, capsys, answer, said):
    """In one line, with exit code 1; the others are refreshed all the same."""
    assert refreshed(folder, keras=answer)[0] == 1
    assert evidence(folder, "pypi")["ash"] == OLD
    assert evidence(folder, "npm")["birch"]["version"] == "4.22.0"
    assert f"Failed, the old evidence stays: ash: keras on pypi: {said}" in capsys.readouterr().out.splitlines()


def test_without_a_network_nothing_is_written(folder):
    """All fail, and the files stay as they are to the byte."""
    before = (folder / "evidence" / "pypi.yml").read_bytes()
    down = requests.ConnectionError()
    assert refreshed(folder, keras=down, tfjs=down)[0] == 1
    assert (folder / "evidence" / "pypi.yml").read_bytes() == before
    assert not (folder / "evidence" / "npm.yml").exists()


def test_what_was_passed_over_is_told(folder, capsys):
    """A yanked release is no failure."""
    answer = recorded("pypi-keras")
    answer["releases"]["3.16.0"] = [{**answer["releases"]["3.15.1"][0], "yanked": True}]
    assert refreshed(folder, keras=answer)[0] == 0
    assert "3.16.0 was withdrawn (no reason given), so 3.15.1 is taken" in capsys.readouterr().out


def test_a_release_is_not_redated_by_a_mirror(folder, capsys):
    """Mirrors date by their own copying: the earlier day of the same version is kept."""
    refreshed(folder)
    answer = recorded("npm-tfjs")
    answer["time"]["4.22.0"] = "2026-11-20T00:00:00.000Z"
    refreshed(folder, tfjs=answer)
    assert evidence(folder, "npm")["birch"]["date"] == "2024-12-11"
    assert "the earlier day is kept" in capsys.readouterr().out


def test_an_earlier_day_of_the_same_version_is_taken(folder):
    """A day that was typed in wrong, or came of a mirror, is mended."""
    refreshed(folder)
    answer = recorded("npm-tfjs")
    answer["time"]["4.22.0"] = "2024-10-21T16:37:29.000Z"
    refreshed(folder, tfjs=answer)
    assert evidence(folder, "npm")["birch"]["date"] == "2024-10-21"


def test_a_flip_is_told_with_before_and_after(folder, capsys):
    """Cedar leads as long as the last release of Ash seems to be of 2020."""
    assert refreshed(folder)[0] == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Flips: ")]
    assert line.startswith("Flips: Any project: cedar (")
    assert "-> ash (" in line


def test_no_flip_is_told_too(folder, capsys):
    """So that silence is not taken for it."""
    refreshed(folder, "--only", "birch")
    assert "No flip in 1 kept profiles." in capsys.readouterr().out


def test_evidence_of_a_package_that_no_file_names_goes(folder):
    """What is asked no more would only grow old."""
    path = folder / "frameworks" / "ash.yml"
    content = yaml.safe_load(path.read_text())
    del content["packages"]
    path.write_text(yaml.safe_dump(content))
    refreshed(folder)
    assert "ash" not in evidence(folder, "pypi")


def test_a_crash_while_writing_leaves_the_old_file_whole(folder, monkeypatch):
    """The new one is moved over it at once, and nothing else stays behind."""
    before = (folder / "evidence" / "pypi.yml").read_bytes()

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        refreshed(folder)
    assert (folder / "evidence" / "pypi.yml").read_bytes() == before
    assert [path.name for path in (folder / "evidence").iterdir()] == ["pypi.yml"]


def test_broken_knowledge_is_told_and_nothing_asked(folder, capsys):
    """With its problems."""
    (folder / "glossary.yml").unlink()
    assert refreshed(folder) == (1, [])
    assert "glossary.yml: missing" in capsys.readouterr().out
