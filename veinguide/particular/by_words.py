"""What is asked in words that mean nothing else, whatever the message is like."""

from veinguide.kin import PEOPLE
from veinguide.particular.asked import Anywhere, first_asked, words
from veinguide.particular.office import OFFICE

_SOMEBODY = (
    r"(?:he|she|they|we|(?:my|his|her|our)"
    rf" (?:\w+ )?(?:{PEOPLE}|grand\w+|client|patient))"
)
_TALKS = r"(?:talk|speak|chat|text|typ|writ|messag)"
_STAFF = (
    r"(?:(?:real|live|actual|human|licensed|registered|trained) )*(?:nurse|doctor"
    r"|person|human|people|robot|bot|computer|machine|program|ai|receptionist|staff)\b"
)
_REAL = rf"(?:real|live|actual|human) {_STAFF}"
_BEING = r"(?:is|are|was|were|been|she'?s|he'?s|they'?re|if|whether|it'?s)"
_DRINKS = r"(?:coffee|caffeine|espressos?|cappuccinos?|lattes?|energy drinks?)"
_ALCOHOL = r"(?:alcohol|booze|beers?|wine|liquor|drinking alcohol)"
_CHATS = (
    r"(?:chat ?(?:box|bot|thing)?(?:es|s)?|computers?|machines?|bots?|typing|technology"
    r"|internet|these things|this (?:stuff|thing))"
)
_AT_A_LOSS = (
    r"\b(?:don'?t|do not|dont|not sure|no idea|no clue)(?: (?:really|even))?(?: know)?"
    r" (?:what|how) (?:i'?m |i am |am i )?(?:(?:supposed|allowed|meant) )?(?:to|i|i can"
    r"|i should|should i|can i) (?:ask|say|type|write|do here)\b"
)

SAID_PLAINLY: list[Anywhere] = [
    # Who asks for somebody else is told the truth as well.
    (
        "utter_bot_challenge",
        words(
            rf"\b{_BEING}\b[^.?!]{{0,12}}\b{_SOMEBODY}\b[^.?!]{{0,12}}\b{_TALKS}\w*ing"
            rf"(?: (?:to|with))? (?:an? |the )?{_STAFF}",
            rf"\b(?:she|he|they)(?:'?s|'?re| is| are)? {_TALKS}\w*ing (?:to|with)"
            rf" (?:an? |the )?{_STAFF}",
            rf"\bdo(?:es)? {_SOMEBODY} {_TALKS}e? (?:to|with) (?:an? )?{_REAL}",
        ),
    ),
    (
        "utter_ask_capabilities",
        words(
            rf"^(?!.*\?).*\b(?:not|never|no)(?: (?:very|real|really|so|too|any))? "
            rf"(?:good|great|used|handy|any good)\b[^.?!]{{0,12}}\b{_CHATS}\b.*"
            rf"{_AT_A_LOSS}",
            rf"^(?:\W*(?:hi|hello|hey|um+|uh+|well|so|ok|okay|honestly|sorry)\b)*\W*"
            rf"(?:i )?{_AT_A_LOSS}(?: (?:you|here|this|it|really))*\W*$",
        ),
    ),
    (
        "utter_greet",
        words(
            r"^\W*(?:hi|hello|hey|howdy|good (?:morning|afternoon|evening))\b"
            r"(?: there| y'?all| everyone)?\W+(?:(?:my|the|a) )?(?:\w+ ){0,3}?"
            r"(?:told|said|says|suggested|recommended|sent|showed|asked|wanted) "
            r"(?:for )?(?:me )?(?:to )?(?:try|use|check out|try out|look at"
            r"|come to|here)?"
            r"(?: (?:this|it|here|you|out|the|your|chat\w*|page|site|website|thing))*"
            r"\W*$",
        ),
    ),
    (
        "utter_about_articles_author",
        words(
            r"\bwho(?:'?s| is| was)? (?:the )?(?:wrote|writes|author\w*|the author)\b"
            r"[^.?!]{0,12}\b(?:articles?|page|blog|website|web ?site|site)\b",
            r"\b(?:article|page|blog)'?s author\b|\bauthor of (?:the|that|this|your)"
            r" (?:articles?|page|blog)\b",
            r"\bwho (?:wrote|writes)\b[^?]{0,12}[.?!] ?(?:the )?(?:article|author)\b",
            r"\b(?:article|page|blog)\b[^.?!]{0,15}\bwho (?:wrote|authored) it\b",
        ),
    ),
    (
        "utter_about_workers_comp",
        words(r"\bwork(?:er|ers|er'?s|ers'|man'?s|mens)? ?comp(?:ensation)?\b"),
    ),
    (
        "utter_about_coffee_or_alcohol",
        words(
            rf"^\W*(?:(?:and|n|but|so|what about|how about|or) )*(?:the other(?: one)?"
            rf"\W+)?(?:{_DRINKS}|{_ALCOHOL})\W*(?:then|too|tho|though)?\W*$",
            rf"\b(?:after|from|because of|due to|blame|is it|its|it'?s)\b[^.?!]{{0,15}}"
            rf"\b{_DRINKS}\b(?![^.?!]*\b(?:pills?|meds?|medicine|requip|mirapex|visit"
            rf"|treatment|laser|shots)\b)",
        ),
    ),
]


def plain_answer(text: str) -> str | None:
    """The response to what these words ask, whatever the message was taken for."""
    return first_asked((*OFFICE, *SAID_PLAINLY), text)
