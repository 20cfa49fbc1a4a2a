"""The tables of areas sort by a column, and show only the rows one looks for."""

from .chromium import opened
from .pages import Page

ROWS = """table => [...table.tBodies[0].rows].filter((row) => !row.hidden && row.checkVisibility())
  .map((row) => row.querySelector("th").textContent.trim())"""
VALUES = """([table, column]) => [...table.tBodies[0].rows].map((row) => row.cells[column])
  .map((cell) => cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v === "" ? null : Number(cell.dataset.v))"""
SORTED = """table => [...table.tHead.rows[0].cells].map((head) => head.getAttribute("aria-sort"))"""


def check(browser, page: Page) -> list[str]:
    if page.kind != "municipality":
        return []
    with opened(browser, page.url) as view:
        tables = view.query_selector_all("table[data-sortable]")
        return [what for table in tables for what in [*sorting(view, table), *filtering(view, table)]]


def sorting(view, table) -> list[str]:
    """The columns of numbers go up, then down; what is not known stays below; one column says that it sorts."""
    found = []
    for column in range(len(table.evaluate(SORTED))):
        button = table.query_selector(f"thead th:nth-child({column + 1}) button")
        if not button:
            return [*found, f"column {column} has no button"]
        for way in ("ascending", "descending"):
            button.focus()
            view.keyboard.press("Enter")
            said = table.evaluate(SORTED)
            found += [f"column {column} says {said}"] if said != [way if one == column else None for one in range(len(said))] else []
            values = view.evaluate(VALUES, [table, column])
            found += [f"column {column} is not {way}"] if not in_order(values, way) else []
    return found


def in_order(values: list, way: str) -> bool:
    known = [value for value in values if value is not None]
    if values[: len(known)] != known:
        return False
    # Names are in the order of the language, which is not ours to repeat here.
    if any(isinstance(value, str) for value in known):
        return True
    return known == sorted(known, reverse=way == "descending")


def filtering(view, table) -> list[str]:
    field = table.evaluate_handle("table => table.closest('section').querySelector('.filter input')").as_element()
    if not field:
        return ["there is no filter"]
    all_rows = table.evaluate(ROWS)
    if not all_rows:
        return ["no row is shown"]
    name = all_rows[-1]
    field.fill(name.upper())
    shown = table.evaluate(ROWS)
    said = view.locator(".filter [role=status]").first.inner_text()
    field.fill("")
    found = [] if name in shown and len(shown) < max(len(all_rows), 2) else [f"'{name}' leaves {len(shown)} rows"]
    found += [] if said.startswith(f"{len(shown)} ") else [f"the filter says '{said}' of {len(shown)} rows"]
    return found + ([] if table.evaluate(ROWS) == all_rows else ["an empty filter does not show all rows"])
