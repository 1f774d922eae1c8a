"""What people say after an alarm, and the reminder that answers it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.triage.table import INTENTS
from veinguide.written_patterns import NOTHING, PatternReader
from veinguide.yaml_files import read_yaml

FILE = PROJECT_ROOT / "content" / "alarm_replies.yml"
_PATTERNS = ("says", "unless", "unless_there")
_PHRASES = (
    *("subjects", "visits", "treated", "means", "denials", "insistence", "protests"),
    *("first_aid", "too_many"),
)
_OF_DENIALS = ("hedges", "explanations", "stories", "figures")
_LISTS = ("intents", "after", "signs")
# Of every sign that has no words of its own.
_ANY_SIGN = "other"
_SENTENCE_ENDS = ".!?;"
_PARTS = re.compile(r"[.!?;]+|\bbut\b")
_CLAUSES = re.compile(r"(?:(?!\b(?:but|because|cuz|and|so)\b)[^.!?;,])+[.!?;,]*")
# With one of these, no "no" is taken for the whole of it.
_STILL = re.compile(
    r"\b(?:still|worse|keeps?|but (?:it|its|it's|my|his|her|the|s?he)"
    r"|(?:can't|cannot|cant|couldn't|couldnt|won't|wont)(?! (?:you|u)\b))\b"
)
# After a "no chest pain": "it's just pressure".
_AFFIRMS = re.compile(r"\b(?:just|only|its|it's|i|im|i'm|he|she|is|has|have|feels?)\b")
# "There is no emergency, right?" and "doesn't hurt, is that normal" ask for comfort.
_ASKS_BACK = re.compile(
    r"\b(?:right|huh|yes|correct)\s*\?\W*$"
    r"|\b(?:is|are) (?:it|that|this|they|those|these) (?:\w+ )?(?:normal|bad|serious)\b"
)
# A "no" to these names no sign.
_IN_GENERAL = re.compile(r"\b(?:sick|ill|hurt|dying|emergenc\w+)\b")
# Told beside any "no", of whatever sign.
_IN_DISTRESS = re.compile(
    r"\b(?:(?:short|out) of breath|pressure|numb\w*|droop\w*|slurr\w*|confused|dizzy"
    r"|faint\w*|pass(?:ed|ing) out|black(?:ed|ing) out"
    r"|(?:temp\w*|fever)(?: \w+){0,3} (?:10[1-7]|39|4[01]))\b"
)


@dataclass(frozen=True)
class Row:
    """One row of the table; an empty `after` or `signs` limits nothing.

    `unless` looks at the whole message, `unless_there` at the sentences that `says`
    was found in. `by_net` limits it to alarms that no rule raised.
    """

    name: str
    says: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_there: re.Pattern[str] | None
    intents: frozenset[str]
    after: frozenset[str]
    signs: frozenset[str]
    by_net: bool = False

    def fits(
        self,
        words: str,
        intent: str,
        sign: str | None,
        given: set[str],
        by_net: bool = False,
    ) -> bool:
        return (
            (by_net or not self.by_net)
            and (intent in self.intents or self._is_said(words))
            and not (self.unless and self.unless.search(words))
            and (not self.after or not self.after.isdisjoint(given))
            and (not self.signs or sign in self.signs)
        )

    def _is_said(self, words: str) -> bool:
        found = self.says.finditer(words) if self.says else ()
        return any(
            not (
                self.unless_there
                and self.unless_there.search(_sentences(words, *match.span()))
            )
            for match in found
        )


@dataclass(frozen=True)
class Denied:
    """Of one sign: the words that tell of it, and those under a "no"."""

    told: re.Pattern[str]
    denied: re.Pattern[str]


@dataclass(frozen=True)
class AlarmReplies:
    """`levels` leads from the intent of an alarm to its rows, first choice first."""

    levels: Mapping[str, tuple[Row, ...]]
    subjects: re.Pattern[str]
    visits: re.Pattern[str]
    treated: re.Pattern[str]
    means: re.Pattern[str]
    denials: re.Pattern[str]
    insistence: re.Pattern[str]
    protest_words: re.Pattern[str]
    first_aid: re.Pattern[str]
    too_many: re.Pattern[str]
    hedges: re.Pattern[str]
    explanations: re.Pattern[str]
    stories: re.Pattern[str]
    figures: re.Pattern[str]
    named: Mapping[str, Denied] = field(default_factory=dict, kw_only=True)

    def fitting(
        self,
        level: str,
        words: str,
        intent: str,
        sign: str | None,
        given: set[str],
        by_net: bool = False,
    ) -> list[str]:
        """The names of the reminders that answer `words`, first choice first.

        `by_net` says that the alarm was raised by the learned net alone.
        """
        rows = self.levels.get(level, ())
        fit = (row for row in rows if row.fits(words, intent, sign, given, by_net))
        return [row.name for row in fit]

    def names_a_subject(self, words: str) -> bool:
        """Whether the words name something that the clinic's answers are about."""
        return bool(self.subjects.search(words))

    def without_denials(self, words: str) -> str:
        """The parts of a message that deny and explain nothing."""
        parts = _PARTS.split(words)
        return ". ".join(part for part in parts if not self.denials.search(part))

    def denies(self, words: str, sign: str | None) -> bool:
        """Whether the very sign is said not to be there, in whatever words.

        "Nobody is coughing blood. I said BINGO" does; "no blood now, just pressure",
        which still tells of one, does not.
        """
        if _ASKS_BACK.search(words):
            return False
        of_sign, clauses = self._clauses(words, sign)
        if not of_sign:
            return False
        denied = [c for c in clauses if self._is_denied(c, of_sign)]
        told = (c for c in clauses if c not in denied)
        return bool(denied) and not any(self._is_told(c, of_sign) for c in told)

    def denies_by_name(self, words: str, sign: str | None) -> bool:
        """Whether it is denied by its own name: "nobody is sick" names no sign."""
        return self.denies(_IN_GENERAL.sub("so", words), sign)

    def explains(self, words: str, sign: str | None) -> bool:
        """Whether a harmless reason is given, and no sign is told beside it."""
        of_sign, clauses = self._clauses(words, sign)
        if not of_sign:
            return False
        explained = [c for c in clauses if self._is_explained(c)]
        told = (
            clause
            for clause in clauses
            if not self.stories.search(clause) and not self._is_denied(clause, of_sign)
        )
        return bool(explained) and not any(self._is_told(c, of_sign) for c in told)

    def _clauses(self, words: str, sign: str | None) -> tuple[Denied | None, list[str]]:
        """What names the sign, and the clauses; none where it may be there still."""
        of_sign = self.named.get(sign or _ANY_SIGN) or self.named.get(_ANY_SIGN)
        if _STILL.search(words):
            return None, []
        return of_sign, [match[0] for match in _CLAUSES.finditer(words)]

    def tells_a_story(self, words: str, sign: str | None) -> bool:
        """Whether it was on a screen, a joke, or long ago."""
        return bool(self.stories.search(words)) and self.explains(words, sign)

    def _is_explained(self, clause: str) -> bool:
        found = self.explanations.search(clause)
        return bool(found) and not self.hedges.search(clause)

    def _is_denied(self, clause: str, of_sign: Denied) -> bool:
        found = of_sign.denied.search(clause)
        if not found or clause.rstrip().endswith("?") or self.hedges.search(clause):
            return False
        rest = clause[found.end() :]
        return not (_AFFIRMS.search(rest) and of_sign.told.search(rest))

    @staticmethod
    def _is_told(clause: str, of_sign: Denied) -> bool:
        told = of_sign.told.search(clause) or _IN_DISTRESS.search(clause)
        return bool(told) and "?" not in clause

    def is_a_figure(self, words: str) -> bool:
        """Whether what was said is taken back as a saying, a joke or a story."""
        is_more = _STILL.search(words) or self.means.search(words)
        return bool(self.figures.search(words)) and not is_more

    def insists(self, words: str) -> bool:
        """Whether who was warned says plainly that there is no such danger."""
        return bool(self.insistence.search(words))

    def protests(self, words: str, sign: str | None) -> bool:
        """Whether who was warned before says again that it is not so.

        Not where a sign is told beside it: "no, I said my chest HURTS".
        """
        of_sign, clauses = self._clauses(words, sign)
        if not of_sign or not self.protest_words.search(words):
            return False
        told = (c for c in clauses if not self._is_denied(c, of_sign))
        return not any(self._is_told(c, of_sign) for c in told)

    def is_told(self, words: str, sign: str | None) -> bool:
        """Whether a word of the sign is said at all."""
        of_sign = self.named.get(sign or _ANY_SIGN) or self.named[_ANY_SIGN]
        return bool(of_sign.told.search(words))

    def takes_first_aid(self, words: str) -> bool:
        """Whether one pill was taken against it, as "I took a Benadryl"."""
        return bool(self.first_aid.search(words)) and not self.too_many.search(words)

    def asks_for_a_visit(self, words: str) -> bool:
        return bool(self.visits.search(words))

    def tells_of_a_treatment(self, words: str) -> bool:
        """Whether a vein treatment of late is told of."""
        return bool(self.treated.search(words))

    def speaks_of_means(self, words: str) -> bool:
        """Whether something is named that people hurt themselves with."""
        return bool(self.means.search(words))


