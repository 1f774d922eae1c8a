"""How people name a week: "second week of January", "the week after New Year's"."""

from veinguide.booking.dates import FULL_WEEKDAY, MONTH

HOLIDAY = (
    r"(?:christmas|x-?mas|thanksgiving|(?:the )?new year'?s?(?: day| eve)?"
    r"|the holidays?|easter|labor day|memorial day|mother'?s day|father'?s day"
    r"|valentine'?s?(?: day)?|(?:the )?super ?bowl|(?:the )?(?:4th|fourth) of july"
    r"|halloween|hanukk?ah|mlk day|presidents'? day)"
)
ORDINAL = (
    r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last|next to last)"
    r"(?: or (?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last))?"
)
_PERIOD = rf"(?:(?:full |whole )?(?:week(?:end)?s?|half|part|days?)|{FULL_WEEKDAY})"
_WHICH = (
    rf"(?:(?:of|in)(?: the month of)? (?:early |late |mid )?{MONTH}\b(?! ?\d)"
    r"|(?:of|in) (?:the|next|this) (?:month|year))"
)
WEEKS = "|".join(
    (
        rf"(?:the )?{ORDINAL} {_PERIOD} {_WHICH}",
        rf"(?:the )?{MONTH}'?s? {ORDINAL} week\b",
        rf"(?:the )?(?:(?:very )?(?:first|next|whole) )?(?:week(?:end)?s?|few days|day"
        rf"|{FULL_WEEKDAY}) (?:right |just )?(?:before|after|of|following) {HOLIDAY}\b",
        rf"(?:right |just |some ?time |any ?time )?(?:before|after|around) {HOLIDAY}\b",
        # "Any day in January, but not the first week."
        r"(?:(?<=\bnot )|(?<=\bexcept )|(?<=\bnever )|(?<=\bexcept for ))"
        rf"(?:the |that )?{ORDINAL} week\b",
    )
)
# "The 2nd week" is no 2nd.
NO_DAY = (
    r"(?! (?:full |whole )?(?:week|half|month|floor|time|visit|one|choice|opinion))"
)
