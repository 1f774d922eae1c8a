"""Put the vectors that `make train` had to encode itself into `vectors/`.

    python -m addons.publish_vectors

To begin anew, without lines that were taken out since: remove `vectors/` and
`models/sentence-vectors.npz`, `make train`, and run this.
"""

import sys

from addons.mpnet_model import WIDTH
from addons.published_vectors import publish
from addons.red_flag_folds import CACHE
from addons.sentence_vectors import SentenceVectors


def main() -> int:
    config = {**SentenceVectors.get_default_config(), "cache": str(CACHE)}
    kept = SentenceVectors.cache_of(config).known()
    # MPNet's numbers come first.
    path = publish({key: row[:WIDTH] for key, row in kept.items()})
    print(f"== {path}" if path else "== every vector that was kept is there already")
    return 0


if __name__ == "__main__":
    sys.exit(main())
