"""No diagnosis, no reassurance, a clot line in every leg answer, and alarms first."""

import pytest
import yaml

from evaluation.lint import VERDICTS
from veinguide.wording import first_words

SIGNS = {
    "utter_report_emergency": (
        "breathing chest_pain coughing_blood fainting bleeding_vein cold_leg sepsis "
        "stroke nerve_back airway_after_treatment muscle_breakdown withdrawal_severe "
        "heavy_bleed_on_quinine heavy_bleed overdose_collapsed head_injury broken_hip"
    ),
    "utter_report_urgent_symptom": (
        "sudden_sleep clot_leg bleeding_stopped skin_infection surface_clot "
        "ulcer_infected "
        "after_treatment quinine_bleeding bleeding_inside withdrawal pregnant_leg "
        "dark_urine abuse fall"
    ),
    "utter_report_crisis": (
        "suicide suicide_of_another suicide_acting_of_another suicide_acting "
        "self_harm_idiom"
    ),
    "utter_report_poisoning": "overdose child_swallowed wrong_dose",
}
NUMBERS = {
    "utter_report_emergency": "911",
    "utter_report_urgent_symptom": "today|1-800-799-7233",
    "utter_report_crisis": "988|911",
    "utter_report_poisoning": "1-800-222-1222",
}


@pytest.fixture
def sign_text(content):
    """What is said for a sign."""

    def find(response: str, sign: str | None) -> str:
        condition = {"red_flag": sign} if sign else {}
        (said,) = [v for v in content.responses[response] if v.condition == condition]
        return " ".join(said.text.split())

    return find


@pytest.mark.parametrize("response", SIGNS)
def test_every_agreed_sign_has_its_own_words_and_others_a_default(content, response):
    said = [v.condition.get("red_flag") for v in content.responses[response]]
    assert said == [*SIGNS[response].split(), None]


def test_every_sign_of_the_red_flag_table_has_its_own_words(content, root):
    table = yaml.safe_load((root / "content" / "red_flags.yml").read_text())
    said = {
        variation.condition.get("red_flag")
        for response in SIGNS
        for variation in content.responses[response]
    }
    unnamed = {"emergency", "urgent"}  # told with the words for any sign
    signs = {s["id"] for s in table["signs"]} - unnamed
    assert signs - said == set()


@pytest.mark.parametrize("response", SIGNS)
def test_the_number_is_in_the_first_15_words(alarms, response):
    late = [
        alarm
        for alarm in alarms
        if alarm.name == response
        and not any(
            number in first_words(alarm.text, 15)
            for number in NUMBERS[response].split("|")
        )
    ]
    assert late == []


def test_alarms_sell_nothing_ask_nothing_and_have_no_buttons(alarms):
    assert len(alarms) == 178
    selling = [
        alarm
        for alarm in alarms
        if alarm.variation.buttons
        or alarm.says(r"free visit|consultation|\?|appointment|your name|your number")
    ]
    assert selling == []


def test_the_clinics_phone_is_in_no_alarm_unless_asked_or_after_treatment(alarms):
    named = [a for a in alarms if a.says("816-396-0245")]
    unasked = [a for a in named if not a.name.endswith(("_number", "_clinic"))]
    assert [a.variation.condition for a in unasked] == [{"red_flag": "after_treatment"}]


def test_a_bleeding_vein_is_told_to_call_lie_down_raise_and_press(sign_text):
    said = sign_text("utter_report_emergency", "bleeding_vein")
    assert said.startswith("Call 911 now. Lie down. Raise the leg")
    assert "Press hard" in said


def test_acting_on_suicide_gives_both_numbers_at_once(sign_text):
    first = first_words(sign_text("utter_report_crisis", "suicide_acting"), 15)
    assert "911" in first
    assert "988" in first


def test_a_violent_wish_about_ones_legs_gives_988_and_asks_nothing(sign_text):
    said = sign_text("utter_report_crisis", "self_harm_idiom")
    assert "call or text 988" in said
    assert "?" not in said


def test_every_poisoning_text_sends_the_collapsed_to_911(alarms):
    texts = [a for a in alarms if a.name == "utter_report_poisoning"]
    signs = ("911", "collapsed", "seizure", "breathe", "woken")
    assert [a for a in texts if not all(a.says(sign) for sign in signs)] == []


@pytest.mark.parametrize("sign", ["clot_leg", "surface_clot", "pregnant_leg"])
def test_possible_clots_name_the_lung_signs(sign_text, sign):
    said = sign_text("utter_report_urgent_symptom", sign)
    for lung_sign in ("breathe", "chest", "cough up blood", "faint"):
        assert lung_sign in said


def test_every_answer_about_cramps_or_restless_legs_has_the_clot_line(answers):
    # Elsewhere the words only stand in a title, or the reply has its own alarm line.
    elsewhere = {"utter_ask_sources", "utter_more_sources", "utter_ask_stop_medication"}
    about = [
        r for r in answers if r.says("cramp|restless|RLS") and r.name not in elsewhere
    ]
    assert len(about) >= 25
    missing = [
        r
        for r in about
        if not (r.says("blood clot") and r.says("today") and r.says("swollen"))
    ]
    assert missing == []


@pytest.mark.parametrize("phrase", VERDICTS)
def test_no_reply_diagnoses_or_reassures(saying, phrase):
    assert saying(phrase) == []


def test_pregnancy_is_never_reassured_and_goes_to_doctor_or_midwife(content):
    (said,) = content.responses["utter_ask_pregnancy"]
    assert "doctor or midwife" in said.text
    assert "Blood clots are more likely in pregnancy" in said.text


def test_stockings_are_never_advised_without_the_artery_caution(content):
    (said,) = content.responses["utter_ask_compression"]
    assert "Ask a doctor before you wear" in said.text
    assert "arteries" in said.text
