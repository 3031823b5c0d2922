import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
import repositories
import yaml

from advisor.catalogue import load
from advisor.model import Repository
from tests.advisor import small

TODAY = date(2026, 11, 21)
OLD = {
    "url": "https://example.org/trees/ash",
    "authors": 7,
    "commits": 70,
    "since": "2025-06-02",
    "until": "2026-06-01",
    "checked": "2026-06-01",
}
ANN, BEN = ("Ann", "ann@example.org"), ("Ben", "ben@example.org")
PROFILE = {"id": "any", "title": "Any project", "needs": [{"need": "task", "value": "images"}], "pick": "ash"}


def git(folder, *arguments, **environment):
    """Runs git, without the settings of whoever runs the tests."""
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, **alone, **environment},
    )


def commit(folder, who, day, path="file"):
    """One commit to a file, by (name, e-mail) on a day."""
    name, mail = who
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{file.read_text() if file.exists() else ''}{name} {day}\n")
    git(folder, "add", ".")
    by = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in
          (("NAME", name), ("EMAIL", mail), ("DATE", f"{day}T12:00:00+0000"))}  # fmt: skip
    git(folder, "commit", "--message", "a change", **by)


def made(folder, *commits):
    """A repository with commits, which gives out parts of itself as the large hosts do."""
    folder.mkdir(parents=True)
    git(folder, "init", "--initial-branch", "main")
    git(folder, "config", "uploadpack.allowFilter", "true")
    for one in commits:
        commit(folder, *one)
    return folder


def counted(folder, *commits, end=TODAY, path=None):
    """(people, commits) in the year up to `end`."""
    repository = Repository("https://example.org/trees/ash", path)
    entry = repositories.count(repositories.history(made(folder, *commits) / ".git", path), repository, end, TODAY)
    return entry["authors"], entry["commits"]


def test_people_and_commits_of_a_year_are_counted(tmp_path):
    """The day a year before the last one is not in it any more."""
    commits = [(BEN, "2025-11-20"), (ANN, "2025-11-21"), (ANN, "2025-11-22"), (BEN, "2026-11-20"), (ANN, "2026-11-21")]
    assert counted(tmp_path / "ash", *commits) == (2, 3)


@pytest.mark.parametrize(
    "other",
    [("Ann", "ann@work.example"), ("ANN", "Ann@example.org"), ("Ann Ash", "ann@example.org")],
    ids=["another address", "other letters", "another name"],
)
def test_a_person_counts_once(tmp_path, other):
    """Under the same name or the same address."""
    assert counted(tmp_path / "ash", (ANN, "2026-10-01"), (other, "2026-10-02")) == (1, 2)


def test_names_and_addresses_join_over_several_steps(tmp_path):
    """Ann of home, who is Ann at work, who is A. there."""
    names = [ANN, ("Ann", "ann@work.example"), ("A.", "ann@work.example"), BEN]
    assert counted(tmp_path / "ash", *((who, "2026-10-01") for who in names)) == (2, 4)


def test_the_mailmap_of_the_repository_counts(tmp_path):
    """Projects say themselves who is who."""
    folder = made(tmp_path / "ash", (ANN, "2026-10-01"), (("nn", "nn@old.example"), "2026-10-02"))
    (folder / ".mailmap").write_text("Ann <ann@example.org> <nn@old.example>\n")
    commit(folder, BEN, "2026-10-03")
    commits = repositories.history(folder / ".git")
    assert repositories.people(commits) == 2


@pytest.mark.parametrize(
    "who",
    [
        ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"),
        ("pytorchbot", "soumith+bot@example.org"),
        ("Some AI Edge", "ai-edge-bot@example.org"),
        ("GitHub Actions", "actions@example.org"),
        ("jax authors", "ml-automation@example.org"),
    ],
)
def test_bots_are_left_out(tmp_path, who):
    """They are no community."""
    assert counted(tmp_path / "ash", (ANN, "2026-10-01"), (who, "2026-10-02")) == (1, 1)


