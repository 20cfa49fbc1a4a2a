"""Pictures of a page: on a telephone, on a screen, and printed."""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from . import fonts
from .chromium import opened
from .pages import Page

WIDTHS = (390, 1280)
SCALE = 0.4
# A page may be as long as its table; what is below is more of the same.
TALLEST = 6000
PRINTED_PAGES = 2
DOTS_PER_INCH = 60
COLOURS = 48
# The digests of files change with every letter of a pipeline, and nobody reads them.
UNREAD = ".trace code { visibility: hidden }"


@dataclass(frozen=True)
class Shot:
    """A picture of a page in one of its forms."""

    report: str
    page: Page
    form: str
    picture: Image.Image
    # The families that it asks for.
    rows: tuple[str, ...]

    @property
    def name(self) -> str:
        page = self.page.name.rpartition(".")[0].replace("/", "-")
        return f"{self.report}-{page}-{self.form}"


def shots(browser, page: Page, report: str) -> Iterator[Shot]:
    for width in WIDTHS:
        with opened(browser, page.url, width) as view:
            if not page.is_picture:
                view.add_style_tag(content=UNREAD)
            rows = tuple(fonts.rows(view)) if not page.is_picture else ()
            yield Shot(report, page, str(width), reduced(screen(view), SCALE), rows)
            if width == WIDTHS[-1]:
                for number, picture in enumerate(printed(view), start=1):
                    yield Shot(report, page, f"print{number}", reduced(picture, 1), rows)


def screen(view) -> Image.Image:
    """The page from its top, whole or as far as pictures go."""
    size = view.evaluate("() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    clip = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], TALLEST)}
    shot = view.screenshot(full_page=True, clip=clip, animations="disabled")
    return Image.open(BytesIO(shot)).convert("RGB")


def printed(view) -> list[Image.Image]:
    """The first pages on A4."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder, "page.pdf")
        view.pdf(path=pdf, prefer_css_page_size=True, print_background=True, format="A4")
        command = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-l", str(PRINTED_PAGES), pdf, Path(folder, "page")]
        subprocess.run(command, check=True, capture_output=True)
        return [Image.open(file).convert("RGB") for file in sorted(Path(folder).glob("page-*.png"))]


def reduced(picture: Image.Image, scale: float) -> Image.Image:
    """Small, and of few colours: enough to see what is missing, and little to keep."""
    size = [max(1, round(side * scale)) for side in picture.size]
    small = picture.resize(size, Image.Resampling.LANCZOS)
    return small.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
