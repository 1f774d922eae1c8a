"""What a reload and a change of page keep, and what is never kept."""

import json

from playwright.sync_api import expect

STORED = (
    "() => JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])"
)


def test_a_reload_keeps_the_conversation_and_the_open_chat(visitor, site):
    visitor.opens().says("Why do I get cramps?")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.page.reload()

    expect(visitor.panel).to_be_visible()
    expect(visitor.bubbles("Why do I get cramps?")).to_have_count(1)
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    expect(visitor.button("Book a free visit")).to_be_visible()
    assert site.asked("POST /chat/sessions") == 1


def test_another_page_goes_on_with_the_conversation(visitor):
    visitor.opens().button("Does treatment hurt?").click()
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.page.get_by_role("link", name="words").click()
    visitor.page.wait_for_url("**/two")

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    expect(visitor.button("Does treatment hurt? (chosen)")).to_be_visible()
    visitor.says("And then?")
    expect(visitor.bubbles("Leaky veins")).to_have_count(2)


def test_a_page_that_loads_does_not_take_the_focus(visitor):
    visitor.opens()
    visitor.page.reload()
    visitor.button("Book a free visit").wait_for()

    assert visitor.page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_closed_chat_stays_closed_and_silent_on_the_next_page(visitor, site):
    visitor.opens().page.keyboard.press("Escape")
    site.requests.clear()
    visitor.visits("/two")

    expect(visitor.launcher).to_be_visible()
    expect(visitor.panel).to_be_hidden()
    assert site.requests == []


def test_going_back_shows_the_conversation_as_it_went_on(visitor):
    visitor.opens().page.get_by_role("link", name="words").click()
    visitor.page.wait_for_url("**/two")
    visitor.says("Asked on the second page")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.page.go_back()

    expect(visitor.bubbles("Asked on the second page")).to_have_count(1)


def test_the_browser_keeps_the_token_and_whether_it_is_open_and_nothing_else(
    visitor, site
):
    visitor.opens().says("My secret question")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.box.fill("My secret draft")
    session, local, cookies = json.loads(visitor.page.evaluate(STORED))

    [token] = site.chats
    assert [json.loads(kept) for kept in session.values()] == [
        {"token": token, "open": True}
    ]
    assert local == {}
    assert cookies == ""


def test_a_draft_stays_in_the_box_while_the_chat_is_closed(visitor):
    visitor.opens().box.fill("Not finished")
    visitor.page.keyboard.press("Escape")
    visitor.launcher.click()

    expect(visitor.box).to_have_value("Not finished")


def test_a_chat_that_ended_meanwhile_is_followed_by_a_new_one(visitor, site):
    visitor.opens()
    site.chats.clear()
    visitor.says("Still there?")

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    expect(visitor.log.get_by_text("Your earlier chat had ended.")).to_be_visible()
    assert site.visitor_messages == ["Still there?"]


def test_a_chat_that_ended_before_a_reload_is_followed_by_a_new_one(visitor, site):
    visitor.opens()
    site.chats.clear()
    visitor.page.reload()

    expect(visitor.button("Book a free visit")).to_be_visible()
    expect(visitor.log.get_by_text("Your earlier chat had ended.")).to_be_visible()


def test_where_storage_is_forbidden_the_chat_works_all_the_same(visitor):
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw Error('no') }})"
    )
    visitor.opens().says("Why?")

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
