"""What the documents point to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "knowledge").glob("*.md")),
]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```", re.DOTALL)


def verbs() -> set[str]:
    """The documented targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_verb_exists(name):
    """Commands are copied from there."""
    text = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"(?:`|^\s*(?:\$ )?|&& |[A-Z_]+=\S+ )make ([a-z]+)", text, re.MULTILINE))
    assert named
    assert named <= verbs()


def test_the_readme_names_the_two_commands():
    """To run it, and to test it."""
    assert {"make run", "make test"} <= set(re.findall(r"make [a-z]+", (ROOT / "README.md").read_text("utf-8")))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_lead_to_files(path):
    """And those within a document to one of its headings."""
    text = CODE.sub("", path.read_text("utf-8"))
    for link in LINK.findall(text):
        if not re.match(r"[a-z]+:", link):
            file, _, heading = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.exists(), link
            if heading and target.suffix == ".md":
                assert heading in headings(target), link


def headings(path: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a document."""
    titles = re.findall(r"^#+ (.+)$", CODE.sub("", path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_every_module_of_the_actions_has_its_place():
    """In the table that shows a newcomer what is for what."""
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    table = text.partition("| what for | modules of `actions/` |")[2].partition("\n\n")[0]
    modules = {path.stem for path in (ROOT / "actions").glob("*.py") if not path.stem.startswith("__")}
    assert set(re.findall(r"`(\w+)`", table)) == modules
