"""Talk to the assistant in a terminal: `python -m veinguide.shell` (make shell)."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from veinguide.errors import StartError, VeinGuideError
from veinguide.run import Plan, is_taken, prepare
from veinguide.settings import read_environment, var_folder

STARTS_WITHIN_SECONDS = 60


def main() -> int:
    try:
        plan = prepare(parts=("rasa", "actions"))
        with _action_server(plan):
            return subprocess.call(plan.shell, env=plan.environment)
    except VeinGuideError as error:
        print(f"== {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


@contextmanager
def _action_server(plan: Plan) -> Iterator[None]:
    """:raises StartError: when it does not start; its log says why."""
    log = var_folder(read_environment()) / "shell-actions.log"
    with log.open("w") as written:
        server = subprocess.Popen(
            plan.commands["actions"],
            env=plan.environment,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            until = time.monotonic() + STARTS_WITHIN_SECONDS
            while not is_taken("127.0.0.1", plan.ports.actions):
                if server.poll() is not None or time.monotonic() > until:
                    raise StartError(f"the action server did not start; see {log}")
                time.sleep(0.2)
            yield
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
