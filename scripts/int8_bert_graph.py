"""The same BERT with its products in int8, for ONNX Runtime on processors.

What is multiplied is brought to 8 bits by scales that are constants of the model, or by one for each token, and never
by one taken over all that is run together: so a text has the same vector in any batch, and no time goes into finding
the largest number of a batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from bert_graph import INPUT, BertGraph
from onnx import TensorProto, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LARGEST = 127
"""Of int8; -128 is left out, so that 0 is in the middle."""

HEADROOM = 1.2
"""How much larger than anything seen in calibration a normalised number may be before it is cut off."""

PARTS = ("query", "key", "value")
OURS = {"domain": "com.microsoft"}  # operators that ONNX Runtime has beside those of ONNX


class Int8Graph(BertGraph):
    """Weights as int8 with a scale for each output channel; of the word table, one for each word."""

    def __init__(
        self,
        weights: Mapping[str, Floats],
        config: Mapping[str, Any],
        ranges: Mapping[str, tuple[Floats, Floats]],
    ) -> None:
        """`ranges`: the name of what is normalised -> the least and the largest value seen in each of its channels."""
        super().__init__(weights, config)
        self.ranges = ranges

    def words(self, name: str) -> str:
        """The row of each token, a quarter as large."""
        rows, scales = int8(self.weights[name].T)
        found = self.op("Gather", self.stored(f"{name}.int8", np.ascontiguousarray(rows.T)), INPUT)
        by = self.op("Gather", self.stored(f"{name}.scales", scales[:, None]), INPUT)
        return self.op("Mul", self.op("Cast", found, to=TensorProto.FLOAT), by)

    def attention(self, hidden: str, name: str) -> str:
        """All of it is one operator."""
        kernel = np.hstack([self.kernel(f"{name}.{part}") for part in PARTS])
        bias = np.concatenate([self.weights[f"{name}.{part}.bias"] for part in PARTS])
        small, scale, zero, evened = self.small(hidden, kernel)
        rows, scales = self.product(name, evened)
        zeros = self.stored("no_shift", np.zeros(kernel.shape[1], np.int8))
        inputs = (small, rows, self.stored(f"{name}.bias", bias), scale, scales, "", zero, zeros)
        return self.op("QAttention", *inputs, num_heads=self.config["num_attention_heads"], **OURS)

    def linear_of_normed(self, x: str, name: str) -> str:
        """With the same scale always."""
        small, scale, zero, evened = self.small(x, self.kernel(name))
        return self.multiplied(small, scale, zero, name, evened, self.weight(f"{name}.bias"))

    def linear(self, x: str, name: str) -> str:
        """Each token scaled to at most 1 and back: one in ten is far larger than the rest."""
        largest = self.op("ReduceMax", self.op("Abs", x), axes=[-1], keepdims=1)
        small, scale, zero = self.quantised(self.op("Div", x, largest), 1 / LARGEST, LARGEST + 1)
        product = self.multiplied(small, scale, zero, name, self.kernel(name))
        return self.op("Add", self.op("Mul", product, largest), self.weight(f"{name}.bias"))

    def small(self, x: str, kernel: Floats) -> tuple[str, str, str, Floats]:
        """What is normalised as 8 bits, with scale and zero, and the kernel to multiply it with.

        A few channels are ten times as large as the rest, which would leave these with a few bits. So each channel is
        divided by the root of how much larger it is than its weights, and the weights are multiplied with it
        (SmoothQuant, Xiao et al. 2022).
        """
        least, largest = self.ranges[x]
        even = np.sqrt(np.maximum(-least, largest) / np.abs(kernel).max(axis=1))
        low, high = HEADROOM * (least / even).min(), HEADROOM * (largest / even).max()
        scale = float(high - low) / (2 * LARGEST + 1)
        divided = self.op("Mul", x, self.stored(f"{x}.evened", (1 / even).astype(np.float32)))
        return *self.quantised(divided, scale, round(-low / scale)), kernel * even[:, None]

    def quantised(self, x: str, scale: float, zero: int) -> tuple[str, str, str]:
        """`x` as 8 bits without a sign, and its scale and zero."""
        by = self.stored(f"scale_{scale:.9g}", np.array(scale, np.float32))
        zero_point = self.stored(f"zero_{zero}", np.array(zero, np.uint8))
        return self.op("QuantizeLinear", x, by, zero_point), by, zero_point

    def multiplied(self, small: str, scale: str, zero: str, name: str, kernel: Floats, *bias: str) -> str:
        """The product with a kernel, as floats again."""
        rows, scales = self.product(name, kernel)
        middle = self.stored("middle", np.array(0, np.int8))
        return self.op("MatMulIntegerToFloat", small, rows, scale, scales, zero, middle, *bias, **OURS)

    def product(self, name: str, kernel: Floats) -> tuple[str, str]:
        """A kernel as int8, and its scales."""
        rows, scales = int8(kernel)
        return self.stored(f"{name}.int8", rows), self.stored(f"{name}.scales", scales)

    def stored(self, name: str, array: NDArray[Any]) -> str:
        """A constant of the type that it has."""
        self.initializers.setdefault(name, numpy_helper.from_array(array, name))
        return name


def int8(kernel: Floats) -> tuple[NDArray[np.int8], Floats]:
    """(in, out) and (out,): numbers of 8 bits, and what each column is to be multiplied with."""
    scales = (np.abs(kernel).max(axis=0) / LARGEST).astype(np.float32)
    return np.rint(kernel / scales).astype(np.int8), scales
