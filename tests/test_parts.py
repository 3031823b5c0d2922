"""The parts fit together: what one names, another has."""

import ast
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.nlu.training_data.loading import load_data
from rasa_sdk.executor import ActionExecutor

from advisor.checks import PART

ROOT = Path(__file__).resolve().parents[1]
BY_RASA = {"nlu_fallback"}
"""Intents that Rasa sets and nobody trains."""


def read(pattern: str) -> list:
    """The contents of YAML files by their pattern from the root on."""
    return [yaml.safe_load(path.read_text("utf-8")) for path in sorted(ROOT.glob(pattern))]


def steps() -> list[dict]:
    """All steps of all rules and stories."""
    flows = [flow for content in read("data/rules/*.yml") for flow in content["rules"]]
    flows += [flow for content in read("data/stories/*.yml") for flow in content["stories"]]
    return [step for flow in flows for step in flow["steps"]]


def sources(*folders: str) -> list[ast.Module]:
    """The syntax trees of the modules in some folders."""
    return [ast.parse(path.read_text("utf-8")) for folder in folders for path in sorted((ROOT / folder).glob("*.py"))]


def strings(trees: list[ast.Module]) -> set[str]:
    """All string constants, those in f-strings left out."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    inside = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in inside}


def patterns(trees: list[ast.Module]) -> list[re.Pattern[str]]:
    """Each f-string or beginning of a key ("fact_{...}", "fact_" + ...) as a pattern of what it may become."""
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    texts = ["".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"\w+" for p in n.values) for n in found]
    texts += [text + r"\w+" for text in strings(trees) if re.fullmatch(r"[a-z]+_", text)]
    return [re.compile(text) for text in texts if re.match(r"[a-z]+_", text)]


@pytest.fixture(scope="module")
def domain() -> Domain:
    """domain.yml with the responses of data/."""
    return Domain.load([str(ROOT / "domain.yml"), str(ROOT / "data/responses")])


@pytest.fixture(scope="module")
def examples() -> dict[str, set[str]]:
    """Intent -> its training messages, in lower case."""
    found = defaultdict(set)
    for message in load_data(str(ROOT / "data/nlu")).intent_examples:
        found[message.get("intent")].add(message.get("text").strip().lower())
    return dict(found)


def test_every_intent_is_trained_and_every_trained_intent_is_known(domain, examples):
    """Rasa only warns."""
    assert set(examples) | BY_RASA == set(domain.intents) - unnamed(domain)


def test_every_intent_is_acted_upon(domain):
    """By a rule or a story."""
    assert {step["intent"] for step in steps() if "intent" in step} == set(domain.intents) - unnamed(domain)


def unnamed(domain: Domain) -> set[str]:
    """The intents that Rasa gives every domain."""
    return set(domain.intents) - set(yaml_names("intents"))


def yaml_names(key: str) -> list[str]:
    """The names under a key of domain.yml, with or without options."""
    content = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    return [next(iter(item)) if isinstance(item, dict) else item for item in content[key]]


def test_every_action_is_registered():
    """What the domain names is what the action server has."""
    executor = ActionExecutor()
    executor.register_package("actions")
    ours = {name for name, run in executor.actions.items() if type(run.__self__).__module__.startswith("actions.")}
    assert ours == set(yaml_names("actions"))


def test_every_action_is_reached():
    """By a rule or a story."""
    assert {step["action"] for step in steps() if "action" in step} == set(yaml_names("actions"))


def test_every_topic_has_the_same_name_everywhere():
    """Rules and responses stand in files named as the messages' or the stories'."""
    names = {folder: {path.stem for path in (ROOT / "data" / folder).glob("*.yml")} for folder in ("nlu", "rules")}
    assert names["nlu"] == names["rules"]


def test_every_response_is_used(domain):
    """By an action."""
    trees = sources("actions")
    used, made = strings(trees), patterns(trees)
    for name in domain.responses:
        dynamic = name.removeprefix("utter_") in used and any(p.fullmatch(name) for p in made)
        assert name in used or dynamic, name


def test_every_response_that_is_named_exists(domain):
    """In an action or a step."""
    named = {text for text in strings(sources("actions")) if re.fullmatch(r"utter_\w+", text)}
    named |= {step["action"] for step in steps() if step.get("action", "").startswith("utter_")}
    assert named <= set(domain.responses)


def test_the_needs_of_the_schema_are_those_of_the_knowledge():
    """All of them may be stated, and those with buttons may be asked about."""
    schema = json.loads((ROOT / "docs/reply.schema.json").read_text("utf-8"))["$defs"]
    needs = yaml.safe_load((ROOT / "knowledge/needs.yml").read_text("utf-8"))
    assert schema["needs"]["propertyNames"]["enum"] == [need["id"] for need in needs]
    askable = [need["id"] for need in needs if any(value.get("button") for value in need["values"])]
    assert schema["question"]["properties"]["need"]["enum"] == askable


def test_the_needs_of_the_knowledge_are_entities():
    """Rasa drops entities that the domain does not have."""
    needs = yaml.safe_load((ROOT / "knowledge/needs.yml").read_text("utf-8"))
    assert {need["id"] for need in needs} | {"framework", "term", "cue"} == set(yaml_names("entities"))


@pytest.fixture(scope="module")
def wording() -> set[str]:
    """The keys of knowledge/wording.yml."""
    return set(yaml.safe_load((ROOT / "knowledge/wording.yml").read_text("utf-8")))


def test_every_piece_of_wording_is_used(wording):
    """By name, or by an f-string that can become its name."""
    trees = sources("advisor", "actions")
    used, made = strings(trees), patterns(trees)
    assert {key for key in wording if key not in used and not any(p.fullmatch(key) for p in made)} == set()


def test_every_piece_of_wording_that_is_named_exists(wording):
    """Where the wording is looked up with a name that stands in the code."""
    assert {key for tree in sources("advisor", "actions") for key in looked_up(tree)} - wording == set()


def looked_up(tree: ast.Module) -> set[str]:
    """The constant keys in `say[...]` and `....wording[...]`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).split(".")[-1] in {"say", "wording"}:
            found |= constants(node.slice)
    return found


