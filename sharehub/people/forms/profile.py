"""What people say of themselves."""

from django import forms
from django.utils import timezone

from sharehub.core.forms import DateField, Form, Radios

from ..geography import UnknownPostcode, district_of, point_for_postcode
from ..models import Affiliation, Contactable, User
from ..postcodes import tidy_postcode


class NameForm(forms.Form):
    name = User._meta.get_field("name").formfield(
        label="Your name",
        error_messages={"required": "Enter your name.", "max_length": "Your name must have 100 characters or fewer."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class ContactForm(Form):
    """Whether colleagues may get in touch about what one wrote; a date only with "not now"."""

    hide_optional = True  # the date is asked for where it belongs

    contactable = forms.ChoiceField(
        label="May colleagues get in touch with you?",
        choices=[
            (Contactable.HAPPY_TO_TALK, "Happy to talk"),
            (Contactable.HERE_ONLY, "Questions here only"),
            (Contactable.NOT_NOW, "Not now"),
        ],
        widget=Radios(
            hints={
                Contactable.HAPPY_TO_TALK: "They may ring you where you work.",
                Contactable.HERE_ONLY: "They ask on ShareHub, and you answer when it suits you.",
            }
        ),
        error_messages={"required": "Choose what suits you."},
    )
    not_before = DateField(
        label="Not until when?", required=False, help_text="For example, 4 1 2027. They can ask here meanwhile."
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("contactable") == Contactable.NOT_NOW and "not_before" not in self.errors:
            if not cleaned.get("not_before"):
                self.add_error("not_before", "Enter the day, month and year.")
            elif cleaned["not_before"] <= timezone.localdate():
                self.add_error("not_before", "Enter a day in the future.")
        if cleaned.get("contactable") not in ("", None, Contactable.NOT_NOW):
            self.errors.pop("not_before", None)  # not asked for, so nothing in it is wrong
            cleaned["not_before"] = None
        return cleaned


class PostcodeForm(forms.Form):
    postcode = forms.CharField(
        required=False,
        max_length=12,
        label="Your postcode",
        help_text="The whole of it, or only its first half, such as PE30.",
        error_messages={"max_length": "Enter a postcode, such as PE30 1CK or PE30."},
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10", "autocomplete": "postal-code"}),
    )

    def clean_postcode(self):
        """As it is written, where we know it."""
        text = self.cleaned_data["postcode"]
        if not text:
            return ""
        try:
            point_for_postcode(text)
        except UnknownPostcode as error:
            raise forms.ValidationError(f"{error}. Check it, or leave it empty.") from error
        return tidy_postcode(text) or district_of(text)


class RoleForm(forms.Form):
    """Which organisation is chosen stands in the address, not in the form."""

    job_role = Affiliation._meta.get_field("job_role").formfield(
        label="What do you do there?",
        help_text="As colleagues would say it, such as practice manager, GP partner, receptionist or PCN pharmacist.",
        error_messages={
            "required": "Enter what you do there.",
            "max_length": "What you do there must have 100 characters or fewer.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
