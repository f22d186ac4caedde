"""A note for the journal, made on a phone in under a minute."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from sharehub.core.forms import DateField, Form, LongText, Radios, WritingForm

from ..notes import TILE_BY_CODE, TILES

TO_WHOM = ["A GP", "Reception", "A nurse", "The whole team"]
SOMEBODY_ELSE = "other"


class Tiles(Radios):
    """A grid of kinds, each with its picture."""

    template_name = "innovations/widgets/tiles.html"

    def create_option(self, name, value, *args, **kwargs):
        return super().create_option(name, value, *args, **kwargs) | {"tile": TILE_BY_CODE.get(str(value))}


class Taps(Radios):
    """A few short answers in a row."""

    template_name = "innovations/widgets/taps.html"


class NoteForm(Form):
    kind = forms.ChoiceField(
        label="What is it about?",
        choices=[(tile.code, tile.label) for tile in TILES],
        widget=Tiles,
        error_messages={"required": "Choose what it is about."},
    )
    text = LongText(label="In your own words", rows=4, error_messages={"required": "Write a word or two."})
    to_whom = forms.ChoiceField(
        label="Who did you say it to?",
        choices=[*((who, who) for who in TO_WHOM), (SOMEBODY_ELSE, "Somebody else")],
        widget=Taps,
        required=False,
    )
    somebody_else = forms.CharField(label="Who?", max_length=200, required=False, help_text="A role, not a name.")
    when = forms.ChoiceField(
        label="When was that?",
        choices=[("today", "Today"), ("yesterday", "Yesterday"), ("other", "Another day")],
        initial="today",
        widget=Taps,
    )
    photo = forms.FileField(
        label="Add a photo",
        required=False,
        help_text="A flipchart or a sticky note, say. No patients, and nothing about one.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    day = DateField(label="Which day?", required=False, help_text="For example, 2 6 2025. A rough date will do.")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == "other" and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", "Enter the day, month and year.")
        return cleaned

    @property
    def tile(self):
        return TILE_BY_CODE[self.cleaned_data["kind"]]

    @property
    def told(self):
        """What to hand to `entries.note`."""
        who = self.cleaned_data["to_whom"]
        if who in ("", SOMEBODY_ELSE):
            who = self.cleaned_data["somebody_else"]
        return {
            "kind": self.tile.kind,
            "verdict": self.tile.verdict,
            "answers": self.tile.answers(self.cleaned_data["text"], who),
            "happened_on": self._day(),
        }

    def _day(self):
        today = timezone.localdate()
        days = {"today": today, "yesterday": today - timedelta(days=1), "other": self.cleaned_data["day"]}
        return days[self.cleaned_data["when"]]


class TurnForm(WritingForm):
    """Which kind a note becomes."""

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=[(tile.code, tile.label) for tile in TILES],
        widget=Tiles,
        error_messages={"required": "Choose what it is about."},
    )

    def initial_of(self, thing):
        return {"kind": thing.verdict if thing.verdict in TILE_BY_CODE else thing.kind}

    def clean_kind(self):
        return TILE_BY_CODE[self.cleaned_data["kind"]]


class MergeForm(WritingForm):
    """Which other note joins this one."""

    other = forms.ChoiceField(
        label="Which note joins it?",
        widget=Radios,
        error_messages={"required": "Choose the note that joins it."},
    )

    def __init__(self, data=None, *, thing, others, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.others = {str(entry.pk): entry for entry in others}
        self.fields["other"].choices = [
            (key, f"{entry.label}, {date_format(entry.happened_on, 'j F Y')}") for key, entry in self.others.items()
        ]
        self.fields["other"].widget.hints = {key: entry.headline for key, entry in self.others.items()}

    def initial_of(self, thing):
        return {}

    def clean_other(self):
        return self.others[self.cleaned_data["other"]]
