"""How a Word document looks: A4, Arial, the colours of the site. All by styles, so that people can change them."""

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Arial"
BRAND, TEXT, QUIET = "003087", "212B32", "4C6272"
# The edge of each kind of entry, as in static/src/styles/_tokens.scss. Never the only thing that says what it is.
COLOURS = {
    "step": "005EB8",
    "worked": "007F3B",
    "failed": "D5281B",
    "mixed": "8A4B08",
    "tipping": "FFB81C",
    "failure": "AE2573",
    "wasted": "768692",
    "loss": "330072",
    "money": "00A499",
    "blocker": "ED8B00",
    "tip": "41B6E6",
    "link": "425563",
}
# Name: size, colour, bold, space before and after (points)
LOOKS = {
    "Normal": (11, TEXT, False, 0, 6),
    "Title": (24, BRAND, True, 0, 6),
    "Subtitle": (13, TEXT, False, 0, 6),
    "Heading 1": (17, BRAND, True, 20, 6),
    "Heading 2": (12.5, TEXT, True, 12, 3),
    "Quote": (11, TEXT, False, 0, 6),
    "Footer": (9, QUIET, False, 0, 0),
    "About": (9.5, QUIET, False, 0, 4),
    "Answer label": (9.5, QUIET, True, 4, 1),
    "Figure": (12, TEXT, False, 0, 3),
    "Notice": (11, TEXT, True, 6, 6),
    "Entry picture": (11, TEXT, False, 4, 2),
    "Entry file": (9.5, QUIET, False, 0, 4),
}


def dress(document):
    """Give `document` (new, from python-docx's own template) our styles, language and page."""
    set_language(document)
    styles = document.styles
    for name, look in LOOKS.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        set_look(styles[name], *look)
    for css, colour in COLOURS.items():
        # An entry's line is a heading of the second level, with its colour at the edge.
        style = styles.add_style(f"Entry {css}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.next_paragraph_style = styles["Heading 2"], styles["Normal"]
        border(style, "left", colour, eighths=48, space=6)
    for name in ("Heading 1", "Heading 2", "Answer label", "Entry picture"):
        styles[name].paragraph_format.keep_with_next = True
    border(styles["Notice"], "left", BRAND, eighths=48, space=6)
    border(styles["Title"], "bottom", "FFB81C", eighths=24, space=4)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor.from_string("005EB8")
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(18)


def set_look(style, size, colour, bold, before, after):
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # a theme's fonts would win over ours
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for old in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(old)


def border(style, side, colour, *, eighths, space):
    """A line at one side of every paragraph of `style`, `eighths` of a point wide."""
    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in {"val": "single", "sz": eighths, "space": space, "color": colour}.items():
        line.set(qn(f"w:{name}"), str(value))
    borders.append(line)
    # The schema has an order: what comes after the borders.
    after = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")
    properties.insert_element_before(borders, *after, "w:outlineLvl", "w:rPr")


def set_language(document):
    """British English for the spelling checker and for whoever has it read aloud."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")