@pytest.mark.parametrize(
    "who", [("Ann Talbot", "t@example.org"), ("abotsis", "github@bots.is"), ("Bo Cabot", "c@x.org")]
)
def test_people_with_bot_in_their_name_are_people(tmp_path, who):
    """Three letters make no machine."""
    assert counted(tmp_path / "ash", (ANN, "2026-10-01"), (who, "2026-10-02")) == (2, 2)


def test_merges_are_left_out(tmp_path):
    """Whoever merges did not write it, or is counted for what they wrote."""
    folder = made(tmp_path / "ash", (ANN, "2026-10-01"))
    git(folder, "checkout", "-b", "side")
    commit(folder, ANN, "2026-10-02", "other")
    git(folder, "checkout", "main")
    by = {f"GIT_{role}_{what}": "ben" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git(folder, "merge", "--no-ff", "side", **by)
    assert len(repositories.history(folder / ".git")) == 2


def test_a_folder_can_be_counted_alone(tmp_path):
    """Where the rest of a repository is something else."""
    commits = [(ANN, "2026-10-01", "train/a"), (BEN, "2026-10-02", "serve/b")]
    assert counted(tmp_path / "ash", *commits, path="train") == (1, 1)


@pytest.fixture
def folder(tmp_path):
    """The small knowledge, where Ash and Birch have repositories, and Ash was counted in June."""
    return knowledge(tmp_path, "https://example.org/trees")


def knowledge(tmp_path, at, **ash):
    """The small knowledge with repositories below an address; `ash`: more fields of Ash."""
    community = [*small.CRITERIA, small.criterion("community", [1, 1], "both")]
    trees = {
        "ash": {**small.ASH, "repository": f"{at}/ash", **ash},
        "birch": {**small.BIRCH, "repository": f"{at}/birch", "ratings": {"community": small.rating(4)}},
    }
    evidence = {"evidence/repositories": {"ash": {**OLD, "url": f"{at}/ash"}}}
    files = {**small.files(**trees), "criteria": community, **evidence, "profiles": [PROFILE]}
    return small.write(tmp_path / "knowledge", files)


@pytest.fixture
def mirrors(tmp_path):
    """A folder of git mirrors of both."""
    made(tmp_path / "mirrors" / "trees+ash", (ANN, "2026-08-01"), (BEN, "2026-09-01"))
    made(tmp_path / "mirrors" / "trees+birch", (ANN, "2025-10-10"), (BEN, "2026-10-01"))
    for name in ("ash", "birch"):
        work = tmp_path / "mirrors" / f"trees+{name}"
        (work / ".git").rename(work / "repo")
    return tmp_path / "mirrors"


def refreshed(folder, *arguments, clones=None):
    """The exit code of counting."""
    return repositories.main([str(argument) for argument in arguments], folder, TODAY, clones)


def evidence(folder):
    """What the folder has."""
    return load(folder).repositories


def test_what_was_counted_in_mirrors_is_kept(folder, mirrors):
    """The year ends with the mirror's newest commit, whose day is kept, and no name is."""
    assert refreshed(folder, "--mirror", mirrors) == 0
    assert evidence(folder)["ash"] == {
        "url": "https://example.org/trees/ash", "authors": 2, "commits": 2,
        "since": "2025-09-02", "until": "2026-09-01", "checked": "2026-11-21",
    }  # fmt: skip
    assert "ann" not in (folder / "evidence" / "repositories.yml").read_text().lower()


def test_what_changed_is_told(folder, mirrors, capsys):
    """With the rating before, judged or computed, and now."""
    refreshed(folder, "--mirror", mirrors)
    told = capsys.readouterr().out
    row = next(line for line in told.splitlines() if "birch" in line)
    assert row.index("4.0 judged") < row.index("0.5 computed")
    assert "2 counted, 0 failed, 2 changed." in told


def test_counting_again_changes_nothing(folder, mirrors, capsys):
    """The same histories make the same file."""
    refreshed(folder, "--mirror", mirrors)
    before = (folder / "evidence" / "repositories.yml").read_bytes()
    capsys.readouterr()
    refreshed(folder, "--mirror", mirrors)
    assert "Nothing changed." in capsys.readouterr().out
    assert (folder / "evidence" / "repositories.yml").read_bytes() == before


def test_a_dry_run_writes_nothing(folder, mirrors):
    """It counts and tells."""
    assert refreshed(folder, "--mirror", mirrors, "--dry-run") == 0
    assert evidence(folder)["ash"] == OLD


def test_only_counts_one(folder, mirrors):
    """And leaves the evidence of the others."""
    assert refreshed(folder, "--mirror", mirrors, "--only", "birch") == 0
    assert evidence(folder)["ash"] == OLD
    assert evidence(folder)["birch"]["authors"] == 2


@pytest.mark.parametrize("id_", ["moss", "cedar"], ids=["unknown", "without a repository"])
def test_only_refuses_what_cannot_be_counted(folder, mirrors, capsys, id_):
    """And lists what can."""
    assert refreshed(folder, "--mirror", mirrors, "--only", id_) == 2
    assert f"{id_!r} is no framework with a repository (allowed: ash, birch)" in capsys.readouterr().out


def test_a_mirror_that_ends_long_before_the_last_release_is_old(tmp_path, folder, capsys):
    """What is missing from it would be taken for nobody's work; Ash was released in November 2026."""
    made(tmp_path / "old" / "trees+ash", (ANN, "2026-04-01"))
    assert refreshed(folder, "--mirror", tmp_path / "old", "--only", "ash") == 1
    assert "the mirror ends on 2026-04-01, long before the release of 2026-11-01" in capsys.readouterr().out
    assert evidence(folder)["ash"] == OLD


def gone(folder):
    """A mirror that is not there."""


def empty(folder):
    """A repository without a commit."""
    folder.mkdir()
    git(folder, "init")


def no_repository(folder):
    """A folder that is no git directory, inside of one that is."""
    git(folder.parent, "init")
    folder.mkdir()


def damaged(folder):
    """A repository whose commits are lost."""
    made(folder, (ANN, "2026-10-01"))
    for path in (folder / ".git" / "objects").rglob("*"):
        if path.is_file():
            path.unlink()


def machines_only(folder):
    """A repository where no person works."""
    made(folder, (("roller[bot]", "r@example.org"), "2026-10-01"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (gone, "no mirror called trees+ash in"),
        (empty, "it has no commits"),
        (no_repository, "is no git directory"),
        (damaged, "it has no commits"),
        (machines_only, "no commit in it was made by a person"),
    ],
)
def test_a_failure_keeps_the_old_evidence_and_is_told(folder, mirrors, tmp_path, capsys, make, said):
    """In one line, with exit code 1; the others are counted all the same."""
    mirrors.joinpath("trees+ash").rename(tmp_path / "away")
    make(mirrors / "trees+ash")
    if (mirrors / "trees+ash" / ".git").exists():
        (mirrors / "trees+ash" / ".git").rename(mirrors / "trees+ash" / "repo")
    assert refreshed(folder, "--mirror", mirrors) == 1
    assert evidence(folder)["ash"] == OLD
    assert evidence(folder)["birch"]["authors"] == 2
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Failed")]
    assert line.startswith("Failed, the old evidence stays: ash: https://example.org/trees/ash: ")
    assert said in line


def test_a_folder_that_nobody_touched_is_told(tmp_path, mirrors, capsys):
    """A wrong path is no sign that nobody works there."""
    folder = knowledge(tmp_path, "https://example.org/trees", repository_path="nowhere")
    assert refreshed(folder, "--mirror", mirrors, "--only", "ash") == 1
    assert "no commit touches nowhere" in capsys.readouterr().out


@pytest.fixture
def live(tmp_path, monkeypatch):
    """Repositories that git reaches under an address: it is told to look for them in a folder."""
    made(tmp_path / "host" / "trees" / "ash", (ANN, "2024-01-01"), (BEN, "2026-09-01"))
    made(tmp_path / "host" / "trees" / "birch", (ANN, "2024-01-01"), (BEN, "2024-06-01"))
    settings = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.file://{tmp_path}/host/.insteadOf",
                "GIT_CONFIG_VALUE_0": "https://example.org/"}  # fmt: skip
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "host" / "trees"


