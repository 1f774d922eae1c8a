"""Open, read, type, send, choose, close: by mouse, touch and keyboard."""

import re

import pytest
from playwright.sync_api import expect

STRIP = "Automated assistant, not a person or a doctor. Emergency? Call 911."


def test_nothing_is_asked_of_the_server_before_the_chat_is_opened(visitor, site):
    visitor.visits()
    expect(visitor.launcher).to_be_visible()

    assert site.requests == []


def test_a_visitor_with_a_mouse_opens_asks_chooses_and_closes(visitor):
    visitor.opens()
    visitor.box.fill("Why do I get cramps?")
    visitor.button("Send").click()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.button("What can be done?").click()
    expect(visitor.bubbles("Leaky veins")).to_have_count(2)
    visitor.button("Close chat").click()

    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_visible()


def test_a_visitor_with_a_finger_opens_asks_chooses_and_closes(arrive):
    visitor = arrive(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    visitor.visits().launcher.tap()
    visitor.button("Why do my legs cramp?").tap()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.box.tap()
    visitor.box.fill("And at night?")
    visitor.button("Send").tap()
    expect(visitor.bubbles("Leaky veins")).to_have_count(2)
    visitor.button("Close chat").tap()

    expect(visitor.panel).to_be_hidden()


def test_a_visitor_with_a_keyboard_opens_asks_chooses_and_closes(visitor):
    keyboard = visitor.visits().page.keyboard
    visitor.launcher.focus()
    keyboard.press("Enter")
    visitor.button("Book a free visit").wait_for()
    expect(visitor.box).to_be_focused()
    keyboard.press("Shift+Tab")
    expect(visitor.button("Book a free visit")).to_be_focused()
    keyboard.press("Enter")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.box.focus()
    keyboard.type("And at night?")
    keyboard.press("Enter")
    expect(visitor.bubbles("Leaky veins")).to_have_count(2)
    keyboard.press("Escape")

    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()


def test_tab_passes_everything_in_the_order_in_which_it_is_seen(visitor):
    visitor.opens().panel.focus()

    assert visitor.tab_stops(8) == [
        "Start over",
        "Close chat",
        "911",
        "Conversation",
        "911",
        "Why do my legs cramp?",
        "Does treatment hurt?",
        "Book a free visit",
    ]


def test_tab_stays_in_a_chat_that_covers_the_page(arrive):
    visitor = arrive(viewport={"width": 390, "height": 844})
    visitor.opens()
    visitor.box.focus()
    visitor.page.keyboard.press("Tab")

    expect(visitor.button("Start over")).to_be_focused()
    expect(visitor.panel).to_have_attribute("aria-modal", "true")


def test_shift_enter_starts_a_new_line_and_sends_nothing(visitor, site):
    visitor.opens()
    visitor.box.press_sequentially("one")
    visitor.box.press("Shift+Enter")
    visitor.box.press_sequentially("two")

    expect(visitor.box).to_have_value("one\ntwo")
    assert site.asked("POST /chat/messages") == 0


@pytest.mark.parametrize("words", ["", "   \n "])
def test_there_is_nothing_to_send_in_an_empty_box(visitor, words):
    visitor.opens().box.fill(words)

    expect(visitor.button("Send")).to_be_disabled()


def test_a_double_click_sends_once(visitor, site):
    site.seconds = 0.2
    visitor.opens().box.fill("Once, please")
    visitor.button("Send").dblclick()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)

    assert site.visitor_messages == ["Once, please"]


def test_a_double_click_on_a_choice_chooses_once(visitor, site):
    site.seconds = 0.2
    visitor.opens().button("Does treatment hurt?").dblclick()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)

    assert site.visitor_messages == ["Does treatment hurt?"]


def test_the_next_question_can_be_written_while_a_reply_is_on_its_way(visitor, site):
    site.seconds = 0.5
    visitor.opens().says("First")
    visitor.box.fill("Second")
    expect(visitor.page.get_by_text("Writing a reply")).to_be_visible()
    expect(visitor.button("Send")).to_be_disabled()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)

    expect(visitor.box).to_have_value("Second")
    expect(visitor.button("Send")).to_be_enabled()


def test_an_older_choice_is_marked_and_can_be_chosen_again(visitor, site):
    visitor.opens().button("Does treatment hurt?").click()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.button("Does treatment hurt? (chosen)").click()
    expect(visitor.bubbles("Leaky veins")).to_have_count(2)

    assert site.visitor_messages == ["Does treatment hurt?"] * 2


