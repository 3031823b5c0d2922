"""Where and how long things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from stores.settings import ROOT, Settings, main


def test_nothing_said_is_sqlite_in_the_projects_folder():
    """One command on a laptop, with nothing to set up."""
    settings = Settings.of({})
    assert settings.database_url == f"sqlite:///{ROOT}/.data/advisor.sqlite"
    assert (settings.redis, settings.keep_days, settings.lock_seconds) == ("", 90, 15)


def test_all_of_it_can_be_said():
    """By one variable each; SQLAlchemy does not know PostgreSQL's short name."""
    settings = Settings.of(
        {
            "ADVISOR_DATA": "/var/lib/advisor",
            "ADVISOR_DATABASE_URL": "postgres://advisor@db/advisor",
            "ADVISOR_REDIS_URL": "rediss://cache:6380/1",
            "ADVISOR_KEEP_DAYS": "30",
            "ADVISOR_LOCK_SECONDS": "2.5",
        }
    )
    assert settings.database_url == "postgresql://advisor@db/advisor"
    assert settings == Settings(
        Path("/var/lib/advisor"), "postgres://advisor@db/advisor", "rediss://cache:6380/1", 30, 2.5
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ADVISOR_DATABASE_URL", "mysql://u:secret@h/d"),
        ("ADVISOR_REDIS_URL", "localhost:6379"),
        ("ADVISOR_KEEP_DAYS", "-1"),
        ("ADVISOR_KEEP_DAYS", "ninety"),
        ("ADVISOR_LOCK_SECONDS", "nan"),
    ],
)
def test_what_cannot_be_is_told_by_its_name(name, value):
    """At the start, and without the password that a URL can hold."""
    with pytest.raises(ValueError, match=name) as told:
        Settings.of({name: value})
    assert "secret" not in str(told.value)


def test_make_run_is_told_before_it_starts(monkeypatch, capsys):
    """In one line, which is all that there is on standard error."""
    assert main() == 0
    monkeypatch.setenv("ADVISOR_KEEP_DAYS", "ninety")
    assert main() == 1
    assert capsys.readouterr().err == "ADVISOR_KEEP_DAYS is 'ninety': a number from 0 to a million.\n"
