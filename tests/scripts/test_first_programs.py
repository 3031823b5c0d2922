import json
import sys
import time
from datetime import date

import first_programs
import pytest
import yaml
from first_programs import Outcome, Stopped, judged, merged, plan, wanted

from advisor.build import build
from advisor.catalogue import load
from tests.advisor import small

TODAY = date(2026, 11, 21)
START = {"install": "pip install ash", "program": "import ash\n", "learn": []}
LISTED = json.dumps([{"name": "Ash", "version": "1.2"}, {"name": "pip", "version": "26"}])


def ash(**fields):
    """The framework Ash, with a first program in Python, and other fields."""
    return build(small.files(ash={**small.ASH, "start": START, **fields}), "small").frameworks["ash"]


class Machine:
    """Stands in for running commands; `broken` stops at the first command that has this word in it."""

    def __init__(self, broken=None, output=""):
        self.broken, self.output, self.commands = broken, output, []

    def __call__(self, command, place, seconds, **environment):
        """What the command says."""
        self.commands.append(command)
        if self.broken in command:
            raise Stopped("the last line", self.output)
        return LISTED if "list" in command else ""


@pytest.fixture
def folder(tmp_path):
    """The small knowledge, where Ash alone has a first program."""
    return small.write(tmp_path, small.files(ash={**small.ASH, "start": START}))


def tried(monkeypatch, folder, *arguments, machine=None):
    """The exit code, and what is kept then."""
    monkeypatch.setattr(first_programs, "_run", machine or Machine())
    code = first_programs.main(arguments, folder, TODAY)
    return code, load(folder).first_programs


@pytest.mark.parametrize(
    ("line", "packages"),
    [
        ("pip install torch", ("torch",)),
        ('pip install -U "jax[cuda13]"   # on Linux - or "jax[tpu]"', ("jax[cuda13]",)),
        ('pip install "mxnet==1.9.1" "numpy<1.24"', ("mxnet==1.9.1", "numpy<1.24")),
        ("pip install torch && pip install deepspeed", ("torch", "deepspeed")),
        ("uv pip install vllm --torch-backend=auto", ()),
        ("pip install x --extra-index-url https://example.org", ()),
        ("curl https://example.org/install.sh | sh && pip install x", ()),
        ("npm install @tensorflow/tfjs", ()),
        ("docker run -ti bvlc/caffe:cpu ipython", ()),
    ],
)
def test_the_packages_of_an_install_line(line, packages):
    """All of them where pip alone does what it says, else none."""
    assert wanted(line) == packages


def test_a_program_that_can_be_tried_is_planned():
    """With its packages."""
    assert plan(ash()) == first_programs.Plan("ash", ("ash",), "import ash\n")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"start": {**START, "language": "rust"}}, "the program is in rust"),
        ({"start": {**START, "install": "brew install ash"}}, "pip alone does not do what its install line says"),
        ({"hardware": {"cpu": small.support("none", "none")}}, "it is not known to work on a CPU"),
        ({"hardware": {}}, "it is not known to work on a CPU"),
        ({"status": small.OAK["status"]}, "it is retired, and its program is for the Python of its time"),
    ],
)
def test_a_program_that_cannot_be_tried_says_why(fields, why):
    """It is skipped, which is not a failure."""
    assert plan(ash(**fields)) == why


def test_what_ran_is_kept_with_versions_and_day(monkeypatch, folder):
    """The versions are of what the install line names."""
    code, kept = tried(monkeypatch, folder, "--only", "ash")
    assert code == 0
    assert kept == {"ash": {"outcome": "ran", "versions": {"ash": "1.2"}, "checked": "2026-11-21"}}


def test_a_program_that_fails_is_a_failure(monkeypatch, folder):
    """The exit code says so, and the reason is kept."""
    code, kept = tried(monkeypatch, folder, machine=Machine("first.py"))
    assert code == 1
    assert (kept["ash"]["outcome"], kept["ash"]["why"]) == ("failed", "the last line")