def test_the_strip_stays_in_sight_through_a_long_conversation(visitor, site):
    site.replies["Why?"] = [{"text": f"Answer {n}"} for n in range(30)]
    visitor.opens().says("Why?")
    expect(visitor.bubbles("Answer 29")).to_have_count(1)
    visitor.log.hover()
    visitor.page.mouse.wheel(0, 5000)
    expect(visitor.bubbles("Answer 29")).to_be_in_viewport()

    strip = visitor.panel.get_by_text(STRIP)
    expect(strip).to_be_in_viewport(ratio=1)
    expect(strip.get_by_role("link")).to_have_attribute("href", "tel:911")


def test_an_arrow_says_that_more_lies_below(visitor, site):
    site.replies["Why?"] = [{"text": "Veins. " * 600, "choices": ["Go on"]}]
    visitor.opens().says("Why?")
    more = visitor.button("Show more below")
    expect(more).to_be_visible()
    expect(visitor.button("Go on")).not_to_be_in_viewport()

    more.click()
    expect(visitor.log).to_be_focused()
    visitor.page.keyboard.press("End")
    expect(visitor.button("Go on")).to_be_in_viewport()
    expect(more).to_be_hidden()


def test_sources_open_in_a_new_tab_and_tell_nobody_where_from(visitor):
    visitor.opens().says("Why?")
    visitor.page.get_by_text("Where this comes from").click()
    items = visitor.log.get_by_role("listitem")
    link = items.get_by_role("link")

    expect(items).to_have_count(2)
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", "https://pubmed.example/11141652/")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_phone_numbers_can_be_called(visitor, site):
    site.replies["Who?"] = [
        {
            "text": "Call 816-396-0245, 911, 988, 1-800-222-1222 or 1-800-799-7233. "
            "Not 2911, 988-12 or 98%."
        }
    ]
    visitor.opens().says("Who?")
    links = visitor.bubbles("Not 2911").get_by_role("link")

    expect(links).to_have_count(5)
    assert [link.get_attribute("href") for link in links.all()] == [
        "tel:+18163960245",
        "tel:911",
        "tel:988",
        "tel:+18002221222",
        "tel:+18007997233",
    ]


def test_web_addresses_open_in_a_new_tab_and_end_where_the_sentence_does(visitor, site):
    site.replies["When?"] = [
        {
            "text": "You can pick a time on https://cal.example/clinic. Not on "
            "javascript:alert(1) or http://plain.example."
        }
    ]
    visitor.opens().says("When?")
    link = visitor.bubbles("Not on").get_by_role("link")

    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", "https://cal.example/clinic")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_blank_lines_part_paragraphs(visitor):
    visitor.opens().says("Why?")

    expect(visitor.bubbles("Leaky veins").locator("p")).to_have_count(2)


def test_starting_over_asks_first_and_then_ends_the_chat(visitor, site):
    visitor.opens().says("Why?")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.button("Start over").click()
    assert site.asked("DELETE /chat/sessions/current") == 0
    visitor.button("Yes, start over").click()
    expect(visitor.bubbles("Leaky veins")).to_have_count(0)
    visitor.button("Book a free visit").wait_for()

    assert site.asked("DELETE /chat/sessions/current") == 1
    assert site.asked("POST /chat/sessions") == 2


def test_the_page_hears_that_something_happened_but_no_words(visitor):
    visitor.visits().page.evaluate(
        """() => { window.heard = []
        for (const name of ['open', 'close', 'message'])
          addEventListener(`vein-guide:${name}`,
            e => heard.push([e.type, e.detail])) }"""
    )
    visitor.launcher.click()
    visitor.button("Does treatment hurt?").click()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.page.keyboard.press("Escape")

    assert visitor.page.evaluate("heard") == [
        ["vein-guide:open", None],
        ["vein-guide:message", {"from": "assistant"}],
        ["vein-guide:message", {"from": "visitor"}],
        ["vein-guide:message", {"from": "assistant"}],
        ["vein-guide:close", None],
    ]


def test_a_reply_that_comes_while_the_chat_is_closed_shows_on_the_launcher(
    visitor, site
):
    site.seconds = 0.3
    visitor.opens().says("Why?")
    visitor.page.keyboard.press("Escape")

    expect(visitor.button("Ask about legs and veins (new reply)")).to_be_visible()


def test_a_long_reply_is_shown_from_its_beginning(visitor, site):
    lines = "\n\n".join(f"Line {n}" for n in range(60))
    site.replies["Tell me all"] = [{"text": lines}]
    visitor.opens().says("Tell me all")

    expect(visitor.log.get_by_text("Line 0", exact=True)).to_be_in_viewport()
    expect(visitor.log.get_by_text(re.compile("^Line 59$"))).not_to_be_in_viewport()
