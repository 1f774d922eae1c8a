"""Where the words of the rules stand in one message, and what takes them back."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from veinguide.triage.patterns import Sequence, Together, is_group
from veinguide.triage.table import Table
from veinguide.triage.words import read_words


class Span(NamedTuple):
    """Words `start` to `end`; `skipped` are those that a gap stepped over."""

    start: int
    end: int
    skipped: tuple[int, ...] = ()


Match = tuple[Span, ...]

# Two parts of one pattern stand at most this many words apart.
_NEAR_WORDS = 12
_DENIAL_REACHES_WORDS = 5
_NOT_YET_REACHES_WORDS = 4


class Reading:
    """One message, read once; every group is looked up at most once."""

    def __init__(self, text: str, table: Table) -> None:
        self._table = table
        said = read_words(text, table.vocabulary)
        self.words, self._sentences, self._clauses = (
            said.words,
            said.sentences,
            said.clauses,
        )
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            for key in table.vocabulary.keys(word):
                self._places.setdefault(key, []).append(place)
        self._opened: dict[str, list[tuple[int, Sequence]]] = {}
        for word, places in self._places.items():
            for name, sequence in table.opened_by.get(word, ()):
                self._opened.setdefault(name, []).extend(
                    (place, sequence) for place in places
                )
        self._groups: dict[str, dict[int, list[int]]] = {}
        self._harmless = self._covered("HARMLESS")
        self._clauses = self._split_clauses()
        self._not_yet = self._covered("NOT_YET")
        self._told = self._find_told()
        self._denied = self._find_denied()
        self._past = self._find_past()

    def group(self, name: str) -> list[Span]:
        """Every place where a group of words is said."""
        ends = self._ends(name)
        return [Span(start, end) for start in sorted(ends) for end in ends[start]]

    def sequence(self, sequence: Sequence) -> Iterator[Span]:
        """Every place where a sequence is said, one sentence at a time."""
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

    def is_denied(self, match: Match) -> bool:
        """Whether a "no" outside the match reaches into it."""
        return any(
            start < span.end and span.start < end
            for negation, start, end in self._denied
            if not any(
                span.start <= negation < span.end and negation not in span.skipped
                for span in match
            )
            for span in match
        )

    def is_past(self, match: Match) -> bool:
        """Whether it is told as long over."""
        return any(a <= match[0].start < b for a, b in self._past)

    def is_asked(self, match: Match) -> bool:
        """Whether it is a question about the thing, not a report of it."""
        return any(
            a <= match[0].start < b or a <= match[0].end - 1 < b for a, b in self._told
        )

    def _ends(self, name: str) -> dict[int, list[int]]:
        if name not in self._groups:
            found: dict[int, set[int]] = {}
            for place, sequence in self._opened.get(name, ()):
                for end, _ in self._continue(sequence, 1, place + 1, ()):
                    found.setdefault(place, set()).add(end)
            for sequence in self._table.led_by.get(name, ()):
                for start, end, _ in self.sequence(sequence):
                    found.setdefault(start, set()).add(end)
            self._groups[name] = {at: sorted(ends) for at, ends in found.items()}
        return self._groups[name]

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
            if self._sentences[start] != self._sentences[end - 1]:
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
            if apart and self._sentences[span.start] == self._sentences[match[0].start]:
                yield from self._joined(found, (*match, span))

    def _covered(self, name: str) -> set[int]:
        return {at for low, high, _ in self.group(name) for at in range(low, high)}

    def _is_harmless(self, span: Span) -> bool:
        return bool(self._harmless) and any(
            at in self._harmless for at in range(span.start, span.end)
        )

    def _in_same_clause(self, match: Match, name: str) -> bool:
        clauses = {self._clauses[low] for low, _, _ in match}
        return any(self._clauses[low] in clauses for low, _, _ in self.group(name))

    def _is_said(self, name: str) -> bool:
        """Where a group is said and not taken back, as in `has not stopped`."""
        return any(
            not any(
                at in self._not_yet and self._clauses[at] == self._clauses[low]
                for at in range(max(0, low - _NOT_YET_REACHES_WORDS), low)
            )
            for low, _, _ in self.group(name)
        )

    def _same(self, one: int, other: int) -> bool:
        return (
            self._clauses[one] == self._clauses[other]
            and self._sentences[one] == self._sentences[other]
        )

    def _split_clauses(self) -> tuple[int, ...]:
        breaks = {low for low, _, _ in self.group("NEW_CLAUSE")}
        added, clauses = 0, []
        for place, clause in enumerate(self._clauses):
            added += place in breaks
            clauses.append(clause + added)
        return tuple(clauses)

    def _until(self, place: int, stops: Callable[[int], bool]) -> int:
        """The first place after `place` that ends its clause or stops it."""
        clause = self._clauses[place]
        end = place + 1
        while end < len(self.words) and self._clauses[end] == clause:
            if stops(end):
                break
            end += 1
        return end

    def _find_denied(self) -> list[tuple[int, int, int]]:
        """Each negation's place and the words it reaches."""
        no_denial = self._covered("NOT_A_DENIAL")
        stops = {low for low, _, _ in self.group("DENIAL_ENDS")}
        joins = {low for low, _, _ in self.group("DENIAL_GOES_ON")}
        denied = []
        for low, high, _ in self.group("DENIAL"):
            if low in no_denial:
                continue
            end, left = high, _DENIAL_REACHES_WORDS
            while end < len(self.words) and left and end not in stops:
                new_clause = self._clauses[end] != self._clauses[end - 1]
                if new_clause and not self._list_goes_on(end, joins, stops):
                    break
                left = _DENIAL_REACHES_WORDS if end in joins or new_clause else left - 1
                end += 1
            denied.append((high - 1, high, end))
        return denied

    def _list_goes_on(self, place: int, joins: set[int], stops: set[int]) -> bool:
        """`no chest pain, swelling or fever`: the comma does not end the "no"."""
        sentence = self._sentences[place]
        if sentence != self._sentences[place - 1]:
            return False
        for at in range(place, min(place + 12, len(self.words))):
            if self._sentences[at] != sentence or at in stops:
                return False
            if at in joins:
                return True
        return False

    def _find_past(self) -> list[tuple[int, int]]:
        now = {self._clauses[low] for low, _, _ in self.group("NOW")}
        past = []
        for low, high, _ in self.group("LONG_AGO"):
            start = low
            while start and self._clauses[start - 1] == self._clauses[low]:
                start -= 1
            if start == low and self._until(high - 1, lambda at: False) == high:
                # ", ten years ago" alone speaks of what was said before the comma.
                while start and self._same(start - 1, max(0, low - 1)):
                    start -= 1
            opens = low - start <= 1
            end = self._until(high - 1, lambda at: False) if opens else high
            past.append((start, end))
        for low, high, _ in self.group("ONCE"):
            past.append((low, self._until(high - 1, lambda at: False)))
        return [(a, b) for a, b in past if self._clauses[a] not in now]

    def _question_openings(self) -> list[tuple[int, int]]:
        """Openings of questions in sentences that report nothing."""
        fillers = self._covered("FILLER")
        opened = [(low, high) for low, high, _ in self.group("WONDERS")]
        for low, high, _ in self.group("QUESTION_OPENS"):
            first = bisect_left(self._clauses, self._clauses[low])
            if all(at in fillers for at in range(first, low)):
                opened.append((low, high))
        if not opened:
            return []
        not_reported = self._covered("NOT_A_REPORT")
        reported = {
            self._sentences[low]
            for low, high, _ in self.group("REPORT")
            if not any(at in not_reported for at in range(low, high))
        }
        return [span for span in opened if self._sentences[span[0]] not in reported]

    def _find_told(self) -> list[tuple[int, int]]:
        """Stretches that only ask or suppose: `signs of ...`, `what if ...`."""
        now = {self._sentences[low] for low, _, _ in self.group("NOW")}
        stops = {low for low, _, _ in self.group("QUESTION_ENDS")}
        held = self._covered("QUESTION_GOES_ON")
        told = []
        supposed = [(low, high) for low, high, _ in self.group("SUPPOSED")]
        supposed = [span for span in supposed if self._sentences[span[0]] not in now]
        for low, high in supposed + self._question_openings():
            end = high
            while end < len(self.words) and (
                self._sentences[end] == self._sentences[low]
            ):
                new_clause = self._clauses[end] != self._clauses[end - 1]
                if end in stops and (new_clause or end not in held):
                    break
                end += 1
            told.append((low, end))
        return told
