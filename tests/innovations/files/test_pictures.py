"""Pictures are written anew: the right way up, of a size for pages, and without what they said about anybody."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from innovations.files import look_at
from tests import files


def anew(data, name="a.jpg"):
    image = Image.open(look_at(BytesIO(data), name=name).file)
    image.load()
    return image


def test_nothing_is_left_of_what_a_photo_said():
    data = files.jpg(comment="Ivy", described="Ivy Example", is_placed=True)
    assert all(planted in data for planted in (b"Ivy Example", b"Exif"))

    kept = look_at(BytesIO(data), name="a.jpg").file.getvalue()

    assert not any(planted in kept for planted in (b"Ivy", b"Exif", b"GPS"))
    assert dict(Image.open(BytesIO(kept)).getexif()) == {}


def test_nothing_is_left_of_what_a_picture_said():
    data = files.png(said="Ivy Example")
    assert b"Ivy Example" in data

    assert b"Ivy" not in look_at(BytesIO(data), name="a.png").file.getvalue()


def test_what_was_hung_behind_a_photo_is_gone():
    assert b"<script>" not in look_at(BytesIO(files.jpg() + b"<script>"), name="a.jpg").file.getvalue()


def test_a_photo_stands_the_right_way_up():
    assert anew(files.jpg((40, 20), turned=6)).size == (20, 40)


@pytest.mark.parametrize(
    ("size", "expected"), [((4000, 1000), (2000, 500)), ((3000, 4500), (1333, 2000)), ((300, 200), (300, 200))]
)
def test_a_picture_is_made_small_enough_for_pages(size, expected):
    assert anew(files.jpg(size)).size == expected


def test_a_picture_stays_see_through():
    image = anew(files.png(), "a.png")

    assert (image.mode, image.getpixel((1, 1))) == ("RGBA", (0, 0, 255, 128))


def test_colours_are_those_of_the_profile_that_goes():
    file = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (20, 20), "red").save(file, "JPEG", icc_profile=profile)

    image = anew(file.getvalue())

    assert "icc_profile" not in image.info
    assert image.getpixel((5, 5))[0] > 250


def test_a_broken_profile_stops_nobody():
    file = BytesIO()
    Image.new("RGB", (20, 20), "red").save(file, "JPEG", icc_profile=b"no profile")

    assert anew(file.getvalue()).getpixel((5, 5))[0] > 250


def test_a_photo_of_several_pictures_becomes_its_first():
    """Phones hang a second one behind the first, for depth or a moving picture."""
    file, first = BytesIO(), Image.new("RGB", (40, 20), "red")
    first.save(file, "MPO", save_all=True, append_images=[Image.new("RGB", (40, 20), "blue")])
    assert Image.open(BytesIO(file.getvalue())).n_frames == 2

    image = anew(file.getvalue())

    assert (image.format, image.getpixel((5, 5))[0] > 250) == ("JPEG", True)


def test_a_photo_for_print_becomes_one_for_screens():
    file = BytesIO()
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(file, "JPEG")

    image = anew(file.getvalue())

    assert image.mode == "RGB"