@lru_cache(maxsize=1)
def alarm_replies() -> AlarmReplies:
    """The project's own table, read once."""
    return load_alarm_replies()


def load_alarm_replies(path: Path = FILE) -> AlarmReplies:
    """:raises ContentError: with every problem of the file."""
    written = read_yaml(path)
    if not isinstance(written, dict):
        raise ContentError(f"{path}: needs `words`, `subjects` and `levels`")
    reader = _Reader(written.get("words") or {})
    levels = {
        level: tuple(reader.rows(level, rows))
        for level, rows in (written.get("levels") or {}).items()
    }
    unknown = sorted(levels.keys() ^ set(INTENTS.values()))
    reader.problems += [f"{level}: not a level, or it is missing" for level in unknown]
    patterns = [
        reader.needed(name, written.get(name)) for name in _PHRASES + _OF_DENIALS
    ]
    named = reader.named(written.get("named_signs") or {})
    reader.check(path)
    return AlarmReplies(levels, *patterns, named=named)


def _sentences(words: str, start: int, end: int) -> str:
    """The whole sentences that `start` to `end` reach into."""
    first = max(words.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [words.find(mark, max(start, end - 1)) for mark in _SENTENCE_ENDS]
    last = min((at for at in ends if at >= 0), default=len(words))
    return words[first : last + 1]


class _Reader(PatternReader):
    """Reads the rows of each level."""

    def rows(self, level: str, rows: Iterable[Mapping[str, Any]]) -> Iterable[Row]:
        for row in rows:
            where = f"{level}, {row.get('name', 'a row without a name')}"
            self._check(where, row)
            yield Row(
                name=str(row.get("name")),
                says=self.pattern(where, row.get("says")),
                unless=self.pattern(where, row.get("unless")),
                unless_there=self.pattern(where, row.get("unless_there")),
                intents=frozenset(row.get("intents") or ()),
                after=frozenset(row.get("after") or ()),
                signs=frozenset(row.get("signs") or ()),
                by_net=bool(row.get("by_net")),
            )

    def needed(self, name: str, said: Iterable[str] | None) -> re.Pattern[str]:
        found = self.pattern(name, said)
        if not said:
            self.problems.append(f"`{name}` is missing")
        return found or NOTHING

    def named(self, signs: Mapping[str, str]) -> dict[str, Denied]:
        """Each sign; `{denying}` of the words stands before what is denied."""
        found = {}
        for sign, said in signs.items():
            where = f"named_signs, {sign}"
            told = self.pattern(where, [rf"\b(?:{said})\b"])
            denied = self.pattern(where, [rf"{{denying}}(?:{said})\b"])
            if told and denied:
                found[sign] = Denied(told, denied)
        return found

    def _check(self, where: str, row: Mapping[str, Any]) -> None:
        if not row.get("name"):
            self.problems.append(f"{where}: `name` is missing")
        if not row.get("says") and not row.get("intents"):
            self.problems.append(f"{where}: needs `says` or `intents`")
        lists = (*_PATTERNS, *_LISTS)
        unknown = row.keys() - {"name", "by_net", *lists}
        self.problems += [f"{where}: {key} is not known" for key in sorted(unknown)]
        not_lists = [k for k in lists if not isinstance(row.get(k) or [], list)]
        self.problems += [f"{where}: {key} must be a list" for key in not_lists]
