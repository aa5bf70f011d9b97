"""When a picture has visibly changed, and how it is stored: as WebP, small enough for a page."""

import io
from pathlib import Path

from PIL import Image, ImageChops

LARGEST = 80_000
# A pixel differs when one of its colours does by more than this, of 255 ...
VISIBLE = 24
# ... and a picture when more than this share of its pixels does.
SHARE = 0.005
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
    """The share of pixels, 0..1, that visibly differ; both pictures have one size."""
    red, green, blue = ImageChops.difference(before, after).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    counts = most.histogram()
    return sum(counts[VISIBLE + 1 :]) / sum(counts)


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
