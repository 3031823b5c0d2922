import json
import sys
from datetime import date

import pytest

from advisor.__main__ import main
from advisor.advice import Advisor
from advisor.build import build
from advisor.madr import markdown
from advisor.needs import Need
from advisor.record import phrases, record
from advisor.replay import NotARecord, read, replay, told
from tests.advisor import small
from tests.advisor.small import TODAY, must, needs, never

IMAGES = needs(Need("task", "images"))


def kept(advice, form=json.dumps):
    """A record of some advice, as read from its file."""
    return read(form(record(advice, TODAY)), advice.catalogue)


def other(version="other", **frameworks):
    """The invented knowledge with other frameworks, as a catalogue."""
    return build(small.files(**frameworks), version)


def replayed(trees, **frameworks):
    """A record for images replayed with other frameworks."""
    return replay(kept(trees.advise(IMAGES)), other(**frameworks), TODAY)


@pytest.mark.parametrize("form", [json.dumps, markdown], ids=["JSON", "Markdown"])
def test_a_record_replays_to_the_same(trees, form):
    """From either file: nothing has moved, and it says so."""
    found = replay(kept(trees.advise(IMAGES), form), trees.catalogue, TODAY)
    assert not found.differs
    assert told(found).splitlines()[-1] == phrases()["verdict_same"]
    assert told(found).count("Ash") == 2


@pytest.mark.parametrize("form", [json.dumps, markdown], ids=["JSON", "Markdown"])
def test_what_it_was_kept_to_is_replayed(trees, form):
    """A record of a choice between two is not replayed as one of all."""
    advice = trees.advise(IMAGES, kind="train", among=frozenset({"birch", "cedar"}))
    found = replay(kept(advice, form), trees.catalogue, TODAY)
    assert found.now.pick == advice.pick
    assert not found.differs


def test_a_rating_that_moved_is_why(trees):
    """Which one, of which of the two picks, from what to what."""
    worse = {**small.ASH, "tasks": {"images": small.rating(0.5, "it was measured")}}
    found = replayed(trees, ash=worse)
    assert found.differs
    assert "- Ash, task: rated 4.00 then, 0.50 now" in told(found)
    assert phrases()["why_version"].format(then="small", now="other") in told(found)
    assert f"- {found.now.pick.name(found.now.catalogue)}, task" not in told(found)


def test_a_criterion_that_moved_is_told_with_its_reason(trees):
    """In the words of the knowledge of now."""
    harder = {**small.ASH, "ratings": {**small.ASH["ratings"], "ease": small.rating(0, "its manual was taken down")}}
    assert "- Ash, ease: rated 4.00 then, 0.00 now (its manual was taken down)" in told(replayed(trees, ash=harder))


def test_a_retired_pick_is_why(trees):
    """With the fact that ended it."""
    ended = {**small.ASH, "status": {"state": "retired", "since": "2026-10", "note": "Ended.", **small.CITED}}
    found = replayed(trees, ash=ended)
    assert found.differs
    because = trees.catalogue.wording["out_retired"].format(name="Ash", since="2026-10")
    assert phrases()["why_out"].format(name="Ash", because=because) in told(found)


def test_a_pick_that_left_the_knowledge_is_why(trees):
    """Its id is all that is known of it then."""
    files = small.files()
    for id_ in ("ash", "cedar"):
        del files[f"frameworks/{id_}"]
    found = replay(kept(trees.advise(IMAGES)), build(files, "other"), TODAY)
    assert found.differs
    assert phrases()["why_unknown"].format(name="ash") in told(found)


def test_the_same_pick_with_moved_ratings_does_not_differ(trees):
    """But says what moved."""
    found = replayed(trees, ash={**small.ASH, "tasks": {"images": small.rating(5)}})
    assert not found.differs
    assert phrases()["verdict_moved"] in told(found)
    assert "Ash, task: rated 4.00 then, 5.00 now" in told(found)


