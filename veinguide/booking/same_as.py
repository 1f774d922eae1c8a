"""Read "same number, same days as mine", said of a second request from one chat."""

import re
from collections.abc import Mapping, Sequence

from veinguide.booking.form import DAYS, PHONE, REASON, TIME

FIELDS = (
    (PHONE, r"(?:(?:tele)?phone|cell)(?: numbers?)?|numbers?"),
    (DAYS, r"days?|dates?"),
    (TIME, r"times?|hours?"),
    (REASON, r"reasons?|problems?|troubles?|complaints?"),
)
_FIELD = "(?:" + "|".join(words for _, words in FIELDS) + ")"
_MINE = (
    r"(?: (?:as|like) (?:mine|me|myself|before|his|hers|theirs"
    r"|(?:the )?(?:first|other|last) (?:one|time)|my (?!legs?\b)\w+(?:'?s)?(?! \w)"
    r"|i (?:told|gave|said)(?: you)?(?: for me)?))"
)
SAME_FIELDS = re.compile(
    rf"(?:(?<!at the )(?<!at )|(?=(?:the )?same (?:phone|cell|number)))"
    rf"\b(?:the |my )?same (?P<fields>{_FIELD}(?:,? (?:and |& )?(?:the )?(?:same )?"
    rf"{_FIELD}\b)*)\b{_MINE}?",
    re.IGNORECASE,
)
SAME_ALL = re.compile(
    r"\b(?:(?:every|all)(?:thing)?(?: else)?(?: is| stays)? (?:the )?same"
    r"|same everything)"
    rf"\b{_MINE}?(?! to )",
    re.IGNORECASE,
)
# Alone it is an answer to what was asked.
SAME = re.compile(
    rf"(?:^|(?<=[,.;!] ))(?:(?:yes|it'?s|its|just|use|ok) )*(?:the )?same"
    rf"(?: (?:one|thing|ones))?(?:{_MINE}| too| please| for (?:her|him|them|me))*"
    r"(?=\W*$|[,.;!]| and\b)",
    re.IGNORECASE,
)


def with_the_same(text: str, asked: str | None, sent: Mapping[str, str]) -> str:
    """`text` with the words of the request that was `sent`, where it says "same"."""
    said = SAME_ALL.sub(lambda _: _told((PHONE, DAYS, TIME), sent), text)
    said = SAME_FIELDS.sub(lambda found: _fields(found, sent) or found[0], said)
    if asked and asked in dict(FIELDS) and sent.get(asked):
        # Days and time are asked for in one question.
        slots = (DAYS, TIME) if asked == DAYS else (asked,)
        said = SAME.sub(lambda _: _told(slots, sent), said)
    return said


def _fields(found: "re.Match[str]", sent: Mapping[str, str]) -> str:
    named = [
        slot
        for slot, words in FIELDS
        if re.search(rf"\b(?:{words})\b", found["fields"], re.IGNORECASE)
    ]
    return _told(named, sent)


def _told(slots: Sequence[str], sent: Mapping[str, str]) -> str:
    return ", ".join(sent[slot] for slot in slots if sent.get(slot))
