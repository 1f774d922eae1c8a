"""What is asked in particular about treatments and the studies of them."""

from veinguide.particular.asked import ASSISTANT, Anywhere, Within, words

_LASER = r"(?:laser|ablation|heat|evlt)"
_SHOTS = r"(?:shots?|injections?|foam|sclero\w*)"
_OR = r"(?: \w+){0,3} (?:or|vs\.?|versus|than|over|beats?)(?: \w+){0,2} "
_67 = r"\b67 ?(?:%|percent|per cent|out of (?:a )?100|in (?:a )?100)?"
_NOT_A_DOCTOR = r"(?<!\bdr )(?<!\bdr\. )(?<!\bdoctor )"

WITHIN: list[Within] = [
    (
        "utter_about_which_is_better",
        (ASSISTANT | {"sources", "sclerotherapy", "laser_ablation"})
        | {f"utter_ask_treatment_{of}" for of in ("options", "results", "procedure")}
        | {"utter_ask_candidacy"},
        words(
            rf"\b{_LASER}\b{_OR}{_SHOTS}\b",
            rf"\b{_SHOTS}\b{_OR}{_LASER}\b",
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
