"""Notice what the staff should know for a visit or a call, without the word note."""

import re

from veinguide.booking.call_hours import HOURS
from veinguide.booking.remarks import PATTERNS, TIME_TO_CALL, VOICEMAIL
from veinguide.booking.words import Span
from veinguide.kin import HELPERS, PEOPLE

_LANGUAGE = (
    r"(?:spanish|espa[ñn]ol|french|german|polish|russian|ukrainian|arabic|chinese"
    r"|mandarin|cantonese|vietnamese|korean|japanese|hindi|urdu|somali|swahili"
    r"|portuguese|italian|bosnian|tagalog|amharic|burmese|nepali|farsi|dari|pashto"
    r"|haitian(?: creole)?|creole|hmong|lao|thai|turkish|greek|romanian|igbo|yoruba)"
)
_WOMAN = r"(?:wom[ae]n|females?|lady|ladies|m[ae]n|males?|gal|girl)"
_CARER = r"(?:doctor|doc|dr|nurse|provider|physician|tech(?:nician)?|specialist)s?"
_KIN = rf"(?:{PEOPLE}|{HELPERS}|nurse|baby|toddler|grand\w+|in-law|interpreter)"
_OWN = r"(?:a|an|his|her|my|the|with|on|in|uses?|using|need(?:s|ing)?|got|has|have)"
_THINNER = (
    r"(?:blood ?thinners?|coumadin|warfarin|eliquis|apixaban|xarelto|rivaroxaban|plavix"
    r"|clopidogrel|pradaxa|lovenox|heparin|brilinta|insulin)"
)
# What the visit itself needs. The words are taken out of the rest of the message.
VISIT = re.compile(
    r"\b(?:(?:(?:electric|power|motorized) )?wheel ?-?chairs?(?: bound)?"
    rf"|{_OWN} (?:rolling )?(?:walker|rollator|cane|crutches|scooter)"
    r"|crutches|rollator|elevators?|wheel ?chair ramp|(?:a|the|need\w*) ramp"
    r"|(?:can'?t|cannot|can not|doesn'?t|don'?t|no|not|hard time with|trouble with)"
    r" (?:do |climb |take |use |go up |walk up |many |the )*(?:stairs|steps)"
    r"|(?:can'?t|cannot|can not) (?:walk|stand)(?: (?:far|long|much|well|very))+"
    r"|handicap\w*(?: (?:parking|spot|access\w*|entrance))?|disabled parking"
    r"|service (?:dog|animal)|guide dog|oxygen tank|on oxygen"
    r"|hoyer(?: lift)?|stretcher|transfer (?:board|chair|help)"
    # Language and hearing.
    r"|interpreters?|translators?|sign language|asl"
    rf"|(?:need|want|speak|talk|prefer|understand|write|put|know|only|just|in)(?:s|ing)?"
    rf" (?:only |just |a |some(?:one|body) |who |that |to |speaks? |in |better ){{0,4}}"
    rf"{_LANGUAGE}(?: only| please| speak\w*| interpreter| person| translator)*"
    rf"|{_LANGUAGE} (?:only|please|speak\w*|interpreter|person|translator|call)"
    r"|(?:no|not (?:much|good|speak)|(?:doesn'?t|don'?t|does not|do not|can'?t)"
    r" (?:speak|understand|know|read)(?: much| good| any| well)*|little|bad|poor)"
    r" english"
    r"|english (?:is )?(?:no |not |so |very |too |really |pretty )*(?:bad|good|poor"
    r"|weak)"
    r"|no understand(?: \w+)?|not understand (?:good|well|much)"
    r"|hard[ -]?of[ -]?hearing|hearing (?:aids?|impaired|loss)|deaf"
    r"|(?:can'?t|cannot|doesn'?t|don'?t|does not|do not) hear"
    r" (?:so |very |too |real |that )*(?:well|good|much|anything|right)"
    r"|bad (?:hearing|ears)|(?:speak|talk)(?:ing)? (?:up|loud\w*|slow\w*|clear\w*)"
    # What a doctor has to know, said in passing.
    rf"|(?:on|takes?|taking|took|use[sd]?) (?:a |an |the |some )?{_THINNER}"
    rf"(?: and (?:a |an |the )?{_THINNER})*"
    r"|(?:use[sd]?|using|wears?|need(?:s|ed)?) (?:an? |the )?oxygen"
    r"|(?:have|has|had|having|got|with|wears?) (?:an? |the |\w+ )?(?:pacemakers?"
    r"|defibrillators?|icd|stents?|strokes?|heart attacks?|bypass(?: surgery)?"
    r"|heart failure|kidney failure)(?: (?:in|back in) \d{4})?"
    # Sight, and what helps a person through it.
    r"|(?:legally |nearly |almost |going |is |am |i'?m |she'?s |he'?s )+blind"
    r"|low vision"
    r"|visually impaired|large print|big print|bad (?:eyes|eyesight)"
    r"|(?:can'?t|cannot|doesn'?t|don'?t|does not|do not) see"
    r" (?:so |very |too |real |that )*(?:well|good|much)"
    r"|(?:(?:\d{1,2}|two|three|four|five|six|seven|eight|nine) (?:months?|weeks?|mos?"
    r"|wks?) )?pregnan(?:t|cy)\b"
    r"(?! (?:part|bit|thing|question|veins?|legs?)\b)"
    r"(?: (?:with twins|\d{1,2} (?:months?|weeks?)))?"
    r"|on dialysis|dementia|alzheimer'?s|autis(?:m|tic)"
    # Two people who come together.
    r"|(?:the |on the )?same (?:days?|dates?|times?) as"
    rf" (?:mine|hers|his|theirs|me|(?:my|our|her|his) (?:\w+-in-law|{_KIN})(?:'?s)?)"
    # Who is to see or to accompany them.
    rf"|{_WOMAN}(?:'s)? {_CARER}|{_CARER} (?:who is|who's|that is|that's|to be) a"
    rf" {_WOMAN}|(?:see|have|get|want|prefer|be seen by|seen by|by)"
    r" (?:only )?(?:a )?(?:woman|lady|female|male)\b"
    rf"(?! (?:friend|patient)|(?:'s)? {_CARER})"
    r"|(?:bring(?:ing)?|come with|coming with|coming along with|be with)"
    rf" (?:my|his|her|the|our|a|an) (?:\w+ )?{_KIN})\b",
    re.IGNORECASE,
)
_NOT_REACHED = (
    r"(?:can'?t|cant|cannot|can not|won'?t|wont|don'?t|dont|doesn'?t|never|not able to"
    r"|unable to|not allowed to)(?: (?:really|ever|always|usually|i|be))*"
    r" (?:pick(?:ing)? up|answer\w*|talk|take (?:any |a |the )?(?:phone )?calls?"
    r"|get to (?:my|the|a) phone|on (?:my|the) phone|use (?:my|the) (?:cell|phone))"
)
# "My daughter Nia may answer".
_ANSWERING = (
    rf"\b(?:my|our|his|her) {_KIN}(?:,? \w+)?,?"
    r"(?: (?:may|might|can|could|will|would|does|sometimes|usually|often|also|always))*"
    r" (?:answers?|talks?|speaks?|translates?|interprets?|picks? up|gets? the phone"
    r"|has my phone|takes? (?:my |the )?calls)\b"
)
LANGUAGE = re.compile(rf"{_LANGUAGE}(?: please)?", re.IGNORECASE)
# Not about the number: cut, so that "only whatsapp" does not end in "text only".
WHATSAPP = re.compile(
    r"(?:\b(?:only|just|use|by|on|via|through|thru|please|pls|prefer|or|send|my|me|with)"
    r" )*\bwhats ?app\b"
    r"(?: (?:me|only|please|pls|instead|too|message|text|us|is better))*"
    r"|^ *(?:if|when) (?:i|he|she|we)\b.*",
    re.IGNORECASE,
)
# How to reach somebody; other readers need these words for the answer they hold.
CALL = re.compile(
    rf"\bwhats ?app\b|\b{_NOT_REACHED}\b|\bunknown (?:numbers?|callers?)\b"
    r"|\b(?:text|call|e-?mail|message)(?: (?:me|him|her|us))? first\b"
    r"|\b(?:only )?(?:text|call)s?(?: me)? only (?:if|when|in case|as an?)\b"
    r"|\b(?:only|just) (?:text|call)(?: me)? (?:if|when|in case|as an?)\b"
    r"|\bleave no (?:voice ?-?mails?|messages?|msgs?)\b"
    r"|\b(?:text(?:s|ing)?|calls?|calling|e-?mail)(?:'?s| is| are| works?) (?:better"
    r"|best)\b|\blet it ring\b|(?<!let me )(?<!to )\b(?:call|ring|try)"
    r" (?:me |him |her )?(?:twice|again)\b"
    rf"|{_ANSWERING}|(?<!let me )(?<!to )(?<!gotta )(?<!i'll )(?<!will )(?<!gonna"
    rf" )\b(?:ask|talk (?:to|with)|speak (?:to|with)) (?:for )?(?:my"
    rf"|our) {_KIN}\b(?! (?:lol|haha\w*|idk|first)\b)"
    r"|\bonly (?:on |to |at )?(?:that|this) (?:number|phone|one)\b"
    r"|\b(?:don'?t|dont|do not|never|please not|nobody|no ?one)"
    r"(?: (?:should|must|can|may|is to|to))? (?:say|mention|tell \w+)(?: \w+){0,3}"
    r" (?:who|where|what|why|clinic|veins?|about it)\b"
    r"|\b(?:just|please|then|must|should) hang up\b"
    r"|\bsay (?:it'?s |it is )?(?:a |the )?wrong number\b"
    r"|\b(?:just )?say (?:it'?s|its|it is|you'?re|they'?re|ur) (?:from |just )*"
    r"(?:the|my|a) \w+|\b(?:talk|speak) (?:to|with) me\b"
    r"|\b(?:checks|reads|looks at|goes through|sees) (?:my|the|her|his)"
    r" (?:phone|texts|messages|e-?mails?)\b"
    r"|\b(?:not|never|don'?t|dont|do not)(?: (?:call|text|phone|ring|me|him|her))*"
    r" (?:while|during|at work|when (?:i|he|she|we)\b)",
    re.IGNORECASE,
)
# "Only ask for Tamika or the day nurse" has no day in it.
ONLY_ASK = re.compile(
    r"\b(?:only ask|ask only|just ask|only talk|talk only) (?:for|to|with) \w+", re.I
)
SOMEBODY = re.compile(rf"\b{_KIN}\b|(?<=[a-z] )(?-i:[A-Z][a-z]+)\b", re.IGNORECASE)
OF_CALLS = (
    CALL,
    ONLY_ASK,
    HOURS,
    *(said for name, said in PATTERNS if name in (TIME_TO_CALL, VOICEMAIL)),
)


def need_of_the_visit(text: str) -> Span | None:
    """Where a need such as "uses a walker" stands in `text`, if one does."""
    found = VISIT.search(text)
    return found.span() if found else None


def besides_consents(text: str) -> Span | None:
    """What of such words would be mistaken for a yes or a no."""
    found = WHATSAPP.search(text)
    return found.span() if found else None


def names_a_language(text: str) -> bool:
    return bool(LANGUAGE.fullmatch(text))


def tells_whom_to_ask(text: str) -> bool:
    return bool(ONLY_ASK.search(text))


def tells_how_to_call(text: str) -> bool:
    """Whether "leave a message" or "not while I drive" is about the staff's call."""
    return any(pattern.search(text) for pattern in OF_CALLS)
