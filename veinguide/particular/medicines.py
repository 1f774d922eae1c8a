"""What is asked in particular about medicines, also once somebody has stopped one."""

from veinguide.kin import KIN, PEOPLE
from veinguide.particular.asked import (
    ASSISTANT,
    MEDICINES,
    OUT_OF_SCOPE_MEDICAL,
    SIGNS,
    Within,
    words,
)

STOPPED = "utter_about_already_stopped"
# What is said instead to who told that they stopped: "do not stop" comes too late.
AFTER_STOPPING = {
    "utter_ask_stop_medication": STOPPED,
    "utter_more_medicines": STOPPED,
    "utter_not_said_pills": STOPPED,
    "utter_who_for_pills": STOPPED,
    "utter_ask_medications_mask": "utter_about_stopped_and_masking",
    "utter_ask_medication_details": "utter_about_stopped_and_details",
    "utter_about_masking_word": "utter_about_stopped_and_masking",
    "utter_about_masked_or_not": "utter_about_stopped_and_masking",
}

_PILLS = (
    r"(?:pills?|meds?|medicines?|medications?|tablets?|iron|requip|mirapex|ropinirole"
    r"|pramipexole|gabapentin|supplements?)"
)
_TREATED = r"(?:laser|ablation|shots?|injections?|sclero\w*|vein treatment|procedure)"
_MASK = r"\bmask(?:s|ed|ing)?\b"
_MINERALS = r"\b(?:magnesium|calcium)\b"
_KIDNEYS = r"\b(?:kidneys?|renal|dialysis|ckd)\b"
_NOT_ME = (
    r"\b(?:i|i'?ve) (?:have )?never (?:took|take|taken|had|used|touched|tried)\b"
    r"|\b(?:not me|wasn'?t me|never me)\b"
)
_SOMEBODY_GONE = (
    rf"\b(?:he|she|{KIN}|grand\w+)"
    r" (?:(?:has|have|is|was|been) )?(?:passed(?: away| on)?|died|dead|gone)\b"
    r"|\bmy late \w+"
)

# Somebody who takes it now; "took it in the eighties" is over.
_SOMEBODY = (
    rf"(?:(?:my|his|her|our|the) (?:\w+ )?(?:{PEOPLE}|grand\w+|pop|buddy|boss)"
    rf"|he|she|{KIN})"
)
_TAKES = (
    r"(?:still |now |always |also |just |already )?(?:takes|takin|taking|is taking"
    r"|is on|uses|is using|swears by|lives on|pops|gets|keeps taking|has been (?:on"
    r"|taking|using)|been (?:on|taking|using)|started(?: on| taking)?)"
)
TAKES_IT_NOW = words(
    rf"\b{_SOMEBODY}(?:'?s)? {_TAKES}\b[^.?!]{{0,20}}\b(?:quinine|qualaquin)\b",
    rf"\b(?:quinine|qualaquin)\b.*\b(?:he|she) {_TAKES} it\b",
    rf"\b(?:he|she) {_TAKES} it\b.*\b(?:quinine|qualaquin)\b",
)

_LEG_PILLS = r"(?:requip|mirapex|ropinirole|pramipexole|quinine|gabapentin)"
_OPIOIDS = (
    r"(?:opioids?|opiates?|oxy(?:s|codone|contin)?|perc(?:s|ocets?)?|vicodin|norcos?"
    r"|lortab|hydrocodone|hydromorphone|dilaudid|tramadol|ultram|morphine|codeine"
    r"|fentanyl|methadone|suboxone)"
)
_ALCOHOL = (
    r"(?:alcohol|booze|beers?|wine|whisk(?:e?y)|vodka|liquor|tequila|rum|cocktails?"
    r"|margaritas?|drinks?(?= (?:on|tonight|tonite|with dinner|or two))|a drink|drunk)"
)
OPIOID_AND_ALCOHOL = words(
    rf"\b{_OPIOIDS}\b.*\b{_ALCOHOL}\b", rf"\b{_ALCOHOL}\b.*\b{_OPIOIDS}\b"
)

