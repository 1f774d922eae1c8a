"""Sort what a visit is about into the few reasons that staff need."""

import re

SKIPPED = "not given"
OTHER = "other"

REASONS = (
    ("restless legs", r"restless|\brls\b|twitch|jump(?:y|ing)|can'?t keep .*still"),
    ("leg cramps", r"cramp|charl(?:ey|ie) horse|spasm"),
    ("varicose veins", r"varicose|spider|\bveins?\b|bulging"),
)
SKIPPING = re.compile(
    r"^(?:no|nope|none|nothing|skip(?: (?:it|this|that))?|pass|no (?:reason|thanks)"
    r"|(?:i'?d |i would )?(?:rather|prefer) not(?: (?:to )?say)?|not saying|private"
    r"|n/?a|next)\b[ .!]*(?:please|thanks|thank you)?[ .!]*$",
    re.IGNORECASE,
)


def read_reason(text: str) -> str | None:
    """The category that `text` names, if any."""
    lowered = text.lower()
    return next((name for name, signs in REASONS if re.search(signs, lowered)), None)


def is_skipping(text: str) -> bool:
    return bool(SKIPPING.match(text))
