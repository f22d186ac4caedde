"""The people of a case study: whom to credit, whom to invite."""

from django import forms

from sharehub.core.forms import Radios, WritingForm, line
from sharehub.people.models import User

from ..models import Consent, Role

SOMEBODY_ELSE = "name"


def colleagues_of(innovation, user):
    """Whom `user` may credit by account: the authors, and those who work where `user` does. In order of name."""
    places = user.affiliations.current().values("organisation")
    people = User.objects.filter(is_active=True)
    together = people.filter(affiliations__organisation__in=places, affiliations__ended_at=None)
    return (people.filter(authorships__innovation=innovation) | together).distinct().order_by("name", "pk")


class CreditForm(WritingForm):
    """Whom to thank. Editing leaves out `who`: the credit stays with its person."""

    who = forms.ChoiceField(
        widget=Radios,
        label="Who was it?",
        help_text="Somebody with an account is asked. Their name shows once they say yes.",
        error_messages={"required": "Choose who it was.", "invalid_choice": "Choose one of the people shown."},
    )
    name = line("Their name", limit=100, help_text="Only for somebody without an account.")
    has_agreed = forms.BooleanField(label="They agreed to be named", required=False)
    did = line("What did they do?", "Write what they did.", limit=250, help_text="As you would thank them.")

    def __init__(self, data=None, *, thing=None, people=(), **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        if thing is not None:
            del self.fields["who"]
            if thing.person:
                del self.fields["name"], self.fields["has_agreed"]
            return
        self.people = {str(person.pk): person for person in people}
        choices = [(pk, person.name) for pk, person in self.people.items()]
        self.fields["who"].choices = [*choices, (SOMEBODY_ELSE, "Somebody without an account")]

    def initial_of(self, credit):
        return {"name": credit.name, "did": credit.did, "has_agreed": credit.consent == Consent.AGREED}

    def clean(self):
        is_named = "who" not in self.fields or self.cleaned_data.get("who") == SOMEBODY_ELSE
        if "name" in self.fields and is_named and "name" not in self.errors and not self.cleaned_data.get("name"):
            self.add_error("name", "Write their name.")

    @property
    def given(self):
        """What to hand to `credits.give`."""
        person = self.people.get(self.cleaned_data["who"])
        answers = {name: self.cleaned_data[name] for name in ("did", "has_agreed")}
        return answers | ({"person": person} if person else {"name": self.cleaned_data["name"]})


class InvitationForm(forms.Form):
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

    role = forms.ChoiceField(
        label="What may they do?",
        choices=[
            (Role.EDITOR, "Write it with you"),
            (Role.SCRIBE, "Write it up for you"),
            (Role.CIRCLE, "Keep the journal with you"),
            (Role.READER, "Read along"),
        ],
        initial=Role.EDITOR,
        required=False,
        widget=Radios(
            hints={
                "editor": "They change and publish it like you, but do not take it off the site or invite.",
                "scribe": "They write everything, and ask you to publish it.",
                "circle": "They add and change notes. The next edition names them.",
                "reader": "They see the journal and the draft, and change nothing.",
            }
        ),
    )

    def __init__(self, data=None, *, innovation, **kwargs):
        super().__init__(data, **kwargs)
        self.innovation = innovation

    def clean_role(self):
        return self.cleaned_data["role"] or Role.EDITOR

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if self.innovation.authors.filter(person__email=email).exists():
            raise forms.ValidationError("They write this with you already.")
        if self.innovation.invitations.open().filter(email=email).exists():
            raise forms.ValidationError("They have an invitation already. Take it back first to send a new one.")
        return email
