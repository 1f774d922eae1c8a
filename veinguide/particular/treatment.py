"""What is asked in particular about treatments and the studies of them."""

from veinguide.particular.asked import (
    ASSISTANT,
    OUT_OF_SCOPE_MEDICAL,
    TREATMENTS,
    Anywhere,
    Within,
    words,
)

_LASER = r"(?:laser|ablation|heat|evlt)"
_SHOTS = r"(?:shots?|injections?|foam|sclero\w*)"
_OR = r"(?: \w+){0,3} (?:or|vs\.?|versus|than|over|beats?)(?: \w+){0,2} "
_67 = r"\b67 ?(?:%|percent|per cent|out of (?:a )?100|in (?:a )?100)?"
_EXAM = r"(?:exam|examination|scan|ultra ?sound|check ?up|consult\w*)"
_AWAKE = (
    r"(?:awake|asleep|sedated|talk|speak|hold still|sit still|lie (?:down|flat|still))"
)
_TREATED = rf"(?:{_LASER}|{_SHOTS}|treatments?|treating|procedure)"
_COMPARED = (
    r"^(?=.*\b(?:better|best|more effective|safer|stronger|pick|choose|prefer|recommend"
    r"|rather|vs|versus|than|over|beats?|work(?:s|ed)? (?:more|well)|difference)\b)"
)
_BOTH_NAMED = rf"(?:\b{_LASER}\b{_OR}{_SHOTS}\b|\b{_SHOTS}\b{_OR}{_LASER}\b)"
_NOT_A_DOCTOR = r"(?<!\bdr )(?<!\bdr\. )(?<!\bdoctor )"

_PITCH = (
    r"(?:sales ?(?:pitch|y|talk|man)|\bsales pitch|too good to be true|snake oil"
    r"|(?:an?|like) (?:ad|advert\w*|commercial|infomercial|brochure)\b"
    r"|marketing\b|\bhype\b|sugar ?coat\w*|oversell\w*|oversold|fishy)"
)
_CLAIMED = r"(?:pain ?less|downtime|down time|safe|effective|hurt\w*)"
# What compares the two treatments, of whichever question it is a part.
WHICH_IS_BETTER = words(
    rf"{_COMPARED}.*{_BOTH_NAMED}",
    rf"^\W*(?:{_LASER} or (?:the )?{_SHOTS}|{_SHOTS} or (?:the )?{_LASER})\W*$",
)

