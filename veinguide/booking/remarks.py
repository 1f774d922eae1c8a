"""What people ask about the request itself while they make it, each with its answer."""

import re

from veinguide.booking.words import statements
from veinguide.kin import PEOPLE

HOW_TO_CANCEL = "how_to_cancel"
WHAT_NEXT = "what_next"
WHO_CALLS = "who_calls"
ONE_AT_A_TIME = "one_at_a_time"
ONE_NAME = "one_name"
ONLY_EMAIL = "only_email"
TIME_TO_CALL = "time_to_call"
STAFF_CAN_SAY = "staff_can_say"
STILL_HERE = "still_here"
NO_HURRY = "no_hurry"
NO_OPENINGS = "no_openings"
WHY_PHONE = "why_phone"
OLD_ONE = "old_one"
HOW_SOON = "how_soon"
VOICEMAIL = "voicemail"
ONE_NUMBER = "one_number"
NUMBER_OF_ANOTHER = "number_of_another"
OTHER_REASON = "other_reason"
NOT_KEPT = "not_kept"
SAFE_WAY = "safe_way"
HOW_TO_NOTE = "how_to_note"
NOT_SET = "not_set"
WHY_AGE = "why_age"
NOT_CHANGED = "not_changed"
PAIN_IN_PREGNANCY = "pain_in_pregnancy"
CHANGE_NOT_SENT = "change_not_sent"
CALL_OR_TEXT = "call_or_text"
# An answer to "may the staff call you?" stands beside these.
BESIDE_A_CONSENT = (TIME_TO_CALL, VOICEMAIL, NOT_KEPT)
# "Now do Bonnie" names somebody else than the request is for.
NOT_FOR_NAMES = (ONE_AT_A_TIME, STILL_HERE, STAFF_CAN_SAY, WHO_CALLS, HOW_SOON)