def test_a_clone_is_counted_up_to_today(folder, live, tmp_path):
    """What nobody works on any more has no one; its newest commit tells since when."""
    assert refreshed(folder, clones=tmp_path / "clones") == 0
    found = evidence(folder)
    assert (found["ash"]["authors"], found["ash"]["since"], found["ash"]["until"]) == (1, "2025-11-22", "2026-09-01")
    assert (found["birch"]["authors"], found["birch"]["until"]) == (0, "2024-06-01")


def test_a_clone_brings_commits_and_no_files(folder, live, tmp_path):
    """A few megabytes even of the largest."""
    refreshed(folder, clones=tmp_path / "clones")
    (clone,) = Path(tmp_path / "clones").glob("trees+ash.*")
    listed = ["git", "-C", str(clone), "rev-list", "--objects", "--all", "--missing=print"]
    kinds = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()
    assert [line[0] for line in kinds].count("?") == 2


def test_a_clone_is_brought_up_to_date(folder, live, tmp_path):
    """The second time only what is new is asked for."""
    refreshed(folder, clones=tmp_path / "clones")
    commit(live / "ash", ANN, "2026-11-20")
    assert refreshed(folder, clones=tmp_path / "clones") == 0
    assert evidence(folder)["ash"]["authors"] == 2


