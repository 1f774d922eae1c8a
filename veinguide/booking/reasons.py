"""Sort what a visit is about into the few reasons that staff need."""

import re

from veinguide.booking.words import begins_as_question, is_question, statements

SKIPPED = "not given"
OTHER = "other"

REASONS = (
    ("restless legs", r"restless|\brls\b|twitch|jump(?:y|ing)|can'?t keep .*still"),
    ("leg cramps", r"cramp|charl(?:ey|ie) horse|spasm"),
    ("varicose veins", r"varicose"),
    ("spider veins", r"\bspider ?veins?\b"),
    ("varicose veins", r"spider|\bveins?\b|bulging"),
)
VEINS = ("varicose veins", "spider veins")
MAXIMUM_CHARACTERS = 50  # of the column
SKIPPING = re.compile(
    r"^(?:no|nope|none|nothing|skip(?: (?:it|this|that))?|pass|no (?:reason|thanks)"
    r"|(?:i'?d |i would )?(?:rather|prefer) not(?: (?:to )?say)?|not saying|private"
    r"|n/?a|next)\b[ .!]*(?:please|thanks|thank you)?[ .!]*$",
    re.IGNORECASE,
)
# "Not restless just burns, skip".
SKIPPING_THE_REST = re.compile(r"[,.;] *(?:so |just )?(?:skip|pass)[ .!]*$", re.I)
# "No reason needed", "I prefer not to state a reason".
_NOT_TOLD = (
    # "No the reason is heavy legs" corrects it.
    r"(?:no(?! (?:the|my|its|it'?s|that'?s)\b)|not|don'?t|do not|without|skip|rather"
    r"|prefer)\b[^.,;!?]*\breasons?\b"
    r"(?! to (?!state|give|tell|say|write))"
)
WITHOUT_REASON = re.compile(rf"^(?:[^.,;!?]{{0,12}}[,.] )?.{{0,12}}{_NOT_TOLD}", re.I)
ANNOUNCED = re.compile(
    r"\b(?:reasons?(?: for (?:the|my) visit)?(?: is|'s| are|:|,)|as (?:the|my|a) reason"
    r")|^(?:(?:ok|okay|oh|well|and|please|just|no|nah|yes)[ ,.]+)*"
    r"(?:put(?: down)?|say|write(?: down)?|note(?: down)?|tell them"
    r"|(?:it'?s |its |it is |that'?s )?(?:for|about|because of|cause of))\b",
    re.IGNORECASE,
)
LONGEST_ANNOUNCED_WORDS = 16
LONGEST_COMPLAINT_WORDS = 9
COMPLAINT = re.compile(
    r"\b(?:cramp(?:s|ing)?|charl(?:ey|ie) horses?|spasms?|rls|varicose|bulging"
    r"|spider veins?|veins"
    r"|(?:restless|heavy|twitchy|jumpy|jumping|achy|aching|tired|itchy|ugly)"
    r" (?:legs?|feet|ankles?|veins?|calves)"
    r"|legs? (?:are |is |feel )?(?:heavy|ach(?:e|es|y|ing)|tired|twitch\w*))\b",
    re.IGNORECASE,
)
# What is felt or seen, where it is asked what the visit is about.
FELT = re.compile(
    r"\b(?:burn(?:s|ing)?|tingl\w+|itch\w*|numb\w*|ache?s?|aching|achy|sore\w*|swell\w*"
    r"|swollen|puffy|throb\w*|crawl\w*|worms?|bumps?|lumps?|ropes?|ropey|bruis\w+"
    r"|heav(?:y|iness)|hurts?|hurting|pain\w*)\b",
    re.IGNORECASE,
)
# Then the clinic's care is spoken of, and not what the visit is about.
_CARE = (
    r"cost|price|pay|insur\w*|medicare|medicaid|cover\w*|treat\w*|laser|pills?"
    r"|sclero\w*|medic\w*|magnesium|quinine|stockings?|risks?|causes?|symptoms?"
    r"|definition|meaning|cure|remed(?:y|ies)|relief|tell me|explain|prevent\w*"
)
CARE = re.compile(rf"\b(?:{_CARE})\b", re.IGNORECASE)
NO_COMPLAINT = re.compile(
    rf"\b(?:{_CARE}|doctors?|clinic|appointment|visit|book\w*|help|about|stop|call"
    r"|text|phone|gone|better|never|not|no|don'?t|used to)\b",
    re.IGNORECASE,
)


# "It's spider veins, not varicose": the other one is taken back.
REFUSED = re.compile(
    r"\b(?:not|isn'?t|ain'?t|rather than|instead of)"
    r" (?:(?:for|about|the|my|really|actually) )*"
    r"(?:leg |legs )?(?:cramps?|varicose|spider|bulging|restless|rls|spasms?|veins?\b)"
    r"(?: (?:veins?|legs?))?\b",
    re.IGNORECASE,
)
TELLING = re.compile(
    r"^(?:(?:no|nope|wait|actually|sorry|oh|ok|okay|but|and|well|please)[ ,]+)*"
    r"(?:(?:it'?s|it is|it should be|that should be|make it|put|change it to)\b"
    r"(?: (?:really|actually|just|more|for|about|because of|my|the))*)",
    re.IGNORECASE,
)
OF_REASON = re.compile(r"\breasons?\b(?! (?:i|why|you)\b)(.*)", re.IGNORECASE)
SENTENCES = re.compile(r"[.;!]+\s*|,? but |,? and (?=(?:it|the|on|days?|calls?)\b)")
MOST_WORDS_BEFORE = 2
AS_WELL = re.compile(
    r"\b(?:also|too|as well|plus|add)\b|^(?:and|both)\b", re.IGNORECASE
)
COMPLAINTS = re.compile(r"[.;!,]+|\b(?:and|but|plus|also)\b", re.IGNORECASE)
OF_LEGS = re.compile(
    r"\b(?:legs?|veins?|feet|foot|ankles?|thighs?|calf|calves|knees?|shins?|toes?)\b",
    re.IGNORECASE,
)


