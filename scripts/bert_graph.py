"""The forward pass of a small BERT sentence encoder, written out as an ONNX graph.

Only ONNX operators that ONNX Runtime fuses well are used, so that no deep-learning framework is needed to make the
file. The shape is that of sentence-transformers' all-MiniLM-L6-v2: BERT, mean over the tokens, unit length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from onnx import ModelProto

OPSETS = (("", 17), ("com.microsoft", 1))  # 17 is the first with LayerNormalization as one operator
IR_VERSION = 8  # the one that belongs to that opset: every ONNX Runtime that knows the operators reads it

INPUT = "input_ids"  # int64, (sentences, tokens); all of one length: nothing is filled up, and nothing is masked
OUTPUT = "embedding"  # float32, (sentences, hidden size), unit rows


class BertGraph:
    """Collects nodes and weights, layer by layer; `model()` gives the whole.

    `weights` are named as Hugging Face names them ("encoder.layer.0.attention.self.query.weight"); `config` is the
    `config.json` beside them.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.float32]], config: Mapping[str, Any]) -> None:
        self.weights, self.config = weights, config
        self.nodes: list[Any] = []
        self.initializers: dict[str, Any] = {}

    def model(self) -> ModelProto:
        """One integer input, one output of unit rows."""
        hidden = self.embeddings()
        for layer in range(self.config["num_hidden_layers"]):
            hidden = self.layer(hidden, f"encoder.layer.{layer}")
        self.unit_mean(hidden)
        graph = helper.make_graph(
            self.nodes,
            "sentence_encoder",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["n", "tokens"])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["n", self.config["hidden_size"]])],
            list(self.initializers.values()),
        )
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid(*each) for each in OPSETS], ir_version=IR_VERSION
        )

    # The parts of a BERT, in the order in which a sentence meets them.

    def embeddings(self) -> str:
        """Word + position + sentence type; the type is always 0, so its row is added to every position beforehand."""
        words = self.words("embeddings.word_embeddings.weight")
        table = self.weights["embeddings.position_embeddings.weight"]
        positions = self.constant("positions", table + self.weights["embeddings.token_type_embeddings.weight"][0])
        length = self.op("Slice", self.op("Shape", INPUT), self.integers(1), self.integers(2))
        positions = self.op("Slice", positions, self.integers(0), length)
        return self.norm(self.op("Add", words, positions), "embeddings.LayerNorm")

    def words(self, name: str) -> str:
        """The row of each token in the table `name`."""
        return self.op("Gather", self.weight(name), INPUT)

    def layer(self, hidden: str, name: str) -> str:
        """Attention and the feed-forward part, each added to what came in and normalised."""
        attended = self.attention(hidden, f"{name}.attention.self")
        attended = self.linear(attended, f"{name}.attention.output.dense")
        hidden = self.norm(self.op("Add", attended, hidden), f"{name}.attention.output.LayerNorm")
        wide = self.gelu(self.linear_of_normed(hidden, f"{name}.intermediate.dense"))
        narrow = self.linear(wide, f"{name}.output.dense")
        return self.norm(self.op("Add", narrow, hidden), f"{name}.output.LayerNorm")

    def attention(self, hidden: str, name: str) -> str:
        """softmax(Q Kᵀ / √d) V with the heads side by side, back in the shape of `hidden`."""
        width = self.config["hidden_size"] // self.config["num_attention_heads"]
        query = self.heads(self.linear(hidden, f"{name}.query"), [0, 2, 1, 3])
        key = self.heads(self.linear(hidden, f"{name}.key"), [0, 2, 3, 1])
        value = self.heads(self.linear(hidden, f"{name}.value"), [0, 2, 1, 3])
        scores = self.op("Div", self.op("MatMul", query, key), self.constant("root_width", width**0.5))
        share = self.op("Softmax", scores, axis=-1)
        mixed = self.op("Transpose", self.op("MatMul", share, value), perm=[0, 2, 1, 3])
        return self.op("Reshape", mixed, self.integers(0, 0, self.config["hidden_size"]))

    def heads(self, flat: str, order: list[int]) -> str:
        """(sentences, tokens, hidden) to one slice a head, its axes in `order`."""
        count = self.config["num_attention_heads"]
        shape = self.integers(0, 0, count, self.config["hidden_size"] // count)
        return self.op("Transpose", self.op("Reshape", flat, shape), perm=order)

    def unit_mean(self, hidden: str) -> None:
        """The mean over the tokens, at length 1: the sum will do, its length drops out."""
        total = self.op("ReduceSum", hidden, self.integers(1), keepdims=0)
        self.op("LpNormalization", total, out=OUTPUT, axis=-1, p=2)

    # Building blocks.

    def linear(self, x: str, name: str) -> str:
        """`x` times the weight `name`, plus its bias."""
        product = self.op("MatMul", x, self.constant(f"{name}.weight", self.kernel(name)))
        return self.op("Add", product, self.weight(f"{name}.bias"))

    def linear_of_normed(self, x: str, name: str) -> str:
        """The same; `x` comes from `norm` and can be told in fewer bits."""
        return self.linear(x, name)

    def kernel(self, name: str) -> NDArray[np.float32]:
        """(in, out) as MatMul wants it; PyTorch keeps (out, in)."""
        return np.ascontiguousarray(self.weights[f"{name}.weight"].T)

    def norm(self, x: str, name: str) -> str:
        """Each token to mean 0 and variance 1, then scaled and shifted as learned; the result is called `name`."""
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.op("LayerNormalization", x, scale, bias, out=name, axis=-1, epsilon=self.config["layer_norm_eps"])

    def gelu(self, x: str) -> str:
        """The activation x · (1 + erf(x / √2)) / 2, in the order of operators that ONNX Runtime recognises as one."""
        grown = self.op("Erf", self.op("Div", x, self.constant("root_two", 2**0.5)))
        doubled = self.op("Mul", x, self.op("Add", grown, self.constant("one", 1.0)))
        return self.op("Mul", doubled, self.constant("half", 0.5))

    def op(self, kind: str, *inputs: str, out: str | None = None, **attributes: Any) -> str:
        """Adds one operator and gives the name of what it makes."""
        name = out or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=f"{name}_node", **attributes))
        return name

    def weight(self, name: str) -> str:
        """One of the published weights as it is."""
        return self.constant(name, self.weights[name])

    def integers(self, *values: int) -> str:
        """A list of whole numbers: axes, bounds or a shape (0 keeps a dimension)."""
        return self.constant("integers_" + "_".join(map(str, values)), list(values))

    def constant(self, name: str, value: Any) -> str:
        """A weight or number under `name`, stored once; Python floats become float32, integers int64."""
        array = np.asarray(value)
        array = array.astype(np.float32 if array.dtype.kind == "f" else np.int64, copy=False)
        self.initializers.setdefault(name, numpy_helper.from_array(array, name))
        return name
