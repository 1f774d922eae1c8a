"""axe at WCAG 2.2 AA in every state, what is announced, zoom and quiet motion."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": LEVELS}}
SMALL = """() => [...document.querySelector('vein-guide').shadowRoot
  .querySelectorAll('button, summary, textarea, .strip a, .call')]
  .map(node => [node.className || node.tagName, node.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([name]) => name)"""


@pytest.fixture
def visitor(arrive):
    # axe styles the nodes it looks at, which the page's policy would refuse.
    return arrive(bypass_csp=True)


@pytest.fixture
def violations(visitor) -> Callable[[], list[str]]:
    def found() -> list[str]:
        results = Axe().run(visitor.page, options=RULES)
        return [
            f"{violation['id']}: {node['html']}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]

    return found


def test_axe_finds_nothing_in_the_closed_chat(visitor, violations):
    visitor.visits()
    expect(visitor.launcher).to_be_visible()

    assert violations() == []


def test_axe_finds_nothing_in_a_conversation(visitor, violations):
    visitor.opens().button("Does treatment hurt?").click()
    visitor.page.get_by_text("Where this comes from").click()
    visitor.says("My chest hurts")
    expect(visitor.bubbles("Call 911 now.")).to_have_count(1)

    assert violations() == []


def test_axe_finds_nothing_while_a_reply_is_on_its_way(visitor, site, violations):
    visitor.opens()
    site.seconds = 1.5
    visitor.says("Why?")
    expect(visitor.page.get_by_text("Writing a reply").first).to_be_visible()

    assert violations() == []


def test_axe_finds_nothing_in_trouble(visitor, site, violations):
    visitor.opens()
    site.fails_with = 503
    visitor.says("Does it hurt?")
    expect(visitor.trouble).to_be_visible()
    visitor.box.fill("x" * 2100)
    visitor.button("Start over").click()

    assert violations() == []


def test_axe_finds_nothing_on_a_phone(visitor, violations):
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    visitor.opens().says("Why?")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)

    assert violations() == []


def test_a_reply_is_announced_politely_and_once(visitor):
    visitor.opens().says("Why?")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)

    expect(visitor.log).to_have_attribute("aria-live", "polite")
    expect(visitor.log.get_by_role("alert")).to_have_count(0)
    expect(visitor.page.get_by_text("Leaky veins let blood pool")).to_have_count(1)
    expect(visitor.page.get_by_role("status")).to_have_text("")


def test_an_emergency_is_an_alert_with_a_title_of_its_own(visitor):
    visitor.opens().says("My chest hurts")
    alert = visitor.log.get_by_role("alert")

    expect(alert).to_have_count(1)
    expect(alert).to_contain_text("Urgent safety message")
    expect(alert).to_contain_text("Call 911 now.")


def test_who_is_to_be_called_can_be_called_with_one_press(visitor, site):
    site.replies["I am done"] = [
        {
            "kind": "emergency",
            "text": "I am glad you said so. Call or text 988 now. "
            "In danger now? Call 911.\n\nThe clinic is at 816-396-0245.",
        }
    ]
    visitor.opens().says("I am done")
    calls = visitor.log.get_by_role("alert").locator(".call")

    assert [(c.text_content(), c.get_attribute("href")) for c in calls.all()] == [
        ("Call 988", "tel:988"),
        ("Text 988", "sms:988"),
        ("Call 911", "tel:911"),
    ]
    expect(visitor.log.locator("strong")).to_have_text("Call or text 988 now. ")


def test_what_was_read_before_a_reload_is_not_announced_again(visitor):
    visitor.opens().says("My chest hurts")
    expect(visitor.bubbles("Call 911 now.")).to_have_count(1)
    visitor.page.reload()
    expect(visitor.bubbles("Call 911 now.")).to_have_count(1)

    expect(visitor.log).to_have_attribute("aria-live", "off")
    expect(visitor.log.get_by_role("alert")).to_have_count(0)


def test_waiting_is_announced_only_when_it_lasts(visitor, site):
    visitor.page.clock.install()
    visitor.opens()
    site.seconds = 1
    visitor.says("Why?")
    status = visitor.page.get_by_role("status")
    visitor.page.clock.run_for(1000)
    expect(status).to_have_text("")
    visitor.page.clock.run_for(1000)
    expect(status).to_have_text("Writing a reply")
    visitor.page.clock.run_for(5000)

    expect(status).to_have_text("Still working on your reply. Thank you for waiting.")


def test_who_said_what_can_be_heard(visitor):
    visitor.opens().says("Why?")

    expect(visitor.bubbles("Why?").first).to_have_text("You said: Why?")
    expect(visitor.bubbles("Leaky veins")).to_contain_text("Vein Guide said: ")


def test_everything_to_press_is_large_enough(visitor):
    visitor.opens().says("Why?")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)

    assert visitor.page.evaluate(SMALL) == []


def test_at_400_percent_zoom_nothing_is_cut_off(arrive):
    visitor = arrive(viewport={"width": 320, "height": 256})
    visitor.opens().says("My chest hurts")
    expect(visitor.bubbles("Call 911 now.")).to_be_in_viewport()
    wider = visitor.page.evaluate(
        "() => [...document.querySelector('vein-guide').shadowRoot"
        ".querySelectorAll('.panel, .log')].filter(n => n.scrollWidth > n.clientWidth)"
        ".length"
    )

    assert wider == 0
    expect(visitor.panel.get_by_text("Emergency? Call")).to_be_in_viewport(ratio=1)
    visitor.box.scroll_into_view_if_needed()
    expect(visitor.box).to_be_in_viewport()


def test_nothing_moves_for_those_who_asked_for_less_motion(visitor, site):
    visitor.opens()
    site.seconds = 0.5
    visitor.says("Why?")
    dot = visitor.page.locator("vein-guide .typing i").first

    expect(dot).to_have_css("animation-name", "none")


def test_high_contrast_keeps_every_outline(arrive):
    visitor = arrive(forced_colors="active")
    visitor.opens().says("My chest hurts")

    expect(visitor.button("Send")).to_have_css("border-top-style", "solid")
    expect(visitor.bubbles("Call 911 now.")).to_have_css("border-top-width", "2px")
    expect(visitor.button("Book a free visit")).to_have_css("border-top-style", "solid")