WITHIN: list[Within] = [
    (
        "utter_about_opioid_and_alcohol",
        ASSISTANT
        | MEDICINES
        | SIGNS
        | {"self_care", "supplements", OUT_OF_SCOPE_MEDICAL},
        OPIOID_AND_ALCOHOL,
    ),
    (
        "utter_who_for_pills",
        ASSISTANT | {"contact", "consultation"},
        words(
            rf"\b{_LEG_PILLS}\b.*\b(?:who(?:m)? (?:do|should|can|would) (?:i|we|she|he)"
            r" (?:call|ask|tell|see|talk)|(?:her|his|my) (?:own )?(?:doctor|doc|dr)\b)",
            rf"\bwho(?:m)? (?:do|should|can|would) (?:i|we|she|he)"
            rf" (?:call|ask|tell|see|talk)\b.*\b{_LEG_PILLS}\b",
        ),
    ),
    (
        "utter_about_somebody_elses_quinine",
        frozenset({"quinine"}),
        words(_NOT_ME, _SOMEBODY_GONE),
    ),
    (
        "utter_about_someone_who_takes_quinine",
        frozenset({"quinine", "utter_ask_medication_details"}),
        TAKES_IT_NOW,
    ),
    (
        "utter_about_magnesium_and_kidneys",
        ASSISTANT | MEDICINES | {"supplements", OUT_OF_SCOPE_MEDICAL},
        words(
            rf"{_MINERALS}.{{0,80}}{_KIDNEYS}",
            rf"{_KIDNEYS}.{{0,80}}{_MINERALS}",
        ),
    ),
    (
        "utter_about_magnesium_and_kidneys",
        frozenset({"supplements"}),
        words(
            rf"\b(?:my|i have|i only have|i'?ve|with|her|his|bad|one|weak)\b"
            rf"[^.?!]{{0,30}}{_KIDNEYS}"
        ),
    ),
    (
        "utter_about_masking_word",
        ASSISTANT | MEDICINES,
        words(
            rf"\bwhat\b[^.?!]{{0,25}}{_MASK}[^.?!]{{0,12}}\bmean",
            rf"\bwhat\b[^.?!]{{0,15}}\bmean(?:s|t)?\b[^.?!]{{0,12}}{_MASK}",
            rf"\b(?:define|explain)\b[^.?!]{{0,12}}{_MASK}",
            rf"^(?:what(?:'?s| is)|whats) (?:a |to )?{_MASK}\W*$",
        ),
    ),
    (
        "utter_about_masked_or_not",
        ASSISTANT | MEDICINES,
        words(
            r"\b(?:mine|my \w+|i|i'?m|they|it)\b[^.?!]{0,15}"
            r"\b(?:being|getting) masked\b",
            rf"\b(?:is|are|am) (?:mine|my \w+)\b[^.?!]{{0,15}}{_MASK}",
            rf"\b(?:is|are) (?:my|the|these|this|those) {_PILLS}[^.?!]{{0,12}}{_MASK}",
            rf"\bmy {_PILLS} (?:is|are|was) (?:just |only )?{_MASK}",
        ),
    ),
    (
        "utter_ask_medication_details",
        frozenset({"utter_ask_treatment_results"}),
        words(
            rf"^(?!.*\b{_TREATED}\b).*\b(?:how (?:soon|long|fast|quick\w*)|when)\b"
            rf"[^.?!]{{0,45}}\b{_PILLS}\b[^.?!]{{0,15}}\b(?:work|help|kick|do)"
        ),
    ),
    (
        "utter_ask_medication_details",
        ASSISTANT | {"supplements"},
        words(
            rf"\b(?:{_PILLS}|they|it|that|this)\b(?: \w+){{0,2}}"
            r" (?:interacts?|interferes?|clash|clashes|reacts?)\b(?! to)"
        ),
    ),
]
