import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons.red_flag_detector import mark
from addons.red_flag_model import Suspicion
from addons.red_flag_net import RedFlagNet, read_examples
from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.triage import RedFlag, load_triage
from veinguide.triage.table import INTENTS

WORDINGS = """
breathing: ["I can't breathe", "short of breath", "gasping for air"]
chest_pain: ["my chest hurts", "pressure on my chest", "tight chest"]
suicide: ["I want to die", "no reason to live", "better off dead"]
clot_leg: ["my left calf is swollen and hot", "one leg bigger than the other"]
overdose: ["took too many pills", "swallowed the whole bottle of pills"]
none: ["no chest pain", "what if my vein bursts"]
"""
EXAMPLES = """
chest_pain: ["something heavy is sitting on my breastbone", "a squeeze behind the ribs"]
crisis: ["everybody would do better without me around", "I am done with all of it"]
none: ["my legs are killing me", "I would die for a good night of sleep"]
"""
NARROW = """
- {says: came_back, asks: [do my veins come back after a squeeze behind the knee]}
"""
HARMLESS = ["how much is it", "does it hurt", "will the laser hurt me", "hello"]
HARMLESS += ["do you take Medicare", "what is the weather", "why do my legs cramp"]


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project") / "content"
    folder.mkdir()
    (folder / "red_flag_wordings.yml").write_text(WORDINGS)
    (folder / "red_flag_examples.yml").write_text(EXAMPLES)
    (folder / "particular_questions.yml").write_text(NARROW)
    table = (PROJECT_ROOT / "content" / "red_flags.yml").read_text()
    (folder / "red_flags.yml").write_text(table)
    return folder


@pytest.fixture(scope="module")
def build(trained, content):
    """A net trained on the few lines above; `config` overrides its defaults."""
    questions = TrainingData([Message.build(t, "ask") for t in HARMLESS])
    trained.spelling.process_training_data(questions)
    trained.vectors.process_training_data(questions)

    def make(**config):
        settings = {**RedFlagNet.get_default_config(), "threshold": 0.5, **config}
        place = (settings, trained.storage, Resource("net"), trained.context)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("addons.red_flag_net.PROJECT_ROOT", content.parent)
            RedFlagNet.create(*place).train(questions)
        return RedFlagNet.load(*place)

    return make


@pytest.fixture(scope="module")
def net(build):
    # The rules know these words too; here the net has to find them by itself.
    return build(threshold_when_excused=0.5)


@pytest.fixture
def watched(net, trained):
    def read(text):
        [message] = net.process([trained.read(text)])
        return message

    return read


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("a weight is pressing down on my ribcage", "report_emergency"),
        ("they would all be better without me", "report_crisis"),
        ("he downed every tablet in the bottle", "report_poisoning"),
    ],
)
def test_words_that_no_rule_foresaw_are_caught(watched, said, intent):
    message = watched(said)
    assert message.get("intent")["name"] == intent
    assert message.get("intent_ranking") == [message.get("intent")]
    [entity] = message.get("entities")
    assert entity["extractor"] == "RedFlagNet"
    assert entity["value"] == message.get("red_flag")


def test_the_confidence_is_the_probability_of_danger(watched, net, trained):
    said = "a weight is pressing down on my ribcage"
    read = trained.read(said)
    found = net.model.judge(read.get("parts")[0], read.get("part_vectors").rows[:1])
    assert watched(said).get("intent")["confidence"] == pytest.approx(found.danger)


@pytest.mark.parametrize("said", ["what does it cost", "is it painful", "good morning"])
def test_questions_are_left_for_the_classifier(watched, said):
    assert watched(said).get("intent") is None


def flagged(trained, said, sign="clot_leg", intent="report_urgent_symptom"):
    message = trained.read(said)
    mark(message, RedFlag(sign, "", intent), 1.0, "RedFlagDetector")
    return message


