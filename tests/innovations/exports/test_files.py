"""Files of entries go along: pictures in the document itself with words for them, others by name and address."""

from io import BytesIO

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from innovations.exports import pictures
from innovations.files import store
from innovations.models import EditionFile
from sharehub.core.pdf import can_write_pdf
from tests import files
from tests.factories import create_attachment, create_entry, create_innovation, create_publishable_innovation

from .test_pdf import tags

needs_pango = pytest.mark.skipif(not can_write_pdf(), reason="Pango is not installed")
WORDS = "Four trays beside the printer"
TAKEN = ["innovation_word", "innovation_pdf", "workbook_word", "workbook_pdf"]
INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"


@pytest.fixture
def with_files(alice):
    """Edition 1 has a photo and a list on its step; a file came later."""
    innovation = create_publishable_innovation(by=alice)
    step = innovation.entries.get(kind="step")
    create_attachment(step, name="trays.jpg", data=files.jpg((2400, 1200), colour="teal"), description=WORDS)
    create_attachment(step, name="rota.xlsx", data=files.xlsx(), description="Who sorts when")
    innovation.publish(by=alice)
    create_attachment(step, name="later.png", data=files.png(), description="Not for readers yet")
    return innovation


def pictures_in_word(data):
    """(words, width in mm, pixels) of the pictures in a Word document."""
    document = docx.Document(BytesIO(data))
    found = []
    for shape in document.element.body.iter(INLINE):
        (blip,) = shape.iter(BLIP)
        part = document.part.related_parts[blip.embed]
        image = Image.open(BytesIO(part.blob))
        found.append((shape.docPr.get("descr"), round(shape.extent.cx / 36_000), image.size))
    return found


@pytest.mark.parametrize(("name", "width"), [("innovation_word", 110), ("workbook_word", 84)])
def test_in_word_a_picture_is_there_with_its_words_and_fits(name, width, get, with_files):
    assert pictures_in_word(get(name, with_files).content) == [(WORDS, width, (1200, 600))]


@needs_pango
@pytest.mark.parametrize("name", ["innovation_pdf", "workbook_pdf"])
def test_in_a_pdf_a_picture_is_there_tagged_with_its_words(name, pdf, with_files):
    reader = pdf(with_files, name=name)

    # A set, because WeasyPrint hands the pictures of a document to each of its pages.
    assert {image.image.size for page in reader.pages for image in page.images} == {(1200, 600)}
    assert [alt for tag, alt in tags(reader.trailer["/Root"]["/StructTreeRoot"], []) if tag == "/Figure"] == [WORDS]


@needs_pango
def test_each_file_is_told_by_name_size_and_address(every_text, with_files, client_for):
    size = EditionFile.objects.get(name="rota.xlsx").size / 1024
    for name, text in every_text(with_files).items():
        text = text.replace("\N{NO-BREAK SPACE}", " ")
        for words in ("trays.jpg", "rota.xlsx", f"Excel workbook, {size:.1f} KB", "Who sorts when"):
            assert words in text, (name, words)
        assert "later.png" not in text


@needs_pango
def test_its_address_is_that_of_the_edition(get, pdf, with_files, client_for):
    kept = EditionFile.objects.get(name="rota.xlsx")
    address = f"http://127.0.0.1:8000{kept.get_absolute_url()}"
    word = docx.Document(BytesIO(get("innovation_word", with_files).content))
    links = [link.address for paragraph in word.paragraphs for link in paragraph.hyperlinks]
    annotations = [each.get_object() for page in pdf(with_files).pages for each in page.get("/Annots", [])]

    assert address in links
    assert address in [each["/A"]["/URI"] for each in annotations if "/A" in each]
    assert address in get("workbook_print", with_files).content.decode()
    assert client_for().get(kept.get_absolute_url()).status_code == 200


def test_the_page_to_print_shows_the_picture_through_the_gate(get, with_files, client_for):
    path = EditionFile.objects.get(name="trays.jpg").get_absolute_url()
    html = get("workbook_print", with_files).content.decode()

    assert f'src="{path}?inline" alt="{WORDS}"' in html
    assert client_for().get(f"{path}?inline")["Content-Type"] == "image/jpeg"


def test_a_draft_takes_along_the_files_of_its_workbook(get, alice):
    draft = create_innovation(by=alice)
    create_attachment(create_entry(draft), name="trays.png", data=files.png((40, 20)), description=WORDS)

    ((words, _, size),) = pictures_in_word(get("innovation_word", draft, alice).content)

    assert (words, size) == (WORDS, (40, 20))


def test_what_is_seen_through_becomes_white_and_a_large_drawing_a_photo(alice):
    noise = Image.effect_noise((900, 900), 90).convert("RGBA")
    noise.putpixel((0, 0), (0, 0, 0, 0))
    entry = create_entry(create_innovation(by=alice))
    kept = create_attachment(entry, name="noise.png", data=files.saved_picture(noise), description=WORDS)

    small = Image.open(BytesIO(pictures.made_small(kept)))

    assert (small.format, small.mode, small.size) == ("JPEG", "RGB", (900, 900))


@needs_pango
@pytest.mark.parametrize("name", TAKEN)
def test_a_picture_whose_bytes_are_lost_is_told_by_name(name, get, every_text, with_files):
    kept = EditionFile.objects.get(name="trays.jpg")
    store.drop(kept.stored_as)

    assert get(name, with_files).status_code == 200
    assert "trays.jpg" in every_text(with_files)[name]
    assert WORDS in every_text(with_files)[name]


@needs_pango
def test_of_many_pictures_the_first_go_along_and_the_others_are_told(get, alice, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PICTURES", 2)
    innovation = create_innovation(by=alice)
    entry = create_entry(innovation)
    for colour in ("red", "green", "blue"):
        create_attachment(entry, name=f"{colour}.jpg", data=files.jpg(colour=colour), description=f"It is {colour}")

    word = get("innovation_word", innovation, alice).content
    found = PdfReader(BytesIO(get("innovation_pdf", innovation, alice).content))

    assert [words for words, *_ in pictures_in_word(word)] == ["It is red", "It is green"]
    assert len({image.name for page in found.pages for image in page.images}) == 2
    assert "blue.jpg" in " ".join(page.extract_text() for page in found.pages)


def test_files_cost_no_more_queries_the_more_there_are(get, alice, django_assert_max_num_queries):
    innovation = create_innovation(by=alice)
    counts = []
    for _ in range(2):
        create_attachment(create_entry(innovation))
        with django_assert_max_num_queries(60) as asked:
            get("innovation_word", innovation, alice)
        counts.append(len(asked))

    assert counts[0] == counts[1]
