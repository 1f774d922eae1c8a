"""What is asked in particular about visits, the clinic and the assistant itself."""

from veinguide.kin import HELPERS, PEOPLE
from veinguide.particular.asked import (
    ASSISTANT,
    DENY,
    OUT_OF_SCOPE,
    TREATMENTS,
    Anywhere,
    Within,
    words,
)

_SOMEONE = rf"(?:{PEOPLE}|{HELPERS}|someone|somebody|anyone|family)"
_PHOTO = r"(?:photos?|pictures?|pics?|images?|selfies?|snapshots?)"
_CLOTHES = r"(?:pants|clothes|skirt|jeans|trousers|shoes|socks|underwear)"
_ELSEWHERE = (
    r"(?:dentist|dental|pharmacy|drug ?store|hospital|er|emergency room|urgent care"
    r"|optometrist|podiatrist|cardiologist|eye doctor|foot doctor|heart doctor|bank"
    r"|salon|walgreens|cvs)"
)
_NEVER_MIND = (
    r"(?:crazy|nuts|insane|mad|up (?:a|the) wall|bonkers|wild|to the (?:er|hospital))"
)
_MACHINE = r"(?:ai|a\.i\.?|robot|bot|chat ?bot|chat ?gpt|computer|machine)"

WITHIN: list[Within] = [
    (
        "utter_about_where_done",
        ASSISTANT | TREATMENTS | {"contact", "consultation"},
        words(
            r"\bhospital or (?:(?:in|at|the|your|a|an) )*(?:office|clinic)\b",
            r"\b(?:office|clinic) or (?:(?:in|at|the|a) )*hospital\b",
            r"\bwhere(?:'?s| is| are) (?:it|that|they|the (?:vein )?(?:procedure"
            r"|treatment|laser|shots))(?: being)? (?:done|performed)\b",
        ),
    ),
    (
        "utter_about_men",
        ASSISTANT | TREATMENTS | {"veins", "consultation"},
        words(
            r"\b(?:do|does|can|are) (?:men|guys|dudes|males)\b[^.?!]{0,20}"
            r"\b(?:this|it|too|also|treated|come)\b",
            r"\bfor (?:men|guys|dudes|males) (?:too|as well|or)\b",
        ),
    ),
    (
        "utter_about_access",
        ASSISTANT | {"contact", "consultation"},
        words(r"\belevators?\b"),
    ),
    (
        "utter_bot_challenge",
        ASSISTANT,
        words(
            r"\b(?:(?:are|r) (?:you|u|ya)|(?:is|was) (?:this|it)|you'?re|you are)"
            rf" (?:just )?(?:an? )?{_MACHINE}\b",
            rf"\b(?:u|you) (?:an? )?{_MACHINE}\W*\?",
        ),
    ),
    (
        "utter_insult",
        ASSISTANT | {"contact"},
        words(
            r"\b(?:you|you'?re|u|ur|this (?:thing|bot|chat))\b(?: \w+){0,4} "
            r"(?:useless|worthless|pointless|clueless|no help|a waste)\b",
            r"\b(?:you|u) (?:really )?(?:don'?t|do not) (?:really )?know "
            r"(?:much|a lot|anything|nothing|very much)\b",
            r"\b(?:you|u|this thing|this chat|this bot)"
            r"(?:(?:'?re| are| is|'?s) not| isn'?t| aren'?t)"
            r" (?:(?:very|much|too|all that|really|that) )?"
            r"(?:helpful|help|useful|smart)\b",
        ),
    ),
    (
        "utter_about_praise",
        frozenset({"utter_give_feedback"}),
        words(
            r"^(?!.*\b(?:not|\w+n'?t|but|wrong|could|should|would|if|less|more|wish"
            r"|unhelpful)\b).*\b(?:helpful|helped|great|awesome|amazing|love|good job"
            r"|nice job|excellent|wonderful|perfect|fantastic|well done|kudos)\b"
        ),
    ),
    (
        "utter_thank",
        frozenset({DENY}),
        words(r"\bthank(?:s| ?you)?(?: \w+)? any ?ways?\b", r"\bno worries\b.*\bthank"),
    ),
    (
        "utter_about_doubt",
        frozenset({DENY}),
        words(
            r"\b(?:don'?t|dont|do not|can'?t|cant|hard to) (?:really |quite )?"
            r"(?:believe|buy|trust)\b",
        ),
    ),
    (
        "utter_about_author",
        ASSISTANT | {"sources"},
        words(
            r"\b(?:you|u) (?:(?:who|that|the one who) )?(?:wrote|write|written)\b"
            r"[^.?!]{0,12}\b(?:page|article|this|it|that|website|site)\b",
            r"\b(?:are|r) (?:you|u) (?:the |an? )?(?:author|writer)\b",
        ),
    ),
    (
        "utter_about_va",
        frozenset({"coverage"}),
        words(
            r"\bthe v\.?a\.?(?!\w)",
            r"\bva (?:pay|cover|benefit|insurance|hospital|health|card|plan|doctor)",
            r"\bveterans?\b",
        ),
    ),
    (
        "utter_more_cost",
        ASSISTANT | {"cost", "consultation"},
        words(
            r"\bhidden (?:fees?|costs?|charges?)\b",
            r"\b(?:any|other|extra|surprise) (?:fees?|charges?|bills?)\b",
            r"\b(?:ultra ?sound|scan|tests?)\b[^.?!]{0,15}"
            r"\b(?:free|cost|extra|included)\b",
            r"\bcharge (?:me |you |us )?(?:for|extra)\b",
        ),
    ),
    (
        "utter_about_later_change",
        ASSISTANT | {"consultation", "contact"},
        words(
            r"\b(?:if|can|could|what|may) (?:i|we|he|she) (?:\w+ ){0,2}"
            r"(?:change|move|cancel|switch|reschedule)\b[^.?!]{0,20}"
            r"\b(?:later|after(?:wards?)?|once|my mind)\b",
        ),
    ),
    (
        "utter_about_soonest",
        ASSISTANT | {"consultation", "contact"},
        words(
            r"\b(?:earliest|soonest)\b",
            r"\b(?:next|first) (?:available|opening|open|free|spot)\b",
        ),
    ),
    (
        "utter_about_company",
        ASSISTANT | {"consultation", "contact", "utter_ask_treatment_procedure"},
        words(
            rf"\b{_SOMEONE}\b(?: \w+){{0,2}} (?:come|sit|go|be|tag)"
            r" (?:in |along |back |there |in the room )?"
            r"(?:with (?:me|us|him|her)|along)\b",
            rf"\bbring (?:(?:my|a|along|some) ){{0,2}}{_SOMEONE}\b",
            r"\bhold my hand\b",
            r"\bcome (?:along )?with (?:me|him|her)\b",
        ),
    ),
    (
        "utter_about_rides",
        ASSISTANT | {"consultation", "utter_ask_treatment_downtime"},
        words(
            rf"\b(?:drive|driving) (?:me|him|her|myself|us)\b(?! {_NEVER_MIND})",
            r"\bpick (?:me|him|her|us) up\b",
            r"\bdrive (?:home|back|after|afterwards?)\b",
            r"\b(?:give|need|get|have|offer|provide) (?:me |you )?(?:a )?"
            r"(?:rides?|lift|transportation|shuttle)\b",
        ),
    ),
    (
        "utter_about_wrong_place",
        ASSISTANT | OUT_OF_SCOPE | {"contact"},
        words(
            r"\b(?:is (?:this|it)|did i (?:reach|get|call)|have i reached"
            r"|am i (?:talking|speaking) (?:to|with)|i thought (?:this|it) was)"
            rf"(?: the| an?| my)?(?: \w+)? {_ELSEWHERE}\b"
        ),
    ),
    (
        "utter_about_selling",
        ASSISTANT | {"sources"},
        words(
            r"^(?!.*\b(?:data|info\w*|number|e-?mail|address|details)\b).*"
            r"\b(?:(?:you|you'?re|they|clinic|page|article|who\w*|this)\b.{0,30}"
            r"\bselling\b|try(?:ing)? (?:to|and|n) sell\b|sales pitch|sell me\b"
            r"|an? (?:big )?ad\b|advert\w*|mak(?:e|es|ing) (?:\w+ )?money|money off"
            r"|biased?\b|conflict of interest|in it for the money)"
        ),
    ),
    (
        "utter_about_clothes",
        ASSISTANT
        | {"consultation", "contact"}
        | {"utter_ask_treatment_procedure", "utter_ask_diagnosis"},
        words(
            r"\b(?:take|takes|taking|pull) (?:off )?(?:(?:my|your|his|her|the) )?"
            rf"{_CLOTHES}(?: off)?\b",
            r"\bundress\w*",
            r"\bwear (?:shorts|a skirt|a dress|pants|a gown)\b",
            r"\bwhat (?:do|should|can) (?:i|she|he|we) wear\b",
        ),
    ),
]

