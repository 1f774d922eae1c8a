"""The net as `make train` left it, on the lines that a red flag must never miss."""

import tarfile
from pathlib import Path

import pytest

from addons import wording
from addons.red_flag_model import ARRAYS, SAFE, RedFlagModel
from addons.red_flag_net import Alarm, RedFlagNet, read_examples
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
    triage = load_triage()
    told = read_examples(PROJECT_ROOT / "content", triage)
    reports = [(text, level) for text, (level, _) in told if level != SAFE]
    texts = [wording.plain(text) for text, _ in reports]
    vectors = SentenceVectors.of(settings).vectors(texts)
    dangers = 1 - net.dangers(texts, vectors)[:, net.levels.index(SAFE)]
    withdrawn = [
        report
        for report, text, vector, danger in zip(
            reports, texts, vectors, dangers, strict=True
        )
        if Alarm(
            report[0], report[1], net.believed(text, vector[None, :], float(danger))
        ).is_taken_back(settings, triage, [])
    ]
    assert withdrawn == []
    assert len(reports) > 7_000
