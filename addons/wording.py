"""How a message is read before it becomes numbers: one spelling, and its sentences."""

import re
import unicodedata

MOST_PARTS = 4
SHORTEST_PART_WORDS = 2

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "-"})
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_SHOUTED_MARKS = re.compile(r"([!?.,])\1+")
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+|\n+")
_COMMAND = re.compile(r"^\s*[/∕]\s*[a-z_]+\s*(\{.*)?$", re.IGNORECASE | re.DOTALL)


def plain(text: str) -> str:
    """Lower case, straight quotes, single spaces, no drawn-out letters."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower()
    text = _DRAWN_OUT.sub(r"\1\1", text)
    text = _SHOUTED_MARKS.sub(r"\1", text)
    return " ".join(text.split())


def parts(text: str) -> list[str]:
    """The whole message first, then its questions and its last sentence, if several."""
    whole = plain(text)
    sentences = [plain(s) for s in _SENTENCE_END.split(text.strip()) if s.strip()]
    if len(sentences) < 2:
        return [whole]
    asked = [s for s in sentences if s.endswith("?")] or sentences[-1:]
    told = [s for s in asked if len(s.split()) >= SHORTEST_PART_WORDS and s != whole]
    return [whole, *told[-(MOST_PARTS - 1) :]]


def is_command(text: str) -> bool:
    """Whether the text is typed like a bot command: `/intent{...}`."""
    return bool(_COMMAND.match(text))
