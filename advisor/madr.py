"""A decision record as Markdown, in the form of MADR 4 (Markdown Architectural Decision Records, adr.github.io/madr).

At its end stands, in a comment, what a replay needs: the part of the record's JSON that `REPLAYED` names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from advisor.record import Record, phrases
from advisor.stack import side

REPLAYED = ("schema", "made", "knowledge_version", "said", "drivers", "options")

COMMENT = re.compile(r"<!-- framework-advisor-record\n(.*?)\n-->", re.DOTALL)

SHOWN = 4
"""Candidates whose points are set side by side."""


def markdown(record: Record) -> str:
    """The record for people; the same record gives the same text."""
    words = phrases()
    parts = [
        ["---", f"status: {record['status']}", f"date: {record['made']}", "---"],
        [f"# {record['title']}"],
        *([[_changed(record)]] if record["changed_since"] else []),
        [words["context"]],
        [words[f"ask_{side(record['kind'])}"]],
        list(_needs(record)),
        [words["drivers"]],
        [words["driver"].format(label=d["label"], weight=100 * d["weight"]) for d in _weightiest(record)],
        [words["options"]],
        list(_options(record)) or [words["no_option"]],
        *_outcome(record),
        *_points(record),
        *_ruled_out(record),
        *_information(record),
        [comment(record)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def comment(record: Record) -> str:
    """What a replay reads, in a comment, which two dashes in it would end."""
    kept = {key: record[key] for key in REPLAYED}
    kept["options"] = [{key: option[key] for key in option if key != "points"} for option in record["options"]]
    raw = json.dumps(kept, separators=(",", ":"), ensure_ascii=False)
    safe = raw.replace("--", "-\\u002d")
    return f"<!-- framework-advisor-record\n{safe}\n-->"


def _changed(record: Record) -> str:
    return phrases()["changed"].format(then=record["changed_since"], now=record["knowledge_version"])


def _needs(record: Record) -> Iterator[str]:
    words = phrases()
    for need in record["needs"]:
        polarity, firmness = "" if need["wanted"] else words["not"], words["must" if need["must"] else "wish"]
        yield words["need"].format(need=need["need"], polarity=polarity, value=need["label"], firmness=firmness)
    if not record["needs"]:
        yield words["nothing_said"]
    yield from (words["assumed"].format(text=text) for text in record["assumed"])


def _weightiest(record: Record) -> list[dict[str, Any]]:
    return sorted(record["drivers"], key=lambda driver: -driver["weight"])


def _options(record: Record) -> Iterator[str]:
    words, more = phrases(), record["candidates"] - len(record["options"])
    for option in record["options"]:
        yield words["option"].format(**_scored(option))
    if more:
        yield words["one_more"] if more == 1 else words["more"].format(count=more)


def _scored(option: dict[str, Any]) -> dict[str, Any]:
    return {"name": option["name"], "score": option["score"], "share": 100 * option["first_share"]}


def _outcome(record: Record) -> Iterator[list[str]]:
    words = phrases()
    yield [words["outcome"]]
    if record["pick"] is None:
        yield [f"{words['nothing']}."]
        return
    yield [words["chosen"].format(**_scored(record["options"][0]))]
    if record["export"]:
        yield [words["export"].format(by=record["export"]["by"])]
    yield [words["consequences"]]
    yield list(_consequences(record))
    yield [words["confirmation"]]
    yield [words["confirm"]]


def _consequences(record: Record) -> Iterator[str]:
    words, lost = phrases(), (record["export"] or {}).get("loses")
    found = record["consequences"]
    for key, sign, told in (("good", 1, [*record["reasons"], *found["good"]]), ("bad", -1, found["bad"])):
        for one in told:
            next_to = one.get("next_to") or words["average"]
            yield words[key].format(text=one["text"], points=sign * one["points"], next_to=next_to)
    if lost:
        yield words["loses"].format(loses=lost)
    if record["rival"] is None:
        yield words["consequences_none"]


def _points(record: Record) -> Iterator[list[str]]:
    words, shown = phrases(), record["options"][:SHOWN]
    if not shown:
        return
    yield [words["pros"]]
    yield [words["pros_lead"]]
    rows = [[words["criterion"], words["weight"], *(option["name"] for option in shown)]]
    rows += [["---", "---:", *("---:" for _ in shown)]]
    for driver in _weightiest(record):
        cells = [_cell(option, driver["criterion"]) for option in shown]
        rows.append([driver["label"], f"{driver['weight']:.3f}", *cells])
    rows.append([words["sum"], "1", *(f"{option['score']:.2f}" for option in shown)])
    yield [f"| {' | '.join(row)} |" for row in rows]


def _cell(option: dict[str, Any], criterion: str) -> str:
    unknown = f" {phrases()['unknown']}" if option["ratings"][criterion] is None else ""
    return f"{option['points'][criterion]:.2f}{unknown}"


def _ruled_out(record: Record) -> Iterator[list[str]]:
    words = phrases()
    if record["ruled_out"]:
        yield [words["ruled_out"]]
        yield [_out(out["name"], out["because"]) for out in record["ruled_out"]]


def _out(name: str, because: str) -> str:
    """Some facts name the framework themselves."""
    return phrases()["out_named" if because.startswith(name) else "out"].format(name=name, because=because)


def _information(record: Record) -> Iterator[list[str]]:
    words = phrases()
    yield [words["information"]]
    yield [words["made"].format(made=record["made"], version=record["knowledge_version"], seed=record["seed"])]
    if record["pick"]:
        yield [words["changes"]]
        changes = [words["change"].format(change=flip["change"], name=flip["name"]) for flip in record["flips"]]
        yield changes or [words["no_change"]]
    if record["sources"]:
        yield [words["sources"]]
        yield [words["source" if source["url"] else "source_without"].format(**source) for source in record["sources"]]
