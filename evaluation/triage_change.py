"""Show every report that the red-flag rules of one commit heard and hear no longer.

    python -m evaluation.triage_change HEAD

To be run after each change of content/red_flags.yml: a phrase that takes a false alarm
back may take real reports with it. It knows no held-out line.
"""

import argparse
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.sets import read_lines
from veinguide import PROJECT_ROOT
from veinguide.triage import RedFlag, load_triage
from veinguide.triage.table import INTENTS

TOLD = ("red_flag_wordings.yml", "red_flag_examples.yml")
SETS = ("red_flags_dev", "red_flags_dev_b", "pairs_dev")
# What stands around a report must not take it back.
FRAMES = (
    "hi, {}",
    "can I book for Tuesday? {}",
    "is the consult free and {}",
    "I was wondering, {}",
    "no fever but {}",
    "my mother had this years ago and now {}",
    "{} lol",
    "{}, is that normal?",
    "{}, my husband says it's nothing",
    "{} and what does a visit cost",
    "{}, it comes and goes",
)
_SAFE = "none"
# Runs in the old tree, so that the old code reads the old rules.
_FIND = """
import json, sys
from veinguide.triage import load_triage
find = load_triage().find
found = map(find, json.load(sys.stdin))
json.dump([f and [f.sign, f.level, f.intent] for f in found], sys.stdout)
"""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SEVERITY = {level: rank for rank, level in enumerate([*INTENTS, _SAFE])}


@dataclass(frozen=True)
class Change:
    """One message that is heard otherwise than before."""

    text: str
    before: RedFlag | None
    after: RedFlag | None

    @property
    def is_loss(self) -> bool:
        return _rank(self.after) > _rank(self.before)

    def __str__(self) -> str:
        return f"{_name(self.before)} -> {_name(self.after)}: {self.text}"


def changes(
    texts: Iterable[str],
    before: Iterable[RedFlag | None],
    after: Iterable[RedFlag | None],
) -> Iterator[Change]:
    """The texts whose level is another; a new sign of the same level is no change."""
    for text, old, new in zip(texts, before, after, strict=True):
        if _rank(old) != _rank(new):
            yield Change(text, old, new)


def framed(reports: Iterable[str], every: bool = False) -> Iterator[str]:
    """Each report alone and in one of the frames by turns, or in every frame."""
    for number, report in enumerate(reports):
        yield report
        chosen = FRAMES if every else [FRAMES[number % len(FRAMES)]]
        yield from (frame.format(report) for frame in chosen)


def plain_reports(root: Path) -> list[str]:
    """Whatever the development sets and the red-flag examples call a report."""
    reports = []
    for name in SETS:
        lines = read_lines(root / "evaluation" / "sets" / f"{name}.jsonl")
        reports += [line.text for line in lines if line.level != _SAFE]
    for name in TOLD:
        read = (root / "content" / name).read_text(encoding="utf-8")
        for key, texts in yaml.load(read, Loader=_LOADER).items():
            reports += [str(text) for text in texts if key != _SAFE]
    return list(dict.fromkeys(reports))


def heard_at(commit: str, root: Path, texts: list[str]) -> list[RedFlag | None]:
    """What the rules and the code of a commit find in each text.

    :raises subprocess.CalledProcessError: if git knows no such commit.
    """
    packed = ["git", "archive", commit, "veinguide", "content"]
    tree = subprocess.run(packed, cwd=root, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(tree)) as files:
            files.extractall(folder, filter="data")
        heard = subprocess.run(
            [sys.executable, "-c", _FIND],
            cwd=folder,
            input=json.dumps(texts),
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    return [RedFlag(*found) if found else None for found in json.loads(heard)]


def main() -> int:
    """1 if any report was lost."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("commit", nargs="?", default="HEAD")
    parser.add_argument("--gained", action="store_true", help="list what is new too")
    parser.add_argument("--every", action="store_true", help="all frames; 10 minutes")
    asked = parser.parse_args()
    texts = list(framed(plain_reports(PROJECT_ROOT), asked.every))
    before = heard_at(asked.commit, PROJECT_ROOT, texts)
    found = list(changes(texts, before, map(load_triage().find, texts)))
    lost = [change for change in found if change.is_loss]
    for change in found if asked.gained else lost:
        print(change)
    print(f"{len(texts)} reports: {len(lost)} lost, {len(found) - len(lost)} gained")
    return 1 if lost else 0


def _name(flag: RedFlag | None) -> str:
    return flag.sign if flag else _SAFE


def _rank(flag: RedFlag | None) -> int:
    return _SEVERITY[flag.level if flag else _SAFE]


if __name__ == "__main__":
    raise SystemExit(main())
