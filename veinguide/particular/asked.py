"""How the tables of this package are written."""

import re
from collections.abc import Iterable

Words = re.Pattern[str]
# The answer, and the words that ask for it.
Anywhere = tuple[str, Words]
# The same, while one of these responses, or one about these topics, would be said.
Within = tuple[str, frozenset[str], Words]

TREATMENTS = frozenset({"treatment", "sclerotherapy", "laser_ablation"})
MEDICINES = frozenset({"medicines", "quinine"})
SIGNS = frozenset({"cramps", "rls", "causes", "veins", "clots", "checkup"})
# Also the topic of what was not understood.
ASSISTANT = frozenset({"assistant"})
NOT_UNDERSTOOD = frozenset({"utter_did_you_mean"})
# A "no" is about what was told last: it is looked up with that topic, too.
DENY = "utter_deny"
OUT_OF_SCOPE_MEDICAL = "utter_out_of_scope_medical"
# Their topic is the assistant, but they were understood.
OUT_OF_SCOPE = frozenset({"utter_out_of_scope", OUT_OF_SCOPE_MEDICAL})


def first_asked(table: Iterable[Anywhere], text: str) -> str | None:
    return next((name for name, asked in table if asked.search(text)), None)


def words(*ways: str) -> Words:
    """Any of the ways to say it, in any case."""
    return re.compile("|".join(ways), re.IGNORECASE)
