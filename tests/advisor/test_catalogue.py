import pytest

from advisor.catalogue import KnowledgeError, load
from tests.advisor import small


def problems(folder):
    """What `load` finds wrong with a folder."""
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return caught.value.problems


def found(tmp_path, files):
    """What `load` finds wrong with some files."""
    return problems(small.write(tmp_path, files))


def ash(**fields):
    """The small knowledge with changed fields of one framework."""
    return small.files(ash={**small.ASH, **fields})


def test_loads_what_is_well_formed(tmp_path):
    """A folder without a problem gives the frameworks of its files, by file name."""
    catalogue = load(small.write(tmp_path, small.files()))
    assert list(catalogue.frameworks) == ["ash", "birch", "cedar", "elm", "oak"]


def test_version_changes_with_any_byte(tmp_path):
    """The version tells two states of the knowledge apart, and only those."""
    folder = small.write(tmp_path, small.files())
    before, again = load(folder).version, load(folder).version
    with (folder / "frameworks" / "ash.yml").open("a") as file:
        file.write("# one comment more\n")
    assert before == again != load(folder).version


def test_unreadable_yaml_names_the_file_and_the_line(tmp_path):
    """A file that is no YAML is named, with where the reader stumbled."""
    folder = small.write(tmp_path, small.files())
    (folder / "frameworks" / "birch.yml").write_text("name: Birch\naliases: [birch\n")
    assert [line.split(": ")[0] for line in problems(folder)] == ["frameworks/birch.yml"]
    assert "line 3" in problems(folder)[0]


def test_missing_file_is_named(tmp_path):
    """A file that must be there and is not is a problem by its name."""
    folder = small.write(tmp_path, small.files())
    (folder / "glossary.yml").unlink()
    assert problems(folder) == ["glossary.yml: missing"]


def test_missing_and_unreadable_are_both_listed(tmp_path):
    """That one file cannot be read does not hide that another is not there."""
    folder = small.write(tmp_path, small.files())
    (folder / "glossary.yml").unlink()
    (folder / "frameworks" / "birch.yml").write_text("[")
    assert {line.split(":")[0] for line in problems(folder)} == {"glossary.yml", "frameworks/birch.yml"}


def test_unreadable_file_does_not_hide_the_problems_of_others(tmp_path):
    """All problems of all files: a wrong value is listed beside a file that is no YAML."""
    folder = small.write(tmp_path, ash(roles=["fly"]))
    (folder / "frameworks" / "birch.yml").write_text("[")
    assert {line.split(":")[0] for line in problems(folder)} == {"frameworks/ash.yml", "frameworks/birch.yml"}


def test_wrong_type_names_file_property_value_and_what_is_allowed(tmp_path):
    """A number where a text belongs is told in one line that says how to mend it."""
    assert found(tmp_path, ash(name=7)) == ["frameworks/ash.yml: name: 7 is not of type 'string' (allowed: string)"]


def test_wrong_choice_lists_the_choices(tmp_path):
    """A value out of a short list is named with the list."""
    (line,) = found(tmp_path, ash(kind="tree"))
    assert line.startswith("frameworks/ash.yml: kind: 'tree'")
    assert all(kind in line for kind in ("framework", "high-level-api", "classical-ml", "runtime", "server"))


def test_wrong_choice_lists_the_choices_of_a_long_list_too(tmp_path):
    """The list of what is allowed is not cut off, however long it is."""
    claim = {"text": "Ash is an invented framework.", "about": "forestry", **small.CITED}
    (line,) = found(tmp_path, ash(claims=[claim]))
    assert "claims.0.about: 'forestry'" in line
    assert "'choice'" in line


def test_wrong_pattern_names_the_place_inside_the_file(tmp_path):
    """The place is the path to the value, and the pattern is what is allowed."""
    release = {**small.ASH["release"], "date": "yesterday"}
    (line,) = found(tmp_path, ash(release=release))
    assert line.startswith("frameworks/ash.yml: release.date: 'yesterday'")
    assert r"^\d{4}" in line


def test_all_problems_of_all_files_are_listed(tmp_path):
    """Two wrong values in one file and one in another make three lines."""
    files = ash(name=7, kind="tree")
    files["frameworks/birch"]["roles"] = []
    lines = found(tmp_path, files)
    assert sorted(line.split(": ")[0] for line in lines) == ["frameworks/ash.yml"] * 2 + ["frameworks/birch.yml"]


def test_the_error_reads_as_one_text(tmp_path):
    """What is printed at a failed start holds the count and every line."""
    folder = small.write(tmp_path, ash(name=7, kind="tree"))
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    assert str(caught.value).splitlines() == ["2 problem(s) in the knowledge:", *caught.value.problems]


