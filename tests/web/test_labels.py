"""Staff read words, whatever the programs call them."""

import re
from pathlib import Path

import pytest
import yaml

from veinguide.content import load_content
from veinguide.triage import load_triage
from web.labels import Labels, is_from_now


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels(load_content(), load_triage().title)


def test_every_intent_has_a_name_in_words(root: Path, labels: Labels) -> None:
    intents = re.findall(
        r"^  - (\w+)$",
        (root / "domain.yml")
        .read_text()
        .partition("\nintents:\n")[2]
        .partition("\n\n")[0],
        re.M,
    )

    assert len(intents) > 40
    spaced = [each for each in intents if labels.intent(each) == each.replace("_", " ")]
    assert spaced == []


def test_every_sign_has_a_name_in_words(root: Path, labels: Labels) -> None:
    written = yaml.safe_load((root / "content" / "red_flags.yml").read_text())["signs"]

    assert {s["id"]: labels.sign(s["id"]) for s in written} == {
        s["id"]: s["title"] for s in written
    }
    assert labels.sign("other") == "Another danger"
    assert labels.sign("gone_since") == "gone since"


@pytest.mark.parametrize(
    "wish", ["early next week", "the week after this", "within a few days", "ASAP"]
)
def test_a_wish_may_count_from_the_day_it_was_said(wish: str) -> None:
    assert is_from_now(wish)


@pytest.mark.parametrize(
    "wish",
    ["Thursdays", "any day", "the 14th", "weekends, in the morning", "after 2 pm"],
)
def test_other_wishes_do_not(wish: str) -> None:
    assert not is_from_now(wish)
