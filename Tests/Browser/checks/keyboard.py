"""Everything one can use is reached with Tab, in the order of the page, visibly (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11)."""

from .chromium import opened
from .pages import Page

# A page may have hundreds of links that are alike: these many from each of some places are enough.
STRETCH = 15
STRETCHES = 4
# Of what shows the focus with what is around it (WCAG 1.4.11).
CONTRAST = 3

REACHABLE = """() => {
  const all = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]");
  window.reachable = [...all].filter((element) => element.tabIndex >= 0 && !element.disabled
    && element.checkVisibility({visibilityProperty: true}));
  return window.reachable.length;
}"""

# Focus without a key, so that the next Tab goes on from here.
GO_TO = "number => window.reachable[number].focus()"

FOCUSED = """() => {
  const element = document.activeElement;
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => channels(colour).slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  // The outline stands around the element, on what is behind it.
  const ground = () => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      const colour = getComputedStyle(up).backgroundColor;
      if ((channels(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const style = getComputedStyle(element);
  const box = [...element.getClientRects()].find(({width, height}) => width > 0 && height > 0);
  // The middle of the part that is in view.
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const x = box ? middle(box.left, box.right, innerWidth) : -1;
  const y = box ? middle(box.top, box.bottom, innerHeight) : -1;
  const top = document.elementFromPoint(x, y);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    number: window.reachable.indexOf(element),
    scrolls: element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight,
    name: element.tagName.toLowerCase() + " " + (element.textContent || element.id).trim().slice(0, 30),
    visible: outlined || style.boxShadow !== "none",
    contrast: outlined ? contrast(style.outlineColor, ground()) : null,
    clear: Boolean(top) && (element.contains(top) || top.contains(element)),
  };
}"""

OWN_ORDER = """() => [...document.querySelectorAll("[tabindex]")].some(({tabIndex}) => tabIndex > 0)"""


def stretch(view, first: int, last: int) -> list[str]:
    """Tabs from one element to another, and complains about what is not as it must be."""
    found = []
    if first > 0:
        view.evaluate(GO_TO, first - 1)
    expected = first
    for _ in range(2 * (last - first)):
        if expected >= last:
            return found
        view.keyboard.press("Tab")
        at = view.evaluate(FOCUSED)
        # Chromium lets the keyboard come to whatever scrolls.
        if at["number"] < 0 and at["scrolls"]:
            continue
        if at["number"] != expected:
            return [*found, f"Tab came to '{at['name']}' ({at['number']}) and not to {expected}"]
        found += [f"no visible focus on '{at['name']}'"] if not at["visible"] else []
        if at["contrast"] and at["contrast"] < CONTRAST:
            found.append(f"the outline of '{at['name']}' has a contrast of {at['contrast']:.1f}, {CONTRAST} is the least")
        found += [f"focus is hidden behind something: '{at['name']}'"] if not at["clear"] else []
        expected += 1
    return [*found, f"Tab does not come to {expected} of {last}"]


def check(browser, page: Page) -> list[str]:
    if page.is_picture:
        return []
    with opened(browser, page.url) as view:
        count = view.evaluate(REACHABLE)
        found = ["an order of its own by tabindex"] if view.evaluate(OWN_ORDER) else []
        starts = sorted({number * max(count - STRETCH, 0) // (STRETCHES - 1) for number in range(STRETCHES)})
        for start in starts:
            found += stretch(view, start, min(start + STRETCH, count))
    return found
