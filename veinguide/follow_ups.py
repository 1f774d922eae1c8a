"""What a short message asks about the thing that was talked about last.

"How soon?" has no subject of its own. content/follow_ups.yml says which kinds of such
questions there are, and what answers each after which answer.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.yaml_files import read_yaml

FILE = Path("content") / "follow_ups.yml"
KEYS = {"name", "asks", "has", "unsure", "right_after", "answers"}
ANY, NOT_SAID, SAME = "any", "not_said", "same"
WIDE = ("ask_", "bot_challenge", "more_")
MOST_WORDS, MOST_LETTERS = 10, 80
MOST_WORDS_ALONE = 3

_APOSTROPHES = re.compile(r"['’‘`´]")
# At the beginning, "ya" is a yes.
_YOU = re.compile(r"\b(?:u|yall|(?<=\s)ya)\b")
_SENTENCE_END = re.compile(r"[.?!;]+(?:\s+|$)")
_OPENING = re.compile(
    r"(?:and|n|so|but|ok|okay|k|um+|uh+|then|like|well|oh|hm+|no|nope|yeah|yes|ya|wait"
    r"|huh|all ?right|right|ugh|also|plus|i mean|ha|lol|sorry|what about|how about)\b"
    r"[\s,.!:-]*"
)
_CLOSING = re.compile(
    r"[\s,.!?;:-]+(?:then|though|tho|exactly|again|too|please|huh|really|dear|hon"
    r"|(?<!\bthe )(?<!\bis )(?<!\bwas )(?<!\bwhos )(?<!\bhe )right"
    r"|lol|now|anyways?|for me|as well|actually|or what|or no|then no|you think)$"
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|that|thats|this|they|them|those|these|ones?|both|either|neither|mine"
    r"|same|there|such|else|other)\b"
)
_ASKS = re.compile(
    r"(?:what|whats|how|hows|why|when|where|which|who|whose|do|does|did|is|are|was|were"
    r"|will|would|should|can|could|might|may|has|have|am)\b"
)
_ABOUT = re.compile(r"^(?:\w+ )?(?:what|how) about\b")
# "So no then", "yes or no", "only the left one": no good-bye, and no "no, thanks".
_CONCLUDES = re.compile(
    r"(?:(?:and|well|ok(?:ay)?|oh|hm+)[ ,]+)*(?:(?:so|then|meaning|you mean)[ ,]+"
    r"(?:no|yes|neither|either|both|nothing|none|not|never|probably|maybe|is|are|its|it"
    r"|thats|that|just|only|he|she|we|they|you|i (?:can|cant|cannot|should|shouldnt"
    r"|have|dont|do))\b.*|(?:is )?(?:it|its|that|thats|this)(?: is)? an? (?:yes|no)\b.*"
    r"|(?:just )?(?:yes or no|no or yes)\b.*)"
)
_LIMITS = re.compile(
    r"(?:(?:and|but|so|well|no|yes)[ ,]+)*(?:only|just) (?:(?:for|on|in|at|with) )?"
    r"(?:(?:the|that|this|my|his|her|one|a) (?:\w+ )?"
    r"(?:one|leg|side|place|spot|calf|ankle|foot|night|day|week|weekend|time|left|right"
    r"|pill|half|first|second|bit|little)|(?:the|that) one|one|once|tonight|today|now"
    r"|both|nights|mornings)"
)
_LEAVES = re.compile(
    r"\b(?:thanks?|thank|thx|ty|bye|later|long|sorry|night night|thats (?:it|all)"
    r"|that is (?:it|all)|all set|done|good ?night|take care|see you)\b"
)
MOST_WORDS_OF_A_CONCLUSION = 7
_GOES_ON = re.compile(r"(?:and|so|but|then|even|only|just|also|or|like)\b")


@dataclass(frozen=True)
class Kind:
    """A kind of question: how it is asked, and its answers by what was told before."""

    name: str
    asks: tuple[re.Pattern[str], ...]
    has: tuple[re.Pattern[str], ...]
    unsure: bool
    right_after: bool
    answers: dict[str, tuple[str, ...]]

    def is_asked(self, text: str) -> bool:
        return any(p.fullmatch(s) for s in _sentences(text) for p in self.asks)

    def is_heard(self, text: str) -> bool:
        """Whether it is asked, or spoken of in a message with no other meaning."""
        said = (core(text), plain(text).strip("?! ."))
        return self.is_asked(text) or any(p.search(s) for p in self.has for s in said)


@dataclass(frozen=True)
class Group:
    """Topics that share what is said where the article says nothing."""

    topics: tuple[str, ...]
    not_said: str


@dataclass(frozen=True)
class FollowUps:
    groups: dict[str, Group]
    kinds: tuple[Kind, ...]

    def answers(self, kind: Kind, said: Collection[str], topic: str) -> tuple[str, ...]:
        """The answers to such a question after `said`, the best first."""
        places = [*said, topic, self.group_of(topic), ANY]
        found = next((kind.answers[p] for p in places if p in kind.answers), ())
        last = next(reversed([*said]), "")
        instead = {NOT_SAID: self.not_said(topic), SAME: last}
        return tuple(filter(None, (instead.get(a, a) for a in found)))

    def asked_of(self, text: str, last: str, topic: str) -> str:
        """The answer to a message of one of the kinds after `last`, or ""."""
        for kind in self.kinds:
            answers = self.answers(kind, [last], topic)
            if answers and kind.is_asked(text):
                return next((a for a in answers if a != last), answers[0])
        return ""

    def every_answer(self) -> set[str]:
        """The names of all answers, without utter_."""
        told = {
            a for kind in self.kinds for each in kind.answers.values() for a in each
        }
        unsaid = {group.not_said for group in self.groups.values()}
        return told - {NOT_SAID, SAME} | unsaid

    def group_of(self, topic: str) -> str:
        return next((n for n, g in self.groups.items() if topic in g.topics), "")

    def not_said(self, topic: str) -> str:
        """That the article does not say it, and who can; "" for a topic of no group."""
        group = self.groups.get(self.group_of(topic))
        return group.not_said if group else ""


@lru_cache(maxsize=1)
def load_follow_ups(root: Path = PROJECT_ROOT) -> FollowUps:
    """
    :raises ContentError: naming the file and each entry that cannot be used.
    """
    path = root / FILE
    told = read_yaml(path)
    if problems := list(_wrong(told)):
        raise ContentError("\n".join(f"{path}: {problem}" for problem in problems))
    words = told["words"]
    words = {name: each.replace("{it}", words["it"]) for name, each in words.items()}
    groups = {
        name: Group(tuple(each["topics"]), each["not_said"])
        for name, each in told["groups"].items()
    }
    kinds, problems = [], []
    for each in told["kinds"]:
        try:
            kinds.append(_kind(each, words))
        except re.error as error:
            problems.append(f"{path}: {each['name']}: {error.pattern!r}: {error}")
    if problems:
        raise ContentError("\n".join(problems))
    return FollowUps(groups, tuple(kinds))


def is_follow_up(text: str) -> bool:
    """Whether a message asks one of the kinds, so that the last topic decides."""
    if not is_short(text):
        return False
    return any(kind.is_asked(text) for kind in load_follow_ups().kinds)


def is_particular(answer: str) -> bool:
    """Whether it is said of what was told last, and is no wide answer of its own."""
    is_wide = answer.startswith(WIDE)
    return not is_wide and answer in load_follow_ups().every_answer()


def is_short(text: str) -> bool:
    is_typed = not text.startswith("/")
    return is_typed and len(text.split()) <= MOST_WORDS and len(text) <= MOST_LETTERS


def points_back(text: str) -> bool:
    """Whether a short question is not to be understood without what was said before."""
    said = plain(text)
    if not is_short(text) or not asks(text):
        return False
    is_alone = len(said.split()) <= MOST_WORDS_ALONE
    return is_alone or bool(_POINTS_BACK.search(said) or _GOES_ON.match(said))


def asks(text: str) -> bool:
    """Whether the message ends or opens as a question."""
    said = plain(text)
    return said.endswith("?") or bool(_ASKS.match(core(text)) or _ABOUT.search(said))


def concludes(text: str) -> bool:
    """Whether it is drawn from what was said last, or bounds it, and ends no talk."""
    said = plain(text).strip("?! .")
    is_short_one = len(said.split()) <= MOST_WORDS_OF_A_CONCLUSION
    is_heard = _CONCLUDES.fullmatch(said) or _LIMITS.fullmatch(said)
    return is_short_one and bool(is_heard) and not _LEAVES.search(said)


def plain(text: str) -> str:
    """Lower case, no apostrophes, single spaces; "u" and "yall" are "you"."""
    said = " ".join(_APOSTROPHES.sub("", text.lower()).split())
    return _YOU.sub("you", said)


def core(text: str) -> str:
    """The words without what only opens or closes them, such as "so" or "then"."""
    said = plain(text).strip(" .,!?;:-")
    while (opened := _OPENING.match(said)) and opened.end() < len(said):
        said = said[opened.end() :]
    while closed := _CLOSING.search(said):
        said = said[: closed.start()]
    return said


def _sentences(text: str) -> Iterator[str]:
    """The whole message, then its sentences, then what stands before a comma.

    What stands after a comma is left out: "itchy hands, is that a vein thing" is about
    the hands.
    """
    yield core(text)
    sentences = [s for s in _SENTENCE_END.split(text) if s.strip()]
    if len(sentences) > 1:
        yield from map(core, reversed(sentences))
    elif "," in text:
        yield core(text.split(",", maxsplit=1)[0])


def _wrong(told: Any) -> Iterator[str]:
    if not isinstance(told, dict) or set(told) != {"groups", "words", "kinds"}:
        yield "must hold groups, words and kinds"
        return
    if not _is_told(told["words"], str) or "it" not in told["words"]:
        yield "words: must name patterns, `it` among them"
    if not _is_told(told["groups"], dict):
        yield "groups: must name groups"
    else:
        for name, group in told["groups"].items():
            has_topics = _is_names(group.get("topics"))
            if not has_topics or not isinstance(group.get("not_said"), str):
                yield f"group {name}: needs a list of topics, and not_said"
    for number, kind in enumerate(told["kinds"] or (), 1):
        if not isinstance(kind, dict) or not isinstance(kind.get("name"), str):
            yield f"kind {number}: needs a name"
            continue
        if unknown := sorted(set(kind) - KEYS):
            yield f"{kind['name']}: unknown keys {', '.join(unknown)}"
        for key in ("asks", "has"):
            if not _is_names(kind.get(key, [])):
                yield f"{kind['name']}: {key} must be a list of patterns"
        answers = kind.get("answers", "")
        if not _is_told(answers, list) or not all(map(_is_names, answers.values())):
            yield f"{kind['name']}: answers must be a list for each topic"


def _is_told(told: Any, kind: type) -> bool:
    return isinstance(told, dict) and all(isinstance(v, kind) for v in told.values())


def _is_names(told: Any) -> bool:
    return isinstance(told, list) and all(isinstance(each, str) for each in told)


def _kind(told: dict[str, Any], words: dict[str, str]) -> Kind:
    answers = {place: tuple(named) for place, named in told["answers"].items()}
    asks, has = (
        tuple(_pattern(each, words) for each in told.get(key, ()))
        for key in ("asks", "has")
    )
    unsure, right_after = bool(told.get("unsure")), bool(told.get("right_after"))
    return Kind(told["name"], asks, has, unsure, right_after, answers)


def _pattern(told: str, words: dict[str, str]) -> re.Pattern[str]:
    for name, each in words.items():
        told = told.replace("{" + name + "}", each)
    return re.compile(told)
