"""The small language of content/red_flags.yml: what a pattern is and how it is read."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property

# How many other words may stand between two parts: `a b`, `a .. b`, `a ... b`.
_GAPS = {"..": 2, "...": 6}
# The group X_BUT_NOT holds what is not meant by group X although it has its words.
BUT_NOT = "_BUT_NOT"
_CHOICE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*\*?|[^\x00-\x7f]+|[A-Z][A-Z0-9_]*")
_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_SIGNS = re.compile(r"@[a-z_]+(\|[a-z_]+)*")


@dataclass(frozen=True)
class Sequence:
    """Words or groups in order; `gaps[i]` other words may stand before item i."""

    items: tuple[str, ...]
    gaps: tuple[int, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The items that are words, so that most sequences are ruled out at once."""
        return tuple(item for item in self.items if not is_group(item))

    @cached_property
    def needed(self) -> str:
        """One item that has to be said: the longest word, or the last group."""
        return max(self.words, key=len, default=self.items[-1])


@dataclass(frozen=True)
class Together:
    """Steps that stand near one another in one sentence, in any order."""

    steps: tuple[tuple[Sequence, ...], ...]
    unless: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """Parts that all have to be said somewhere, and signs that have to be found."""

    parts: tuple[Together, ...]
    signs: tuple[tuple[str, ...], ...]
    written: str


@dataclass(frozen=True)
class Rule:
    """A pattern, and what does not take it back although it usually would."""

    pattern: Pattern
    even_when: frozenset[str]

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Of each set at least one item has to be said, or the rule cannot fire."""
        return tuple(
            frozenset(sequence.needed for sequence in step)
            for part in self.pattern.parts
            for step in part.steps
        )


class RuleIndex:
    """The rules of all signs, by what has to be said for them to fire."""

    def __init__(self, signs: Iterable["Sign"]) -> None:
        rules = [(sign.id, rule) for sign in signs for rule in sign.rules]
        # Patterns may name other signs, so those without such names go first.
        self._rules = sorted(rules, key=lambda each: bool(each[1].pattern.signs))
        self._by_item: dict[str, list[int]] = {}
        # What names other signs alone needs no words.
        self._always: set[int] = set()
        for place, (_, rule) in enumerate(self._rules):
            if not rule.needed:
                self._always.add(place)
                continue
            for item in min(rule.needed, key=len):
                self._by_item.setdefault(item, []).append(place)

    def that_need(self, said: Set[str]) -> Iterator[tuple[str, Rule]]:
        """Each rule that may fire where no more than `said` is, after its sign.

        It rules most rules out at once; of the rest it promises nothing.
        """
        items = said & self._by_item.keys()
        places = self._always.union(*(self._by_item[item] for item in items))
        for place in sorted(places):
            sign, rule = self._rules[place]
            if not any(map(said.isdisjoint, rule.needed)):
                yield sign, rule


@dataclass(frozen=True)
class Sign:
    """One row of the red-flag table."""

    id: str
    level: str
    title: str
    source: str
    rules: tuple[Rule, ...]


class PatternError(ValueError):
    """A pattern that cannot be read; the loader collects these."""


@cache
def is_name(item: str) -> bool:
    """Capital letters name a group of words."""
    return _NAME.fullmatch(item) is not None


@cache
def is_group(item: str) -> bool:
    """A named group, or a choice such as `hot|warm`, which is a group without name."""
    return "|" in item or is_name(item)


def choices(item: str) -> tuple[Sequence, ...]:
    """`hot|right_now` as its sequences."""
    found = []
    for choice in item.split("|"):
        words = (choice,) if is_name(choice) else tuple(choice.split("_"))
        found.append(Sequence(words, (0,) * len(words)))
    return tuple(found)


def read_sequence(written: str) -> Sequence:
    """`a|b .. C` as a Sequence."""
    items: list[str] = []
    gaps: list[int] = []
    gap = 0
    for part in written.split():
        if part in _GAPS:
            gap = _GAPS[part]
            continue
        for choice in part.split("|"):
            if not _CHOICE.fullmatch(choice):
                raise PatternError(f"cannot read {choice!r} in {written!r}")
        for item in [part] if is_group(part) else part.split("_"):
            items.append(item)
            gaps.append(gap)
            gap = 0
    if not items or gap or gaps[0]:
        raise PatternError(f"{written!r} needs a word at each end")
    return Sequence(tuple(items), tuple(gaps))


def read_pattern(written: str) -> Pattern:
    """`LEG & SWOLLEN unless CHRONIC + BREATHLESS` as a Pattern."""
    parts: list[Together] = []
    signs: list[tuple[str, ...]] = []
    for part in written.split(" + "):
        if _SIGNS.fullmatch(part.strip()):
            signs.append(tuple(part.strip()[1:].split("|")))
            continue
        said, *absent = re.split(r" without (?=[A-Z])", part, maxsplit=1)
        said, _, excluded = said.partition(" unless ")
        unless, without = _names(excluded, written), _names("".join(absent), written)
        steps = tuple(
            tuple(read_sequence(phrase) for phrase in step.split(" / "))
            for step in said.split(" & ")
        )
        parts.append(Together(steps, unless, without))
    return Pattern(tuple(parts), tuple(signs), written)


def _names(listed: str, written: str) -> tuple[str, ...]:
    names = tuple(listed.replace(",", " ").split())
    if not all(is_name(name) for name in names):
        raise PatternError(f"`unless` and `without` take groups in {written!r}")
    return names