ANYWHERE: list[Anywhere] = [
    (
        "utter_about_photo",
        words(
            r"\b(?:send|upload|attach|share|post|text|e-?mail|show (?:you|u)|take"
            r"|(?:you|u|doctor|staff|someone) look at|here'?s|here is)"
            rf"(?: (?!me\b)\w+){{0,3}} {_PHOTO}\b(?! of (?:\w+ ){{0,2}}(?:card|id)\b)",
            r"\b(?:can|could|will) (?:you|u) (?:look at|see) my (?:legs?|veins?|foot"
            r"|ankles?)\b",
        ),
    ),
    (
        "utter_about_video_visit",
        words(
            r"\bvideo ?(?:visits?|calls?|chats?|appointments?|consult\w*)\b",
            r"\btele-? ?(?:health|med\w*|visits?)\b",
            r"\b(?:zoom|facetime|skype|virtual)\b",
            r"\b(?:online|on line|remote(?:ly)?) (?:like |by |on |over )?"
            r"(?:video|visits?|appointments?|consult\w*)\b",
            r"\b(?:by|over) video\b",
            r"\b(?:see|talk to|meet|speak with) (?:a |the |your )?doctors?"
            r" (?:online|from home|by phone|over the phone|on the phone)\b",
        ),
    ),
    (
        "utter_about_new_patients",
        words(
            r"\b(?:taking|accept(?:ing)?|take|seeing) (?:any |on )?new patients?\b",
            r"\bopen to new patients?\b",
        ),
    ),
    (
        "utter_about_same_doctor",
        words(
            r"\b(?:same|different) (?:doctor|doc|person|nurse)\b[^.?!]{0,40}"
            r"\b(?:every|each|visit|time|procedure|treatment|whole|doing|does)\b",
            r"\bwho (?:will|would|does|is going to)(?: actually)? (?:see|treat|do) "
            r"(?:me|it|the (?:procedure|treatment|visit))\b",
        ),
    ),
]
