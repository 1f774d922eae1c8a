"""Every intent is answered, every way on leads somewhere, booking promises nothing."""

import re

import pytest
import yaml

# Where help is asked for, a visit may be offered; nowhere else.
MAY_OFFER_A_VISIT = {
    "utter_ask_consultation", "utter_ask_candidacy", "utter_ask_treatment_options",
    "utter_ask_cost", "utter_ask_when_to_see_doctor", "utter_ask_diagnosis",
    "utter_ask_contact", "utter_ask_human", "utter_human_route", "utter_inform",
    "utter_more_consultation", "utter_more_contact", "utter_more_cost",
    "utter_more_booking", "utter_booking_storage_failed", "utter_about_same_doctor",
    # The button asks to be called back.
    "utter_visit_already_set", "utter_about_bill_call_back",
    "utter_about_nobody_picks_up",
    # Asked about a request that is over.
    "utter_status_cancelled", "utter_status_no_show", "utter_status_expired",
    # Not said: the titles of the "Did you mean" buttons.
    "utter_question_titles",
}  # fmt: skip

# Said in answer to something else, so once in a conversation; see addons/answers.py.
MAY_BE_UNASKED = {
    "utter_ask_candidacy", "utter_ask_treatment_options", "utter_ask_cost",
    "utter_ask_when_to_see_doctor", "utter_ask_diagnosis",
}  # fmt: skip
# Asked about the visit, a person or this chat itself.
ASKED_FOR_IT = {
    "utter_ask_consultation", "utter_ask_human", "utter_ask_capabilities",
    "utter_more_consultation", "utter_more_contact", "utter_more_cost",
    "utter_more_booking", "utter_more_assistant",
}  # fmt: skip


def test_every_intent_has_its_response(content, intents):
    # The booking form begins with utter_booking_start.
    named = {"book_consultation": "utter_booking_start"}
    missing = [
        intent
        for intent in sorted(intents - {"nlu_fallback"})
        if named.get(intent, f"utter_{intent}") not in content.responses
    ]
    assert missing == []


def test_every_topic_of_an_answer_has_more_to_tell(content, answers):
    topics = {reply.variation.topic for reply in answers}
    assert [t for t in topics if f"utter_more_{t}" not in content.responses] == []


def test_more_is_not_the_same_again(content, answers):
    texts = [reply.text for reply in answers]
    assert len(texts) == len(set(texts))


def test_every_button_leads_to_an_intent(replies, intents):
    lost = [
        (reply, button.payload)
        for reply in replies
        for button in reply.variation.buttons
        if button.intent not in intents
    ]
    assert lost == []


def test_no_answer_offers_itself_as_the_next_question(replies):
    circular = [
        reply
        for reply in replies
        for button in reply.variation.buttons
        if reply.name == f"utter_{button.intent}"
    ]
    assert circular == []


def test_a_visit_is_offered_only_where_help_was_asked_for(replies):
    offering = {
        reply.name
        for reply in replies
        for button in reply.variation.buttons
        if button.intent == "book_consultation"
    }
    assert offering - MAY_OFFER_A_VISIT == set()


def test_only_the_clinics_own_phone_is_told(content, replies):
    assert content.clinic.phone == "816-396-0245"
    phones = {
        part.strip(".,")
        for reply in replies
        for part in reply.text.split()
        if part.startswith("816")
    }
    assert phones == {"816-396-0245"}


def test_the_greeting_says_what_it_is_and_what_happens_to_the_chat(content):
    (greeting,) = content.responses["utter_greet"]
    for part in ("automated assistant, not a person or a doctor", "call 911"):
        assert part in greeting.text
    for part in ("recorded", "staff may read it", "kept for 30 days"):
        assert part in greeting.text


def test_the_assistant_never_claims_to_be_human(content):
    (said,) = content.responses["utter_bot_challenge"]
    assert "I'm an automated assistant" in said.text
    assert "I'm not a person, a nurse or a doctor" in said.text


def test_a_request_is_sent_and_never_called_booked(content):
    booking = [
        variation.text
        for name, variations in content.responses.items()
        for variation in variations
        if variation.topic == "booking"
    ]
    assert "Your request was sent" in content.responses["utter_booking_sent"][0].text
    bad = ("is booked", "are booked", "was booked", "confirmed your", "see you")
    assert [text for text in booking for phrase in bad if phrase in text.lower()] == []


def test_booking_asks_for_nothing_but_name_phone_days_time_and_reason(content):
    asked = {name for name in content.responses if name.startswith("utter_ask_")}
    form = {"visitor_name", "visitor_phone", "preferred_days", "preferred_time"}
    assert {f"utter_ask_{slot}" for slot in form} <= asked
    assert not asked & {
        "utter_ask_birth_date",
        "utter_ask_insurance_id",
        "utter_ask_ssn",
    }


def test_the_summary_reads_back_every_slot(content):
    told = (
        *("visitor_name", "visitor_phone", "visitor_email", "preferred_days"),
        *("preferred_time", "reason_category", "consent_call", "consent_text"),
    )
    plain = content.responses["utter_ask_booking_confirmed"]
    with_note = content.responses["utter_booking_summary_with_note"]
    for summary in (*plain, *with_note):
        assert [slot for slot in told if f"{{{slot}}}" not in summary.text] == []
    assert all("{visitor_note}" in summary.text for summary in with_note)


@pytest.mark.parametrize("purpose", ["call", "text"])
def test_the_words_of_a_consent_are_the_newest_version_on_record(
    content, root, purpose
):
    consents = yaml.safe_load((root / "content/consents.yml").read_text())["consents"]
    asked = content.responses[f"utter_ask_consent_{purpose}"][0].text
    assert asked == consents[purpose][-1]["says"]


def test_every_answer_has_a_simpler_form_with_the_same_kind_of_facts(content):
    # What is told of a request is as short as can be.
    asked = [
        name
        for name in content.responses
        if name.startswith("utter_ask_") and name != "utter_ask_booking_status"
    ]
    answering = [n for n in asked if content.responses[n][0].kind == "answer"]
    for name in answering:
        simpler = f"utter_simpler_{name.removeprefix('utter_')}"
        plain_last = reversed(content.responses[name])
        full = {v.condition.get("medicine"): v for v in plain_last}
        known = {fact for each in content.responses[name] for fact in each.facts}
        known |= {"other-causes-exist", "clinic-phone"}
        for variation in content.responses[simpler]:
            said = full[variation.condition.get("medicine")]
            assert len(variation.text) < len(said.text), name
            assert variation.buttons == (), simpler
            assert set(variation.facts) <= known


def test_what_offers_a_visit_has_a_wording_that_does_not(content):
    offers = re.compile(r"I can (?:also )?send a request|free (?:first )?visit,? and")
    for name in MAY_BE_UNASKED:
        plain, once_more = content.responses[name]
        assert plain.offers == "visit"
        assert once_more.condition == {"visit_offered": True}
        assert offers.search(plain.text)
        assert not offers.search(once_more.text)
        assert "book_consultation" not in [b.intent for b in once_more.buttons]


def test_no_answer_but_those_offers_a_visit_unasked(content):
    offering = {
        name
        for name, variations in content.responses.items()
        if name.startswith(("utter_ask_", "utter_simpler_", "utter_more_"))
        for variation in variations
        if variation.offers
        or re.search(r"I can (?:also )?send a request", variation.text)
    }
    assert offering - MAY_BE_UNASKED <= ASKED_FOR_IT
