"""What is asked in particular of the clinic's office, in words that mean nothing else.

"Do you take HSA cards?" may be understood as anything or as nothing; its words tell
what is asked, whatever else would be said.
"""

from veinguide.kin import PEOPLE
from veinguide.particular.asked import Anywhere, words

_YOU = r"(?:you|u|they|ya'?ll|y'?all|the (?:clinic|office|staff|place))"
_WILL = r"(?:will|would|can|could|does|do|did|might|if|can'?t|won'?t)"
_CARDS = r"(?:h\.?s\.?a\.?|f\.?s\.?a\.?|health savings|flex(?:ible)? spending)"
_MONEY = (
    r"(?:visa|master ?card|amex|american express|discover card|debit(?: cards?)?"
    r"|credit cards?|cash|checks|a (?:personal )?check(?! ?-?up)|by check|cheques?"
    r"|apple pay|venmo|zelle|pay ?pal)"
)
_NO_PRICE = r"^(?!.*\b(?:discount|how much|what would|total|cheaper)\b)"
_PAPERS = (
    r"(?:f\.?m\.?l\.?a\.?|short[- ]term disability|disability (?:papers?|forms?)"
    r"|(?:doctor'?s?|dr'?s?|work|medical|sick) (?:note|excuse|slip)"
    r"|(?:note|letter|excuse|slip|paper ?work|form)s?\b[^.?!]{0,15}\b(?:for|to) "
    r"(?:(?:my|the|his|her|our|an?) )?(?:boss|work|job|employer|hr|school|supervisor"
    r"|manager|airlines?))"
)
# "Do I need a doctor's note to come?" asks for a referral.
_NO_REFERRAL = (
    r"^(?!.*\b(?:note|slip) (?:is )?(?:needed|required|to (?:get|see|come|be|make))\b)"
    r"(?!.*\bwithout a\b)"
)
_RELATIVE = rf"(?:{PEOPLE}|boss|ex|in-?law)"
_EMPLOYER = r"(?:employer|boss|job|work|hr|supervisor|manager|company)"
_RECORDS = r"(?:records?|results?|files?|charts?|scans?|ultra ?sounds?|images?|notes?)"
_SENT = (
    r"(?:sent|send|faxed|fax|forwarded|forward|transferred|transfer|mailed|e-?mailed"
    r"|released?)"
)
_HIGH = r"(?:[3-9]\d\d\b|(?:really|very|way|way too|super) high\b)"
_PILLS = (
    r"(?:pills?|meds?|medicines?|medications?|insulin|tablets?|prescriptions?|refills?)"
)
# Of these, the answer about stopping says more.
_NO_LEG_PILL = (
    r"^(?!.*\b(?:requip|mirapex|ropinirole|pramipexole|quinine|restless|rls|leg pills?)"
    r"\b)"
)
_NEEDLES = r"(?:needles?|shots?|pok(?:e|es|ed|ing)|blood draw|draw blood|take blood)\b"
_FIRST_VISIT = r"(?:first|free) (?:visit|appointment|time|consult\w*)\b"
_MISSING = r"(?:miss(?:ing|ed)?|cancel\w*|not show\w*|don'?t show|no[- ]?show)\b"

