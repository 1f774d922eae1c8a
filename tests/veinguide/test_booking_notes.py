from veinguide.booking.notes import noted

KNOWN = {
    "visitor_name": "Ana",
    "preferred_days": "tuesday",
    "preferred_time": "Mornings",
}


def test_a_day_is_said_back_with_its_time_as_a_wish() -> None:
    line = noted({"preferred_days": "tuesday"}, KNOWN, "consent_call")
    assert line == ("Tuesday, mornings", True)


def test_a_name_is_said_back_beside_anything_else() -> None:
    told = {"visitor_name": "Ana", "visitor_phone": "(816) 555-0142"}
    line = "name Ana; phone (816) 555-0142"
    assert noted(told, told, "visitor_name") == (line, False)
    minor = {"visitor_name": "Tim", "visitor_minor": "yes"}
    assert noted(minor, minor, "visitor_name") == ("", False)
    two = {"visitor_name": "Ruth (ask for Ana)"}
    assert noted(two, two, "visitor_name") == ("name Ruth (ask for Ana)", False)


def test_the_answer_to_the_question_is_not_said_back() -> None:
    assert noted({"visitor_name": "Ana"}, KNOWN, "visitor_name") == ("", False)
    days = {"preferred_days": "tuesday", "preferred_time": "Mornings"}
    assert noted(days, KNOWN, "preferred_days") == ("", False)


def test_a_refusal_is_said_back_and_a_yes_is_not() -> None:
    told = {"consent_call": "yes", "consent_text": "no"}
    assert noted(told, told, "consent_call") == ("no texts", False)


def test_a_summary_says_everything_itself() -> None:
    assert noted({"visitor_name": "Bo"}, KNOWN, "booking_change") == ("", False)


def test_a_reason_without_a_name_of_its_own_is_said_back_as_well() -> None:
    told = {"reason_category": "other"}
    assert noted(told, told, "consent_call")[0] == "reason for the visit: other"
    told = {"reason_category": "not given"}
    assert noted(told, told, "consent_call")[0] == "no reason for the visit"


def test_a_time_alone_is_said_back_where_the_days_are_asked_again() -> None:
    told = {"preferred_time": "after 5"}
    assert noted(told, told, "preferred_days") == ("After 5", True)
    days = {"preferred_days": "tuesday"}
    assert noted(days, days, "preferred_days") == ("", False)
