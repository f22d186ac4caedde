"""Calling a meeting, once or as a series, changing it, and calling it off."""

from django import forms

from sharehub.core.forms import Form, LongText, Radios, WritingForm, line

from ..models import MeetingKind, Rhythm
from ..models.meeting import MOST_PLACES
from ..models.meeting_series import MOST_MEETINGS
from .times import WhenFields

TOO_LONG = "Shorten it to %(limit_value)s characters or fewer. It has %(show_value)s now."
ONCE = "once"
ONE, FOLLOWING = "one", "following"
# What a verb calls it, and the field of the form in which it is mended.
FIELDS = {"starts_at": "on", "ends_at": "ends"}


def number(label, *, low, high, **kwargs):
    return forms.IntegerField(
        label=label,
        min_value=low,
        max_value=high,
        widget=forms.NumberInput(attrs={"class": "nhsuk-input--width-3"}),
        error_messages={
            "required": f"Enter a number from {low} to {high}.",
            "invalid": f"Enter a number from {low} to {high}.",
            "min_value": f"Enter {low} or more.",
            "max_value": f"Enter {high} or fewer.",
        },
        **kwargs,
    )


def refuse(form, unfit):
    """Say at the fields to mend what a verb refused (Unfit)."""
    for each in [unfit, *unfit.others]:
        name = FIELDS.get(each.field, each.field)
        form.add_error(name if name in form.fields else None, str(each))


class MeetingForm(WhenFields, WritingForm):
    title = line(
        "What is it about?",
        "Write in a line what it is about.",
        help_text="As you would say it to a colleague. For example: quick updates, then the phones at 8.",
    )
    kind = forms.ChoiceField(
        label="How do people come together?",
        choices=MeetingKind.choices,
        widget=Radios,
        error_messages={"required": "Choose how people come together."},
    )
    link = line(
        "Link to join online",
        limit=500,
        help_text="It begins with https://. Only members see it.",
    )
    place = line("Where is the room?", limit=200, help_text="For example, Millbrook Surgery, upstairs.")
    places = number(
        "How many find room?",
        low=1,
        high=MOST_PLACES,
        required=False,
        help_text="Those who say yes after that wait, and move up by themselves.",
    )
    question = line(
        "A question of your own for afterwards",
        limit=200,
        help_text="Asked with “did this repay your time?”. For example: should we do more of this?",
    )

    field_order = ["title", "on", "starts", "ends", "kind", "link", "place", "places", "question"]

    def initial_of(self, meeting):
        names = ("title", "kind", "link", "place", "places", "question")
        return {name: getattr(meeting, name) for name in names} | self.when_of(meeting)

    def clean(self):
        said = super().clean()
        if said.get("kind") == MeetingKind.IN_PERSON and not said.get("place") and "place" not in self.errors:
            self.add_error("place", "Write where the room is.")
        return said

    @property
    def told(self):
        """What to hand to the verb."""
        names = ("title", "kind", "link", "place", "places", "question", "starts_at", "ends_at")
        return {name: self.cleaned_data[name] for name in names}


class NewMeetingForm(MeetingForm):
    rhythm = forms.ChoiceField(
        label="Does it come back?",
        choices=[(ONCE, "No, this once"), *Rhythm.choices],
        initial=ONCE,
        widget=Radios,
        error_messages={"required": "Choose whether it comes back."},
    )
    every = number(
        "Every how many weeks, or months?", low=1, high=26, required=False, help_text="For example, 4. Empty means 1."
    )
    times = number(
        "How many meetings, with the first?", low=2, high=MOST_MEETINGS, required=False, help_text="For example, 12"
    )

    def clean(self):
        said = super().clean()
        if said.get("rhythm") in Rhythm.values and not said.get("times") and "times" not in self.errors:
            self.add_error("times", "Enter how many meetings you want to set, the first included.")
        return said

    @property
    def comes_back(self):
        """Its rhythm, for a series; None for a single one."""
        said = self.cleaned_data
        if said["rhythm"] == ONCE:
            return None
        return {"rhythm": said["rhythm"], "every": said["every"] or 1, "times": said["times"]}


class WhichField(forms.ChoiceField):
    """Whether a change is for one meeting of a series, or for all that follow as well."""

    def __init__(self, **kwargs):
        choices = [(ONE, "This meeting only"), (FOLLOWING, "This one and all that follow")]
        errors = {"required": "Choose which meetings you mean."}
        super().__init__(label="Which meetings?", choices=choices, widget=Radios, error_messages=errors, **kwargs)


class ChangeMeetingForm(MeetingForm):
    which = WhichField()

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        if thing.series_id is None:
            del self.fields["which"]

    @property
    def are_following_meant(self):
        return self.cleaned_data.get("which") == FOLLOWING


class CancelForm(Form):
    reason = LongText(
        label="Why?",
        help_text="Everybody reads it. For example: half of us are at the winter planning day.",
        rows=3,
        max_length=400,
        error_messages={"required": "Write in a line why.", "max_length": TOO_LONG},
    )
    which = WhichField()

    def __init__(self, data=None, *, meeting, **kwargs):
        super().__init__(data, **kwargs)
        if meeting.series_id is None:
            del self.fields["which"]

    @property
    def are_following_meant(self):
        return self.cleaned_data.get("which") == FOLLOWING
