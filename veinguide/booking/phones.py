"""Read a phone number as people type it, and notice numbers that we must not take."""

import re
from dataclasses import dataclass, replace

import phonenumbers

from veinguide.booking.private import has_private_number
from veinguide.booking.which_number import chosen_of, wanted_of
from veinguide.booking.words import Span

REGION = "US"
WITHOUT_AREA_CODE = "area_code"
NO_SUCH_NUMBER = "no_such_number"  # ten digits, and no area code is among them
DIGITS_WITHOUT_AREA_CODE = 7
US_SHAPE = re.compile(
    r"(?<![\d.])(?:\+?1[\s.\-]*)?\(?\d{3}\)?[\s./\-–]*\d{3}[\s./\-–]*\d{4}(?!\d)"
)
SHORT_SHAPE = re.compile(r"(?<!\d)\d{3}[\s.\-–]?\d{4}(?!\d)")
# "555 0131 area code 816"
AREA_CODE_AFTER = re.compile(
    r"(?<!\d)(\d{3})[\s.\-–]?(\d{4})[\s,;.(]*(?:with |in )?(?:the )?area code"
    r"(?: is)?:?\s*\(?(\d{3})(?!\d)\)?",
    re.IGNORECASE,
)
AREA_CODE_ALONE = re.compile(
    r"^(?:(?:sorry|oh|ok|yes|it'?s|that'?s|the|my|is|would be|area|code|add"
    r"|put|with"
    r"|use|and)[ ,:.]+)*"
    r"\(?(\d{3})\)?(?: (?:area code|(?:in|at the) front(?: of (?:it|that))?|first"
    r"|before (?:it|that)))?[ .!]*$",
    re.IGNORECASE,
)
ENDING = re.compile(
    r"\b(?:ends?|ending|last (?:two|three|four|2|3|4)(?: digits?)?(?: are| is)?)"
    r"\s*(?:in|with|are|is|should be|:)?\s*(\d{2,4})\b"
    r"|(?<![\d.\-)])(?<!\d )(\d{2,4}) (?:at|on|for) the end\b(?! of)",
    re.IGNORECASE,
)
SPELLED = {
    "zero": "0",
    "oh": "0",
    "o": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "hundred": "00",
    "thousand": "000",
}
# "Ninety six" is 96 and "thirty" is 30.
TENS = {
    "twenty": "2",
    "thirty": "3",
    "forty": "4",
    "fifty": "5",
    "sixty": "6",
    "seventy": "7",
    "eighty": "8",
    "ninety": "9",
}
UNITS = frozenset("123456789")
SPELLED_RUN = re.compile(
    rf"\b(?:(?:double |triple )?(?:{'|'.join((*SPELLED, *TENS))}|\d+)\b[\s,.\-()]*)"
    r"{3,}",
    re.IGNORECASE,
)
# "Area code 8 1 6, then 555, then 0158".
BETWEEN_DIGITS = re.compile(
    r"(?<!\w)(?:(?:and )?then|dash|hyphen|(?:the )?area code(?: is)?)(?!\w)",
    re.IGNORECASE,
)
AREA_CODE_SPELLED = re.compile(
    rf"\b(?:(?:{'|'.join((*SPELLED, *TENS))})\b[\s,.\-]*){{2,3}}", re.IGNORECASE
)
_ONES = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
_EXTENSION_DIGITS = (
    rf"(\d{{1,7}}\b(?![.:/-]?\d)(?! ?[ap]\.?m\b)|(?:(?:{_ONES})\b[ -]?){{2,7}})"
)
# Right after the number.
EXTENSION = re.compile(
    r"[\s,;(]*(?:(?:and |with |at |it'?s |thats? |that'?s )?(?:(?:my|the|an|dial|desk)"
    r" )?(?:ext(?:ension|n)?\b\.?(?: (?:number|no\.|is|#))*|x|#) ?:?) ?"
    rf"{_EXTENSION_DIGITS}\)?",
    re.IGNORECASE,
)
_DIGIT = rf"(?:\d|(?:{_ONES})\b)"
# "No wait, zero one five three", all of it; close to what is known, it is no hour.
ENDING_ANEW = re.compile(
    r"^(?:(?:no+|wait|sorry|oops|oh|actually|i mean(?:t)?|hold on|make that|that'?s"
    rf"|it'?s)\b[ ,.!]*)+({_DIGIT}(?:[ ,.-]*{_DIGIT}){{3}})[ .!]*$",
    re.IGNORECASE,
)
MOST_DIGITS_WRONG = 2
# Anywhere else.
EXTENSION_NAMED = re.compile(
    r"\bext(?:ension|n)?\b\.?'?s?(?:[\s:=#,?.-]+(?:number|is|was|it'?s|should|be"
    rf"|in|there|on|to|please|thats?|that'?s))*[\s:=#,?.-]*{_EXTENSION_DIGITS}"
    r"|(?<![\w.])x(\d{2,6})\b",
    re.IGNORECASE,
)
# "The 0158 one", "the 0158 ext 22".
NAMED_ENDING = re.compile(
    r"\bthe (?:\w+ )?(\d{4})\b(?=[ ,]+(?:ext|x\d|one|is|number|line|should))", re.I
)
WITHOUT_EXTENSION = re.compile(
    r"\b(?:no|without(?: an?| the)?|drop the|remove the|not an|isn'?t an?)"
    r" ext(?:ension|n)?\b(?!\W*\d)",
    re.IGNORECASE,
)
# "816-555-O143"
O_FOR_ZERO = re.compile(r"(?<![A-Za-z])[Oo](?=\d)|(?<=\d)[Oo](?![A-Za-z'])")
REPEATS = {"double": 2, "triple": 3}


