"""The phrases that ask for a note to the staff, take one out or change one."""

import re

from veinguide.booking.reasons import read_reason

_STAFF = (
    r"(?:them|the (?:staff|doctors?|doc|nurses?|clinic|office|people|lady|ladies|girls?"
    r"|front desk|team|receptionist|dr)|(?:your|ur) (?:staff|doctors?|office|nurse)"
    r"|whoever calls(?: me)?|people|everybody|everyone|dr\.? \w+)"
)
_PLEASE = r"(?:please|pls|plz|just|also|then|maybe|kindly)"
# Where an order may begin; "I will tell them" and "don't put that" are none.
_START = (
    rf"(?:^|(?<=[.,;!?:])|\b(?:and|also|but|so|oh|or|then|yes|yeah|ok|okay|{_PLEASE})\b)"
    r"[ ,]*"
)
_ASKED = (
    r"(?:i (?:just |already )?(?:said|told (?:you|u))(?: to)? )?"
    rf"(?:{_PLEASE}[ ,]+)*"
    r"(?:(?:can|could|would|will) (?:you|u|they|y'?all|some(?:one|body)|we|i)"
    rf" (?:{_PLEASE} )*"
    rf"|(?:i )?(?:want|need|'?d like|would like|wanna) (?:you to |to )?(?:{_PLEASE} )*"
    r"|(?:you|they|it) (?:should|need to|must|have to|better|can) (?:also )?)?"
)
_TELL = (
    rf"(?:(?:tell|let|inform|warn|remind|advise) {_STAFF}(?: know)?(?: please)?"
    r"|(?:can|could|should) (?:it|the note|the request) (?:also |please )*"
    r"(?:say|mention)"
    rf"|(?:make|be) sure {_STAFF} knows?|make sure they knows?"
    r"|they (?:should|need to|must|have to|gotta|ought to) know)"
)
_WRITE = (
    r"(?:(?:add|mention|include|note|write|put|jot|specify|state|make|leave)"
    r"(?: (?:them|the doctor|the staff))?"
    r"(?: (?:in )?(?:a|an|the|another|this|one more) (?:\w+ )?(?:note|comment))"
    r"|add|mention|include|note|write|put(?! (?:my|our) \w+ (?:in|down)\b)|jot|specify"
    r"|state|make note)"
)
_WHERE = (
    r"(?:(?: (?:down|in|on|there|here|of|too|for them|for the (?:staff|doctor|clinic)"
    r"|(?:in|on|to|with) (?:the|my|a|that|this) (?:notes?|request|comments?|file|form"
    r"|chart)|(?:a|the) (?:note|comment)(?: (?:in|there|down))?)))*"
)
_THAT = r"(?:[ ,:]+(?:that(?! (?:in|down|on|there|too)\b)|about|to|like|saying))?"
TELL = re.compile(rf"{_START}(?P<order>{_ASKED}{_TELL}{_THAT}[ ,:]*)", re.IGNORECASE)
WRITE = re.compile(
    rf"{_START}(?P<order>(?:(?:in|on|to) (?:the|my) notes?,? )?"
    rf"{_ASKED}{_WRITE}{_WHERE}{_THAT}[ ,:]*)",
    re.IGNORECASE,
)
_SAYS = r"(?:should|must|has to|needs to|can|just|only)(?: just| only)* (?:say|read|be)"
# "Note: uses a walker" is added.
NOTE = re.compile(
    r"(?:^|(?<=[.,;!?]) ?)(?:no[ ,]+|ok[ ,]+|yes[ ,]+|and |also |i mean[ ,]+"
    r"|in |the |my |new |that )*"
    r"(?:(?:please |can you )?(?:add|comments?|message)"
    r"|note(?: (?:for|to) (?:the )?(?:staff|doctor|clinic|them))?)\s*[:=]\s*",
    re.IGNORECASE,
)
# "Change the note to", "the note should say" and "delete the note and write" tell all.
NOTE_ANEW = re.compile(
    r"\b(?:change|make|fix|edit|update|correct|replace) (?:the|my|that|this) note"
    r" (?:to|with|by|into|so it says|say|:)\s*(?:say |read )?[:,]?\s*"
    rf"|\b(?:(?:the|my|that|this) )?note\b[^.]{{0,20}}? {_SAYS}[ ,:]*(?:that )?",
    re.IGNORECASE,
)
_IT = r"(?:that|it|this|these|those|all (?:of )?(?:that|this|it))"
_THERE = (
    r"(?: (?:in|down|there|here|too|also|please|pls|for me|as well|on(?: there| it)?"
    r"|(?:in|on|to) (?:there|the (?:note|request|form|chart)|my (?:note|request))"
    r"|for (?:them|the (?:doctor|staff))|so they know|ok|thanks|thank you))*"
)
# After what is to be noted: "she's in a wheelchair please put that".
BEHIND = re.compile(
    rf"(?:{_START}|\b)(?P<order>{_ASKED}"
    rf"(?:(?:add|mention|include|note|write|put|tell them|make (?:a )?note of)"
    rf"(?: down| in)? {_IT}{_THERE}|(?:put|write|note|jot) {_IT} down{_THERE}"
    rf"|(?:tell|let) {_STAFF}(?: know)?(?: {_IT})?{_THERE}"
    rf"|make (?:a )?note(?: of {_IT})?{_THERE}"
    rf"|(?:make|be) sure (?:they|{_STAFF}) (?:know|knows|see|have) {_IT}))"
    r"(?:[ ,.!?]*$|(?=,? (?:and|also) ))",
    re.IGNORECASE,
)
_NOTE = r"(?:(?:the|my|that|this|any|a|an|his|her) )?(?:whole |staff )?notes?\b"
TAKEN_OUT = re.compile(
    rf"\b(?:(?:take|leave|cross|cut)(?: out)? {_NOTE}(?: (?:out|off|away))?"
    rf"|(?:remove|delete|drop|erase|scratch|lose|skip|cancel|clear|without|get rid of)"
    rf" {_NOTE}(?! (?:about|that)\b)"
    rf"|(?:don'?t|dont|do not|not) (?:want|need|send|put|include|add|keep|leave)"
    rf" (?:in )?{_NOTE}|no notes?(?= *(?:$|[.,;!]|please|for|needed|at all|thanks)))",
    re.IGNORECASE,
)
PART_OUT = re.compile(
    r"\b(?:take out|take off|take|get rid of|lose|leave out|remove|delete|drop|erase"
    r"|scratch|cross out"
    r"|(?:leave|cut)(?=.* out\b)"
    r"|(?:doesn'?t|don'?t|does not|do not|no longer) (?:use|need|have|want)s?"
    r"|(?:don'?t|do not|no need to) (?:tell (?:them|anybody|anyone)|mention|put"
    r"|write|say|add|note|include))"
    r" (?:a |an |the |that |my |about |note |bit |part |thing |his |her )*"
    r"(?P<what>[\w' -]{3,40}?)(?: (?:part|bit|thing|note|comment|out|off|again|please"
    r"|any ?more|now|after all|take (?:that|it)|so"
    r"|(?:from|in|of|off|on) (?:the |my )?(?:note|request|it|there)))*"
    r"(?:,? (?:it'?s|that'?s|thats|because|cause|cuz|since) .{0,60})?[ .!]*$",
    re.IGNORECASE,
)
WITHOUT_WORDS = re.compile(
    r"\b(?:add|leave|write|put|make|include|give|send|attach)(?: (?:them|you|in))?"
    r" (?:an?|my|the) (?:\w+ )?(?:note|comment)s?"
    r"(?: (?:in|there|too|to it|for (?:them|the (?:staff|doctor))|with it|please"
    r"|to (?:the|my) request))*[ .!?]*$"
    r"|\b(?:change|fix|edit|update|correct) (?:the|my|that) note[ .!?]*$"
    r"|^(?:the |my |a )?note[ .!?]*$|\b(?:the|my) note(?:'s| is| looks?) (?:all )?"
    r"(?:wrong|not right|incorrect|off|bad)[ .!]*$",
    re.IGNORECASE,
)
# A sentence of its own: only so is "put it in" no note without a subject.
SUBJECT = re.compile(
    r"^(?:i|he|she|we|they|i'?m|im|i'?ve|ive|i'?d|he'?s|hes|she'?s|shes|we'?re|they'?re"
    r"|its?|it'?s|there'?s?|my \w+|his \w+|her \w+|mom|mum|dad)\b(?: (?!please\b)\w+)",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\b(?:that|saying|about|note|comment|let|tell|mention"
    r"|include|know)\b",
    re.IGNORECASE,
)
# What stands there and is no note.
EMPTY = re.compile(
    r"^(?:(?:yes|no|nope|ok|okay|hi|hello|thanks?|thank you|what|how|when|why|where|who"
    r"|which|if|everything|anything|something|nothing|all|whatever|never ?mind|later"
    r"|myself|that|this|these|the same|same|me|one|another|more"
    r"|it(?! (?:\w+ed|is|was|has|had|bled|hurts?|swells?|burst|gets?|got|runs|comes"
    r"|itches|aches|felt|feels|did|does|itself)\b))\b(?:\W|$)"
    r"|(?:i said|i'?ll|i will|we'?ll|not to|don'?t|cancel|never)\b(?! need\b))",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"^(?:(?:down|in|on|for|at|under|as|me|us|him)\b (?!(?:a|an|his|her) wheel)"
    r"|(?:my|his|her|the|our|mom'?s|dad'?s)? ?(?:\w+'s )?(?:first |last |real |cell "
    r"|full |phone |home |middle )*(?:name|number|phone|e-?mail|address|cell)\b)",
    re.IGNORECASE,
)
NAMED = re.compile(r"\b(?:name|call me|number|phone)\b", re.IGNORECASE)
COMING = re.compile(
    r"\b(?:come|coming|comes|available|free|open|off|can do|make it|works?|prefer"
    r"|rather|better|best|suits?|visit|appointment|appt|any ?time|any day|only)\b",
    re.IGNORECASE,
)
WANTED_DAY = re.compile(r"^(?:i|we|he|she)(?:'?d| would)? ?(?:like|want|need)\b", re.I)
LONGEST_REASON_WORDS = 6
# "Put that in the note": what was said right before.
POINTING_BACK = re.compile(
    rf"^(?:(?:no|well|ok|okay|so|then|yes|and|but|just|please)[ ,.]+)*{_ASKED}"
    rf"(?:add|mention|include|note|write|put)(?: down)? {_IT}{_THERE}"
    r"(?:[ ,.]+(?:please|pls|then|too|instead|ok|okay|thanks))*[ .!]*$",
    re.IGNORECASE,
)


def is_short_reason(text: str) -> bool:
    """Whether "it's spider veins not varicose" is the reason itself, and no note."""
    return bool(read_reason(text)) and len(text.split()) <= LONGEST_REASON_WORDS


def points_back(text: str) -> bool:
    """Whether "put that in the note" means what was said right before."""
    return bool(POINTING_BACK.match(text)) and "note" in text.lower()


def asks_how_to_note(text: str) -> bool:
    """Whether "can you add a note?" has no words for one yet."""
    return bool(WITHOUT_WORDS.search(text))
