"""A measure: one number, before and after."""

from django import forms

from sharehub.core.forms import Radios, WritingForm, line

from ..models import Benefit
from .entries import SHORT


def number(label, missing, **kwargs):
    return forms.DecimalField(
        label=label,
        max_digits=12,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"class": SHORT}),
        error_messages={"required": missing, "invalid": "Enter a number, such as 46 or 5.5."},
        **kwargs,
    )


class MeasureForm(WritingForm):
    benefit = forms.ChoiceField(
        choices=Benefit.choices,
        widget=Radios,
        label="Who or what is it about?",
        error_messages={"required": "Choose who or what it is about."},
    )
    what = line("What did you count?", "Write what you counted.", help_text="For example, letters a GP reads in a day.")
    before = number("Before", "Enter the number before.")
    after = number("After", "Enter the number after.", help_text="The same as before, or worse, is worth telling too.")
    unit = line("Of what?", limit=30, help_text="It follows the number: letters, days, %, £.")
    period = line("When was that?", help_text="For example, average of 4 weeks, May and October 2025.")
    how_measured = line("How do you know?", limit=200, help_text="For example, counted in the clinical system.")
