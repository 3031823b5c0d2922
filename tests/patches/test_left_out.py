"""Packages that nothing uses are left out of the advisor's processes, and come back when something does."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from patches.left_out import KEPT_IN_SERVING, KEPT_IN_TRAINING, PACKAGES, Finder, leave_out

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = ("config.yml", "endpoints.yml", "credentials.yml")

START = """
import sys
from pathlib import Path
from patches.left_out import LeftOutError, leave_out

leave_out(Path.cwd(), training=False)
import rasa.__main__
import rasa.core.agent
import rasa.engine.recipes.default_components
"""


@pytest.fixture(autouse=True)
def _imports_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test puts into Python's import ends with it."""
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.delenv("ADVISOR_PATCHES", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's configuration."""
    for name in CONFIGURATION:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(code: str) -> subprocess.CompletedProcess[str]:
    """`code` after Rasa was imported with packages left out, in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-c", START + code]
    return subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)


def test_rasa_is_whole_without_them() -> None:
    """Its command line, its agent and all of its components can be imported, and TensorFlow is not loaded."""
    ended = run("assert not hasattr(sys.modules['tensorflow'], '__file__')\nprint('whole')")
    assert ended.stdout.strip() == "whole", ended.stderr


def test_what_needs_one_says_so() -> None:
    """A component of TensorFlow's refuses to be made, and names the way to have it."""
    ended = run("from rasa.utils.tensorflow.models import RasaModel\nRasaModel()")
    assert "LeftOutError" in ended.stderr
    assert "ADVISOR_PATCHES=off" in ended.stderr


@pytest.mark.parametrize("name", ["BotoCoreError", "ConnectionFailure"])
def test_what_is_called_an_error_hides_no_other(name: str) -> None:
    """Rasa looks for such errors where it makes a store: what really went wrong there is told."""
    sys.meta_path.insert(0, Finder({"left_out_here"}))
    error = getattr(importlib.import_module("left_out_here.errors"), name)

    def store() -> None:
        try:
            raise RuntimeError("no driver")
        except error:
            pass

    with pytest.raises(RuntimeError, match="no driver"):
        store()


def test_the_advisor_s_own_configuration_needs_none(project: Path) -> None:
    """Training keeps scikit-learn, and a server what it draws with."""
    assert leave_out(project, training=False) == PACKAGES | KEPT_IN_TRAINING
    assert leave_out(project, training=True) == PACKAGES | KEPT_IN_SERVING


def test_a_server_draws() -> None:
    """Its charts are drawn in the same process."""
    ended = run("from advisor.drawing import Figure\nprint(Figure())")
    assert ended.stdout.startswith("Figure("), ended.stderr


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("config.yml", "components.intent_classifier.NearestLogistic", "DIETClassifier"),
        ("config.yml", "AugmentedMemoizationPolicy", "TEDPolicy"),
        ("endpoints.yml", "stores.trackers.LiveTrackers", "mongod"),
        ("credentials.yml", "channels.slack.AdvisorSlack", "twilio"),
    ],
)
def test_what_is_configured_is_not_left_out(project: Path, file: str, before: str, after: str) -> None:
    """A component, policy, store or channel of Rasa's that is not known to do without has all packages."""
    text = (project / file).read_text(encoding="utf-8")
    assert before in text
    (project / file).write_text(text.replace(before, after), encoding="utf-8")
    assert leave_out(project, training=False) == frozenset()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("config.yml", "pipeline: [WhitespaceTokenizer]"),
        ("config.yml", "policies: [{epochs: 3}]"),
        ("config.yml", "pipeline: supervised_embeddings"),
        ("endpoints.yml", "tracker_store: mongod"),
    ],
)
def test_what_is_written_wrong_is_left_to_rasa(project: Path, file: str, text: str) -> None:
    """It says what is wrong with it; nothing fails before, and nothing is left out."""
    (project / file).write_text(text, encoding="utf-8")
    assert leave_out(project, training=False) == frozenset()


def test_the_switch_leaves_nothing_out(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa then runs with all of its packages."""
    monkeypatch.setenv("ADVISOR_PATCHES", "off")
    assert leave_out(project, training=False) == frozenset()