@pytest.mark.parametrize(
    ("field", "need"),
    [("languages", "language"), ("targets", "target"), ("hardware", "hardware"), ("os", "os"), ("tasks", "task")],
)
def test_unknown_value_of_a_need_lists_the_known_ones(tmp_path, field, need):
    """A word that needs.yml does not have is named with those that it has."""
    item = small.rating(3) if field == "tasks" else small.support("full")
    known = sorted(value["id"] for kind in small.NEEDS if kind["id"] == need for value in kind["values"])
    allowed = f"(allowed: {', '.join(known)})"
    expected = f"frameworks/ash.yml: {field}: 'moss' is not a value of the need {need} {allowed}"
    assert found(tmp_path, ash(**{field: {"moss": item}})) == [expected]


@pytest.mark.parametrize("id_", ["moss", "longevity"], ids=["unknown", "computed"])
def test_only_rated_criteria_can_be_rated(tmp_path, id_):
    """A rating of an unknown criterion, or of one that is computed, is refused."""
    (line,) = found(tmp_path, ash(ratings={id_: small.rating(3)}))
    wrong = f"'{id_}' is not a criterion that is rated"
    assert line == f"frameworks/ash.yml: ratings: {wrong} (allowed: ease, power, speed)"


@pytest.mark.parametrize("field", ["raises", "caps"])
def test_a_need_can_only_raise_criteria_that_there_are(tmp_path, field):
    """`raises` and `caps` are held against criteria.yml."""
    files = small.files()
    files["needs"][1]["values"][0][field] = {"moss": 3}
    (line,) = found(tmp_path, files)
    assert line.startswith(f"needs.yml: purpose.learning.{field}: 'moss' is not a criterion (allowed: ease,")


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("built_on", {"built_on": ["moss"]}),
        ("status.successor", {"status": {**small.ASH["status"], "successor": ["moss"]}}),
        ("exports", {"exports": [{"to": "moss", "by": "ash2moss", "quality": 3, **small.CITED}]}),
        ("migrations", {"migrations": [{"to": "moss", "steps": ["Write it anew."], **small.CITED}]}),
        ("claims", {"claims": [{"text": "Ash and moss are alike.", "frameworks": ["moss"], **small.CITED}]}),
    ],
)
def test_dangling_id_lists_the_frameworks(tmp_path, place, fields):
    """A reference to a framework without a file is named with its place and the files that there are."""
    allowed = "(allowed: ash, birch, cedar, elm, oak)"
    expected = f"frameworks/ash.yml: {place}: 'moss' is not a framework with a file {allowed}"
    assert found(tmp_path, ash(**fields)) == [expected]


def test_dangling_id_in_a_topic(tmp_path):
    """Topics are held against the frameworks too."""
    claim = {"text": "Moss is no tree at all.", "frameworks": ["moss"], **small.CITED}
    sources = {"page": {"title": "About moss", "checked": "2026-11-21"}}
    files = {**small.files(), "topics/moss": {"title": "Moss", "claims": [claim], "sources": sources}}
    (line,) = found(tmp_path, files)
    assert line.startswith("topics/moss.yml: claims: 'moss' is not a framework")


def test_unknown_source_is_named_with_where_it_is_cited(tmp_path):
    """A citation without a source entry is a problem at its place."""
    licence = {"spdx": "MIT", "source": ["hearsay"]}
    (line,) = found(tmp_path, ash(licence=licence))
    assert line.startswith("frameworks/ash.yml: licence.source: 'hearsay' is no source")
    assert "sources.yml" in line


def test_shared_sources_can_be_cited_everywhere(tmp_path):
    """sources.yml serves all files."""
    files = ash(licence={"spdx": "MIT", "source": ["shared"]})
    files["sources"] = {"shared": {"title": "A shared page", "checked": "2026-11-21"}}
    catalogue = load(small.write(tmp_path, files))
    assert [source.title for source in catalogue.frameworks["ash"].licence.sources] == ["A shared page"]


@pytest.mark.parametrize("spelling", ["birch", "BIRCH"])
def test_one_spelling_cannot_name_two_frameworks(tmp_path, spelling):
    """An alias that is another one's name, in whatever case, is refused and says whose it is."""
    (line,) = found(tmp_path, ash(aliases=[spelling]))
    assert line == "frameworks/birch.yml: aliases: 'birch' already names frameworks/ash"


def test_file_name_has_to_be_an_id(tmp_path):
    """A framework's id is its file's name, which replies hold as lower-case kebab-case."""
    lines = found(tmp_path, {**small.files(), "frameworks/Big Elm": {**small.ELM, "name": "Big Elm"}})
    assert any("Big Elm" in line for line in lines)
