"""The pages in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.serve.client import PREFIX, Client

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    assert faults == []
    opened.close()


def test_from_a_name_to_the_place_in_the_report(client: Client, page: Page) -> None:
    page.goto(client.home)
    page.fill("input[name=q]", "枫桥")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="枫桥经验", exact=True).click()
    assert page.locator("h1").inner_text().startswith("枫桥经验")
    assert page.locator("mark").first.inner_text() == "坚持和发展新时代“枫桥经验”"
    page.locator("p.source a").first.click()
    place = page.locator("a.marked:target")
    assert place.inner_text() == "坚持和发展新时代“枫桥经验”"
    # the words of the report that look like a script are on the page and did nothing
    assert "<script>" in page.locator(".text").inner_text()
    assert "stolen" not in page.title()
    place.click()
    assert "枫桥经验" in page.locator("h1").inner_text()
    assert page.locator("mark").count() == 1


def test_writing_a_query(client: Client, page: Page) -> None:
    page.goto(f"{client.home}/sparql")
    page.get_by_role("link", name="哪些机制被承认有欠缺？").click()
    assert "fz:lacks" in page.locator("textarea").input_value()
    page.get_by_role("button", name="查询").click()
    assert page.locator("table.answer tbody tr").count() > 0
    page.fill("textarea", PREFIX + "SELECT ?m WHERE { ?m a fz:Mechanism } LIMIT 1")
    page.get_by_role("button", name="查询").click()
    page.locator("table.answer tbody a").first.click()
    assert page.url.startswith(f"{client.home}/id/mechanism/")
