"""How what a registry said becomes a framework's release."""

import pytest

from advisor.build import build
from advisor.catalogue import KnowledgeError, load
from advisor.ratings import computed
from tests.advisor import small

SAID = {
    "package": "ash-net",
    "version": "2.0",
    "date": "2026-11-20",
    "size_mb": 16,
    "packed": "wheel",
    "url": "https://pypi.org/project/ash-net/",
    "checked": "2026-11-21",
}


def files(pypi=SAID, npm=None, **fields):
    """The small knowledge with evidence of Ash."""
    ash = {**small.ASH, "packages": {"pypi": "ash-net", "npm": "@ash/net"}, **fields}
    heard = {"evidence/pypi": {"ash": pypi} if pypi else {}, "evidence/npm": {"ash": npm} if npm else {}}
    return {**small.files(ash=ash), **heard}


def release(*arguments, **fields):
    """Ash's release."""
    return build(files(*arguments, **fields), "test").frameworks["ash"].release


def test_evidence_goes_before_the_file():
    """With the registry's page as its source, of the day it was asked."""
    found = release()
    assert (found.version, found.date, found.size_mb) == ("2.0", "2026-11-20", 16)
    assert [source.evidence() for source in found.sources] == [
        {"title": "ash-net on PyPI", "url": "https://pypi.org/project/ash-net/", "checked": "2026-11-21"}
    ]


def test_without_evidence_the_file_is_right():
    """For what no registry carries."""
    assert release(None).version == "1.0"


def test_evidence_of_another_package_is_none():
    """A file that names another one by now is not told that one's version."""
    assert release({**SAID, "package": "old-ash"}).version == "1.0"


def test_the_version_of_a_client_is_not_the_framework_s():
    """A server that is no package has its release from its file, whatever its client's evidence says."""
    assert release(packages={"pypi": "ash-net", "apart": True}).version == "1.0"


def test_a_size_alone_in_the_file_is_better_than_the_package_s():
    """As what a browser loads is; both sources are named."""
    found = release(release={"size_mb": 1.5, **small.CITED})
    assert (found.version, found.size_mb) == ("2.0", 1.5)
    assert [source.title for source in found.sources] == ["ash-net on PyPI", "About Ash"]


def test_a_version_can_be_of_something_else():
    """Core ML's package is its converter, which is then named."""
    assert release(release={"of": "ash tools", **small.CITED}).version == "ash tools 2.0"


def test_the_size_of_a_source_archive_does_not_count():
    """It may be a few kilobytes that download the rest."""
    assert release({**SAID, "packed": "sdist"}).size_mb is None


def test_the_home_is_npm_for_what_python_cannot_work_with():
    """A converter on PyPI does not make TensorFlow.js a Python package."""
    npm = {**SAID, "package": "@ash/net", "version": "3.0", "url": "https://www.npmjs.com/package/@ash/net"}
    assert release(npm=npm).version == "2.0"
    assert release(npm=npm, languages={"python": small.support("none", "none")}).version == "3.0"
    assert release(npm=npm, languages={}).sources[0].title == "@ash/net on npm"


def test_longevity_follows_the_evidence():
    """The computed rating has the registry's page as its source."""
    catalogue = build(files({**SAID, "date": "2020-11-20"}), "test")
    rating = computed(catalogue.frameworks["ash"], catalogue, small.TODAY)["longevity"]
    assert rating.value == 0
    assert rating.sources[0].title == "ash-net on PyPI"


COUNTED = {
    "url": "https://example.org/trees/ash",
    "authors": 40,
    "commits": 400,
    "since": "2025-08-23",
    "until": "2026-08-22",
    "checked": "2026-11-21",
}


def counts(counted=COUNTED, **fields):
    """Ash's counts, where its repository was counted."""
    ash = {**small.ASH, "repository": "https://example.org/trees/ash", **fields}
    found = build({**small.files(ash=ash), "evidence/repositories": {"ash": counted}}, "test")
    return found.frameworks["ash"].counts


def test_what_was_counted_belongs_to_the_framework():
    """With the repository as its source, of the day on which somebody counted."""
    found = counts()
    assert (found.authors, found.commits, found.since, found.until) == (40, 400, "2025-08-23", "2026-08-22")
    assert [source.evidence() for source in found.sources] == [
        {"title": "Commits of trees/ash", "url": "https://example.org/trees/ash", "checked": "2026-11-21"}
    ]


@pytest.mark.parametrize(
    "fields",
    [{"repository": "https://example.org/woods/ash"}, {"repository_path": "train"}],
    ids=["another repository", "another folder"],
)
def test_what_was_counted_elsewhere_does_not_count(fields):
    """A file that names another repository by now is not told that one's people."""
    assert counts(**fields) is None
    assert counts({**COUNTED, "path": "train"}, repository_path="train").authors == 40


def test_no_community_is_typed_in_where_it_was_counted(knowledge):
    """It would be read by nobody: the computed one goes before it."""
    assert [f.id for f in knowledge.frameworks.values() if f.counts and "community" in f.ratings] == []


def test_every_community_is_known(knowledge):
    """Counted, or judged where nothing can be counted."""
    assert [f.id for f in knowledge.frameworks.values() if not f.counts and "community" not in f.ratings] == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"url": "pypi.org"}, "evidence/pypi.yml: ash.url: 'pypi.org' does not match"),
        ({"stars": 5}, "evidence/pypi.yml: ash: Additional properties are not allowed"),
        ({"date": "2026"}, "evidence/pypi.yml: ash.date: '2026' does not match"),
    ],
)
def test_evidence_is_held_against_the_schema(tmp_path, change, line):
    """As all knowledge is."""
    with pytest.raises(KnowledgeError) as caught:
        load(small.write(tmp_path, files({**SAID, **change})))
    assert caught.value.problems[0].startswith(line)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"authors": -1}, "evidence/repositories.yml: ash.authors: -1 is less than the minimum"),
        ({"names": ["Ann"]}, "evidence/repositories.yml: ash: Additional properties are not allowed"),
        ({"until": "2026-08"}, "evidence/repositories.yml: ash.until: '2026-08' does not match"),
    ],
)
def test_counts_are_held_against_the_schema(tmp_path, change, line):
    """As all knowledge is; nobody's name has a place there."""
    with pytest.raises(KnowledgeError) as caught:
        load(small.write(tmp_path, {**files(), "evidence/repositories": {"ash": {**COUNTED, **change}}}))
    assert caught.value.problems[0].startswith(line)


def test_counts_are_of_frameworks(tmp_path):
    """What was taken out leaves none behind."""
    with pytest.raises(KnowledgeError, match="'moss' is not a framework with a file"):
        load(small.write(tmp_path, {**files(), "evidence/repositories": {"moss": COUNTED}}))


def test_evidence_is_of_frameworks(tmp_path):
    """What was taken out leaves none behind."""
    broken = {**files(), "evidence/npm": {"moss": SAID}}
    with pytest.raises(KnowledgeError, match="'moss' is not a framework with a file"):
        load(small.write(tmp_path, broken))


def test_the_version_of_the_knowledge_tells_evidence_apart(tmp_path):
    """New evidence can change an advice, and a record has to say so."""
    folder = small.write(tmp_path, files())
    before = load(folder).version
    small.write(tmp_path, {"evidence/pypi": {"ash": {**SAID, "version": "2.1"}}})
    assert load(folder).version != before
