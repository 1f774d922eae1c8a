"""Train the model when what it is made from changed: `python -m veinguide.training`."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from veinguide import PROJECT_ROOT
from veinguide.errors import StartError, VeinGuideError

TRAINED_FROM = ("data", "domain.yml", "config.yml", "content", "addons")
# What the components in addons/ call or read while they learn.
TRAINED_WITH = (
    "veinguide/content",
    "veinguide/particular",
    "veinguide/triage",
    "veinguide/follow_ups.py",
    "veinguide/kin.py",
    "veinguide/wording.py",
    "veinguide/yaml_files.py",
    "uv.lock",
)
MODEL_NAME = "vein-guide"


def fingerprint(root: Path) -> str:
    """The SHA-256 over every file that a model is made from."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(str(path.relative_to(root)).encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current(root: Path) -> bool:
    """Whether the model on disk was made from the files as they are now."""
    stamp = _stamp(root)
    return (
        (root / "models" / f"{MODEL_NAME}.tar.gz").is_file()
        and stamp.is_file()
        and stamp.read_text() == fingerprint(root)
    )


def train(root: Path) -> None:
    """Train with Rasa; `rasa data validate`, which takes long, is left to `make test`.

    :raises StartError: if Rasa could not train; its own lines say why.
    """
    before = fingerprint(root)
    done = subprocess.run(
        [
            root / "scripts" / "say",
            "training the model",
            # Without hundreds of lines on what Rasa's own libraries will drop some day.
            *(sys.executable, "-W", "ignore", "-m", "rasa", "train"),
            *("--fixed-model-name", MODEL_NAME, "--out", "models", "--quiet"),
            "--skip-validation",
        ],
        cwd=root,
    )
    if done.returncode != 0:
        raise StartError("the model could not be trained; the lines above say why")
    _stamp(root).write_text(before)


def _stamp(root: Path) -> Path:
    return root / "models" / "trained-from"


def _files(root: Path) -> Iterator[Path]:
    for name in TRAINED_FROM + TRAINED_WITH:
        place = root / name
        if place.is_file():
            yield place
        elif place.is_dir():
            yield from sorted(
                path
                for path in place.rglob("*")
                if path.is_file() and "__pycache__" not in path.parts
            )


def main() -> int:
    if is_current(PROJECT_ROOT):
        print("== the model is up to date")
        return 0
    try:
        train(PROJECT_ROOT)
    except VeinGuideError as error:
        print(f"== {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