# "He's Ron Lindqvist and its varicose veins".
AND_IT_IS = re.compile(r"(?:,|\b(?:and|but)) (?=it'?s\b)", re.IGNORECASE)


def read_corrected_reason(text: str) -> str | None:
    """The category that a line at the summary puts for the one that it says."""
    parts = (each for part in SENTENCES.split(text) for each in AND_IT_IS.split(part))
    told = (part.strip() for part in parts if not is_question(part))
    return next(filter(None, map(_corrected, told)), None)


def _corrected(sentence: str) -> str | None:
    kept = REFUSED.sub(" ", sentence).strip(" ,")
    if found := OF_REASON.search(kept):
        return None if WITHOUT_REASON.match(kept) else read_reason(found[1])
    led = TELLING.match(kept)
    if not led and kept == sentence:
        return None
    complaint = kept[led.end() :] if led else kept
    return read_reason(complaint) if _is_at_once_a_complaint(complaint) else None


def _is_at_once_a_complaint(text: str) -> bool:
    found = COMPLAINT.search(text)
    if not found or NO_COMPLAINT.search(text):
        return False
    early = len(text[: found.start()].split()) <= MOST_WORDS_BEFORE
    return early and len(text.split()) <= LONGEST_COMPLAINT_WORDS


def read_reason(text: str) -> str | None:
    """The categories that `text` names, if any: "leg cramps, varicose veins"."""
    lowered = REFUSED.sub(" ", text).lower()
    starts: dict[str, int] = {}
    for name, signs in REASONS:
        found = re.search(signs, lowered)
        # The last row is for veins that nobody has called by a name.
        if found and not (name in VEINS and starts.keys() & {*VEINS}):
            starts[name] = found.start()
    if "varicose" in lowered and re.search(r"\bspider ?veins?\b", lowered):
        starts["spider veins"] = lowered.index("spider")
    return _in_one_line(sorted(starts, key=lambda name: starts[name])) or None


def with_another_reason(known: str, text: str) -> str | None:
    """`Restless legs` and the varicose veins of "she has varicose veins too"."""
    told = (part.strip() for part in SENTENCES.split(text) if not is_question(part))
    for part in told:
        complaint = COMPLAINT.search(part) and not NO_COMPLAINT.search(part)
        reason = read_reason(part)
        short = len(part.split()) <= LONGEST_COMPLAINT_WORDS
        if complaint and reason and short and AS_WELL.search(part):
            before = [] if known in (OTHER, SKIPPED) else known.split(", ")
            return _in_one_line([*before, *reason.split(", ")])
    return None


def _in_one_line(names: list[str]) -> str:
    """As many as there is room for."""
    line = ""
    for name in dict.fromkeys(names):
        longer = f"{line}, {name}" if line else name
        line = longer if len(longer) <= MAXIMUM_CHARACTERS else line
    return line


def tells_a_complaint(text: str) -> bool:
    """Whether "legs ache bad by the end of my shift" answers what it is about."""
    parts = statements(text)
    asks = any(map(is_question, parts)) or CARE.search(text)
    told = OF_LEGS.search(text) or FELT.search(text)
    return bool(told) and not asks


def complaints_beside(text: str) -> list[str]:
    """`My ankle looks brown` of "cramps, and my ankle looks brown": in no category."""
    parts = (part.strip() for part in COMPLAINTS.split(text))
    return [each for each in parts if tells_a_complaint(each) and not read_reason(each)]


def read_reason_in_passing(text: str) -> str | None:
    """The category where `text` is plainly a reason, whatever was asked."""
    reason, words = read_reason(text), len(text.split())
    if WITHOUT_REASON.match(text) and not begins_as_question(text):
        return reason or SKIPPED
    if is_question(text):
        return None
    if is_announced(text) and words <= LONGEST_ANNOUNCED_WORDS:
        if names_reason(text):
            return reason or OTHER
        return None if CARE.search(text) else reason
    complaint = COMPLAINT.search(text) and not NO_COMPLAINT.search(text)
    return (reason or OTHER) if complaint and words <= LONGEST_COMPLAINT_WORDS else None


def is_announced(text: str) -> bool:
    return bool(ANNOUNCED.search(text))


def names_reason(text: str) -> bool:
    return "reason" in text.lower()


def is_skipping(text: str) -> bool:
    skips_the_rest = SKIPPING_THE_REST.search(text) and not read_reason(text)
    return bool(SKIPPING.match(text) or skips_the_rest)
