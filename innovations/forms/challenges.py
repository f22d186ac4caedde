"""What a place is working on, who works on it too, and how it ended."""

from django import forms

from sharehub.core.forms import Form, LongText, Radios, WritingForm

from ..models import TakeUpStage, Visibility
from .places import described, places_of
from .sections import VISIBILITY_HINTS, ThemesField

TOO_LONG = "Shorten it to %(limit_value)s characters or fewer. It has %(show_value)s now."
IN_A_WORD = 400
STAGES = [TakeUpStage.PLANNING, TakeUpStage.TRYING, TakeUpStage.IN_USE]


def open_places_of(user):
    """The organisations where `user` works now and that have not closed."""
    return [place for place in places_of(user) if place.is_open]


class PlaceChoice(forms.ChoiceField):
    """One of some organisations, by their ODS codes; cleaned to the Organisation."""

    widget = Radios

    def offer(self, places):
        self.places = {place.ods_code: place for place in places}
        self.choices = [(code, place.name) for code, place in self.places.items()]
        self.widget.hints = {code: described(place) for code, place in self.places.items()}

    def clean(self, value):
        return self.places[super().clean(value)]


class ChallengeForm(WritingForm):
    title = forms.CharField(
        max_length=120,
        label="We are working on",
        help_text="The problem in one line, as you would say it to a colleague.",
        error_messages={"required": "Write one line that says what you are working on.", "max_length": TOO_LONG},
    )
    details = LongText(
        max_length=400,
        required=False,
        label="A little more",
        help_text="What you have tried, and what stands in the way. Nothing about a patient.",
        rows=4,
        error_messages={"max_length": TOO_LONG},
    )
    organisation = PlaceChoice(
        label="Where?",
        error_messages={"required": "Choose the place.", "invalid_choice": "Choose one of the places shown."},
    )
    themes = ThemesField(label="What is it about?", help_text="Choose any that fit. People find it by these.")
    visibility = forms.ChoiceField(
        choices=Visibility.choices,
        initial=Visibility.EVERYONE,
        widget=Radios(hints=VISIBILITY_HINTS),
        label="Who may see it?",
        error_messages={"required": "Choose who may see it."},
    )

    def __init__(self, data=None, *, places=(), **kwargs):
        """`places` (organisations) are where they may speak for; of one alone the form does not ask."""
        super().__init__(data, **kwargs)
        self.only_place = places[0] if len(places) == 1 else None
        if len(places) > 1:
            self.fields["organisation"].offer(places)
        else:
            del self.fields["organisation"]

    def initial_of(self, challenge):
        told = {name: getattr(challenge, name) for name in ("title", "details", "visibility")}
        return told | {"themes": sorted(challenge.themes.values_list("slug", flat=True))}

    @property
    def told(self):
        """What to hand to `Challenge.objects.start`."""
        return {"organisation": self.only_place} | self.changes


class UsTooForm(forms.Form):
    organisation = PlaceChoice(
        label="Where do you work on it?",
        error_messages={"required": "Choose the place.", "invalid_choice": "Choose one of the places shown."},
    )

    def __init__(self, data=None, *, places, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["organisation"].offer(places)


class SolvedByForm(Form):
    """Which case study of somebody else's solved it, and how far they are with it."""

    innovation = forms.ChoiceField(
        widget=Radios,
        label="Which case study?",
        error_messages={
            "required": "Choose the case study, or search for it.",
            "invalid_choice": "Choose one of the case studies shown, or search for another.",
        },
    )
    stage = forms.ChoiceField(
        choices=[(stage.value, stage.label) for stage in STAGES],
        widget=Radios,
        label="How far are you with it?",
        error_messages={"required": "Choose how far you are."},
    )
    words = LongText(
        max_length=IN_A_WORD,
        required=False,
        label="In a word: what made the difference?",
        rows=3,
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data=None, *, found, **kwargs):
        """`found` (innovations) are offered."""
        super().__init__(data, **kwargs)
        self.found = {each.slug: each for each in found}
        field = self.fields["innovation"]
        field.choices = [(slug, each.title) for slug, each in self.found.items()]
        field.widget.hints = {
            slug: each.organisation.name if each.organisation else "" for slug, each in self.found.items()
        }

    def clean_innovation(self):
        return self.found[self.cleaned_data["innovation"]]


class DropForm(Form):
    words = LongText(
        max_length=IN_A_WORD,
        label="Why, in a word?",
        help_text="Whoever works on the same is glad to know.",
        rows=3,
        error_messages={"required": "Write why, in a word.", "max_length": TOO_LONG},
    )