@pytest.mark.parametrize("step", ["venv", "install"])
def test_what_cannot_be_installed_here_is_skipped(monkeypatch, folder, step):
    """A machine without the right Python, or without a network, says nothing of the program."""
    code, kept = tried(monkeypatch, folder, "--only", "ash", machine=Machine(step))
    assert code == 0
    assert kept["ash"]["why"] == "it could not be installed here: the last line"


def test_every_entry_is_told_of(monkeypatch, folder, capsys):
    """Also those that have no program to try."""
    _, kept = tried(monkeypatch, folder)
    assert set(kept) == {"ash", "birch", "cedar", "elm", "oak"}
    assert "there is no first program" in capsys.readouterr().out


def test_an_unknown_framework_is_refused(monkeypatch, folder, capsys):
    """With those that there are; nothing is kept."""
    code, kept = tried(monkeypatch, folder, "--only", "asch")
    assert (code, kept) == (2, {})
    assert "Allowed: ash, birch" in capsys.readouterr().out


def test_pip_is_held_to_pins_and_told_of_another_index(monkeypatch, folder):
    """So that PyTorch comes without gigabytes for cards that are not there."""
    machine = Machine()
    tried(monkeypatch, folder, "--only", "ash", "--extra-index-url", "https://example.org/cpu", machine=machine)
    install = next(command for command in machine.commands if "install" in command)
    assert install[-3:] == ["--extra-index-url", "https://example.org/cpu", "ash"]
    assert "--constraint" in install


def test_what_was_skipped_does_not_take_the_place_of_what_ran():
    """What was not tried this time, or not this time with success in installing, keeps what is known."""
    ran, skipped = Outcome("ran", versions={"ash": "1"}), Outcome("skipped", "no network")
    kept = merged({}, {"ash": ran, "elm": skipped}, date(2026, 1, 1))
    now = merged(kept, {"ash": skipped, "elm": Outcome("failed", "it broke")}, TODAY)
    assert now["ash"] == kept["ash"]
    assert now["elm"] == {"outcome": "failed", "why": "it broke", "checked": "2026-11-21"}


def test_who_wants_something_that_is_not_here_did_not_fail():
    """A model of a hub, a server that the program talks to, a compiler."""
    output = "Traceback ...\nrequests.exceptions.ConnectionError: Max retries exceeded with url: /x\nOSError: no model"
    assert judged("OSError: no model", output, {}).kind == "skipped"
    assert judged("RuntimeError: no usable devices", "RuntimeError: no usable devices", {}).kind == "skipped"
    assert judged("TypeError: no", "Traceback ...\nTypeError: no", {}).kind == "failed"


def test_what_is_kept_is_sound_yaml_with_a_heading(monkeypatch, folder):
    """It says what wrote it."""
    tried(monkeypatch, folder)
    text = (folder / "evidence" / "first_programs.yml").read_text("utf-8")
    assert text.startswith("# Written by `make check-first-programs`")
    assert yaml.safe_load(text)["birch"]["outcome"] == "skipped"


def test_a_command_that_fails_says_its_last_line_without_the_place(tmp_path):
    """The folder is another one each time."""
    program = "import sys, os; print('first', file=sys.stderr); sys.exit(f'no {os.getcwd()}/model')"
    with pytest.raises(Stopped, match=r"^no \./model$") as stopped:
        first_programs._run([sys.executable, "-c", program], tmp_path, 30)
    assert "first" in stopped.value.output


def test_a_command_that_does_not_end_is_ended(tmp_path):
    """With what it has started, which would hold its output open."""
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    started = time.monotonic()
    with pytest.raises(Stopped, match="no end after 1 seconds"):
        first_programs._run([sys.executable, "-c", program], tmp_path, 1)
    assert time.monotonic() - started < 30


def test_a_program_does_not_see_this_projects_environment(tmp_path, monkeypatch):
    """Else it would import what its install line does not bring."""
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    program = "import os; print(os.environ.get('PYTHONPATH'), os.environ['HOME'])"
    said = first_programs._run([sys.executable, "-c", program], tmp_path, 30, HOME="here")
    assert said.split() == ["None", "here"]
