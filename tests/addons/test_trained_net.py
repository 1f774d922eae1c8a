"""The net as `make train` left it, on the lines that a red flag must never miss."""

import tarfile
from pathlib import Path

import pytest

from addons import wording
from addons.red_flag_model import ARRAYS, SAFE, RedFlagModel
from addons.red_flag_net import RedFlagNet, leaves_no_doubt, read_examples
from addons.sentence_vectors import SentenceVectors
from evaluation.understanding import newest_model
from veinguide import PROJECT_ROOT
from veinguide.triage import load_triage


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> RedFlagModel:
    place = tmp_path_factory.mktemp("model")
    with tarfile.open(newest_model(PROJECT_ROOT / "models")) as archive:
        archive.extractall(place)
    return RedFlagModel.load(next(Path(place).rglob(ARRAYS)).parent)


def test_no_report_that_it_learned_could_be_withdrawn(net: RedFlagModel) -> None:
    settings = RedFlagNet.get_default_config()
    settings["cache"] = "models/sentence-vectors.npz"
    told = read_examples(PROJECT_ROOT / "content", load_triage())
    reports = [(text, level) for text, (level, _) in told if level != SAFE]
    texts = [wording.plain(text) for text, _ in reports]
    vectors = SentenceVectors.of(settings).vectors(texts)
    dangers = 1 - net.dangers(texts, vectors)[:, net.levels.index(SAFE)]
    withdrawn = [
        report
        for report, text, vector, danger in zip(
            reports, texts, vectors, dangers, strict=True
        )
        if leaves_no_doubt(
            settings,
            report[1] == "crisis",
            net.believed(text, vector[None, :], float(danger)),
            [],
        )
    ]
    assert withdrawn == []
    assert len(reports) > 7_000