def limits(of_all, **of_level):
    return {**dict.fromkeys(INTENTS, of_all), **of_level}


def test_what_the_rules_found_stays_found_while_there_is_a_doubt(net, trained):
    message = flagged(trained, "a weight is pressing down on my ribcage")
    before = message.as_dict()
    [after] = net.process([message])
    assert after.as_dict() == before


def test_what_the_rules_found_is_withdrawn_where_no_doubt_is_left(build, trained):
    keen = build(least_of_rule=limits(0.5))
    [message] = keen.process([flagged(trained, "will the laser hurt me")])
    assert message.get("red_flag") is None
    assert message.get("intent") is None
    assert message.get("intent_ranking") is None
    [entity] = message.get("entities")
    assert (entity["entity"], entity["value"]) == ("withdrawn_red_flag", "clot_leg")


def test_one_statement_of_danger_keeps_what_the_rules_found(build, trained):
    said = (
        "Hello, what does it cost? Does it hurt? Do you take Medicare, and is it "
        "painful? Something heavy is sitting on my breastbone."
    )
    net = build(least_of_rule=limits(0.5))
    whole = trained.read(said)
    danger = net.model.judge(
        whole.get("parts")[0], whole.get("part_vectors").rows[:1]
    ).danger
    assert danger < 0.5
    [message] = net.process([flagged(trained, said, "chest_pain")])
    assert message.get("red_flag") == "chest_pain"


def test_a_clause_of_danger_keeps_what_the_rules_found(build, trained):
    said = (
        "hello, what does it cost, does it hurt, do you take Medicare, is it painful, "
        "though something heavy is sitting on my breastbone"
    )
    settings = {"least_of_rule": limits(0.9), "least_of_piece": 0.5}
    [message] = build(**settings).process([flagged(trained, said, "chest_pain")])
    assert message.get("red_flag") == "chest_pain"
    deaf = {**settings, "least_of_piece": 1.0}
    [message] = build(**deaf).process([flagged(trained, said, "chest_pain")])
    assert message.get("red_flag") is None


def test_a_piece_of_a_story_long_past_is_no_doubt(build, trained):
    net = build(least_of_rule=limits(0.9), least_of_piece=0.0)
    for when, kept in (
        *(("in 1987", None), ("years ago", None), ("lately", "chest_pain")),
        ("years ago, and am right now", "chest_pain"),
    ):
        message = flagged(trained, f"what does it cost, I was ill {when}", "chest_pain")
        [message] = net.process([message])
        assert message.get("red_flag") == kept, when


def test_each_level_has_a_limit_of_its_own(build, trained):
    said = "will the laser hurt me"
    for least, kept in ((0.0, "suicide"), (0.5, None)):
        message = flagged(trained, said, "suicide", "report_crisis")
        net = build(least_of_rule=limits(1.0, crisis=least))
        [message] = net.process([message])
        assert message.get("red_flag") == kept


def test_plain_words_of_suicide_are_never_withdrawn(build, trained):
    net = build(least_of_rule=limits(1.1), least_of_piece=1.1)
    for said, kept in (
        ("do you sell socks, before I end my life", "suicide"),
        ("do you sell socks, before I end my lunch", None),
    ):
        message = flagged(trained, said, "suicide", "report_crisis")
        [message] = net.process([message])
        assert message.get("red_flag") == kept, said


def test_violence_needs_more_for_a_fall_is_like_it(build, trained, monkeypatch):
    net = build(threshold=0.5, threshold_of_abuse=0.8)
    for danger, kept in ((0.7, None), (0.9, "abuse")):
        heard = Suspicion(danger, "urgent", "abuse")
        monkeypatch.setattr(RedFlagNet, "_whole", lambda *_, heard=heard: heard)
        [message] = net.process([trained.read("then he stops and it is ok")])
        assert message.get("red_flag") == kept