@dataclass(frozen=True)
class PhoneReading:
    """A number as shown to the visitor, or why there is none: see `problem`."""

    number: str | None = None
    span: Span = (0, 0)
    problem: str | None = None  # private | area_code | no_such_number | unreadable
    extension_span: Span = (0, 0)  # where it stands apart from the number
    others: tuple[Span, ...] = ()  # numbers that were told beside it
    several: bool = False  # and not all of them were taken back


def read_phone(text: str, *, asked: bool) -> PhoneReading:
    """The number in `text`; problems other than private ones only when it is asked."""
    if has_private_number(text):
        return PhoneReading(span=(0, len(text)), problem="private")
    if after := AREA_CODE_AFTER.search(text):
        shown = _shown(after[3] + after[1] + after[2])
        return PhoneReading(shown, after.span(), None if shown else "unreadable")
    if numbers := shown_numbers(text):
        spans = [span for _, span in numbers]
        shown, span = numbers[chosen_of(text, spans)]
        reading = _with_extension_after(text, shown, span)
        others = tuple(each for each in spans if each != span)
        several = len(wanted_of(text, spans)) > 1
        return replace(reading, others=others, several=several)
    spelled = SPELLED_RUN.search(BETWEEN_DIGITS.sub(_blanked, text))
    if spelled and (shown := _shown(_digits(spelled.group()))):
        return _with_extension_after(text, shown, spelled.span())
    if not asked:
        return PhoneReading()
    if short := _short(text):
        return PhoneReading(span=short.span(), problem=WITHOUT_AREA_CODE)
    if spelled and len(_digits(spelled.group())) == DIGITS_WITHOUT_AREA_CODE:
        return PhoneReading(span=spelled.span(), problem=WITHOUT_AREA_CODE)
    if US_SHAPE.search(text):
        return PhoneReading(problem=NO_SUCH_NUMBER)
    return PhoneReading(problem="unreadable")


def with_extension(text: str, reading: PhoneReading, known: str | None) -> PhoneReading:
    """`Extension is 4417` with the number in `text`, or with the one that is known."""
    number = reading.number or (None if reading.problem == "private" else known)
    if not number or _extension_of(reading.number) or reading.others:
        return reading
    if names_another_ending(text, number):
        return reading
    if found := EXTENSION_NAMED.search(text):
        shown = _extended(number, found[1] or found[2])
        return replace(reading, number=shown, problem=None, extension_span=found.span())
    found = WITHOUT_EXTENSION.search(text)
    if found and reading.number is None and _extension_of(known):
        without = _shown(to_e164(number))
        return PhoneReading(without, extension_span=found.span())
    return reading


def names_another_ending(text: str, number: str) -> bool:
    """Whether "the 0158, ext 22" speaks of another number than `number`."""
    found = NAMED_ENDING.search(text)
    return found is not None and not to_e164(number).endswith(found[1])


