"""Keep sentence vectors from one training to the next."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]

MOST_TEXTS = 100_000


class VectorCache:
    """One file of arrays: a hash of each text, and its vector.

    Texts cannot be read back from it. A file that is broken, or was made by other
    encoders, is as good as none: everything is encoded again and the file replaced.
    """

    def __init__(self, path: Path, made_by: str) -> None:
        self._path = path
        self._made_by = made_by

    def vectors(self, texts: Sequence[str], encode: Encode) -> Vectors:
        """One row a text; `encode` is asked only for those not seen before."""
        known = self.known()
        if new := encode_new(texts, known, encode):
            known.update(new)
            self._write(known)
        return stacked(texts, known)

    def known(self) -> dict[bytes, Vectors]:
        """What earlier trainings kept, by the hash of the text."""
        try:
            with np.load(self._path, allow_pickle=False) as kept:
                if str(kept["made_by"]) == self._made_by:
                    return dict(zip(kept["keys"].tolist(), kept["rows"], strict=True))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            pass
        return {}

    def _write(self, known: dict[bytes, Vectors]) -> None:
        newest = list(known)[-MOST_TEXTS:]
        part = self._path.with_name(f"{self._path.stem}-{os.getpid()}.part.npz")
        part.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            part,
            made_by=np.array(self._made_by),
            keys=np.array(newest),
            rows=np.vstack([known[key] for key in newest]),
        )
        part.replace(self._path)


def encode_new(
    texts: Sequence[str], known: Mapping[bytes, Vectors], encode: Encode
) -> dict[bytes, Vectors]:
    """The vectors of those texts that `known` lacks, each encoded once."""
    new = {key: text for text in texts if (key := key_of(text)) not in known}
    return dict(zip(new, encode(list(new.values())), strict=True)) if new else {}


def stacked(texts: Sequence[str], known: Mapping[bytes, Vectors]) -> Vectors:
    """One row a text, from the vectors by their text's key."""
    return np.vstack([known[key_of(text)] for text in texts])


def key_of(text: str) -> bytes:
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()
