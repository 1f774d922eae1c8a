"""Change the secret that seals: `python -m veinguide.keys rotate`.

Set the new VEINGUIDE_DATA_SECRET and move the former one to VEINGUIDE_DATA_SECRETS_OLD,
restart, run this; then the former one can be forgotten.
"""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError

from veinguide.errors import StorageError, VeinGuideError
from veinguide.settings import StorageSettings
from veinguide.storage.engine import open_engine, open_sessions
from veinguide.storage.rotation import seal_again, seal_events_again


def rotate(settings: StorageSettings) -> int:
    """How many values were sealed again. Raises StorageError, VaultError."""
    vault = settings.vault
    sessions = open_sessions(settings.database_url, vault)
    tracker = open_engine(settings.tracker_url)
    try:
        return seal_again(sessions) + seal_events_again(tracker, vault)
    except SQLAlchemyError as error:
        raise StorageError(
            f"a database cannot be used ({type(error).__name__}); nothing of it was "
            "changed, and the command can be run again"
        ) from None
    finally:
        tracker.dispose()
        sessions.kw["bind"].dispose()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m veinguide.keys", description="The secrets that seal."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("rotate", help="seal everything with VEINGUIDE_DATA_SECRET")
    parser.parse_args(arguments)
    try:
        renewed = rotate(StorageSettings.from_env())
    except VeinGuideError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{renewed} values were sealed again; all are under the newest secret now.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
