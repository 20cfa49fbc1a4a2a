"""Every picture says what it is, and what it shows, to who cannot see it; its figures stand in a table nearby."""

from .chromium import opened
from .pages import Page

UNNAMED = """() => {
  const pictures = [...document.querySelectorAll("svg[role~=img], svg[role~=graphics-document]")];
  const own = (picture, name) => [...picture.children].find((one) => one.tagName === name)?.textContent.trim();
  const called = (picture, number) => picture.id || picture.closest("section[id]")?.id || `svg ${number}`;
  const found = pictures.flatMap((picture, number) => [
    ...["title", "desc"].filter((name) => !own(picture, name)).map((name) => `${called(picture, number)} has no ${name}`),
    ...(picture.getAttribute("aria-labelledby") ?? "").split(/\\s+/).filter((id) => id && !document.getElementById(id))
      .map((id) => `${called(picture, number)} is named by ${id}, which is not there`),
  ]);
  // A section has the table, or leads to it.
  const tabled = (part) => !part || part.querySelector("table, [aria-details]")
    || [...part.querySelectorAll('a[href^="#"]')].some((link) => document.getElementById(link.hash.slice(1))
      ?.querySelector("table"));
  const bare = pictures.filter((picture) => !picture.closest("table") && !tabled(picture.closest("section, article")));
  const silent = [...document.querySelectorAll("svg")].filter((picture) => !picture.parentElement?.closest("svg")
    && !picture.matches("[role~=img], [role~=graphics-document], [aria-hidden=true]"));
  const ids = [...document.querySelectorAll("[id]")].map(({id}) => id);
  const twice = [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  return [...found, ...bare.map((picture) => `${called(picture, "")} has no table in its section and no link to one`),
    ...silent.map((picture) => `${called(picture, "")} is neither named nor hidden`),
    ...twice.slice(0, 5).map((id) => `the id ${id} is there more than once`)];
}"""


def check(browser, page: Page) -> list[str]:
    with opened(browser, page.url) as view:
        return view.evaluate(UNNAMED)
