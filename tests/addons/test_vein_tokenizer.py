from typing import Any

from rasa.shared.nlu.training_data.message import Message

from addons.vein_tokenizer import VeinTokenizer


def test_words_stand_where_they_were_typed(component: Any) -> None:
    tokens = component(VeinTokenizer).tokenize(Message.build("Don't  stop."), "text")
    assert [(t.text, t.start) for t in tokens] == [
        ("Do", 0),
        ("n't", 2),
        ("stop", 7),
        (".", 11),
    ]


def test_spaces_alone_have_no_words(component: Any) -> None:
    assert component(VeinTokenizer).tokenize(Message.build("  \n "), "text") == []
