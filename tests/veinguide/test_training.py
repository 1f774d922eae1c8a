import re
from pathlib import Path

import pytest

from veinguide.training import TRAINED_FROM, TRAINED_WITH, fingerprint, is_current

FROM = re.compile(r"^from veinguide\.([\w.]+) import", re.MULTILINE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("data", "content", "addons", "models"):
        (tmp_path / folder).mkdir()
    (tmp_path / "domain.yml").write_text("responses: {}")
    (tmp_path / "config.yml").write_text("pipeline: []")
    (tmp_path / "models" / "vein-guide.tar.gz").write_bytes(b"")
    (tmp_path / "models" / "trained-from").write_text(fingerprint(tmp_path))
    return tmp_path


def test_an_unchanged_project_needs_no_training(project: Path) -> None:
    assert is_current(project)


@pytest.mark.parametrize(
    "changed",
    [
        *("data/nlu.yml", "domain.yml", "config.yml", "content/facts.yml"),
        *("addons/x.py", "uv.lock", "veinguide/follow_ups.py"),
        *("veinguide/particular/subjects.py", "veinguide/triage/words.py"),
        *("veinguide/content/records.py", "veinguide/kin.py"),
    ],
)
def test_a_change_of_what_the_model_is_made_from_needs_training(
    project: Path, changed: str
) -> None:
    (project / changed).parent.mkdir(parents=True, exist_ok=True)
    (project / changed).write_text("changed")
    assert not is_current(project)


def test_a_missing_model_needs_training(project: Path) -> None:
    (project / "models" / "vein-guide.tar.gz").unlink()
    assert not is_current(project)


def test_a_change_elsewhere_needs_no_training(project: Path) -> None:
    (project / "README.md").write_text("changed")
    assert is_current(project)


def test_every_place_that_counts_is_there(root: Path) -> None:
    assert [n for n in TRAINED_FROM + TRAINED_WITH if not (root / n).exists()] == []


def test_what_those_parts_import_counts_too(root: Path) -> None:
    """But errors and settings: they change no model."""
    counted = [path for path in TRAINED_WITH if path.startswith("veinguide/")]
    read = {
        "veinguide/" + name.replace(".", "/")
        for place in counted
        for path in [root / place, *(root / place).rglob("*.py")]
        if path.suffix == ".py"
        for name in FROM.findall(path.read_text())
    }
    read -= {"veinguide/errors", "veinguide/settings"}
    known = tuple(place.removesuffix(".py") for place in counted)
    assert [name for name in sorted(read) if not name.startswith(known)] == []
