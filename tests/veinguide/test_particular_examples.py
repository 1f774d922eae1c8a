"""content/particular_questions.yml is read, or what is wrong with it is named."""

import pytest
import yaml

from veinguide.content import load_content
from veinguide.errors import ContentError
from veinguide.particular.examples import FILE, Particular, load_particulars


@pytest.fixture
def written(tmp_path):
    """Load what is written into the file."""

    def load(*rows):
        path = tmp_path / FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(list(rows)))
        return load_particulars(tmp_path)

    return load


def test_an_entry_is_read(written):
    row = {
        "says": "came_back",
        "asks": ["do veins come back"],
        "under": ["treatment"],
        "asks_under": ["does it come back"],
    }
    assert written(row) == [
        Particular(
            "came_back", ("do veins come back",), ("treatment",), ("does it come back",)
        )
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"asks": ["x"]}, "entry 1: needs `says`"),
        ("came_back", "entry 1: needs `says`"),
        ({"says": "a"}, "a: needs examples"),
        ({"says": "a", "asks": "one"}, "a: `asks` must be a list"),
        ({"says": "a", "asks": [15]}, "a: `asks` must be a list of texts"),
        ({"says": "a", "asks": ["x"], "ask_under": ["y"]}, "unknown keys ask_under"),
        ({"says": "a", "asks_under": ["y"]}, "`under` and `asks_under` need each"),
        ({"says": "a", "asks": ["x"], "under": ["cost"]}, "need each other"),
    ],
)
def test_what_is_wrong_with_an_entry_is_named(written, row, told):
    with pytest.raises(ContentError, match=told):
        written(row)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError, match=r"questions\.yml: cannot be read"):
        load_particulars(tmp_path)


def test_every_entry_leads_to_an_answer_about_known_topics(root):
    content = load_content(root)
    topics = {v.topic for said in content.responses.values() for v in said}
    for narrow in load_particulars(root):
        assert f"utter_{narrow.says}" in content.responses
        assert set(narrow.under) <= topics, narrow.says


def test_no_example_means_two_things(root):
    seen = {}
    for narrow in load_particulars(root):
        told = [(text, None) for text in narrow.asks]
        told += [(text, topic) for text in narrow.asks_under for topic in narrow.under]
        for text, topic in told:
            words = " ".join(text.lower().split())
            meant = seen.setdefault((words, topic), narrow.says)
            assert meant == narrow.says, (text, topic)
