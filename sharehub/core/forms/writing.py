"""Forms about one thing, which carry the version that they were opened at."""

import datetime
import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from .base import Form

LARGEST_VERSION = 2**31 - 1
BOOKKEEPING = ("version", "seen", "why")


class VersionField(forms.IntegerField):
    """The version at which the page was opened. Junk counts as one long gone: it is refused, and nothing is lost."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            version = super().clean(value)
        except ValidationError:
            return 0
        return version if version <= LARGEST_VERSION else 0


class WritingForm(Form):
    """A form about one thing (`thing`; None when it is to be made). Subclasses say how to read it in `initial_of`."""

    version = VersionField()

    def __init__(self, data=None, *, thing=None, initial=None, **kwargs):
        if thing is not None:
            initial = {"version": thing.version, **self.initial_of(thing), **(initial or {})}
        super().__init__(data, initial=initial, **kwargs)
        if thing is None:
            del self.fields["version"]

    def initial_of(self, thing):
        """Field name → value, as the form shows it."""
        return {name: getattr(thing, name) for name in self.base_fields if name not in BOOKKEEPING}

    @property
    def changes(self):
        """What to hand to the verb: all that was answered, without the form's own bookkeeping."""
        return {name: value for name, value in self.cleaned_data.items() if name not in BOOKKEEPING}

    @property
    def opened_at(self):
        return self.cleaned_data["version"]

    @property
    def only_text(self):
        """The field of a question with a single text to write, whose heading is its label; else None."""
        fields = self.visible_fields()
        is_text = isinstance(fields[0].field.widget, (forms.TextInput, forms.Textarea))
        return fields[0] if len(fields) == 1 and is_text else None

    def beside(self, current):
        """Both texts where `current`, saved meanwhile, differs: dicts with label, theirs and yours.

        From then on the form carries the version of `current`: saving again is a choice made in the know.
        """
        self.data = self.data.copy()
        self.data["version"] = current.version
        theirs = self.initial_of(current)
        pairs = [
            {
                "label": field.label or "Your answer",
                "theirs": self.in_words(field, theirs.get(field.name)),
                "yours": self.in_words(field, field.value()),
            }
            for field in self.visible_fields()
        ]
        return [pair for pair in pairs if pair["theirs"] != pair["yours"]]

    @property
    def in_words_of_all(self):
        """What each field says now: dicts of label and words, for those who only read."""
        fields = self.visible_fields()
        return [{"label": field.label, "words": self.in_words(field, field.value())} for field in fields]

    def in_words(self, field, value):
        """A value of a field, saved or as typed, as one would say it."""
        if isinstance(value, (list, tuple)) and not getattr(field.field, "choices", None):
            return " ".join(filter(None, value))
        if choices := dict(getattr(field.field, "choices", ())):
            values = value if isinstance(value, (list, tuple)) else [value]
            return ", ".join(str(choices.get(each, choices.get(str(each), ""))) for each in values)
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, datetime.date):
            return date_format(value, "j n Y")
        return "" if value is None else str(value).replace("\r\n", "\n").strip()


class SectionForm(WritingForm):
    """Some fields of the case study itself. Its version also moves when somebody answers another question.

    `seen` is the fingerprint of what the page showed, so that only a change of the same answers is a conflict.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, initial={"seen": self.fingerprint(thing)}, **kwargs)

    def fingerprint(self, thing):
        shown = sorted((name, str(value)) for name, value in self.initial_of(thing).items())
        return hashlib.sha256(repr(shown).encode()).hexdigest()

    def is_untouched_in(self, current):
        """Whether `current`, saved meanwhile, still says what the page showed when it was opened."""
        return self.cleaned_data["seen"] == self.fingerprint(current)

    def beside(self, current):
        pairs = super().beside(current)
        self.data["seen"] = self.fingerprint(current)
        return pairs
