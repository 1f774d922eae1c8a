"""Read a reference code as people copy it: VG-7K4QX, vg 7k4qx, or its end alone."""

import re

from veinguide.booking.request import CODE_ALPHABET, CODE_CHARACTERS, CODE_PREFIX
from veinguide.booking.words import Span

ONE = rf"[{CODE_ALPHABET}]"
# Spaces and dashes may stand anywhere: "V G - 7 K 4 Q X".
LETTERS = r"[\s.\-–]*".join([ONE] * CODE_CHARACTERS)
WITH_PREFIX = re.compile(rf"\bv[\s.]*g[\s.:#\-–]*({LETTERS})\b", re.IGNORECASE)
ALONE = re.compile(rf"(?<![\w-])({ONE}{{{CODE_CHARACTERS}}})(?![\w-])", re.IGNORECASE)


def read_code(text: str, *, asked: bool) -> tuple[str | None, Span]:
    """The code in `text`, and where; its end alone counts only when asked for."""
    found = WITH_PREFIX.search(text)
    if not found and asked:
        alone = [m for m in ALONE.finditer(text) if re.search(r"\d", m[1])]
        found = alone[0] if alone else ALONE.fullmatch(text.strip(" .!"))
    if not found:
        return None, (0, 0)
    letters = re.sub(r"[\s.\-–]", "", found[1]).upper()
    return CODE_PREFIX + letters, found.span()
