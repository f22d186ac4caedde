"""The questions about the case study itself: a form each, keyed as in questions.py."""

from django import forms

from sharehub.core.forms import DateField, LongText, Radios, SectionForm
from sharehub.people.models import Setting
from sharehub.search.forms import ThemesField

from ..models import CostBand, Stage, Visibility
from .places import PlaceForm

STAGE_HINTS = {
    "idea": "Not started yet. Others may be thinking of the same.",
    "trying": "Started, and too early to say. It can be published all the same.",
    "in_use": "It has become the normal way.",
    "stopped": "You gave it up. Say why: it saves others months.",
}
VISIBILITY_HINTS = {
    "everyone": "Anybody on the web can find it and read it.",
    "signed_in": "Only people with a ShareHub account.",
}


def short():
    return forms.NumberInput(attrs={"class": "nhsuk-input--width-5"})


TITLE_ERRORS = {
    "required": "Write one line that says what you did.",
    "max_length": "Shorten it to %(limit_value)s characters or fewer. It has %(show_value)s now.",
}


class TitleForm(SectionForm):
    title = forms.CharField(max_length=120, label="In one line", error_messages=TITLE_ERRORS)
    stage = forms.ChoiceField(
        choices=Stage.choices,
        widget=Radios(hints=STAGE_HINTS),
        label="How far have you got?",
        error_messages={"required": "Choose how far you have got."},
    )
    themes = ThemesField(label="What is it about?", help_text="One to four. People browse by these.")

    def initial_of(self, thing):
        return super().initial_of(thing) | {"themes": sorted(thing.themes.values_list("slug", flat=True))}


class ProblemForm(SectionForm):
    problem = LongText(label="", required=False, rows=8)


class NowForm(SectionForm):
    summary = forms.CharField(
        max_length=250,
        required=False,
        label="In one sentence",
        help_text="What we do, and what came of it. People see this in lists.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    what_happens_now = LongText(
        label="A little more", required=False, help_text="What happens on an ordinary day, from start to end?", rows=7
    )


class StartForm(SectionForm):
    started_on = DateField(required=False, label="When did it start?", help_text="For example, 2 6 2025")
    list_size = forms.IntegerField(
        required=False, widget=short(), min_value=0, max_value=1_000_000, label="How many patients had you then?"
    )
    setting = forms.ChoiceField(
        choices=[*Setting.choices, ("", "Not a practice, or hard to say")],
        widget=Radios,
        required=False,
        label="What sort of place is it?",
    )
    deprivation_decile = forms.IntegerField(
        required=False,
        widget=short(),
        min_value=1,
        max_value=10,
        label="How deprived is the area?",
        help_text="From 1 (the most deprived tenth in England) to 10 (the least). It is filled in where we know.",
    )


class StoryForm(SectionForm):
    story = LongText(label="", required=False, rows=9)


class EffortForm(SectionForm):
    setup_hours = forms.IntegerField(
        required=False,
        widget=short(),
        min_value=0,
        max_value=100_000,
        label="Hours to set it up",
        help_text="Everybody’s together, in whole hours. Six people for a morning make 24.",
    )
    weeks_to_benefit = forms.IntegerField(
        required=False, widget=short(), min_value=0, max_value=1_000, label="Weeks until you felt the benefit"
    )
    running_hours_a_week = forms.DecimalField(
        required=False,
        widget=short(),
        min_value=0,
        max_digits=5,
        decimal_places=1,
        label="Hours a week to keep it going",
        help_text="For example, 1.5",
    )
    cost_band = forms.ChoiceField(
        choices=[*CostBand.choices, ("", "Not known")],
        widget=Radios,
        required=False,
        label="What did it cost, besides people’s time?",
    )


class NeedsForm(SectionForm):
    roles_needed = LongText(
        required=False, label="Who has to be in it?", help_text="Roles and time: a GP to lead, 2 hours a week.", rows=3
    )
    permissions_needed = LongText(
        required=False, label="Whose yes did you need?", help_text="Partners, the PCN, indemnity, patients.", rows=3
    )
    it_needed = LongText(
        required=False, label="What did your computers and phones have to do?", help_text="Or: nothing new.", rows=3
    )


class FundingForm(SectionForm):
    funded_by = LongText(required=False, label="What paid for the start?", rows=3)
    kept_going_by = LongText(required=False, label="What keeps it going now?", rows=3)


class ContactForm(SectionForm):
    is_open_to_contact = forms.TypedChoiceField(
        choices=[("True", "Yes, gladly"), ("False", "No, please not")],
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=Radios,
        required=False,
        label="Are you open to a conversation?",
    )
    contact_note = forms.CharField(
        max_length=200, required=False, label="When and how suits you", help_text="For example, Thursdays after 1pm."
    )


class VisibilityForm(SectionForm):
    visibility = forms.ChoiceField(
        choices=Visibility.choices,
        widget=Radios(hints=VISIBILITY_HINTS),
        label="Once it is published",
        error_messages={"required": "Choose who may read it."},
    )


SECTION_FORMS = {
    "title": TitleForm,
    "problem": ProblemForm,
    "now": NowForm,
    "place": PlaceForm,
    "start": StartForm,
    "story": StoryForm,
    "effort": EffortForm,
    "needs": NeedsForm,
    "funding": FundingForm,
    "contact": ContactForm,
    "visibility": VisibilityForm,
}
