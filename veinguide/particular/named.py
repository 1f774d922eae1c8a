"""Illnesses, medicines and complaints that a message names and an answer may not.

The clinic's article speaks of none of those in content/named_things.yml. A general
answer beside one ("is it risky with lupus?") has to say that it does not know it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.particular.asked import (
    MEDICINES,
    OUT_OF_SCOPE_MEDICAL,
    SIGNS,
    TREATMENTS,
    words,
)
from veinguide.particular.struck import without_struck
from veinguide.yaml_files import read_yaml

FILE = Path("content") / "named_things.yml"
ILLNESSES, MEDICINES_NAMED, COMPLAINTS, OTHERS = KINDS = (
    "illnesses",
    "medicines",
    "complaints",
    "others",
)
# The placeholder of each kind in domain.yml, and what is said before an answer, and in
# place of one.
SLOTS = {
    ILLNESSES: "named_illness",
    MEDICINES_NAMED: "named_medicine",
    COMPLAINTS: "named_complaint",
    OTHERS: "named_other",
}
MOST_NAMED = 3

ABOUT_LEGS = SIGNS | TREATMENTS | {"self_care", "supplements", "pregnancy"}
BEFORE_TREATMENT = TREATMENTS | {"consultation"}
BLOOD_THINNER = "a blood thinner"
ABOUT_HEALTH = ABOUT_LEGS | MEDICINES | {"consultation"}
OF_OTHERS = (ABOUT_HEALTH | {"assistant"}) - {"pregnancy"}
# Where "it buckles, no pain" goes by its words.
MISREAD = frozenset({"utter_ask_treatment_pain", OUT_OF_SCOPE_MEDICAL})
_OF_THE_ARTICLE = words(r"\bcramp\w*|\brestless\b|\brls\b|\bcharley\b")
# An answer with one of these already says who knows about a medicine.
_MEDICINES_MENTIONED = words(r"pharmacist|who prescribed")
_DENIED = words(
    r"(?:\b(?:no|not|never(?: had| took| taken)?|without|nor|neither|ain'?t|isn'?t)"
    r"|\b(?:don'?t|do not|doesn'?t|didn'?t|haven'?t|hasn'?t)"
    r" (?:have|take|got|had|use|taken|want))(?: (?:a|an|any|on|the|my)){0,2} $"
)
_NO_MORE = words(
    r"\b(?:off|stopped|quit|came off|went off|done with|no longer (?:on|take|taking)"
    r"|not on|used to (?:be on|take))(?: (?:of|my|the|his|her|all|taking|any)){0,3} $"
)
# "Will I need pain pills after" is of nobody who takes them.
_WOULD_GET = words(
    r"\b(?:need|get|give (?:me|you|us|people)|prescribe)"
    r"(?: (?:any|some|the|strong)){0,2} $"
)
_SUPPLEMENTS = words(
    r"\b(?:supplements?|vitamins?|minerals?|magnesium|potassium|calcium|iron|herb\w*"
    r"|pickle|mustard|turmeric|chestnut|electrolytes?|bananas?)\b"
)
_QUININE_OR_IT = words(r"\b(?:quinine|qualaquin|tonic|it|that|this|them|those)\b")
_PILLS = words(r"\b(?:pills?|meds?|medicines?|medications?|tablets?)\b")
_ASKS = words(r"\b(?:can|could|does|do|did|is|are|might|may|would|will|if|think)\b")
_CAUSES = words(
    r"\b(?:caus\w+|giv(?:es?|ing)|mak(?:es?|ing)|behind|bring(?:s|ing)? on|due to"
    r"|from|doing|side effects?|the reason|to blame|mess(?:es|ing)? with)\b"
    r"|\bdo(?:es)? (?:it|this|that)\b(?! (?:mix|go|work|clash|interact|matter|help))"
)
# "The doctor gave him gabapentin" asks of no harm.
_WAS_GIVEN = words(
    r"\b(?:doctors?|dr\.?|he|she|they|clinic|neuro\w*) (?:(?:has|have|had|is|just) )?"
    r"(?:gives?|gave|given|giving)\b"
)
_CRAMPS = words(r"\bcramp\w*|\bcharley\b")
_VEINS = words(r"\bveins?\b|\bvaricose\b")
_RLS = words(r"\brestless\w*|\brls\b")
_STOPS = words(
    r"\b(?:should|shall|can|could|do|must|may|need to|have to|ok to|okay to|going to"
    r"|gonna|supposed to|safe to|want to)\b[^.?!]{0,20}\b(?:stop|quit|skip|hold|pause"
    r"|(?:come|go|get) off|halve|cut (?:out|back|down))\b"
)
# "What can I take for a headache" is no business of the clinic's, unless it is asked
# because of the legs, a treatment or a visit.
_ASKS_OF_ITSELF = words(
    r"\b(?:what|which|where|who|how|when)\b(?! (?:about|if|i|i'?m)\b)|\bwho'?s\b"
    r"|(?:^|[.,;!?]\s*|\b(?:so|and|but|hey|hi|please) )"
    r"(?:is|are|can|could|do|does|should|will|would) "
)
_OF_OURS = words(
    r"\b(?:legs?|veins?|cal(?:f|ves)|f(?:ee|oo)t|ankles?|thighs?|cramp\w*|rls|restless"
    r"|treat\w*|laser\w*|shots?|inject\w*|needles?|pok(?:e|ed|es)|procedure|visit"
    r"|appointment|consult\w*|clinic|candidate|stockings?|socks?|y'?all|they|them"
    r"|tell|mention|matters?|problem|affects?|risk\w*|ok|okay|qualif\w*|still)\b"
    r"|\b(?:do|does|did|doing|caus\w+) (?:it|this|that)\b"
)
_FOR_A_TEST = words(
    r"\b(?:tests?|scan|visit|appointment|ultrasound|exam|blood ?work|consult\w*)\b"
)
# What these answers tell is of the medicines that the article names.
_OF_NAMED_ONES = frozenset({"utter_ask_medications_mask"})
_NAMED_ONES = words(
    r"(?<!not )\b(?:requip|mirapex|ropinirole|pramipexole|quinine|qualaquin)\b"
)
_OF_DETAILS = "utter_ask_medication_details"
# What the article says of it is asked, or which one is meant, and not a dose.
_ASKS_OF_IT_BY_NAME = words(
    r"\b(?:article|page|site|clinic)\b[^.?!]{0,15}\b(?:say|says|tell|mention)"
    r"|\b(?:say|know|tell me|anything) (?:(?:any|some)thing )?(?:bout|about|on|of)\b"
    r"|^\W*(?:no+\W+)?(?:not |i (?:said|meant|mean|asked about) )"
)
# "Is it more dangerous for me?" is about what was named before.
FOR_ME = words(
    r"\b(?:for|with|in) (?:me|my (?:case|condition|situation|health)|someone like me)\b"
)


@dataclass(frozen=True)
class Thing:
    """`says` names it in a sentence; `answer` is the response that speaks of it."""

    kind: str
    says: str
    words: re.Pattern[str]
    mentioned: re.Pattern[str]
    answer: str

    def is_named(self, text: str) -> bool:
        return any(not self._is_put_away(text, m) for m in self.words.finditer(text))

    def _is_put_away(self, text: str, named: re.Match[str]) -> bool:
        before = text[: named.start()]
        is_medicine = self.kind == MEDICINES_NAMED
        is_not_taken = is_medicine and (
            _NO_MORE.search(before) or _WOULD_GET.search(before)
        )
        return bool(is_not_taken or _DENIED.search(before))


@lru_cache(maxsize=1)
def load_things(root: Path = PROJECT_ROOT) -> tuple[Thing, ...]:
    """Every thing of the file, in its order.

    :raises ContentError: naming the file and the entry that cannot be used.
    """
    path = root / FILE
    told = read_yaml(path)
    if not isinstance(told, dict) or set(told) != set(KINDS):
        raise ContentError(f"{path}: must have the lists {', '.join(KINDS)}")
    return tuple(_thing(path, kind, row) for kind in KINDS for row in told[kind])


def named_in(text: str, kind: str) -> list[Thing]:
    """In the order of the file, without what is denied or no longer taken."""
    meant = without_struck(text)
    return [t for t in load_things() if t.kind == kind and t.is_named(meant)]


def slots_named(text: str) -> dict[str, str]:
    """What the message names, for the placeholders of domain.yml."""
    return {SLOTS[kind]: _listed(named_in(text, kind)) for kind in KINDS}


def without_mention(text: str, answer: str, kind: str) -> bool:
    """Whether `text` names something of that kind that `answer` does not speak of."""
    if kind == MEDICINES_NAMED and _MEDICINES_MENTIONED.search(answer):
        return False
    return any(not t.mentioned.search(answer) for t in named_in(text, kind))


def instead_of_a_miss(text: str) -> str | None:
    """What is said to a message that is not understood, but names such a thing."""
    if not _is_of_another_matter(text):
        if named_in(text, MEDICINES_NAMED):
            return "utter_about_named_medicine"
        if named_in(text, ILLNESSES):
            return "utter_about_named_illness"
        if named_in(text, COMPLAINTS):
            return "utter_about_named_complaint"
    return next((t.answer for t in named_in(text, OTHERS)), None)


def other_instead(text: str, answer: str, topic: str) -> str | None:
    """What is said of a remedy or method by name, in place of a neighbour's answer.

    "Is foam better than laser" is not answered by a text about laser alone.
    """
    if topic not in OF_OTHERS:
        return None
    named = named_in(text, OTHERS)
    return next((t.answer for t in named if not t.mentioned.search(answer)), None)


def medicine_instead(text: str, response: str, topic: str) -> str | None:
    """What fits a question about a medicine by name, where a wide answer would be."""
    is_named = bool(named_in(text, MEDICINES_NAMED))
    is_missed = topic == "assistant"
    if is_missed and _STOPS.search(text) and (is_named or _PILLS.search(text)):
        is_for_a_test = bool(_FOR_A_TEST.search(text))
        of = "about_pills_before_a_test" if is_for_a_test else "ask_stop_medication"
        return f"utter_{of}"
    of_another = is_named and not _NAMED_ONES.search(text)
    if of_another and response in _OF_NAMED_ONES:
        return "utter_about_named_medicine"
    asks_of_it = response == _OF_DETAILS and _ASKS_OF_IT_BY_NAME.search(text)
    if of_another and asks_of_it:
        return "utter_about_named_medicine"
    if is_named and topic == "supplements" and not _SUPPLEMENTS.search(text):
        return "utter_about_named_medicine"
    if is_named and topic == "quinine" and not _QUININE_OR_IT.search(text):
        of = (
            "about_pills_and_cramps" if _CRAMPS.search(text) else "about_named_medicine"
        )
        return f"utter_{of}"
    is_open = is_missed or topic in SIGNS | MEDICINES
    if (
        is_open
        and is_named
        and _ASKS.search(text)
        and _CAUSES.search(_WAS_GIVEN.sub(" ", text))
    ):
        if _CRAMPS.search(text):
            return "utter_about_pills_and_cramps"
        is_of_veins = topic == "veins" or bool(_VEINS.search(text))
        of = "and_veins" if is_of_veins and not _RLS.search(text) else "that_cause_it"
        return f"utter_about_pills_{of}"
    return None


def complaint_instead(text: str, response: str, topic: str) -> str | None:
    """What is said of another complaint, where one of the article's would be."""
    if response == OUT_OF_SCOPE_MEDICAL and _is_of_another_matter(text):
        return None
    is_read_so = topic in SIGNS | {"self_care"} or response in MISREAD
    if not is_read_so or _OF_THE_ARTICLE.search(without_struck(text)):
        return None
    return "utter_about_named_complaint" if named_in(text, COMPLAINTS) else None


