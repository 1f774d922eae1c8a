"""Tell a plain yes or no from a line that only begins with one."""

import re

from veinguide import kin
from veinguide.booking.form import CALL, NO, TEXT, YES

# Without anything else, a time beside one of these says when to call.
_FIRM_YES = """
    yes yess yesss yeah yea yep yup ya y yas yessir absolutely certainly definitely
    sure si sí claro obviously naturally totally indeed
"""
FIRM_YES = frozenset(_FIRM_YES.split())
_YES = "ok okay k kk fine alright agree agrees agreed consent consents"
# Not "sure, send it" nor "ya send er": those agree to the sending.
FIRST_YES = FIRM_YES - {
    *("ya", "sure", "certainly", "definitely", "claro"),
    *("obviously", "naturally", "totally", "indeed"),
}
YES_WORDS = FIRM_YES | frozenset(_YES.split())
_NO = """
    can't cannot cant didn't doesn't doesnt don't dont isn't n nah naw nay neither
    never no none nope not shouldn't without won't wont wouldn't
"""
NO_WORDS = frozenset(_NO.split())
REFUSING = frozenset({"no", "nope", "nah", "naw"})
_KIN = kin.KIN_WORDS | {"guardian"}
KIN = _KIN | {f"{word}'s" for word in _KIN}
# What stands beside a yes or a no and is about nothing else.
_PLAIN = """
    a above actually adult all already also am an and answer answering any anytime
    are as at be best better both but by call called calling calls can cell
    cellphone contact contacted correct could course deaf dear do easier either
    email emailed emails english er even for from get give go good gracias great
    guess have he hear hearing her him his hmm home hon honey house i i'd i'll i'm
    id im in instead is it it'd it'll it's its just landline leave like line lol
    ma'am maam madam mail may me mean message messages mine mobile much my myself
    necessary need number of oh old on one only or our over perfect phone phoned
    phones phoning please pls plz prefer preferred rather reach reached read really
    receive right ring said same say says send sending she she's sir slow slowly sms
    so sorry spanish speak staff still suppose take talk text texted texting texts
    than thank thanks that that'd that'll that's thats the their them then there tho
    though
    they they'd thing think this to too u uh um up us use very voice voicemail
    voicemails want was way we well whatever whenever will with work works would
    write years you you'd you'll your
"""
_EXCLAIMING = "bro dude duh gee geez gosh jeez man sheesh ugh"
PLAIN = frozenset(_PLAIN.split()) | frozenset(_EXCLAIMING.split()) | KIN
# Beside a no, these correct something: "no, not that number", "it is for my mother".
_CORRECTING = """
    cell cellphone english home mine mobile number old parent slow slowly spanish speak
"""
BESIDE_NO_NO = KIN | frozenset(_CORRECTING.split())
_OF_KIN = """
    agree agrees agreed answer call called consent consents contact fine ok okay phone
    reach said says text
"""
OF_KIN = frozenset(_OF_KIN.split())
# All that may stand where only the intent tells yes from no.
_LEANING = """
    a as be better can course could do er fine go good great guess he hmm i i'd i'll it
    it's its just lovely may nice of oh please really said she so suppose sure thank
    thanks that that'd that's thats they they'd think too uh um very well with
    wonderful work works would you
"""
LEANING = frozenset(_LEANING.split())

