"""What is asked in particular about the studies, and what is said of them."""

from veinguide.particular.asked import ASSISTANT, TREATMENTS, Anywhere, Within, words

_STUDIES = ASSISTANT | TREATMENTS | {"sources", "cramps", "rls"}
_STUDY = r"(?:stud(?:y|ies)|trials?|papers?)"
_PEOPLE = r"(?:people|patients|persons|folks|subjects|participants)"
_HARM = (
    r"(?:side effects?|(?:got|get|felt) worse|complications?|adverse|harmed|hurt"
    r"|clots?)"
)
_CAME_BACK = (
    r"(?:recurr\w+|relaps\w+|28 ?(?:%|percent)|sample sizes?|(?:came|comes) back)"
)

WITHIN: list[Within] = [
    (
        "utter_about_recurrence_left_out",
        _STUDIES,
        words(
            r"\b(?:article|clinic|page|website)\b[^.?!]{0,25}\b(?:lea(?:ves?|ving)|left"
            r"|omit\w*|skip\w*|hid(?:es?)?|mentions?|says?)\b[^.?!]{0,40}"
            rf"\b{_CAME_BACK}(?!\w)",
        ),
    ),
    (
        "utter_about_side_effect_numbers",
        _STUDIES,
        words(
            rf"(?:\bpercent|\bhow many|\bnumbers?|\brate|%)[^.?!]{{0,50}}\b{_HARM}\b"
            rf"[^.?!]{{0,40}}\b{_STUDY}\b",
        ),
    ),
    (
        "utter_about_sample_sizes",
        _STUDIES,
        words(
            r"\bsample sizes?\b",
            rf"^(?!.*\b{_HARM}\b).*\bhow many {_PEOPLE}\b[^.?!]{{0,25}}\b{_STUDY}\b",
            rf"^(?!.*\b{_HARM}\b).*\b(?:98|89|67)\b.{{0,20}}\bhow many {_PEOPLE}\b",
            r"\b(?:98|89|67) ?(?:%|percent)? (?:out )?of how many\b",
            r"\basked for n\b",
        ),
    ),
    (
        "utter_about_control_group",
        _STUDIES,
        words(
            r"\b(?:control|comparison|untreated|placebo) (?:group|arm)s?\b",
            r"\bplacebos?\b",
        ),
    ),
    (
        "utter_about_newer_studies",
        _STUDIES,
        words(
            rf"\b(?:newer|more recent|latest) (?:research|evidence|{_STUDY})\b",
            rf"\b(?:research|evidence|{_STUDY}) (?:after|since) (?:19|20)\d\d\b",
            r"\banyone (?:(?:else|ever) )?(?:repeated|replicated|confirmed)\b",
        ),
    ),
    (
        "utter_about_citations",
        _STUDIES,
        words(
            r"\b(?:full|all (?:the |your |of the |of your )?)references\b",
            r"\b(?:full references?|(?:three|3|full|actual) citations?)\b",
            r"\bwhich (?:journals?|authors?)\b",
            rf"\bwhich (?:three|3) {_STUDY}\b",
            rf"^\W*(?:(?:so|and|ok|but) )*which {_STUDY}(?: (?:tho|though|exactly|then"
            r"|is (?:it|that)|are (?:they|those)))?\W*(?:prove it\W*)?$",
            rf"\bname (?:me )?(?:the |those |these |your )?(?:three |two )?{_STUDY}\b",
            r"\bcit(?:ation|e)s? (?:for|of|on|to|me)\b",
            r"^\W*citations?\W*(?:please)?\W*$",
            r"\b(?:vasa|dermatol\w*|phlebology) (?:paper|study|article|journal)\b",
            rf"\blist (?:all )?(?:the |your )?(?:references|sources|{_STUDY})\b",
        ),
    ),
]

# "What is 98% about": the number alone tells which study is meant.
_ASKED_BY_NUMBER = ASSISTANT | {"utter_ask_sources"}
_LONGEST_STORY = r"^(?!\W*(?:[\w']+\W+){22})"


def _number(figure: str, spelled: str) -> str:
    signed = rf"(?:{figure}|{spelled}) ?(?:%|per ?cents?\b)"
    is_no_age = r"(?!\d|\w| ?(?:years?|yo)\b)"
    bare = rf"(?:the|that|or|is it|and|vs) (?:{figure}|{spelled}){is_no_age}"
    return rf"\b(?:{signed}|{bare})"


_67, _91 = _number("67", "sixty[- ]?seven"), _number("91", "ninety[- ]?one")
_98, _89 = _number("98", "ninety[- ]?eight"), _number("89", "eighty[- ]?nine")
WITHIN += [
    (
        "utter_about_chance_and_place",
        _ASKED_BY_NUMBER | {"cramps"},
        words(rf"{_67}.*{_91}|{_91}.*{_67}|\b67 or 91\b|\b91 or 67\b"),
    ),
    (
        "utter_no_share_of_people",
        _ASKED_BY_NUMBER | {"cramps"},
        words(
            rf"{_67} (?:of|out of) (?:all )?(?:the )?(?:us|ppl|everyone|{_PEOPLE})\b"
        ),
    ),
    (
        "utter_about_which_is_better",
        _ASKED_BY_NUMBER,
        words(rf"{_98}.*{_89}|{_89}.*{_98}"),
    ),
    *(
        (f"utter_{says}", _ASKED_BY_NUMBER, words(_LONGEST_STORY + ".*" + figure))
        for says, figure in (
            ("ask_cramps_prevalence", _67),
            ("ask_cramps_location", _91),
            ("about_kanter_study", _98),
            ("about_hayes_study", _89),
        )
    ),
]

ANYWHERE: list[Anywhere] = [
    ("utter_about_the_later_study", words(r"\b84\b[^?!]{0,15}\b158\b")),
]
