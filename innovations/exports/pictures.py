"""The pictures of a Paper, made small enough for a page and for a file that people mail to each other."""

from io import BytesIO

from PIL import Image

from ..files.formats import Format, Refused
from ..files.pictures import opened

# Of more pictures than these, the names and addresses stand on the paper: a document has to stay light and quick.
MOST_PICTURES = 40
LONGEST_SIDE = 1_200  # 200 dots an inch at 150 mm
LARGEST_PNG = 300_000


def pictures_of(paper):
    """{path: bytes} of the first pictures of `paper`. One whose bytes cannot be read is left out."""
    found = {}
    for file in paper.files:
        if len(found) == MOST_PICTURES:
            break
        if file.kept.is_picture and (data := made_small(file.kept)):
            found[file.path] = data
    return found


def made_small(kept):
    """The bytes of a kept picture as JPEG, or as PNG while that stays small (what is drawn stays sharp); None for none.

    What it holds beside the picture was taken out when it was added.
    """
    try:
        with kept.open() as file:
            picture = opened(file)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2)
    except (OSError, Refused):  # lost or damaged in the storage
        return None
    if kept.kind == Format.PNG and len(data := written(picture, "PNG")) <= LARGEST_PNG:
        return data
    return written(on_white(picture), "JPEG", quality=80)


def on_white(picture):
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def written(picture, format, **options):
    file = BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()
