import pytest

from advisor import __main__ as command
from advisor.advice import Advisor
from advisor.build import build
from advisor.catalogue import KnowledgeError, load
from advisor.needs import Need
from advisor.profiles import NOTHING, flips, needs_of, verdicts
from tests.advisor import small

PHONE = {"need": "target", "value": "phone", "must": True}


def profile(*needs, pick="ash", id_="a-project"):
    """A kept profile."""
    return {"id": id_, "title": "A project", "needs": list(needs), "pick": pick}


def kept(*profiles):
    """The small knowledge with profiles."""
    return {**small.files(), "profiles": list(profiles)}


def judged(*profiles):
    """The verdicts on profiles."""
    return verdicts(Advisor.of(build(kept(*profiles), "test"), small.TODAY))


def test_needs_are_as_a_person_would_have_said_them():
    """Wishes that are wanted, unless told otherwise."""
    said = [
        PHONE,
        {"need": "exclude", "value": "google", "wanted": False},
        {"need": "os", "value": "linux", "role": "run"},
    ]
    (found,) = judged(profile(*said))
    assert needs_of(found.profile).items == (
        Need("target", "phone", must=True),
        Need("exclude", "google", wanted=False),
        Need("os", "linux", role="run"),
    )


def test_the_pick_is_the_advisor_s():
    """With the share that it gives."""
    (found,) = judged(profile(PHONE))
    advice = small.advisor().advise(needs_of(found.profile))
    assert found.pick == advice.pick.id
    assert found.share == advice.shares[advice.order[0]]


def test_another_pick_than_the_kept_one_is_a_flip():
    """And the same is none."""
    (found,) = judged(profile(PHONE, pick="oak"))
    (same,) = judged(profile(PHONE, pick=found.pick))
    assert (found.flipped, same.flipped) == (True, False)


def test_nothing_can_be_the_pick():
    """Where no candidate meets the musts: nothing but Birch may speak Go."""
    no_birch = [
        {"need": "language", "value": "go", "must": True},
        {"need": "exclude", "value": "birch", "wanted": False, "must": True},
    ]
    (found,) = judged(profile(*no_birch, pick=NOTHING))
    assert (found.pick, found.share, found.flipped) == (NOTHING, 0.0, False)


def test_flips_are_those_that_differ():
    """One of two, with before and after."""
    before = judged(profile(PHONE), profile({"need": "priority", "value": "ease"}, id_="other"))
    after = (before[0], judged(profile(PHONE, id_="other"))[0])
    assert flips(before, after) == [(before[1], after[1])]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (profile({"need": "moss", "value": "phone"}), "profiles.yml: a-project.needs: 'moss' is not a need (allowed:"),
        (profile({"need": "target", "value": "moss"}), "'moss' is not a value of the need target (allowed: notebook,"),
        (profile({"need": "target", "value": "ash"}), "'ash' is not a value of the need target"),
        (
            profile(PHONE, pick="ash+moss"),
            "profiles.yml: a-project.pick: 'moss' is not a framework with a file (allowed:",
        ),
        (profile(PHONE, pick="ash elm"), "profiles.yml: 0.pick: 'ash elm' does not match"),
        (profile(), "profiles.yml: 0.needs: [] "),
    ],
    ids=["need", "value", "framework as target", "pick", "form of the pick", "no need"],
)
def test_a_profile_of_what_is_unknown_is_refused(tmp_path, wrong, line):
    """With the place, the word and what is allowed."""
    with pytest.raises(KnowledgeError) as caught:
        load(small.write(tmp_path, kept(wrong)))
    assert line in caught.value.problems[0]


def test_a_framework_can_be_had_or_excluded(tmp_path):
    """The values of two needs are frameworks too."""
    needs = [{"need": "current", "value": "oak"}, {"need": "exclude", "value": "birch", "wanted": False}]
    assert load(small.write(tmp_path, kept(profile(*needs)))).profiles


def run(tmp_path, monkeypatch, *profiles):
    """The exit code of `python -m advisor profiles` on the small knowledge."""
    folder = small.write(tmp_path, kept(*profiles))
    monkeypatch.setattr("sys.argv", ["advisor", "profiles", str(folder)])
    return command.main()


def test_the_command_says_what_flipped_and_what_to_do(tmp_path, monkeypatch, capsys):
    """Both picks and the share, and exit code 1."""
    (found,) = judged(profile(PHONE))
    assert run(tmp_path, monkeypatch, profile(PHONE, pick="oak")) == 1
    told = capsys.readouterr()
    assert told.out.split() == ["a-project", found.pick, f"{found.share:.0%}", "kept:", "oak"]
    assert "a-project" in told.err
    assert "write the new pick there" in told.err


def test_the_command_is_content_with_what_is_as_kept(tmp_path, monkeypatch, capsys):
    """Exit code 0, and nothing on standard error."""
    (found,) = judged(profile(PHONE))
    assert run(tmp_path, monkeypatch, profile(PHONE, pick=found.pick)) == 0
    assert capsys.readouterr().err == ""


def test_the_real_profiles_are_a_dozen_and_differ(knowledge):
    """Twelve or more, told apart by their needs."""
    assert len({tuple(map(str, p.needs)) for p in knowledge.profiles}) == len(knowledge.profiles) >= 12
