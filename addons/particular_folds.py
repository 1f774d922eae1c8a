"""Cross-validate the narrow questions over their own examples.

    python -m addons.particular_folds

It knows no evaluation set. Takes five minutes once `make train` kept the vectors.
"""

from collections.abc import Iterator

import numpy as np
from sklearn.model_selection import KFold

from addons.particular_finder import NarrowQuestions, Told, some_of_each
from addons.red_flag_folds import kept_vectors, training_questions
from addons.sentence_vectors import SentenceVectors
from addons.wording import plain
from veinguide.particular.examples import Particular, load_particulars, narrow_question

FOLDS, SEED = 5, 7
HEARD = {"name": "ask_treatment_options", "confidence": 0.5}


def cross_validate() -> Iterator[str]:
    """A table in Markdown: how many left-out examples are told, how many rightly."""
    encoder = kept_vectors()
    particulars, wide = load_particulars(), _wide(encoder)
    kinds = {
        "stand alone": [(p.says, t, "") for p in particulars for t in p.asks],
        "under a topic": [
            (p.says, t, topic)
            for p in particulars
            for t in p.asks_under
            for topic in p.under
        ],
    }
    yield "| examples | left out | told | of these right |"
    yield "| --- | --- | --- | --- |"
    for kind, lines in kinds.items():
        told, right = 0, 0
        texts = np.unique([text for _, text, _ in lines])
        vectors = encoder.vectors([plain(text) for text in texts])
        rows = dict(zip(texts, vectors, strict=True))
        for _, places in KFold(FOLDS, shuffle=True, random_state=SEED).split(texts):
            left_out = set(texts[places])
            fewer = [_without(p, left_out) for p in particulars]
            model = NarrowQuestions.fit([p for p in fewer if p], encoder.vectors, wide)
            for says, text, topic in lines:
                if text in left_out:
                    like = model.likeliest([plain(text)], rows[text][None, :])
                    found = narrow_question(like, HEARD, last=topic)
                    told += found is not None
                    right += found == f"utter_{says}"
        share, sure = told / len(lines), right / max(told, 1)
        yield f"| {kind} | {len(lines):,} | {share:.1%} | {sure:.1%} |"


def _wide(encoder: SentenceVectors) -> Told:
    asked, intents = training_questions()
    texts = [plain(text) for text in asked]
    return some_of_each(Told(texts, intents, encoder.vectors(texts)))


def _without(particular: Particular, texts: set[str]) -> Particular | None:
    asks = tuple(t for t in particular.asks if t not in texts)
    under = tuple(t for t in particular.asks_under if t not in texts)
    if not asks and not under:
        return None
    return Particular(particular.says, asks, particular.under if under else (), under)


if __name__ == "__main__":
    print("\n".join(cross_validate()))