_RELATED = rf"(?:{PEOPLE}|grand\w+|\w+-in-law)"
_HIM = r"(?:he|she|they|i|we|my \w+|somebody|someone|nobody|no one)"
REMARKS = (
    (
        STILL_HERE,
        r"\b(?:still|anybody|anyone|you|u) (?:there|here|around)\b(?=[ .!]*\?|[ .!]*$)"
        r"|^(?:are you|r u) (?:still )?(?:there|here)\b"
        r"|^(?:hi|hello|hey|yo|howdy)(?: there| again)?[ .!?]*$",
    ),
    (
        WHAT_NEXT,
        r"\bwhat(?:'?s| is| happens| comes)? next\b|\bwhat happens (?:then|now|after)\b"
        r"|\bthen what\b|\bwhat do i (?:have to )?do (?:now|next|then)\b",
    ),
    (
        CALL_OR_TEXT,
        r"\b(?:will|do|does|would|are|is|gonna) (?:they|you|u|y'?all|some ?(?:body|one)"
        r"|the (?:staff|clinic|office))(?: \w+){0,2}?"
        r" (?:text|call|phone|e-?mail)(?:ing)?(?: \w+)? or (?:text|call|phone|e-?mail)",
    ),
    (
        WHO_CALLS,
        r"\bwho(?:'?s| is| will|'?ll)? (?:gonna |going to |even )*(?:call|phone|text)"
        r"|\b(?:real|actual|human|live) (?:person|human)?.{0,20}\b(?:call|ring|phone)"
        r"|\b(?:will|does|is) (?:a|an) (?:\w+ )?(?:person|human|robot|machine|computer)"
        r" (?:call|text|phone)",
    ),
    (
        HOW_SOON,
        r"\b(?:when|how (?:soon|long|fast|quick\w*))\b(?: \w+){0,3}?"
        r" (?:will|do|would|should|can|until|till|before|til|'?ll)"
        r" (?:i|we|they|you|u|y'?all|some ?(?:body|one)|the (?:staff|clinic|office))"
        r"(?: \w+){0,3}? (?:hear|call|contact(?:ed)?|get back|reach|get in touch|reply"
        r"|respond|called)\b",
    ),
    (
        ONE_AT_A_TIME,
        r"^(?:\w+[ ,.!]+){0,4}?(?:now|next|then|also) (?:do|book|sign up|put in)"
        r" (?!it\b|that\b|this\b|i\b|you\b|me\b)\w+"
        r"|\b(?:everything|all) else (?:is |stays |being )?(?:the )?same\b"
        r"|\bsame (?:everything|all|thing) for my\b"
        r"|\b(?:another|second|two|2|both) (?:one|request|appointment|visit|people"
        r"|of us)s? (?:for|too|please|need|want|at)\b"
        r"|\bfor (?:both of us|the two of us|me and my)\b"
        r"|\b(?:both|the two) of us\b|\b(?:two|2) (?:people|persons?|patients)\b"
        rf"|\bwhere(?:'?s| is) my {_RELATED}\b(?: \w+)?(?: in| on)"
        r" (?:this|here|it|that|there)\b|\bit'?s for both\b"
        r"|\bthere(?:'s| are|'re|s) (?:two|2) (?:of us|people|names|patients)\b"
        r"|\b(?:it'?s|its) (?:two|2) names\b"
        rf"|\b(?:and|also) (?:for )?my {_RELATED} (?:too|also|as well)\b"
        r"|\b(?:book|sign up|add|put in|get|do|want|need)(?: one| it)?(?: for)?"
        rf" my {_RELATED}(?: \w+)?(?: one| in)? (?:too|as well|also)\b"
        rf"|\bmy {_RELATED}(?: \w+)?"
        r" (?:also (?:wants?|needs?|would like) (?:one|it|in|an?)"
        r"|(?:wants?|needs?|would like) (?:one|it|in|a visit|an app\w+)"
        r" (?:too|as well|also))\b",
    ),
    (
        ONE_NAME,
        r"\b(?:do i|must i|should i)(?: have to| need to| gotta)?"
        r" (?:give|say|tell|type|put)(?: you)?"
        r" (?:my |the |a )?(?:last|full|real|whole|sur) ?name\b"
        r"|\bfirst name (?:ok|okay|enough|fine|only)\b",
    ),
    (
        ONLY_EMAIL,
        r"\b(?:can|could|will|would) (?:you|u|y'?all|they|somebody|someone)"
        r"(?: just| please)* e-?mail\b"
        r"|\b(?:phone|cell)(?:'?s| is)? (?:broke\w*|dead|shut off|lost)\b"
        r"|\b(?:no|don'?t have a) (?:phone|cell)\b(?! calls?)",
    ),
    (
        WHY_PHONE,
        r"\b(?:don'?t|do not|won'?t|will not|never|not|rather not|hate to|can'?t)"
        r"(?: (?:want|like|going|gonna|wanna|to|ever|just|usually|really))*"
        r" (?:give|giving|gave|share|sharing|hand|handing|tell|telling|type|typing|put"
        r"|putting)(?: (?:out|in|you|a|any|my|the|phone|telephone|cell|home|real"
        r"|that))*"
        r" (?:number|digits|(?:tele)?phone|cell)s?\b"
        r"|\bwhy (?:do|does|would|are) (?:you|u|they|y'?all)(?: even)? (?:need|want)"
        r"(?:ing)? (?:my|a|the)(?: phone| cell)? (?:number|phone)\b",
    ),
    (
        WHY_AGE,
        r"\bwhy (?:do|does|would|are|is|you|u)\b[^.;!?]{0,30}"
        r"\b(?:18|eighteen|my age|how old|an adult)\b",
    ),
    (
        OLD_ONE,
        r"\b(?:toss|throw|cancel|delete|drop|scrap|ignore|forget|trash|void|kill|erase"
        r"|get rid of|take back|pull)(?: (?:out|away|about))?"
        r" (?:the|my|that|our) (?:old|other|first|previous|earlier|last) (?:one"
        r"|request|appointment|appt|visit|booking)\b",
    ),
    (
        TIME_TO_CALL,
        r"\b(?:don'?t|do not|never|no|not)(?: (?:ever|please))*"
        r" (?:calls?|phone|ring|texts?)(?: (?:me|him|her|us))?"
        r" (?:before|after|until|till|past|during|while|when|in the|between"
        r"|at(?! all))\b"
        r"|(?<!n't )(?<!not )(?<!never )\bcall(?: (?:me|him|her|us|them|back))?"
        r" (?:after|before|around|between|past|any ?time after|only (?:after|before))\b"
        r"(?! i\b)",
    ),
    (
        STAFF_CAN_SAY,
        r"\bleave (?:a |the )?(?:message|msg|voice ?mail|word) with\b|\breminders?\b"
        rf"|\bwhat if {_HIM} (?:\w+ )?(?:don'?t|doesn'?t|can'?t|miss\w*|won'?t)"
        r" ?(?:pick|answer|get|hear|the|your|that|take|reach)"
        r"|\b(?:what|which) number (?:will|do|does) (?:you|they|it)\b.{0,20}"
        r"\b(?:call|show)",
    ),
    (
        VOICEMAIL,
        r"\bvoice ?-?mails?\b|\bleave (?:me )?(?:a |any )?(?:message|msg)s?\b",
    ),
    (NOT_KEPT, r"\bwhats ?app\b|\bface ?time\b|\btelegram\b"),
)
PATTERNS = tuple((remark, re.compile(said, re.I)) for remark, said in REMARKS)