def first_named(text: str, answer: str, topic: str) -> Iterator[str]:
    """What is said before an answer that passes over what the message names."""
    if topic not in ABOUT_HEALTH:
        return
    if topic in BEFORE_TREATMENT and BLOOD_THINNER in _names(text):
        yield "utter_first_blood_thinner"
    elif topic in ABOUT_LEGS and without_mention(text, answer, MEDICINES_NAMED):
        yield "utter_first_named_medicine"
    if without_mention(text, answer, ILLNESSES):
        yield "utter_first_named_illness"
    if without_mention(text, answer, OTHERS):
        yield "utter_first_named_other"


def _is_of_another_matter(text: str) -> bool:
    """Whether something is asked that is no business of the clinic's."""
    return bool(_ASKS_OF_ITSELF.search(text) and not _OF_OURS.search(text))


def _names(text: str) -> set[str]:
    return {t.says for t in named_in(text, MEDICINES_NAMED)}


def _thing(path: Path, kind: str, row: dict[str, str]) -> Thing:
    try:
        named = rf"\b(?:{row['words']})\b"
        mentioned = rf"{named}|{re.escape(row['says'])}"
        if row.get("mentioned"):
            mentioned += rf"|{row['mentioned']}"
        answer = f"utter_{row.get('answer', 'about_named_other')}"
        return Thing(kind, row["says"], words(named), words(mentioned), answer)
    except (KeyError, TypeError, re.error) as error:
        raise ContentError(f"{path}: {kind}, {row}: {error!r}") from error


def _listed(things: list[Thing]) -> str:
    *others, last = [t.says for t in things[:MOST_NAMED]] or [""]
    return f"{', '.join(others)} or {last}" if others else last
