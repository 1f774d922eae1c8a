"""How a message is read before it becomes numbers: one spelling, and its sentences."""

import re
import unicodedata

from veinguide.particular.struck import without_struck

MOST_PARTS = 4
SHORTEST_PART_WORDS = 2
MOST_WORDS_OF_A_VALUE = 4
MOST_QUESTIONS = 5
SHORTEST_STATEMENT_WORDS = 4
MOST_STATEMENTS = 8
SHORTEST_CLAUSE_WORDS = 3
MOST_CLAUSES = 16

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "-"})
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_SHOUTED_MARKS = re.compile(r"([!?.,])\1+")
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+|\n+")
_STATEMENT_END = re.compile(r"(?<=[.?!;])\s+|\n+|(?:,\s+|\s+)(?:and|but|also)\s+")
_CLAUSE_END = re.compile(
    r"(?<=[.?!;:])\s+|\n+|(?:,\s+|\s+)(?:-+|and|but|also|though|although|because|cause|so"
    r"|then|while|when|pero|aunque|y)\s+|,\s+"
)
_OPENS_QUESTION = (
    r"(?:what|what's|whats|how|how's|do|does|did|is|are|will|would|can|could|should|"
    r"why|who|am|may|must)\b"
)
_AUXILIARY = (
    r"(?:do|does|did|is|are|am|was|will|would|can|could|should|shall|have|has)\b"
)
_OPENS_AFTER_AND = (
    rf"(?:{_OPENS_QUESTION}"
    r"|(?:ha(?:s|ve) (?:i|you|u|they|he|she|it|any\w*|people|there)|when|where|which"
    r"|if(?! so\b)|whether|for how|at what|to what|wheres|where's)\b)"
)
_NEXT_QUESTION = re.compile(
    rf"\s*[,;]?\s+(?:and|also|plus|but|or|&)\s+(?:also\s+|then\s+)?(?={_OPENS_AFTER_AND})"
    rf"|\s*[,;]\s*(?={_OPENS_QUESTION}|(?:when|where|which)(?:'s|s)?\s+{_AUXILIARY})"
)
# "Is it an emergency or can it wait" is one question with two ways out.
_AS_ONE = re.compile(r"\s*[,;]?\s+or\s+(?:also\s+|then\s+)?(?!how\b|what|wh)")
_LED_BY = re.compile(
    r"^(?:(?:and|or|also|plus|but|so|then|ok|okay|oh|well|wait|hey|hi|hello|yes|no|yeah"
    r"|btw|by the way|actually|thanks|thank you|cool|great|first|second|next)\b"
    r"[\s,.!]*)+"
)
# A sentence without its mark: "and do i need a referral, i have humana".
_ASKS_UNMARKED = re.compile(
    rf"{_OPENS_QUESTION}|(?:when|where|which|whose)(?:'s|s| {_AUXILIARY})"
    r"|(?:where's|wheres|when's|for how|at what|any)\b"
)
# "And the parking", "or the hours": what is added to a question in few words.
_ADDS = re.compile(
    r"^(?:ok(?:ay)?,? |oh,? )?(?:and|or|also|plus) (?:about )?(?:the|your|any)\b"
)
MOST_WORDS_ADDED = 5
_HAS_QUESTION = re.compile(rf"\b{_OPENS_QUESTION}")
# "My plan is Humana, would I be covered": the first half only tells.
_TELLS = re.compile(
    r"(?!.*\b(?:know|ask|asking|wonder\w*|tell me|explain|understand|curious)\b)"
    r"(?:i|i'?m|i'?ve|i'?d|me|my|we|we'?re|our|he|she|he'?s|she'?s|they|the|this|been|had"
    r"|got|it'?s|its|no)\b"
)
_NOT_ASKED = re.compile(
    r"\b(?:i'?m |i am )?not (?:(?:asking|talking|wondering|here) )?about "
    r"(?:[\w']+ ){0,4}?[\w']+\s*(?:[,;.:-]+\s*|\b(?=but\b))(?:but )?",
    re.IGNORECASE,
)
# "Right, but does she need a scan", "no, I mean the vein itself", "I asked about the
# plane": what comes after is what is meant.
_WRAPPING = re.compile(
    r"(?:^|[.?!,;]\s+)(?:\w+,?\s+){0,2}?"
    r"(?:i (?:just |only )?(?:mean|meant|asked|said|was asking|am asking)"
    r"|i'?m (?:just |only )?asking)(?: about| if| whether)?\b[\s,:-]+"
    r"(?!for\b|because\b|so\b)"
    r"|^(?:right|ok|okay|well|ugh|huh)(?:\W+\w{2,4})?[\s,.!?]+"
    r"(?:but|and|so)\b[\s,]+",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\d{3}\D?\d{4}|@|^(?:(?:yes|no|sure|ok|okay|skip|please|thanks|any ?time|any day"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|mornings?|afternoons?"
    r"|evenings?|tomorrow|today|next|or|and|texts?|calls?)\s*)+$"
)
# "Ok then, my own doctor it is. Bye": what comes before a bye asks nothing any more.
# "Goodbye" itself is left to the model: it may be said for ever.
_PARTING = (
    r"(?:(?:bye(?:[ -]?bye)?|cya|ttyl|see (?:ya|you)(?: later)?|talk (?:to you )?later"
    r"|have a (?:good|nice|great|blessed) (?:one|day|night|evening|weekend))\b"
    r"(?: (?:now|then|hon|dear|y'?all|for now))?)"
)
_BYE = re.compile(
    rf"\b{_PARTING}\W*$|^(?:(?:ok(?:ay)?|all ?right|well|no|nothing|thanks|thank you)\b"
    r"[\s,.!]*)*bye\b(?! the\b)"
)
_NOT_LEAVING = re.compile(
    r"\?|\d|\b(?:yes|yeah|yep|sure|send|submit|go ahead|change|cancel|book|texts?"
    r"|for ?ever|everyone|everybody|world|love|sorry|last|before i say|say)\b"
)
MOST_WORDS_OF_A_BYE = 20
LEAST_FIGURES = 4
_NUMBER = re.compile(rf"[\s()+.#-]*(?:\d[\s()+./-]*){{{LEAST_FIGURES},}}$")
_COMMAND = re.compile(r"^\s*[/∕]\s*[a-z_]+\s*(\{.*)?$", re.IGNORECASE | re.DOTALL)


def plain(text: str) -> str:
    """Lower case, straight quotes, single spaces, no drawn-out letters."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower()
    text = _DRAWN_OUT.sub(r"\1\1", text)
    text = _SHOUTED_MARKS.sub(r"\1", text)
    return " ".join(text.split())


def parts(text: str) -> list[str]:
    """The whole message first, then its questions and its last sentence, if several.

    "Not asking about cramps" is left out, for its words would count as a question. So
    is "816 555 0142, and": what is told in few words hides the question after it. What
    comes after "no, I mean" is a part of its own.
    """
    text = _without_what_is_not_asked(text)
    whole = plain(text)
    meant = _without_wrapping(whole)
    sentences = [plain(s) for s in _SENTENCE_END.split(text.strip()) if s.strip()]
    if len(sentences) < 2:
        return [whole, *(_after_a_few_words(whole) or meant)]
    asked = [s for s in sentences if s.endswith("?")] or sentences[-1:]
    told = [s for s in asked if len(s.split()) >= SHORTEST_PART_WORDS and s != whole]
    told += [each for each in meant if each not in told]
    return [whole, *told[-(MOST_PARTS - 1) :]]


def _without_wrapping(whole: str) -> list[str]:
    wrappings = list(_WRAPPING.finditer(whole))
    meant = whole[wrappings[-1].end() :] if wrappings else ""
    return [meant] if len(meant.split()) >= SHORTEST_PART_WORDS else []


def _after_a_few_words(whole: str) -> list[str]:
    told, *asked = _NEXT_QUESTION.split(whole, maxsplit=1)
    if not asked or re.match(_OPENS_QUESTION, told):
        return []
    is_short = len(told.split()) <= MOST_WORDS_OF_A_VALUE or _VALUE.search(told)
    return [asked[0]] if is_short and len(asked[0].split()) > 1 else []


def is_parting(text: str) -> bool:
    """Whether a message ends the talk, and asks and tells nothing for a form."""
    said = plain(text)
    is_short = len(said.split()) <= MOST_WORDS_OF_A_BYE
    return is_short and bool(_BYE.search(said)) and not _NOT_LEAVING.search(said)


def is_value_and_question(told: list[str]) -> bool:
    """Whether `parts` found "mornings, and how long does it take?"."""
    if len(told) != 2 or told[1:] != _after_a_few_words(told[0]):
        return False
    return bool(_VALUE.search(_NEXT_QUESTION.split(told[0], maxsplit=1)[0]))


def _without_what_is_not_asked(text: str) -> str:
    asked = _NOT_ASKED.sub(" ", text).strip()
    return without_struck(asked if len(asked.split()) >= SHORTEST_PART_WORDS else text)


def questions(text: str) -> list[str]:
    """The questions of a message that asks several things; else nothing.

    "Does it hurt and will Medicare pay?" holds two. What is only told is left out.
    """
    asked = []
    for sentence in _SENTENCE_END.split(without_struck(text).strip()):
        pieces = _pieces_asked(plain(sentence))
        if not sentence.rstrip().endswith("?") and len(pieces) == 1:
            asked += pieces if _asks_unmarked(plain(sentence), pieces[0]) else []
            continue
        asked += [
            piece.rstrip("?") + "?"
            for number, piece in enumerate(pieces)
            if number or len(pieces) == 1 or _asks_first(piece)
        ]
    return asked[:MOST_QUESTIONS] if len(asked) > 1 else []


def _pieces_asked(sentence: str) -> list[str]:
    """The sentence cut where another question begins, each without "and", "ok so"."""
    pieces, start = [], 0
    for cut in _NEXT_QUESTION.finditer(sentence):
        if not _AS_ONE.match(cut[0] + sentence[cut.end() :]):
            pieces.append(sentence[start : cut.start()])
            start = cut.end()
    told = (_LED_BY.sub("", piece) for piece in [*pieces, sentence[start:]])
    return [piece for piece in told if piece]


def _asks_first(piece: str) -> bool:
    return bool(_HAS_QUESTION.search(piece)) and not _TELLS.match(piece)


def _asks_unmarked(sentence: str, piece: str) -> bool:
    if _ASKS_UNMARKED.match(piece):
        return True
    return bool(_ADDS.match(sentence)) and len(piece.split()) <= MOST_WORDS_ADDED


def statements(text: str) -> list[str]:
    """What a message of several statements says, one by one; else nothing."""
    return _pieces(text, _STATEMENT_END, SHORTEST_STATEMENT_WORDS)[:MOST_STATEMENTS]


def clauses(text: str) -> list[str]:
    """The small pieces of a message of several; else nothing.

    "Friday works, though I did pass out today" is one statement of two clauses.
    """
    return _pieces(text, _CLAUSE_END, SHORTEST_CLAUSE_WORDS)[:MOST_CLAUSES]


def _pieces(text: str, end: re.Pattern[str], shortest_words: int) -> list[str]:
    """What stands between the ends, if it is several pieces that are long enough."""
    told = [plain(piece) for piece in end.split(text.strip())]
    told = [piece for piece in told if len(piece.split()) >= shortest_words]
    return told if len(told) > 1 else []


def is_number(text: str) -> bool:
    """Whether a text is figures and their marks alone: "12345", "(816) 555-0142"."""
    return bool(_NUMBER.match(text))


def is_command(text: str) -> bool:
    """Whether the text is typed like a bot command: `/intent{...}`."""
    return bool(_COMMAND.match(text))
