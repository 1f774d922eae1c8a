"""The files that a component was read from, for its fingerprint."""

from pathlib import Path
from types import ModuleType


def sources(*modules: ModuleType) -> list[Path]:
    """Rasa's cache sees a component's class only, not the modules that it calls."""
    return [Path(str(module.__file__)) for module in modules]