def shown_numbers(text: str) -> list[tuple[str, Span]]:
    """Each number in `text` as it is shown, and where it stands."""
    found = sorted(_candidates(O_FOR_ZERO.sub("0", text)), key=re.Match.start)
    shown = ((_shown(each.group()), each.span()) for each in found)
    return [(number, span) for number, span in shown if number]


def _with_extension_after(text: str, shown: str, number: Span) -> PhoneReading:
    found = EXTENSION.match(text, number[1])
    if not found:
        return PhoneReading(shown, number)
    return PhoneReading(_extended(shown, found[1]), (number[0], found.end()))


def _extended(shown: str, digits: str) -> str:
    number = to_e164(shown)
    return _shown(f"{number};ext={_digits(digits)}") or shown


def _extension_of(shown: str | None) -> str:
    return phonenumbers.parse(shown, REGION).extension or "" if shown else ""


def without_area_code(text: str) -> str:
    """The seven digits in `text`, if there are no more."""
    if short := _short(text):
        return short.group()
    spelled = SPELLED_RUN.search(text)
    digits = _digits(spelled.group()) if spelled else ""
    return digits if len(digits) == DIGITS_WITHOUT_AREA_CODE else ""


def with_area_code(text: str, short: str) -> PhoneReading:
    """`Area code is 816` before the seven digits of the message before."""
    spelled = AREA_CODE_SPELLED.sub(lambda code: _digits(code[0]) + " ", text, count=1)
    found = AREA_CODE_ALONE.match(spelled.strip())
    shown = _shown(found[1] + short) if found and short else None
    return PhoneReading(shown, (0, len(text))) if shown else PhoneReading()


def with_new_ending(text: str, known: str | None) -> PhoneReading:
    """`No, ends in 43` applied to the number that is known."""
    found = ENDING.search(text) or ENDING_ANEW.match(text)
    if not found or not known:
        return PhoneReading()
    ending = _digits(found[1] or found[2])
    if found.re is ENDING_ANEW and not _is_close(ending, to_e164(known)):
        return PhoneReading()
    shown = _shown(to_e164(known)[: -len(ending)] + ending)
    if shown and (extension := _extension_of(known)):
        shown = _extended(shown, extension)
    return PhoneReading(shown, found.span()) if shown else PhoneReading()


def _is_close(ending: str, number: str) -> bool:
    pairs = zip(ending, number[-len(ending) :], strict=True)
    return sum(one != other for one, other in pairs) <= MOST_DIGITS_WRONG


def to_e164(shown: str) -> str:
    """A number that `read_phone` gave, without its extension."""
    return phonenumbers.format_number(
        phonenumbers.parse(shown, REGION), phonenumbers.PhoneNumberFormat.E164
    )


def to_stored(shown: str) -> str:
    """E.164, and the extension after it as in a `tel:` link: `+18165550143;ext=22`."""
    extension = _extension_of(shown)
    return to_e164(shown) + (f";ext={extension}" if extension else "")


def to_shown(stored: str) -> str:
    """A stored number as a visitor reads it."""
    return _shown(stored) or stored


def number_and_extension(stored: str) -> tuple[str, str | None]:
    """`+18165550143` and `22` of "+18165550143;ext=22"."""
    number, _, extension = stored.partition(";ext=")
    return number, extension or None


def _short(text: str) -> re.Match[str] | None:
    short = SHORT_SHAPE.search(text)
    return short if sum(map(str.isdigit, text)) == DIGITS_WITHOUT_AREA_CODE else None


def _candidates(text: str) -> list[re.Match[str]]:
    foreign = re.finditer(r"\+[2-9][\d\s().\-]{6,18}\d", text)
    return [*US_SHAPE.finditer(text), *foreign]


def _digits(spelled: str) -> str:
    digits, repeat, tens = "", 1, ""
    for word in re.findall(r"[a-z]+|\d+", spelled.lower()):
        told = SPELLED.get(word, word)
        if tens and told not in UNITS:
            digits += "0"
        tens = TENS.get(word, "")
        if word in REPEATS:
            repeat = REPEATS[word]
        else:
            digits += tens or told * repeat
            repeat = 1
    return digits + "0" if tens else digits


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _shown(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    kind = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if number.country_code == 1
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, kind)
