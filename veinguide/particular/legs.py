"""What is asked in particular about legs, veins and medicines."""

from veinguide.kin import KIN
from veinguide.particular.asked import (
    ASSISTANT,
    DENY,
    MEDICINES,
    NOT_UNDERSTOOD,
    OUT_OF_SCOPE_MEDICAL,
    SIGNS,
    TREATMENTS,
    Anywhere,
    Within,
    words,
)
from veinguide.particular.medicines import STOPPED

_HE = rf"(?:he|she|they|(?:my |the )?{KIN})"
_NOT_SUPPOSED = "".join(
    rf"(?<!\b{word} {whose})"
    for word in (
        *("if", "when", "should", "can", "could", "would", "may", "must", "did", "do"),
        *("does", "cant", "can't", "cannot", "will"),
    )
    for whose in ("", "my ", "the ")
)
_STOPPED = (
    r"(?:quit|stopped|threw out|threw away|flushed|went off|came off|got off"
    r"|(?:haven'?t|hasn'?t|have not|has not) (?:taken|touched)"
    r"|no longer tak(?:e|es|ing)|(?:'?m|am|is|are|'?re|been) (?:now |already )?off)"
)
_MEDICINE = (
    r"(?:taking|pills?|meds?|medicines?|medications?|requip|mirapex|ropinirole"
    r"|pramipexole|quinine|gabapentin)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHAT = (
    rf"(?:{_MEDICINE}|it|them|that|those|my|the|his|her|cold|(?:on )?{_DAY}|last"
    r"|yesterday|since|both|all of)\b"
)
_WHO = (
    rf"(?:{_NOT_SUPPOSED}\b(?:i|we|who|{_HE})(?:'?ve|'?s|'?d| have| has| had)?"
    r"(?: (?:already|just|also|kinda|only|went and)){0,2}(?: |(?='))"
    r"|^(?:(?:just|well|so|and|but|yes|yeah)[, ]+)*(?!quit\b))"
)
_ENDS = (
    r"(?:stops?|stopped|quits?|eases?(?: up)?|(?:goes|go|went) (?:away|off)"
    r"|lets? (?:up|go|loose)"
    r"|(?:is|are|it'?s) gone|gone|settles(?: down)?)"
)
_EFFORT = (
    r"(?:walk\w*|run(?:s|ning)?|jog\w*|hik(?:e|ed|es|ing)|climb\w*|stairs|uphill|hills?"
    r"|treadmill|miles? \d+|(?:every |each |a )(?:block|mile)s?|on effort)"
)
# "Gone when I stop drinking coffee" is no rest from an effort.
_NO_OTHER_END = r"(?! (?:tak|eat|drink|stand|sit|us|smok|wear|mov|the|my|it)\w*)"
_RESTS = r"(?:rest(?:s|ing)?|stand(?:s|ing)?|sit(?:s|ting)?|stop(?:s|ping)?|still)"
_GRABS = r"(?:cramp|grab|lock|seiz|tight|ach|hurt|pain|burn|knot|charl)\w*\b"
_PASSES = (
    r"(?:lets? (?:it |me )?(?:go|loose|up)|right as rain|good as new|walks? on"
    r"|(?:fine|ok|okay|good) again|goes (?:again|on|off|away)|eases?|quits|passes"
    r"|(?:it'?s|is) (?:fine|gone|ok|okay))\b"
)
_FEET = r"\b(?:feet|foot|toes?|hands?|fingers?|soles?)\b"
_NUMB = r"\b(?:tingl\w+|pins and needles|numb\w*|go(?:es)? to sleep|fall asleep)"
_ASLEEP = r"\b(?:feels?|feeling|like|always|gone|half)(?: \w+){0,2} asleep\b"
_LEGS = r"(?:legs|ankles|feet|calves|sides)"
_DOCTOR = r"(?:doc|docs|doctor|doctors|dr|physician|specialist|clinic|place)"
_WHOSE = (
    r"(?:vein|leg|regular|family|primary(?: care)?|foot|own|normal|heart|nerve|sleep"
    r"|bone|muscle|vascular)"
)
_MY_LEGS = r"\b(?:legs?|calf|calves|feet|cramps?|cramping|veins?|they|these)\b"
_NO_SLEEP = (
    r"\b(?:haven'?t|couldn'?t|can'?t|barely|hardly|no|not)"
    r" (?:been able to |even |any )?(?:slept|sleep|sleeping)\b"
)
_SWOLLEN = r"\b(?:puff\w*|swell\w*|swollen)"
_ELSEWHERE = (
    r"(?:hands?|fingers?|face|arms?|nose|cheeks?|chest|breasts?|eyes?|eyelids?|forehead"
    r"|neck|belly|stomach|temples?|wrists?|pelvi[sc]|ovar(?:y|ies|ian)|vulva\w*"
    r"|testicles?|scrotum)"
)

