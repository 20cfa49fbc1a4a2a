"""The finder of the page of all finds a municipality however its name is typed."""

import re
import unicodedata

from .chromium import opened
from .pages import Page

NAMES = """() => [...document.querySelectorAll("table.list tbody th a")].map((link) => link.textContent)"""
ODD = re.compile(r"['’\-() ]|[^\x00-\x7f]")
# The names that people use.
ALSO = {"'s-Gravenhage": "den haag", "'s-Hertogenbosch": "den bosch"}


def spellings(name: str) -> set[str]:
    """Ways to type a name: in capitals, without accents, with another apostrophe or none."""
    bare = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    ways = {name, name.upper(), bare.lower(), name.replace("'", "’"), name.replace("'", ""), name.replace("'", "`")}
    ways |= {bare.replace("-", " "), f" {name} "}
    return ways | ({ALSO[name]} if name in ALSO else set())


def check(browser, page: Page) -> list[str]:
    if page.kind != "index":
        return []
    with opened(browser, page.url) as view:
        names = view.evaluate(NAMES)
        field = view.locator("[data-finder] input")
        if not names or not field.is_visible():
            return ["there is no finder"] if names else []
        odd = [name for name in names if ODD.search(name)][:20]
        found = []
        for name in dict.fromkeys([names[0], names[-1], *odd, *(one for one in ALSO if one in names)]):
            for typed in sorted(spellings(name)):
                field.fill(typed)
                shown = view.locator("[data-found] a").all_inner_texts()
                found += [f"'{typed}' does not find {name}, but {shown}"] if name not in shown else []
        field.fill("zzzz")
        found += ["'zzzz' finds something"] if view.locator("[data-found] a").count() else []
        said = view.locator("#gevonden").inner_text()
        found += ["nothing is said when nothing is found"] if not said.strip() else []
    return found
