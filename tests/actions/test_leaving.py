"""A conversion is told from a way out."""

import pytest

from actions.leaving import _converts


@pytest.mark.parametrize(
    ("origin", "to", "converts"),
    [
        ("pytorch", "litert", True),
        ("keras", "core-ml", True),
        ("pytorch", "jax", False),
        ("theano", "onnx-runtime", False),
        ("onnx-runtime", "litert", False),
    ],
)
def test_what_exports_to_a_runtime_is_converted_and_not_left(catalogue, origin, to, converts):
    """What trains stays; two that train, two that run, and what was retired are ways out."""
    assert _converts(catalogue, origin, to) is converts
