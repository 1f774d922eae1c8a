"""Run a module with the clock set: `python -m evaluation.at_time MOMENT MODULE ...`.

MOMENT is ISO 8601 with its offset; the clock goes on from there.
"""

import runpy
import sys
from datetime import datetime

import time_machine


def main() -> None:
    moment, module = sys.argv[1:3]
    sys.argv = sys.argv[2:]
    with time_machine.travel(datetime.fromisoformat(moment), tick=True):
        runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