ASKING_HOW_TO_CANCEL = re.compile(
    r"^(?:(?:and|but|so|ok|okay|yes|wait|just|also|(?:i|i'm|im|i am|i was) (?:just )?"
    r"(?:asked|asking|said|meant)(?: you)?(?: if)?)[ ,]+)*(?:how|what (?:if|happens)"
    r"|(?:can|could|may|do|will|would|is it|am) .*\b(?:if|later|after|afterwards|once"
    r"|possible|free|fees?|charged?|any ?time)\b)",
    re.IGNORECASE,
)
# What something else does to the request, and what became of it.
ASKING_IF_CANCELLED = re.compile(
    r"\b(?:does|did|do|will|would|is|are|was|has|have|should|must)(?:n'?t)?"
    r" (?:that|this|it|they|my|the|i|going|doing|we|he|she)\b[^.?!]*\bcancel",
    re.IGNORECASE,
)
CANCELLING = re.compile(
    r"\bcancel|\btake (?:it|this|that|my request) back\b|\bback out\b"
    r"|\bif i change my mind\b|\bun-?do (?:it|this|that)\b",
    re.IGNORECASE,
)
_NOTED = r"(?:name|(?:phone )?number|phone|e-?mail|extension)"
RECALLING = re.compile(
    r"\b(?:read|say|repeat|give)(?: (?:me|it|that|this|them|all|everything|of))* back\b"
    r"|\b(?:did|have|do) (?:you|u|ya) (?:get|got|catch|write|note|save|have|take)"
    r"(?: down)?(?: all| of)* (?:it|that|this|them|everything|all)(?: down)?[ .!?]*$"
    r"|\bwhat (?:do|did|have) (?:you|u|ya) (?:have|got|get|note[d]?|written|write)"
    r"(?: down)?(?: so far| for me| from me| noted)"
    r"|\blost (?:the|my) (?:page|place|screen|window|chat|tab)\b"
    r"|\b(?:page|screen|phone|tab|chat|computer|it) (?:just )?(?:closed|reloaded|froze"
    r"|refreshed|crashed|went away|disappeared|went blank)\b"
    r"|\bwhere (?:were|was|are) (?:we|i)\b(?! going)"
    rf"|\b(?:what|which) {_NOTED} (?:do|did|have) (?:you|u|ya)"
    r" (?:have|got|get|put|write|note[d]?|save[d]?|take)\b"
    rf"|\bwhat(?:'?s| is) the {_NOTED} (?:that )?(?:you|u) (?:have|got|put|wrote)\b"
    r"|\b(?:what|whose) name (?:is|did you put) (?:it |this |that )?(?:under|in|on)\b"
    rf"|\b(?:did|have|do|does) (?:you|u|ya|they) (?:get|got|catch|write|note|save|have"
    rf"|take|put)(?: down)? (?:my|her|his|our) (?:\w+ )?{_NOTED}\b"
    rf"|\b(?:is|was) (?:my|her|his|our) (?:\w+ )?{_NOTED} (?:all )?(?:in|on|there|down"
    r"|noted|saved)\b"
    r"|\bwhat did (?:you|u|ya) (?:put|write|note)(?: down)? (?:for|as)\b"
    # "Did you put any day for her", "what's my days say", "did you get the after 4".
    r"|\b(?:did|do|have) (?:you|u|ya) (?:put|get|got|write|wrote|note|noted|have|catch"
    r"|save)(?: down)? (?:(?:any|my|her|his|the|our|in|a|that i|it as|it for|text|texts"
    r"|calls?|(?:it'?s |its )?(?:for|under))\b|that (?:they|there|i|we|he|she|it)\b)"
    r"|\bwhat(?:'?s| is| are|s|'?re| do)? (?:my|her|his|the|our) (?:days?|times?|name"
    r"|phone|number|note) (?:say|says|look|now|down|on there|again)"
    r"|\bwhere(?:'?s| is| did) (?:my|the|our) \w+ (?:in|on|go)(?: (?:this|here|there"
    r"|it|that))?[ .!?]*$",
    re.IGNORECASE,
)
MOST_RECALLING_WORDS = 14


