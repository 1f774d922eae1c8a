"""The small language of content/red_flags.yml: what a pattern is and how it is read."""

import itertools
import re
from dataclasses import dataclass

# How many other words may stand between two parts: `a b`, `a .. b`, `a ... b`.
_GAPS = {"..": 2, "...": 6}
_WORD = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*\*?|[^\x00-\x7f]+")
_GROUP = re.compile(r"[A-Z][A-Z0-9_]*")
_SIGN = re.compile(r"@[a-z_]+(\|[a-z_]+)*")


@dataclass(frozen=True)
class Sequence:
    """Words or groups in order; `gaps[i]` words may stand before item i."""

    items: tuple[str, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True)
class Together:
    """Sequences that stand near one another in one sentence, in any order."""

    choices: tuple[tuple[Sequence, ...], ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """Parts that all have to be said somewhere in the message."""

    parts: tuple[Together, ...]
    signs: tuple[tuple[str, ...], ...]
    written: str


class PatternError(ValueError):
    """A pattern that cannot be read; the loader collects these."""


def is_group(item: str) -> bool:
    """Capital letters name a group of words."""
    return _GROUP.fullmatch(item) is not None


def read_sequences(written: str) -> tuple[Sequence, ...]:
    """`a|b .. C` as two sequences."""
    items: list[list[str]] = []
    gaps: list[int] = []
    gap = 0
    for part in written.split():
        if part in _GAPS:
            gap = _GAPS[part]
            continue
        choices = part.split("|")
        for choice in choices:
            if not (_WORD.fullmatch(choice) or _GROUP.fullmatch(choice)):
                raise PatternError(f"cannot read {choice!r} in {written!r}")
        items.append(choices)
        gaps.append(gap if items[1:] else 0)
        gap = 0
    if not items or gap:
        raise PatternError(f"{written!r} needs a word at each end")
    return tuple(_spelled_out(chosen, gaps) for chosen in itertools.product(*items))


def _spelled_out(chosen: tuple[str, ...], gaps: list[int]) -> Sequence:
    """`right_now` is two words."""
    words: list[str] = []
    before: list[int] = []
    for item, gap in zip(chosen, gaps, strict=True):
        parts = [item] if is_group(item) else item.split("_")
        words += parts
        before += [gap] + [0] * (len(parts) - 1)
    return Sequence(tuple(words), tuple(before))


def read_pattern(written: str) -> Pattern:
    """`LEG & SWOLLEN unless CHRONIC + BREATHLESS` as a Pattern."""
    parts: list[Together] = []
    signs: list[tuple[str, ...]] = []
    for part in written.split(" + "):
        if _SIGN.fullmatch(part.strip()):
            signs.append(tuple(part.strip()[1:].split("|")))
            continue
        said, _, unless = part.partition(" unless ")
        groups = tuple(unless.replace(",", " ").split())
        if not all(is_group(group) for group in groups):
            raise PatternError(f"`unless` takes groups in {written!r}")
        choices = tuple(_read_step(step) for step in said.split(" & "))
        parts.append(Together(choices, groups))
    return Pattern(tuple(parts), tuple(signs), written)


def _read_step(step: str) -> tuple[Sequence, ...]:
    phrases = step.split(" / ")
    return tuple(sequence for said in phrases for sequence in read_sequences(said))
