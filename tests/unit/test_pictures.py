"""A picture is renewed when an eye would see the difference, and never too large."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from checks.findings import ROOT
from checks.pictures import comparing
from checks.pictures.places import PICTURES, Picture

SIZE = (192, 96)
PAPER, INK = (247, 245, 241), (31, 37, 35)


def drawn(*, box: tuple[int, int, int, int] = (10, 10, 60, 30)) -> Image.Image:
    image = Image.new("RGB", SIZE, PAPER)
    ImageDraw.Draw(image).rectangle(box, fill=INK)
    return image


def shot(image: Image.Image) -> bytes:
    into = io.BytesIO()
    image.save(into, "PNG")
    return into.getvalue()


def test_the_share_counts_pixels_that_visibly_differ() -> None:
    other = drawn()
    other.paste(INK, (100, 40, 116, 56))
    # Of the square of 32 where most do, not of the picture.
    assert comparing.share(drawn(), other) == pytest.approx(256 / 1024, abs=0.002)
    assert comparing.share(drawn(), drawn()) == 0
    # One colour alone is enough, a breath of it is not.
    for strength, part in ((25, 1.0), (24, 0.0)):
        tinted = Image.new("RGB", SIZE, (PAPER[0], PAPER[1] - strength, PAPER[2]))
        assert comparing.share(Image.new("RGB", SIZE, PAPER), tinted) == part


def test_a_tenth_of_a_square_is_no_change_and_more_is() -> None:
    same, more = drawn(), drawn()
    same.paste(INK, (100, 40, 110, 50))
    more.paste(INK, (100, 40, 112, 50))
    assert not comparing.differ(drawn(), same)
    assert comparing.differ(drawn(), more)
    assert comparing.differ(drawn(), drawn().resize((192, 97)))


def test_one_word_more_on_a_page_is_a_change() -> None:
    before = Image.new("RGB", (1280, 800), PAPER)
    after = before.copy()
    ImageDraw.Draw(after).text((700, 50), "Learned", fill=INK, font_size=16)
    assert comparing.differ(before, after)


def test_only_what_changed_is_stored_anew(tmp_path: Path) -> None:
    path = tmp_path / "images" / "page.webp"
    assert comparing.renew(path, shot(drawn()))
    first = path.read_bytes()
    slightly = drawn()
    slightly.putpixel((150, 50), INK)
    assert not comparing.renew(path, shot(slightly))
    assert path.read_bytes() == first
    assert comparing.renew(path, shot(drawn(box=(10, 10, 90, 60))))
    assert path.read_bytes() != first


def test_a_picture_is_exact_if_it_fits_and_small_in_any_case() -> None:
    plain = drawn()
    assert comparing.opened(comparing.packed(plain)).tobytes() == plain.tobytes()
    noise = Image.frombytes("RGB", (300, 300), random.Random(1).randbytes(270_000))
    assert len(comparing.packed(noise)) < comparing.LARGEST
    with pytest.raises(comparing.TooLarge):
        comparing.packed(noise.resize((3000, 3000), Image.Resampling.NEAREST).rotate(7))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_the_pictures_are_there_in_their_size(picture: Picture) -> None:
    path = ROOT / "docs" / "images" / f"{picture.name}.webp"
    content = path.read_bytes()
    assert len(content) < comparing.LARGEST
    assert comparing.opened(content).size == (1280, 800)
