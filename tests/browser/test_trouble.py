"""When the server is down, slow, refuses, or a reply gets lost on its way."""

import pytest
from playwright.sync_api import expect

HELP = "You can call the clinic at 816-396-0245. In an emergency, call 911."


def lose_the_reply(route):
    route.fetch()
    route.abort()


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_in_trouble_is_said_and_the_words_are_kept(visitor, site, status):
    visitor.opens()
    site.fails_with = status
    visitor.says("Does it hurt?")

    expect(visitor.trouble).to_contain_text("The assistant cannot answer right now.")
    expect(visitor.trouble).to_contain_text(HELP)
    expect(visitor.trouble.get_by_role("link")).to_have_count(2)
    expect(visitor.trouble.get_by_role("alert")).to_be_visible()
    expect(visitor.box).to_have_value("Does it hurt?")


def test_trying_again_sends_once_and_takes_the_notice_away(visitor, site):
    visitor.opens()
    site.fails_with = 503
    visitor.says("Does it hurt?")
    expect(visitor.trouble).to_be_visible()
    site.fails_with = None
    visitor.button("Try again").click()

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    expect(visitor.bubbles("Does it hurt?")).to_have_count(1)
    expect(visitor.trouble).to_be_hidden()
    expect(visitor.box).to_have_value("")
    assert site.visitor_messages == ["Does it hurt?"]


def test_a_chat_that_cannot_begin_says_so_and_begins_later(visitor, site):
    site.fails_with = 503
    visitor.visits().launcher.click()
    expect(visitor.trouble).to_contain_text(HELP)
    visitor.box.fill("Does it hurt?")
    site.fails_with = None
    visitor.button("Try again").click()

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    expect(visitor.bubbles("I'm Vein Guide")).to_have_count(1)
    assert site.visitor_messages == ["Does it hurt?"]


def test_an_unreachable_server_is_said(visitor):
    visitor.opens().page.route("**/chat/**", lambda route: route.abort())
    visitor.says("Does it hurt?")

    expect(visitor.trouble).to_contain_text("We cannot reach the assistant right now.")
    expect(visitor.trouble).to_contain_text("Your words are still in the box below.")
    expect(visitor.box).to_have_value("Does it hurt?")


def test_words_written_meanwhile_stay_behind_the_unsent_ones(visitor, site):
    visitor.opens()
    site.seconds, site.stores_nothing = 0.3, True
    visitor.page.route(
        "**/chat/messages",
        lambda route: lose_the_reply(route),
    )
    visitor.says("First")
    visitor.box.fill("Second")
    expect(visitor.trouble).to_be_visible()

    expect(visitor.box).to_have_value("First\nSecond")


def test_a_lost_reply_is_fetched_and_nothing_is_sent_twice(visitor, site):
    visitor.opens().page.route("**/chat/messages", lose_the_reply, times=1)
    visitor.says("Does it hurt?")

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    expect(visitor.bubbles("Does it hurt?")).to_have_count(1)
    expect(visitor.trouble).to_be_hidden()
    assert site.visitor_messages == ["Does it hurt?"]
    assert site.asked("POST /chat/messages") == 1


def test_trying_again_after_a_lost_reply_shows_it_and_sends_nothing(visitor, site):
    visitor.opens().page.route("**/chat/messages", lose_the_reply, times=2)
    visitor.says("Does it hurt?")
    expect(visitor.box).to_have_value("Does it hurt?")
    visitor.button("Try again").click()

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    expect(visitor.bubbles("Does it hurt?")).to_have_count(1)
    expect(visitor.box).to_have_value("")
    assert site.visitor_messages == ["Does it hurt?"]


def test_the_same_question_twice_is_not_taken_for_a_lost_one(visitor, site):
    visitor.opens().says("Yes")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.page.route("**/chat/messages", lambda route: route.abort(), times=1)
    visitor.says("Yes")
    expect(visitor.box).to_have_value("Yes")
    visitor.button("Try again").click()

    expect(visitor.bubbles("Leaky veins")).to_have_count(2)
    assert site.visitor_messages == ["Yes", "Yes"]


