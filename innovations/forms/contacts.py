"""That an advocate asked a practice: when, and what came of it."""

from django import forms
from django.utils import timezone

from sharehub.core.forms import DateField, Form, line


class ContactForm(Form):
    made_on = DateField(label="When?")
    words = line("What came of it?", limit=200)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, initial={"made_on": timezone.localdate()}, **kwargs)

    def clean_made_on(self):
        made_on = self.cleaned_data["made_on"]
        if made_on > timezone.localdate():
            raise forms.ValidationError("Enter a day that is not in the future.")
        return made_on
