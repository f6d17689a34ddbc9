"""The page in a real browser: ask, follow up, click a suggestion, keyboard only, print, zoom, phone, dark; axe.

Needs Chromium (``QINGDAN_CHROMIUM``, or ``chromium`` on the path) and, for axe, ``npm ci`` in this folder.
``QINGDAN_BROWSER=required`` (CI) makes a missing one a failure instead of a skip.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHROMIUM = os.environ.get("QINGDAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("QINGDAN_AXE", HERE / "node_modules" / "axe-core" / "axe.min.js"))
REQUIRED = os.environ.get("QINGDAN_BROWSER") == "required"
PAGES = [
    "/",
    "/?q=区惨联下半年",
    "/?q=前三季度一共优化几条公交线路",
    "/?q=火星局有哪些任务",
    "/?q=那四季度呢&after=区残联三季度要做什么",
    "/tasks",
    "/tasks/15",
    "/units",
    "/units/区残联",
    "/due?today=2022-08-30",
    "/nothing",
]

pytestmark = pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="needs Chromium")


@pytest.fixture(scope="module")
def site(own_folder: Path) -> Iterator[str]:
    """The real program on a free port; its address."""
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0"]
    environ = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+?(?=/ )", server.stdout.readline())
        assert found
        yield found[0]
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose console has to stay silent: no script error, nothing that the policy stopped."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert [line for line in said if "404" not in line] == []


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled to sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_ask_follow_up_and_come_back_by_the_link(page: Page) -> None:
    page.goto("/")
    page.get_by_label("问清单").fill("区残联三季度要做什么")
    page.get_by_role("button", name="问").click()
    expect(page.locator(".said")).to_have_text("区残联三季度共2项任务。")
    page.get_by_label("接着问").fill("那四季度呢")
    page.get_by_role("button", name="问").click()
    expect(page.locator(".said")).to_have_text("区残联四季度共2项任务。")
    expect(page.locator(".note.inherited")).to_contain_text("区残联")
    link = page.url
    page.context.clear_cookies()
    page.goto("about:blank")
    page.goto(link)  # what a colleague sees
    expect(page.locator(".said")).to_have_text("区残联四季度共2项任务。")
    page.get_by_role("link", name="换个新话题").click()
    expect(page.get_by_label("问清单")).to_be_visible()


def test_click_a_suggestion_a_task_and_a_unit(page: Page) -> None:
    page.goto("/?q=火星局有哪些任务")
    page.locator("article ol a").first.click()
    expect(page.locator(".said.found")).to_be_visible()
    page.goto("/?q=区残联三季度")
    page.get_by_role("link", name="15", exact=True).click()
    expect(page.get_by_role("heading", name="任务15", exact=True)).to_be_visible()
    page.get_by_role("link", name="区残联").first.click()
    expect(page.get_by_role("heading", name="区残联", exact=True)).to_be_visible()


def test_keyboard_only(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到内容")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("问清单")).to_be_focused()
    page.keyboard.type("口袋公园谁负责")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("区城市管理委")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).not_to_be_focused()


def test_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("问清单").fill("口袋公园谁负责")
    page.get_by_role("button", name="问").click()
    expect(page.locator(".said")).to_contain_text("区城市管理委")
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1280], ids=["zoom400", "phone", "desk"])  # 1280 at 400 % is 320
def test_nothing_is_cut_off(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert fits(page)


def test_quarters_are_columns_on_a_wide_screen_and_fields_on_a_phone(page: Page) -> None:
    page.goto("/?q=残联下半年")
    cells = page.locator("tbody tr:not(.group)").first.locator("td")
    tops = [box["y"] for cell in cells.all() if (box := cell.bounding_box())]
    assert len(tops) == 5 and len(set(tops)) == 1
    page.set_viewport_size({"width": 390, "height": 844})
    tops = [box["y"] for cell in cells.all() if (box := cell.bounding_box())]
    assert len(set(tops)) == 5
    shown = cells.nth(2).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "三季度目标" in shown


def test_print(page: Page) -> None:
    page.goto("/?q=残联三季度")
    page.emulate_media(media="print")
    expect(page.locator("form.ask")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator("table")).to_be_visible()
    expect(page.locator(".source")).to_be_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_dark_and_large(page: Page) -> None:
    def ground() -> list[int]:
        colour = str(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        return [int(part) for part in re.findall(r"\d+", colour)[:3]]

    page.goto("/?q=残联三季度")
    light = ground()
    page.emulate_media(color_scheme="dark")
    assert min(light) > 200 and max(ground()) < 60
    said, size = page.locator(".said").first, "said => parseFloat(getComputedStyle(said).fontSize)"
    before = float(said.evaluate(size))
    with page.expect_navigation():
        page.get_by_role("link", name="投影大字").click()
    assert float(said.evaluate(size)) > 1.5 * before and fits(page)


def test_the_list_filters(page: Page) -> None:
    page.goto("/tasks")
    page.get_by_label("责任单位").select_option("区残联")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".count")).to_have_text("2项任务")


def test_a_hostile_question_runs_nothing(page: Page) -> None:
    page.goto(
        "/?q=%3Cscript%3Edocument.title=%27x%27%3C/script%3E%3Cimg src=x onerror=document.title=%27x%27%3E"
    )
    assert page.title() != "x" and page.locator("main img").count() == 0


@pytest.mark.skipif(not AXE.is_file() and not REQUIRED, reason="needs axe-core: npm ci in tests/web")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    source = AXE.read_text(encoding="utf-8")
    found: list[str] = []
    for path in PAGES:
        page.goto(path)
        page.evaluate(source)
        result = page.evaluate("axe.run()")
        assert len(result["passes"]) > 10
        found += [f"{path}: {v['id']}: {v['nodes'][0]['html']}" for v in result["violations"]]
    assert found == []
