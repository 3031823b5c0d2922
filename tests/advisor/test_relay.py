import pytest

from advisor.compare import compare
from advisor.needs import Need
from advisor.relay import relay
from tests.advisor.small import needs


@pytest.mark.parametrize(
    ("ids", "trains"),
    [
        (["pytorch", "onnx-runtime"], ("pytorch",)),
        (["onnx-runtime", "tensorflow", "litert"], ("tensorflow",)),
        (["mlx", "llama-cpp"], ()),  # the way between them loses too much
        (["caffe", "onnx-runtime"], ()),  # retired
        (["candle", "onnx-runtime"], ()),  # no way between them
        (["pytorch", "tensorflow"], ()),  # both train
    ],
)
def test_what_trains_for_the_others(real, ids, trains):
    """What reaches one that only runs models, by a good export."""
    assert relay(real.catalogue, ids) == trains


def test_what_trains_is_no_rival_of_what_runs(real):
    """Whoever sets PyTorch against OpenVINO needs both, one after the other."""
    found = compare(real, needs(), ["openvino", "pytorch"])
    assert (found.trained_in, found.winner, found.reasons) == ("pytorch", "openvino", ())


def test_those_that_run_still_compete(real):
    """Of two that run the models of a third one of them is the better."""
    found = compare(real, needs(), ["pytorch", "onnx-runtime", "openvino"])
    assert found.trained_in == "pytorch"
    assert found.winner in {"onnx-runtime", "openvino"}
    assert found.reasons


def test_who_trains_and_runs_competes(real):
    """Where no model goes from the one to the other."""
    found = compare(real, needs(), ["candle", "onnx-runtime"])
    assert found.trained_in is None
    assert found.reasons


def test_where_finished_models_go_is_no_rival_of_what_trains(real):
    """Of two that train, one of which also runs models best, the better is told; Core ML is only where they end up."""
    said = Need("hardware", "nvidia-gpu"), Need("purpose", "product")
    found = compare(real, needs(*said), ["mxnet", "core-ml", "tensorflow", "pytorch"])
    assert found.ids == ("mxnet", "tensorflow", "pytorch")
    assert (found.winner, found.trained_in) == ("pytorch", None)
