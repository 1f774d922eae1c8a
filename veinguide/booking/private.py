"""Numbers that nobody here needs: social security, Medicare, payment cards."""

import re
from collections.abc import Iterator

from veinguide.booking.words import Span

REMOVED = "[number removed]"

_GAP = r"[\s.,_/·•\-\u2010-\u2015\u2212]{1,3}"
_NOT_BEFORE = r"(?<![\d+])"
_SOCIAL_SECURITY = re.compile(
    rf"{_NOT_BEFORE}\d{{3}}{_GAP}\d{{2}}{_GAP}\d{{4}}(?!\d)|(?<![\d+(])\d{{9}}(?!\d)"
)
# However it is grouped, where it is called by its name.
_NAMED_SOCIAL = re.compile(
    r"(\b(?:ssn|itin|social(?: security)?)\b[^\d.!?]{0,20})"
    rf"\d(?:(?:{_GAP})?\d){{8}}(?!(?:{_GAP})?\d)",
    re.IGNORECASE,
)
_CARD_CODE = re.compile(r"\b(cv[vc]2?\b[^\d.!?]{0,12})\d{3,4}\b", re.IGNORECASE)
# Medicare's own number: a digit, a letter, a letter or digit, a digit, and so on.
_MEDICARE = re.compile(
    rf"\b[1-9][a-z][a-z0-9](?:{_GAP})?\d(?:{_GAP})?[a-z][a-z0-9](?:{_GAP})?\d"
    rf"(?:{_GAP})?[a-z]{{2}}(?:{_GAP})?\d{{2}}\b",
    re.IGNORECASE,
)
_RUN = re.compile(rf"{_NOT_BEFORE}\d+(?:{_GAP}\d+)*")
_GROUP = re.compile(r"\d+")
# The usual length first, or a code of three digits may pass for the end of a card.
_LENGTHS = (16, 15, 14, 13, 19, 18, 17)
_OF_A_CARD = {
    13: re.compile(r"4"),
    14: re.compile(r"3[0689]"),
    15: re.compile(r"3[47]"),
    16: re.compile(r"[456]|2[2-7]|3[05689]"),
    17: re.compile(r"6"),
    18: re.compile(r"6"),
    19: re.compile(r"[46]"),
}
# The lengths of the groups in which a phone number is typed; "816555 0143" and the
# middle of a card look alike, so that one is known only where it begins.
_PHONES = ((3, 3, 4), (3, 7), (10,), (11,))
_PHONE_FIRST = (6, 4)
_PHONE = re.compile(r"1?[2-9]\d\d[2-9]\d{6}")


def without_private_numbers(text: str) -> str:
    """`text` as it may be kept: such a number never reaches a database or Rasa."""
    for start, end in reversed(list(_cards(text))):
        text = text[:start] + REMOVED + text[end:]
    for named in (_NAMED_SOCIAL, _CARD_CODE):
        text = named.sub(rf"\1{REMOVED}", text)
    return _MEDICARE.sub(REMOVED, _SOCIAL_SECURITY.sub(REMOVED, text))


def has_private_number(text: str) -> bool:
    """Whether one was typed, or was removed on its way here."""
    return REMOVED in without_private_numbers(text)


def _cards(text: str) -> Iterator[Span]:
    """Where card numbers stand, of which other figures may stand right beside."""
    for run in _RUN.finditer(text):
        groups = [found.span() for found in _GROUP.finditer(text, *run.span())]
        typed = [text[start:end] for start, end in groups]
        phones, place = _of_phones(typed), 0
        while place < len(groups):
            free = next((n for n in sorted(phones) if n >= place), len(groups))
            if count := _card_from(typed[place:free]):
                yield groups[place][0], groups[place + count - 1][1]
            elif place not in phones:
                yield from _card_within(text, groups[place])
            place += count or 1


def _card_from(typed: list[str]) -> int:
    """How many of the groups are a card number; 0 where they begin with none."""
    for length in _LENGTHS:
        count, digits = 0, ""
        while len(digits) < length and count < len(typed):
            digits += typed[count]
            count += 1
        if len(digits) == length and _is_card(digits):
            return count
    return 0


def _card_within(text: str, group: Span) -> Iterator[Span]:
    """One that is typed in one piece with other figures, such as its last month."""
    start, end = group
    for first in range(start, end - min(_OF_A_CARD) + 1):
        for length in _LENGTHS:
            if first + length <= end and _is_card(text[first : first + length]):
                yield first, first + length
                return


def _of_phones(typed: list[str]) -> set[int]:
    """The places of the groups that are part of a phone number."""
    sizes = tuple(map(len, typed))
    return {
        place + beside
        for place in range(len(sizes))
        for shape in (_PHONES if place else (*_PHONES, _PHONE_FIRST))
        if sizes[place : place + len(shape)] == shape
        and _PHONE.fullmatch("".join(typed[place : place + len(shape)]))
        for beside in range(len(shape))
    }


def _is_card(digits: str) -> bool:
    return bool(_OF_A_CARD[len(digits)].match(digits)) and _passes_luhn(digits)


def _passes_luhn(text: str) -> bool:
    digits = [int(char) for char in text]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
