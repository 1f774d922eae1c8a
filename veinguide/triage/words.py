"""Turn a visitor's message into plain words, however it was typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_PIECE = re.compile(
    r"[a-z0-9$@]+(?:'[a-z]+)*|[.!?;\n\u00a1\u00bf]+|[,:()\u2013\u2014\u2026]+|\s-+\s|[^\x00-\x7f]"
)
_APOSTROPHES = re.compile(r"[\u2018\u2019\u02bc`\u00b4]")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_LEET = str.maketrans("013457$@", "oieastsa")
_SHORTEST_TYPO = 5
_TWO_TYPOS_FROM = 9
_LONGEST_WORD = 24
_LONGEST_MESSAGE = 4000


@dataclass(frozen=True)
class Words:
    """The words of a message, with the sentence and the clause each stands in."""

    words: tuple[str, ...]
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]


class Vocabulary:
    """Every word the rules know; `swell*` stands for all words that begin so."""

    def __init__(
        self,
        keys: Iterable[str],
        spellings: Mapping[str, str],
        typo_targets: Iterable[str],
        real_words: Iterable[str],
    ) -> None:
        names = set(keys)
        self.exact = {key for key in names if not key.endswith("*")}
        self.stems = {key[:-1] for key in names if key.endswith("*")}
        self.spellings = {key: tuple(said.split()) for key, said in spellings.items()}
        self._real_words = frozenset(real_words)
        self._targets: dict[str, list[str]] = {}
        for word in sorted(set(typo_targets)):
            if len(word) >= _SHORTEST_TYPO:
                self._targets.setdefault(word[0], []).append(word)
        # Messages repeat words; the cache is per vocabulary and safe across threads.
        self.keys = lru_cache(maxsize=20_000)(self._exact_keys)
        self.plain = lru_cache(maxsize=20_000)(self._plain)

    def _exact_keys(self, word: str) -> tuple[str, ...]:
        """The rule words that this word stands for."""
        keys = [word] if word in self.exact else []
        for end in range(2, len(word) + 1):
            if word[:end] in self.stems:
                keys.append(word[:end] + "*")
        return tuple(keys)

    def _plain(self, word: str) -> tuple[str, ...]:
        """The word or words that were meant by one typed word."""
        if word in self.spellings:
            return self.spellings[word]
        word = word.replace("'", "")
        if len(word) > _LONGEST_WORD:
            return (word,)
        for guess in self._respelled(word):
            if guess in self.spellings:
                return self.spellings[guess]
            if self._exact_keys(guess):
                return (guess,)
        if word in self._real_words or not word.isalpha():
            return (word,)
        nearest = self._nearest(word)
        if nearest:
            return (nearest,)
        return self._split(word) or (word,)

    def _respelled(self, word: str) -> list[str]:
        guesses = [word]
        # A stem such as `burn*` knows "burnin", but "burning up" is what was said.
        if word.endswith("in") and word not in self.exact:
            guesses.insert(0, word + "g")
        if not word.isalpha() and not word.isdigit():
            guesses.append(word.translate(_LEET))
        for guess in tuple(guesses):
            if _LONG_RUN.search(guess):
                guesses.append(_LONG_RUN.sub(r"\1\1", guess))
                guesses.append(_LONG_RUN.sub(r"\1", guess))
        return guesses

    def _nearest(self, word: str) -> str | None:
        if len(word) < _SHORTEST_TYPO - 1:
            return None
        swapped = word[1] + word[0] + word[2:]
        if swapped in self._targets.get(swapped[0], ()):
            return swapped
        candidates = self._targets.get(word[0], [])
        found = process.extractOne(
            word, candidates, scorer=OSA.distance, score_cutoff=1
        )
        if not found and len(word) >= _TWO_TYPOS_FROM:
            long = [target for target in candidates if len(target) >= _TWO_TYPOS_FROM]
            found = process.extractOne(word, long, scorer=OSA.distance, score_cutoff=2)
        return found[0] if found else None

    def _split(self, word: str) -> tuple[str, ...] | None:
        """`cantbreathe` is two known words run together."""
        if len(word) < 8:
            return None
        for at in range(3, len(word) - 2):
            left, right = word[:at], word[at:]
            if left in self.exact and right in self.exact:
                return (left, right)
        return None


def read_words(text: str, vocabulary: Vocabulary) -> Words:
    """Split a message into lower-case words without accents, typos or apostrophes."""
    if len(text) > _LONGEST_MESSAGE:
        half = _LONGEST_MESSAGE // 2
        text = f"{text[:half]}. {text[-half:]}"
    folded = _APOSTROPHES.sub("'", text.lower())
    folded = unicodedata.normalize("NFKD", folded)
    folded = "".join(mark for mark in folded if not unicodedata.combining(mark))
    words: list[str] = []
    sentences: list[int] = []
    clauses: list[int] = []
    sentence = clause = 0
    for piece in _PIECE.findall(folded):
        if piece[0] in ".!?;\n\u00a1\u00bf":
            sentence, clause = sentence + 1, clause + 1
        elif piece[0] in ",:()\u2013\u2014\u2026 \t-":
            clause += 1
        else:
            for word in vocabulary.plain(piece):
                words.append(word)
                sentences.append(sentence)
                clauses.append(clause)
    return Words(tuple(words), tuple(sentences), tuple(clauses))
