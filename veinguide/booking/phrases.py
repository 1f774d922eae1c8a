"""The phrases of the booking form: stop, yes, go on, change, and who is answered."""

import re

from veinguide.booking.form import (
    CALL,
    DAYS,
    EMAIL,
    GUARDIAN,
    NAME,
    PHONE,
    REASON,
    TEXT,
    TIME,
)
from veinguide.booking.plainly_agreed import plainly_sends
from veinguide.booking.progress import (
    HOLDING,
    SENDING,
    asks_if_sent,
    is_sending,
    is_waiting,
)
from veinguide.booking.words import is_correcting, is_question, only_told, statements

ALWAYS_ANSWERED = re.compile(r"report_|goodbye$|insult$")
ANSWERED = re.compile(
    r"ask_(?!repeat)|report_|out_of_scope|greet$|goodbye$|thank$|bot_challenge$|insult$"
    r"|give_feedback$"
)
# Each word matches in one way only, or many of them take for ever: "no thanks" is
# "no" and "thanks".
_LED_BY = (
    r"no|nah|nope|yes|yeah|thanks|thank you|ok|okay|please|sorry|actually"
    r"|oh|ugh|you know what|wait|just|then|well|so"
)
# Whole messages only: "can I stop taking Requip" is a question.
_STOP = (
    r"(?:(?:cancel|stop|quit|exit|abort|end)"
    r"(?: (?:it|this|that|everything|all|now|here|please|booking|request"
    r"|(?:the|my|this) (?:booking|request|form|appointment)))*(?! please\b)"
    r"|(?:never ?mind|nvm)(?: then| it| that| all that|(?! then\b))"
    r"|forget (?:it|this|that|about it|the (?:booking|appointment))"
    r"|(?:delete|erase)(?: (?:it|this|that|everything|all|of|please|now"
    r"|(?:the|my) (?:request|details|form)))+(?! please\b)"
    r"|(?:leave|drop|scrap) it|(?:i )?(?:changed my mind|give up)"
    r"|(?:i )?(?:really )?(?:don'?t|do not|no longer) want"
    r" (?:to (?:book|do this|continue|go on)|this|it)?"
    r"(?: (?:this|it|an appointment|a visit|the consultation))?"
    r"(?: any ?more| now| after all| today)*)"
)
STOPPING = re.compile(
    rf"^(?:(?:{_LED_BY}),? )*(?:can you |i want to |i'd like to |let's )?"
    rf"{_STOP}(?:[ ,.!]+(?:{_STOP}|please|thanks|thank you|then))*[ .!]*$",
    re.IGNORECASE,
)
# A yes with one of these does not send the request.
HESITATING = re.compile(
    r"\b(?:maybe|perhaps|think(?! so)|later|wait|hold on|not|don'?t|if|unless|until"
    r"|first|yes or (?:a )?no|short answer)\b",
    re.IGNORECASE,
)
GIVING_UP = re.compile(
    rf"^(?:(?:{_LED_BY}|hmm|excuse me|i think|i guess)[ ,.!]+)*"
    rf"(?:(?:cancel(?: (?:it|this|that|all|everything|the (?:request|visit)))?"
    r"|forget (?:it|this|about it|that))[ .,;!]"
    r"|i(?:'?m afraid i)? (?:must|have to|need to|want to|got to|gotta) (?:\w+ )?cancel"
    r"|(?:maybe|perhaps) (?:an|some )other (?:time|day)\b"
    r"(?=[ ,.!]+(?:sorry|thanks?)\b|\W*$)"
    r"|(?:an|some )other time(?: maybe)?[ ,.!]+(?:sorry|thanks)"
    r"|(?:never ?mind|nvm)[ ,.!]+(?:let me|i'?ll|i will|i need to|i have to"
    r"|i should)\b)",
    re.IGNORECASE,
)
SKIPPING = re.compile(
    r"^(?:(?:please|just|can i|can we|could i|let'?s|i'?ll|i|want to|ok|no)[ ,]+)*"
    r"(?:skip|pass)(?: (?:it|this|that|this one|the question|this question|on it"
    r"|on this|on that|for now|please))*[ .!?]*$",
    re.IGNORECASE,
)
SAME = re.compile(r"^(?:(?:yes|no|ok|it'?s|keep)[ ,]+)*(?:the )?same\b", re.IGNORECASE)
_LEAD = (
    rf"(?:(?:{_LED_BY}"
    r"|hmm|maybe|i think|i guess)[ ,.!]+)*"
)
# To the clinic itself: "I'll just call", and "forget it, what's your number?".
PHONING = re.compile(
    rf"^{_LEAD}(?:{_STOP}[ ,.!]+{_LEAD})?"
    r"(?:i'?ll|i will|i(?: would|'?d) (?:rather|prefer to)|i can|i'?m going to"
    r"|i'?m gonna|let me|i want to|i prefer to)(?: just| rather| simply| have to)?"
    r" (?:call|phone|ring)(?: (?:you|u|y'?all|guys|all|them|up|in|back|myself|instead"
    r"|directly|later|then|tomorrow|today|now|thanks|first"
    r"|the (?:clinic|office|staff|number)))*[ .!]*$"
    rf"|^{_LEAD}{_STOP}[ ,.!]+{_LEAD}"
    r"(?:what'?s|what is|whats|give me|tell me|(?:can|could|may) i have|i need|i want)"
    r" (?:your|the|ur|a)(?: clinic'?s?| office)? (?:phone|number|phone number)"
    r"(?: please| again)*[ .!?]*$",
    re.IGNORECASE,
)
_NOT_SENDING = (
    r"(?:please )?(?:don'?t|do not|no need to|you don'?t (?:have|need) to)"
    r" (?:send|submit|book|file)(?: (?:it|this|that|anything|the request|me))?"
    r"(?: (?:now|please|then|in|off|after all|any ?more))*"
)
NOT_SENDING = re.compile(
    rf"^{_LEAD}(?:i (?:already )?(?:said|told you)(?: to)? )?{_NOT_SENDING}[ .!]*$",
    re.IGNORECASE,
)
LEAVING_PARTS = re.compile(r"[,.;!?]+(?:\s+|$)")
NEVER_MIND = re.compile(r"\b(?:never ?mind|nvm|leave it|drop it)\b", re.IGNORECASE)
PARTS = re.compile(r"[,.;!]+|\b(?:and|so|but)\b", re.IGNORECASE)
_VISIT = (
    r"(?:an?|any|the|no|your|this)(?: free| new)?"
    r" (?:appointment|appt|visit|booking|consult(?:ation)?|request)s?"
)
_BOOKING = (
    rf"(?:(?:to )?(?:be |get |make |do |set up |schedule |have |book ){{0,2}}{_VISIT}"
    r"|(?:to )?(?:sign|book|put|set) (?:me|us|him|her)(?: up| in| down)?"
    r"|(?:to )?(?:be |get )?(?:book(?:ed|ing)?|schedul(?:e|ed|ing)"
    r"|sign(?:ed)?(?: me| us)? up)"
    r"(?: (?:anything|one|me|it|now|in))*)"
)
# "I don't want a visit before noon" limits one.
_NO_LIMIT = (
    r"(?=\W*$|[.,;!?]|\s+(?:right now|now|yet|at all|just|but|and|i|i'm|so|only|lol|or"
    r"|thanks?|please|though|tho|any ?more)\b)"
)
REFUSED_VISIT = re.compile(
    r"\b(?:(?:didn'?t|did not|never|wasn'?t|was not|not|ain'?t)"
    r"(?: (?:ever|even|really|trying|here|looking|going)){0,3}"
    r"(?: (?:ask(?:ed|ing)?|want(?:ed|ing)?|mean|meant|request(?:ed)?|say|said))?"
    r"(?: (?:you|i|to|for|that|about|wanted|want|needed|anybody)){0,3}"
    rf" {_BOOKING}"
    r"|(?:don'?t|do not|doesn'?t|dont) (?:really |even |actually |think i )*"
    rf"(?:want|need|wanna|care for) {_BOOKING}"
    rf"|not interested in {_BOOKING}"
    r"|(?:why are you|stop|quit) (?:trying to |asking me to |signing me up for )*"
    rf"{_BOOKING}){_NO_LIMIT}",
    re.IGNORECASE,
)
# "No appointment, just have somebody call me" refuses no call.
ANY_CALL = re.compile(r"\bcall", re.IGNORECASE)
_STAFF = (
    r"(?:some ?(?:body|one)|any ?(?:body|one)|a (?:real )?(?:person|human|nurse|doctor)"
    r"|them|they|you|u|y'?all|you guys|(?:the|your) (?:\w+ )?(?:office|staff|clinic"
    r"|nurse|doctor|doc|manager|girl|people|team|desk))"
)
_ME = r"(?:me|us|him|her|my (?!insur|plan|doctor|pharm)\w+|the house|back|at \d)"
_CALL_ME = rf"(?:just |please |maybe |to ){{0,3}}(?:call|phone|ring) {_ME}\b"
CALL_WISH = re.compile(
    rf"\b(?:can|could|will|would|please|have|get|let|tell|ask|want|need|like) {_STAFF}"
    rf" {_CALL_ME}"
    rf"|\bhave {_STAFF} (?:call|phone)(?=\W*$|[,.;!])"
    rf"|(?:^|[,.;!?] *)(?:(?:{_LED_BY}|hello|hi|hey)[ ,.!?]+)*"
    rf"(?:{_STAFF} )?(?:just |please )*(?:call|phone|ring) (?:me|us)(?: back)?"
    r"(?=\W*$|[,.;!]| (?:back|at|on|after|before|about|when|please|tomorrow|today|then"
    r"|now|to|instead|in|between)\b)"
    r"|\b(?:an?|the|my) (?:phone )?call ?-?back\b"
    r"|^(?:please )?call ?-?back(?: me| please)?$",
    re.IGNORECASE,
)
NO_CALL_WISH = re.compile(
    r"\b(?:don'?t|do not|not|never|no need|didn'?t|stop)\b"
    r"|^(?:when|why|who|did|has|what|which|how|where'?s|is|are|was|will (?:the|my))\b",
    re.IGNORECASE,
)
_SEEN = r"(?:looked at|checked(?: out)?|seen)"
BOOKING_WISH = re.compile(
    rf"^{_LEAD}(?:you can )?(?:put|pencil|sign|book|write) me (?:down|in|up)\b"
    # "How do I get somebody to look at it?"
    rf"|^(?:huh|{_LEAD})?[ .,]*(?:how|where) (?:do|can|could|would) (?:i|we)(?: \w+)?"
    rf" (?:get {_STAFF} to (?:look at|check|see) "
    rf"|get (?:it|this|these|them|my \w+|me|that) {_SEEN}|get {_SEEN}(?=\W*$| by\b))"
    rf"|^{_LEAD}(?:i want|i'?d like|i need|we need) (?:{_STAFF} to (?:look at|check)"
    rf" (?:it|this|these|them|my \w+|me)\b"
    rf"|(?:it|this|these|them|my \w+) {_SEEN})",
    re.IGNORECASE,
)
AGREEING = re.compile(
    r"^(?:(?:like )?i (?:already |just )?(?:said|told you)[ ,:]+)?"
    r"(?:yes|yeah|yep|yup|y|s[ií]|ok|okay|sure|correct|right|perfect|great|fine"
    r"|confirm(?:ed)?|go ahead|do it"
    r"|(?:that'?s|it'?s|all|looks?|sounds?) (?:all )?(?:right|correct|good|fine|great)"
    r"|(?:please )?(?:send|submit|book)(?: it| that| the request)?)"
    r"(?:[ ,.!]+(?:please|send(?: it)?|thanks|thank you|go ahead|correct|right|book it"
    r"|(?:that|it)'?s (?:right|correct)|looks (?:right|good)))*[ .!]*$",
    re.IGNORECASE,
)
# An answer to "What shall I change?": the summary is read back again, nothing is sent.
NOTHING_TO_CHANGE = re.compile(
    r"^(?:no,? |ok(?:ay)?,? |oh,? |sorry,? |actually,? |never ?mind,? |just )*"
    r"(?:nothing(?: (?:to change|at all|else|really))*|(?:it'?s |all |that'?s )*"
    r"(?:fine|good|right|correct|ok(?:ay)?)(?: as it is| the way it is)?"
    r"|leave it (?:as it is|alone)|(?:please )?(?:send|submit)(?: it| that| as it is)?"
    r"|don'?t change (?:anything|it))(?:[ ,.!]+(?:send it|please|thanks))*[ .!]*$",
    re.IGNORECASE,
)
WITHOUT_EMAIL = re.compile(
    r"^(?:i )?(?:no|(?:have|got|use) no|don'?t (?:have|use|do|want)|without)"
    r"(?: an?| any| my)? ?e-?mails?(?: address)?"
    r"(?:,? (?:please|pls|thanks))*[ .!]*$",
    re.IGNORECASE,
)
CONTINUING = re.compile(
    r"^(?:please )?(?:continue|go on|resume|carry on|keep going|next|again|try again"
    r"|retry|repeat(?: that)?|(?:go )?back to (?:the|my) (?:booking|request))[ .!]*$",
    re.IGNORECASE,
)
# A question without its mark; "Tuesday, which is my day off" holds none.
ASKING = re.compile(
    r"^(?:(?:but|and|so|ok|okay|wait|hold on|hang on|hey|also|first|well|oh|um)[ ,]+)*"
    r"(?:.*\?"
    r"|(?:how|what|what'?s|why)\b|(?:is|are|does|do|did|can|could|will|would|should|must)"
    r" (?:i|we|you|u|they|it|this|that|he|she|there|the|my)\b)",
    re.IGNORECASE,
)
NO_START = re.compile(r"^(?:no|nope|nah)\b", re.IGNORECASE)
# Beside "send it", these tell of something that the summary may lack.
LACKING = re.compile(
    r"\d|\b(?:no|nope|nah|never|can'?t|won'?t|isn'?t|it (?:still )?(?:says|reads)"
    r"|should|add|put|note|write|include|mention|make sure|mis-?spell\w*|spell\w*"
    r"|for (?:my|our|her|him))\b",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"[.;!,]+(?= |$)|\band (?=(?:many )?thank|ty\b|thx)", re.I)
