"""Words about where a request stands: send it, is it sent, wait, go on after all."""

import re

from veinguide.booking.words import is_question, statements
from veinguide.kin import PEOPLE

# Each word matches in one way only, or many of them take for ever.
_LED = (
    r"(?:(?:ok|okay|k|yes|yeah|yea|yep|yup|ya|sure|s[ií]|fine|alright|cool|great|good"
    r"|perfect|awesome|thanks|thank (?:you|u)(?: so much)?|thx|ty|whatever|and|so|well"
    r"|just|now|then|please|pls|oh|um|uh|eh|meh|lol|good enough|close enough"
    r"|no|nope|nah|wait|hey|actually|go ahead"
    r"|(?:like )?i (?:already |just )?(?:said|told you)(?: to)?)[ ,.!:]+)*"
)
_IT = (
    r"(?:it|er|em|this|that|them|me|mine|(?:the|my) (?:request|form|booking"
    r"|info|visit|changes?|update)"
    r"|what (?:i|you|u) (?:told|gave|said|have|got)(?: (?:you|u|me))?)"
)
_SEND = r"(?:send|submit|book|confirm|finish|file)"
_END = r"[ .!]*$"
SENDING = re.compile(
    rf"^{_LED}(?:(?:(?:you|u) (?:can|may|could)|can you|let'?s|lets|i'?m ready to) )?"
    rf"{_SEND}"
    rf"(?: {_IT})?(?: (?:in|off|over|on|out|already|now|then|please|pls|thanks|thx"
    r"|as is|like (?:that|this)))*"
    r"(?: to (?:them|the staff|the clinic|the office))?[ .!?]*$",
    re.IGNORECASE,
)
# To "may the staff call you?", the bare word of a deed is no plain yes.
DOING = re.compile(
    r"^(?:(?:ok|okay|k|sure|fine|alright|cool|great|good|please|just|so|well|then|now"
    rf"|go ahead(?: and)?)[ ,.!]+)*do (?:it|this|that){_END}",
    re.IGNORECASE,
)
# About what was read back or said before, and not about calls.
RIGHT = re.compile(
    rf"^{_LED}(?:(?:that|this|it|everything|all|that'?s|it'?s|is|are|was|sounds?|seems"
    r"|quite|very|perfectly|just)"
    r"[ ,.!]+)*(?:right|correct|accurate|looks? (?:all )?(?:good|fine|great|ok|okay"
    r"|right|correct|perfect))(?: to me| so far)*"
    r"(?:[ ,.!]+(?:thanks|thank you|thank u|ty|dear|hon|honey|sweetie|ma'?am|sir))*"
    rf"{_END}",
    re.IGNORECASE,
)
# A yes with one of these is none yet.
HOLDING = re.compile(
    r"\b(?:wait|hold|later|maybe|perhaps|first|if|unless|until|think|cancel|stop)\b|\?",
    re.IGNORECASE,
)
ASKING_IF_SENT = re.compile(
    rf"^{_LED}(?:(?:am i|are we|is it|is that|is this|is everything|is my request|i'?m"
    r"|we'?re|it'?s|that'?s|are you|has it been|was it|did it get|did that get|you) )?"
    r"(?:(?:all|now|already|really) )*(?:set|done|finished|sent|good to go|submitted"
    r"|booked|scheduled|signed up|in the system|all (?:of )?it)"
    r"(?: (?:now|yet|then|already|in|here|for (?:now|today)))*[ .!?]*$"
    rf"|^{_LED}(?:did|has|have|does|do|is) (?:it|that|this|everything|you|they|u"
    r"|my (?:request|info|form|booking))(?: all| actually| even| just)?"
    r" (?:go|gone|went|get|got|sent|send|been sent|submit|submitted)"
    r"(?: (?:it|that|my (?:request|info)|through|thru|out|off|in|yet|now|already"
    r"|sent))*"
    r"[ .!?]*$",
    re.IGNORECASE,
)
# "Ok is it changed", "did you already change it": the answer is in the summary.
ASKING_IF_CHANGED = re.compile(
    r"\b(?:did|have|has|is|was|are|were)(?:n'?t)? (?:you|u|ya|it|that|this|they|them"
    r"|everything|(?:my|the|her|his|our) (?:\w+ )?(?:days?|times?|name|phone"
    r"|number|e-?mail|note|reason|request|visit|appointment|appt|booking))"
    r"(?: \w+){0,2}? (?:chang(?:e|ed)|switch(?:ed)?|mov(?:e|ed)"
    r"|updat(?:e|ed)|fix(?:ed)?|corrected)\b",
    re.IGNORECASE,
)
# "So that 2pm Friday is mine, right": nothing is set yet.
_SURE = r"(?:mine|ours|locked in|reserved|saved for me|held|booked|set|confirmed|taken)"
TAKING_AS_SET = re.compile(
    rf"\b(?:is|that'?s|it'?s|'?s|are) (?:(?:the|that|my|this) (?:[\w:]+ ){{1,3}})?"
    rf"(?:all |now |already )?{_SURE}"
    r"(?: for (?:me|us|him|her))?(?: now| then)?"
    r"(?:,? (?:right|correct|yes|yeah|huh|ok|okay|then)\b|(?= *\?))"
    r"|\b(?:i|we|she|he)(?:'?ve| have|'?s| has)? got (?:the|that|my) (?:[\w:]+ ){0,3}"
    r"(?:slot|spot|time|appointment|visit)(?:,? (?:right|correct|then)\b|(?= *\?))",
    re.IGNORECASE,
)
_SHORT = r"(?:sec(?:ond)?|min(?:ute)?|moment|bit|while)s?"
_ONES_OWN = (
    r"(?:him|her|them|my (?!doctor|insurance)\w+|our \w+"
    rf"|(?:the )?{PEOPLE}|the (?:boss|family|boy|girl)|ma)"
)
_ASK = (
    r"(?:ask|check with|talk to|talk with|talk it over with|speak to|speak with|tell"
    r"|show|run it by|see what)"
)
WAIT = re.compile(
    rf"^{_LED}(?:(?:hold|hang) (?:on|up|please|tight)(?: (?:a|one|just a) {_SHORT})?"
    rf"|wait(?: up)?(?: (?:a|one|just a) {_SHORT})?"
    rf"|(?:just )?(?:a|one|1) {_SHORT}|(?:give|gimme)(?: me)? (?:a|one|just a) {_SHORT}"
    r"|brb|be right back|i'?ll be (?:right )?back"
    r"|not (?:now|yet|right now|just yet|today)|(?:maybe |perhaps )?later(?: maybe)?"
    r"|(?:i'?ll|i will|can i|let me) (?:do|finish|decide)"
    r" (?:it|this|that|the rest) later(?: on)?"
    r"|i'?m (?:still )?(?:thinking|not ready|not sure yet))"
    rf"(?: on| there| then| please| thanks| ok| for (?:a|one) {_SHORT})*[ .!?]*$",
    re.IGNORECASE,
)
ASKING_SOMEBODY = re.compile(
    # "Call me and I'll tell her" waits for nothing.
    r"(?<!\bme and )(?<!\bus and )(?<!\bme )"
    r"\b(?:let me|lemme|i'?ll|i will|gotta|got to|have to|need to|should|better|wanna"
    r"|want to|gonna|going to)(?: (?:go|first|just|probably))*"
    rf" (?:{_ASK} {_ONES_OWN}(?! (?:my|your|him|her)sel(?:f|ves))"
    r"|(?:think|sleep) (?:about|on|it over)(?: (?:it|this|that))?"
    r"|think(?: first| some more)?[ .!]*$"
    r"|(?:find|get|grab|look for|look up|check|look|see)(?: (?:it|that|the number"
    r"|my \w+))?[ .!]*$"
    r"|(?:look at|check|see)(?: (?:at|in|on|with))? (?:my|the|our)"
    r" (?:calendar|schedule|planner|shifts?|work schedule|bus times?))\b",
    re.IGNORECASE,
)
GOING_ON = re.compile(
    r"\b(?:continue|resume|carry on|go on|keep going|pick (?:it |this )?(?:back )?up"
    r"|back to (?:it|where|booking|(?:the|my|that|our) (?:request|booking|form|visit"
    r"|appointment|appt|consult(?:ation)?))"
    r"|finish|try (?:it )?again|once more|retry|re-?send|send (?:it|that) again"
    r"|where (?:was i|were we|did (?:i|we) (?:stop|leave off))|left off"
    r"|i(?:'m| am|m) back(?! (?:to|in|at|on)\b))\b",
    re.IGNORECASE,
)
TAKING_BACK = re.compile(
    r"(?<!not )(?<!n't )\bkeep (?:it|that|this|going|my|the|mine)\b|\bafter all\b"
    r"|\b(?:don'?t|do not|didn'?t|did not|not)(?: \w+){0,2}"
    r" (?:cancel|stop|delete|drop|quit)\b|\bun-?(?:cancel|do)\b"
    r"|\b(?:go|carry) on\b|\b(?:continue|resume)\b|\bgo ahead\b"
    r"|\b(?:bring|put|get|take) (?:it|that|this|my \w+) back\b"
    r"|\b(?:still|do|did) want (?:it|to|the|that|this|one|a visit)\b"
    r"|\bi(?:'m| am|m) back(?! (?:to|in|at|on)\b)"
    r"|\bwhere (?:were we|was i|did (?:i|we) (?:stop|leave off))\b"
    r"|\b(?:says?|said|wants (?:me|you) to|told me to)(?: (?:to|yes|ok|let'?s|go ahead"
    r"|and)){0,3} (?:do|book|finish) it\b"
    r"|\bchanged my mind\b|\blet'?s (?:do|finish) (?:it|this|that)\b",
    re.IGNORECASE,
)
KEEPING = re.compile(
    rf"^{_LED}(?:let'?s )?keep (?:it|that|this|mine|(?:the|my) (?:request|booking|visit"
    rf"|appointment|appt)){_END}",
    re.IGNORECASE,
)
# "I don't want to cancel", which refuses nothing.
NOT_STOPPING = re.compile(
    r"\b(?:don['’]?t|do not|didn['’]?t|did not|not)"
    r"(?: (?!(?:it|this|that)\b)\w+){0,3}"
    r" (?:cancel|stop|delete|erase|remove|wipe|forget|drop|quit|lose|miss)\b",
    re.IGNORECASE,
)
REFUSING = re.compile(
    r"\b(?:don['’]?t|do not|won['’]?t|will not|can['’]?t|cannot|not|never|no longer)"
    r"(?: (?:really|even|actually|think|i|we|you|to|please|going|have|like|care)){0,4}"
    r" (?:want|wanna|need|keep|continu(?:e|ing)|resum(?:e|ing)|go|carry|come|coming"
    r"|book|finish(?:ing)?)\b"
    r"|\bno (?:visit|appointment|appt|booking|request|consult(?:ation)?)\b"
    r"|\bchanged my mind\W+no (?:thanks|thank you)\b"
    r"|\bkeep (?:it|that|this) (?:cancell?ed|stopped|deleted|that way)\b"
    r"|(?:^|[,.;!?] *"
    r"|\b(?:please|and|just|so|then|ahead|want to|wanna|like to|need to) )"
    r"(?:cancel|stop|delete|erase|drop|scrap|forget|wipe)"
    r" (?:it|that|this|everything|my|the)\b",
    re.IGNORECASE,
)
ERASING = re.compile(
    r"\b(?:delete|erase|wipe|remove(?!(?: \w+){0,3} veins?\b)"
    r"|(?:forget|get rid of|throw (?:away|out)|clear)"
    r" (?:(?:all|of|about|my|our|the|that|this) ){0,3}"
    r"(?:info(?:rmation)?|details?|data|name|number|phone|email|everything|me"
    r"|(?:what|everything) i (?:said|told)))\b",
    re.IGNORECASE,
)
NEW_REQUEST = re.compile(
    r"\ban?(?: brand)? (?:new|fresh) (?:one|request|appointment|appt|visit|booking"
    r"|consult(?:ation)?|form)\b|\banother (?:one|request|appointment)\b"
    r"|\bstart (?:over|fresh|again|a ?new)\b|\bfrom scratch\b"
    r"|\bnew request\b|\b(?:send|make|start|do) (?:\w+ )?new one\b",
    re.IGNORECASE,
)


