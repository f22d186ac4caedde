"""A question, the answer to it, and which kind of note an answer becomes."""

from django import forms

from sharehub.core.forms import Form, LongText

from ..notes import TILE_BY_CODE, TILES
from .notes import Tiles

LONGEST_QUESTION = 500


class AskForm(Form):
    words = forms.CharField(
        label="What would you like to know?",
        help_text="One question. Nothing about a patient.",
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Write what you would like to know.",
            "max_length": "Shorten it to %(limit_value)s characters or fewer: one question at a time.",
        },
    )

    def clean_words(self):
        # Browsers send \r\n, and count one character.
        return self.cleaned_data["words"].replace("\r\n", "\n")


class AnswerForm(Form):
    words = LongText(
        label="Do you know? Tell them how",
        help_text="It shows with your name and where you work. Nothing about a patient.",
        rows=6,
        error_messages={"required": "Write your answer."},
    )


class KeepForm(forms.Form):
    """Which kind of note an answer becomes."""

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=[(tile.code, tile.label) for tile in TILES],
        widget=Tiles,
        error_messages={"required": "Choose what it is about."},
    )

    def clean_kind(self):
        return TILE_BY_CODE[self.cleaned_data["kind"]]
