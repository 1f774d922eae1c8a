"""Notice what happens elsewhere or is set already, so that its hour is no wish."""

import re

from veinguide.booking.call_hours import without_calls

_DOCTOR = (
    r"(?:(?:family |primary |regular |own |eye |heart )*"
    r"(?:doctor|dr|doc|ob|ob-?gyn|gyn|midwife|nurse(?! line)|pcp|specialist|surgeon"
    r"|therapist|podiatrist|dentist|pharmacist|\w+ologist|primary care)\b)"
)
_PLACE = rf"(?:er|e\.r\.?|emergency(?: room)?|urgent care|hospital|walk-?in|{_DOCTOR})"
_WHOSE = r"(?:my|her|his|our|their|the|an?|another|one)"
_VISIT = (
    r"(?:appointment|appt|apt|visit|follow-?up|check-?up|scan|ultrasound|surgery|procedure"
    r"|mri|ct|physical)s?\b"
)
_NOT_ASKING = (
    r"(?<!\bcan )(?<!\bcould )(?<!\bmay )(?<!\bshould )(?<!\bwould )(?<!\bif )"
    r"(?<!\bwhen )(?<!\bdid )(?<!\bdo )(?<!\bwill )(?<!\bdoes )(?<!\bhave )"
    r"(?<!\bany )(?<!\bwhatever )(?<!\bwhichever )"
)
_SOMEBODY = rf"{_NOT_ASKING}\b(?:i|he|she|we|mom|dad|my \w+)"
_OFFICE = (
    rf"{_NOT_ASKING}\b(?:they|somebody|someone|{_WHOSE} (?:other )?(?:{_PLACE}|office)"
    rf"|{_DOCTOR}|urgent care)"
)
_GOING = r"(?:going|gonna go|go|goes|went|headed|heading|driving|taking|take|taken|off)"
ELSEWHERE = re.compile(
    "|".join(
        (
            # "Taking her to urgent care this afternoon", "I'm at the doctor at 2".
            rf"\b{_GOING}\b(?: \w+){{0,3}} (?:to|in to|into)"
            rf" (?:(?:my|her|his|our|the|an?) )?{_PLACE}(?!\w)",
            rf"\bat (?:the|my|her|his|our) (?:er\b|e\.r\.|urgent care|{_DOCTOR})",
            # "I see my cardiologist next Tuesday"; "can I see the doctor Friday" asks.
            rf"{_SOMEBODY}(?:'?[ms]|'?re| am| is| are|(?:'?ll| will) be)?"
            r"(?: \w+ing to)?"
            rf" (?:see|sees|seeing|saw|seen|meet|meeting) (?:\w+ )?{_WHOSE} {_DOCTOR}",
            rf"{_SOMEBODY}(?:'?ve|'?s| have| has)?(?: already| just| also)*"
            rf" (?:have|has|had|got|made|booked)(?: already| just| also)*"
            rf" {_WHOSE} (?:[\w']+ ){{0,3}}?(?:{_VISIT}|already)",
            # "I got a dentist thing tomorrow morning", "I'm having my hair done today".
            rf"{_SOMEBODY}(?:'?ve|'?s)? (?:have|has|got)(?: got)? (?:an?|my|the)"
            r" (?!(?:free|open|few|couple|ride|driver|car|sitter|break|gap|window"
            r"|chance|preference|good|\w+ off)\b)"
            r"(?:(?!for\b|off\b|free\b|open\b)[\w']+ ){1,3}"
            r"(?:today|tomorrow|tonight)\b",
            rf"{_SOMEBODY}(?:'?m| am|'?s| is|'?re| are) (?:getting|having) (?:my|the|a"
            r"|her|his) (?:\w+ ){1,3}(?:done|fixed|cut|cleaned|serviced|colored)\b",
            r"\b(?:have|has|had|got) one already",
            r"\balready (?:have|has|had|got|made) one",
            rf"\b{_WHOSE} (?:(?:{_DOCTOR}(?:'?s)?|(?!(?:free|first|new|preferred"
            r"|ideal|best|requested|only|vein|leg)\b)[a-z]+) )?"
            rf"{_VISIT}(?: (?:with|at) (?:{_WHOSE} )?(?:{_PLACE}|you))?"
            r" (?:that )?(?:is|was|are|'s)(?: already| set| scheduled| booked| now)*"
            r" (?!not (?:before|after|until|till?)\b|best\b|better\b|good\b|ok\b"
            r"|okay\b|fine\b|for (?:my|her|his|the)\b)",
            # "They said come in at 2", "my doctor squeezed me in at 3".
            rf"{_OFFICE}(?: \w+)? (?:said|told|say|says|asked|want|wants)"
            r"(?: (?:me|us|her|him|i|we|she|he|to|that|can|could|should|just|for))*"
            r" (?:come|be there|be in|go|see)\b",
            rf"{_OFFICE}(?:'?re|'?ll| are| is| will| can| could| just)*"
            r" (?:squeez|fit|got|get|gets|see|sees|seeing|saw|work|took|take)"
            r"(?:ed|ing|e|ting|ted)? (?:me|us|her|him)\b",
            # "They are having me come in at 2", "they want me there at 2".
            rf"{_OFFICE}(?:'?re|'?s| are| is)? (?:have|has|had|having|letting"
            r"|bringing|want|wants) (?:me|us|her|him)(?: to)?"
            r" (?:come|coming|go|going|back|in|there)\b",
            r"\b(?:called|calling|phoned)(?: \w+){1,3} (?:they|he|she)\b(?: \w+)?"
            r" said\b",
            # "I'll just call tomorrow", "let me think till Friday".
            r"\b(?:i'?ll|i will|i can|i'?m going to|i'?m gonna|imma|let me)"
            r"(?: just| have to)*"
            r" (?:call(?! it\b)|phone|ring|think|ask|get back|come back|let you know"
            r"|check back|decide|try again)\b",
        )
    ),
    re.IGNORECASE,
)
# "I have one already. it's Tuesday": the next sentence tells of it.
ITS_DAY = re.compile(r"\s*(?:it'?s|that'?s|for|on)\b", re.IGNORECASE)
CLAUSES = re.compile(
    r"(?:(?! (?:so|but|then|otherwise) | and (?:then|i|we|she|he|can|could|after)\b)"
    r"[^.,;!?])+"
)


def without_elsewhere(text: str) -> str:
    """`text` with spaces for each part that tells of another visit, or of a call."""
    text = without_calls(text)
    left, told = list(text), False
    for part in CLAUSES.finditer(text):
        goes_on = told and ITS_DAY.match(part[0])
        told = bool(ELSEWHERE.search(part[0]) or goes_on)
        if told:
            left[slice(*part.span())] = " " * len(part[0])
    return "".join(left)
