"""The widget as a guest on somebody else's page."""

import gzip

import pytest
from playwright.sync_api import expect

SCRIPT = "<img src=x onerror=window.hurt=1><script>window.hurt=1</script>"
ROUGH = """* { color: red !important; font-size: 40px; letter-spacing: 9px }
button, p { background: lime !important; display: none !important }
vein-guide { position: relative; width: 10px; opacity: .1; transform: scale(.1) }
.panel, .log { display: none !important } html { font-size: 4px }"""


def test_the_whole_widget_weighs_less_than_22_kilobytes(root):
    files = sorted((root / "widget").glob("*.js"))
    weights = [len(gzip.compress(file.read_bytes(), 9)) for file in files]

    assert files
    assert sum(weights) < 22 * 1024


@pytest.mark.parametrize("words", [SCRIPT, "{{7*7}} ${7*7} &lt;b&gt;"])
def test_whatever_anybody_writes_stays_words(visitor, site, words):
    site.replies[words] = [
        {
            "text": words,
            "choices": [words],
            "sources": [
                {"label": words, "url": "javascript:window.hurt=1"},
                {"label": "data", "url": "data:text/html,hurt"},
            ],
        }
    ]
    visitor.opens().says(words)
    expect(visitor.log.get_by_role("button", name=words)).to_have_count(1)
    visitor.page.get_by_text("Where this comes from").click()

    expect(visitor.bubbles(words)).to_have_count(2)
    expect(visitor.log.locator("img, script, b")).to_have_count(0)
    expect(visitor.log.get_by_role("listitem").get_by_role("link")).to_have_count(0)
    assert visitor.page.evaluate("window.hurt") is None


def test_the_pages_own_style_stays_outside(visitor, site):
    site.css = ROUGH
    visitor.opens()

    expect(visitor.box).to_have_css("color", "rgb(29, 43, 54)")
    expect(visitor.bubbles("I'm Vein Guide")).to_have_css("font-size", "17px")
    expect(visitor.bubbles("I'm Vein Guide")).to_have_css("letter-spacing", "normal")
    assert visitor.panel.bounding_box()["width"] == 416


def test_a_page_can_move_it_and_put_it_beneath_its_own_things(visitor, site):
    site.css = "vein-guide { --vein-guide-z-index: 7; --vein-guide-bottom: 90px }"
    visitor.visits()

    expect(visitor.launcher).to_have_css("z-index", "7")
    expect(visitor.launcher).to_have_css("bottom", "90px")


def test_the_closed_chat_leaves_the_page_beneath_it_alone(visitor):
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.visits().page.get_by_role("link", name="words").click()

    visitor.page.wait_for_url("**/two")


def test_of_two_elements_on_a_page_one_speaks(visitor, site):
    site.body = (
        "<main><h1>Two</h1></main><vein-guide></vein-guide><vein-guide></vein-guide>"
    )
    visitor.opens().says("Why?")
    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    visitor.page.evaluate("document.querySelector('vein-guide').remove()")

    expect(visitor.bubbles("Leaky veins")).to_have_count(1)
    assert site.asked("POST /chat/sessions") == 1


def test_an_element_that_is_taken_away_leaves_nothing_running(visitor, site):
    visitor.opens()
    site.seconds = 0.3
    visitor.says("Why?")
    visitor.page.evaluate("document.querySelector('vein-guide').remove()")
    visitor.page.evaluate("dispatchEvent(new Event('offline'))")
    visitor.page.wait_for_timeout(500)

    expect(visitor.panel).to_have_count(0)


def test_a_script_loaded_twice_does_no_harm(visitor, site):
    site.body += '<script src="/widget/vein-guide.js?again" type="module"></script>'
    visitor.opens()

    expect(visitor.launcher).to_have_count(0)


def test_the_pages_own_button_opens_it_and_gets_the_focus_back(visitor):
    visitor.visits().launcher.wait_for()
    visitor.page.evaluate(
        "() => { document.querySelector('#ask').onclick = () => {"
        " document.querySelector('vein-guide').open = true } }"
    )
    visitor.button("Ask us").click()
    expect(visitor.box).to_be_focused()
    visitor.page.keyboard.press("Escape")

    expect(visitor.button("Ask us")).to_be_focused()


def test_attributes_name_the_clinic_its_phone_and_the_open_state(visitor, site):
    site.body = (
        "<main><h1>X</h1></main>"
        '<vein-guide open clinic-name="Other Clinic" clinic-phone="(913) 555-0100">'
        "</vein-guide>"
    )
    site.fails_with = 503
    visitor.visits()

    expect(visitor.panel.get_by_text("Other Clinic")).to_be_visible()
    expect(visitor.trouble.get_by_role("link").first).to_have_attribute(
        "href", "tel:+19135550100"
    )
    visitor.button("Close chat").click()
    expect(visitor.page.locator("vein-guide")).not_to_have_attribute("open", "")


def test_another_server_is_asked_where_one_is_named(visitor, site):
    site.body = f'<main><h1>X</h1></main><vein-guide server="{site.url}/"></vein-guide>'
    visitor.opens()

    assert site.asked("POST /chat/sessions") == 1


def test_without_javascript_what_stands_in_the_element_is_shown(arrive, site):
    site.body = '<vein-guide><a href="tel:+18163960245">Call us</a></vein-guide>'
    visitor = arrive(java_script_enabled=False)
    visitor.visits()

    expect(visitor.page.get_by_role("link", name="Call us")).to_be_visible()


def test_a_browser_without_adopted_style_sheets_is_dressed_too(visitor, site):
    site.css = "h1 { margin: 0 }"
    visitor.page.add_init_script("delete Document.prototype.adoptedStyleSheets")
    visitor.page.route("**/", without_policy)
    visitor.opens()

    expect(visitor.panel).to_have_css("position", "fixed")


def without_policy(route):
    response = route.fetch()
    headers = {k: v for k, v in response.headers.items() if "policy" not in k}
    route.fulfill(response=response, headers=headers)
