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

ALWAYS_ANSWERED = re.compile(r"report_|goodbye$|insult$")
ANSWERED = re.compile(
    r"ask_(?!repeat)|report_|out_of_scope|greet$|goodbye$|thank$|bot_challenge$|insult$"
    r"|give_feedback$"
)
# Each word matches in one way only, or many of them take for ever: "no thanks" is
# "no" and "thanks".
_LED_BY = (
    r"no|nah|nope|yes|yeah|thanks|thank you|ok|okay|please|sorry|actually"
    r"|oh|ugh|you know what|wait|just"
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
    r"|first)\b",
    re.IGNORECASE,
)
GIVING_UP = re.compile(
    rf"^(?:(?:{_LED_BY}|well|hmm|so|excuse me|i think|i guess)[ ,.!]+)*"
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
    r"|well|hmm|maybe|i think|i guess|then|so)[ ,.!]+)*"
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
AGREEING = re.compile(
    r"^(?:yes|yeah|yep|yup|y|s[ií]|ok|okay|sure|correct|right|perfect|great|fine"
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


def named_field(text: str) -> str | None:
    """The slot that `text` speaks of, as in "the phone number is wrong"."""
    lowered = text.lower()
    return next((slot for slot, word in FIELD_WORDS if re.search(word, lowered)), None)