OFFICE: list[Anywhere] = [
    (
        "utter_about_high_sugar",
        words(
            r"\b(?:sugars?|glucose)\b[^.?!]{0,25}\b(?:is|at|was|over|of|says?|reads?"
            rf"|reading|hit|are|like|to|above)\b[^.?!]{{0,12}}\b{_HIGH}",
            r"\b[3-9]\d\d (?:blood )?(?:sugars?|glucose)\b",
        ),
    ),
    (
        "utter_about_ran_out",
        words(
            rf"{_NO_LEG_PILL}.*\b{_PILLS}\b[^.?!]{{0,25}}\b(?:ran|run|running|runs|been"
            r"|is|are|all) out\b(?! of\b)",
            rf"{_NO_LEG_PILL}.*\b(?:ran|run|running|am|is|are|been|i'?m|she'?s|he'?s)"
            rf" (?:clean |all )?out of (?!money|time)(?:\w+ ){{0,3}}{_PILLS}\b",
            rf"{_NO_LEG_PILL}.*\b(?:has|have|had|got|with) no(?: more)? (?:\w+ )?"
            rf"{_PILLS} left\b",
        ),
    ),
    (
        "utter_about_ways_to_pay",
        words(
            rf"\b{_CARDS}\b(?! (?:rules|website))",
            rf"{_NO_PRICE}.*\b(?:take|accept|pay|use)\b[^.?!]{{0,20}}\b{_MONEY}\b",
            r"\b(?:ways|forms?|methods?) (?:of|to) pay(?:ment)?\b",
        ),
    ),
    (
        "utter_about_missed_visit_fee",
        words(
            r"\bno[- ]?show (?:fees?|charges?|policy)\b",
            rf"\b(?:charge|fee|fine|pay|cost|bill)\w*\b[^.?!]{{0,25}}\b{_MISSING}",
            rf"\b{_MISSING}[^.?!]{{0,25}}\b(?:charged?|fees?|fined?)\b",
        ),
    ),
    ("utter_about_forms", words(rf"{_NO_REFERRAL}.*\b{_PAPERS}\b")),
    (
        "utter_about_out_of_network",
        words(r"\b(?:out of|outside|not in|out-of-) ?(?:(?:the|my|your) )?network\b"),
    ),
    (
        "utter_about_records_sent",
        words(
            rf"\b{_RECORDS}\b[^.?!]{{0,30}}\b{_SENT}\b"
            r"(?! (?:to )?(?:me|us|you|on)\b)",
            rf"\b{_SENT}\b[^.?!]{{0,20}}\b(?:my|his|her|our) (?:\w+ ){{0,2}}{_RECORDS}"
            r"\b[^.?!]{0,10}\bto\b",
        ),
    ),
    (
        "utter_about_reviews",
        words(
            r"^(?!.*\b(?:leave|write|leaving|writing|fake|real|paid)\b).*\b(?:(?:google"
            r"|yelp|bad|facebook|online|star|good|negative|health ?grades|your"
            r"|the clinic'?s|their) (?:reviews?|ratings?)|stars? on (?:google|yelp)"
            r"|read (?:the |your |some )?reviews)\b",
        ),
    ),
    (
        "utter_about_commission",
        words(
            r"(?<!out of )\bcommissions?\b|\bkick ?backs?\b",
            r"(?<!how )\b(?:do|are|will|would) (?:you|u|the bot) (?:get |getting |be )?"
            r"(?:paid|earn|a bonus|make money|get money|get a cut)\b(?! off)",
        ),
    ),
    (
        "utter_about_which_agencies",
        words(
            r"\b(?:which|what|name|list)\b[^.?!]{0,20}\b(?:health )?agenc(?:y|ies)\b",
            r"\bagenc(?:y|ies)\b[^?!]{0,15}\b(?:name (?:em|them)|which ones)\b",
        ),
    ),
    (
        "utter_about_employer_finding_out",
        words(
            rf"\b{_WILL}\b[^.?!]{{0,10}}\b(?:my|our|her|his) {_EMPLOYER}\b"
            r"[^.?!]{0,12}\b(?:find out|know|see|hear|be told|get told|notified)\b"
            r"(?! (?:how|what|when|why|your)\b)",
            rf"\b{_WILL} (?:{_YOU}|insurance|my (?:insurance|plan)|anyone|it)"
            r" (?:\w+ )?(?:tell|show|notify|report|share)\b[^.?!]{0,15}"
            rf"\b(?:my|our|her|his) {_EMPLOYER}\b",
        ),
    ),
    (
        "utter_about_fake_name",
        words(
            r"\b(?:fake|false|made[- ]up|not my real) name\b",
            r"\b(?:use|give|put|go by)(?: \w+){0,2} (?:different|another|real) name\b",
            r"\b(?:stay|remain) anonymous\b",
        ),
    ),
    (
        "utter_about_relative_on_staff",
        words(
            rf"\bmy (?:\w+ )?{_RELATIVE} (?:\w+ )?works (?:there|here|with you"
            r"|for (?:you|the clinic)|at (?:the|your|this) (?:clinic|office|place))\b",
            r"\bi know (?:someone|somebody|a (?:girl|guy|lady|nurse|person)) "
            r"(?:who |that )?works (?:there|here|at the clinic)\b",
            r"\b(?:she|he)\b[^.?!]{0,8}\bbe the one (?:that|who) "
            r"(?:answers|picks up|reads)\b",
        ),
    ),
    (
        "utter_about_chat_really_gone",
        words(
            r"^(?!.*\b(?:veins?|clots?|legs?|cramps?|pain)\b).*\bhow (?:do|can|will)"
            r" i (?:know|be sure|tell)\b[^?!]{0,30}\b(?:gone|deleted|erased|wiped)\b",
        ),
    ),
    (
        "utter_about_did_you_call",
        words(
            r"\bdid (?:you|u)(?: guys| people)? (?:just )?(?:call|phone|ring|text) "
            r"(?:me|my|us|our|the house|here)\b",
            r"\b(?:are|r|is|was) (?:you|u|it|that|this)\b[^.?!]{0,12}\b(?:that|who|you"
            r"|people|guys) (?:\w+ )?(?:called|phoned|rang|texted) "
            r"(?:me|my|us|our|here|the house)\b",
        ),
    ),
    (
        "utter_about_nobody_picks_up",
        words(
            r"\b(?:nobody|no ?one|no body|(?:you|they|y'?all)(?: guys)? never)\b"
            r"[^.?!]{0,8}\b(?:picks?(?:ed)? up|answer(?:s|ed|ing)? (?:the|that|your)"
            r" (?:phones?|calls?|number)|answer(?:s|ed)?\W*$|call(?:s|ed)? (?:me )?back"
            r"|returns? (?:my )?calls?)\b",
            r"\b(?:you|they|y'?all|clinic|office|phone|staff|number)(?: guys| just)? "
            r"(?:don'?t|doesn'?t|won'?t|didn'?t) (?:ever |even )?(?:pick up|answer"
            r" (?:the|that|your|their) (?:phone|number)|call (?:me )?back)\b",
            r"^(?!.*\bbetter than\b).*\b(?:wait\w*|sat|sitting|been|was|stuck|put me"
            r"|kept me|left me|had me)\b[^.?!]{0,20}\bon hold\b",
            r"\bcan'?t get through(?: to (?:you|any|the|some)| on the phone|\W*$)",
            r"\b(?:goes|went|going) (?:straight )?to voice ?mail\b|\brings and rings\b",
        ),
    ),
    (
        "utter_about_immigration",
        words(
            r"\bimmigrants?\b|\bundocumented\b|\bdeport\w*|\bnot? (?:a )?citizens?\b",
            r"\b(?:ask\w*|tell\w*|call\w*|report\w*|scared?|afraid|worr\w+)\b"
            r"[^.?!]{0,15}\b(?:immigration|green card)\b",
            r"\b(?:without|has no|have no|got no|no have|no got|don'?t have) papers\b",
            r"\b(?:ask|asks|asking|check) (?:for )?(?:\w+ )?papers\b",
            r"\bpapers? (?:of|from|for) immigration\b",
            r"\bno (?:have|got|tengo) papers?\b",
            r"\bimmigration (?:papers?|status)\b",
        ),
    ),
    (
        "utter_about_plan_year",
        words(
            r"^(?!.*\brisk).*\bdeductibles?\b[^?!]{0,60}\b(?:january|jan|reset\w*"
            r"|(?:this|next|new) year|december|start(?:s|ed)? over)\b",
            r"\b(?:resets?|starts? over|renews?)\b[^?!]{0,20}\b(?:january|jan|new year"
            r"|next year)\b",
            r"\bbetter (?:to (?:do|have|get) it )?this year or next\b",
        ),
    ),
    (
        "utter_about_own_share",
        words(
            r"\b(?:20|twenty) ?(?:%|percent|per cent)[^.?!]{0,25}\b(?:medicare|plan"
            r"|insurance|don'?t pay|doesn'?t (?:pay|cover))\b",
        ),
    ),
    (
        "utter_about_hours",
        words(
            rf"\b(?:do|does|can|could|are|is) (?:{_YOU}|there|i|we)\b[^.?!]{{0,25}}"
            r"\b(?:anything|something|times?|slots?|appointments?|visits?|spots?|open"
            r"|patients|people) (?:\w+ )?(?:late|later|early|after work"
            r"|in the evenings?|on (?:saturday|sunday|weekend)s?)\b",
        ),
    ),
    (
        "utter_about_needles_at_visit",
        words(
            rf"^(?!.*\blaser\b).*\b{_NEEDLES}[^.?!]{{0,20}}\b{_FIRST_VISIT}",
            rf"^(?!.*\blaser\b).*\b{_FIRST_VISIT}[^.?!]{{0,25}}\b{_NEEDLES}",
        ),
    ),
    (
        "utter_about_salt",
        words(
            r"^(?!.*\bcramp).*\bsalt(?:y)?\b(?! water)[^.?!]{0,25}"
            r"\b(?:veins?|swell\w*|legs?|bad for|hurt)\b",
        ),
    ),
    (
        "utter_about_my_feelings",
        words(
            r"\b(?:do|are|can|will) (?:you|u) (?:ever )?(?:get |feel |be )?(?:so )?"
            r"(?:lonely|lonesome|bored|have (?:any )?feelings|like your job)\b",
        ),
    ),
    (
        "utter_about_my_name",
        words(
            r"\b(?:do|does) (?:you|u|it) have a name\b",
            r"\bwhat(?:'?s| is) (?:your|ur) name\b",
            r"\bwhat (?:do|should|can) i call (?:you|u)\b(?! (?:for|about|at|if))",
        ),
    ),
]