# Only where the number is asked for: "why do they need it?", "I don't have one".
REFUSED_NUMBER = re.compile(
    r"\b(?:don'?t|do not|won'?t|will not|never|not|rather not|hate to|can'?t)"
    r"(?: (?:want|like|going|gonna|wanna|to|ever|just|usually|really|have to))*"
    r" (?:give|giving|gave|share|sharing|hand|handing|tell|telling|type|typing|say)\b"
    r"|\b(?:why|what) (?:do|does|would|are|for) ?(?:you|u|they|y'?all|the staff|i)?"
    r"(?: even| have to)? ?(?:need|want|give|ask)"
    r"|\b(?:don'?t|do not) (?:have|own|use) (?:one|any|an?(?: \w+)? (?:tele)?phone)\b"
    r"|\b(?:do|must) i have to\b|\bnone of your business\b"
    r"|\b(?:it'?s|that'?s) private\b"
    r"|^(?:i'?d |i would )?(?:rather|prefer) not\b",
    re.IGNORECASE,
)
BY_WRITING = re.compile(
    r"\b(?:write|mail)(?: to)? (?:me|us|her|him)\b|\bletter\b"
    r"|\be-?mail\b(?! ?(?:address )?(?:is|:|=))",
    re.IGNORECASE,
)


def refuses_a_number(text: str) -> str | None:
    """The remark for who would rather give none, where it is asked for."""
    if BY_WRITING.search(text):
        return ONLY_EMAIL
    return WHY_PHONE if REFUSED_NUMBER.search(text) else None


def remark_on(text: str) -> str | None:
    """The remark that answers `text`, if it is about the request itself."""
    return next((remark for remark, said in PATTERNS if said.search(text)), None)


def asks_about_cancelling(text: str) -> bool:
    """Whether "can I cancel later?" or "does that cancel it" is asked.

    "Can you cancel it?" is a wish.
    """
    return any(
        CANCELLING.search(part)
        and (ASKING_HOW_TO_CANCEL.match(part) or ASKING_IF_CANCELLED.search(part))
        for part in statements(text)
    )


def recalls(text: str) -> bool:
    """Whether the visitor wants to hear what was noted so far."""
    return bool(RECALLING.search(text)) and len(text.split()) <= MOST_RECALLING_WORDS
