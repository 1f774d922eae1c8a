"""The phrases of the booking form: stop, yes, go on, change, and who is answered."""

import re

from veinguide.booking.form import DAYS, NAME, PHONE, REASON, TIME

ALWAYS_ANSWERED = re.compile(r"report_|goodbye$|insult$")
ANSWERED = re.compile(
    r"ask_(?!repeat)|report_|out_of_scope|greet$|goodbye$|thank$|bot_challenge$|insult$"
    r"|give_feedback$"
)
# Whole messages only: "can I stop taking Requip" is a question.
STOPPING = re.compile(
    r"^(?:no,? |ok,? |please |sorry,? |actually,? )*"
    r"(?:can you |i want to |i'd like to |let's )?"
    r"(?:(?:cancel|stop|quit|exit|abort|end)"
    r"(?: (?:it|this|that|everything|all|now|here|please|booking|request"
    r"|(?:the|my|this) (?:booking|request|form|appointment)))*"
    r"|never ?mind(?: then| it| that)?(?:,? (?:cancel|stop|please|thanks))*"
    r"|forget (?:it|this|that|about it|the (?:booking|appointment))"
    r"|(?:leave|drop|scrap) it|(?:i )?(?:changed my mind|give up)"
    r"|(?:i )?(?:really )?(?:don'?t|do not|no longer) want"
    r" (?:to (?:book|do this|continue|go on)|this|it)?"
    r"(?: (?:this|it|an appointment|a visit|the consultation))?"
    r"(?: any ?more| now| after all| today)*)[ .!]*$",
    re.IGNORECASE,
)
AGREEING = re.compile(
    r"^(?:yes|yeah|yep|yup|y|ok|okay|sure|correct|right|perfect|great|fine"
    r"|confirm(?:ed)?|go ahead|do it"
    r"|(?:that'?s|it'?s|all|looks?|sounds?) (?:all )?(?:right|correct|good|fine|great)"
    r"|(?:please )?(?:send|submit|book)(?: it| that| the request)?)"
    r"(?:[ ,.!]+(?:please|send(?: it)?|thanks|thank you|go ahead|correct|right|book it"
    r"|(?:that|it)'?s (?:right|correct)|looks (?:right|good)))*[ .!]*$",
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