def test_a_lost_choice_is_not_chosen_twice(visitor, site):
    visitor.opens().page.route("**/chat/messages", lose_the_reply, times=2)
    visitor.button("Does treatment hurt?").click()
    expect(visitor.trouble).to_be_visible()
    expect(visitor.box).to_have_value("")
    visitor.button("Try again").click()

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    assert site.visitor_messages == ["Does treatment hurt?"]


def test_an_answer_that_takes_too_long_is_fetched_when_it_is_there(visitor, site):
    visitor.page.clock.install()
    visitor.opens()
    site.seconds = 0.6
    visitor.says("Does it hurt?")
    visitor.page.wait_for_timeout(100)
    visitor.page.clock.run_for(12_500)
    visitor.page.wait_for_timeout(700)
    visitor.page.clock.run_for(2_000)

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    assert site.visitor_messages == ["Does it hurt?"]


def test_too_long_a_message_is_counted_and_not_sent(visitor, site):
    visitor.opens().box.fill("x" * 1990)
    expect(visitor.panel.get_by_text("10 characters left").first).to_be_visible()
    visitor.box.fill("x" * 2012)

    expect(visitor.panel.get_by_text("12 characters too long.").first).to_be_visible()
    expect(visitor.button("Send")).to_be_disabled()
    expect(visitor.box).to_have_attribute("aria-invalid", "true")
    visitor.box.press("Enter")
    assert site.asked("POST /chat/messages") == 0


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (413, "This message is too long for us to read."),
        (422, "We could not read this message."),
        (429, "Please wait 7 seconds, then try again."),
    ],
)
def test_a_refused_message_stays_in_the_box(visitor, site, status, words):
    visitor.opens()
    site.fails_with = status
    visitor.says("Does it hurt?")

    expect(visitor.trouble).to_contain_text(words)
    expect(visitor.box).to_have_value("Does it hurt?")


def test_a_button_that_no_longer_works_says_what_to_do(visitor, site):
    visitor.opens()
    site.fails_with = 404
    visitor.button("Does treatment hurt?").click()

    expect(visitor.trouble).to_contain_text("Please type your question instead.")
    expect(visitor.button("Try again")).to_be_hidden()


@pytest.mark.parametrize("status", [413, 429, 503])
def test_an_emergency_is_shown_although_the_message_is_refused(visitor, site, status):
    visitor.opens()
    site.fails_with, site.emergencies_even_so = status, True
    visitor.says("My chest hurts")

    expect(visitor.bubbles("Call 911 now.")).to_have_count(1)
    expect(visitor.trouble).to_be_visible()
    expect(visitor.box).to_have_value("My chest hurts")


def test_an_emergency_is_shown_although_no_chat_can_begin(visitor, site):
    site.fails_with, site.emergencies_even_so = 503, True
    visitor.visits().launcher.click()
    expect(visitor.trouble).to_be_visible()
    visitor.says("My chest hurts")

    expect(visitor.bubbles("Call 911 now.")).to_have_count(1)


def test_an_emergency_in_a_chat_that_ended_is_shown_once(visitor, site):
    visitor.opens()
    site.chats.clear()
    site.emergencies_even_so = True
    visitor.says("My chest hurts")
    expect(visitor.log.get_by_text("Your earlier chat had ended.")).to_be_visible()
    expect(visitor.page.locator("vein-guide .typing")).to_have_count(0)

    expect(visitor.bubbles("Call 911 now.")).to_have_count(1)
    assert site.visitor_messages == ["My chest hurts"]


def test_being_offline_is_said_until_it_is_over(visitor):
    visitor.opens().box.fill("Does it hurt?")
    visitor.page.context.set_offline(True)
    expect(visitor.trouble).to_contain_text("You seem to be offline.")
    visitor.page.context.set_offline(False)

    expect(visitor.trouble).to_be_hidden()
    expect(visitor.box).to_have_value("Does it hurt?")
