"""Pictures made anew: small, upright, and silent about whoever took them."""

from io import BytesIO

import pytest
from PIL import Image

from community.pictures.developing import developed
from tests.pictures import photos


def points(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def reddish(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 200 and colour[2] < 60)


def test_two_widths_are_made_and_the_small_one_is_small() -> None:
    made = developed(photos.photo(4000, 3000))
    assert (made["small"].width, made["small"].height) == (480, 360)
    assert (made["large"].width, made["large"].height) == (1280, 960)
    assert len(made["small"].data) < 20_000
    assert all(one.data[8:12] == b"WEBP" for one in made.values())


def test_a_small_picture_is_never_blown_up() -> None:
    made = developed(photos.photo(200, 100))
    assert {(one.width, one.height) for one in made.values()} == {(200, 100)}


def test_a_ribbon_is_no_taller_than_three_times_its_width() -> None:
    assert developed(photos.photo(50, 9000))["small"].height <= 1440


def test_nothing_the_camera_wrote_comes_along() -> None:
    original = photos.taken_at_home()
    assert b"Amina" in original
    for one in developed(original).values():
        shown = Image.open(BytesIO(one.data))
        assert not shown.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(shown.info)
        assert b"Amina" not in one.data
        assert b"TECNO" not in one.data


def test_it_stands_upright_however_the_phone_was_held() -> None:
    straight = points(developed(photos.taken_at_home(1))["small"].data)
    assert reddish(straight.getpixel((10, 10)))
    turned = points(developed(photos.taken_at_home(6))["small"].data)
    assert turned.height > turned.width
    assert reddish(turned.getpixel((turned.width - 10, 10)))
    assert not reddish(turned.getpixel((turned.width - 10, turned.height - 10)))


@pytest.mark.parametrize("mode", ["P", "L", "LA", "RGBA", "CMYK", "I;16", "1"])
def test_every_way_to_write_points_is_drawn(mode: str) -> None:
    drawn, out = Image.new(mode, (60, 40)), BytesIO()
    drawn.save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert developed(out.getvalue())["small"].width == 60


def test_of_a_film_the_first_picture_is_shown() -> None:
    frames, out = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")], BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    made = points(developed(out.getvalue())["small"].data)
    assert reddish(made.getpixel((5, 5)))
