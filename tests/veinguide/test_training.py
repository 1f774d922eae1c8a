from pathlib import Path

import pytest

from veinguide.training import fingerprint, is_current


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
    ["data/nlu.yml", "domain.yml", "config.yml", "content/facts.yml", "addons/x.py"],
)
def test_a_change_of_what_the_model_is_made_from_needs_training(
    project: Path, changed: str
) -> None:
    (project / changed).write_text("changed")
    assert not is_current(project)


def test_a_missing_model_needs_training(project: Path) -> None:
    (project / "models" / "vein-guide.tar.gz").unlink()
    assert not is_current(project)


def test_a_change_elsewhere_needs_no_training(project: Path) -> None:
    (project / "README.md").write_text("changed")
    assert is_current(project)
