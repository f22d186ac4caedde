"""The worksheet on which a network is scoped: a form a page, keyed as in parts.py."""

from django import forms

from sharehub.core.forms import DateField, LongText, Radios, SectionForm
from sharehub.search.forms import ThemesField

from ..methods import LIBRARY, Method
from ..models import Joining, Visibility

NAME_ERRORS = {
    "required": "Write what it is called.",
    "max_length": "Shorten it to %(limit_value)s characters or fewer. It has %(show_value)s now.",
}


def number(**kwargs):
    short = forms.NumberInput(attrs={"class": "nhsuk-input--width-3"})
    return forms.IntegerField(required=False, widget=short, **kwargs)


class WorksheetForm(SectionForm):
    """All of it may wait while a network is scoped: nothing is marked as optional."""

    hide_optional = True


class PurposeForm(WorksheetForm):
    """Once the network is open, none of it may be left empty."""

    who_we_are = LongText(
        label="Who are you?",
        required=False,
        rows=3,
        help_text="For example: fourteen practices of the vale, one manager or GP each.",
        error_messages={"required": "Write who you are."},
    )
    what_different = LongText(
        label="What will be different?",
        required=False,
        rows=3,
        help_text="As anybody would notice it. For example: nobody who rings at 8am waits more than 5 minutes.",
        error_messages={"required": "Write what will be different."},
    )
    for_whom = LongText(
        label="For whom?",
        required=False,
        rows=3,
        help_text="For example: patients who ring us, and those who answer the phones.",
        error_messages={"required": "Write for whom."},
    )
    by_when = DateField(label="By when?", required=False, help_text="A day you can all point at. For example, 1 7 2027")

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        for name in ("who_we_are", "what_different", "for_whom", "by_when"):
            self.fields[name].required = thing.opened_at is not None


class LimitsForm(WorksheetForm):
    will_not_do = LongText(label="", required=False, rows=5)


class MethodForm(WorksheetForm):
    method = forms.ChoiceField(
        choices=Method.choices,
        required=False,
        label="How will you work?",
        widget=Radios(
            hints={method.code: method.in_a_line for method in LIBRARY}
            | {Method.OWN: "Write it below: your steps, one to a line."}
        ),
    )
    own_method = LongText(
        label="Your own way, or what you do differently",
        required=False,
        rows=4,
        help_text="The steps of a meeting, one to a line, so that everybody can hold to them.",
    )
    every_weeks = number(
        label="How many weeks from one meeting to the next?",
        min_value=1,
        max_value=26,
        error_messages={
            "min_value": "Enter a number of weeks from 1 to 26.",
            "max_value": "Enter a number of weeks from 1 to 26.",
            "invalid": "Enter a whole number of weeks, such as 4.",
        },
    )

    def clean(self):
        if self.cleaned_data.get("method") == Method.OWN and not self.cleaned_data.get("own_method"):
            self.add_error("own_method", "Write how you will work, one step to a line.")


class WorthForm(WorksheetForm):
    worth_it = LongText(
        label="How will you know that it is worth it?",
        required=False,
        rows=4,
        help_text="What would you see after a year? For example: four practices have copied something from another.",
    )
    hours_budget = number(
        label="How many hours a year may it take of each of you?",
        min_value=1,
        max_value=500,
        help_text="Meetings, and what you do for it between them. Two hours a month make 24.",
        error_messages={
            "min_value": "Enter a number of hours from 1 to 500.",
            "max_value": "Enter a number of hours from 1 to 500.",
            "invalid": "Enter a whole number of hours, such as 24.",
        },
    )


class DoorsForm(WorksheetForm):
    name = forms.CharField(max_length=120, label="What is it called?", error_messages=NAME_ERRORS)
    themes = ThemesField(label="What is it about?", help_text="People find it by these.")
    visibility = forms.ChoiceField(
        choices=Visibility.choices,
        label="Who may see it, once it is open?",
        widget=Radios(
            hints={
                "everyone": "Anybody on the web finds it, with its purpose and what came of it.",
                "members": "Nobody else knows of it, not even its name.",
            }
        ),
        error_messages={"required": "Choose who may see it."},
    )
    joining = forms.ChoiceField(
        choices=Joining.choices,
        label="How do people join?",
        widget=Radios,
        error_messages={"required": "Choose how people join."},
    )

    def initial_of(self, thing):
        return super().initial_of(thing) | {"themes": sorted(thing.themes.values_list("slug", flat=True))}

    def clean(self):
        is_hidden = self.cleaned_data.get("visibility") == Visibility.MEMBERS
        if is_hidden and self.cleaned_data.get("joining") not in (Joining.INVITATION, None):
            self.add_error("joining", "Nobody else sees it, so nobody can ask to join: choose “By invitation only”.")
