"""WCAG 2.2 A and AA and good practice, by axe-core."""

from functools import cache
from importlib.resources import files

from .chromium import opened
from .pages import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (390, 1280)
# It comes with axe, but is not run unless asked.
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}


@cache
def source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page) -> list[str]:
    """What axe says of an opened page. A page's own policy holds: axe comes in by the debugger."""
    page.evaluate(source())
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']} ({rule['impact']}): {node['target'][-1]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in result["violations"]
        for node in rule["nodes"][:5]
    ]


def around(picture: str) -> str:
    """A page that holds a picture and nothing else: axe reads pages."""
    return (
        '<!DOCTYPE html><html lang="nl"><title>Praatplaat</title>'
        f'<main><h1 style="margin:0;font-size:1rem">Praatplaat</h1>{picture}</main>'
    )


def check(browser, page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        with opened(browser, "about:blank" if page.is_picture else page.url, width) as view:
            if page.is_picture:
                view.set_content(around(page.path.read_text(encoding="utf-8")))
            found += [f"at {width} px: {what}" for what in violations(view)]
    return found