def test_a_number_that_nothing_explains_is_told(trees):
    """With the same knowledge and day something else has changed: the code, or the file."""
    raw = record(trees.advise(IMAGES), TODAY)
    raw["options"][0]["ratings"]["task"] = 1.0
    found = replay(read(json.dumps(raw), trees.catalogue), trees.catalogue, TODAY)
    assert phrases()["why_code"] in told(found)


def test_another_day_is_why(trees):
    """Ages are counted to the day."""
    found = replay(kept(trees.advise(IMAGES)), trees.catalogue, date(2036, 1, 1))
    assert phrases()["why_day"].format(then=TODAY, now="2036-01-01") in told(found)
    assert "longevity" in told(found)


def test_nothing_that_fits_is_replayed(trees):
    """Where now something does, it differs."""
    nowhere = needs(must("language", "go"), must("target", "phone"), never("exclude", "birch"))
    nothing = kept(trees.advise(nowhere, kind="run"))
    assert nothing.pick is None
    assert not replay(nothing, trees.catalogue, TODAY).differs
    speaks = {**small.ELM, "languages": {"go": small.support(run="full")}}
    assert replay(nothing, other(elm=speaks), TODAY).differs


BAD = {
    "empty": "",
    "something else": "# Hello",
    "broken JSON": '{"schema": ',
    "another schema": '{"schema": "framework-advisor/1"}',
    "nothing in it": '{"schema": "framework-advisor-record/1"}',
    "a broken comment": "<!-- framework-advisor-record\n{\n-->",
    "a list in a comment": "<!-- framework-advisor-record\n[]\n-->",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_is_no_record_is_refused(trees, text):
    """With words for why."""
    with pytest.raises(NotARecord, match=r"\w+ \w+"):
        read(text, trees.catalogue)


def broken(advice, **parts):
    """A record with parts that it cannot have."""
    return json.dumps({**record(advice, TODAY), **parts})


@pytest.mark.parametrize(
    "parts",
    [{"said": {}}, {"said": 3}, {"options": [{}]}, {"options": 3}, {"made": "soon"}, {"drivers": [{"weight": 1}]}],
)
def test_a_spoilt_record_is_refused(trees, parts):
    """Whatever part it is."""
    with pytest.raises(NotARecord):
        read(broken(trees.advise(IMAGES), **parts), trees.catalogue)


def test_a_need_that_is_no_longer_known_is_named(trees):
    """It cannot be replayed then, and says what is missing."""
    raw = broken(trees.advise(needs(must("language", "java")))).replace('"java"', '"cobol"')
    with pytest.raises(NotARecord, match="cobol"):
        read(raw, trees.catalogue)


@pytest.fixture
def command(monkeypatch, tmp_path):
    """Runs `replay` on a file with this text, against the invented knowledge; gives the exit status."""
    monkeypatch.setattr("advisor.__main__.load", lambda _: small.advisor().catalogue)

    def run(text):
        path = tmp_path / "record.md"
        path.write_text(text, "utf-8")
        monkeypatch.setattr(sys, "argv", ["advisor", "replay", str(path)])
        return main()

    return run


def today_s():
    """The invented advisor, ages counted to today as the command does."""
    return Advisor.of(small.advisor().catalogue)


def test_status_0_when_it_is_the_same(command, capsys):
    """And both lines are printed."""
    assert command(markdown(record(today_s().advise(IMAGES)))) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_status_1_when_it_differs(command, capsys):
    """With why."""
    raw = record(today_s().advise(IMAGES))
    raw["options"] = raw["options"][1:]
    assert command(json.dumps(raw)) == 1
    assert phrases()["verdict_differs"] in capsys.readouterr().out


def test_status_2_when_it_is_no_record(command, capsys):
    """The error names the file and says what is wrong."""
    assert command("# Hello") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "record.md" in said.err


def test_status_2_when_there_is_no_file(monkeypatch, capsys):
    """No stack trace."""
    monkeypatch.setattr(sys, "argv", ["advisor", "replay", "/nowhere/record.md"])
    assert main() == 2
    assert "/nowhere/record.md" in capsys.readouterr().err
