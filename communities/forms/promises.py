"""Who does what by when, as it is promised in a meeting or outside one; and what becomes of it."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from sharehub.core.forms import DateField, Form, LongText, line

ANOTHER = "another"
WEEKS = [(1, "In one week"), (2, "In two weeks"), (4, "In four weeks")]


def in_words(day):
    return date_format(day, "l j F Y")


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return person.shown_name


class PromiseForm(Form):
    """`people` (a queryset) are those who may promise, `next_on` is the day of the next meeting, or None."""

    person = PersonField(
        queryset=None,
        label="Who",
        empty_label="Choose somebody",
        error_messages={"required": "Choose who does it.", "invalid_choice": "Choose somebody from the list."},
    )
    what = line("Will do what", "Write what they will do.", limit=200)
    due = forms.ChoiceField(label="By when")
    due_on = DateField(label="Which day?", required=False, help_text="For example, 14 12 2026.")

    def __init__(self, data=None, *, people, next_on=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["person"].queryset = people.order_by("name", "pk")
        today = timezone.localdate()
        self.days = {f"{weeks}": today + timedelta(weeks=weeks) for weeks, _ in WEEKS}
        offered = [(f"{weeks}", label) for weeks, label in WEEKS]
        if next_on:
            self.days["next"] = next_on
            offered.insert(0, ("next", f"Next meeting, {date_format(next_on, 'j F Y')}"))
        self.fields["due"].choices = [*offered, (ANOTHER, "Another day")]

    def clean(self):
        said = super().clean()
        if said.get("due") == ANOTHER and "due_on" not in self.errors:
            self.guard_day(said.get("due_on"))
        return said

    def guard_day(self, day):
        if day is None:
            self.add_error("due_on", "Enter the day, month and year.")
        elif day < timezone.localdate():
            self.add_error("due_on", "That day has passed. Choose one to come.")

    @property
    def promise(self):
        """What to hand to `network.commitments.make`."""
        said = self.cleaned_data
        return {
            "person": said["person"],
            "what": said["what"],
            "due_on": said["due_on"] if said["due"] == ANOTHER else self.days[said["due"]],
        }

    def has_changed(self):
        """Whether anything was said: of a row that was left alone only the day is filled in, for it always is."""
        return bool({"person", "what"} & set(self.changed_data))


class CarryOverForm(Form):
    due_on = DateField(label="By when now?", help_text="For example, 14 12 2026.")


class LetGoForm(Form):
    reason = forms.CharField(
        label="Why, in a line?",
        max_length=400,
        help_text="For example: the ICB does it for all of us from January.",
        error_messages={"required": "Write why, in a line."},
    )


class OutcomeForm(Form):
    """What came of a meeting, or of the work between two."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[("decision", "A decision"), ("lesson", "A lesson")],
        error_messages={"required": "Choose whether it is a decision or a lesson."},
    )
    words = line("In a line", "Write it in a line.", limit=200)
    details = LongText(label="More about it", rows=3, required=False)

    def has_changed(self):
        """Whether anything was said: the kind alone says nothing, for it is always filled in."""
        return bool({"words", "details"} & set(self.changed_data))
