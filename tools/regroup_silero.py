"""Writes the Silero model so that many windows are judged at once: its weights, other steps.

    pip install onnx
    python tools/regroup_silero.py silero_vad.onnx resources/models/silero_vad_8khz.onnx

The model as it comes takes one window a call, and onnxruntime spends four fifths of the time on
its convolutions over four positions: too small to be quick. Here each is a product of matrices for
as many windows as there are, and the memory (LSTM) then goes over them in their order. What comes
out is the same within rounding; tests/audio/test_audio_model.py holds it to that. Only the branch
for 8 kHz is kept.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]

HEARD = 32 + 256  # samples: the end of the window before, and the window
FRAMES, HOP, LENGTH, BINS = 4, 64, 128, 65  # of the spectra that a window is cut into
HIDDEN = 128
BRANCH = "If_0_else_branch__Inline_0__"  # of 8 kHz
TYPES = {"opset_imports": [helper.make_opsetid("", 16)], "ir_version": 8}  # as the original has


def main(arguments: list[str]) -> int:
    """Read the model that is named first, write the one that is named second."""
    source, target = map(Path, arguments)
    model = regrouped(weights(onnx.load(source)))
    onnx.checker.check_model(model, full_check=True)
    target.write_bytes(model.SerializeToString(deterministic=True))
    return 0


def weights(model: onnx.ModelProto) -> Weights:
    """The weights for 8 kHz, by their names in the original."""
    (choice,) = (node for node in model.graph.node if node.op_type == "If")
    (branch,) = (one.g for one in choice.attribute if one.name == "else_branch")
    constants = (node for node in branch.node if node.op_type == "Constant")
    return {
        node.output[0].removeprefix(BRANCH): numpy_helper.to_array(node.attribute[0].t)
        for node in constants
    }


class Graph:
    """A graph being drawn, step after step."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.held: list[onnx.TensorProto] = []

    def hold(self, values: NDArray[np.generic]) -> str:
        """Keep numbers; returns their name."""
        name = f"held_{len(self.held)}"
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def whole(self, *numbers: int) -> str:
        """Keep whole numbers: sizes and places."""
        return self.hold(np.array(numbers, np.int64))

    def do(self, what: str, *of: str, to: str = "", **how: int) -> str:
        """One operation; returns the name of what comes out."""
        name = to or f"step_{len(self.nodes)}"
        self.nodes.append(helper.make_node(what, list(of), [name], **how))
        return name

    def part(self, of: str, first: int, last: int, axis: int = -1) -> str:
        """From one place to another along an axis."""
        return self.do("Slice", of, *map(self.whole, (first, last, axis)))

    def times(self, what: str, matrix: NDArray[np.float32], *bias: NDArray[np.float32]) -> str:
        """Rows times a matrix, and a bias added."""
        return self.do("Gemm", what, self.hold(matrix), *map(self.hold, bias))

    def conv(self, what: str, layer: int, taps: slice, of: Weights) -> str:
        """One position of a convolution: those of its three taps that fall on positions there."""
        name = f"encoder.{layer}.reparam_conv."
        taken = of[name + "weight"].transpose(2, 1, 0)[taps]
        matrix = taken.reshape(-1, taken.shape[2])
        return self.do("Relu", self.times(what, matrix, of[name + "bias"]))


def regrouped(of: Weights) -> onnx.ModelProto:
    """The model; `input` is (windows, rows, samples), what comes out (windows, rows)."""
    graph = Graph()
    rows = graph.do("Reshape", "input", graph.whole(-1, HEARD))
    first = encoded(graph, graph.do("Concat", *spectra(graph, rows, of), axis=-1), of)
    shape = graph.part(graph.do("Shape", "input"), 0, 2, 0)
    deep = graph.do("Concat", shape, graph.whole(HIDDEN), axis=0)
    said = remembered(graph, graph.do("Reshape", first, deep), of)
    last = of["decoder.decoder.2.weight"][:, :, 0].T, of["decoder.decoder.2.bias"]
    share = graph.times(graph.do("Relu", graph.do("Reshape", said, graph.whole(-1, HIDDEN))), *last)
    graph.do("Reshape", graph.do("Sigmoid", share), shape, to="output")
    state = value("state", 2, "rows", HIDDEN), value("stateN", 2, "rows", HIDDEN)
    inputs = [value("input", "windows", "rows", HEARD), state[0]]
    outputs = [value("output", "windows", "rows"), state[1]]
    drawn = helper.make_graph(graph.nodes, "silero_vad_8khz", inputs, outputs, graph.held)
    return helper.make_model(drawn, **TYPES)


def spectra(graph: Graph, rows: str, of: Weights) -> list[str]:
    """The four spectra of each window. The last reaches beyond it, where the sound is mirrored."""
    basis = of["stft.forward_basis_buffer"][:, 0].T  # (samples, real and imaginary bins)
    found = []
    for at in range(0, FRAMES * HOP, HOP):
        end = min(at + LENGTH, HEARD)
        matrix = basis[: end - at].copy()
        for beyond in range(end, at + LENGTH):
            matrix[2 * (HEARD - 1) - beyond - at] += basis[beyond - at]
        both = graph.times(graph.part(rows, at, end), matrix)
        squares = graph.do("Mul", both, both)
        real, imaginary = graph.part(squares, 0, BINS), graph.part(squares, BINS, 2 * BINS)
        found.append(graph.do("Sqrt", graph.do("Add", real, imaginary)))
    return found


def encoded(graph: Graph, spectra: str, of: Weights) -> str:
    """Four convolutions: of four positions, to four, to two, to one, and of that one."""
    near = [(slice(1, 3), 0, 2), (slice(3), 0, 3), (slice(3), 1, 4), (slice(2), 2, 4)]
    four = [
        graph.conv(graph.part(spectra, first * BINS, last * BINS), 0, taps, of)
        for taps, first, last in near
    ]
    two = [
        graph.conv(graph.do("Concat", *four[:2], axis=-1), 1, slice(1, 3), of),
        graph.conv(graph.do("Concat", *four[1:], axis=-1), 1, slice(3), of),
    ]
    one = graph.conv(graph.do("Concat", *two, axis=-1), 2, slice(1, 3), of)
    return graph.conv(one, 3, slice(1, 2), of)


def remembered(graph: Graph, encoded: str, of: Weights) -> str:
    """What the memory makes of the windows, one after the other; `stateN` is how it ends."""
    name = "decoder.rnn."
    inner, back = (graph.hold(reordered(of[f"{name}weight_{which}"])) for which in ("ih", "hh"))
    biases = [reordered(of[f"{name}bias_{which}"]) for which in ("ih", "hh")]
    bias = graph.hold(np.concatenate(biases, axis=1))
    begun = graph.part("state", 0, 1, 0), graph.part("state", 1, 2, 0)
    given = [encoded, inner, back, bias, "", *begun]
    found = ["all", "last", "cell"]
    graph.nodes.append(helper.make_node("LSTM", given, found, hidden_size=HIDDEN))
    graph.do("Concat", *found[1:], axis=0, to="stateN")
    return found[0]


def reordered(gates: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gates as ONNX has them (in, out, forget, cell) from PyTorch's (in, forget, cell, out)."""
    into, forget, cell, out = np.split(gates, 4)
    return np.concatenate((into, out, forget, cell))[np.newaxis]


def value(name: str, *shape: int | str) -> onnx.ValueInfoProto:
    """Numbers that come in or go out."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
