"""The six statements of the health check, each answered from 1 to 5; and money that was spent."""

from decimal import Decimal

from django import forms

from sharehub.core.forms import DateField, Form, Radios

from ..health.answers import SCALE
from ..health.areas import AREAS


class HealthForm(Form):
    """A field a statement, named after its area, in the order of the sheet."""

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        for area in AREAS:
            self.fields[str(area.code)] = forms.TypedChoiceField(
                label=f"“{area.statement}”",
                choices=SCALE,
                coerce=int,
                widget=Radios,
                error_messages={"required": f"Choose an answer to “{area.statement}”"},
            )


class CostForm(Form):
    what = forms.CharField(
        max_length=120,
        label="What was it for?",
        help_text="For example: the room in March.",
        error_messages={
            "required": "Write what it was for.",
            "max_length": "Shorten it to %(limit_value)s characters or fewer. It has %(show_value)s now.",
        },
    )
    pounds = forms.DecimalField(
        label="How many pounds?",
        min_value=Decimal("0.01"),
        max_digits=8,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-5", "inputmode": "decimal"}),
        error_messages={
            "required": "Enter how many pounds.",
            "invalid": "Enter a number of pounds, such as 120 or 49.50.",
            "min_value": "Enter more than nothing.",
            "max_digits": "Enter less than a million pounds.",
            "max_whole_digits": "Enter less than a million pounds.",
            "max_decimal_places": "Enter pence with two digits, such as 49.50.",
        },
    )
    spent_on = DateField(label="When?", help_text="For example, 14 3 2026")
