"""Read a YAML file that people edit."""

from pathlib import Path
from typing import Any

import yaml

from veinguide.errors import ContentError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """What the file holds.

    :raises ContentError: naming the file, if it is missing or no YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise ContentError(f"{path}: cannot be read: {error}") from error
