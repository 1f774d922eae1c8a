import re


def test_the_demo_page_shows_the_widget_and_says_what_it_is(client):
    page = client.get("/")

    assert page.status_code == 200
    assert "This page is a demonstration" in page.text
    assert '<script src="/widget/vein-guide.js" type="module"></script>' in page.text
    assert "<vein-guide></vein-guide>" in page.text
    assert "Example Vein Clinic" in page.text


def test_without_javascript_the_phone_number_stands_there(client):
    [noscript] = re.findall("<noscript>.*?</noscript>", client.get("/").text)

    assert "816-396-0245" in noscript
    assert "911" in noscript


def test_the_pages_ask_nothing_of_other_servers(client):
    for page in ("/", "/staff/login", "/nothing"):
        fetched = re.findall(r'(?:src|href)="([^"]+)"', client.get(page).text)
        assert fetched
        assert not [address for address in fetched if "//" in address]


def test_pages_have_no_inline_style_or_script(client):
    for page in ("/", "/staff/login", "/nothing"):
        text = client.get(page).text
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script>", text)


def test_what_the_pages_name_is_served(client):
    for address in ("/static/demo.css", "/static/staff.css", "/favicon.ico"):
        assert client.get(address).status_code == 200


def test_no_file_outside_the_folders_is_served(client):
    for address in ("/static/../app.py", "/widget/%2e%2e/.env", "/.git/config"):
        assert client.get(address).status_code == 404
