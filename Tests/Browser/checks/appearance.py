"""Whether two pictures look the same to a reader, and if not, where.

Both are blurred, and a block may have moved a little, so that another version of a font does not count. The picture
is looked at in blocks, because what is missing is missing in one place: a share of all pixels would drown it.
"""

from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFilter

from .shots import Shot

BLUR = 2.5
# How far apart two colours are when a reader sees it, of 255 in lightness.
THRESHOLD = 14
BLOCK = 24
# A block differs when this share of its pixels does; a picture, when so many of its blocks differ.
SHARE_OF_BLOCK = 0.22
BLOCKS = 2
# How far a block may have moved, in pixels of the small picture: across, and down.
MOVES = [(x, y) for y in range(-2, 3) for x in range(-1, 2)]
# How much longer or shorter a picture may be: a line that breaks elsewhere is no mistake.
LENGTH = 0.01


def blurred(picture: Image.Image) -> numpy.ndarray:
    return numpy.asarray(picture.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR)), dtype=numpy.float32)


def distances(one: numpy.ndarray, other: numpy.ndarray) -> numpy.ndarray:
    """How far apart colours are, as the eye weighs them."""
    apart = numpy.abs(one - other)
    lightness = apart @ numpy.array([0.299, 0.587, 0.114], dtype=numpy.float32)
    return numpy.maximum(lightness, apart.max(axis=2) * 0.5)


def shares(apart: numpy.ndarray) -> numpy.ndarray:
    """Of each block, the share of its pixels that differ."""
    rows, columns = (-(-side // BLOCK) for side in apart.shape)
    whole = numpy.zeros((rows * BLOCK, columns * BLOCK), dtype=bool)
    whole[: apart.shape[0], : apart.shape[1]] = apart > THRESHOLD
    return whole.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))


def blocks(one: Image.Image, other: Image.Image) -> list[tuple[int, int]]:
    """The corners of the blocks that differ wherever they moved to, in the part that both have."""
    width, height = (min(a, b) for a, b in zip(one.size, other.size, strict=True))
    here, there = (blurred(picture.crop((0, 0, width, height))) for picture in (one, other))
    least = numpy.minimum.reduce([shares(distances(here, numpy.roll(there, (y, x), axis=(0, 1)))) for x, y in MOVES])
    return [(int(x) * BLOCK, int(y) * BLOCK) for y, x in numpy.argwhere(least > SHARE_OF_BLOCK)]


def accepted(shot: Shot, folder: Path) -> Path:
    return folder / f"{shot.name}.png"


def differing(shot: Shot, folder: Path) -> str:
    """What differs from the accepted picture; nothing when they look the same."""
    file = accepted(shot, folder)
    if not file.exists():
        return "there is no accepted picture; renew them with --accept"
    reference = Image.open(file)
    (width, height), (old_width, old_height) = shot.picture.size, reference.size
    if width != old_width or abs(height - old_height) > max(2, LENGTH * old_height):
        return f"it is {width} x {height} and was {old_width} x {old_height}"
    places = blocks(shot.picture, reference)
    return f"it differs in {len(places)} places, first at {places[0]}" if len(places) >= BLOCKS else ""


def save_apart(shot: Shot, folder: Path, apart: Path) -> Path:
    """The picture, the accepted one and where they differ, beside each other in one file."""
    apart.mkdir(parents=True, exist_ok=True)
    picture = shot.picture.convert("RGB")
    file = accepted(shot, folder)
    reference = Image.open(file).convert("RGB") if file.exists() else Image.new("RGB", picture.size, "white")
    marked = picture.copy()
    for x, y in blocks(picture, reference):
        ImageDraw.Draw(marked).rectangle((x, y, x + BLOCK, y + BLOCK), outline="red", width=2)
    three = [picture, reference, marked]
    sheet = Image.new("RGB", (sum(one.width + 8 for one in three), max(one.height for one in three)), "grey")
    for number, one in enumerate(three):
        sheet.paste(one, (sum(before.width + 8 for before in three[:number]), 0))
    place = apart / f"{shot.name}.png"
    sheet.save(place)
    return place
