"""Messages that name what they are about and ask nothing narrow of it."""

import re

# Of these one may be named: "magnesium for restless legs" asks more than "magnesium".
SUBJECTS = {
    "veins": "varicose(?: veins?)?|vein disease|vein reflux|venous (?:disease|reflux)",
    "restless legs": "restless legs?(?: syndrome)?|jumpy legs?|rls",
    "minerals": "magnesium|calcium|supplements?|vitamins?",
    "stockings": "compression|(?:(?:support|compression) )?(?:socks?|stockings?|hose)",
    "insurance": "insurance|coverage|aetna|cigna|humana|blue cross|bcbs|united",
    "government": "medicare|medicaid",
    "shots": "sclerotherapy|sclero|injections?",
    "laser": "evlt|evla|laser(?: ablation| treatments?)?|ablation",
    "quinine": "quinine",
    "clots": "blood clots?|clots?|dvt",
    "exercise": "exercises?|stretching",
    "doctor": "see a doctor",
    "consultation": "consultations?|consults?|free visits?",
    "pregnancy": "pregnancy",
    "diagnosis": "diagnosis|diagnosed?",
    "studies": "studies|sources?",
}
# What may stand beside a subject in a question about all of it.
_PLAIN = re.compile(
    r"\b(?:what|what's|whats|which|how|why|do|does|did|is|are|was|can|could|will|would"
    r"|the|a|an|my|your|i|me|you|u|we|it|this|that|there|they|of|for|from|with|in|on"
    r"|to|and|about|tell|explain|define|definition|meaning|mean|means|info|information"
    r"|question|please|pls|help|helps|good|work|works|pays?|any|have|has|get|got|people|legs?"
    r"|cramps?|cramping|veins?|symptoms?|signs?|causes?|caused?|treatments?|done|hi|hello|bad|ok|so"
    r"|just|really|ask|like|know|want|thing|stuff)\b"
)
_SUBJECT = {name: re.compile(rf"\b(?:{said})\b") for name, said in SUBJECTS.items()}


def is_bare_subject(text: str) -> bool:
    """Whether `text`, in plain spelling, names one subject and adds nothing to it.

    "Do compression socks help" is about stockings in general, however near it comes to
    a question that sets them beside the laser.
    """
    named = [subject for subject in _SUBJECT.values() if subject.search(text)]
    if len(named) != 1:
        return False
    left = _PLAIN.sub(" ", named[0].sub(" ", text))
    return not re.search(r"\w", left)
