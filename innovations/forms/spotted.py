"""Good work that somebody noticed: what it is, how talking to them went, and who is to own the case study."""

from django import forms

from sharehub.core.forms import Form, LongText, Radios, line
from sharehub.people.models import User

SOMEBODY_ELSE = "email"


class SpotForm(Form):
    """Where it was stands in the address, not in the form."""

    what = LongText(
        label="What did you notice?",
        help_text="One or two sentences, as you would tell a colleague in the corridor.",
        rows=4,
        error_messages={"required": "Write what you noticed."},
    )
    contact = line(
        "Who should we talk to there?",
        limit=150,
        help_text="A name or a job, if you know one. Only you and the people who follow it up see it.",
    )

    @property
    def spotted(self):
        """What to hand to `SpottedWork.objects.spot`."""
        return {"what": self.cleaned_data["what"], "who_to_talk_to": self.cleaned_data["contact"]}


class TalkForm(Form):
    words = LongText(
        label="How did it go?",
        help_text="A sentence or two, if you like. Whoever noticed it reads this too.",
        rows=4,
        required=False,
    )


class LeaveForm(Form):
    words = LongText(
        label="Why does nothing come of it?",
        help_text="Whoever noticed it reads this. Say thank you, and what you found.",
        rows=4,
        error_messages={"required": "Write why."},
    )


class OwnerForm(Form):
    """Who did it: somebody with an account who works there, or an email address."""

    who = forms.ChoiceField(
        widget=Radios,
        label="Who did it?",
        help_text="They own the case study: nobody else publishes it.",
        error_messages={"required": "Choose who did it.", "invalid_choice": "Choose one of the people shown."},
    )
    email = forms.EmailField(
        max_length=254,
        required=False,
        label="Their email address",
        help_text="Only for somebody who is not in the list.",
        error_messages={"invalid": "Enter an email address such as name@nhs.net."},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, data=None, *, organisation, by, **kwargs):
        super().__init__(data, **kwargs)
        self.by = by
        self.people = {str(person.pk): person for person in colleagues_at(organisation, but=by)}
        choices = [(pk, person.name) for pk, person in self.people.items()]
        self.fields["who"].choices = [*choices, (SOMEBODY_ELSE, "Somebody else")]
        if not self.people:
            self.fields["who"].required, self.fields["who"].widget = False, forms.HiddenInput()
            self.fields["email"].label, self.fields["email"].help_text = "The email address of whoever did it", ""

    def clean(self):
        person = self.people.get(self.cleaned_data.get("who"))
        if person:
            self.cleaned_data["email"] = person.email
        elif "who" not in self.errors and "email" not in self.errors and not self.cleaned_data.get("email"):
            self.add_error("email", "Enter their email address.")
        if self.cleaned_data.get("email", "").strip().lower() == self.by.email:
            self.add_error("email", "Enter the address of whoever did it: you write it up for them.")


class WriteUpForm(OwnerForm):
    title = line(
        "What did they do, in one line?",
        "Write what they did.",
        limit=120,
        help_text="As they would say it to a colleague. They can change it.",
    )

    field_order = ["title", "who", "email"]


def colleagues_at(organisation, *, but):
    """The people with an account who work at `organisation` now, in order of name."""
    here = User.objects.filter(affiliations__organisation=organisation, affiliations__ended_at=None, is_active=True)
    return here.exclude(pk=but.pk).distinct().order_by("name", "pk")
