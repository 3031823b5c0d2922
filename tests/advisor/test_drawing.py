import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from advisor.charts import Row, pictured
from advisor.compare import compare
from advisor.drawing import COLOURS, DENSITY, HATCHES, MARKS, THEMES, WIDTHS, png, svg
from advisor.needs import Need
from tests.advisor.small import must, needs

SVG = "{http://www.w3.org/2000/svg}"
PLANTS = needs(must("target", "android"), Need("task", "vision"))


@pytest.fixture(scope="module")
def scores(real):
    """What the scores of some advice are made of."""
    return pictured(real.advise(PLANTS), compared=False)


@pytest.fixture(scope="module")
def ratings(real):
    """Frameworks side by side."""
    found = compare(real, needs(must("target", "server")), ["pytorch", "jax", "keras", "tensorflow", "mxnet"])
    return pictured(found.advice, compared=True)


@pytest.fixture(params=["scores", "ratings"])
def shown(request):
    """Both sorts of chart."""
    return request.getfixturevalue(request.param)


def texts(raw):
    """What is written in an SVG, a name in two lines as one."""
    return [node.text for node in ElementTree.fromstring(raw).iter(f"{SVG}text")]


def size(root):
    """Width and height in the unit of the drawing."""
    return [float(number) for number in root.get("viewBox").split()[2:]]


@pytest.mark.parametrize("width", WIDTHS)
def test_an_svg_is_xml_with_text_as_text(shown, width):
    """It parses, is as wide as was asked, and has a name and a description for who does not see it."""
    root = ElementTree.fromstring(svg(shown, width))
    assert root.tag == f"{SVG}svg"
    assert size(root) == [float(root.get(side)) for side in ("width", "height")]
    assert size(root)[0] == WIDTHS[width]
    assert root.find(f"{SVG}title").text == shown.title
    assert root.find(f"{SVG}desc").text == shown.alt
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    assert list(root.iter(f"{SVG}text"))


@pytest.mark.parametrize("width", WIDTHS)
def test_names_and_scores_are_written(scores, width):
    """Of each candidate and of all that its bar is made of."""
    found = texts(svg(scores, width))
    for bar in scores.bars:
        assert bar.name in " ".join(found)
        assert f"{bar.score:.2f}" in found
    for place, label in enumerate(scores.labels, start=1):
        assert any(re.fullmatch(rf"{place} +{re.escape(label)}", text) for text in found)


@pytest.mark.parametrize("width", WIDTHS)
def test_names_and_ratings_are_written(ratings, width):
    """Of each framework, with each of its ratings."""
    found = texts(svg(ratings, width))
    for name in ratings.names:
        assert name in found
    drawn = [f"{rating:.1f}" if rating is not None else "unknown" for row in ratings.rows for rating in row.ratings]
    assert sorted(text for text in found if re.fullmatch(r"\d\.\d|unknown", text)) == sorted(drawn)


def test_bars_are_as_long_as_their_points(scores):
    """Measured in the drawing: the first segment of each bar, by the scale below."""
    root = ElementTree.fromstring(svg(scores))
    # The number in a segment can be a 5 as well: the one of the scale is the outermost.
    ends = [_x(node) for node in root.iter(f"{SVG}text") if node.text in {"0", "5"}]
    unit = (max(ends) - min(ends)) / 5
    boxes = [
        node.get("d")
        for node in root.iter(f"{SVG}path")
        if COLOURS[0] in node.get("style", "") and "clip-path" in node.attrib
    ]
    widths = [max(xs) - min(xs) for xs in ([float(x) for x in re.findall(r"[ML] ([\d.]+)", box)] for box in boxes)]
    assert widths == pytest.approx([bar.points[0] * unit for bar in scores.bars], abs=0.1)


def _x(node):
    """Where a text stands, from its own attribute or from what moves it."""
    if node.get("x"):
        return float(node.get("x"))
    return float(re.search(r"translate\(([\d.]+)", node.get("transform")).group(1))