# "And thanks", "sorry i was short": neither is a correction.
KINDLY = re.compile(
    r"^(?:(?:and|so|oh|aw|well|lol|haha|ok|okay)[ ,]+)*"
    r"(?:(?:many )?thanks?|thank (?:you|u)|thx|ty|(?:i )?(?:really )?appreciate"
    r"|(?:i'?m |im )?(?:so |very |really )?sorry (?:i (?:was|am|got|kept|keep|snapped"
    r"|yelled)|if i|about (?:that|the|my)|for (?:the|being|my|all))"
    r"|(?:you'?re|you are|u r|youre) (?:so |very |too )*(?:kind|sweet|nice|helpful"
    r"|a (?:doll|dear|saint|gem|life ?saver))|god bless|bless you"
    r"|have a (?:good|great|nice|blessed)|take care|bye|good ?night)\b"
    r"(?!.*(?:\d|\bbut\b))",
    re.IGNORECASE,
)
MOOD = re.compile(
    r"^(?:(?:and|so|it'?s|its|i'?ve|just|i|lol|haha)[ ,]+)*(?:(?:been )?(?:a |such a )?"
    r"(?:long|rough|bad|crazy|hard) (?:week|day|night|month|year)|(?:i'?m |im |am )?"
    r"(?:so |just |a (?:bit|little) )?(?:nervous|tired|excited|glad"
    r"|grateful|ready|done)|hope"
    r"|can'?t wait|look(?:ing)? forward)\b(?!.*(?:\d|\bbut\b))",
    re.IGNORECASE,
)
COURTESY = re.compile(
    r"(?:please|pls|thanks|thx|ty|thank (?:you|u))(?: (?:so much|dear|a lot))?",
    re.IGNORECASE,
)
SENT_WORDS = re.compile(r"\b(?:send|submit)\b", re.IGNORECASE)
CHANGING = re.compile(
    r"\b(?:change|edit|fix|correct|update|wrong|different|modify)\b", re.IGNORECASE
)
FIELD_WORDS = (
    (EMAIL, r"\be-?mail(?: address)?\b"),
    (GUARDIAN, r"\b(?:parent|guardian)(?:'?s)?\b"),
    (TEXT, r"\b(?:texts|texting|text messages?)\b"),
    (CALL, r"\b(?:calls|calling)\b"),
    (PHONE, r"\b(?:phone|numbers?|cell|mobile)\b"),
    (NAME, r"\bnames?\b"),
    (DAYS, r"\b(?:days?|dates?)\b"),
    (TIME, r"\b(?:times?|hours?)\b"),
    (REASON, r"\b(?:reason|about)\b"),
)


