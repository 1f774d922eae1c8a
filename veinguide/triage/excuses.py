"""What takes a finding back: a "no", a time long ago, a mere question."""

from bisect import bisect_left, bisect_right

from veinguide.triage.reading import Match, Reading

Stretch = tuple[int, int]

_DENIAL_REACHES_WORDS = 5
_LIST_REACHES_WORDS = 12


class Excuses:
    """Which words of a message are denied, past or only asked about."""

    def __init__(self, reading: Reading) -> None:
        self._denied = _denied(reading)
        self._past = _past(reading)
        self._asked = _asked(reading)

    def is_denied(self, match: Match) -> bool:
        """Whether a "no" outside the match reaches into it."""
        said = {
            at
            for span in match
            for at in range(span.start, span.end)
            if at not in span.skipped
        }
        return any(
            negation not in said
            for span in match
            for at in range(span.start, span.end)
            for negation in self._denied.get(at, ())
        )

    def is_past(self, match: Match) -> bool:
        """Whether it is told as long over."""
        return any(low <= match[0].start < high for low, high in self._past)

    def is_asked(self, match: Match) -> bool:
        """Whether it is a question about the thing, not a report of it."""
        ends = (match[0].start, match[0].end - 1)
        return any(low <= at < high for low, high in self._asked for at in ends)


class NoExcuses(Excuses):
    """Takes nothing back."""

    def __init__(self) -> None:
        pass

    def is_denied(self, match: Match) -> bool:
        return False

    is_past = is_asked = is_denied


def _starts(reading: Reading, name: str) -> set[int]:
    return {low for low, _, _ in reading.group(name)}


def _clause_start(reading: Reading, place: int) -> int:
    return bisect_left(reading.clauses, reading.clauses[place])


def _clause_end(reading: Reading, place: int) -> int:
    return bisect_left(reading.clauses, reading.clauses[place] + 1)


def _denied(reading: Reading) -> dict[int, list[int]]:
    """For each word that is denied, where the "no" stands."""
    no_denial = reading.covered("NOT_A_DENIAL")
    stops = _starts(reading, "DENIAL_ENDS")
    joins = _starts(reading, "DENIAL_GOES_ON")
    denied: dict[int, list[int]] = {}
    for low, high, _ in reading.group("DENIAL"):
        if low in no_denial:
            continue
        end, left = high, _DENIAL_REACHES_WORDS
        while end < len(reading.words) and left and end not in stops:
            new_clause = reading.clauses[end] != reading.clauses[end - 1]
            if new_clause and not _list_goes_on(reading, end, joins, stops):
                break
            left = _DENIAL_REACHES_WORDS if end in joins or new_clause else left - 1
            end += 1
        for place in range(high, end):
            denied.setdefault(place, []).append(high - 1)
    return denied


def _list_goes_on(
    reading: Reading, place: int, joins: set[int], stops: set[int]
) -> bool:
    """`no chest pain, swelling or fever`: the comma does not end the "no"."""
    sentence = reading.sentences[place]
    if sentence != reading.sentences[place - 1]:
        return False
    for at in range(place, min(place + _LIST_REACHES_WORDS, len(reading.words))):
        if reading.sentences[at] != sentence or at in stops:
            return False
        if at in joins:
            return True
    return False


def _past(reading: Reading) -> list[Stretch]:
    if reading.group("IS_BACK"):
        return []
    now = {reading.clauses[low] for low in _starts(reading, "NOW")}
    past = []
    for low, high, _ in reading.group("LONG_AGO"):
        start, end = _clause_start(reading, low), _clause_end(reading, high - 1)
        stands_alone = (start, end) == (low, high)
        opens = low - start <= 1
        # ", ten years ago" alone speaks of what was said before the comma.
        if stands_alone and start > bisect_left(
            reading.sentences, reading.sentences[low]
        ):
            start = _clause_start(reading, start - 1)
        past.append((start, end if opens else high))
    for low, high, _ in reading.group("ONCE"):
        past.append((low, _clause_end(reading, high - 1)))
    past = [(low, high) for low, high in past if reading.clauses[low] not in now]
    return past + _told_as_over(reading, now)


def _told_as_over(reading: Reading, now: set[int]) -> list[Stretch]:
    """From a time back then to the words that end it, here or a sentence later.

    `When I was carrying her, who is 22 now, one leg swelled and it was fine.`
    """
    over = reading.group("IS_OVER")
    told = []
    for low, high, _ in reading.group("BACK_THEN") if over else ():
        sentence, start = reading.sentences[low], _clause_start(reading, low)
        within = bisect_right(reading.sentences, sentence)
        ends = [end for at, end, _ in over if at >= high and end <= within]
        if any(reading.sentences[at] == sentence + 1 for at, _, _ in over):
            ends.append(within)
        end = max(ends, default=start)
        if now.isdisjoint(reading.clauses[start:end]):
            told.append((start, end))
    return told


def _question_openings(reading: Reading) -> list[Stretch]:
    """Openings of questions in sentences that report nothing."""
    fillers = reading.covered("FILLER")
    opened = [(low, high) for low, high, _ in reading.group("WONDERS")]
    for low, high, _ in reading.group("QUESTION_OPENS"):
        if all(at in fillers for at in range(_clause_start(reading, low), low)):
            opened.append((low, high))
    if not opened:
        return []
    not_reported = reading.covered("NOT_A_REPORT")
    reported = {
        reading.sentences[low]
        for low, high, _ in reading.group("REPORT")
        if not any(at in not_reported for at in range(low, high))
    }
    reported |= _begun_since(reading)
    return [span for span in opened if reading.sentences[span[0]] not in reported]


def _begun_since(reading: Reading) -> set[int]:
    """Sentences that the next one makes a report: `Can legs go numb? Started today.`"""
    return {
        reading.sentences[low - 1]
        for low in _starts(reading, "ONSET")
        if low and reading.sentences[low] != reading.sentences[low - 1]
    }


def _asked(reading: Reading) -> list[Stretch]:
    """Stretches that only ask or suppose: `signs of ...`, `what if ...`."""
    now = {reading.sentences[low] for low in _starts(reading, "NOW")}
    stops = _starts(reading, "QUESTION_ENDS")
    held = reading.covered("QUESTION_GOES_ON")
    told = _starts(reading, "STATEMENT_OPENS")
    supposed = [(low, high) for low, high, _ in reading.group("SUPPOSED")]
    supposed = [span for span in supposed if reading.sentences[span[0]] not in now]
    asked = []
    for low, end in supposed + _question_openings(reading):
        while end < len(reading.words) and (
            reading.sentences[end] == reading.sentences[low]
        ):
            new_clause = reading.clauses[end] != reading.clauses[end - 1]
            if end in stops and (new_clause or end not in held):
                break
            if new_clause and end in told:
                break
            end += 1
        asked.append((low, end))
    return asked
