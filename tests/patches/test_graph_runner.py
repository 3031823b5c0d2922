"""The model's parts run in the same order as by dask's plan, with the same result."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from patches.graph_runner import in_order, run, stock


class Part(GraphComponent):
    """A part that notes that it ran."""

    ran: ClassVar[list[str]] = []

    @classmethod
    def create(cls, config, model_storage, resource, execution_context, **kwargs) -> Part:
        """As the graph makes it."""
        found = cls()
        found.name, found.error = config["name"], config.get("error")
        return found

    def work(self, first: Any = None, second: Any = None) -> str:
        """What it was given, in brackets."""
        self.ran.append(self.name)
        if self.error:
            raise self.error
        return f"{self.name}({first},{second})"


def node(name: str, error: Exception | None = None, **needs: str) -> SchemaNode:
    """One that needs others."""
    config = {"name": name, "error": error}
    return SchemaNode(needs=needs, uses=Part, constructor_name="create", fn="work", config=config, eager=True)


@pytest.fixture
def runner(tmp_path):
    """Makes one for some nodes."""

    def make(**nodes: SchemaNode) -> DaskGraphRunner:
        schema = GraphSchema(nodes)
        return DaskGraphRunner.create(schema, LocalModelStorage.create(tmp_path), ExecutionContext(schema))

    return make


@pytest.fixture
def diamond(runner) -> DaskGraphRunner:
    """Two parts that need one, and one that needs both; and one that nobody needs."""
    left, right = node("left", first="top"), node("right", first="top", second="__said__")
    end = node("end", first="left", second="right")
    return runner(right=right, end=end, other=node("other"), left=left, top=node("top", first="__said__"))


@pytest.mark.parametrize("targets", [["end"], ["left"], ["left", "right"], ["end", "__said__"]], ids=str)
def test_the_results_are_those_of_stock_rasa(diamond, targets):
    """For one target, for several, and for what was given."""
    inputs = {"__said__": ["hello"]}
    assert run(diamond, inputs, targets) == stock(diamond, inputs, targets)


def test_each_part_that_is_needed_runs_once(diamond):
    """As often as it is needed, and none besides."""
    Part.ran.clear()
    run(diamond, {"__said__": []}, ["end"])
    assert Part.ran == ["top", "left", "right", "end"]


def test_parts_are_in_the_order_in_which_they_are_needed(diamond):
    """So that rules are asked before the memory of stories, as in config.yml."""
    assert in_order(diamond._graph_schema, ("end",)) == ["top", "left", "right", "end"]


def test_a_second_run_knows_nothing_of_the_first(diamond):
    """Only the order is kept."""
    run(diamond, {"__said__": ["first"]}, ["end"])
    assert "first" not in str(run(diamond, {"__said__": ["second"]}, ["end"]))


@pytest.mark.parametrize("inputs", [{"__said__": "top"}, {"__said__": "hello"}], ids=str)
def test_an_input_that_could_be_a_node_is_as_in_stock_rasa(diamond, inputs):
    """Refused where it is the name of one."""
    assert _outcome(run, diamond, inputs) == _outcome(stock, diamond, inputs)


@pytest.mark.parametrize("error", [RuntimeError("no"), ValueError("no")], ids=repr)
def test_a_part_that_fails_raises_what_it_raises_in_stock_rasa(runner, error):
    """The same kind of error with the same text."""
    failing = runner(end=node("end", error))
    assert _outcome(run, failing, {}) == _outcome(stock, failing, {})


def test_what_is_missing_is_told(diamond):
    """As stock Rasa does."""
    with pytest.raises(GraphRunError, match="Missing input"):
        run(diamond, {}, ["end"])


def _outcome(runs, runner: DaskGraphRunner, inputs: dict[str, Any]) -> Any:
    try:
        return runs(runner, inputs, ["end"])
    except Exception as error:  # noqa: BLE001 - whatever it is, it is compared
        return type(error), str(error)
