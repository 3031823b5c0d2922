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
