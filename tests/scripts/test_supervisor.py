import sys
import threading

import pytest
from supervisor import LogPrinter, Supervisor, obituary, quiet


@pytest.fixture
def shown() -> list[str]:
    """Lines that reached the terminal."""
    return []


@pytest.fixture
def supervisor(tmp_path, shown) -> Supervisor:
    """One whose logs lie in a folder of the test's own."""
    return Supervisor(LogPrinter(tmp_path, show=shown.append))


def python(program: str) -> list[str]:
    """The command line that runs `program`."""
    return [sys.executable, "-c", program]


FOR_EVER = python("import time; print('still here', flush=True); time.sleep(600)")


def test_one_dead_program_ends_all_and_its_last_words_are_told(supervisor, tmp_path):
    """The others are stopped, the exit code is the dead one's, and the message holds what it said last."""
    supervisor.add("steady", FOR_EVER, {})
    supervisor.add("weak", python("print('no such model'); raise SystemExit(3)"), {})
    supervisor.loop()
    code, message = supervisor.verdict(asked=False)
    assert code == 3
    assert message.startswith("weak ended by itself with exit code 3")
    assert "no such model" in message


def test_a_server_that_ends_well_is_a_failure_all_the_same(supervisor):
    """Nobody asked it to: the exit code is not 0."""
    supervisor.add("weak", python("pass"), {})
    supervisor.loop()
    assert supervisor.verdict(asked=False)[0] == 1


def test_asked_to_end_nothing_is_wrong(supervisor):
    """Ctrl-C gives exit code 0 and no message."""
    supervisor.add("steady", FOR_EVER, {})
    threading.Timer(1, supervisor.terminate).start()
    supervisor.loop()
    assert supervisor.verdict(asked=True) == (0, "")


def test_output_goes_to_the_log_and_only_errors_to_the_terminal(supervisor, shown, tmp_path):
    """The terminal stays readable, and an error is not missed."""
    supervisor.add("talker", python("print('INFO fine'); print('ERROR broken')"), {})
    supervisor.loop()
    assert (tmp_path / "talker.log").read_text() == "INFO fine\nERROR broken\n"
    assert shown == ["talker: ERROR broken"]


def test_error_lines_in_json_are_shown(tmp_path):
    """The advisor writes them so (watch/lines.py)."""
    shown = []
    supervisor = Supervisor(LogPrinter(tmp_path, shown.append))
    lines = """print('{"level": "info", "event": "error"}'); print('{"level": "error", "event": "broken"}')"""
    supervisor.add("talker", python(lines), {})
    supervisor.loop()
    assert shown == ['talker: {"level": "error", "event": "broken"}']


def test_each_start_has_a_fresh_log(supervisor, tmp_path):
    """What an earlier run said does not mislead."""
    (tmp_path / "talker.log").write_text("of yesterday")
    supervisor.add("talker", python("pass"), {})
    assert (tmp_path / "talker.log").read_text() == ""


def test_a_signal_is_told_apart_from_an_exit(tmp_path):
    """Someone who reads "signal 9" looks for a lack of memory rather than for an error in the log."""
    assert obituary("rasa", -9, tmp_path / "rasa.log").startswith("rasa was ended by signal 9")


def test_programs_are_told_to_be_quiet_and_their_environment_is_kept():
    """Telemetry is off whatever the person's environment says, and the rest of it is passed on."""
    environment = quiet({"PATH": "/bin", "RASA_TELEMETRY_ENABLED": "true"}, ACTIONS_PORT=5055)
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["PATH"] == "/bin"
    assert environment["ACTIONS_PORT"] == "5055"