def constants(node: ast.expr) -> set[str]:
    """The strings that an expression may be, as far as they are written out."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) | constants(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) else set()


def test_wording_is_looked_up_under_the_names_that_are_checked():
    """Otherwise the test before this one would check nothing."""
    assert sum(len(looked_up(tree)) for tree in sources("advisor", "actions")) > 30


def test_every_phrasing_is_used():
    """By name, by an f-string that can become its name, or as a part of another one."""
    found = yaml.safe_load((ROOT / "knowledge/phrasings.yml").read_text("utf-8"))
    trees = sources("advisor", "actions", "components")
    used, made = strings(trees), patterns(trees)
    parts = {part for texts in found.values() for text in texts for part in PART.findall(text)}
    assert {name for name in found if name not in used | parts and not any(p.fullmatch(name) for p in made)} == set()


def test_every_phrasing_that_is_named_exists():
    """Where `says` or `phrasing` are called with a name that stands in the code."""
    found = yaml.safe_load((ROOT / "knowledge/phrasings.yml").read_text("utf-8"))
    nodes = [node for tree in sources("advisor", "actions", "components") for node in ast.walk(tree)]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    named = [n.args[0] for n in calls if ast.unparse(n.func) in {"says", "phrasing"}]
    names = {name for node in named for name in constants(node)}
    assert len(names) > 30
    assert names <= set(found)


def test_no_message_is_trained_for_two_intents(examples):
    """The same words cannot mean both."""
    owners = defaultdict(set)
    for intent, texts in examples.items():
        for text in texts:
            owners[text].add(intent)
    assert {text: intents for text, intents in owners.items() if len(intents) > 1} == {}


def test_no_wording_stands_in_the_domain():
    """What is said stands in data/responses/."""
    assert "responses" not in yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))


@pytest.mark.parametrize("path", sorted((ROOT / "advisor").glob("*.py")), ids=lambda path: path.stem)
def test_the_core_imports_nothing_of_rasa_nor_of_its_users(path):
    """Data flows one way."""
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imported & {"rasa", "rasa_sdk", "actions", "components", "channels"}
