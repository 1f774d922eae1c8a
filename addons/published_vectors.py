"""The encoder's vectors of this project's own training lines, in few bits.

On two slow cores MPNet needs ten minutes for every line that is trained on, and a
fresh clone would have no assistant before that. `vectors/` holds the lines' vectors,
turned so that most of their numbers are nearly nothing, in whole steps: a fifteenth
of the size. A line that is not there, new or changed, is encoded, so the folder may be
old and may be removed. docs/understanding.md has what the steps cost. The lines cannot
be read back. `python -m addons.publish_vectors` adds to it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from itertools import count
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from addons.nearest_told import units
from addons.vector_cache import Encode, Vectors, encode_new, stacked
from veinguide import PROJECT_ROOT
from veinguide.errors import SettingsError

FOLDER = PROJECT_ROOT / "vectors"
PUBLISHED_FROM = "mpnet"
ROTATION = "rotation.npy"
# Of a vector of length 1: the cosine to what was encoded is 0.976 on average.
STEP = 0.03
LARGEST = 127
# Fewer are encoded sooner than the files are read.
MANY_TEXTS = 100


class PublishedVectors:
    """An encoder that looks up what it can, and asks another for the rest."""

    def __init__(self, encode: Encode, folder: Path = FOLDER) -> None:
        self._encode = encode
        self._folder = folder

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text.

        :raises SettingsError: if a file of the folder is broken.
        """
        if len(texts) < MANY_TEXTS:
            return self._encode(texts)
        new = encode_new(texts, self._known, self._encode)
        return stacked(texts, ChainMap(new, self._known))

    @cached_property
    def _known(self) -> dict[bytes, Vectors]:
        return read(self._folder)


def read(folder: Path = FOLDER) -> dict[bytes, Vectors]:
    """The vectors of length 1 by their text's key; none if there is no folder."""
    known: dict[bytes, Vectors] = {}
    paths = sorted(folder.glob("*.npz"))
    if not paths:
        return known
    with _readable(folder / ROTATION, or_remove="the folder"):
        rotation = np.load(folder / ROTATION).astype(np.float32)
    for path in paths:
        with _readable(path, or_remove="it"), np.load(path) as kept:
            turned = np.ascontiguousarray(kept["steps"].T).astype(np.float32)
            keys: list[bytes] = kept["keys"].tolist()
        known.update(zip(keys, units(turned @ rotation.T), strict=True))
    return known


def publish(vectors: dict[bytes, Vectors], folder: Path = FOLDER) -> Path | None:
    """Write those whose key is not there yet, whatever their length, in a new file."""
    known = read(folder)
    new = {key: row for key, row in vectors.items() if key not in known}
    if not new:
        return None
    rows = units(np.vstack(list(new.values())))
    folder.mkdir(exist_ok=True)
    if not (folder / ROTATION).is_file():
        np.save(folder / ROTATION, _main_directions(rows).astype(np.float16))
    turned = rows @ np.load(folder / ROTATION).astype(np.float32)
    steps = np.clip(np.rint(turned / STEP), -LARGEST, LARGEST).astype(np.int8)
    path = next(p for p in _names(folder) if not p.exists())
    # A row a direction: like numbers side by side take less room.
    by_direction = np.ascontiguousarray(steps.T)
    np.savez_compressed(path, keys=np.array(list(new)), steps=by_direction)
    return path


@contextmanager
def _readable(path: Path, *, or_remove: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise SettingsError(
            f"{path} cannot be read ({error}); check it out again, "
            f"or remove {or_remove}: its lines are then encoded anew"
        ) from None


def _main_directions(rows: Vectors) -> Vectors:
    _, directions = np.linalg.eigh(rows.T @ rows)
    return np.ascontiguousarray(directions[:, ::-1])


def _names(folder: Path) -> Iterator[Path]:
    today = date.today().isoformat()
    yield folder / f"{today}.npz"
    yield from (folder / f"{today}-{number}.npz" for number in count(2))