MEANS_YES = re.compile(
    r"\b(?:no|not an?|zero) (?:problems?|worries|objections?|issues?)(?: at all)?\b"
    r"|\b(?:don'?t|do not|wouldn'?t) mind\b(?: at all)?|\bwhy not\b|\bby all means\b"
    r"|\bwhy would(?:n'?t| not) (?:you|u|they|i)\b"
    # "Yes, that's why I gave it to you", "texting is what I asked for".
    r"|\b(?:that'?s|that is|is|are) (?:what|why|how) i(?:'?ve)?(?: just| already| had)*"
    r" (?:asked|gave|want(?:ed)?|need(?:ed)?|came|wrote|typed|signed up)\b"
    r"(?: (?!no\b|not\b|never\b)\w+){0,4}"
    r"|\bof course\b(?! not)|\bgo (?:ahead|for it)\b|\bplease do\b(?! not)"
    r"|\b(?:you|u|they|he|she|staff) (?:can|may|could)\b(?! ?not)"
    r"|^(?:please |just )*(?:call|phone|ring|text|message)"
    r"(?: me\b|(?= *(?:[,.;!]|but\b|$)))"
    r"|\b(?:sounds|is) (?:good|great)\b|\bworks for me\b|\bthat(?:'ll|'s| will) work\b"
    r"|\bthat works\b|\bgood with (?:that|it|me)\b"
    r"|\b(?:have|with) my permission\b|^permission granted\b",
    re.IGNORECASE,
)
_NO_BUT_WRITE = (
    r"^(?:no|nope|nah)[ ,.]+(?:(?:please|just|only|i|i'?d|you|can|use) )*"
    r"(?:(?:prefer|rather|want) (?:an? )?(?:texts?|e-?mails?)"
    r"|(?:text|e-?mail) (?:me|instead|only))\b"
)
NO_BUT_WRITE = re.compile(_NO_BUT_WRITE, re.IGNORECASE)
MEANS_NO = re.compile(
    r"\b(?:absolutely|certainly|definitely|obviously|naturally|totally|of course"
    r"|sure(?:ly)?|fine|ok|okay) not\b"
    r"|(?:\b(?:is|are|was)(?:n'?t| not)|'s not) (?:ok|okay|fine|alright|good)\b"
    r"|\b(?:do not|don'?t|cannot|can'?t) (?:agree|consent)\b"
    rf"|{_NO_BUT_WRITE}",
    re.IGNORECASE,
)
# None of these takes a yes back.
BESIDE_A_YES = re.compile(
    r"\bany ?time\b|\b(?:just |but )*not (?:to |for )?(?:her|him|them|my \w+)\b(?! me)"
    r"|\b(?:don'?t|do not|never) (?:ever )?(?:give|sell|share|pass|hand)"
    r"(?: out| on| around| away)? (?:out |on )?(?:my|the|this|it)\b(?: \w+){0,4}"
    r"|\b(?:but )?(?:just |only )?for (?:the |my |this )?(?:appointments?|visits?"
    r"|requests?|bookings?)(?: only)?(?=\W*$)"
    r"|\b(?:no|not|not for|not to) (?:\w+ )?(?:sales?|spam|junk|ads?|advertising"
    r"|marketing|telemarket\w*|robo-?calls?|hard sell)(?: calls?)?\b"
    r"|\b(?:please )?(?:don'?t|do not|never) leave (?:an?|any|me an?)?"
    r" ?(?:voice ?mails?|messages?)"
    r"|\bi (?:can'?t|cannot|don'?t|won'?t) (?:pick up|answer|talk)"
    r" (?:at|on|in|with|while|when|during)\b[^,.;!?]*"
    rf"|\bi(?:'?m| am) (?:her|his|their|the|mom'?s|dad'?s)"
    rf" (?:{kin.KIN}|{kin.HELPERS})\b"
    # Nor does somebody who minds neither way.
    r"|\b(?:no[ ,]+)?(?:idc|i (?:don'?t|do not) care(?! (?:to|for)\b)|no preference)\b"
    # Nor does a time to call: "but not before 2:30".
    r"|\b(?:just |only |but |please )*not (?:before|after|until|till|past|while|when"
    r"|if it'?s|during|at|in the|on)\b(?! all)[^,.;!?]*"
    r"|\b(?:i'?m|i am|he'?s|she'?s)?(?: over| above)? \d{2}(?: years? old| now)?\b",
    re.IGNORECASE,
)
MEDIUM = re.compile(
    r"\b(?:call|calls|called|calling|(?:tele)?phone|phoned|ring|reach|text|texts|texted"
    r"|texting"
    r"|sms|messages?|e-?mail)\b",
    re.IGNORECASE,
)
_CALLS = r"\b(?:call|ring|phone me|phoned|phoning|(?:by|over the|on the) phone)"
_TEXTS = r"\b(?:text|sms|messag)"
# "Phone is best", not "it's my cell phone".
_BY_PHONE = (
    r"(?<!\bmy )(?<!\bhis )(?<!\bher )(?<!\bour )(?<!\bthis )(?<!\bthat )"
    r"(?<!\bcell )(?<!\bmobile )(?<!\bsame )(?<!'s )\bphone\b"
)
_EMAILS = r"\be-?mail"
ABOUT = {CALL: re.compile(_CALLS, re.I), TEXT: re.compile(_TEXTS, re.I)}
NOT_ABOUT = {
    CALL: re.compile(rf"{_TEXTS}|{_EMAILS}", re.I),
    TEXT: re.compile(rf"{_CALLS}|{_BY_PHONE}|{_EMAILS}", re.I),
}
# A wish for the other medium beside a yes: "yes, text me", "yes, I'd rather email".
INSTEAD = re.compile(
    r"\b(?:rather|prefer|instead|only|just|better)\b"
    r"|^\W*(?:please )?(?:call|phone|ring|text|message|e-?mail)(?: me)?\W*$",
    re.IGNORECASE,
)
CLAUSES = re.compile(r"[,.;!]+|\bbut\b", re.IGNORECASE)
CONCEDING = re.compile(r"^([^,.;!?]*?)[ ,.!]+but\b", re.IGNORECASE)
FIRST = re.compile(r"(?:(?:oh|well|um|uh|hmm|please)\b[ ,.]*)*([^\W\d_]+)")
WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")


