"""Bringing a case study in: the document, and the pieces that it fell into, corrected on one page."""

from django import forms
from django.conf import settings

from sharehub.core.forms import Form, LongText, problems_in

from ..imports import MOST_PIECES, Piece, sort_out
from ..imports.places import CHOICES, LINK, LONGEST_TITLE, SECTIONS
from ..imports.sorting import ADDRESS
from .sections import TITLE_ERRORS

PREFIX = "pieces"
LONGEST_HEADING = 500
TOO_MANY = f"A document is brought in as {MOST_PIECES} pieces at the most. Bring in what is left as another one."


class DocumentForm(Form):
    file = forms.FileField(
        label="Choose a Word document",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": "Choose a Word document.",
            "empty": "It is empty. Check that you chose the right file.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = f"{settings.LARGEST_FILE_MB} MB"
        self.fields["file"].help_text = f"Its name ends in .docx. Up to {limit}. Take patients’ details out first."


def rows_for(text):
    """How many lines a text area shows of `text`: all of a short one, a good part of a long one."""
    return min(12, max(2, sum(1 + len(line) // 70 for line in text.split("\n"))))


class PlaceSelect(forms.Select):
    """Two hundred of these stand on a page: the options of each are written by one template, not by forty."""

    template_name = "innovations/widgets/place_select.html"
    option_inherits_attrs = False


class PieceForm(Form):
    hide_optional = True

    goes_to = forms.ChoiceField(
        choices=CHOICES,
        widget=PlaceSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], "Choose where it goes."),
    )
    heading = forms.CharField(
        required=False,
        max_length=LONGEST_HEADING,
        error_messages={"max_length": f"Shorten it to {LONGEST_HEADING} characters or fewer."},
    )
    text = LongText(required=False, rows=5)

    def __init__(self, *args, number=1, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = number
        self.fields["goes_to"].label = f"Where does piece {number} go?"
        self.fields["heading"].label = f"Heading of piece {number}"
        self.fields["text"].label = f"Text of piece {number}"
        self.fields["text"].widget.attrs |= {"dir": "auto", "rows": rows_for(self["text"].value() or "")}

    @property
    def has_heading(self):
        return bool(self["heading"].value() or self["heading"].errors)

    @property
    def is_unsure(self):
        return not self.initial.get("is_sure", True)

    @property
    def piece(self):
        said = self.cleaned_data
        return Piece(said["goes_to"], said["text"], said["heading"])

    def clean(self):
        said = super().clean()
        if said.get("goes_to") == LINK and "text" in said and not ADDRESS.search(said["text"]):
            self.add_error("text", "Write the address on the web in it, starting with https://")
        return said


class BasePieces(forms.BaseFormSet):
    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"number": (index or 0) + 1, "empty_permitted": False}


Pieces = forms.formset_factory(
    PieceForm, formset=BasePieces, extra=0, max_num=MOST_PIECES, absolute_max=MOST_PIECES, validate_max=True
)


class ImportForm(Form):
    """The page on which everything is corrected: the title, and in `pieces` a PieceForm for each piece."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label="What did you do, or are you trying?",
        help_text="One line, as you would say it to a colleague over coffee.",
        error_messages=TITLE_ERRORS,
    )

    def __init__(self, data=None, *, title="", pieces=()):
        super().__init__(data, initial={"title": title})
        initial = [
            {"goes_to": each.goes_to, "heading": each.heading, "text": each.text, "is_sure": each.is_sure}
            for each in pieces
        ]
        errors = {"too_many_forms": TOO_MANY}
        self.pieces = Pieces(data, prefix=PREFIX, initial=initial, error_messages=errors)

    @staticmethod
    def is_in(data):
        """Whether `data` (a QueryDict, or None) is what this form posts."""
        return data is not None and f"{PREFIX}-TOTAL_FORMS" in data

    @property
    def problems(self):
        """All that is wrong with it and its pieces, each leading to its field."""
        return [problem for form in [self, *self.pieces.forms] for problem in problems_in(form)]

    @property
    def unsure(self):
        return sum(form.is_unsure for form in self.pieces.forms)

    def clean(self):
        said = super().clean()
        if not self.pieces.is_valid():
            for error in self.pieces.non_form_errors():
                self.add_error(None, error)
            if not self.non_field_errors():
                self.add_error(None, "Some pieces need another look.")
            return said
        self.sorted = sort_out(form.piece for form in self.pieces.forms)
        for name in self.sorted.too_long:
            message = (
                f"“{SECTIONS[name]}” gets more than fits: send some of its pieces somewhere else, or shorten them."
            )
            self.add_error(None, message)
        return said

    @property
    def told(self):
        """What to hand to `start_from_document`."""
        return {
            "title": self.cleaned_data["title"],
            "sections": self.sorted.sections,
            "notes": self.sorted.notes,
        }
