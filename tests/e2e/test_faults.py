"""What breaks while somebody books; see evaluation/faults.py for what is played."""

import pytest

from evaluation.faults import FAULTS, stage

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def at(tmp_path_factory):
    with stage(tmp_path_factory.mktemp("faults")) as ready:
        yield ready


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_nothing_is_lost_or_doubled_and_the_truth_is_told(at, fault) -> None:
    outcome = fault(at)
    assert outcome.survived, str(outcome)
