"""Tell a yes to the whole summary by all of its words, however it is put.

What else may be said there is without end: a message is one of these only if no word
of it is about anything else.
"""

import re

from veinguide.booking.words import is_question

_OBJECT = (
    r"(?:it|that|this|hers|his|theirs|er|em|'em|them|mine|(?:the|my) (?:thing|request"
    r"|form|booking|info|changes?|update))"
)
_AWAY = r"(?:off|away|in|on|over|out|through|thru|along|up|now|already)"
SENDING = re.compile(
    rf"\b(?:send|submit|ship|shoot|fire|zap|forward|fax)(?: {_OBJECT})?(?: {_AWAY})*\b"
    r"|\b(?:hit|press|click|push) (?:on )?(?:the )?(?:send|submit)\b"
    r"|\blet (?:er|her|'er|it) rip\b|\broll with (?:it|that)\b|\brun with (?:it|that)\b"
    r"|\b(?:good|ready) to (?:go|send|roll)\b"
    r"|\b(?:m[aá]nd|env[ií])[ae](?:lo|la|selo|sela)\b",
    re.IGNORECASE,
)
_FINE = (
    r"(?:right|correct|good|fine|great|ok|okay|perfect|accurate|dandy|golden|swell"
    r"|content|happy|satisfied|bueno|bien|correcto|perfecto|listo)"
)
FINE = re.compile(
    rf"\b(?:(?:all|just|quite|very|perfectly|still|really) )*{_FINE}"
    r"(?: (?:with|about) (?:it|that|this))?\b|\bgo (?:ahead|for it)\b|\bdo it\b",
    re.IGNORECASE,
)
AS_IT_IS = re.compile(
    r"\bno (?:more |other |further )?changes?\b(?: (?:needed|at all))?"
    r"|\b(?:nothing|not (?:a|one) thing)(?: (?:else|more|left))?"
    r"(?: (?:to|needs to|needs|should|i want to) (?:be )?"
    r"(?:changed?|add(?:ed)?|fix(?:ed)?))?\b"
    r"|\b(?:don'?t|do not) (?:change|touch) (?:anything|it|a thing|nothing)\b"
    r"|\bleave it(?: alone| be)?\b|\b(?:just )?(?:the way|how|as) it is\b|\bas is\b"
    r"|\b(?:no[ ,]+)?(?:that'?s|thats|that is) (?:it|all)\b",
    re.IGNORECASE,
)
# Beside "send it", it takes back what was to be changed, and not the request.
NEVER_MIND = re.compile(
    r"\b(?:never ?mind|nvm|forget)(?: (?:that|it|about (?:that|it)|the change))?\b",
    re.IGNORECASE,
)
# Only where the summary shows a change of a request that was sent.
MAKING_THE_CHANGE = re.compile(
    rf"\b(?:change|update|switch) {_OBJECT}|\bmake (?:the|that|those) changes?\b",
    re.IGNORECASE,
)
YES_START = re.compile(r"^(?:yes|yeah|yep|yup|ya|ok|okay|sure|please|go ahead)\b", re.I)
_BESIDE = """
    a alright all already am amen and are aye bet bot bro bruh buddy can cool could
    darlin darling dear dearie dude everything friend gracias haha hey hon honey i
    i'd i'll i'm im is it it's its just k kk kindly let let's lets like lol looks look
    ma'am maam mija mijo miss mister mmhm n name now of oh please pls plz por favor
    ready said say says seems señorita si sir sounds staff sugar sure sweetheart
    sweetie sí thank thanks that that's thats the then thing things this thx to told
    ty u uh uhhuh um was we well whole y'all ya yall yea yeah yeh yep yes yessir you
    yup you're request form summary
"""
BESIDE = frozenset(_BESIDE.split())
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")


def plainly_sends(text: str, patient: str = "") -> bool:
    """Whether "bet, ship it" or "send Rosa's" wants it sent, and says nothing else."""
    for name in patient.split():
        text = re.sub(rf"\b(?:for )?{re.escape(name)}(?:'?s)?\b", "", text, flags=re.I)
    left, sends = SENDING.subn(" ", NEVER_MIND.sub(" ", AS_IT_IS.sub(" ", text)))
    return bool(sends) and _is_all_beside(FINE.sub(" ", left), text)


def agrees_to_the_change(text: str) -> bool:
    """Whether "yes, change it" agrees to a change that was read back."""
    left, changes = MAKING_THE_CHANGE.subn(" ", text)
    agrees = bool(changes) and YES_START.match(text) is not None
    return agrees and _is_all_beside(FINE.sub(" ", left), text)


def is_as_it_should_be(text: str) -> bool:
    """Whether "looks all right to me, hon" agrees, and says nothing else."""
    left, good = FINE.subn(" ", text)
    return bool(good) and _is_all_beside(left, text)


def is_content(text: str) -> bool:
    """Whether it is that, or "no change": all may stay, be it sent or not."""
    left, same = AS_IT_IS.subn(" ", text)
    return is_as_it_should_be(text) or (bool(same) and _is_all_beside(left, text))


def _is_all_beside(left: str, text: str) -> bool:
    words = (word.lower() for word in WORD.findall(left))
    return not is_question(text) and BESIDE.issuperset(words)
