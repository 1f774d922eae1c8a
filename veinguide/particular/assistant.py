"""What is asked in particular about the program that answers, and its texts."""

from veinguide.particular.asked import ASSISTANT, Anywhere, Within, words

_SOMEONE = r"(?:someone|somebody|people|patients?|a (?:patient|person|visitor|user))"
_A_DOCTOR = r"(?:doctor|physician|clinician)"
_CHECKED = r"(?:reviewed|checked|approved|vetted|verified|looked at)"

WITHIN: list[Within] = [
    (
        "utter_about_language_model",
        ASSISTANT | {"sources"},
        words(
            r"\b(?:llms?|language models?|chat ?gpt|gpt ?-?\d|generative ai|open ?ai)\b"
        ),
    ),
    (
        "utter_about_told_it_is_unreviewed",
        ASSISTANT | {"sources", "consultation"},
        words(
            r"\b(?:told|tells?|know|knows|warned|aware)\b[^.?!]{0,30}\bno "
            rf"{_A_DOCTOR}\b[^.?!]{{0,20}}\b{_CHECKED}\b",
            rf"\bno {_A_DOCTOR}\b[^.?!]{{0,20}}\b{_CHECKED}\b.{{0,20}}\bwhy\b.{{0,20}}"
            r"\b(?:live|online)\b",
        ),
    ),
    (
        "utter_about_who_wrote",
        ASSISTANT | {"sources"},
        words(
            r"\bwho (?:wrote|writes) (?:the |your |these |those |all )*"
            r"(?:answers?|replies|texts?)\b",
            rf"\b(?:answers?|replies|texts?)\b[^.?!]{{0,20}}\b{_CHECKED} by an? "
            rf"(?:real )?(?:{_A_DOCTOR}|nurse)\b",
        ),
    ),
    (
        "utter_about_who_is_responsible",
        ASSISTANT | {"sources"},
        words(r"\bwho(?:'?s| is)? (?:is )?(?:responsible|liable|accountable)\b"),
    ),
]

# A report of a danger is heard before: this asks what would be said to one.
ANYWHERE: list[Anywhere] = [
    (
        "utter_about_typed_danger",
        words(
            r"\bwhat (?:happens|(?:do|will|would) you (?:do|say))\b[^.?!]{0,12}"
            rf"\b(?:if|when) {_SOMEONE} (?:types?|writes?|enters?|tells? you)\b",
        ),
    ),
]
