import sys

import pytest
import step


def command(program: str) -> list[str]:
    """The command line that runs `program`, as it stands in the Makefile."""
    return ["--", sys.executable, "-c", program]


def test_a_step_that_works_takes_one_line(tmp_path, capsys):
    """Its output is in the log and not on the terminal."""
    assert step.main(["Counting", str(tmp_path / "new" / "count.log"), *command("print('many lines')")]) == 0
    assert capsys.readouterr().out.strip().splitlines() == ["Counting: done in 0 s"]
    assert (tmp_path / "new" / "count.log").read_text() == "many lines\n"


def test_a_step_that_fails_shows_its_last_lines_and_passes_its_exit_code_on(tmp_path, capsys):
    """Old lines are left in the log."""
    program = "print(*range(1000, 1100), sep='\\n'); raise SystemExit('out of disk')"
    assert step.main(["Counting", str(tmp_path / "count.log"), *command(program)]) == 1
    told = capsys.readouterr().out
    assert "out of disk" in told
    assert "1099" in told
    assert "1000" not in told


def test_a_command_that_is_not_there_is_a_failure_with_its_name(tmp_path, capsys):
    """As in a shell, it is exit code 127."""
    assert step.main(["Counting", str(tmp_path / "count.log"), "--", "no-such-command"]) == 127
    assert "no-such-command" in capsys.readouterr().out


def test_wrong_usage_says_the_right_one():
    """A forgotten "--" would run the wrong thing."""
    with pytest.raises(SystemExit, match="usage"):
        step.main(["Counting", "count.log", "python"])