def read_yes_no(text: str, asked: str) -> str | None:
    """The answer in `text` if it answers `asked` and nothing else."""
    words = _words(text, asked)
    said_yes, said_no = not YES_WORDS.isdisjoint(words), not NO_WORDS.isdisjoint(words)
    if said_yes == said_no or not (YES_WORDS | NO_WORDS | PLAIN).issuperset(words):
        return None
    if said_no:
        return NO if BESIDE_NO_NO.isdisjoint(words) else None
    if wants_another_medium(text, asked):
        return None
    only_kin = not KIN.isdisjoint(words) and OF_KIN.isdisjoint(words)
    return None if only_kin else YES


def may_be_yes_or_no(text: str, asked: str) -> bool:
    """Whether "i guess so" has no word that speaks of anything else."""
    words = _words(text, asked)
    return bool(words) and LEANING.issuperset(words)


def is_firm(text: str) -> bool:
    """Whether `text` begins with a yes that a time may follow."""
    first = FIRST.match(text.lower())
    return first is not None and first[1] in FIRM_YES


def after_firm_yes(text: str) -> str:
    """What follows each plain "yes" at the start; empty if there is none."""
    rest = text
    while (first := FIRST.match(rest.lower())) and first[1] in FIRST_YES:
        rest = rest[first.end() :].lstrip(" ,.!")
    return rest if rest != text else ""


def begins_with_no(text: str) -> bool:
    first = FIRST.match(text.lower())
    return first is not None and first[1] in REFUSING


def clauses(text: str) -> list[str]:
    """The parts of `text`, without what takes no yes back."""
    parts = (part.strip() for part in CLAUSES.split(BESIDE_A_YES.sub(" ", text)))
    return [part for part in parts if part]


def grants(clause: str, asked: str) -> bool:
    """Whether "they can call" says yes to `asked` by its name."""
    is_named = bool(ABOUT[asked].search(clause))
    return is_named and read_yes_no(clause, asked) == YES


def is_full_yes(clause: str, asked: str) -> bool:
    """Whether "yeah, that's fine" says it twice, so that it leads to nothing else."""
    words = _words(clause, asked)
    firmly = bool(words) and words[0] in FIRM_YES
    if not firmly or read_yes_no(clause, asked) != YES:
        return False
    return sum(word in YES_WORDS for word in words) > 1 or "please" in words


def concedes(text: str, asked: str) -> bool:
    """Whether "sure, but ask for Xio" limits a yes."""
    led = CONCEDING.match(text)
    return led is not None and is_firm(led[1]) and read_yes_no(led[1], asked) == YES


def names_a_medium(text: str) -> bool:
    return bool(MEDIUM.search(text))


def _words(text: str, asked: str) -> list[str]:
    """The words about `asked`, with each turn of phrase as a yes or a no."""
    kept = [each for each in clauses(text) if not _is_beside(each, asked)]
    plain = (MEANS_YES.sub(" yes ", MEANS_NO.sub(" no ", each)) for each in kept)
    return WORD.findall(" ".join(plain).lower())


def _is_beside(clause: str, asked: str) -> bool:
    """Whether `clause` is about another medium than the one that is asked about."""
    if ABOUT[asked].search(clause) or NO_BUT_WRITE.match(clause.strip()):
        return False
    return bool(NOT_ABOUT[asked].search(clause))


def wants_another_medium(text: str, asked: str) -> bool:
    wanted = any(_is_beside(c, asked) and INSTEAD.search(c) for c in clauses(text))
    return wanted and not ABOUT[asked].search(text)
