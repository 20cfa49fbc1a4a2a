"""A page is whole without scripts, and asks nothing of a network."""

from .chromium import opened
from .pages import Page

# A section says something besides its heading; what can be used does something.
EMPTY = """() => {
  const shown = (element) => element.checkVisibility({visibilityProperty: true});
  const empty = [...document.querySelectorAll("main section, main article, nav, header, footer")].filter((part) => {
    const headings = [...part.querySelectorAll("h1, h2, h3, h4")].map((one) => one.innerText).join("");
    return shown(part) && part.innerText.trim().length <= headings.trim().length + 2;
  }).map((part) => `nothing in ${part.tagName.toLowerCase()} ${part.id || part.innerText.slice(0, 30)}`);
  const dead = [...document.querySelectorAll("button, input, select, textarea")].filter((control) =>
    shown(control) && !control.closest("form[action]")).map((control) =>
    `${control.tagName.toLowerCase()} ${control.id} does nothing`);
  const bare = document.querySelector("main")?.innerText.trim().length > 40 ? [] : ["there is next to nothing on it"];
  return [...empty, ...dead, ...bare];
}"""


def without_scripts(browser, page: Page) -> list[str]:
    if page.is_picture:
        return []
    with opened(browser, page.url, java_script_enabled=False) as view:
        return view.evaluate(EMPTY)


def quiet(browser, page: Page) -> list[str]:
    """Requests other than for the file itself, and whatever the console says."""
    found = []
    context = browser.new_context()
    view = context.new_page()
    view.on("request", lambda request: found.append(f"asks for {request.url}") if is_other(request, page) else None)
    view.on("console", lambda message: found.append(f"console: {message.type}: {message.text}"))
    view.on("pageerror", lambda error: found.append(f"script: {error}"))
    view.goto(page.url, wait_until="networkidle")
    context.close()
    return found


def is_other(request, page: Page) -> bool:
    return not request.url.startswith("data:") and request.url.partition("#")[0] != page.url
