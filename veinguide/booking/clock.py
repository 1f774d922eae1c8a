"""How people write an hour of the day."""

HALF = r"(?:am(?! i\b)|pm|a\.m\.?|p\.m\.?|o'? ?clock)"
_UNIT = (
    r"(?! ?(?:lbs?|pounds|steps|feet|ft|mgs?|mcg|dollars|bucks|miles|people|times|days"
    r"|yards|calories|over|patients|hours|minutes)\b|\d|[-/%])"
)
# "After 330"; 300 of anything else is no hour.
WITHOUT_COLON = rf"(?:(?<![$\d.-])(?:1[0-2]|[1-9])(?:00|15|30|45){_UNIT})"
CLOCK = rf"(?:(?:\d{{1,2}}(?:[:.]\d{{2}})?|{WITHOUT_COLON})\s*(?:{HALF}|a|p)?(?:ish)?)"
MORE_HOURS = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
HOUR_NAME = rf"(?:one|{MORE_HOURS})"