WITHIN: list[Within] = [
    (
        STOPPED,
        MEDICINES,
        words(
            rf"{_WHO}{_STOPPED} {_WHAT}",
            r"\balready (?:quit|stopped|off)\b(?! (?:working|helping))",
        ),
    ),
    (
        STOPPED,
        ASSISTANT,
        words(rf"{_WHO}{_STOPPED} (?:\w+ ){{0,3}}{_MEDICINE}\b"),
    ),
    (
        "utter_about_bleeding_veins",
        ASSISTANT | {"veins", "clots", "checkup"},
        words(
            r"\b(?:veins?|varicose|they|these|it)\b(?: (?!stop)\w+){0,4}"
            r" (?:bleed|bleeds|bleeding|burst|bursts|pop|rupture)\b(?! (?:out|up)\b)"
        ),
    ),
    (
        "utter_about_walking_pain",
        ASSISTANT | SIGNS | TREATMENTS | {"self_care", OUT_OF_SCOPE_MEDICAL},
        words(
            rf"^(?=.*\b{_GRABS})(?!.*\b(?:restless|crawl\w*|in bed|asleep|night)\b)"
            rf"(?!.*\b{_GRABS} (?:when|if|once|after) (?:i |he |she )?{_RESTS}\b).*"
            rf"\b(?:{_EFFORT}|make it to)\b.{{0,60}}?\b{_RESTS}\b"
            rf"(?! (?:starts?|begins?|is when)\b).{{0,40}}\b{_PASSES}",
            rf"\b{_EFFORT}\b[^.?!]{{0,60}}\b{_ENDS}\b[^.?!]{{0,25}}\b{_RESTS}\b",
            rf"\b{_ENDS} (?:when|if|once|after|as soon as|at|with)\b[^.?!]{{0,20}}"
            rf"\b{_RESTS}\b[^.?!]{{0,60}}\b(?:when|if|after|once)\b[^.?!]{{0,12}}\bwalk",
            rf"\b{_ENDS}\b[^.?!]{{0,25}}\b(?:when|if|once|after|as soon as)"
            rf" (?:i|he|she|they|you|we) stop(?:s|ped)?\b{_NO_OTHER_END}",
        ),
    ),
    (
        "utter_about_arteries",
        ASSISTANT | SIGNS | {OUT_OF_SCOPE_MEDICAL},
        words(
            r"\b(?:is|be|was|could|can|might|may|have|got|mean)\b[^.?!]{0,20}"
            r"\b(?:arter(?:y|ies|ial)|(?:p\.a\.d|pad)\b|claudication"
            r"|(?:bad|poor) circulation|clogged)",
        ),
    ),
    (
        "utter_about_which_doctor",
        ASSISTANT | SIGNS | {"contact", "consultation", OUT_OF_SCOPE_MEDICAL},
        words(
            rf"\b{_WHOSE} {_DOCTOR}\b[^.?!]{{0,20}}\bor\b[^.?!]{{0,25}}"
            rf"\b(?:{_DOCTOR}|pcp|gp)\b",
            r"\bwhat (?:kind|type|sort)s? of (?:a )?(?:doc|doctor|dr|specialist)s?\b"
            r"[^.?!]{0,12}\b(?:i|he|she|we|you see|to see|for)\b",
            r"\b(?:which|what) (?:doc|doctor|specialist) (?:do|should|does|would|to)"
            r" (?:i|we|he|she|see|go|call)\b",
            rf"^(?:so |is it )?(?:a |my )?{_WHOSE} (?:doc|doctor|dr)\W*$",
            r"\b(?:foot doctor|podiatrist|my pcp)\?",
        ),
    ),
    (
        "utter_about_both_ankles",
        ASSISTANT | SIGNS | {OUT_OF_SCOPE_MEDICAL},
        words(
            rf"\bboth (?:of )?(?:\w+ )?{_LEGS}\b[^.?!]{{0,40}}{_SWOLLEN}",
            rf"\b{_LEGS}\b[^.?!]{{0,10}}\bboth\b[^.?!]{{0,30}}{_SWOLLEN}",
            rf"{_SWOLLEN}[^.?!]{{0,40}}\bboth (?:of )?(?:\w+ )?{_LEGS}\b",
        ),
    ),
    (
        "utter_about_a_long_day",
        NOT_UNDERSTOOD | {"utter_ask_treatment_downtime"},
        words(
            r"^(?!.*(?:\?|\b(?:treat\w*|laser|shots?|sclero\w*|procedure|can i)\b)).*"
            r"\b(?:danced|stood|hiked|was standing|been standing|(?:was|been|were)"
            r" on my feet|worked (?:a|late|doubles?|all)|drove"
            r"|sat (?:all|for|through))\b"
        ),
    ),
    (
        "utter_about_no_signs",
        frozenset({f"{DENY} clots", f"{DENY} checkup"}),
        words(
            r"\b(?:any|none|nothing) (?:of )?(?:that|those|them|these|it|the signs)\b",
            r"\b(?:don'?t|do not|doesn'?t|haven'?t|ain'?t|dont) (?:\w+ )?"
            r"(?:have|got|see|feel|get) (?:that|those|them|these|it)\b",
            r"\b(?:not|isn'?t|ain'?t|no) (?:\w+ )?(?:swollen|red|warm|hot|sore|swelling"
            r"|signs?)\b",
        ),
    ),
    (
        "utter_about_looks",
        ASSISTANT | {"veins", "checkup"},
        words(
            r"\bwhat (?:do |does |would )?(?:the |a )?(?:(?:bad|varicose|leaky|sick) )?"
            r"(?:ones|veins?|they) look like\b",
            r"\bhow do (?:(?:the|bad|varicose|leaky) )*(?:ones|veins|they) look\b",
        ),
    ),
    (
        "utter_about_does_anything_help",
        ASSISTANT | SIGNS | {"self_care", "utter_ask_treatment_results"},
        words(
            r"\b(?:does|will|would|is there|can) (?:any ?thing|something)"
            r"(?: (?:even|ever|really|actually|out there|at all|that|else)){0,3}"
            r" (?:works?|helps?)\b",
        ),
    ),
    (
        "utter_about_sleepless",
        NOT_UNDERSTOOD,
        words(
            rf"{_MY_LEGS}[^.?!]{{0,15}}\b(?:kept|keeps|keep|keeping) me (?:up|awake)\b",
            rf"{_MY_LEGS}[^.?!]{{0,40}}{_NO_SLEEP}",
            rf"{_NO_SLEEP}[^.?!]{{0,40}}{_MY_LEGS}",
        ),
    ),
    (
        "utter_about_tingling",
        ASSISTANT | SIGNS | {OUT_OF_SCOPE_MEDICAL},
        words(
            rf"{_FEET}[^.?!]{{0,40}}{_NUMB}",
            rf"{_NUMB}[^.?!]{{0,40}}{_FEET}",
            rf"{_FEET}[^.?!]{{0,40}}{_ASLEEP}",
            r"\bit'?s (?:the |a |this |just )?numbness\b",
        ),
    ),
    (
        "utter_about_tried_everything",
        ASSISTANT | SIGNS | MEDICINES | {"self_care", "utter_ask_treatment_options"},
        words(
            # What comes after it may be a question of its own.
            r"^(?!.*\b(?:how many|odds|chances|success)\b).*"
            r"\b(?:tried|done) (?:about |just about |literally |pretty much )?"
            r"(?:everything|every ?thing|it all|all of (?:it|them|that))\b",
            r"\bnothing (?:(?:i|we|they) \w+ )?(?:(?:ever|really|has|have) )?"
            r"(?:works|helps|worked|helped)\b",
        ),
    ),
    (
        "utter_about_cannot_tell",
        ASSISTANT | {"checkup", OUT_OF_SCOPE_MEDICAL},
        words(
            rf"\b{_HE} (?:really )?(?:can'?t|cannot|can not|is(?:n'?t| not) able to"
            r"|is unable to|doesn'?t|don'?t|won'?t)(?: really| even| quite)?"
            r" (?:tell|say|explain|describe|talk|speak|communicate)\b"
        ),
    ),
    (
        "utter_about_other_veins",
        ASSISTANT
        | {"veins", "checkup", "contact", "cost", OUT_OF_SCOPE_MEDICAL}
        | {"utter_ask_treatment_options", "utter_ask_candidacy"}
        | {"utter_ask_rls_and_veins"},
        words(
            r"\bveins?\b[^.?!]{0,30}\b(?:on|in|of|around|under)"
            rf"(?: (?:my|your|his|her|the|our)){{0,2}} {_ELSEWHERE}\b",
            rf"\b{_ELSEWHERE} (?:varicose )?veins?\b",
            r"\bh(?:a?)em+or+h?oids?\b[^.?!]{0,25}\b(?:veins?|treat|fix|do)\b",
            r"^(?:and|or|what about|how about|and what about)"
            rf"(?: (?:on|in|for))?(?: (?:my|your|the|his|her))? {_ELSEWHERE}\W*$",
        ),
    ),
]

ANYWHERE: list[Anywhere] = [
    (
        "utter_about_hurting_legs",
        words(
            # Where more is said, the rest is what is asked.
            r"^(?:(?:oh|man|god|ugh|ow|lord|omg|yo|hi|hey|well|and|but|both|my|these|the)"
            r"[, ]+){0,4}(?:legs|feet|calves|ankles|veins)(?: \w+){0,2} killing"
            r" (?:me|him|her|us)(?:[, ]+\w+){0,2}\W*$"
        ),
    ),
    (
        "utter_about_used_blood",
        words(r"\bde-? ?ox[iy]g\w*", r"\boxygen[- ]poor\b", r"\bused blood\b"),
    ),
    ("utter_about_left_out", words(r"\btoxins?\b", r"\bdevoid of oxygen\b")),
]