def test_a_clone_of_a_folder_counts_it_alone(live, tmp_path):
    """The folders come too, without the files in them."""
    commit(live / "ash", ANN, "2026-11-20", "train/a")
    folder = knowledge(tmp_path, "https://example.org/trees", repository_path="train")
    assert refreshed(folder, "--only", "ash", clones=tmp_path / "clones") == 0
    assert (evidence(folder)["ash"]["authors"], evidence(folder)["ash"]["path"]) == (1, "train")


def test_a_repository_that_is_gone_is_told(folder, live, tmp_path, capsys):
    """And leaves no half of a clone behind."""
    live.joinpath("ash").rename(tmp_path / "away")
    assert refreshed(folder, clones=tmp_path / "clones") == 1
    assert "ash: https://example.org/trees/ash: fatal: " in capsys.readouterr().out
    assert evidence(folder)["ash"] == OLD
    assert [path.name for path in (tmp_path / "clones").iterdir()] == ["trees+birch.tree.git"]


def test_an_empty_repository_is_told(folder, live, tmp_path, capsys):
    """It is asked again the next time."""
    live.joinpath("ash").rename(tmp_path / "away")
    empty(live / "ash")
    assert refreshed(folder, "--only", "ash", clones=tmp_path / "clones") == 1
    assert "it has no commits" in capsys.readouterr().out
    assert not list((tmp_path / "clones").iterdir())


def test_without_git_it_is_said(folder, mirrors, monkeypatch, capsys):
    """Not with a stack trace."""
    monkeypatch.setenv("PATH", "")
    assert refreshed(folder, "--mirror", mirrors) == 1
    assert "git is not installed" in capsys.readouterr().out
    assert evidence(folder) == {"ash": OLD}


def test_evidence_of_what_has_no_repository_any_more_goes(folder, mirrors):
    """What is counted no more would only grow old."""
    path = folder / "frameworks" / "ash.yml"
    content = yaml.safe_load(path.read_text())
    del content["repository"]
    path.write_text(yaml.safe_dump(content))
    assert refreshed(folder, "--mirror", mirrors) == 0
    assert set(evidence(folder)) == {"birch"}


def test_a_flip_is_told(folder, mirrors, capsys):
    """Or that there is none, so that silence is not taken for it."""
    refreshed(folder, "--mirror", mirrors)
    told = capsys.readouterr().out
    assert "Flips: Any project: " in told or "No flip in 1 kept profiles." in told


def test_broken_knowledge_is_told(folder, mirrors, capsys):
    """With its problems."""
    (folder / "glossary.yml").unlink()
    assert refreshed(folder, "--mirror", mirrors) == 1
    assert "glossary.yml: missing" in capsys.readouterr().out
