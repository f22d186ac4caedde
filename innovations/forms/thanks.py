"""One sentence of thanks."""

from django import forms

from sharehub.core.forms import line


class ThanksForm(forms.Form):
    words = line(
        "Did this help? Say so in one sentence.",
        "Write what helped you, in one sentence.",
        limit=200,
        help_text="It shows here with your name and where you work. Nothing about a patient.",
    )
