import audit
import pytest
import yaml

JUDGED = [{"package": "keras", "ids": ["CVE-1", "GHSA-1"]}]


def report(*packages):
    """What pip-audit writes."""
    return {"dependencies": list(packages)}


def test_packages_that_were_skipped_are_no_all_clear():
    """pip-audit ends well and says "no known vulnerabilities" where it could ask for none of them."""
    with pytest.raises(audit.Unreachable, match="1 of 2 packages were skipped"):
        audit.reported(report({"name": "a", "vulns": []}, {"name": "b", "skip_reason": "not found on PyPI"}))


def test_an_empty_report_is_no_all_clear():
    """Nothing was asked for."""
    with pytest.raises(audit.Unreachable):
        audit.reported(report())


def test_a_finding_is_judged_under_any_of_its_names():
    """Databases differ in which they name first."""
    found = audit.reported(report({"name": "keras", "vulns": [{"id": "PYSEC-1", "aliases": ["GHSA-1"]}]}))
    assert audit.unjudged(found, JUDGED) == []
    assert audit.unheard_of(found, JUDGED) == []


def test_a_finding_without_a_judgement_is_told():
    """Also of another package under the same name."""
    found = audit.reported(report({"name": "dask", "vulns": [{"id": "CVE-1", "aliases": []}]}))
    assert audit.unjudged(found, JUDGED) == [("dask", "CVE-1")]
    assert audit.unheard_of(found, JUDGED) == [("keras", "CVE-1")]


@pytest.mark.parametrize(
    ("python", "npm", "code"),
    [
        ({}, {}, audit.CLEAN),
        ({("a", "CVE-9"): {"CVE-9"}}, {}, audit.FOUND),
        ({("a", "CVE-9"): {"CVE-9"}}, None, audit.UNREACHABLE),
        (None, {}, audit.UNREACHABLE),
    ],
)
def test_what_could_not_be_asked_is_told_apart(monkeypatch, python, npm, code):
    """From clean, and from found."""

    def ask(found):
        if found is None:
            raise audit.Unreachable("no way there")
        return found

    monkeypatch.setattr(audit, "python", lambda: ask(python))
    monkeypatch.setattr(audit, "npm", lambda: ask(npm))
    assert audit.main() == code


def test_all_judgements_are_whole():
    """Each with what it is, whether it can be reached, and why."""
    judged = yaml.safe_load(audit.JUDGED.read_text("utf-8"))
    locked = (audit.ROOT / "uv.lock").read_text("utf-8")
    for entry in judged["python"]:
        assert set(entry) == {"package", "locked", "ids", "what", "judgement", "why", "seen"}
        assert entry["judgement"] in {"not affected", "not reachable", "accepted"}
        assert f'name = "{entry["package"]}"\nversion = "{entry["locked"]}"' in locked
