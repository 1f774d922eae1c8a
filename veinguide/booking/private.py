"""Numbers that nobody here needs: social security, Medicare, payment cards."""

import re

REMOVED = "[number removed]"

_SOCIAL_SECURITY = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)|(?<![\d+(])\d{9}(?!\d)")
_CARD = re.compile(r"(?<![\d+])(?:\d[ \-]?){12,18}\d(?!\d)")
# Medicare's own number: a digit, a letter, a letter or digit, a digit, and so on.
_MEDICARE = re.compile(
    r"\b[1-9][a-z][a-z0-9]\d-?[a-z][a-z0-9]\d-?[a-z]{2}\d{2}\b", re.IGNORECASE
)


def without_private_numbers(text: str) -> str:
    """`text` as it may be kept: such a number never reaches a database or Rasa."""
    text = _CARD.sub(lambda m: REMOVED if _passes_luhn(m[0]) else m[0], text)
    return _MEDICARE.sub(REMOVED, _SOCIAL_SECURITY.sub(REMOVED, text))


def has_private_number(text: str) -> bool:
    """Whether one was typed, or was removed on its way here."""
    return REMOVED in without_private_numbers(text)


def _passes_luhn(text: str) -> bool:
    digits = [int(char) for char in text if char.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