WITHIN: list[Within] = [
    (
        "utter_clinics_claim",
        (ASSISTANT | TREATMENTS | {"sources", "utter_ask_testimonials"}),
        words(
            rf"\b{_CLAIMED}\b.{{0,60}}{_PITCH}",
            rf"{_PITCH}.{{0,60}}\b{_CLAIMED}\b",
        ),
    ),
    (
        "utter_about_came_back",
        ASSISTANT
        | TREATMENTS
        | {"cramps", "rls", "veins", "utter_ask_pregnancy", OUT_OF_SCOPE_MEDICAL},
        words(
            r"\b(?:had|got|did|after|since)\b[^.?!]{0,30}\b(?:sclero\w*|laser|ablation"
            r"|evl[at]|veins? (?:treatments?|procedure|surgery|shots?|injections?)"
            r"|veins? (?:done|treated|closed|zapped|fixed))\b[^?!]{0,60}"
            r"\b(?:back|returned|returning|again)\b",
            r"\b(?:back|returned)\b[^.?!]{0,20}\b(?:after|since)\b[^.?!]{0,20}"
            r"\b(?:my|the|your) (?:sclero\w*|laser|ablation|treatment|shots)\b",
        ),
    ),
    (
        "utter_about_someone_elses",
        ASSISTANT | TREATMENTS,
        words(
            r"\b(?:was|were|did|had|has|got|get)\b[^.?!]{0,12}\b(?:hers?|his|theirs?|she"
            rf"|he|they|that (?:lady|woman|man|guy))\b[^.?!]{{0,20}}\b{_LASER}\b"
            rf"{_OR}(?:the )?(?:{_SHOTS}|other)\b",
            r"\bwhich (?:one|treatment|of (?:the two|them)) (?:did|was|had|has)"
            r" (?:hers?|his|she|he|that (?:lady|woman|man|guy))\b",
        ),
    ),
    (
        "utter_about_which_for_me",
        ASSISTANT | TREATMENTS,
        words(
            r"\b(?:is|will|would|am|are|do) (?:it|mine|this|that|i|we|he|she|you)\b"
            rf"[^.?!]{{0,25}}\b(?:{_LASER}\b{_OR}(?:{_SHOTS}|other)"
            rf"|{_SHOTS}\b{_OR}(?:{_LASER}|other))\b(?! (?:hurt|work|better))",
            r"\bwhich (?:one|treatment|of (?:the two|them)) (?:will|would|do|am|are)"
            r" (?:i|you|they|we|he|she)\b[^.?!]{0,15}\b(?:get|have|use|do|need|give)\b",
        ),
    ),
    (
        "utter_about_which_veins",
        ASSISTANT | TREATMENTS | {"checkup", OUT_OF_SCOPE_MEDICAL},
        words(
            r"\bwhich (?:leg )?veins?\b[^.?!]{0,20}"
            r"\b(?:ablat\w*|treat\w*|laser\w*|close|inject)\b",
            r"\b(?:gsv|ssv|saphenous|perforators?|tributar(?:y|ies))\b",
        ),
    ),
    (
        "utter_about_prevents",
        ASSISTANT | TREATMENTS | {"clots"},
        words(
            rf"\b{_TREATED}\b[^.?!]{{0,25}}\b(?:prevent|stop|avoid|lower|reduce)\w*\b"
            r"[^.?!]{0,25}\b(?:clots?|bleeding|sores?|infections?|from happening)\b",
            rf"\b{_TREATED}\b[^.?!]{{0,15}}\bkeep\b[^.?!]{{0,20}}"
            r"\b(?:from (?:happening|coming|forming|getting)|away)\b",
        ),
    ),
    (
        "utter_about_cramp_studies",
        ASSISTANT | TREATMENTS | {"sources"},
        words(
            r"\b(?:either|both|stud(?:y|ies)|trials?|papers?)\b[^.?!]{0,50}"
            r"\bcramps?\b(?![^.?!]{0,25}\b(?:2000|hirai|67|91))",
        ),
    ),
    (
        "utter_about_exam",
        ASSISTANT | TREATMENTS | {"consultation", "checkup"},
        words(
            rf"\b{_AWAKE}\b[^.?!]{{0,40}}\b{_EXAM}\b",
            rf"\b{_EXAM}\b[^.?!]{{0,40}}\b{_AWAKE}\b(?! (?:to|with|about)\b)",
        ),
    ),
    (
        "utter_about_which_is_better",
        (ASSISTANT | {"sources", "sclerotherapy", "laser_ablation"})
        | {f"utter_ask_treatment_{of}" for of in ("options", "results", "procedure")}
        | {"utter_ask_candidacy"},
        words(
            WHICH_IS_BETTER.pattern,
            r"\bwhich(?: \w+){0,3}? ?(?:is|are|'?s|works?|worked)"
            r"(?: the)? (?:better|best|more effective)\b",
            r"\bthe better (?:one|treatment|option)\b",
            r"\bwould (?:you|u) (?:pick|choose)\b",
            r"\b98\b.{1,60}\b89\b",
            r"\b89\b.{1,60}\b98\b",
        ),
    ),
    (
        "utter_about_sedation",
        (ASSISTANT | {"consultation", "sclerotherapy", "laser_ablation"})
        | {f"utter_ask_treatment_{of}" for of in ("pain", "procedure", "options")},
        words(
            r"\b(?:puts?|putting|knocks?) (?:you|me|him|her|them|people|ya|u)"
            r" (?:all the way )?(?:to sleep|under|out)\b(?! (?:any|pressure))",
            r"\b(?:knocked|be put) (?:out|under|to sleep)\b",
            r"\bsedat\w+",
            r"\banaesthe\w+",
            r"\banesthe\w+",
            r"\bnumb(?:s|ed|ing)? (?:you|me|it|up|shot|the)\b",
            r"\b(?:be|am i|is he|is she) (?:asleep|awake)\b",
        ),
    ),
    (
        "utter_about_young_people",
        ASSISTANT | {"veins", "treatment"},
        words(
            r"\b(?:do|does|can|could|are|is)(?: even)? (?:a )?(?:teen\w*|kids?"
            r"|child(?:ren)?|young(?:er)? (?:people|ones|folks)|minors)\b",
            r"\b1[0-7]\b.{0,30}\btoo young\b",
            r"\btoo young\b.{0,30}\b1[0-7]\b",
        ),
    ),
    (
        "utter_about_own_chance",
        ASSISTANT | {"cramps"},
        words(
            rf"\b(?:i|my|me|i'?ve|we)\b[^.?!]{{0,25}}{_67} (?:chance|odds|risk|likely)",
            rf"{_67} (?:chance|odds|risk)\b[^.?!]{{0,20}}\b(?:i|i'?ll|me|my)\b",
            rf"{_67} of (?:people|us|them|patients|everyone|everybody)\b",
        ),
    ),
]

ANYWHERE: list[Anywhere] = [
    ("utter_about_hayes_study", words(rf"{_NOT_A_DOCTOR}\bhayes\b")),
    ("utter_about_kanter_study", words(rf"{_NOT_A_DOCTOR}\bkanter\b")),
    ("utter_about_hirai_study", words(rf"{_NOT_A_DOCTOR}\bhirai\b")),
]
