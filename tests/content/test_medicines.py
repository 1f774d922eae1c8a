"""The assistant never touches a medicine."""

import re

from veinguide.wording import sentences

ORDER = (
    r"\b(start|stop|skip|taper|double|halve|switch|quit|wean|increase|reduce|lower)\b"
)
MEDICINE = (
    "medicine|pill|dose|requip|mirapex|ropinirole|pramipexole|quinine|magnesium|calcium"
)
FORBIDDING = r"(do not|don't|never) (stop or change|change|stop)"


def test_no_reply_orders_a_change_of_medicine(replies):
    orders = [
        sentence
        for reply in replies
        for sentence in sentences(reply.text)
        if re.search(MEDICINE, sentence, re.IGNORECASE)
        and re.search(ORDER, re.sub(FORBIDDING, "", sentence, flags=re.I), re.I)
    ]
    assert orders == []


def test_no_reply_tells_anybody_to_take_something(saying):
    assert saying(r"(^|[.?!] )(take|try|use|swallow) (?!care\b)") == []


def test_no_reply_gives_an_amount_of_anything(saying):
    assert saying(r"\d\s*(mg|mcg|iu|grams?|milligrams?|units|tablets?|pills?)\b") == []


def test_requip_and_mirapex_come_with_do_not_stop_and_the_prescriber(saying):
    naming = saying(r"requip|mirapex|ropinirole|pramipexole")
    assert len(naming) >= 2
    unsafe = [
        r
        for r in naming
        if not (r.says("do not stop or change") and r.says("prescribed"))
    ]
    assert unsafe == []


def test_masking_is_only_said_with_if_and_do_not_stop(saying):
    masking = saying(r"\bmask")
    assert masking
    unsafe = [
        r
        for r in masking
        if not (r.says("only if your veins") and r.says("do not stop or change"))
    ]
    assert unsafe == []


def test_quinine_comes_with_the_fda_warning_and_the_bleeding_signs(saying):
    naming = saying("quinine")
    assert len(naming) >= 3
    assert [r for r in naming if not (r.says("FDA warns") and r.says("bleed"))] == []


def test_who_takes_quinine_is_sent_to_the_prescriber_today(content):
    for_answer = content.responses["utter_ask_quinine"][0].text
    assert "call your doctor or pharmacist today" in for_answer


def test_minerals_come_with_weak_evidence_kidneys_and_a_pharmacist(saying):
    naming = saying("magnesium|calcium")
    assert naming
    bare = [
        r
        for r in naming
        if not (
            r.says("evidence is weak") and r.says("kidney") and r.says("pharmacist")
        )
    ]
    assert bare == []


def test_nothing_is_sold_with_medicine_quinine_or_pregnancy_answers(answers):
    topics = {"medicines", "quinine", "supplements", "pregnancy"}
    about = [r for r in answers if r.variation.topic in topics]
    assert len(about) >= 8
    selling = [
        r
        for r in about
        if r.says("free|consultation|816-396-0245")
        or any(b.intent == "book_consultation" for b in r.variation.buttons)
    ]
    assert selling == []
