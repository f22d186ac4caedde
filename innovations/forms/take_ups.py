"""What those who took something up say of it: how far they are, why they stopped, where it came from, how it went."""

from django import forms

from sharehub.core.forms import LongText, Radios, SectionForm, line
from sharehub.core.templatetags.sharehub import miles_in_words
from sharehub.moderation.identifiable import Risk, find

from ..models import Source, StopReason, TakeUpStage, WouldDoAgain
from .entries import SHORT

STAGE_HINTS = {
    "looking": "You are reading, asking, thinking it over.",
    "planning": "You mean to do it, and have not begun.",
    "trying": "You have begun, and it is too early to say.",
    "in_use": "It has become the normal way.",
    "stopped": "You gave it up, or decided against it. The next page asks why.",
}


def optional_choice(label, choices, **kwargs):
    return forms.ChoiceField(label=label, choices=choices, widget=Radios, required=False, **kwargs)


class StageForm(SectionForm):
    stage = forms.ChoiceField(
        choices=TakeUpStage.choices,
        widget=Radios(hints=STAGE_HINTS),
        label="How far are you?",
        error_messages={"required": "Choose how far you are."},
    )


class StopFields(forms.Form):
    """Why a place stopped. None of it is about the person who asks."""

    stop_reason = forms.ChoiceField(
        label="What was the main reason?",
        choices=StopReason.choices,
        widget=Radios,
        error_messages={"required": "Choose the main reason."},
    )
    stop_words = LongText(
        label="What happened, in your words?",
        help_text="It saves the next place the same months.",
        rows=4,
        required=False,
    )
    advice = LongText(
        label="What would you tell the next place that wants to try it?",
        help_text="For example: ask the supplier about the export before you begin.",
        rows=3,
        required=False,
    )

    @property
    def why(self):
        """What to hand to `take_up.stop`."""
        said = self.cleaned_data
        return {"reason": said["stop_reason"], "words": said["stop_words"], "advice": said["advice"]}


class StopForm(StopFields, SectionForm):
    """The same on a page for those who are signed in."""


class StopByLinkForm(StopFields):
    """The same behind a link, where nobody is signed in who could vouch that a text is not about a patient."""

    def clean(self):
        said = super().clean()
        for name in ("stop_words", "advice"):
            likely = [found.passage for found in find(said.get(name, "")) if found.weight == Risk.HIGH]
            if likely:
                self.add_error(name, f"Take out what could tell somebody who a patient is: “{likely[0]}”.")
        return said


class SourceForm(SectionForm):
    """`others` are the take-ups to choose from, each with `miles` (None where that cannot be said)."""

    hide_optional = True
    source = forms.ChoiceField(
        label="Where did you get it from?",
        choices=Source.choices,
        widget=Radios,
        error_messages={"required": "Choose where you got it from."},
    )
    came_from = forms.ChoiceField(
        label="Which place?",
        required=False,
        error_messages={"invalid_choice": "Choose one of the places in the list."},
    )
    source_words = line("Where was it?", limit=200, help_text="For example, a talk at the PCN’s away day.")

    def __init__(self, data=None, *, thing, others, **kwargs):
        self.others = {str(other.pk): other for other in others}
        super().__init__(data, thing=thing, **kwargs)
        names = [(key, place_in_words(other)) for key, other in self.others.items()]
        self.fields["came_from"].widget = forms.Select()
        self.fields["came_from"].choices = [("", "Choose a place"), *names]
        origin = f"From {thing.innovation.organisation or 'those who wrote the case study'}, where it began"
        offered = [each for each in Source if each != Source.TAKE_UP or self.others]
        self.fields["source"].choices = [(each, origin if each == Source.ORIGIN else each.label) for each in offered]

    def initial_of(self, thing):
        return {
            "source": thing.source,
            "came_from": str(thing.came_from_id or ""),
            "source_words": thing.source_words,
        }

    def clean(self):
        said = super().clean()
        source = said.get("source")
        if source == Source.TAKE_UP and not said.get("came_from") and "came_from" not in self.errors:
            self.add_error("came_from", "Choose the place.")
        if source == Source.ELSEWHERE and not said.get("source_words") and "source_words" not in self.errors:
            self.add_error("source_words", "Write where it was.")
        return said

    @property
    def changes(self):
        """What to hand to `take_up.say_where_from`: of the other answers only the one that belongs to it."""
        said = self.cleaned_data
        place = self.others[said["came_from"]] if said["source"] == Source.TAKE_UP else None
        words = said["source_words"] if said["source"] == Source.ELSEWHERE else ""
        return {"source": said["source"], "came_from": place, "source_words": words}


def place_in_words(take_up):
    """ "Kiln Street Surgery, trying it, 4.1 miles": how one of the others is known in the list."""
    words = [str(take_up.organisation), take_up.get_stage_display().lower(), miles_in_words(take_up.miles)]
    return ", ".join(filter(None, words))


class ResultForm(SectionForm):
    hide_optional = True
    result = LongText(label="What got better, what did not, and what surprised you?", required=False)
    hours_saved_a_week = forms.DecimalField(
        label="How many hours does it save you a week?",
        help_text="Everybody’s together, about. For example, 6.5. Nought is an answer too.",
        required=False,
        min_value=0,
        max_digits=5,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"class": SHORT}),
        error_messages={
            "invalid": "Enter a number of hours, such as 6.5.",
            "min_value": "Enter nought or more. If it costs you hours, say so above.",
        },
    )
    would_do_again = optional_choice("Would you do it again?", WouldDoAgain.choices)


class TalkForm(SectionForm):
    is_open_to_talk = forms.TypedChoiceField(
        label="May others who want to try it talk to you?",
        choices=[("True", "Yes, gladly"), ("False", "No, please not")],
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=Radios,
        required=False,
    )
    contact_note = line(
        "How and when are you best caught?",
        limit=200,
        help_text="For example, ring the practice on a Tuesday afternoon and ask for the manager.",
    )
