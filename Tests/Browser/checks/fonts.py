"""Which fonts a page gets: with others no picture is the same.

A style sheet asks for a row of families; Chromium takes the first that is there. So the rows are kept with what came
of them, and asked for anew where pictures are to be compared.
"""

import html
import json
from pathlib import Path

from .chromium import chromium, opened

FILE = "fonts.json"
ROWS = """() => [...new Set([...document.querySelectorAll("body, body *")]
  .map((element) => getComputedStyle(element).fontFamily))].sort()"""


def rows(view) -> list[str]:
    """The rows of families that a page asks for."""
    return view.evaluate(ROWS)


def taken(browser, asked: list[str]) -> dict[str, str]:
    """The fonts that Chromium takes for rows of families."""
    with opened(browser, "about:blank") as view:
        view.set_content("".join(f'<p style="font-family: {html.escape(row)}">Een, 2</p>' for row in asked))
        session = view.context.new_cdp_session(view)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "p"})["nodeIds"]
        fonts = [session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in nodes]
    return {row: ", ".join(sorted(font["familyName"] for font in used)) for row, used in zip(asked, fonts, strict=True)}


def read(folder: Path) -> dict[str, str]:
    file = folder / FILE
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def write(browser, folder: Path, asked: set[str]) -> None:
    fonts = read(folder) | taken(browser, sorted(asked))
    (folder / FILE).write_text(json.dumps(fonts, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def difference(folder: Path) -> str:
    """How the fonts here differ from those of accepted pictures; nothing when they do not."""
    recorded = read(folder)
    with chromium() as browser:
        here = taken(browser, list(recorded))
    return ", ".join(sorted({f"{here[row]} for {font}" for row, font in recorded.items() if here[row] != font}))