def test_an_svg_follows_the_theme(shown):
    """It stands on nothing, in the dark on dark; every colour of a theme's is overridden there."""
    text = svg(shown).decode()
    light, dark = THEMES["light"], THEMES["dark"]
    assert f"@media (prefers-color-scheme: dark) {{ svg {{ background: {dark.ground}; }}" in text
    for colour in (light.ink, light.quiet, light.line, light.ground):
        assert not re.search(rf'style="[^"]*{colour}', text)
    for role in ("ink", "quiet", "line"):
        used = set(re.findall(rf'class="[^"]*?(fill|stroke)-{role}', text))
        for what in used:
            assert f".{what}-{role} {{ {what}: {getattr(dark, role)}; }}" in text
        assert used or role == "quiet"
    root = ElementTree.fromstring(svg(shown))
    backgrounds = [node for node in root.iter(f"{SVG}g") if node.get("id") == "patch_1"]
    assert all("fill: none" in path.get("style") for node in backgrounds for path in node)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_png_has_its_size_and_ground(shown, theme, width):
    """Two pixels to one, as high as the SVG, on the ground of its theme, with its ink on it."""
    image = Image.open(BytesIO(png(shown, width, theme))).convert("RGB")
    high = size(ElementTree.fromstring(svg(shown, width)))[1]
    assert image.size == (WIDTHS[width] * DENSITY, pytest.approx(high * DENSITY, abs=2))
    assert image.getpixel((0, 0)) == _rgb(THEMES[theme].ground)
    assert _rgb(THEMES[theme].ink) in {colour for _, colour in image.getcolors(1 << 20)}


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off(shown, width):
    """The outermost pixels are ground on every side."""
    image = Image.open(BytesIO(png(shown, width))).convert("RGB")
    wide, high = image.size
    edge = {image.getpixel((x, y)) for x in range(wide) for y in (0, high - 1)}
    edge |= {image.getpixel((x, y)) for y in range(high) for x in (0, wide - 1)}
    assert edge == {_rgb(THEMES["light"].ground)}


def _rgb(colour):
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def test_the_same_chart_is_the_same_picture(shown):
    """To the byte, so that it can be kept."""
    assert svg(shown) == svg(shown)
    assert png(shown) == png(shown)


def test_long_names_take_two_lines(scores):
    """None is cut, and the picture grows."""
    longer = replace(scores.bars[0], name="Hugging Face Transformers + TensorFlow Lite for Microcontrollers")
    long = replace(scores, bars=(longer, *scores.bars[1:]))
    assert longer.name in " ".join(texts(svg(long, "narrow")))
    high = [size(ElementTree.fromstring(svg(one, "narrow")))[1] for one in (long, scores)]
    assert high[0] > high[1]


def test_an_unknown_rating_is_written(ratings):
    """As such, and not as 0."""
    unknown = replace(ratings, rows=(Row("speed", 1.0, (None, 0.0, 1.0, 2.0, 3.0)),))
    assert [text for text in texts(svg(unknown)) if text in {"unknown", "0.0"}] == ["unknown", "0.0"]


def test_signs_are_no_formulas(scores):
    """A name with dollars in it is written as it is, and markup stays text."""
    for name in ("$x^2$ & <b>", "100 % _a_ $"):
        odd = replace(scores, bars=(replace(scores.bars[0], name=name),))
        assert name in texts(svg(odd))


def test_colour_is_never_alone():
    """Each has a hatch and a mark that no other has."""
    assert len(COLOURS) == len(set(COLOURS)) == len(HATCHES) == len(set(HATCHES))
    assert len(MARKS) == len(set(MARKS))


def test_nothing_is_imported_before_it_is_drawn():
    """Matplotlib takes seconds: neither the core, nor the actions, nor the channels load it at their start."""
    code = (
        "import sys, advisor.charts, advisor.reply, actions.record, channels.web, channels.slack.pictures\n"
        "assert 'matplotlib' not in sys.modules, 'matplotlib'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
