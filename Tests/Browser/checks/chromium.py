"""The browser: the Chromium of this system, without a network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Without a sandbox, because the checks run as root in a container; hinting off, because it differs by machine.
FLAGS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--hide-scrollbars", "--force-color-profile=srgb"]


def path() -> str | None:
    """Where Chromium is: named by the environment, or found."""
    named = os.environ.get("PEIL_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator:
    """A browser for a while."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser, url: str, width: int = 1280, height: int = 900, **options) -> Iterator:
    """A page in a context of its own."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    try:
        page = context.new_page()
        page.goto(url, wait_until="load")
        yield page
    finally:
        context.close()
