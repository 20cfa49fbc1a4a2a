"""Two municipalities that are chosen stand beside each other, with the figures of the table of all."""

from .chromium import opened
from .pages import Page

OF_ALL = """name => {
  const row = [...document.querySelectorAll("[data-all] tbody tr")].find((one) => one.cells[0].textContent.trim() === name);
  return [...row.cells].slice(1).map((cell) => cell.textContent.trim());
}"""
BESIDE = """() => {
  const [head, ...rows] = [...document.querySelectorAll("[data-pair] tr")].map((row) => [...row.cells]
    .map((cell) => cell.textContent.trim()));
  return head.slice(1).map((name, column) => [name, rows.map((row) => row[column + 1])]);
}"""


def check(browser, page: Page) -> list[str]:
    if page.kind != "comparison":
        return []
    with opened(browser, page.url) as view:
        place = view.locator("[data-pair]")
        if place.is_visible():
            return ["something is shown before anything is chosen"]
        first, second = view.locator("[data-compare] select").all()
        names = [name.strip() for name in first.locator("option").all_inner_texts()][1:]
        if not first.is_visible() or len(names) < 2:
            return [f"{len(names)} municipalities to choose from"]
        chosen = [names[-1], names[0]]
        first.select_option(label=chosen[0])
        second.select_option(label=chosen[1])
        beside = view.evaluate(BESIDE)
        found = [f"beside each other stand {[name for name, _ in beside]}"] if [name for name, _ in beside][:2] != chosen else []
        return found + [f"{name} has other figures" for name, figures in beside if figures != view.evaluate(OF_ALL, name)]