def calls_it_off(text: str) -> bool:
    """Whether "never mind, don't send it" leaves; "don't send it, wrong day" not."""
    parts = [part.strip() for part in PARTS.split(text) if part.strip()]
    unsent = [part for part in parts if NOT_SENDING.match(part)]
    leaving = any(STOPPING.match(p) or PHONING.match(p) for p in parts)
    return bool(unsent) and (leaving or len(unsent) == len(parts))


def leaves(text: str) -> bool:
    """Whether a sentence of its own stops, whatever is told or asked beside it.

    "Never mind" only does as the last word: "never mind, what does it cost" goes on.
    """
    parts = [part.strip() for part in LEAVING_PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return False
    first = STOPPING.match(parts[0]) and not NEVER_MIND.search(parts[0])
    return bool(first or STOPPING.match(parts[-1]))


def will_phone(text: str) -> bool:
    """Whether "never mind, I'll just call" is said, alone or after a complaint."""
    last = statements(text)[-1:]
    left = any(GIVING_UP.match(f"{part} ") and PHONING.match(part) for part in last)
    phones = any(PHONING.match(part.strip()) for part in PARTS.split(text))
    return bool(PHONING.match(text)) or left or (phones and calls_it_off(text))


def refuses_a_visit(text: str) -> bool:
    """Whether "whoa, I didn't ask to book" wants no request at all."""
    return bool(REFUSED_VISIT.search(text)) and not ANY_CALL.search(text)


def asks_for_a_call(text: str) -> bool:
    """Whether "can somebody just call me" wants a call from the staff."""
    parts = (part.strip() for part in PARTS.split(text))
    told = (part for part in parts if not NO_CALL_WISH.search(part))
    return any(CALL_WISH.search(part) for part in told)


def asks_to_be_put_down(text: str) -> bool:
    return any(map(BOOKING_WISH.match, statements(text)))


def asked_beside(text: str) -> list[str]:
    """The questions after what is told: "Tanya, but do I pay up front"."""
    return [part for part in statements(text)[1:] if ASKING.match(part)]


def sends_at_once(text: str) -> bool:
    """Whether "yes, send it" stands alone beside a question."""
    told = only_told(text)
    asks = any(map(is_question, statements(text)))
    held = HESITATING.search(told) or CHANGING.search(text) or NO_START.match(told)
    return (
        asks
        and not held
        and bool(SENT_WORDS.search(told))
        and (is_sending(told) or plainly_sends(told))
    )


def sends_beside(text: str) -> bool:
    """Whether a line ends with "send it", and what leads to it changes nothing."""
    parts = [part.strip() for part in PARTS.split(text) if part.strip()]
    while parts and COURTESY.fullmatch(parts[-1]):
        parts.pop()
    asks = any(map(is_question, statements(text)))
    if not parts or asks or not SENT_WORDS.search(parts[-1]):
        return False
    led = SENDING.match(parts[-1]) and not NO_START.match(parts[-1])
    return bool(led) and not any(map(holds_the_sending, parts))


def agrees_and_thanks(text: str) -> bool:
    """Whether "yes. and thanks. sorry i was short" is a yes, with nothing to change.

    The yes may come after the thanks, and after "did that go through?".
    """
    told = [part for part in statements(text) if not is_question(part)]
    asked = [part for part in statements(text) if is_question(part)]
    if not all(map(asks_if_sent, asked)):
        return False
    parts = [each.strip() for part in told for each in SENTENCES.split(part)]
    rest = [part for part in parts if part and not KINDLY.match(part)]
    if not rest or not AGREEING.match(rest[0]):
        return False
    kind = [part for part in parts if KINDLY.match(part)]
    changed = any(named_field(part) or CHANGING.search(part) for part in kind)
    plain = (AGREEING, MOOD)
    return not changed and all(
        is_sending(part) or any(each.match(part) for each in plain) for part in rest[1:]
    )


def holds_the_sending(part: str) -> bool:
    """Whether `part` speaks of what is to be sent, or of waiting."""
    if is_sending(part) and not NO_START.match(part):
        return False
    patterns = (HESITATING, CHANGING, HOLDING, LACKING)
    changes = is_waiting(part) or is_correcting(part) or named_field(part)
    return bool(changes) or any(pattern.search(part) for pattern in patterns)


def named_field(text: str) -> str | None:
    """The slot that `text` speaks of, as in "the phone number is wrong"."""
    lowered = text.lower()
    return next((slot for slot, word in FIELD_WORDS if re.search(word, lowered)), None)
