"""The fields that Django lacks: choices with hints, dates in three boxes, texts of a line and of any length."""

import datetime

from django import forms
from django.core.validators import MaxLengthValidator, MinValueValidator

LONGEST = 10_000


class LongText(forms.CharField):
    """An answer of a few sentences. The limit only keeps out what is no answer, so that it is not counted down."""

    def __init__(self, *, rows=5, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.validators.append(MaxLengthValidator(LONGEST, f"Shorten it to {LONGEST:,} characters or fewer."))

    def to_python(self, value):
        # Browsers send \r\n; kept as \n, so that unchanged text compares equal.
        return super().to_python(value).replace("\r\n", "\n")


def line(label, missing="", *, limit=120, **kwargs):
    """A one-line answer; required where `missing` says what to write when it is empty."""
    too_long = f"Shorten it to {limit} characters or fewer. It has %(show_value)s now."
    errors = {"required": missing, "max_length": too_long}
    return forms.CharField(label=label, max_length=limit, required=bool(missing), error_messages=errors, **kwargs)


class Radios(forms.RadioSelect):
    """Radio buttons, each with a hint if `hints` (value → text) has one for it."""

    def __init__(self, attrs=None, choices=(), hints=None):
        super().__init__(attrs, choices)
        self.hints = hints or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        if option["hint"] and "id" in option["attrs"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


class Checkboxes(Radios, forms.CheckboxSelectMultiple):
    """Checkboxes, each with a hint if `hints` (value → text) has one for it."""


class DateInput(forms.MultiWidget):
    """A date in three boxes, as people in the UK write it: day, month, year."""

    template_name = "django/forms/widgets/date_input.html"
    parts = {"day": "nhsuk-input--width-2", "month": "nhsuk-input--width-2", "year": "nhsuk-input--width-4"}

    def __init__(self, attrs=None):
        super().__init__(dict.fromkeys(self.parts, forms.TextInput), attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        error = "nhsuk-input--error" if (attrs or {}).get("aria-invalid") else ""
        for box, (part, width) in zip(context["widget"]["subwidgets"], self.parts.items(), strict=True):
            box["label"] = part.capitalize()
            box["attrs"]["class"] = f"nhsuk-input nhsuk-date-input__input {width} {error}".strip()
            box["attrs"]["inputmode"] = "numeric"
        return context


class DateField(forms.DateField):
    """A date typed into three boxes. What was typed comes back as it was typed, real date or not."""

    widget = DateInput
    default_error_messages = {
        "required": "Enter the day, month and year.",
        "invalid": "Enter a real date, such as 21 11 2026.",
    }
    # The month may be a number, "Nov" or "November".
    typed_formats = ["%d/%m/%Y", "%d/%m/%y", "%d/%b/%Y", "%d/%B/%Y", "%d/%b/%y", "%d/%B/%y"]
    earliest = datetime.date(1900, 1, 1)

    def __init__(self, **kwargs):
        super().__init__(input_formats=self.typed_formats, **kwargs)
        message = f"Check the year: it must be {self.earliest.year} or later."
        self.validators.append(MinValueValidator(self.earliest, message))

    def to_python(self, value):
        if isinstance(value, (list, tuple)):
            parts = [(part or "").strip() for part in value]
            value = "/".join(parts) if any(parts) else None
        return super().to_python(value)
