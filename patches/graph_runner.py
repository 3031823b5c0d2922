"""Runs the parts of the model one after the other, in the order that is found once and not by dask at every run."""

from __future__ import annotations

from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

stock = DaskGraphRunner.run

ORDERS = "_orders"
"""The attribute of a runner that holds, for each set of targets, which nodes are run and what each is given."""

Order = list[tuple[str, GraphNode, tuple[str, ...]]]


def run(
    self: DaskGraphRunner, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
) -> dict[str, Any]:
    """As stock Rasa, less the planning for many workers, of which there is one. Raises GraphRunError."""
    if any(isinstance(value, str) for value in (inputs or {}).values()):
        return dict(stock(self, inputs, targets))  # it takes such an input for a node of that name, or refuses it
    wanted = tuple(targets or self._graph_schema.target_names)
    found: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
    try:
        for name, node, needs in _order(self, wanted):
            found[name] = node(*(found.get(need, need) for need in needs))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return dict(found[name] for name in wanted)


def _order(runner: DaskGraphRunner, targets: tuple[str, ...]) -> Order:
    orders = vars(runner).setdefault(ORDERS, {})
    if targets not in orders:
        schema = runner._graph_schema.minimal_graph_schema(list(targets))  # noqa: SLF001 - as in the stock function
        nodes = runner._instantiated_nodes  # noqa: SLF001
        names = in_order(schema, targets)
        orders[targets] = [(name, nodes[name], tuple(schema.nodes[name].needs.values())) for name in names]
    return orders[targets]


def in_order(schema: GraphSchema, targets: tuple[str, ...]) -> list[str]:
    """The nodes that the targets need, each behind those that it needs itself, else as they are named there."""
    found: dict[str, None] = {}

    def add(name: str) -> None:
        if name in schema.nodes and name not in found:
            for need in schema.nodes[name].needs.values():
                add(need)
            found[name] = None

    for target in targets:
        add(target)
    return list(found)
