"""What people say to begin a network, to belong to it, and to end it."""

from django import forms

from sharehub.core.forms import Form, LongText, Radios
from sharehub.search.forms import ThemesField

from ..models import Membership
from .worksheet import NAME_ERRORS

TOO_LONG = NAME_ERRORS["max_length"]


class NetworkForm(Form):
    name = forms.CharField(
        max_length=120,
        label="What is it called?",
        help_text="As you would say it to a colleague. You can change it later.",
        error_messages=NAME_ERRORS,
    )
    what_different = LongText(
        label="What should be different because of it?",
        required=False,
        rows=3,
        help_text="One sentence is enough for now. The worksheet asks for the rest.",
    )
    themes = ThemesField(label="What is it about?", help_text="Choose any that fit.")


class FocusForm(Form):
    name = forms.CharField(
        max_length=120,
        label="What will you work on?",
        help_text="In a few words: “The 8am phone queue”.",
        error_messages={"required": "Write what you will work on.", "max_length": TOO_LONG},
    )
    about = forms.CharField(
        max_length=400,
        required=False,
        label="A little more",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )


class WhyForm(Form):
    why = forms.CharField(
        max_length=400,
        label="Why, in a sentence?",
        help_text="It stands on the network’s page.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why, in a sentence.", "max_length": TOO_LONG},
    )


class AskForm(Form):
    words = forms.CharField(
        max_length=400,
        required=False,
        label="A line about you",
        help_text="Where you work, and what you hope to get and give.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )


class DeclineForm(Form):
    reason = forms.CharField(
        max_length=400,
        label="Why not?",
        help_text="They read this. For example: we are fourteen, and take nobody new until spring.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why not, in a sentence.", "max_length": TOO_LONG},
    )


class InviteForm(Form):
    email = forms.EmailField(
        max_length=254,
        label="Their email address",
        help_text="The one they use, or would use, for ShareHub.",
        error_messages={
            "required": "Enter their email address.",
            "invalid": "Enter an email address such as name@nhs.net.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    is_co_lead = forms.BooleanField(label="Ask them to lead with you", required=False)

    def __init__(self, data=None, *, network, **kwargs):
        super().__init__(data, **kwargs)
        self.network = network

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if Membership.objects.living().filter(network=self.network, user__email=email).exists():
            raise forms.ValidationError("They belong to it already.")
        if self.network.invitations.open().filter(email=email, person=None).exists():
            raise forms.ValidationError("They have an invitation already. Take it back first to send a new one.")
        return email


class PurposeAnswerForm(Form):
    is_right = forms.TypedChoiceField(
        choices=[("yes", "Still right"), ("no", "Needs work")],
        coerce=lambda value: value == "yes",
        label="Is this still what we are for?",
        widget=Radios,
        error_messages={"required": "Choose one."},
    )
    line = forms.CharField(
        max_length=200,
        required=False,
        label="A line about it",
        help_text="Shown to the members without your name.",
        error_messages={"max_length": TOO_LONG},
    )