def is_sending(text: str) -> bool:
    """Whether "ya send er" or "that all looks right" says to send the request."""
    confirming = RIGHT.match(text) and not is_question(text)
    return bool(SENDING.match(text) or confirming)


def asks_if_sent(text: str) -> bool:
    """Whether "done?" or "so am i all set" asks if the request is on its way."""
    return any(map(ASKING_IF_SENT.match, (text, *statements(text)[-1:])))


def asks_if_changed(text: str) -> bool:
    """Whether "ok is it changed" asks what became of a change."""
    return bool(ASKING_IF_CHANGED.search(text))


def takes_it_as_set(text: str) -> bool:
    """Whether "so that 2 pm is mine, right?" believes that a visit is set."""
    return bool(TAKING_AS_SET.search(text))


def is_waiting(text: str) -> bool:
    """Whether somebody wants to think or ask first, and not to stop."""
    if WAIT.match(text):
        return True
    told = (part for part in statements(text) if not is_question(part))
    return any(ASKING_SOMEBODY.search(part) for part in told)


def takes_back(text: str) -> bool:
    """Whether "keep it" or "wait, don't cancel" undoes a stop; "don't keep it" not."""
    refuses = REFUSING.search(NOT_STOPPING.sub(" ", text))
    return not refuses and bool(TAKING_BACK.search(text))


def keeps(text: str) -> bool:
    """Whether "ok keep it" is all that is said."""
    return bool(KEEPING.match(text))


def goes_on(text: str) -> bool:
    """Whether "I'm back, where was I" goes on with what was put on hold.

    "Please don't continue" and "I'll finish it later" do not.
    """
    refuses = REFUSING.search(NOT_STOPPING.sub(" ", text))
    return bool(GOING_ON.search(text)) and not refuses and not is_waiting(text)


def refuses_to_go_on(text: str) -> bool:
    return bool(GOING_ON.search(text)) and not goes_on(text)


def erases(text: str) -> bool:
    """Whether "forget my info" wants what was told gone; "don't delete it" not."""
    return bool(ERASING.search(NOT_STOPPING.sub(" ", text)))


def wants_new_request(text: str) -> bool:
    return bool(NEW_REQUEST.search(text))
