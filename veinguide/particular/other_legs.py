"""Cramps where restless legs are meant, or the other way round: "NOT cramps"."""

from veinguide.particular.asked import words

ABOUT_CRAMPS, ABOUT_RLS = "utter_ask_cramps_cause", "utter_ask_rls_and_veins"
HOW_IT_FEELS, AT_NIGHT = "utter_about_crawly_legs", "utter_about_rls_at_night"
CRAMPS, RLS, BOTH = "cramps", "rls", "utter_cramps_or_restless"
SELF_CARE = "self_care"

_NOT = (
    r"(?:\bnot|n'?t|\bno|\bnever|\bnobody (?:said|asked)(?: anything)?(?: about)?"
    r"|\bnothing to do with|\binstead of)"
    r"(?: (?:a|an|the|my|about|have|get|getting|having|ask(?:ed|ing)?|say|said|mean"
    r"|leg|really|like)){0,4}"
)
_CRAMPS = r"(?:cramps?|cramping|charley horses?)"
_RESTLESS = r"(?:restless(?:ness)?(?: legs?)?|rls)"
_NO_CRAMPS = words(rf"{_NOT} {_CRAMPS}\b(?!,? (?:anymore|any more|only|just|yet))")
_NOT_RESTLESS = words(rf"{_NOT} {_RESTLESS}\b")
_URGE = words(
    rf"\b{_RESTLESS}\b|\b(?:have|need|got|want|urge) to move\b|\bcr(?:ee|aw)\w+"
    r"|\bjump\w*|\bfidget\w*|\bantsy\b|\bkeep moving\b"
    r"|\bcan'?t (?:keep|hold) (?:\w+ )?still\b|\bgo crazy\b|\bitchy inside\b"
    r"|\bmoving helps\b"
)
_NAMES_RLS = words(rf"\b{_RESTLESS}\b")
_VEINS = words(r"\bveins?\b")
_CRAMPS_NAMED = words(rf"\b{_CRAMPS}\b")


def answer_instead(text: str, response: str, topic: str) -> str | None:
    """What fits who says that it is not the one that `topic` is about."""
    if _NO_CRAMPS.search(text) and _URGE.search(text):
        return _of_restless_legs(text, response, topic)
    is_of_rls = topic == RLS or response == BOTH
    if is_of_rls and _NOT_RESTLESS.search(text) and _CRAMPS_NAMED.search(text):
        return ABOUT_CRAMPS
    return None


def _of_restless_legs(text: str, response: str, topic: str) -> str | None:
    if topic == SELF_CARE:
        return AT_NIGHT
    if topic != CRAMPS and response != "utter_ask_treatment_results":
        return None
    if _NAMES_RLS.search(text) or _VEINS.search(text):
        return ABOUT_RLS
    return HOW_IT_FEELS