@pytest.mark.parametrize(("whole", "kept"), [(0.25, None), (0.5, "abuse")])
def test_violence_in_one_piece_needs_a_whole_that_sounds_like_it(
    build, trained, monkeypatch, whole, kept
):
    net = build(threshold=0.9, threshold_of_statement=0.5)
    heard = Suspicion(whole, "urgent", "other")
    monkeypatch.setattr(RedFlagNet, "_whole", lambda *_: heard)
    piece = Suspicion(0.95, "urgent", "abuse")
    monkeypatch.setattr(RedFlagNet, "_each", lambda *_: iter([piece]))
    [message] = net.process([trained.read("I saw my barber. And he cut my ear.")])
    assert message.get("red_flag") == kept


def test_a_command_is_no_report(watched):
    assert watched("/report_emergency").get("red_flag") is None


def test_what_the_rules_took_back_needs_more(build, trained):
    keen, careful = ({"threshold": 0.0, "threshold_when_excused": t} for t in (0, 2))
    for said in ("I have no chest pain", "my dad had a stroke in 2010"):
        [message] = build(**keen).process([trained.read(said)])
        assert message.get("red_flag")
        [message] = build(**careful).process([trained.read(said)])
        assert message.get("red_flag") is None


def test_a_danger_buried_in_a_long_message_counts(build, trained):
    said = (
        "Hello, what does it cost? My daughter says the laser is nice. "
        "Everybody would do better without me around."
    )
    # The whole alone must not decide here.
    buried = {"threshold": 2, "threshold_of_statement": 0.5, "least_of_whole": 0.01}
    buried |= {"threshold_when_excused": 0}
    [message] = build(**buried).process([trained.read(said)])
    assert message.get("intent")["name"] == "report_crisis"
    deaf = {**buried, "threshold_of_statement": 2}
    [message] = build(**deaf).process([trained.read(said)])
    assert message.get("red_flag") is None


def test_a_danger_in_one_clause_of_a_booking_counts(build, trained):
    said = "tuesday after 3, and everybody would do better without me around, ok"
    deaf = {"threshold": 2, "threshold_of_crisis": 2, "threshold_of_statement": 2}
    [message] = build(**deaf).process([trained.read(said)])
    assert message.get("red_flag") is None
    buried = {**deaf, "threshold_of_statement": 0.5, "least_of_whole": 0.01}
    buried |= {"threshold_when_excused": 0}
    read = trained.read(said)
    assert not read.get("statements")
    [message] = build(**buried).process([read])
    assert message.get("intent")["name"] == "report_crisis"


def test_an_unknown_sign_is_named_with_its_file(content, tmp_path):
    (tmp_path / "red_flag_wordings.yml").write_text(WORDINGS)
    (tmp_path / "red_flag_examples.yml").write_text("hiccups: [hic]")
    with pytest.raises(ContentError, match=r"red_flag_examples\.yml: hiccups"):
        read_examples(tmp_path, load_triage())


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError, match=r"red_flag_wordings\.yml"):
        read_examples(tmp_path, load_triage())


def test_the_examples_of_content_can_be_used_and_cover_every_level():
    told = read_examples(PROJECT_ROOT / "content", load_triage())
    levels = [level for _, (level, _) in told]
    assert all(levels.count(level) >= 100 for level in [*INTENTS, "none"])


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("red_flag_examples.yml", 'urgent: ["my ankle is weeping"]\n'),
        ("particular_questions.yml", "- {says: ask_cost, asks: [what is it]}\n"),
    ],
)
def test_a_changed_example_changes_the_fingerprint(monkeypatch, content, name, more):
    monkeypatch.setattr("addons.red_flag_net.PROJECT_ROOT", content.parent)
    before = RedFlagNet.fingerprint_addon({})
    examples = content / name
    kept = examples.read_text()
    examples.write_text(kept + more)
    assert RedFlagNet.fingerprint_addon({}) != before
    examples.write_text(kept)
