"""Pictures: written anew without anything but the picture; and what they said beside it."""

import warnings
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageFile, ImageOps, IptcImagePlugin

from .formats import BROKEN, PIXELS, Refused
from .reading import Reading

LONGEST_SIDE = 2_000
# What a phone takes is read at a half, a quarter or an eighth of its size; others only whole, at 4 to 6 bytes a pixel.
MOST_PIXELS = 25_000_000
MOST_PIXELS_OF_PHOTOS = 50_000_000
FORMATS = ("JPEG", "PNG")
OWN_TEXTS = ("comment", "xmp", "XML:com.adobe.xmp", "Raw profile type iptc")
GPS = ExifTags.IFD.GPSInfo


class Picture(Reading):
    def __init__(self, file):
        super().__init__(file)
        self.image = opened(file)
        is_from_camera = self.image.format != "PNG" and not self.image.info.get("progressive")
        limit = MOST_PIXELS_OF_PHOTOS if is_from_camera else MOST_PIXELS
        if self.image.width * self.image.height > limit:
            raise Refused(PIXELS.format(limit=limit // 1_000_000))

    def texts(self):
        data = self.data()
        yield from texts_about(data, "what the picture says about itself")
        if says_where(data):
            self.tell("The picture said where it was taken. We took that out.")

    def cleaned(self):
        is_photo = self.image.format != "PNG"
        self.image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture = ImageOps.exif_transpose(self.image)
        picture = in_usual_colours(picture, with_alpha=not is_photo)
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3)
        picture.info = {key: value for key, value in picture.info.items() if key == "transparency"}
        anew = BytesIO()
        if is_photo:
            picture.save(anew, "JPEG", quality=85, optimize=True, progressive=True)
        else:
            picture.save(anew, "PNG", optimize=False)
        anew.seek(0)
        return anew


def opened(file):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count the pixels ourselves
        try:
            file.seek(0)
            # WeasyPrint turns this on for the whole process: what was cut short would come out half grey.
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            return Image.open(file, formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise Refused(PIXELS.format(limit=MOST_PIXELS // 1_000_000)) from error
        except OSError as error:
            raise Refused(BROKEN) from error


def in_usual_colours(picture, *, with_alpha):
    """The picture in sRGB, the colours that every browser takes it to be in once its profile is gone."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            mode = "RGBA" if picture.mode == "RGBA" else "RGB"
            picture = ImageCms.profileToProfile(picture, theirs, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):  # a profile that is none: the colours are taken as they are
            pass
    if with_alpha and (picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info):
        return picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "L") else picture.convert("RGB")


def says_where(data):
    """Whether a picture (bytes) says where it was taken."""
    try:
        return bool(opened(BytesIO(data)).getexif().get_ifd(GPS))
    except Exception:
        return False


def texts_about(data, where):
    """(where, text) of all that a picture (bytes) says beside the picture; nothing where it cannot be read."""
    try:
        texts = list(_texts_of(opened(BytesIO(data))))
    except Exception:
        texts = []
    if texts := [text for text in texts if text.strip("\0 \n")]:
        yield where, "\n".join(texts)


def _texts_of(image):
    exif = image.getexif()
    for values in (exif, exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(GPS)):
        yield from (in_words(value) for value in values.values() if isinstance(value, (str, bytes)))
    # Windows writes its titles and comments as two bytes a letter.
    yield from (in_words(value, "utf-16-le") for tag, value in exif.items() if 0x9C9B <= tag <= 0x9C9F)
    yield from (in_words(image.info[key]) for key in OWN_TEXTS if key in image.info)
    yield from (in_words(value) for value in (getattr(image, "text", None) or {}).values())
    for value in (IptcImagePlugin.getiptcinfo(image) or {}).values():
        yield from (in_words(each) for each in (value if isinstance(value, list) else [value]))


def in_words(value, charset="utf-8"):
    if isinstance(value, tuple):
        value = bytes(value)
    text = value if isinstance(value, str) else bytes(value).decode(charset, "replace")
    return text.replace("\0", " ").strip()
