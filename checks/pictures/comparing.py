"""When a picture has visibly changed, and how it is stored: as WebP, small enough for a page."""

import io
from pathlib import Path

from PIL import Image, ImageChops

LARGEST = 80_000
# A pixel differs when one of its colours does by more than this, of 255 ...
VISIBLE = 24
# ... and a picture when more than this share of the pixels of one of its squares does: a word that
# came or went is lost in the whole of a page, and not in a square that it half fills.
SHARE = 0.1
SQUARE = 32
QUALITIES = (90, 80, 70, 60, 50, 40)


class TooLarge(Exception):
    """A picture does not fit into LARGEST bytes at any quality."""

    def __init__(self, size: int) -> None:
        super().__init__(f"needs {size} bytes at the lowest quality; at most {LARGEST} are meant")


def renew(path: Path, shot: bytes) -> bool:
    """Store a shot (PNG) at `path` unless what is there looks the same; whether it was stored.

    Compared as stored, so that what compression does to both does not count.
    """
    stored = packed(opened(shot))
    if path.exists() and not differ(opened(path.read_bytes()), opened(stored)):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(stored)
    return True


def differ(before: Image.Image, after: Image.Image) -> bool:
    """Whether an eye would see that two pictures are not the same."""
    return before.size != after.size or share(before, after) > SHARE


def share(before: Image.Image, after: Image.Image) -> float:
    """The share of pixels, 0..1, that visibly differ in the square where most do, to a 255th.

    Both pictures have one size.
    """
    red, green, blue = ImageChops.difference(before, after).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    seen = most.point([0] * (VISIBLE + 1) + [255] * (255 - VISIBLE))
    return max(seen.reduce(SQUARE).tobytes()) / 255


def opened(content: bytes) -> Image.Image:
    """A picture from the bytes of its file, without transparency."""
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB")


def packed(image: Image.Image) -> bytes:
    """The picture as WebP: exact if that is small enough, else as good as fits.

    Raises TooLarge.
    """
    content = _webp(image, lossless=True, quality=100)
    for quality in QUALITIES:
        if len(content) < LARGEST:
            return content
        content = _webp(image, lossless=False, quality=quality)
    if len(content) >= LARGEST:
        raise TooLarge(len(content))
    return content


def _webp(image: Image.Image, *, lossless: bool, quality: int) -> bytes:
    into = io.BytesIO()
    image.save(into, "WEBP", lossless=lossless, quality=quality, method=4)
    return into.getvalue()
