"""Nothing sticks out of the page on a narrow screen (WCAG 1.4.10), nor with more space between letters (1.4.12)."""

from .chromium import opened
from .pages import Page

WIDTHS = (320, 640)
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""

# The innermost elements that stick out, unless they are in a region that scrolls or hides by itself.
STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const contained = (element) => {
    // What is placed absolutely leaves a region that scrolls, unless the region is where it is placed from.
    const around = (one) => getComputedStyle(one).position === "absolute" ? one.offsetParent : one.parentElement;
    for (let up = around(element); up && up !== document.body; up = around(up))
      if (getComputedStyle(up).overflowX !== "visible") return true;
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter((element) =>
    element.getBoundingClientRect().right > wide + 1 && !contained(element));
  const inner = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const name = (element) => element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
    + [...element.classList].map((one) => "." + one).join("");
  return [`${document.documentElement.scrollWidth} px wide`, ...inner.slice(0, 4).map((element) =>
    `${name(element.parentElement)} > ${name(element)} "${element.textContent.trim().slice(0, 30)}"`)];
}"""


def check(browser, page: Page) -> list[str]:
    if page.is_picture:
        return []
    found = []
    for width in WIDTHS:
        with opened(browser, page.url, width) as view:
            found += [f"at {width} px: {out}" for out in [", ".join(view.evaluate(STICKING_OUT))] if out]
            view.add_style_tag(content=SPACING)
            found += [f"at {width} px, spaced: {out}" for out in [", ".join(view.evaluate(STICKING_OUT))] if out]
    return found
