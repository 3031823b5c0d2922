"""Makes Matplotlib's SVG follow the reader's light or dark theme, and gives it a name and a description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/2000/svg"
FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
PAINTED = re.compile(r"(fill|stroke): (#[0-9a-f]{6});?")


def adapted(raw: bytes, roles: Mapping[str, tuple[str, str]], title: str, text: str) -> bytes:
    """The SVG with each of the colours of `roles` (name -> light and dark) made to follow the reader's theme.

    `ground` is what the rest stands on: nothing where it is light. What has a role's colour keeps the light one as an
    attribute, and gets a class that a style sheet overrides.
    """
    for prefix, uri in (("", NAMESPACE), ("xlink", "http://www.w3.org/1999/xlink")):
        ElementTree.register_namespace(prefix, uri)
    root = ElementTree.fromstring(raw)  # noqa: S314 - what Matplotlib has just written
    lights = {light: role for role, (light, _) in roles.items()}
    for node in root.iter():
        _paint(node, lights)
    for metadata in root.findall(f"{{{NAMESPACE}}}metadata"):
        root.remove(metadata)
    # A unit of the drawing is a pixel, whatever Matplotlib calls it.
    _, _, width, height = root.get("viewBox", "").split()
    root.attrib.update({"role": "img", "aria-labelledby": "title desc", "width": width, "height": height})
    for place, (tag, content) in enumerate((("title", title), ("desc", text), ("style", "".join(_rules(roles))))):
        node = ElementTree.Element(f"{{{NAMESPACE}}}{tag}", {} if tag == "style" else {"id": tag})
        node.text = content
        root.insert(place, node)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _paint(node: ElementTree.Element, lights: Mapping[str, str]) -> None:
    """Takes the colours that follow the theme out of a node's style, where no style sheet could override them."""
    style, classes = node.get("style", ""), []
    for what, colour in PAINTED.findall(style):
        if colour in lights:
            node.set(what, colour)
            classes.append(f"{what}-{lights[colour]}")
            style = style.replace(f"{what}: {colour}", "")
    if classes:
        node.set("class", " ".join(classes))
        node.set("style", re.sub(r"(;\s*)+", "; ", style).strip("; "))


def _rules(roles: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield f"svg {{ max-width: 100%; height: auto; }} text {{ font-family: {FONTS} !important; }} "
    # Light text needs its dark ground with it: the page around it may be light all the same.
    yield f"@media (prefers-color-scheme: dark) {{ svg {{ background: {roles['ground'][1]}; }} "
    for role, (_, dark) in roles.items():
        yield from (f".{what}-{role} {{ {what}: {dark}; }} " for what in ("fill", "stroke"))
    yield "}"
