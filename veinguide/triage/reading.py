"""Where the words of the rules stand in one message."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from veinguide.triage.patterns import BUT_NOT, Sequence, Together, is_group
from veinguide.triage.table import Table
from veinguide.triage.words import read_words


class Span(NamedTuple):
    """Words `start` to `end`; `skipped` are those that a gap stepped over."""

    start: int
    end: int
    skipped: tuple[int, ...] = ()


Match = tuple[Span, ...]

# Two steps of one pattern stand at most this many words apart.
_NEAR_WORDS = 12
_NOT_YET_REACHES_WORDS = 4


class Reading:
    """One message, read once; every group is looked up at most once."""

    def __init__(self, text: str, table: Table, literal: bool = False) -> None:
        """`literal` takes figures of speech at their word: `a breath of fresh air`."""
        self._table = table
        said = read_words(text, table.vocabulary)
        self.words, self.sentences = said.words, said.sentences
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            for key in table.vocabulary.keys(word):
                self._places.setdefault(key, []).append(place)
        self._opened: dict[str, list[tuple[Sequence, list[int]]]] = {}
        for word in self._places:
            for name, sequence in table.known_by.get(word, ()):
                if all(needed in self._places for needed in sequence.words):
                    places = self._places[sequence.items[0]]
                    self._opened.setdefault(name, []).append((sequence, places))
        # A group that begins with a group may be said, for all that is known yet.
        self.maybe_said = {*self._places, *self._opened, *table.led_by}
        self._groups: dict[str, dict[int, list[int]]] = {}
        self.clauses = self._split_clauses(said.clauses)
        self._harmless = set() if literal else self.covered("HARMLESS")
        self._not_yet = self.covered("NOT_YET")

    def group(self, name: str) -> list[Span]:
        """Every place where a group of words is said."""
        ends = self._ends(name)
        return [Span(start, end) for start in sorted(ends) for end in ends[start]]

    def covered(self, name: str) -> set[int]:
        """Every word that belongs to a group."""
        return {at for low, high, _ in self.group(name) for at in range(low, high)}

    def sequence(self, sequence: Sequence) -> Iterator[Span]:
        """Every place where a sequence is said, one sentence at a time."""
        if not all(word in self._places for word in sequence.words):
            return
        for start, firsts in self._starts(sequence.items[0]):
            for first in firsts:
                for end, skipped in self._continue(sequence, 1, first, ()):
                    yield Span(start, end, skipped)

    def matches(self, part: Together) -> Iterator[Match]:
        """Every way in which all sequences of a part stand near one another."""
        if any(self._is_said(name) for name in part.without):
            return
        found: list[list[Span]] = []
        for step in part.steps:
            spans = {span for said in step for span in self.sequence(said)}
            spans = {span for span in spans if not self._is_harmless(span)}
            if not spans:
                return
            found.append(sorted(spans))
        for match in self._joined(found, ()):
            if not any(self._in_same_clause(match, name) for name in part.unless):
                yield match

    def _ends(self, name: str) -> dict[int, list[int]]:
        if not (name in self._opened or name in self._table.led_by):
            return {}
        if name not in self._groups:
            found: dict[int, set[int]] = {}
            for sequence, places in self._opened.get(name, ()):
                for place in places:
                    for end in self._ends_of(sequence, place):
                        found.setdefault(place, set()).add(end)
            for sequence in self._table.led_by.get(name, ()):
                for start, end, _ in self.sequence(sequence):
                    found.setdefault(start, set()).add(end)
            not_meant = self.covered(name + BUT_NOT)
            self._groups[name] = {
                at: sorted(ends) for at, ends in found.items() if at not in not_meant
            }
        return self._groups[name]

    def _ends_of(self, sequence: Sequence, place: int) -> Iterable[int]:
        if len(sequence.items) == 1:
            return (place + 1,)
        return (end for end, _ in self._continue(sequence, 1, place + 1, ()))

    def _starts(self, item: str) -> Iterator[tuple[int, list[int]]]:
        if is_group(item):
            yield from self._ends(item).items()
        else:
            for place in self._places.get(item, ()):
                yield place, [place + 1]

    def _continue(
        self, sequence: Sequence, at: int, end: int, skipped: tuple[int, ...]
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        if at == len(sequence.items):
            yield end, skipped
            return
        item = sequence.items[at]
        ends = self._ends(item) if is_group(item) else None
        for start in range(end, min(end + sequence.gaps[at] + 1, len(self.words))):
            if self.sentences[start] != self.sentences[end - 1]:
                return
            nexts: Iterable[int] = ends.get(start, ()) if ends is not None else ()
            if ends is None and item in self._table.vocabulary.keys(self.words[start]):
                nexts = (start + 1,)
            for reached in nexts:
                passed = (*skipped, *range(end, start))
                yield from self._continue(sequence, at + 1, reached, passed)

    def _joined(self, found: list[list[Span]], match: Match) -> Iterator[Match]:
        if len(match) == len(found):
            yield match
            return
        spans = found[len(match)]
        if not match:
            for span in spans:
                yield from self._joined(found, (span,))
            return
        low = min(span.start for span in match)
        high = max(span.end for span in match)
        first = bisect_left(spans, Span(low - _NEAR_WORDS, 0))
        last = bisect_right(spans, Span(high + _NEAR_WORDS, 0))
        for span in spans[first:last]:
            apart = all(span.end <= a or span.start >= b for a, b, _ in match)
            if apart and self.sentences[span.start] == self.sentences[match[0].start]:
                yield from self._joined(found, (*match, span))

    def _is_harmless(self, span: Span) -> bool:
        return bool(self._harmless) and any(
            at in self._harmless for at in range(span.start, span.end)
        )

    def _in_same_clause(self, match: Match, name: str) -> bool:
        clauses = {self.clauses[low] for low, _, _ in match}
        return any(self.clauses[low] in clauses for low, _, _ in self.group(name))

    def _is_said(self, name: str) -> bool:
        """Where a group is said and not taken back, as in `has not stopped`."""
        return any(
            not any(
                at in self._not_yet and self.clauses[at] == self.clauses[low]
                for at in range(max(0, low - _NOT_YET_REACHES_WORDS), low)
            )
            for low, _, _ in self.group(name)
        )

    def _split_clauses(self, by_comma: tuple[int, ...]) -> tuple[int, ...]:
        breaks = {low for low, _, _ in self.group("NEW_CLAUSE")}
        added, clauses = 0, []
        for place, clause in enumerate(by_comma):
            added += place in breaks
            clauses.append(clause + added)
        return tuple(clauses)
