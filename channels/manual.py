"""The description of the interface as a page: no script, nothing from elsewhere."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

from markdown_it import MarkdownIt

PAGE, STYLE = Path(__file__).with_name("manual.html"), Path(__file__).with_name("manual.css")

Schema = dict[str, Any]

OPERATION = Template("""<section aria-labelledby="$id">
<h3 id="$id"><span class="method">$method</span> <code>$path</code></h3>
<p><strong>$summary</strong></p>$description$parameters$body$responses</section>""")


def page(document: Schema) -> str:
    """An OpenAPI document as HTML."""
    info = document["info"]
    return Template(PAGE.read_text("utf-8")).substitute(
        title=html.escape(info["title"]),
        description=_prose(info["description"]),
        contents="".join(f"<li>{_link(*found)}</li>" for found in _operations(document)),
        sections="".join(_section(document, tag) for tag in document["tags"]),
        schemas="".join(_schema(name, schema) for name, schema in sorted(document["components"]["schemas"].items())),
    )


def _operations(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _section(document: Schema, tag: Schema) -> str:
    shared = document["components"]["responses"]
    inside = (_operation(*found, shared) for found in _operations(document) if tag["name"] in found[2]["tags"])
    heading = html.escape(tag["name"].capitalize())
    return f"<h2>{heading}</h2><p>{html.escape(tag['description'])}</p>{''.join(inside)}"


def _operation(path: str, method: str, operation: Schema, shared: Schema) -> str:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return OPERATION.substitute(
        id=operation["operationId"],
        method=method.upper(),
        path=html.escape(path),
        summary=html.escape(operation["summary"]),
        description=_prose(operation.get("description", "")),
        parameters=_parameters(operation.get("parameters", [])),
        body=f"<h4>Body</h4>{_code(body['example'])}<p>{_named(body['schema'])}</p>" if body else "",
        responses=_responses(operation["responses"], shared),
    )


def _parameters(parameters: list[Schema]) -> str:
    rows = "".join(
        f"<tr><th scope=row><code>{html.escape(known['name'])}</code></th><td>{known['in']}</td>"
        f"<td>{html.escape(known.get('description', ''))} {_values(known['schema'])}</td></tr>"
        for known in parameters
    )
    return f'<h4>Parameters</h4><div class="wide"><table>{rows}</table></div>' if rows else ""


def _values(schema: Schema) -> str:
    values = schema.get("items", schema).get("enum", [])
    return ", ".join(f"<code>{html.escape(str(value))}</code>" for value in values) or _named(schema)


def _responses(responses: Schema, shared: Schema) -> str:
    rows = "".join(
        f"<tr><th scope=row>{status}</th><td>{_response(shared.get(_name(known)) or known)}</td></tr>"
        for status, known in responses.items()
    )
    return f'<h4>Answers</h4><div class="wide"><table>{rows}</table></div>'


def _response(known: Schema) -> str:
    media = ", ".join(f"<code>{html.escape(name)}</code>" for name in known.get("content", {}))
    return f"{_prose(known['description'])} {media}"


def _name(known: Schema) -> str:
    """What a reference leads to."""
    return str(known.get("$ref", "")).rpartition("/")[2]


def _schema(name: str, schema: Schema) -> str:
    return f'<details id="schema-{html.escape(name)}"><summary>{html.escape(name)}</summary>{_code(schema)}</details>'


def _named(schema: Schema) -> str:
    """A link to a schema, where it has a name."""
    name = html.escape(_name(schema))
    return f'Schema: <a href="#schema-{name}">{name}</a>' if name else ""


def _link(path: str, method: str, operation: Schema) -> str:
    return f'<a href="#{operation["operationId"]}"><code>{method.upper()} {html.escape(path)}</code></a>'


def _code(value: Any) -> str:
    return f"<pre tabindex=0><code>{html.escape(json.dumps(value, ensure_ascii=False, indent=2))}</code></pre>"


def _prose(text: str) -> str:
    return MarkdownIt("commonmark", {"html": False}).render(text)
