"""Leave out the day or time that is put right later in the line.

"Evenings, I work nights no wait I mean mornings" wishes for mornings.
"""

import re

from veinguide.booking.bounds import with_plain_bounds
from veinguide.booking.busy import without_busy
from veinguide.booking.day_words import ASKED as SHORT_DAYS
from veinguide.booking.day_words import FIRM as DAYS
from veinguide.booking.mentions import merged
from veinguide.booking.times import FIRM as TIMES
from veinguide.booking.times import FIRM_RANGE
from veinguide.booking.words import Span, blanked, is_question

_MARK = (
    r"(?:(?:no+|oops|oh|ugh|hold on|actually|sorry|wait)[ ,.!]+)*"
    r"(?:wait(?:,? no+)?|actually,? no+|no wait|scratch that|strike that"
    r"|i mean(?:t)?|meant"
    r"|correction|no no|never ?mind|sorry,? (?=no\b))"
    r"(?:[ ,.!]+(?:no|wait|sorry|i mean(?:t)?|make (?:that|it)|actually|oops))*"
)
_OFFER = (
    r"(?=[ ,]+(?:can|could) (?:we|i|you|y'?all) (?:do|make|say|come)\b"
    r"|[ ,]+(?:how|what) about\b|[ ,]+let'?s (?:do|say|make)\b)"
)
MARK = re.compile(
    rf"(?<=\S)[ ,.!?]+(?:{_MARK}|actually{_OFFER})(?=[ ,.!]+\S)", re.IGNORECASE
)
OFFERING = re.compile(
    r"(?:can|could) (?:we|i|you|y'?all)\b|(?:how|what) about\b", re.IGNORECASE
)
KINDS = ((DAYS, SHORT_DAYS), (TIMES, FIRM_RANGE))
# "Wait, can I bring my wife" corrects nothing.
LONGEST_FOLLOWING = 60


def without_changed_minds(text: str) -> str:
    """`text`, as long as it was, with spaces for what is put right after a "wait"."""
    for mark in reversed(list(MARK.finditer(text))):
        text = _put_right(text, mark)
    return text


def _put_right(text: str, mark: "re.Match[str]") -> str:
    before, after = text[: mark.start()], text[mark.end() :]
    following = after.strip(" ,.")[:LONGEST_FOLLOWING]
    if is_question(following) and not OFFERING.match(following):
        return text
    kept = _as_said(before)
    replaced: list[Span] = []
    for patterns in KINDS:
        said = _found(kept, patterns) or _found(before, patterns)
        meant = _found(_as_said(after), patterns)
        if said and meant:
            replaced.append(said[-1] if len(meant) < len(said) else _whole(said))
    if not replaced:
        return text
    return f"{blanked(before, replaced)}.{' ' * (len(mark[0]) - 1)}{after}"


def _as_said(text: str) -> str:
    return without_busy(with_plain_bounds(text))


def _found(text: str, patterns: tuple["re.Pattern[str]", ...]) -> list[Span]:
    return merged([m.span() for each in patterns for m in each.finditer(text)])


def _whole(spans: list[Span]) -> Span:
    return spans[0][0], spans[-1][1]
